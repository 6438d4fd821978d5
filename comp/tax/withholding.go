package tax

import (
	"errors"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp/calc"
)

// Withholding compares what an employer withholds from supplemental wages, bonuses and vests,
// at flat rates with the tax that they bring (SPEC 8.3). From regular wages the tax on them is
// taken to be withheld, and payroll taxes always are.
type Withholding struct {
	Supplemental calc.Number
	Regular      Taxes // on the wages without the supplemental ones, and without the gain of incentive stock options
	All          Taxes // on all wages

	Income  []Withheld  // the income taxes: of the country, the state, and places in it
	Payroll calc.Number // payroll taxes on the supplemental wages, which are withheld in full

	harbour *SafeHarbour
}

// Withheld is one income tax on supplemental wages.
type Withheld struct {
	Tax      *Tax        // on all wages
	Owed     calc.Number // what the supplemental wages and the gain of incentive stock options add to it
	Withheld calc.Number
	Rate     *Table // of the flat rate; nil where the tax has none
	Known    bool   // whether it is known at which rate the employer withholds; if not, Withheld is 0
}

// Gap is what is owed and not withheld; below zero where too much is.
func (w Withheld) Gap() calc.Number { return w.Owed.Sub(w.Withheld) }

// ErrNoFlatRates says that employers at a place withhold the tax that is due.
var ErrNoFlatRates = errors.New("no flat rates of withholding are known there: where an employer withholds the tax that is due, nothing has to be set aside")

// Withholding computes what is withheld from supplemental wages, a part of all wages.
func (l *Law) Withholding(wages, supplemental calc.Number, s Situation) (Withholding, error) {
	if err := check(wages, &s); err != nil {
		return Withholding{}, err
	}
	c, err := l.code(&s)
	if err != nil {
		return Withholding{}, err
	}
	return l.WithholdingOn(c.assess(wages, s), supplemental)
}

// WithholdingOn is Withholding where the taxes on all wages are known already.
func (l *Law) WithholdingOn(all Taxes, supplemental calc.Number) (Withholding, error) {
	s, c := all.Situation, all.code
	if supplemental.Decimal().IsNegative() {
		return Withholding{}, &WagesError{"supplemental wages", supplemental.Decimal(), "cannot be negative; write an amount from 0 on"}
	}
	regular := all.Wages.Sub(s.ISOSale).Sub(supplemental)
	s.ISOSale = zero
	if regular.Decimal().IsNegative() {
		return Withholding{}, &WagesError{"supplemental wages", supplemental.Decimal(), "cannot be more than all wages, of which they are a part"}
	}
	if err := check(regular, &s); err != nil {
		return Withholding{}, err
	}
	if c == nil || len(c.withholding) == 0 {
		return Withholding{}, ErrNoFlatRates
	}
	if regular.Live() {
		s.Of = s.step("regular wages")
	}
	w := Withholding{Supplemental: supplemental, Regular: c.assess(regular, s), All: all}
	for i := range w.All.Taxes {
		if err := w.compare(l, c, i); err != nil {
			return Withholding{}, err
		}
	}
	return w, nil
}

// compare adds what is owed and withheld of one tax.
func (w *Withholding) compare(l *Law, c *code, i int) error {
	tax := &w.All.Taxes[i]
	one := Withheld{Tax: tax, Owed: tax.Amount.Sub(w.Regular.Taxes[i].Amount)}
	if tax.Table.SafeHarbour != nil {
		w.harbour = tax.Table.SafeHarbour
	}
	at := slices.IndexFunc(c.withholding, func(flat levy) bool { return flat.Place == tax.Table.Place })
	switch {
	case tax.Table.WithheldAs != "" && (tax.Table.WithheldAs != w.All.Situation.Filing.String() || w.All.Situation.Status.Live()):
		withheld, err := w.withheldAs(l, tax)
		if err != nil {
			return err
		}
		one.Withheld, one.Known = withheld, true
	case tax.withheldInFull():
		w.Payroll = w.Payroll.Add(one.Owed)
		return nil
	case tax.Table.OnlyWith != "", len(tax.Table.Rules) == 0:
		one.Known = true // nothing is withheld for it
	case at >= 0:
		flat := &c.withholding[at]
		one.Withheld, one.Known, one.Rate = w.flat(c, flat), true, flat.Table
	}
	w.Income = append(w.Income, one)
	return nil
}

// withheldAs is what an employer withholds of a tax that he reckons by another filing status
// than one's own.
func (w *Withholding) withheldAs(l *Law, tax *Tax) (calc.Number, error) {
	as := w.All.Situation
	as.Filing, _ = ParseFiling(tax.Table.WithheldAs) // a check has read it
	as.Status, as.ISOSale = calc.Choice{}, zero      // of the regular wages
	var of [2]calc.Number
	for i, wages := range []calc.Number{w.Regular.Wages, w.All.Wages} {
		taxes, err := l.Taxes(wages, as)
		if err != nil {
			return zero, err
		}
		as.ISOSale = w.All.Situation.ISOSale
		for _, one := range taxes.Taxes {
			if one.ID == tax.ID && one.Table.Plan == tax.Table.Plan {
				of[i] = one.Amount
			}
		}
	}
	return of[1].Sub(of[0]), nil
}

// withheldInFull reports whether an employer withholds just this tax from whatever is paid: it
// is levied on wages rather than on income.
func (t *Tax) withheldInFull() bool {
	base := (&levy{Table: t.Table}).base()
	return base == PayrollWages || base == Wages
}

// flat is what a table of withholding takes from the supplemental wages.
func (w *Withholding) flat(c *code, l *levy) calc.Number {
	on := func(wages, supplemental calc.Number) calc.Number {
		s := w.All.Situation
		a := &assessment{code: c, s: &s, wages: wages, payrollWages: wages, supplemental: supplemental}
		return a.levied(l, false).Amount
	}
	withheld := on(w.All.Wages.Sub(w.All.Situation.ISOSale), w.Supplemental)
	if l.base() == Wages {
		withheld = withheld.Sub(on(w.Regular.Wages, zero)) // rates by all wages of the year
	}
	return withheld
}

// withheld is what the country's table of withholding takes.
func (a *assessment) withheldByCountry() calc.Number {
	for i := range a.code.withholding {
		if l := &a.code.withholding[i]; l.level == 0 {
			return a.levied(l, false).Amount
		}
	}
	return zero
}

// Gap is what all income taxes together lack; below zero where too much is withheld. It is
// what has to be set aside if every rate is known, which complete says.
func (w *Withholding) Gap() (gap calc.Number, complete bool) {
	complete = true
	for _, one := range w.Income {
		if one.Known {
			gap = gap.Add(one.Gap())
		}
		complete = complete && one.Known
	}
	return gap, complete
}

// Stated returns an amount as it may be stated: to the cent, and in whole units where the tax
// rests on a projected figure.
func (w Withheld) Stated(amount calc.Number) decimal.Decimal {
	if w.Tax.Confidence == OnProjected {
		return amount.Decimal().Round(0)
	}
	return amount.Decimal()
}

// StatedGap is the sum of the gaps as they are stated.
func (w *Withholding) StatedGap() (gap decimal.Decimal, complete bool) {
	for _, one := range w.Income {
		if one.Known {
			gap = gap.Add(one.Stated(one.Gap()))
		}
	}
	_, complete = w.Gap()
	return gap, complete
}

// Withheld is all that is withheld from the supplemental wages, payroll taxes with it.
func (w *Withholding) Withheld() calc.Number {
	sum := w.Payroll
	for _, one := range w.Income {
		sum = sum.Add(one.Withheld)
	}
	return sum
}

// SoldToCover is how many shares of a vest are sold at a price to pay an amount, to the
// nearest share.
func SoldToCover(amount, price decimal.Decimal) decimal.Decimal {
	if !price.IsPositive() {
		return decimal.Zero
	}
	return amount.DivRound(price, 0)
}

// Harbour is the safe harbour of IRC 6654 for the country's income tax: no penalty is due
// where ThisYear, or LastYear of the last year's tax, is paid in time, or less than Least is
// owed at the end.
type Harbour struct {
	Owed     calc.Number     // this year's tax
	ThisYear calc.Number     // the part of it that has to be paid in time
	Paid     calc.Number     // what is withheld of it, from regular and supplemental wages
	LastYear decimal.Decimal // 1 is 100% of last year's tax, where the income of that year was HighOver at most
	High     decimal.Decimal // above that
	HighOver decimal.Decimal
	Least    decimal.Decimal
}

// SafeHarbour returns the safe harbour, if the law has one.
func (w *Withholding) SafeHarbour() (Harbour, bool) {
	if w.harbour == nil {
		return Harbour{}, false
	}
	h := Harbour{
		LastYear: w.harbour.LastYear.Decimal, High: w.harbour.LastYearHigh.Decimal,
		HighOver: w.harbour.HighOver.of(w.All.Situation.Filing).Decimal, Least: w.harbour.Least.Decimal,
	}
	for _, one := range w.Income {
		if one.Tax.Level == Country {
			h.Owed = h.Owed.Add(one.Tax.Amount)
			h.Paid = h.Paid.Add(one.Tax.Amount).Sub(one.Gap())
		}
	}
	h.ThisYear = h.Owed.Mul(calc.Of(w.harbour.Share.Decimal)).Round(2)
	return h, true
}

// Penalty reports whether a penalty may be due, unless what is paid reaches last year's tax.
func (h Harbour) Penalty() bool {
	short := h.Owed.Sub(h.Paid).Decimal()
	return short.GreaterThanOrEqual(h.Least) && h.Paid.Decimal().LessThan(h.ThisYear.Decimal())
}
