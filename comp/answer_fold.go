package comp

import (
	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp/calc"
)

// folding is a metric being worked out for one offer.
type folding struct {
	kase    *Case
	result  *Result
	metric  *Metric
	terms   terms
	leaving *Leaving // of a metric that asks for it
}

// scope is the payments that a metric counts.
type scope struct {
	has func(*Payment) bool // nil means none
	sum decimal.NullDecimal // of their amounts, where it is known already
}

// line is something that is no payment and adds to a metric: a haircut, a clawback, a term of
// the levels-style year.
type line struct {
	TraceLine // but for its amount
	amount    calc.Number
}

// divisor is what a sum is divided by: by/per.
type divisor struct {
	by, per calc.Number
	of      string // what it counts: years, hours
	places  int32  // that a trace shows, where they are more than divisorPlaces
}

// Decimals of a divisor that a trace shows.
const divisorPlaces = 2

func (c *Case) fold(r *Result, m *Metric) *folding {
	return &folding{kase: c, result: r, metric: m, terms: r.terms}
}

// figure returns the metric, rounded to the minor unit where it is more than a sum of payments.
func (f *folding) figure() calc.Number {
	if moving := f.metric.recipe.moving; moving != nil && f.terms.moves() {
		return moving(f)
	}
	return f.value()
}

// value adds up, settles and divides.
func (f *folding) value() calc.Number {
	m := f.metric.recipe
	sum := f.sum(m.counts(f))
	if m.besides != nil {
		parts := []calc.Number{sum}
		for _, line := range m.besides(f) {
			parts = append(parts, line.amount)
		}
		sum = calc.Sum(parts...)
	}
	return f.divided(f.settled(sum))
}

// divided divides a sum where the recipe says so, rounded to the minor unit.
func (f *folding) divided(sum calc.Number) calc.Number {
	if f.metric.recipe.divide == nil {
		return sum
	}
	by := f.metric.recipe.divide(f)
	return sum.Mul(by.per).Div(by.by, f.kase.Currency.Places())
}

// settled rounds a sum where the recipe says so.
func (f *folding) settled(sum calc.Number) calc.Number {
	if f.metric.recipe.settle == nil {
		return sum
	}
	return f.metric.recipe.settle(f, sum)
}

// sum adds up what the payments of a scope add.
func (f *folding) sum(s scope) calc.Number {
	weighs := f.metric.recipe.weigh != nil
	switch {
	case s.has == nil:
		return calc.Number{}
	case s.sum.Valid && !weighs && !f.terms.moves():
		return calc.Of(s.sum.Decimal)
	}
	parts := make([]calc.Number, 0, len(f.result.Timeline))
	for i := range f.result.Timeline {
		if p := &f.result.Timeline[i]; s.has(p) {
			parts = append(parts, f.part(p))
		}
	}
	return calc.Sum(parts...)
}

// part is what a payment adds, not settled.
func (f *folding) part(p *Payment) calc.Number {
	if weigh := f.metric.recipe.weigh; weigh != nil {
		return weigh(f, p)
	}
	return p.Number()
}

func (f *folding) none() scope { return scope{} }

func (f *folding) all() scope {
	return scope{has: func(*Payment) bool { return true }, sum: decimal.NewNullDecimal(f.result.Total)}
}

func (f *folding) year(k int) scope {
	return scope{has: func(p *Payment) bool { return p.Year == k }, sum: decimal.NewNullDecimal(f.result.Years[k-1].Total)}
}

func (f *folding) guaranteed() scope {
	sum := decimal.Zero
	for i := range f.result.Years {
		sum = sum.Add(f.result.Years[i].Guaranteed)
	}
	return scope{has: func(p *Payment) bool { return p.Certainty == Guaranteed }, sum: decimal.NewNullDecimal(sum)}
}

func (f *folding) cash() scope {
	return scope{has: (*Payment).IsCash}
}

// worst returns the service year that pays least, the first of equals.
func (f *folding) worst() int {
	worst := 0
	for i := range f.result.Years {
		if f.result.Years[i].Total.LessThan(f.result.Years[worst].Total) {
			worst = i
		}
	}
	return worst + 1
}
