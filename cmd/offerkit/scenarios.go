package main

import (
	"github.com/spf13/cobra"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/risk"
	"github.com/seed-251b9aba/offerkit/report"
	"github.com/seed-251b9aba/offerkit/report/csvfile"
	"github.com/seed-251b9aba/offerkit/report/jsonfile"
)

type scenarioOptions struct {
	caseOptions
	metric string
	format string
}

func newScenarios(s streams) *cobra.Command {
	var o scenarioOptions
	c := &cobra.Command{
		Use:   "scenarios CASE...",
		Short: "The offers under several sets of assumptions, side by side",
		Long: `Scenarios compares the offers anew under each named set of assumptions of the case, beside
the case as it is written, on every metric:

  scenarios:
    bear: {price.growth: -20%, bonus.payout: 50%}
    bull: {price.growth: 20%, bonus.payout: 120%}

A path without an offer is that of every offer that has the term; one with an offer, such as
"offers[0].bonus.payout", goes in quotes within {...}. A case without scenarios has these two.`,
		Example: `  offerkit scenarios offers.yaml
  offerkit scenarios offers.yaml --metric year1
  offerkit scenarios offers.yaml --format json | jq '.scenarios[].rankings[0]'`,
		Args: atLeastOneCase,
		RunE: func(_ *cobra.Command, args []string) error { return o.run(s, args) },
	}
	o.bind(c)
	c.Flags().StringVar(&o.metric, "metric", "total", "metric of the headline, such as total, pv, year1 or walkaway@24")
	bindFormat(c, &o.format)
	return c
}

func (o *scenarioOptions) run(s streams, files []string) error {
	result, err := o.compare(s, files, o.metric, o.format)
	if err != nil {
		return err
	}
	outlook, err := outlookOf(result, o.metric)
	if err != nil {
		return err
	}
	switch o.format {
	case "json":
		return jsonfile.WriteScenarios(s.out, outlook)
	case "csv":
		return csvfile.WriteTables(s.out, report.ScenarioTable(outlook))
	}
	return write(s, report.Scenarios(outlook), o.format)
}

// outlookOf compares the offers anew under each scenario.
func outlookOf(c *comp.Comparison, metric string) (*report.Outlook, error) {
	m, err := comp.FindMetric(metric, c.Case.Years)
	if err != nil {
		return nil, err
	}
	scenarios, err := risk.Scenarios(c, besides(m)...)
	return &report.Outlook{Comparison: c, Metric: m, Scenarios: scenarios}, err
}
