package tax

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp/calc"
)

// AlternativeMinimum is the id of the tax that counts incentive stock options exercised and held.
const AlternativeMinimum = "alternative_minimum_tax"

// Situation is who earns the wages, where, and under the law of which year.
type Situation struct {
	Place  Place
	Year   int
	Filing Filing
	Status calc.Choice // Filing, where it may be another; its words are those of [Filings]

	Retirement  calc.Number // one's own deferrals into a 401(k) or a pension, before tax
	HSA         calc.Number // one's own contributions to a health savings account through the payroll
	ISOSpread   calc.Number // of incentive stock options exercised and held in the year
	ISOSale     calc.Number // a part of the wages: the gain of incentive stock options exercised and sold in the year, which is ordinary income (26 USC 421(b)); no payroll tax is on it (26 USC 3121(a)(22)), and nothing is withheld from it (26 USC 421(b))
	StudentLoan []string    // plan_1, plan_2, plan_4, plan_5, postgraduate
	Exempt      []string    // ids of payroll taxes that one does not pay, such as wa_cares
	Pays        []string    // ids of payroll taxes that employers mostly pay and this one does not

	Of string // what the wages are of, such as year 1, for the names of steps; may be empty
}

// step names a step of these wages.
func (s *Situation) step(name string) string {
	if s.Of == "" {
		return name
	}
	return name + ", " + s.Of
}

// Taxes is what is taken from a year's wages, in the currency of the place.
type Taxes struct {
	Situation Situation
	Wages     calc.Number
	Taxes     []Tax // in the order of a statement
	Total     calc.Number
	TakeHome  calc.Number // wages less the taxes and one's own deferrals

	code *code
}

// Level is who levies a tax.
type Level int

// The levels.
const (
	Country Level = iota
	State
	Local
)

// Tax is one tax on the wages.
type Tax struct {
	ID         string
	Title      string
	Level      Level
	Payroll    bool        // a payroll tax of a state or a place
	Amount     calc.Number // rounded to cents; below zero where credits are paid out
	Taxable    calc.Number // what is taxed, after deductions
	Confidence Confidence  // of the least sure figure that it rests on
	sure       calc.Number // Confidence, of other wages too
	Table      *Table
	Lines      []Line
}

// LineKind says what a line does.
type LineKind int

// The kinds of lines.
const (
	LineDeduction LineKind = iota // less of what is taxed
	LineAddedBack                 // more of it
	LineTax                       // a part of the tax
	LineCredit                    // less of the tax
)

// Line is one step from the wages to a tax, not rounded.
type Line struct {
	Kind   LineKind
	Amount calc.Number
	On     calc.Number // what its brackets are of; for a rule without, what was taxed before it

	step *step
}

// Name says what the line is, such as standard deduction.
func (l Line) Name() string { return l.step.Name }

// Most is the highest amount that the line can come to, if it has one.
func (l Line) Most() (most decimal.Decimal, has bool) { return l.step.most.Decimal(), l.step.hasMost }

// Bracket is what falls into one bracket.
type Bracket struct {
	From, To decimal.Decimal // To is zero for the last
	Rate     decimal.Decimal
	Part     decimal.Decimal // of what is taxed
	Tax      decimal.Decimal // not rounded
}

// Brackets takes a line apart into those of its brackets that something falls into; nil for a
// line without any.
func (l Line) Brackets() []Bracket {
	if l.step.Kind != "brackets" {
		return nil
	}
	var all []Bracket
	x := l.On.Decimal()
	for i, row := range l.step.rates.Rows {
		if x.LessThanOrEqual(row.From) {
			break
		}
		b := Bracket{From: row.From, Rate: row.Value, Part: x.Sub(row.From)}
		if i+1 < len(l.step.rates.Rows) {
			b.To = l.step.rates.Rows[i+1].From
			b.Part = decimal.Min(x, b.To).Sub(row.From)
		}
		b.Tax = b.Part.Mul(b.Rate)
		all = append(all, b)
	}
	return all
}

// Stated returns the tax as it may be stated: to the cent, and in whole units where it rests
// on a projected figure.
func (t *Tax) Stated() decimal.Decimal {
	if t.Confidence == OnProjected {
		return t.Amount.Decimal().Round(0)
	}
	return t.Amount.Decimal()
}

// StatedTotal is the sum of the taxes as they are stated.
func (t *Taxes) StatedTotal() decimal.Decimal {
	sum := decimal.Zero
	for i := range t.Taxes {
		sum = sum.Add(t.Taxes[i].Stated())
	}
	return sum
}

// StatedTakeHome is what is left after the taxes as they are stated.
func (t *Taxes) StatedTakeHome() decimal.Decimal {
	return t.Wages.Sub(t.Situation.Retirement).Sub(t.Situation.HSA).Decimal().Sub(t.StatedTotal())
}

// Confidence is that of the least sure tax that is not 0.
func (t *Taxes) Confidence() Confidence {
	worst := TwoSources
	for i := range t.Taxes {
		if one := &t.Taxes[i]; !one.Amount.Decimal().IsZero() {
			worst = max(worst, one.Confidence)
		}
	}
	return worst
}

// Projected says whether a tax that is not 0 rests on a projected figure: the cents of the total mean
// nothing then.
func (t *Taxes) Projected() calc.Cond {
	projected := calc.Fixed(false)
	for i := range t.Taxes {
		one := &t.Taxes[i]
		projected = projected.Or(one.sure.Equal(OnProjected.number()).And(one.Amount.Equal(zero).Not()))
	}
	return projected
}

// Sure is Confidence as a number, which is worked out again where the wages may be others.
func (t *Taxes) Sure() calc.Number {
	worst := calc.Of(decimal.NewFromInt(int64(TwoSources)))
	for i := range t.Taxes {
		if one := &t.Taxes[i]; !one.sure.IsFixedZero() {
			worst = worst.Max(calc.If(one.Amount.Equal(zero), zero, one.sure))
		}
	}
	return worst
}

// Of returns the sum of the taxes with an id, and whether there is any.
func (t *Taxes) Of(id string) (stated decimal.Decimal, found bool) {
	for i := range t.Taxes {
		if t.Taxes[i].ID == id {
			stated, found = stated.Add(t.Taxes[i].Stated()), true
		}
	}
	return stated, found
}

// Notes are what to know before relying on the taxes, as the tables have it.
func (t *Taxes) Notes() []string {
	var notes []string
	for i := range t.Taxes {
		one := &t.Taxes[i]
		if one.Table.Note != "" && !one.Amount.Decimal().IsZero() {
			notes = append(notes, one.Title+": "+one.Table.Note)
		}
		for _, n := range one.Table.Notes {
			if t.Wages.Decimal().GreaterThan(n.Over.Decimal) {
				notes = append(notes, n.Says)
			}
		}
	}
	for i := range t.code.taxes {
		if l := &t.code.taxes[i]; l.EmployerPays && !l.counts(&t.Situation) {
			notes = append(notes, l.Title+" is left out: "+l.Note)
		}
	}
	return notes
}

// WagesError says that an amount cannot be taxed.
type WagesError struct {
	What   string // wages, retirement
	Amount decimal.Decimal
	Reason string // cannot be negative
}

func (e *WagesError) Error() string { return fmt.Sprintf("%s of %s %s", e.What, e.Amount, e.Reason) }

// MaxWages bounds what is taxed: more than offers with terms at their own bounds come to, which
// are looked at where it is asked for how much a term can do.
var MaxWages = decimal.New(1, 18)

// Taxes computes what is taken from a year's wages in whole cents.
func (l *Law) Taxes(wages calc.Number, s Situation) (Taxes, error) {
	if err := check(wages, &s); err != nil {
		return Taxes{}, err
	}
	c, err := l.code(&s)
	if err != nil {
		return Taxes{}, err
	}
	return c.assess(wages, s), nil
}

func check(wages calc.Number, s *Situation) error {
	for _, x := range [...]struct {
		what   string
		amount calc.Number
	}{{"wages", wages}, {"a retirement contribution", s.Retirement}, {"an HSA contribution", s.HSA}, {"an ISO spread", s.ISOSpread}, {"the gain of ISOs sold", s.ISOSale}} {
		switch d := x.amount.Decimal(); {
		case d.IsNegative():
			return &WagesError{x.what, d, "cannot be negative; write an amount from 0 on"}
		case d.GreaterThan(MaxWages):
			return &WagesError{x.what, d, "cannot be right: nobody earns as much; check the number"}
		}
	}
	if left := wages.Sub(s.Retirement).Sub(s.HSA).Decimal(); left.IsNegative() {
		return &WagesError{"wages", wages.Decimal(), "cannot be less than what is contributed from them"}
	}
	return nil
}

// Marginal is the share that the taxes take of the next pay, to four decimals.
func (l *Law) Marginal(t *Taxes) (calc.Number, error) {
	step, s := t.NextPay(), t.Situation
	if t.Wages.Live() {
		s.Of = s.step("with the next pay")
	}
	next, err := l.Taxes(t.Wages.Add(step), s)
	if err != nil {
		return zero, err
	}
	return next.Total.Sub(t.Total).Div(step, 4), nil
}

// NextPay is the next pay that the marginal rate is of: a hundredth of the wages in whole units, and a
// thousand at least. A bonus or a vest is as large; of less a cliff of the law would be all of the rate.
func (t *Taxes) NextPay() calc.Number {
	return t.Wages.Div(nextShare, 0).Max(leastNext).Named(func() string { return t.Situation.step("Next pay") })
}

var (
	nextShare = calc.Of(decimal.NewFromInt(100))
	leastNext = calc.Of(decimal.NewFromInt(1_000))
)
