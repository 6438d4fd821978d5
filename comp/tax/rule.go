package tax

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp/calc"
)

var oneCent = decimal.New(1, -2)

// places is how exact the parts of a tax are, which is rounded to cents.
const places = 8

// step is a rule for one filing status, or for whichever it is where that may be another.
type step struct {
	*Rule
	known Confidence // TwoSources where it is as sure as the table

	amount, cap, over, by, most, limit, rate, width, flatOver calc.Number
	every                                                     interval
	amountBy, rates, less, shareBy, capBy, base, benefit      *table
	starts                                                    *table      // of a recapture: where the bracket begins
	top                                                       calc.Number // the last of its rates
	fade, capFade                                             *fade
	larger                                                    *step
	hasCap, hasMost                                           bool
}

func (by *filed) resolve(r *Rule, t *Table) step {
	named := func(rows *rowsBy, above bool) *table {
		return by.table(rows, above, func() string { return fmt.Sprintf("%s %d: %s", t.Title, t.Year, r.Name) })
	}
	s := step{
		Rule: r, amount: by.number(r.Amount), cap: by.number(r.Cap), over: by.number(r.Over), by: by.number(r.Step), most: by.number(r.Most), limit: by.number(r.Limit),
		rate: by.number(r.Rate), width: by.number(r.Width), flatOver: by.number(r.FlatOver), every: by.interval(r.Every),
		amountBy: named(r.By, r.Above), rates: named(r.Rates, false), less: named(r.Less, false), shareBy: named(r.ShareBy, r.Above),
		capBy: named(r.CapBy, false), base: named(r.BaseBy, false), benefit: named(r.Benefit, false),
		fade: by.fade(r.Fade, r, t), capFade: by.fade(r.CapFade, r, t), hasCap: r.Cap != nil, hasMost: r.Most != nil,
	}
	s.known = confidenceOf(r.Status)
	if r.Kind == "recapture" {
		s.starts = s.rates.starts()
		s.top = s.rates.top()
	}
	if r.OrIfLarger != nil {
		larger := by.resolve(r.OrIfLarger, t)
		s.larger = &larger
	}
	return s
}

// running is a tax that is being worked out.
type running struct {
	*levy
	a *assessment

	agi, base, taxable, tax calc.Number
	plain                   bool // with the standard deduction: nothing that rests on the taxes below

	known Confidence  // of the least sure figure so far
	sure  calc.Number // the same as a number, where the wages may be others
	lines []Line
}

// apply takes one step.
func (r *running) apply(s *step) {
	switch s.Kind {
	case "deduct":
		r.deduct(s)
	case "add_back":
		v := calc.If(s.over.Less(r.agi), s.amount, zero)
		if s.rates != nil {
			v = s.rates.brackets(r.on(s.On, AGI))
		}
		r.note(s, LineAddedBack, v)
		r.taxable = r.taxable.Add(v)
	case "brackets":
		on := r.on(s.On, TaxableIncome)
		v := s.rates.brackets(on)
		if s.hasMost {
			v = v.Min(s.most)
		}
		r.note(s, LineTax, v)
		r.lines[len(r.lines)-1].On = on
		r.tax = r.tax.Add(v)
	case "whole_rate":
		v := s.rates.lookup(r.taxable).Mul(r.taxable)
		if s.less != nil {
			v = v.Sub(s.less.lookup(r.taxable)).Max(zero)
		}
		r.charge(s, v)
	case "amount":
		v := s.amount
		if s.IfTaxable {
			v = calc.If(r.taxable.Positive(), v, zero)
		}
		r.charge(s, v)
	case "share":
		r.charge(s, r.quantity(s.Of).Mul(s.rate))
	case "steps":
		r.charge(s, s.every.over(r.agi, s.over).Mul(s.by).Min(s.most))
	case "recapture":
		r.recapture(s)
	case "minimum":
		least := r.on(s.On, AGI).Mul(s.rate).Max(r.tax)
		r.charge(s, calc.If(s.over.Less(r.agi), least, r.tax).Sub(r.tax))
	case "nothing_up_to":
		r.charge(s, calc.If(r.on(s.On, AGI).AtMost(s.limit), zero, r.tax).Sub(r.tax))
	case "credit":
		r.credit(s)
	}
}

// charge adds a part to the tax.
func (r *running) charge(s *step, v calc.Number) {
	r.note(s, LineTax, v)
	r.tax = r.tax.Add(v)
}

// note records a line. A step that comes to nothing today makes the tax no less sure.
func (r *running) note(s *step, kind LineKind, v calc.Number) {
	v = v.Named(func() string { return r.a.s.step(r.Title + ": " + s.Name) })
	if !v.Decimal().IsZero() {
		r.known = max(r.known, s.known)
	}
	if r.a.wages.Live() && s.known > TwoSources {
		r.sure = least(r.sure, calc.If(v.Equal(zero), zero, s.known.number()))
	}
	r.lines = append(r.lines, Line{Kind: kind, Amount: v, On: r.taxable, step: s})
}

func (r *running) deduct(s *step) {
	v, taken := r.deduction(s), s
	if s.larger != nil && !(r.plain && s.larger.Of == IncomeTaxesBelow) {
		other := r.deduction(s.larger)
		if v.Decimal().LessThan(other.Decimal()) {
			taken = s.larger
			r.known = max(r.known, r.knownOf(s.larger.Of))
		}
		if r.a.wages.Live() {
			r.sure = least(r.sure, calc.If(v.Less(other), r.sureOf(s.larger.Of), zero))
		}
		v = v.Max(other)
	}
	r.note(taken, LineDeduction, v)
	r.taxable = r.taxable.Sub(v).Max(zero)
}

// deduction is what a step takes off what is taxed.
func (r *running) deduction(s *step) calc.Number {
	v := s.amount
	switch {
	case s.Of != "":
		v = r.quantity(s.Of)
		if s.shareBy != nil {
			v = v.Mul(s.shareBy.lookup(r.agi))
		}
	case s.amountBy != nil:
		v = s.amountBy.lookup(r.on(s.On, AGI))
	}
	v = s.fade.apply(r, v)
	if s.hasCap {
		v = v.Min(s.capFade.apply(r, s.cap))
	}
	if s.capBy != nil {
		v = v.Min(s.capBy.lookup(r.agi))
	}
	return v
}

// recapture takes back what the lower brackets saved: the amount of the brackets below at
// once, that of the present one as agi passes the start of the bracket, or over where that is
// higher, within width.
func (r *running) recapture(s *step) {
	start := s.starts.lookup(r.taxable).Max(s.over)
	passed := r.agi.Sub(start).Max(zero).Min(s.width)
	added := s.base.lookup(r.taxable).Add(s.benefit.lookup(r.taxable).Mul(passed).Div(s.width, places))
	flat := r.taxable.Mul(s.top).Sub(r.tax)
	r.charge(s, calc.If(s.flatOver.Less(r.agi), flat, added))
}

func (r *running) credit(s *step) {
	var v calc.Number
	switch {
	case s.shareBy != nil:
		v = r.tax.Mul(s.shareBy.lookup(r.agi))
	case s.amountBy != nil:
		v = s.amountBy.lookup(r.on(s.On, AGI))
	case s.Of != "":
		v = r.quantity(s.Of)
	case s.rates != nil:
		v = s.rates.brackets(r.taxable)
	default:
		v = s.amount
	}
	v = s.fade.apply(r, v)
	if !s.Refundable {
		v = v.Min(r.tax)
	}
	r.note(s, LineCredit, v)
	r.tax = r.tax.Sub(v)
}

// on is the quantity that a rule names, or the usual one.
func (r *running) on(q, usual Quantity) calc.Number {
	if q == "" {
		q = usual
	}
	switch q {
	case AGI:
		return r.agi
	case Base:
		return r.base
	case TaxableIncome:
		return r.taxable
	}
	return r.quantity(q)
}

// fade is a Fade for one filing status, or for whichever it is.
type fade struct {
	*Fade
	limit, by, floor, share, rate, width, most calc.Number
	every                                      interval
	rates                                      *table
}

func (by *filed) fade(d *Fade, r *Rule, t *Table) *fade {
	if d == nil {
		return nil
	}
	return &fade{
		Fade: d, limit: by.number(d.Over), by: by.number(d.By), floor: by.number(d.Floor), share: by.number(d.Share), rate: by.number(d.Rate),
		width: by.number(d.Width), most: by.number(d.Most), every: by.interval(d.Every),
		rates: by.table(d.Rates, false, func() string { return fmt.Sprintf("%s %d: reduction of %s", t.Title, t.Year, r.Name) }),
	}
}

var (
	zero calc.Number
	one  = calc.Of(decimal.New(1, 0)) // calc.Int would make its table of numbers before main
)

// apply returns what is left of an amount.
func (f *fade) apply(r *running, v calc.Number) calc.Number {
	if f == nil {
		return v
	}
	x := r.on(f.On, AGI)
	switch f.Kind {
	case "cliff":
		return calc.If(x.AtMost(f.limit), v, zero)
	case "step":
		parts := f.every.over(x, f.limit)
		if f.FullSteps {
			parts = f.every.wholeOver(x, f.limit)
		}
		return v.Sub(parts.Mul(f.by)).Max(f.floor)
	case "step_share":
		return v.Mul(one.Sub(f.every.over(x, f.limit).Mul(f.share)).Max(zero))
	case "linear":
		return v.Sub(x.Sub(f.limit).Max(zero).Mul(f.rate)).Max(f.floor)
	case "window":
		less := x.Sub(f.limit).Max(zero).Min(f.width).Mul(v).Div(f.width, places)
		if f.Whole > 0 {
			less = less.PartFloor(1, f.Whole).Mul(calc.Int(f.Whole))
		}
		return v.Sub(less)
	case "brackets":
		less := f.rates.brackets(x)
		if f.Most != nil {
			less = less.Min(v.Mul(f.most))
		}
		return v.Sub(less).Max(zero)
	}
	return v
}
