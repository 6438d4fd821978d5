package main

import (
	"github.com/spf13/cobra"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/risk"
	"github.com/seed-251b9aba/offerkit/report"
	"github.com/seed-251b9aba/offerkit/report/csvfile"
	"github.com/seed-251b9aba/offerkit/report/jsonfile"
)

type stressOptions struct {
	caseOptions
	metric string
	offers []string
	format string
}

func newStress(s streams) *cobra.Command { return new(stressOptions).command(s) }

func (o *stressOptions) command(s streams) *cobra.Command {
	c := &cobra.Command{
		Use:   "stress CASE...",
		Short: "How firm the lead is, and what it falls with",
		Long: `Stress moves every assumption across what is plausible, one at a time: the growth and the
price of each share, payouts, what nobody has put in writing, an exit, exchange rates. It
ranks them by what they do to the lead, says at which value each would lose it, and puts
the three that weigh most wrong together, all eight corners. Then it says whether the lead
is robust, or fragile and to what, and which fact is worth finding out first.

What the letter fixes is not moved. Each range has its reason; the case's own win:
  ranges: {price.growth: [-10%, 25%], private.exit.value: [100m, 800m]}`,
		Example: `  offerkit stress offers.yaml
  offerkit stress offers.yaml --metric risk-adjusted
  offerkit stress offers.yaml --offer Amazon --offer Meta --format json`,
		Args: atLeastOneCase,
		RunE: func(_ *cobra.Command, args []string) error { return o.run(s, args) },
	}
	o.bind(c)
	c.Flags().StringVar(&o.metric, "metric", "total", "metric by which the offers are compared, such as total, pv, year1 or walkaway@24")
	c.Flags().StringArrayVar(&o.offers, "offer", nil, "name of one of two offers; write it twice (default: the one that leads, against all others)")
	bindFormat(c, &o.format)
	return c
}

func (o *stressOptions) run(s streams, files []string) error {
	result, err := o.compare(s, files, o.metric, o.format)
	if err != nil {
		return err
	}
	stress, err := o.stress(result)
	if err != nil {
		return err
	}
	switch o.format {
	case "json":
		return jsonfile.WriteStress(s.out, stress)
	case "csv":
		return csvfile.WriteTables(s.out, report.StressTable(stress))
	}
	return write(s, report.Stress(stress), o.format)
}

// stress moves the assumptions behind the lead of the one that leads over all others, or over the one
// that is named.
func (o *stressOptions) stress(c *comp.Comparison) (*risk.Stress, error) {
	lead, err := risk.New(c, o.metric)
	if err == nil && len(o.offers) > 0 {
		lead, err = leadOf(c, o.metric, o.offers)
	}
	if err != nil {
		return nil, err
	}
	return lead.Stress()
}
