package comp

import (
	"errors"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp/calc"
)

// Trace takes a figure apart (SPEC 7.6): what each payment adds to it, what is added or
// taken off besides, and what the sum is divided by. The parts and lines add up to Sum
// exactly, and Value is the figure.
type Trace struct {
	Metric   Metric
	Payments Timeline
	Parts    []decimal.Decimal // what each payment adds: its amount, or of pv its present value
	Lines    []TraceLine
	Sum      decimal.Decimal
	Divisor  decimal.Decimal // 0 where nothing is divided
	Of       string          // what the divisor counts: years, hours
	Value    decimal.Decimal
}

// TraceLine is something that is no payment: a haircut, a clawback, a term of the
// levels-style year.
type TraceLine struct {
	Kind   TraceLineKind
	Item   string          // of a grant, a sign-on, a clawback and the match, what it is
	Amount decimal.Decimal // in the reporting currency; negative where it is taken off

	Whole    decimal.Decimal // of a grant and a sign-on, what a year's part is taken of, in Currency
	Currency Currency        // of Whole: the offer's
	Months   int             // of a grant, those over which Whole vests
	Discount *Discount       // of a DiscountLine
	Debt     *ClauseDebt     // of a ClawbackLine
	Tax      *YearTax        // of a TaxLine
}

// TraceLineKind says what a line is.
type TraceLineKind int

// The kinds of lines.
const (
	_                 TraceLineKind = iota
	DiscountLine                    // a haircut, or the probability that the company fails
	HeldSharesLine                  // shares that are held, at the price of the last day of work
	UnvestedMatchLine               // lost on leaving
	SettledLine                     // earned of what a year earns, and paid on leaving: holiday pay
	ClawbackLine                    // owed on leaving
	YearOfBaseLine                  // the lines of the levels-style year
	YearOfBonusLine
	YearOfGrantLine
	YearOfSignOnLine
	OnPaperLine // a private company's grant, which counts 0
	TaxLine     // the taxes of a service year
)

// ErrOtherResult is returned where a result is none of the comparison that it is given to.
var ErrOtherResult = errors.New("the offer is not one of this comparison's results")

// Trace explains the named metric of an offer. It returns a *MetricError for a name that
// is no metric of the horizon, the reason why the comparison does not have it for one of
// [FurtherMetricNames], and [ErrOtherResult] for an offer of another comparison.
func (c *Comparison) Trace(r *Result, metric string) (*Trace, error) {
	if !c.has(r) {
		return nil, ErrOtherResult
	}
	m, err := c.Metric(metric)
	if err != nil {
		return nil, err
	}
	return c.Case.fold(r, &m).trace(), nil
}

// trace takes the metric apart. Parts that are not rounded are settled cumulatively, so that
// they add up to the figure (SPEC 2.3).
func (f *folding) trace() *Trace {
	m := f.metric.recipe
	t := &Trace{Metric: *f.metric}
	var exact calc.Number
	settle := func(part calc.Number) decimal.Decimal {
		before := t.Sum
		exact = exact.Add(part)
		t.Sum = f.settled(exact).Decimal()
		return t.Sum.Sub(before)
	}
	if has := m.counts(f).has; has != nil {
		for i := range f.result.Timeline {
			if p := &f.result.Timeline[i]; has(p) {
				t.Payments, t.Parts = append(t.Payments, *p), append(t.Parts, settle(f.part(p)))
			}
		}
	}
	if m.besides != nil {
		for _, l := range m.besides(f) {
			l.TraceLine.Amount = settle(l.amount)
			t.Lines = append(t.Lines, l.TraceLine)
		}
	}
	if m.divide != nil {
		by := m.divide(f)
		t.Divisor, t.Of = by.by.Div(by.per, max(divisorPlaces, by.places)).Decimal(), by.of
	}
	t.Value = f.divided(calc.Of(t.Sum)).Decimal()
	return t
}
