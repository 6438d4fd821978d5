package main

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/market"
	"github.com/seed-251b9aba/offerkit/comp/negotiate"
	"github.com/seed-251b9aba/offerkit/report"
)

// marketData is files of market data, and which of their rows are an offer's.
type marketData struct {
	data    []string
	lookup  market.Override // in place of what the offers say of themselves
	measure string
}

// bindData binds the flags of the data; the files go by the name of the first.
func (o *marketData) bindData(c *cobra.Command, files string) {
	f := c.Flags()
	f.StringArrayVar(&o.data, files, nil, "file of market data, - for CSV on standard input; once for each")
	f.StringVar(&o.lookup.Role, "role", "", "role to look for in the data, in place of the offers' own")
	f.StringVar(&o.lookup.Level, "level", "", "level to look for in the data, in place of the offers' own")
	f.StringVar(&o.lookup.Location, "location", "", "place to look for in the data: a city, a state, or US for all of them, in place of the offers' own")
	f.StringVar(&o.lookup.SOC, "soc", "", "occupation by its code, such as 15-1252, in place of the role; with --role both have to be met")
	f.StringVar(&o.measure, "measure", "", "what a table of your own measures that does not say it: "+strings.Join(market.MeasureNames(), ", ")+" (default: base)")
	f.StringVar(&o.lookup.Area, "area", "", "area of prevailing wages by its number, such as 42660, in place of the location")
	complete(c, "measure", market.MeasureNames())
}

// inMarket says where the offers of the answers stand, and what their shares have to grow.
func inMarket(c *comp.Comparison, answers []market.Answer) (*report.Standing, error) {
	standing := &report.Standing{Comparison: c, Answers: answers, Growths: make([]*negotiate.Growth, len(answers))}
	for i := range answers {
		median, known := answers[i].MedianIn(c.Case.Currency)
		if !known || answers[i].Measure.Year() == "" {
			continue
		}
		metric, err := comp.FindMetric(answers[i].Measure.Year(), c.Case.Years)
		if err != nil {
			return nil, err
		}
		offer := slices.IndexFunc(c.Offers, func(r comp.Result) bool { return r.Name == answers[i].Question.Result.Name })
		if standing.Growths[i], err = negotiate.GrowthTo(c, offer, metric, median); err != nil {
			return nil, err
		}
	}
	return standing, nil
}
