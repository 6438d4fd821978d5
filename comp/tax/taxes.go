package tax

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp/calc"
)

// Situation is who earns the wages, where, and under the law of which year.
type Situation struct {
	Place  Place
	Year   int
	Filing Filing

	Retirement  calc.Number // one's own deferrals into a 401(k) or a pension, before tax
	HSA         calc.Number // one's own contributions to a health savings account through the payroll
	ISOSpread   calc.Number // of incentive stock options exercised and held in the year
	StudentLoan []string    // plan_1, plan_2, plan_4, plan_5, postgraduate
	Exempt      []string    // ids of payroll taxes that one does not pay, such as wa_cares
	Pays        []string    // ids of payroll taxes that employers mostly pay and this one does not
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

// MaxWages bounds what is taxed.
var MaxWages = decimal.New(1, 12)

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
	}{{"wages", wages}, {"a retirement contribution", s.Retirement}, {"an HSA contribution", s.HSA}, {"an ISO spread", s.ISOSpread}} {
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

// Marginal is the share that the taxes take of the next unit of wages.
func (l *Law) Marginal(t *Taxes) (decimal.Decimal, error) {
	next, err := l.Taxes(calc.Of(t.Wages.Decimal().Add(marginalStep)), t.Situation)
	if err != nil {
		return decimal.Zero, err
	}
	return next.Total.Decimal().Sub(t.Total.Decimal()).DivRound(marginalStep, 4), nil
}

// marginalStep is the next pay that the marginal rate is of: a hundred units, so that the cents
// to which taxes are rounded do not show in the rate.
var marginalStep = decimal.NewFromInt(100)

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
	a := &assessment{code: c, s: &s, wages: wages, payrollWages: wages.Sub(s.HSA), taxes: make([]Tax, len(c.taxes)), done: make([]bool, len(c.taxes))}
	t := Taxes{Situation: s, Wages: wages, Taxes: make([]Tax, 0, len(c.taxes)), code: c}
	amounts := make([]calc.Number, 0, len(c.taxes))
	for i := range c.taxes {
		if !c.taxes[i].counts(&s) {
			continue
		}
		tax := a.tax(i)
		t.Taxes = append(t.Taxes, *tax)
		amounts = append(amounts, tax.Amount)
	}
	t.Total = calc.Sum(amounts...).Named(func() string { return "taxes" })
	t.TakeHome = wages.Sub(t.Total).Sub(s.Retirement).Sub(s.HSA)
	return t
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
	for i := range l.steps {
		r.apply(&l.steps[i])
	}
	if r.tax.IsFixedZero() {
		r.known = l.known
	}
	return Tax{
		ID: l.Tax, Title: l.Title, Level: Level(min(l.level, int(Local))), Payroll: l.Payroll, Taxable: r.taxable, Confidence: r.known, Table: l.Table, Lines: r.lines,
		Amount: r.tax.Round(2).Named(func() string { return l.Title }),
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
