package tax

import (
	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp/calc"
)

// Confidence says how sure a figure is.
type Confidence int

// The degrees of confidence, from the surest on.
const (
	TwoSources Confidence = iota // two independent sources agree
	OneSource
	OnProjected // it rests on a projected figure: whole units, no cents
	OnUnsettled // sources disagree, or a law is pending
)

var confidences = [...]string{"two sources", "one source", "projected", "unsettled"}

func (c Confidence) String() string { return confidences[c] }

// number is the confidence as a number: the larger, the less sure.
func (c Confidence) number() calc.Number { return calc.Of(decimal.NewFromInt(int64(c))) }

// Confidences lists the words for the degrees of confidence, by number.
func Confidences() []string { return confidences[:] }

// least is the less sure of two.
func least(a, b calc.Number) calc.Number {
	switch {
	case b.IsFixedZero():
		return a
	case a.IsFixedZero():
		return b
	}
	return a.Max(b)
}

// confidenceOf is the doubt in a status alone.
func confidenceOf(s Status) Confidence {
	switch s {
	case Projected:
		return OnProjected
	case Unsettled:
		return OnUnsettled
	}
	return TwoSources
}

func (t *Table) confidence() Confidence {
	if c := confidenceOf(t.Status); c > TwoSources || t.Confirmed != "" {
		return c
	}
	return OneSource
}
