package main

import (
	"errors"
	"strings"

	"github.com/spf13/cobra"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/casefile"
	"github.com/seed-251b9aba/offerkit/comp/risk"
	"github.com/seed-251b9aba/offerkit/report"
	"github.com/seed-251b9aba/offerkit/report/csvfile"
	"github.com/seed-251b9aba/offerkit/report/jsonfile"
)

type breakEvenOptions struct {
	caseOptions
	metric string
	offers []string
	terms  []string
	plane  string
	format string
}

func newBreakEven(s streams) *cobra.Command {
	var o breakEvenOptions
	c := &cobra.Command{
		Use:   "break-even CASE...",
		Short: "What would have to be otherwise for the lead to change",
		Long: `Break-even takes the two offers that lead a metric and finds, for every term on which their
figures rest, each value at which the lead changes: the growth of a share that is required
against the one that is assumed, the payout, the exit, the base. Every value is the full
model's: one cent, one share, 0.0001 of a price or 0.0001% of a rate further the lead is
another. A term goes by its path; without an offer it is that term of both.

--map draws who leads as two terms move together.`,
		Example: `  offerkit break-even offers.yaml
  offerkit break-even offers.yaml --metric pv --term discount_rate
  offerkit break-even offers.yaml --term price.growth=-30%:60% --term 'offers[1].base'
  offerkit break-even offers.yaml --offer Amazon --offer Meta --metric walkaway@24 --term months
  offerkit break-even offers.yaml --map price.growth
  offerkit break-even offers.yaml --map 'growth,offers[0].bonus.payout' --format csv`,
		Args: atLeastOneCase,
		RunE: func(_ *cobra.Command, args []string) error { return o.run(s, args) },
	}
	o.bind(c)
	c.Flags().StringVar(&o.metric, "metric", "total", "metric by which the offers are compared, such as total, pv, year1 or walkaway@24")
	c.Flags().StringArrayVar(&o.offers, "offer", nil, "name of one of the two offers; write it twice (default: the two that lead the metric)")
	c.Flags().StringArrayVar(&o.terms, "term", nil, "path of a term to search, with a range if wanted: price.growth=-30%:60%; may be repeated (default: all)")
	c.Flags().StringVar(&o.plane, "map", "", "draw who leads as two terms move: a path that both offers have, such as price.growth, or two with a comma; each with a range if wanted")
	bindFormat(c, &o.format)
	return c
}

func (o *breakEvenOptions) run(s streams, files []string) error {
	result, err := o.compare(s, files, o.metric, o.format)
	if err != nil {
		return err
	}
	n, err := o.answer(result)
	if err != nil {
		return riskUsage(err)
	}
	switch o.format {
	case "json":
		return jsonfile.WriteBreakEven(s.out, n)
	case "csv":
		return csvfile.WriteTables(s.out, report.BreakEvenTable(n))
	}
	return write(s, report.BreakEven(n), o.format)
}

func (o *breakEvenOptions) answer(c *comp.Comparison) (*report.Thresholds, error) {
	lead, err := leadOf(c, o.metric, o.offers)
	if err != nil {
		return nil, err
	}
	n := &report.Thresholds{Lead: lead, All: len(o.terms) == 0}
	terms := lead.Assumptions()
	if len(o.terms) > 0 {
		if terms, err = assumptionsAt(lead, o.terms); err != nil {
			return nil, withoutExit(c, err)
		}
	}
	if o.plane != "" {
		two, err := assumptionsAt(lead, strings.Split(o.plane, ","))
		if err != nil {
			return nil, err
		}
		if len(two) != 2 {
			return nil, usagef("--map %q names %d terms, and a map has two; write for example price.growth, or two paths with a comma", o.plane, len(two))
		}
		if n.Map, err = lead.Map(two[0], two[1]); err != nil {
			return nil, err
		}
	}
	n.Terms = lead.BreakEvens(terms)
	return n, nil
}

// withoutExit answers for a break-even of an exit that the case does not have: the exit at which the offers tie
// is known without one.
func withoutExit(c *comp.Comparison, err error) error {
	var unknown *risk.UnknownTermError
	if !errors.As(err, &unknown) || !strings.HasSuffix(unknown.Path, "private.exit.value") {
		return err
	}
	if ties := report.TiesAtExit(c); ties != nil {
		return usagef("the case has no exit: %s. For its break-even write one, such as private: {exit: {value: 400m, on: 2030-06-30}}", strings.Join(ties, "; "))
	}
	return err
}

// leadOf returns the lead of two offers by their names, or without names of the two that lead.
func leadOf(c *comp.Comparison, metric string, names []string) (*risk.Lead, error) {
	lead, err := risk.New(c, metric)
	if err != nil {
		return nil, err
	}
	switch len(names) {
	case 0:
		return lead.Between(lead.Leader, lead.RunnerUp()), nil
	case 2:
	default:
		return nil, usagef("--offer names one of two offers; write it twice, or leave it out for the two that lead")
	}
	a, err := offerNamed(c, names[0])
	if err != nil {
		return nil, err
	}
	b, err := offerNamed(c, names[1])
	if err != nil {
		return nil, err
	}
	if a == b {
		return nil, usagef("--offer names %s twice; write two offers", c.Offers[a].Name)
	}
	return lead.Between(a, b), nil
}

// assumptionsAt returns the terms of flags, PATH or PATH=LOW:HIGH.
func assumptionsAt(lead *risk.Lead, written []string) (all []*risk.Assumption, err error) {
	for _, text := range written {
		path, span, ranged := strings.Cut(text, "=")
		found, err := lead.Find(strings.TrimSpace(path))
		if err != nil {
			return nil, err
		}
		for _, a := range found {
			if ranged {
				if a, err = inRange(a, span); err != nil {
					return nil, err
				}
			}
			all = append(all, a)
		}
	}
	return all, nil
}

// inRange reads the range of a term, LOW:HIGH.
func inRange(a *risk.Assumption, text string) (*risk.Assumption, error) {
	low, high, two := strings.Cut(text, ":")
	if !two {
		return nil, usagef("--term %s=%s has no range; write PATH=LOW:HIGH, such as price.growth=-30%%:60%%", a.Path, text)
	}
	var s risk.Span
	var err error
	if s.Low, err = casefile.ParseTermValue(strings.TrimSpace(low), a.Term); err != nil {
		return nil, usagef("--term %s: %w", a.Path, err)
	}
	if s.High, err = casefile.ParseTermValue(strings.TrimSpace(high), a.Term); err != nil {
		return nil, usagef("--term %s: %w", a.Path, err)
	}
	return a.In(s)
}

// riskUsage tells mistakes of the flags from others, with what was probably meant.
func riskUsage(err error) error {
	var unknown *risk.UnknownTermError
	var span *risk.RangeError
	var same *risk.SameTermError
	switch {
	case errors.As(err, &unknown) && unknown.Path == risk.MonthsStayed:
		return usagef("the months stayed are a term of leaving alone; add for example --metric walkaway@24")
	case errors.As(err, &unknown):
		if meant, found := casefile.ClosestTerm(unknown.Path); found && meant != unknown.Path {
			return usagef("%s is no term of the case; did you mean %s? If not, write one of %s", unknown.Path, meant, unknown.Listed())
		}
		return usage(err)
	case errors.As(err, &span), errors.As(err, &same), errors.Is(err, risk.ErrMonthsAlone):
		return usage(err)
	}
	return err
}
