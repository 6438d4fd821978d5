package main

import (
	"errors"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/casefile"
	"github.com/seed-251b9aba/offerkit/comp/negotiate"
	"github.com/seed-251b9aba/offerkit/report"
	"github.com/seed-251b9aba/offerkit/report/csvfile"
	"github.com/seed-251b9aba/offerkit/report/jsonfile"
)

type askOptions struct {
	caseOptions
	question
	marketQuestion
	metric string
	format string
}

// question is what is asked about one offer, by ask and by report.
type question struct {
	from      string
	match     string
	target    string
	makeWhole bool
	all       bool
	levers    []string
	packages  []string
	three     bool
	ladder    bool
	answers   []string
	minimum   string
}

func newAsk(s streams) *cobra.Command { return new(askOptions).command(s) }

func (o *askOptions) command(s streams) *cobra.Command {
	c := &cobra.Command{
		Use:   "ask CASE...",
		Short: "What to ask for, proven by the model",
		Long: `Ask finds the least that has to be asked for, on each lever, for an offer to reach a target:
the best other offer, one of them (--match), an amount (--target), or the offer with what
leaving today's job costs (--make-whole). Every ask is worked out by the full model: at the
ask the target is reached, to the cent, and one step less it is not. It also says what a
little more of each lever adds to every metric.

The levers are ` + strings.Join(negotiate.LeverKeys(), ", ") + `.
--lever LEVER:STEP:CAP asks about one of them in steps of its own and up to a cap; several
are filled in their order. --package LEVER=VALUE,LEVER=+MORE,LEVER puts levers to a value and
fills up the one without; --packages makes three of equal worth. --ladder says what to ask
for next, whatever they answer.

--market FILE, with the data that offerkit market reads, adds where the offer stands in the
market, and what the next level pays there: of a table with a column level, the level that
comes after the offer's, or the one of --next-level. A variant of the offer in the case at
another level ({from: Amazon, level: L7, base: 190k}) says the same without any data.`,
		Example: `  offerkit ask offers.yaml --from Amazon
  offerkit ask offers.yaml --from Amazon --match Google --metric year1
  offerkit ask offers.yaml --from Amazon --target 1.2m --lever sign_on_year_1:500:150k --lever base::175k
  offerkit ask offers.yaml --from Amazon --packages --ladder
  offerkit ask offers.yaml --from Amazon --market percentiles.csv --next-level L7
  offerkit ask offers.yaml --from Amazon --package base=166k --package rsu_shares=+120,sign_on_year_2 --answer base=163k`,
		Args: atLeastOneCase,
		RunE: func(_ *cobra.Command, args []string) error { return o.run(s, args) },
	}
	o.bind(c)
	o.bindQuestion(c)
	c.Flags().StringVar(&o.metric, "metric", "total", "metric that is to be reached, such as total, year1, worst-year or walkaway@12")
	o.bindMarket(c)
	bindFormat(c, &o.format)
	return c
}

func (q *question) bindQuestion(c *cobra.Command) {
	q.bindAim(c)
	f := c.Flags()
	f.BoolVar(&q.all, "all-metrics", false, "also what it takes to match the other offer on every metric")
	f.BoolVar(&q.three, "packages", false, "three packages of equal worth: a sign-on alone, with base, with the first grant")
	f.BoolVar(&q.ladder, "ladder", false, "the next ask for each answer that they may give to the first package, or to the sign-on alone")
	f.StringArrayVar(&q.answers, "answer", nil, "an answer that they gave, such as base=163k, instead of those of --ladder; may be repeated")
}

// bindAim binds what every command that asks about an offer wants to know: which offer, what is to be
// reached, and through what.
func (q *question) bindAim(c *cobra.Command) {
	f := c.Flags()
	f.StringVar(&q.from, "from", "", "name of the offer to ask about (may be left out where there is one)")
	f.StringVar(&q.match, "match", "", "name of the offer to match (default: the best other one)")
	f.StringVar(&q.target, "target", "", "amount of the metric to reach, such as 1.2m")
	f.BoolVar(&q.makeWhole, "make-whole", false, "reach what the offer is with the cost of leaving today's job paid on the first day")
	f.StringArrayVar(&q.levers, "lever", nil, "lever to ask about, with a step and a cap if wanted: sign_on_year_1:500:50k; may be repeated (default: all)")
	f.StringArrayVar(&q.packages, "package", nil, "package of asks: base=166k, or rsu_shares=+120,sign_on_year_2; may be repeated")
	f.StringVar(&q.minimum, "minimum", "", "least total compensation a year that is acceptable, in place of candidate.minimum")
	complete(c, "lever", negotiate.LeverKeys())
}

func (o *askOptions) run(s streams, files []string) error {
	if err := checkFormat(o.format); err != nil {
		return err
	}
	if err := o.checkMarket(); err != nil {
		return err
	}
	if len(o.data) > 0 && o.format == "csv" {
		return usagef("the CSV of ask has the asks alone; write another --format, or offerkit market --format csv")
	}
	n, err := o.negotiation(s, files)
	if err != nil {
		return err
	}
	if err := o.place(s, n, slices.Contains(files, "-")); err != nil {
		return err
	}
	switch o.format {
	case "json":
		return jsonfile.WriteAsk(s.out, n)
	case "csv":
		return csvfile.WriteAsk(s.out, n)
	}
	return write(s, report.Ask(n), o.format)
}

// negotiation answers the question of the flags about the case of the files.
func (o *askOptions) negotiation(s streams, files []string) (*report.Negotiation, error) {
	if err := o.checkTarget(); err != nil {
		return nil, err
	}
	c, err := o.load(s, files)
	if err != nil {
		return nil, err
	}
	if err := o.putMinimum(&c); err != nil {
		return nil, err
	}
	result, err := compareBy(c, o.metric)
	if err != nil {
		return nil, err
	}
	return o.ask(result, o.metric)
}

// checkTarget checks that the flags name one target.
func (q *question) checkTarget() error {
	var targets []string
	for _, t := range []struct {
		flag  string
		given bool
	}{{"--match", q.match != ""}, {"--target", q.target != ""}, {"--make-whole", q.makeWhole}} {
		if t.given {
			targets = append(targets, t.flag)
		}
	}
	if len(targets) > 1 {
		return usagef("%s each name a target; write one of them", strings.Join(targets, " and "))
	}
	if q.all && len(targets) > 0 && q.match == "" {
		return usagef("--all-metrics matches an offer on every metric; leave out %s, or --all-metrics", targets[0])
	}
	return nil
}

// putMinimum puts the minimum of the flags in place of the case's.
func (q *question) putMinimum(c *comp.Case) (err error) {
	if q.minimum == "" {
		return nil
	}
	if c.Candidate.Minimum, err = casefile.ParseMoney(q.minimum, c.Currency); err != nil {
		return usagef("--minimum: %w", err)
	}
	return nil
}

// ask answers the question of the flags.
func (q *question) ask(c *comp.Comparison, metric string) (*report.Negotiation, error) {
	n, err := q.answer(c, metric)
	return n, leverUsage(err)
}

func (q *question) answer(c *comp.Comparison, metric string) (*report.Negotiation, error) {
	from, err := offerAskedAbout(c, q.from)
	if err != nil {
		return nil, err
	}
	specs, err := q.specs(c, from)
	if err != nil {
		return nil, err
	}
	n := new(report.Negotiation)
	if n.Asking, err = negotiate.New(c, from, metric, specs...); err != nil {
		return nil, err
	}
	if n.Target, err = q.reach(n.Asking); err != nil {
		return nil, err
	}
	if n.Asks, err = n.Asking.Asks(n.Target.Amount); err != nil {
		return nil, err
	}
	if len(specs) > 0 {
		plan, err := n.Asking.Plan(n.Target.Amount)
		if err != nil {
			return nil, err
		}
		n.Plan = &plan
	}
	if n.BeyondMoney, err = n.Asking.BeyondMoney(); err != nil {
		return nil, err
	}
	if n.Market, err = n.Asking.AgainstMarket(); err != nil {
		return nil, err
	}
	if err := q.across(n); err != nil {
		return nil, err
	}
	if err := q.pack(n); err != nil {
		return nil, err
	}
	return n, q.climb(n)
}

// offerAskedAbout returns the position of the offer of a name, or of the only one that there is
// to ask about.
func offerAskedAbout(c *comp.Comparison, name string) (int, error) {
	if name != "" {
		return offerNamed(c, name)
	}
	var open []int
	var names []string
	for i := range c.Offers {
		if names = append(names, c.Offers[i].Name); !c.Offers[i].Offer.Current {
			open = append(open, i)
		}
	}
	if len(open) != 1 {
		return 0, usagef("no offer is named to ask about; write --from and one of %s", strings.Join(names, ", "))
	}
	return open[0], nil
}

// offerNamed returns the position of the offer of a name.
func offerNamed(c *comp.Comparison, name string) (int, error) {
	r, err := report.FindOffer(c, name)
	if err != nil {
		var unknown *report.UnknownOfferError
		if errors.As(err, &unknown) {
			return 0, usagef("no offer is named %q; %s", unknown.Name, oneOf(unknown.Name, unknown.Known))
		}
		return 0, err
	}
	return slices.IndexFunc(c.Offers, func(o comp.Result) bool { return o.Name == r.Name }), nil
}

// reach returns the target of the flags. That there is none is a failed run: the flags are right,
// and the case has nothing of the kind.
func (q *question) reach(a *negotiate.Asking) (negotiate.Target, error) {
	switch {
	case q.makeWhole:
		return a.MakeWhole()
	case q.target != "":
		amount, err := casefile.ParseMoney(q.target, a.Comparison.Case.Currency)
		if err != nil {
			return negotiate.Target{}, usagef("--target: %w", err)
		}
		return a.Amount(amount), nil
	case q.match != "":
		i, err := offerNamed(a.Comparison, q.match)
		if err != nil {
			return negotiate.Target{}, err
		}
		t, err := a.Match(i)
		var wrong *negotiate.TargetError
		if errors.As(err, &wrong) && wrong.Kind == negotiate.MatchesItself {
			return t, usagef("--match: %w (--target)", err)
		}
		return t, err
	}
	t, err := a.Best()
	if err != nil {
		return t, usagef("%w (--target)", err)
	}
	return t, nil
}

// across asks on every metric: to equal the offer that is matched, with --all-metrics, and what
// the case says of other levels.
func (q *question) across(n *report.Negotiation) error {
	offers := n.Asking.NextLevels()
	if kind := n.Target.Kind; q.all && (kind == negotiate.ToMatch || kind == negotiate.ToMatchBest) && !slices.Contains(offers, n.Target.Offer) {
		offers = append([]int{n.Target.Offer}, offers...)
	}
	for _, offer := range offers {
		rows, err := n.Asking.AcrossMetrics(offer)
		if err != nil {
			return err
		}
		n.Across = append(n.Across, report.AcrossMetrics{Offer: offer, Rows: rows})
	}
	return nil
}

// pack works out the packages of the flags.
func (q *question) pack(n *report.Negotiation) error {
	if q.three {
		packages, out, err := n.Asking.Packages(n.Target.Amount)
		if err != nil {
			return err
		}
		n.Packages, n.LeftOut = packages, out
	}
	for _, text := range q.packages {
		spec, err := q.packageSpec(n.Asking, text)
		if err != nil {
			return err
		}
		p, err := n.Asking.Package(spec, n.Target.Amount)
		if err != nil {
			return err
		}
		n.Packages = append(n.Packages, p)
	}
	return nil
}

// climb works out the answers to expect.
func (q *question) climb(n *report.Negotiation) error {
	if !q.ladder && len(q.answers) == 0 {
		return nil
	}
	var first *negotiate.Package
	switch {
	case len(n.Packages) > 0:
		first = &n.Packages[0]
	case len(q.answers) == 0:
		alone, err := n.Asking.Package(negotiate.PackageSpec{}, n.Target.Amount)
		if err != nil {
			return err
		}
		first = &alone
	}
	if len(q.answers) == 0 {
		rungs, err := n.Asking.Ladder(first, n.Target.Amount)
		n.Ladder = rungs
		return err
	}
	for _, text := range q.answers {
		put, given, err := q.put(n.Asking, "answer", text)
		if err != nil {
			return err
		}
		if !given {
			return usagef("--answer %q has no value; write for example base=163k", text)
		}
		change, err := n.Asking.AnswerTo(put)
		if err != nil {
			return err
		}
		rung, err := n.Asking.Answer(change, first, n.Target.Amount)
		if err != nil {
			return err
		}
		n.Ladder = append(n.Ladder, rung)
	}
	return nil
}
