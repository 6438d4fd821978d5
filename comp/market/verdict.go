package market

import (
	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
)

// Verdict is the word for where an offer stands among percentiles; empty where nothing can be said.
type Verdict string

// The verdicts. Where too few percentiles are known to tell two of them apart, it is both.
const (
	Lowball       Verdict = "lowball" // below p25
	Fair          Verdict = "fair"    // from p25 to p75, both included
	High          Verdict = "high"    // above p75
	LowballOrFair Verdict = "lowball or fair"
	FairOrHigh    Verdict = "fair or high"
)

// FairFrom and FairTo are the percentiles between which an offer is fair.
const (
	FairFrom = 25
	FairTo   = 75
)

// Verdict says whether the offer is a lowball, fair or high by the percentiles that are known.
func (a *Answer) Verdict() Verdict {
	if a.Gap != nil || a.Wages != nil || len(a.Percentiles) == 0 {
		return ""
	}
	low, high := a.ranks()
	from, to := decimal.NewFromInt(FairFrom), decimal.NewFromInt(FairTo)
	switch {
	case high.LessThan(from), !a.Position.Rank.Valid && high.Equal(from):
		return Lowball
	case low.GreaterThan(to), !a.Position.Rank.Valid && low.Equal(to):
		return High
	case a.Position.Rank.Valid, low.GreaterThanOrEqual(from) && high.LessThanOrEqual(to):
		return Fair
	case low.GreaterThanOrEqual(from):
		return FairOrHigh
	case high.LessThanOrEqual(to):
		return LowballOrFair
	}
	return ""
}

// ranks returns the least and the greatest rank that the offer can have: its own, those of all
// percentiles that its value is, or, where there is none, the known ones around it, which it is not.
func (a *Answer) ranks() (low, high decimal.Decimal) {
	p := &a.Position
	if !p.Rank.Valid {
		low, high = decimal.NewFromInt(int64(p.Above)), decimal.NewFromInt(100)
		if p.Below > 0 {
			high = decimal.NewFromInt(int64(p.Below))
		}
		return low, high
	}
	low, high = p.Rank.Decimal, p.Rank.Decimal
	for _, q := range a.Percentiles {
		if !q.AtLeast && q.Amount.Equal(a.Value) {
			high = decimal.Max(high, decimal.NewFromInt(int64(q.Rank)))
		}
	}
	return low, high
}

// Median is the percentile in the middle; false where it is not known.
func (a *Answer) Median() (decimal.Decimal, bool) {
	for _, p := range a.Percentiles {
		if p.Rank == 50 && !p.AtLeast {
			return p.Amount, a.Gap == nil
		}
	}
	return decimal.Zero, false
}

// MedianIn is Median in another currency, at the rate of the valuation date; false where it or the
// rate is not known.
func (a *Answer) MedianIn(currency comp.Currency) (decimal.Decimal, bool) {
	median, known := a.Median()
	if !known {
		return median, false
	}
	return a.Question.converted(median, a.Currency, currency)
}

// Year is the metric of one year that is set against the median when it is asked how much a share
// has to grow: that of the measure, and the average year where the measure is a total of today's
// prices, which no growth moves. It is empty for a part of pay, such as the base.
func (m Measure) Year() string {
	switch m {
	case Base, Bonus, Equity:
		return ""
	case Total:
		return "average"
	}
	return string(m)
}
