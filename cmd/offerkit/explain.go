package main

import (
	"errors"
	"slices"

	"github.com/spf13/cobra"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/report"
	"github.com/seed-251b9aba/offerkit/report/csvfile"
	"github.com/seed-251b9aba/offerkit/report/jsonfile"
)

type explainOptions struct {
	caseOptions
	redaction
	offer     string
	year      int
	component string
	certainty string
	metric    string
	deep      bool
	format    string
}

func newExplain(s streams) *cobra.Command { return new(explainOptions).command(s) }

func (o *explainOptions) command(s streams) *cobra.Command {
	c := &cobra.Command{
		Use:   "explain CASE...",
		Short: "Show the payments behind a number",
		Long: `Explain takes a number apart into the dated payments that it is the sum of, each with
quantity, price, rate and the rule it follows. Without flags it explains every total.

With --deep it goes on to the steps between the payments and the letter, such as the shares
that a value became and the price of each vest, and to each term: what it means, its file
and line, and what a little more of it does to the number.`,
		Example: `  offerkit explain offers.yaml --offer Amazon --year 3
  offerkit explain offers.yaml --offer Google --component rsu
  offerkit explain offers.yaml --offer Google --component rsu --deep
  offerkit explain offers.yaml --certainty guaranteed --format json
  offerkit explain offers.yaml --offer Amazon --metric walkaway@14
  offerkit explain offers.yaml --offer Amazon --deep --redact`,
		Args: atLeastOneCase,
		RunE: func(_ *cobra.Command, args []string) error { return o.run(s, args) },
	}
	o.bind(c)
	c.Flags().StringVar(&o.offer, "offer", "", "name of the offer (default: every offer)")
	intFlag(c, &o.year, "year", "service year (default: every year)")
	c.Flags().StringVar(&o.component, "component", "", "component of pay, such as base or rsu (default: all)")
	c.Flags().StringVar(&o.certainty, "certainty", "", "guaranteed, target, market or speculative (default: all)")
	c.Flags().StringVar(&o.metric, "metric", "", "any metric instead, such as pv, hourly or walkaway@14, with what it adds to or takes off the payments")
	c.Flags().BoolVar(&o.deep, "deep", false, "down to the terms of the letter, each with its meaning, its file and line, and what a little more of it does")
	bindFormat(c, &o.format)
	o.bindRedact(c)
	complete(c, "component", words(comp.Components()))
	complete(c, "certainty", words(comp.Certainties()))
	return c
}

func (o *explainOptions) run(s streams, files []string) error {
	if err := checkFormat(o.format); err != nil {
		return err
	}
	explanation, err := o.explanation(s, files)
	if err != nil {
		return err
	}
	switch o.format {
	case "json":
		return jsonfile.WriteExplanation(s.out, explanation)
	case "csv":
		return csvfile.WriteTables(s.out, explanation.Document())
	}
	return write(s, explanation.Document(), o.format)
}

// explanation takes apart the number that the flags name.
func (o *explainOptions) explanation(s streams, files []string) (*report.Explanation, error) {
	if err := o.checkWords(); err != nil {
		return nil, err
	}
	c, err := o.load(s, files)
	if err != nil {
		return nil, err
	}
	switch {
	case o.year == notGiven:
		o.year = 0
	case o.year < 1:
		return nil, usagef("--year %d is no service year; the first is 1", o.year)
	case o.year > c.Years:
		return nil, usagef("--year %d is outside the horizon of %s; add --years for a longer one", o.year, report.Count(c.Years, "year"))
	}
	if c, err = o.hide(c, &o.offer); err != nil {
		return nil, err
	}
	result, err := comp.Compare(c)
	if err != nil {
		return nil, err
	}
	question := report.Question{
		Offer: o.offer, Year: o.year, Component: comp.Component(o.component), Certainty: comp.Certainty(o.certainty), Metric: o.metric,
	}
	if o.deep {
		question.Deep = o.withoutFiles(o.written)
	}
	explanation, err := report.Explain(result, question)
	if err != nil {
		var unknown *report.UnknownOfferError
		var metric *comp.MetricError
		switch {
		case errors.As(err, &unknown):
			return nil, usagef("no offer is named %q; %s", unknown.Name, oneOf(unknown.Name, unknown.Known))
		case errors.As(err, &metric):
			return nil, unknownMetric(metric.Name, metric.Years)
		}
		return nil, usage(err)
	}
	return explanation, nil
}

func (o *explainOptions) checkWords() error {
	if o.metric != "" && (o.year != notGiven || o.component != "" || o.certainty != "") {
		return usagef("--metric explains a whole metric; leave out --year, --component and --certainty, or --metric")
	}
	if o.component == "clawback" { // people look for it here, and it is no pay
		return usagef("a clawback is owed only on leaving and is in no total; offerkit leave shows it, with every clause by --month")
	}
	known := words(comp.Components())
	if o.component != "" && !slices.Contains(known, o.component) {
		return notOneOf("component", o.component, "a component", known)
	}
	if known := words(comp.Certainties()); o.certainty != "" && !slices.Contains(known, o.certainty) {
		return notOneOf("certainty", o.certainty, "a certainty", known)
	}
	if o.deep && o.format == "csv" {
		return usagef("--deep is no table; write --format table, markdown or json")
	}
	return nil
}

// words returns the texts of an enumeration.
func words[T ~string](values []T) []string {
	texts := make([]string, len(values))
	for i, v := range values {
		texts[i] = string(v)
	}
	return texts
}
