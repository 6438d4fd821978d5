package main

import (
	"slices"

	"github.com/seed-251b9aba/offerkit/comp/casefile"
	"github.com/seed-251b9aba/offerkit/comp/market"
	"github.com/seed-251b9aba/offerkit/comp/negotiate"
	"github.com/seed-251b9aba/offerkit/report"
)

// checkMarket refuses flags about market data where there are none, and a level that is no text.
func (o *askOptions) checkMarket() (err error) {
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
	if o.format == "csv" {
		return usagef("the CSV of ask has the levers alone; write another --format, or offerkit market --format csv")
	}
	if o.nextLevel != "" {
		if o.nextLevel, err = casefile.ParseText(o.nextLevel); err != nil {
			return usagef("--next-level: %w", err)
		}
	}
	return nil
}

// place says where the offer stands in the market data of the flags, and what another level pays
// there.
func (o *askOptions) place(s streams, n *report.Negotiation, stdinTaken bool) error {
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
	n.Level = &report.MarketLevel{Level: o.nextLevel}
	for i := range n.Standing.Answers {
		n.Level.Known = append(n.Level.Known, n.Standing.Answers[i].Levels...)
	}
	slices.Sort(n.Level.Known)
	n.Level.Known = slices.Compact(n.Level.Known)
	if n.Level.Level == "" {
		n.Level.Level, _ = market.NextLevel(question[0].Level, n.Level.Known)
	}
	if n.Level.Level == "" {
		return nil
	}
	n.Level.Answers = data.AtLevel(n.Level.Level)
	pay := levelPay(n.Level.Level, n.Level.Answers)
	if len(pay.Parts) == 0 {
		return nil
	}
	n.Level.Package, err = n.Asking.AtLevel(pay)
	return err
}

// payPart is the part of pay that a measure is; false for a whole.
func payPart(m market.Measure) (negotiate.PayPart, bool) {
	switch m {
	case market.Base:
		return negotiate.PartBase, true
	case market.Bonus:
		return negotiate.PartBonus, true
	case market.Equity:
		return negotiate.PartEquity, true
	}
	return "", false
}

// levelPay takes the medians out of the answers for a level, the first of each part.
func levelPay(level string, answers []market.Answer) negotiate.LevelPay {
	pay := negotiate.LevelPay{Level: level}
	for i := range answers {
		part, is := payPart(answers[i].Measure)
		median, known := answers[i].Median()
		taken := slices.ContainsFunc(pay.Parts, func(p negotiate.LevelPart) bool { return p.Part == part })
		if is && known && !taken {
			pay.Parts = append(pay.Parts, negotiate.LevelPart{Part: part, Amount: median, Currency: answers[i].Currency})
		}
	}
	return pay
}
