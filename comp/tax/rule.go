package tax

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp/calc"
)

var oneCent = decimal.New(1, -2)

// places is how exact the parts of a tax are, which is rounded to cents.
const places = 8

// step is a rule for one filing status.
type step struct {
	*Rule
	known Confidence // TwoSources where it is as sure as the table

	amount, cap, over, by, most, limit, rate, width, flatOver calc.Number
	every                                                     int64
	amountBy, rates, less, shareBy, capBy, base, benefit      *calc.Table
	starts                                                    *calc.Table // of a recapture: where the bracket begins
	fade, capFade                                             *fade
	larger                                                    *step
	hasCap, hasMost                                           bool
}

func resolve(r *Rule, t *Table, f Filing) step {
	number := func(a *amounts) calc.Number { return calc.Of(a.of(f).Decimal) }
	table := func(rows *rowsBy, above bool) *calc.Table {
		if rows == nil {
			return nil
		}
		return tableOf(fmt.Sprintf("%s %d: %s, %s", t.Title, t.Year, r.Name, f), rows.of(f), above)
	}
	s := step{
		Rule: r, amount: number(r.Amount), cap: number(r.Cap), over: number(r.Over), by: number(r.Step), most: number(r.Most), limit: number(r.Limit),
		rate: number(r.Rate), width: number(r.Width), flatOver: number(r.FlatOver), every: r.Every.of(f).IntPart(),
		amountBy: table(r.By, r.Above), rates: table(r.Rates, false), less: table(r.Less, false), shareBy: table(r.ShareBy, r.Above),
		capBy: table(r.CapBy, false), base: table(r.BaseBy, false), benefit: table(r.Benefit, false),
		fade: resolveFade(r.Fade, r, t, f), capFade: resolveFade(r.CapFade, r, t, f), hasCap: r.Cap != nil, hasMost: r.Most != nil,
	}
	s.known = confidenceOf(r.Status)
	if r.Kind == "recapture" {
		s.starts = &calc.Table{Name: s.rates.Name + ", where each bracket begins"}
		for _, row := range s.rates.Rows {
			s.starts.Rows = append(s.starts.Rows, calc.Row{From: row.From, Value: row.From})
		}
	}
	if r.OrIfLarger != nil {
		larger := resolve(r.OrIfLarger, t, f)
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

	known Confidence // of the least sure figure so far
	lines []Line
}

// apply takes one step.
func (r *running) apply(s *step) {
	switch s.Kind {
	case "deduct":
		r.deduct(s)
	case "add_back":
		v := calc.If(s.over.Less(r.agi), s.amount, zero)
		r.note(s, LineAddedBack, v)
		r.taxable = r.taxable.Add(v)
	case "brackets":
		on := r.on(s.On, TaxableIncome)
		v := calc.Brackets(s.rates, on)
		if s.hasMost {
			v = v.Min(s.most)
		}
		r.note(s, LineTax, v)
		r.lines[len(r.lines)-1].On = on
		r.tax = r.tax.Add(v)
	case "whole_rate":
		v := calc.Lookup(s.rates, r.taxable).Mul(r.taxable)
		if s.less != nil {
			v = v.Sub(calc.Lookup(s.less, r.taxable)).Max(zero)
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
		r.charge(s, partsOver(r.agi, s.over, s.every).Mul(s.by).Min(s.most))
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
			v = v.Mul(calc.Lookup(s.shareBy, r.agi))
		}
	case s.amountBy != nil:
		v = calc.Lookup(s.amountBy, r.on(s.On, AGI))
	}
	v = s.fade.apply(r, v)
	if s.hasCap {
		v = v.Min(s.capFade.apply(r, s.cap))
	}
	if s.capBy != nil {
		v = v.Min(calc.Lookup(s.capBy, r.agi))
	}
	return v
}

// recapture takes back what the lower brackets saved: the amount of the brackets below at
// once, that of the present one as agi passes the start of the bracket, or over where that is
// higher, within width.
func (r *running) recapture(s *step) {
	start := calc.Lookup(s.starts, r.taxable).Max(s.over)
	passed := r.agi.Sub(start).Max(zero).Min(s.width)
	added := calc.Lookup(s.base, r.taxable).Add(calc.Lookup(s.benefit, r.taxable).Mul(passed).Div(s.width, places))
	top := s.rates.Rows[len(s.rates.Rows)-1].Value
	flat := r.taxable.Mul(calc.Of(top)).Sub(r.tax)
	r.charge(s, calc.If(s.flatOver.Less(r.agi), flat, added))
}

func (r *running) credit(s *step) {
	var v calc.Number
	switch {
	case s.shareBy != nil:
		v = r.tax.Mul(calc.Lookup(s.shareBy, r.agi))
	case s.amountBy != nil:
		v = calc.Lookup(s.amountBy, r.on(s.On, AGI))
	case s.Of != "":
		v = r.quantity(s.Of)
	case s.rates != nil:
		v = calc.Brackets(s.rates, r.taxable)
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

// partsOver counts the parts of x over a start, begun ones too.
func partsOver(x, start calc.Number, every int64) calc.Number {
	return start.Sub(x).Min(zero).PartFloor(1, every).Neg()
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

// fade is a Fade for one filing status.
type fade struct {
	*Fade
	over, by, floor, share, rate, width, most calc.Number
	every                                     int64
	rates                                     *calc.Table
}

func resolveFade(d *Fade, r *Rule, t *Table, f Filing) *fade {
	if d == nil {
		return nil
	}
	number := func(a *amounts) calc.Number { return calc.Of(a.of(f).Decimal) }
	one := &fade{
		Fade: d, over: number(d.Over), by: number(d.By), floor: number(d.Floor), share: number(d.Share), rate: number(d.Rate),
		width: number(d.Width), most: number(d.Most), every: d.Every.of(f).IntPart(),
	}
	if d.Rates != nil {
		one.rates = tableOf(fmt.Sprintf("%s %d: reduction of %s, %s", t.Title, t.Year, r.Name, f), d.Rates.of(f), false)
	}
	return one
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
		return calc.If(x.AtMost(f.over), v, zero)
	case "step":
		parts := partsOver(x, f.over, f.every)
		if f.FullSteps {
			parts = x.Sub(f.over).Max(zero).PartFloor(1, f.every)
		}
		return v.Sub(parts.Mul(f.by)).Max(f.floor)
	case "step_share":
		return v.Mul(one.Sub(partsOver(x, f.over, f.every).Mul(f.share)).Max(zero))
	case "linear":
		return v.Sub(x.Sub(f.over).Max(zero).Mul(f.rate)).Max(f.floor)
	case "window":
		less := x.Sub(f.over).Max(zero).Min(f.width).Mul(v).Div(f.width, places)
		if f.Whole > 0 {
			less = less.PartFloor(1, f.Whole).Mul(calc.Int(f.Whole))
		}
		return v.Sub(less)
	case "brackets":
		less := calc.Brackets(f.rates, x)
		if f.Most != nil {
			less = less.Min(v.Mul(f.most))
		}
		return v.Sub(less).Max(zero)
	}
	return v
}
