package tax

import (
	"slices"

	"github.com/seed-251b9aba/offerkit/comp/calc"
)

// assessment is the taxes of one person that are being worked out.
type assessment struct {
	*code
	s            *Situation
	wages        calc.Number
	payrollWages calc.Number
	supplemental calc.Number

	taxes []Tax
	done  []bool
	plain *calc.Number // the federal income tax with the standard deduction
}

func (c *code) assess(wages calc.Number, s Situation) Taxes {
	if !wages.Live() {
		wages = calc.Of(cents(wages.Decimal()))
	}
	a := &assessment{code: c, s: &s, wages: wages, payrollWages: s.payrollWages(wages), taxes: make([]Tax, len(c.taxes)), done: make([]bool, len(c.taxes))}
	t := Taxes{Situation: s, Wages: wages, Taxes: make([]Tax, 0, len(c.taxes)), code: c}
	amounts := make([]calc.Number, 0, len(c.taxes))
	for i := range c.taxes {
		if !c.taxes[i].counts(&s) {
			continue
		}
		tax := a.tax(i)
		other := slices.IndexFunc(t.Taxes, func(o Tax) bool { return tax.Table.OneOf != "" && o.Table.OneOf == tax.Table.OneOf })
		if other < 0 {
			t.Taxes, amounts = append(t.Taxes, *tax), append(amounts, tax.Amount)
			continue
		}
		most := amounts[other].Max(tax.Amount)
		if tax.Amount.Decimal().GreaterThan(amounts[other].Decimal()) {
			t.Taxes[other] = *tax
		}
		t.Taxes[other].Amount, amounts[other] = most, most
	}
	t.Total = calc.Sum(amounts...).Named(func() string { return s.step("Taxes") })
	t.TakeHome = wages.Sub(t.Total).Sub(s.Retirement).Sub(s.HSA)
	return t
}

// payrollWages is the part of wages that payroll taxes are on.
func (s *Situation) payrollWages(wages calc.Number) calc.Number {
	return wages.Sub(s.HSA).Sub(s.ISOSale)
}

// counts reports whether a tax is levied on somebody.
func (l *levy) counts(s *Situation) bool {
	switch {
	case l.Plan != "":
		return slices.Contains(s.StudentLoan, l.Plan)
	case l.OnlyWith == ISOSpread:
		return !s.ISOSpread.IsFixedZero()
	case l.EmployerPays:
		return slices.Contains(s.Pays, l.Tax)
	}
	return !l.Payroll || !slices.Contains(s.Exempt, l.Tax)
}

// tax works out a tax once.
func (a *assessment) tax(i int) *Tax {
	if !a.done[i] {
		a.taxes[i], a.done[i] = a.levied(&a.code.taxes[i], false), true
	}
	return &a.taxes[i]
}

func (a *assessment) levied(l *levy, plain bool) Tax {
	r := running{levy: l, a: a, plain: plain, known: l.known, lines: make([]Line, 0, len(l.steps))}
	r.agi = a.agi(l.Counts)
	r.base = r.quantity(l.base())
	r.taxable = r.base
	r.known = max(r.known, r.knownOf(l.Base))
	if a.wages.Live() {
		r.sure = least(l.known.number(), r.sureOf(l.Base))
	}
	for i := range l.steps {
		r.apply(&l.steps[i])
	}
	if r.tax.IsFixedZero() {
		r.known, r.sure = l.known, l.known.number()
	}
	if !a.wages.Live() {
		r.sure = r.known.number()
	}
	return Tax{
		ID: l.Tax, Title: l.Title, Level: Level(min(l.level, int(Local))), Payroll: l.Payroll, Taxable: r.taxable, Confidence: r.known, sure: r.sure, Table: l.Table, Lines: r.lines,
		Amount: r.tax.Round(2).Named(func() string { return a.s.step(l.Title) }),
	}
}

func (l *levy) base() Quantity {
	switch {
	case l.Base != "":
		return l.Base
	case l.Payroll:
		return PayrollWages
	case l.Withholding:
		return Supplemental
	}
	return AGI
}

func (a *assessment) agi(counts []string) calc.Number {
	agi := a.wages
	if !slices.Contains(counts, "401k") {
		agi = agi.Sub(a.s.Retirement)
	}
	if !slices.Contains(counts, "hsa") {
		agi = agi.Sub(a.s.HSA)
	}
	return agi
}

// quantity is an amount that a rule rests on.
func (r *running) quantity(q Quantity) calc.Number {
	a := r.a
	switch q {
	case Wages:
		return a.wages
	case PayrollWages:
		return a.payrollWages
	case AGI:
		return r.agi
	case AGIAndISO:
		return r.agi.Add(a.s.ISOSpread)
	case ISOSpread:
		return a.s.ISOSpread
	case Supplemental:
		return a.supplemental
	case Base:
		return r.base
	case TaxableIncome:
		return r.taxable
	case FederalIncomeTax:
		return a.plainFederal()
	case FederalIncomeTaxDue:
		return a.amountOf(a.federal)
	case FederalWithholding:
		return a.withheldByCountry()
	case FICA:
		return a.sum("social_security", "medicare")
	case PayrollPaid:
		return a.sum("social_security", "medicare", "additional_medicare")
	case StateIncomeTax:
		return a.amountOf(a.state)
	case StateTaxableIncome:
		if a.state < 0 {
			return zero
		}
		return a.tax(a.state).Taxable
	case IncomeTaxesBelow:
		return a.incomeTaxesBelow()
	}
	return zero
}

// knownOf is how sure a quantity is that rests on the tables of another place.
func (r *running) knownOf(q Quantity) Confidence {
	known := TwoSources
	for i := range r.a.code.taxes {
		l := &r.a.code.taxes[i]
		switch {
		case q == IncomeTaxesBelow && l.level > 0 && !l.Payroll,
			(q == StateTaxableIncome || q == StateIncomeTax) && i == r.a.state:
			known = max(known, r.a.tax(i).Confidence)
		}
	}
	return known
}

// sureOf is knownOf as a number of what may move.
func (r *running) sureOf(q Quantity) calc.Number {
	sure := TwoSources.number()
	for i := range r.a.code.taxes {
		l := &r.a.code.taxes[i]
		switch {
		case q == IncomeTaxesBelow && l.level > 0 && !l.Payroll,
			(q == StateTaxableIncome || q == StateIncomeTax) && i == r.a.state:
			sure = least(sure, r.a.tax(i).sure)
		}
	}
	return sure
}

func (a *assessment) amountOf(i int) calc.Number {
	if i < 0 {
		return zero
	}
	return a.tax(i).Amount
}

// plainFederal is the federal income tax with the standard deduction, which a state that
// deducts federal tax deducts: that of the return rests on the state's own.
func (a *assessment) plainFederal() calc.Number {
	if a.plain == nil {
		var amount calc.Number
		if a.federal >= 0 {
			amount = a.levied(&a.code.taxes[a.federal], true).Amount
		}
		a.plain = &amount
	}
	return *a.plain
}

func (a *assessment) sum(ids ...string) calc.Number {
	var sum calc.Number
	for i := range a.code.taxes {
		if slices.Contains(ids, a.code.taxes[i].Tax) {
			sum = sum.Add(a.tax(i).Amount)
		}
	}
	return sum
}

// incomeTaxesBelow are the income taxes of states and localities.
func (a *assessment) incomeTaxesBelow() calc.Number {
	var sum calc.Number
	for i := range a.code.taxes {
		if l := &a.code.taxes[i]; l.level > 0 && !l.Payroll {
			sum = sum.Add(a.tax(i).Amount)
		}
	}
	return sum
}
