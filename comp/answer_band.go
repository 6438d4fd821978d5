package comp

import (
	"slices"

	"github.com/shopspring/decimal"
)

// Band is a total as a range: without and with the refreshers, the top-up and the promotion that are
// expected and that nobody has put in writing (SPEC 5.6). The total itself is its High.
type Band struct {
	Low, High decimal.Decimal
}

// IsPoint reports whether the band has no width: nothing is merely expected.
func (b Band) IsPoint() bool { return b.Low.Equal(b.High) }

// Band returns the period's total as a range.
func (p *Period) Band() Band { return Band{Low: p.Total.Sub(p.Expected), High: p.Total} }

// Band returns the total of the horizon as a range, the sum of the bands of its years.
func (r *Result) Band() Band {
	b := Band{Low: r.Total, High: r.Total}
	for i := range r.Years {
		b.Low = b.Low.Sub(r.Years[i].Expected)
	}
	return b
}

// Expected lists what the total holds that nobody has put in writing, which is what its
// band leaves out: some of [OnRefreshers], [OnTopUp] and [OnPromotion].
func (r *Result) Expected() []ConditionKind {
	var kinds []ConditionKind
	for _, kind := range []ConditionKind{OnRefreshers, OnTopUp, OnPromotion} {
		if slices.ContainsFunc(r.Timeline, func(p Payment) bool {
			return p.Promise == PromiseExpected && ExpectedOf(p.Term) == kind
		}) {
			kinds = append(kinds, kind)
		}
	}
	return kinds
}
