package comp

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp/calc"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// salaryKind is the base salary and its raises.
var salaryKind = kindOfPay{
	group:      "Cash",
	components: []componentOfPay{{BasePay, "Base", inCash, Guaranteed}},
	keys:       []string{"base", "raise"},
	terms:      salaryTerms,
	check:      (*Offer).checkSalary,
	unfold:     (*unfolding).base,
}

func salaryTerms() []Term {
	return slices.Concat([]Term{
		{Path: "base", Label: "Base salary", field: func(o *Offer, _ int) any { return &o.Base },
			Kind: KindMoney, Unit: UnitCurrencyAYear, Bounds: amounts().above(), Moves: true, Meaning: "salary a year at the start", Example: "160k"},
	}, payRateTerms(), []Term{
		{Path: "raise", Label: "New salary", field: func(o *Offer, _ int) any { return &o.Raise.Dated },
			Kind: KindPart, Meaning: "growth of the base: a rate, {rate, first}, or a list of dated salaries", Example: "3%"},
		{Path: "raise.rate", Label: "Raise", field: func(o *Offer, _ int) any { return rateOrMoney{&o.Raise.Rate, &o.Raise.Amount} },
			Kind: KindRateOrMoney, Unit: UnitCurrencyAYear, Bounds: percent(-100, 100), Moves: true, Meaning: "raise of the yearly salary at each step: a share of it, or an amount", Example: "3%"},
		{Path: "raise.first", Label: "First raise after", field: func(o *Offer, _ int) any { return &o.Raise.First },
			Kind: KindMonths, Unit: UnitMonths, Bounds: count(1, 12*MaxYears),
			Meaning: "from the start to the first step; steps follow every 12 months", Default: "12 months", Example: "18 months"},
		{Path: "raise[].on", Label: "from", field: func(o *Offer, i int) any { return &o.Raise.Dated[i].On },
			Kind: KindDate, Meaning: "first day of the new salary", Example: "2028-04-01"},
		{Path: "raise[].to", field: func(o *Offer, i int) any { return &o.Raise.Dated[i].To },
			Kind: KindMoney, Unit: UnitCurrencyAYear, Bounds: amounts(), Moves: true, Meaning: "salary a year from then on; or pay by a period such as $110/hour", Example: "180k"},
		{Path: "raise[].amount", Label: "by a period", field: func(o *Offer, i int) any { return &o.Raise.Dated[i].Amount },
			Kind: KindMoney, Unit: UnitCurrency, Bounds: amounts().above(), Moves: true, Meaning: "pay from then on for what per says, instead of a yearly salary", Example: "110"},
		{Path: "raise[].per", Label: "per", field: func(o *Offer, i int) any { return &o.Raise.Dated[i].Per },
			Kind: KindWord, Choices: asWords(PayPeriods()), Meaning: "what the new pay is for; hours, weeks, days and salaries a year are those of base", Example: "hour"},
	})
}

// Raise says how the base salary grows. Rate (or Amount) and Dated exclude each other.
type Raise struct {
	Rate   decimal.Decimal // at each step: 0.03 is 3%
	Amount decimal.Decimal // at each step, of the yearly salary; excludes Rate
	First  int             // months from the start to the first step; 0 means 12. Steps follow every 12 months
	Dated  []DatedBase     // a base from a day on, such as a promotion; ascending
}

// DatedBase is a salary a year in force from a day on.
type DatedBase struct {
	On vesting.Date
	To decimal.Decimal // salary a year; 0 of pay by a period

	Amount decimal.Decimal // pay for each Per, instead of To
	Per    Per
}

// The rules of a salary.
const (
	RuleBase  Rule = "base"       // on the last day of each month of service, rounded cumulatively within the year (SPEC 5.1, 3.2, 2.3)
	RuleExtra Rule = "base-extra" // a 13th salary and the like: with the salary of its month, at that month's rate (SPEC 5.1)
)

// base pays the salary monthly, on the last day of each month of service, and the extra salaries
// with those of their months.
func (u *unfolding) base() {
	u.noteRaisesBeyond()
	for _, on := range u.offer.Awaited {
		u.note(Note{Term: BaseTerm.Alone(), Kind: NoteRevisionLater, On: on})
	}
	for month := 1; month <= len(u.salary.months); month++ {
		m := &u.salary.months[month-1]
		if u.over(month) {
			return
		}
		inYear := (month-1)%12 + 1
		p := Payment{
			Date: u.payday(month), Year: (month-1)/12 + 1,
			Component: BasePay, Term: BaseTerm.Alone(), Item: "Base salary",
			Basis: m.annual.Decimal(), From: u.salary.parts[inYear-1], To: u.salary.parts[inYear], Rule: RuleBase,
		}
		if m.by != "" {
			p.name, p.Item = p.Item, p.Item+", "+m.by
		}
		if from, to := u.months[month-1], u.months[month]; !u.leaves.IsZero() && u.leaves.Before(to) {
			p.name, p.Item = "Base salary", p.lastDays(from.DaysUntil(u.leaves), from.DaysUntil(to))
			p.Basis, p.From, p.To = u.salary.part(m, inYear, u.currency.Places()).Decimal(), vesting.Fraction{}, vesting.Fraction{}
		}
		if split := u.split(month); split != "" {
			p.name = "Base salary"
			p.Item, p.Basis, p.From, p.To = p.name+", "+split, decimal.Zero, vesting.Fraction{}, vesting.Fraction{}
		}
		u.pay(p, m.paid)
		if m.extra > 0 {
			p.name, p.Item, p.Basis, p.Rule = "", "Extra salary, "+payday(u.start, month).Month().String(), m.annual.Decimal(), RuleExtra
			p.From, p.To = u.salary.parts[m.extra-1], u.salary.parts[m.extra]
			u.pay(p, m.besides)
		}
	}
}

// noteRaisesBeyond says of raises that none of the horizon's salaries has them: each dated one, and the first
// by a rate.
func (u *unfolding) noteRaisesBeyond() {
	beyond := func(on vesting.Date, holds calc.Cond) {
		months, _ := u.start.MonthsUntil(on)
		u.noteUntil(months/12, holds, Note{Term: BaseTerm.Alone(), Kind: NoteRaiseBeyond, On: on})
	}
	o := u.offer
	for _, dated := range o.Raise.Dated {
		beyond(dated.On, calc.Fixed(true))
	}
	if o.raisesByRate(u.terms) {
		rate := u.terms.of("raise.rate", o.Raise.Amount)
		if o.Raise.Amount.IsZero() {
			rate = o.raise(u.terms)
		}
		anchor, first := u.kase.firstRaise(o)
		beyond(anchor.AddMonths(first), rate.Positive())
	}
}

// salary is the base salary in force over the horizon: what a month pays, and what a
// bonus is a share of.
type salary struct {
	steps  []salaryStep // ascending; the first is in force from the start
	months []monthPay   // by month of service
	until  vesting.Date // the day after the last one that is paid; zero where the job goes on

	of    int64              // salaries a year
	extra Months             // in which a further one is paid
	parts []vesting.Fraction // of a year's pay, that end with each of them
}

type monthPay struct {
	paid   calc.Number // rounded
	annual calc.Number // salary a year in force at the month's end
	by     string      // how it comes of pay by a period; empty of a yearly one
	steady bool        // one salary is in force throughout the service year

	extra   int         // which of the year's salaries is paid besides, from 13; 0 where none is
	besides calc.Number // that salary, rounded
}

// all is the salary of the month with the extra one.
func (m *monthPay) all() calc.Number {
	if m.extra == 0 {
		return m.paid
	}
	return m.paid.Add(m.besides)
}

func newSalary(u *unfolding) salary {
	return u.salaryOf(u.kase.salarySteps(u.offer, u.offer.raisesByRate(u.terms), u.terms))
}

// salaryOf pays salaries that are in force one after the other.
func (u *unfolding) salaryOf(steps []salaryStep) salary {
	s := salary{steps: steps, until: u.leaves, of: u.offer.Rate.payments(), extra: u.offer.Rate.extra()}
	s.parts = partsOf(s.of)
	s.months = make([]monthPay, 0, 12*u.kase.Years)
	for year := 0; year < u.kase.Years; year++ {
		s.payYear(u.start, year, u.currency)
	}
	s.payExtra(u)
	return s
}

// partsOf are the parts of a whole that end with each of so many equal ones.
func partsOf(n int64) []vesting.Fraction {
	if n == 12 {
		return twelfths[:]
	}
	parts := make([]vesting.Fraction, n+1)
	for i := range parts {
		parts[i], _ = vesting.NewFraction(int64(i), n)
	}
	return parts
}

// payExtra pays the 13th salary and those after it in every service year, whole, with the salary
// whose payday is in their month and at the rate at its end (SPEC 5.1). Together with the twelve
// they are cumulatively rounded parts of a year's salary, and so add up to it (SPEC 2.3).
func (s *salary) payExtra(u *unfolding) {
	if len(s.extra) == 0 {
		return
	}
	nth, places := 12, u.currency.Places()
	for month := range s.months {
		if month%12 == 0 {
			nth = 12
		}
		m := &s.months[month]
		if u.over(month+1) || !slices.Contains(s.extra, payday(u.start, month+1).Month()) {
			continue
		}
		nth++
		m.extra = nth
		m.besides = s.part(m, m.extra, places)
	}
}

// part is the nth salary of the year at the rate in force, rounded cumulatively (SPEC 2.3).
func (s *salary) part(m *monthPay, nth int, places int32) calc.Number {
	return m.annual.Part(int64(nth), s.of, places).Sub(m.annual.Part(int64(nth-1), s.of, places))
}

// SalaryStep is a salary a year in force from a day on.
type SalaryStep struct {
	On     vesting.Date
	To     decimal.Decimal // a year, in the offer's currency
	By     string          // how it comes of pay by a period: "100.00 an hour x 40 hours x 48 weeks"; empty of a yearly one
	Raises int             // raises by the yearly rate in it
	Dated  int             // its position in Raise.Dated, from 1; 0 for the base and what a rate makes of it
}

// salaryStep is a SalaryStep with the number that its salary is.
type salaryStep struct {
	SalaryStep
	to calc.Number
}

func (s *salaryStep) pays(to calc.Number) { s.to, s.To = to, to.Decimal() }

// salarySteps lists the salaries in order: base_k = round(base*(1+r)^(k-1)), base plus an amount
// at each step, or the dated ones. Raises act on the yearly salary, whatever it is paid by. The base of today's job is the salary on the valuation date: raises by a rate up
// to then are in it, later ones fall on the anniversaries of the day of hiring (SPEC 3.6).
func (c *Case) salarySteps(o *Offer, byRate bool, t terms) []salaryStep {
	begins := c.begins(o)
	base := o.yearly(c, t)
	steps := []salaryStep{{SalaryStep: SalaryStep{On: begins, By: o.arithmetic(o.Rate.Amount, o.Rate.Per, o.currency(c))}}}
	steps[0].pays(base)
	if o.Current {
		steps[0].On = begins.AddMonths(-heldBefore)
	}
	for i, dated := range o.Raise.Dated {
		step := salaryStep{SalaryStep: SalaryStep{On: dated.On, Dated: i + 1}}
		step.pays(t.ofEach("raise[%d].to", i, dated.To))
		if !dated.Amount.IsZero() {
			step.By = o.arithmetic(dated.Amount, dated.Per, o.currency(c))
			step.pays(o.aYear(t.ofEach("raise[%d].amount", i, dated.Amount), dated.Per, t).Round(o.currency(c).Places()))
		}
		if !dated.On.After(steps[0].On) {
			step.On = steps[0].On
			steps[0] = step
			continue
		}
		steps = append(steps, step)
	}
	if !byRate {
		return c.withinPackage(o, steps, t)
	}
	raised := o.raising(base, o.currency(c).Places(), t)
	end := c.horizonEnd(o)
	anchor, first := c.firstRaise(o)
	for raises := 1; anchor.AddMonths(first + 12*(raises-1)).Before(end); raises++ {
		on := anchor.AddMonths(first + 12*(raises-1))
		step := salaryStep{SalaryStep: SalaryStep{On: on, Raises: raises}}
		step.pays(raised().Named(func() string { return fmt.Sprintf("Salary a year from %v", on) }))
		steps = append(steps, step)
	}
	return c.withinPackage(o, steps, t)
}

// firstRaise is the day from which raises by a rate count, and the months until the first of them: of today's
// job the first after the valuation date.
func (c *Case) firstRaise(o *Offer) (anchor vesting.Date, months int) {
	anchor, months = c.hired(o), o.Raise.firstMonth()
	if anchor.IsZero() {
		anchor = c.begins(o)
	}
	for o.Current && !anchor.AddMonths(months).After(c.AsOf) {
		months += 12
	}
	return anchor, months
}

// withinPackage takes out of salaries the employer's contribution to a plan that they include: of a
// package P the salary is P/(1+contribution), rounded (SPEC 5.9).
func (c *Case) withinPackage(o *Offer, steps []salaryStep, t terms) []salaryStep {
	if !o.Retirement.Included {
		return steps
	}
	plan := calc.Of(one).Add(t.of("retirement.employer", o.Retirement.Employer))
	for i := range steps {
		steps[i].pays(steps[i].to.Div(plan, o.currency(c).Places()).Named(func() string { return fmt.Sprintf("Salary within the package from %v", steps[i].On) }))
	}
	return steps
}

// raising returns what gives one yearly salary after the other: a share more each time, or an
// amount more.
func (o *Offer) raising(base calc.Number, places int32, t terms) func() calc.Number {
	if amount := t.of("raise.rate", o.Raise.Amount); !amount.IsFixedZero() {
		sum := base
		return func() calc.Number {
			sum = sum.Add(amount)
			return sum.Round(places)
		}
	}
	growth, factor := calc.Of(one).Add(o.raise(t)), calc.Of(one)
	return func() calc.Number {
		factor = factor.Mul(growth)
		return base.Mul(factor).Round(places)
	}
}

// raisesByRate reports whether the salary may grow by a rate, or by an amount at each step.
func (o *Offer) raisesByRate(t terms) bool {
	if !o.Raise.Amount.IsZero() {
		return true
	}
	return !o.raise(t).IsFixedZero() && (!o.Raise.Rate.IsZero() || len(o.Raise.Dated) == 0)
}

// raise returns the rate of the yearly raise as the number of its term.
func (o *Offer) raise(t terms) calc.Number {
	return t.opened("raise.rate", o.Raise.Rate)
}

// salaryOn returns the salary a year in force on a day.
func (c *Case) salaryOn(o *Offer, day vesting.Date, t terms) calc.Number {
	s := salary{steps: c.salarySteps(o, o.raisesByRate(t), t)}
	return s.on(day)
}

// on returns the salary a year in force on a day.
func (s *salary) on(day vesting.Date) calc.Number {
	var annual calc.Number
	for i, step := range s.steps {
		if i == 0 || !step.On.After(day) {
			annual = step.to
		}
	}
	return annual
}

// firstMonth returns the months from the start to the first raise by a rate.
func (r Raise) firstMonth() int {
	if r.First == 0 {
		return 12
	}
	return r.First
}

// dayUnits is a whole number of units in which a day is an exact part of a month of any
// length: the least common multiple of 28, 29, 30 and 31 (SPEC 5.1: a raise inside a
// month splits it by days).
const dayUnits = 377_580

// payYear appends the twelve months of one service year.
func (s *salary) payYear(start vesting.Date, year int, currency Currency) {
	annual, steady := s.inForce(start.AddMonths(12*year), start.AddMonths(12*year+12))
	switch last := len(s.months) - 12; {
	case !steady:
		s.accrueYear(start, year, currency)
	case last >= 0 && s.months[last].steady && s.months[last].annual == annual:
		s.months = append(s.months, s.months[last:]...)
	default:
		for _, paid := range currency.parts(annual, s.of) {
			s.months = append(s.months, monthPay{paid: paid, annual: annual, by: s.by(start.AddMonths(12 * year)), steady: true})
		}
	}
}

// inForce returns the salary in force throughout [from, to), and false where it changes.
func (s *salary) inForce(from, to vesting.Date) (annual calc.Number, steady bool) {
	changes := 0
	s.each(from, to, func(step, _ int) {
		annual = s.steps[step].to
		changes++
	})
	return annual, changes == 1 && (s.until.IsZero() || !s.until.Before(to))
}

// by says how the salary in force on a day comes of pay by a period.
func (s *salary) by(day vesting.Date) (text string) {
	s.each(day, day.AddDays(1), func(step, _ int) { text = s.steps[step].By })
	return text
}

// accrueYear appends the months of a year in which the salary changes. A month pays what
// has accrued by its end, rounded, less what was paid before it in the year (SPEC 2.3).
func (s *salary) accrueYear(start vesting.Date, year int, currency Currency) {
	inForce := make([]int64, len(s.steps)) // by step, in 1/(12*dayUnits) of a year
	var paid, annual calc.Number
	var by string
	for month := 12*year + 1; month <= 12*year+12; month++ {
		from, to := start.AddMonths(month-1), start.AddMonths(month)
		perDay := int64(dayUnits / from.DaysUntil(to))
		s.each(from, to, func(step, days int) {
			inForce[step] += int64(days) * perDay
			annual, by = s.steps[step].to, s.steps[step].By
		})
		due := s.accrued(inForce, currency.Places())
		s.months = append(s.months, monthPay{paid: due.Sub(paid), annual: annual, by: by})
		paid = due
	}
}

// accrued returns what salaries come to that were in force for so long each, in lowest terms: a
// year of whole months is counted in twelfths.
func (s *salary) accrued(inForce []int64, places int32) calc.Number {
	var sum calc.Number
	unit := commonDivisor(12, s.of) * dayUnits
	for _, units := range inForce {
		unit = commonDivisor(unit, units)
	}
	for step, units := range inForce {
		if units > 0 {
			sum = sum.Add(s.steps[step].to.Mul(calc.Int(units / unit)))
		}
	}
	return sum.Part(1, s.of*dayUnits/unit, places)
}

func commonDivisor(a, b int64) int64 {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}

// each calls visit for every salary in force in [from, to), with the days it is in force.
func (s *salary) each(from, to vesting.Date, visit func(step, days int)) {
	if !s.until.IsZero() {
		to = earlier(to, s.until)
	}
	for i, step := range s.steps {
		begin, end := step.On, to
		if begin.Before(from) {
			begin = from
		}
		if i+1 < len(s.steps) && s.steps[i+1].On.Before(to) {
			end = s.steps[i+1].On
		}
		if begin.Before(end) {
			visit(i, begin.DaysUntil(end))
		}
	}
}

// split says how a month of service is divided between salaries; empty where it is not.
func (u *unfolding) split(month int) string {
	if u.salary.months[month-1].steady {
		return ""
	}
	return u.salary.split(u.months[month-1], u.months[month])
}

// split says how a month is divided between the salaries in it: "8 days at 162,000 and 23 at
// 166,860"; empty where one is in force throughout.
func (s *salary) split(from, to vesting.Date) string {
	var parts []string
	s.each(from, to, func(step, days int) {
		parts = append(parts, fmt.Sprintf("%d at %s", days, GroupedNumber(s.steps[step].To)))
	})
	if len(parts) < 2 {
		return ""
	}
	first := strings.Replace(parts[0], " at ", " days at ", 1)
	return strings.Join(append([]string{first}, parts[1:]...), " and ")
}

// days returns the sum of the yearly salaries in force on each day of [from, to).
func (s *salary) days(from, to vesting.Date) calc.Number {
	var sum calc.Number
	s.each(from, to, func(step, days int) {
		sum = sum.Add(s.steps[step].to.Mul(calc.Int(int64(days))))
	})
	return sum
}

// paidInYear returns the base paid for service year k, from 1.
func (s *salary) paidInYear(k int) calc.Number { return s.paidAfter(12*(k-1), 12*k) }

// paidAfter returns the base paid after so many months of service, up to the end of
// month end.
func (s *salary) paidAfter(after, end int) calc.Number {
	var months [12]calc.Number // mostly a year's
	paid := months[:0]
	for i := range s.months[after:end] {
		m := &s.months[after+i]
		paid = append(paid, m.all())
	}
	return calc.Sum(paid...).Named(func() string { return fmt.Sprintf("Base paid in months %d to %d", after+1, end) })
}

// checkSalary names what cannot stand in a salary and its raises.
func (o *Offer) checkSalary(at checker, c *Case) {
	o.Rate.check(at.at("base"), o)
	if o.Base.IsZero() && o.Rate.isZero() {
		at.at("base").refuse("an offer needs a base salary", "add base: 160k")
	}
	at.at("base").amount(o.Base)
	o.Raise.check(at.at("raise"))
	if start := o.start(c); (!o.Current || !o.Start.IsZero()) && len(o.Raise.Dated) > 0 && o.Raise.Dated[0].On.Before(start) && !o.Raise.Dated[0].On.IsZero() {
		at.at("raise[0].on").refuse(fmt.Sprintf("%v is before the first day of work, %v", o.Raise.Dated[0].On, start),
			"write the salary of the first day as base, and raises from then on")
	}
}

func (r Raise) check(at checker) {
	at.at("rate").rate(r.Rate)
	at.at("rate").amount(r.Amount)
	if !r.Rate.IsZero() && !r.Amount.IsZero() {
		at.at("rate").refuse("a share of the salary and an amount exclude each other", "keep one of them")
	}
	if at.at("first").outsideCount(r.First) {
		at.at("first").refuse(fmt.Sprintf("month %d is outside the horizon", r.First), "write for example first: 18 months")
	}
	if !(r.Rate.IsZero() && r.Amount.IsZero()) && len(r.Dated) > 0 {
		at.refuse("a rate and dated salaries exclude each other", "keep one of them")
	}
	for i, d := range r.Dated {
		at.at("[%d].to", i).amount(d.To)
		d.checkPeriod(at.at("[%d]", i))
		at.at("[%d].on", i).year(d.On)
		if d.On.IsZero() {
			at.at("[%d].on", i).refuse("no date", "write on: 2028-04-01")
		}
		if i > 0 && !d.On.After(r.Dated[i-1].On) {
			at.at("[%d].on", i).refuse(fmt.Sprintf("%v is not after %v", d.On, r.Dated[i-1].On), "write the raises in order of date")
		}
	}
}

// checkPeriod checks a new salary by a period.
func (d *DatedBase) checkPeriod(at checker) {
	at.at("amount").amount(d.Amount)
	switch {
	case d.Amount.IsZero() && d.Per != "":
		at.at("amount").refuse("no amount for each "+string(d.Per), "write for example to: $110/hour")
	case !d.Amount.IsZero() && !d.To.IsZero():
		at.at("amount").refuse("a yearly salary and pay by a period exclude each other", "keep one of them")
	case d.Per != "":
		oneOf(at.at("per"), d.Per)
	}
}
