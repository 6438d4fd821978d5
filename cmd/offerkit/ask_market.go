package main

import (
	"slices"

	"github.com/spf13/cobra"

	"github.com/seed-251b9aba/offerkit/comp/casefile"
	"github.com/seed-251b9aba/offerkit/comp/market"
	"github.com/seed-251b9aba/offerkit/report"
)

// marketQuestion is what is asked of market data about one offer, by ask and by report.
type marketQuestion struct {
	marketData
	nextLevel string
}

func (o *marketQuestion) bindMarket(c *cobra.Command) {
	o.bindData(c, "market")
	c.Flags().StringVar(&o.nextLevel, "next-level", "", "level of which to say what the market pays (default: the one in the data that comes after the offer's)")
}

// checkMarket refuses flags about market data where there are none, and a level that is no text.
func (o *marketQuestion) checkMarket() (err error) {
	if len(o.data) == 0 {
		for _, of := range []struct{ flag, value string }{
			{"next-level", o.nextLevel}, {"role", o.lookup.Role}, {"level", o.lookup.Level}, {"location", o.lookup.Location},
			{"soc", o.lookup.SOC}, {"area", o.lookup.Area}, {"measure", o.measure},
		} {
			if of.value != "" {
				return usagef("--%s is about market data; add --market with a file of them", of.flag)
			}
		}
		return nil
	}
	if o.nextLevel != "" {
		if o.nextLevel, err = casefile.ParseText(o.nextLevel); err != nil {
			return usagef("--next-level: %w", err)
		}
	}
	return nil
}

// place says where the offer asked about stands in the market data of the flags, and what another
// level pays there.
func (o *marketQuestion) place(s streams, n *report.Negotiation, stdinTaken bool) error {
	if len(o.data) == 0 {
		return nil
	}
	reading, err := o.check(s)
	if err != nil {
		return err
	}
	c, from := n.Asking.Comparison, n.Asking.From
	question := market.Questions(c, o.lookup)[from : from+1]
	data, err := o.readData(s, reading, question, stdinTaken)
	if err != nil {
		return err
	}
	if n.Standing, err = inMarket(c, data.Answers()); err != nil {
		return err
	}
	n.Level, err = o.atLevel(n, data, question[0].Level)
	return err
}

// atLevel says what the data have on the level of the flag, or on the one after the offer's.
func (o *marketQuestion) atLevel(n *report.Negotiation, data *market.Data, level string) (*report.MarketLevel, error) {
	l := &report.MarketLevel{Level: o.nextLevel}
	for i := range n.Standing.Answers {
		l.Known = append(l.Known, n.Standing.Answers[i].Levels...)
	}
	slices.Sort(l.Known)
	l.Known = slices.Compact(l.Known)
	if l.Level == "" {
		l.Level, _ = market.NextLevel(level, l.Known)
	}
	if l.Level == "" {
		return l, nil
	}
	l.Answers = data.AtLevel(l.Level)
	pay := report.MedianPay(l.Level, l.Answers)
	if len(pay.Parts) == 0 {
		return l, nil
	}
	var err error
	l.Package, err = n.Asking.AtLevel(pay)
	return l, err
}
