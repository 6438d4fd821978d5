package comp

import (
	"fmt"
	"time"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp/calc"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// benefitKind is what an employer gives beside pay, costKind what the job takes.
var (
	benefitKind = kindOfPay{
		group:      "Cash",
		components: []componentOfPay{{BenefitPay, "Benefits", inKind, Target}},
		keys:       []string{"benefits"},
		terms:      benefitTerms,
		check:      func(o *Offer, at checker, c *Case) { checkBenefits(at.at("benefits"), o.Benefits, o, c) },
		unfold:     (*unfolding).benefits,
	}
	costKind = kindOfPay{
		group:      "Cash",
		components: []componentOfPay{{CostPay, "Costs", inCash, Guaranteed}},
		keys:       []string{"costs"},
		terms:      costTerms,
		check:      func(o *Offer, at checker, c *Case) { checkBenefits(at.at("costs"), o.Costs, o, c) },
		unfold:     (*unfolding).costs,
	}
)

func benefitTerms() []Term {
	return append([]Term{
		{Path: "benefits", Label: "Benefit", field: func(o *Offer, _ int) any { return &o.Benefits },
			Kind: KindList, Bounds: count(0, MaxBenefits), Meaning: "benefits with a value in money and contractual cash, each {name, amount, per, kind, taxable, paid, until, vests}",
			Example: "[{name: car allowance, amount: 500, per: month, kind: cash}]"},
		{Path: "benefits[].kind", Label: "kind", field: func(o *Offer, i int) any { return &o.Benefits[i].Kind },
			Kind: KindWord, Choices: asWords(BenefitKinds()), Default: "in-kind", Example: "cash",
			Meaning: "cash for money that the contract guarantees, such as an allowance or holiday pay; in-kind for what is worth money and is none"},
		{Path: "benefits[].taxable", Label: "taxable", field: func(o *Offer, i int) any { return spoken{&o.Benefits[i].Taxable, o.Benefits[i].Kind == CashBenefit} },
			Kind: KindFlag, Meaning: "whether it is taxed as wages", Default: "true of cash, else false", Example: "false"},
		{Path: "benefits[].vests", Label: "needs service of", field: func(o *Offer, i int) any { return &o.Benefits[i].Vests },
			Kind: KindMonths, Unit: UnitMonths, Bounds: count(1, 12*MaxYears), Example: "60 months",
			Meaning: "months of service before which nothing of it is paid; what has come together by then is paid at once"},
	}, under("benefits[].", recurringTerms(func(o *Offer, i int) *Benefit { return &o.Benefits[i] }))...)
}

func costTerms() []Term {
	return append([]Term{
		{Path: "costs", Label: "Cost", field: func(o *Offer, _ int) any { return &o.Costs },
			Kind: KindList, Bounds: count(0, MaxBenefits), Meaning: "costs that the job brings, each {name, amount, per, on, until}",
			Example: "[{name: commuting, amount: 250, per: month}]"},
	}, under("costs[].", recurringTerms(func(o *Offer, i int) *Benefit { return &o.Costs[i] }))...)
}

func recurringTerms(of func(o *Offer, i int) *Benefit) []Term {
	return []Term{
		{Path: "name", Label: "what it is", field: func(o *Offer, i int) any { return &of(o, i).Name },
			Kind: KindText, Meaning: "what it is", Example: "health premium"},
		{Path: "amount", field: func(o *Offer, i int) any { return rateOrMoney{&of(o, i).Rate, &of(o, i).Amount} }, Makes: true,
			Kind: KindRateOrMoney, Unit: UnitCurrency, Bounds: lessThanAll(), Moves: true, Meaning: "amount each time, or a share of the base paid in that time", Example: "7200"},
		{Path: "per", Label: "per", field: func(o *Offer, i int) any { return &of(o, i).Per },
			Kind: KindWord, Choices: asWords(Recurrences()), Meaning: "year, quarter, month, week or once", Default: "year", Example: "year"},
		{Path: "on", Label: "on", field: func(o *Offer, i int) any { return &of(o, i).On },
			Kind: KindDate, Meaning: "the day of what comes once", Default: "the first day of work", Example: "2028-03-01"},
		{Path: "paid", Label: "paid on", field: func(o *Offer, i int) any { return dayOfYear{&of(o, i).PaidMonth, &of(o, i).PaidDay} },
			Kind: KindDayOfYear, Meaning: "month and day on which what a year has earned is paid", Default: "in twelve parts with the salary", Example: "05-31"},
		{Path: "until", Label: "until", field: func(o *Offer, i int) any { return &of(o, i).Until },
			Kind: KindDate, Meaning: "last day that earns it", Example: "2029-12-31"},
	}
}

// MaxBenefits bounds the benefits, and the costs, of one offer.
const MaxBenefits = 100

// BenefitKind says whether a benefit is money.
type BenefitKind string

// The kinds of benefits. The empty one means in kind.
const (
	InKindBenefit BenefitKind = "in-kind" // worth money and no money: insurance, a meal
	CashBenefit   BenefitKind = "cash"    // money that the contract guarantees: a car allowance, holiday pay
)

// BenefitKinds lists the kinds of benefits.
func BenefitKinds() []BenefitKind { return []BenefitKind{InKindBenefit, CashBenefit} }

// Benefit is something of worth beside pay, such as a health premium or an employer's
// contribution to an HSA, or contractual cash such as a car allowance; or, among an offer's costs,
// something that the job costs its holder (SPEC 5.10). What recurs accrues with service, month by
// month, so that leaving early keeps the part that was served.
type Benefit struct {
	Name    string          // of it in every report; "Benefit 1" or "Cost 1" where it is empty
	Amount  decimal.Decimal // positive, of a cost too
	Rate    decimal.Decimal // share of the base paid in the same time, instead of Amount: 0.08 is 8%
	Per     Per
	On      vesting.Date // of what comes once; zero is the first day of work
	Until   vesting.Date // last day that earns it; zero means without end
	Kind    BenefitKind  // of a benefit
	Taxable bool         // taxed as wages

	// PaidMonth and PaidDay are the payday of what a year earns: each pays what has been earned since
	// the one before it, or since the first day. Zero: in twelve parts with the salary.
	PaidMonth time.Month
	PaidDay   int

	Vests int // months of service before which nothing is paid, all of it at once then; 0 means none
}

// The rules of benefits and costs.
const (
	RulePerYear    Rule = "per-year"     // the year's amount, with the salary (SPEC 5.10, 2.3)
	RulePerQuarter Rule = "per-quarter"  // the quarter's amount, on the last day of each quarter of service (SPEC 5.10)
	RulePerMonth   Rule = "per-month"    // the month's amount, with the salary (SPEC 5.10)
	RulePerWeek    Rule = "per-week"     // the week's amount, 52 weeks a year, with the salary (SPEC 5.10, 2.3)
	RulePerOnce    Rule = "per-once"     // once, on the first day or on its own (SPEC 5.10)
	RuleShare      Rule = "share-base"   // a share of the base paid in the same months, with the salary (SPEC 5.10, 2.3)
	RuleYearPaid   Rule = "year-paid"    // what the year up to its payday has earned, by days or of the base paid in it (SPEC 5.10)
	RuleVested     Rule = "vested-whole" // what has come together by the end of the service that it needs (SPEC 5.10)
)

// isZero reports whether nothing comes of it.
func (b *Benefit) isZero() bool { return b.Amount.IsZero() && b.Rate.IsZero() }

// once reports whether it comes once.
func (b *Benefit) once() bool { return b.Per == PerOnce || !b.On.IsZero() }

// yearly returns what the benefit comes to in a year, and the rule of it.
func (b *Benefit) yearly(amount calc.Number) (calc.Number, Rule) {
	switch b.Per {
	case PerQuarter:
		return amount.Mul(calc.Int(4)), RulePerQuarter
	case PerMonth:
		return amount.Mul(calc.Int(12)), RulePerMonth
	case PerWeek:
		return amount.Mul(calc.Int(weeksAYear)), RulePerWeek
	}
	return amount, RulePerYear
}

func (u *unfolding) benefits() {
	for i := range u.offer.Benefits {
		u.benefit(i)
	}
}

func (u *unfolding) benefit(i int) {
	b := &u.offer.Benefits[i]
	p := Payment{Component: BenefitPay, Term: BenefitTerm.At(i), Item: b.title("Benefit", i)}
	if b.Kind == CashBenefit {
		p.Certainty = Guaranteed
	}
	u.recur(b, u.terms.ofEach("benefits[%d].amount", i, b.Amount.Add(b.Rate)), p)
}

// costs takes off what the job costs. A cost is as certain as the base that it eats
// into: it lowers the guaranteed and the cash figures too. Were it a target, a haircut on
// targets would make a costly job look better.
func (u *unfolding) costs() {
	for i := range u.offer.Costs {
		u.cost(i)
	}
}

func (u *unfolding) cost(i int) {
	b := &u.offer.Costs[i]
	u.recur(b, u.terms.ofEach("costs[%d].amount", i, b.Amount.Add(b.Rate)).Neg(), Payment{Component: CostPay, Term: CostTerm.At(i), Item: b.title("Cost", i)})
}

// IsCash reports whether the payment arrives as money in the bank account: of benefits those that
// the contract guarantees in cash, and what a promotion adds to these (SPEC 7.1).
func (p *Payment) IsCash() bool {
	return p.Component.IsCash() || p.Component == BenefitPay && (p.Certainty == Guaranteed || p.InCash)
}

// accruing reports whether a payment is one of a benefit that accrues with service until its payday.
func (p *Payment) accruing() bool { return p.Rule == RuleYearPaid || p.accrues }

func (b *Benefit) title(kind string, i int) string {
	if b.Name != "" {
		return b.Name
	}
	return fmt.Sprintf("%s %d", kind, i+1)
}

// recur pays a benefit or a cost over the horizon: amount is what it comes to each time, or its
// share of base.
func (u *unfolding) recur(b *Benefit, amount calc.Number, p Payment) {
	if b.isZero() {
		return
	}
	made := len(u.payments)
	switch {
	case b.once():
		u.payOnce(b, amount, p)
	case b.PaidMonth != 0:
		u.payYears(b, amount, p)
	case !b.Rate.IsZero():
		u.payShare(b, amount, p)
	case b.Per == PerQuarter:
		u.payQuarters(b, amount, p)
	default:
		year, rule := b.yearly(amount)
		p.Basis, p.Rule = year.Decimal(), rule
		parts := u.currency.monthly(year)
		for p.Year = 1; p.Year <= u.kase.Years; p.Year++ {
			u.payMonthlyUntil(p, &parts, u.endOf(b))
		}
	}
	if b.Vests > 0 && !b.once() {
		u.withhold(b, made, amount, p)
	}
}

// endOf returns the day from which a benefit is earned no more; zero where it goes on.
func (u *unfolding) endOf(b *Benefit) vesting.Date {
	switch {
	case b.Until.IsZero():
		return u.leaves
	case u.leaves.IsZero():
		return b.Until.AddDays(1)
	}
	return earlier(b.Until.AddDays(1), u.leaves)
}

// payOnce pays what comes once: on its day, after the service that it needs, or on the first day of
// work. What needs service is left behind by leaving before, as an award that has not vested.
func (u *unfolding) payOnce(b *Benefit, amount calc.Number, p Payment) {
	p.Date, p.To, p.Rule, p.Basis = b.On, twelfths[12], RulePerOnce, amount.Decimal()
	switch {
	case b.Vests > 0:
		p.Date, p.Granted, p.Rule = u.serviceOf(b), u.hired, RuleVested
	case p.Date.IsZero() && !u.offer.Current:
		p.Date = u.start
	}
	year, within := u.year(p.Date)
	beyond := Note{Term: p.Term, Kind: NoteBenefitBeyond, Item: p.Item, On: p.Date}
	switch {
	case p.Date.Before(u.start) || p.Date == u.start && u.offer.Current && b.Vests > 0:
		u.note(Note{Term: p.Term, Kind: NotePaidBefore, Item: p.Item})
		return
	case !within && b.Vests > 0: // said of every award
		return
	case !within:
		u.note(beyond)
		return
	case b.Vests == 0:
		u.noteUntil(year-1, calc.Fixed(true), beyond)
	}
	p.Year = year
	if !b.Rate.IsZero() { // of a year's base
		salary := u.salary.on(p.Date)
		p.Rate, p.Basis = amount.Decimal(), salary.Decimal()
		amount = amount.Mul(salary)
	}
	u.pay(p, amount.Round(u.currency.Places()))
}

// payQuarters pays the amount of a quarter on the last day of each quarter of service, of the one
// that its end cuts a part by days.
func (u *unfolding) payQuarters(b *Benefit, amount calc.Number, p Payment) {
	until := u.endOf(b)
	p.Rule = RulePerQuarter
	for quarter := 1; quarter <= 4*u.kase.Years; quarter++ {
		from, to := u.months[3*quarter-3], u.months[3*quarter]
		p := p
		p.Date, p.Year, p.Basis, p.To = payday(u.start, 3*quarter), (quarter-1)/4+1, amount.Decimal(), twelfths[12]
		due := amount.Round(u.currency.Places())
		switch {
		case until.IsZero() || !until.Before(to):
		case !from.Before(until):
			return
		default:
			p.Date, p.Item = until.AddDays(-1), p.lastDays(from.DaysUntil(until), from.DaysUntil(to))
			due = amount.Part(int64(from.DaysUntil(until)), int64(from.DaysUntil(to)), u.currency.Places())
		}
		u.pay(p, due)
	}
}

// payShare pays a share of each month's base with it, of a quarter's on its last day: rounded
// cumulatively within the year (SPEC 2.3).
func (u *unfolding) payShare(b *Benefit, share calc.Number, p Payment) {
	until := u.endOf(b)
	p.Rule, p.Rate, p.To = RuleShare, share.Decimal(), twelfths[12]
	var base, paid, before calc.Number
	for month := 1; month <= len(u.salary.months); month++ {
		if month%12 == 1 {
			base, paid, before = calc.Number{}, calc.Number{}, calc.Number{}
		}
		from, to := u.months[month-1], u.months[month]
		if u.over(month) || !until.IsZero() && !from.Before(until) {
			return
		}
		last := !until.IsZero() && until.Before(to)
		p := p
		p.Date = u.payday(month)
		pay := u.salary.months[month-1].all()
		if last && until != u.leaves { // the salary goes on, and this ends
			p.Date, p.Item = until.AddDays(-1), p.lastDays(from.DaysUntil(until), from.DaysUntil(to))
			pay = pay.Part(int64(from.DaysUntil(until)), int64(from.DaysUntil(to)), quotientPlaces)
		}
		base = base.Add(pay)
		if b.Per == PerQuarter && month%3 != 0 && !last {
			continue
		}
		due := base.Mul(share).Round(u.currency.Places())
		p.Year, p.Basis = (month-1)/12+1, base.Sub(before).Decimal()
		u.pay(p, due.Sub(paid))
		paid, before = due, base
	}
}

// payYears pays on each payday what has been earned since the one before it, or since the first
// day: an amount by days, a share of the base whose paydays are in that time. So the first payday
// pays a part, and what is earned at the horizon's end is paid on the next one and belongs to it
// (SPEC 3.3): each whole service year earns the whole. What it ends in, or the job, is paid on that
// day. A year that straddles two service years becomes two payments on one payday (SPEC 2.3).
func (u *unfolding) payYears(b *Benefit, amount calc.Number, p Payment) {
	until, begins := u.endOf(b), u.start
	p.Rule, p.To = RuleYearPaid, twelfths[12]
	for year := u.start.Year(); ; year++ {
		first, end := dayIn(year-1, b.PaidMonth, b.PaidDay).AddDays(1), dayIn(year, b.PaidMonth, b.PaidDay).AddDays(1)
		if !end.After(begins) {
			continue
		}
		earns := yearEarned{first: first, whole: first.DaysUntil(end), from: later(first, begins), to: end, payday: end.AddDays(-1)}
		if !until.IsZero() && until.Before(end) {
			earns.to, earns.payday = until, until.AddDays(-1)
		}
		if !earns.from.Before(earns.to) || !earns.from.Before(u.anniversary(u.kase.Years)) {
			return
		}
		u.payYear(b, amount, p, &earns)
	}
}

// yearEarned is a year that earns a benefit, and what of it is served.
type yearEarned struct {
	first, from, to, payday vesting.Date
	whole                   int // its days
}

func (u *unfolding) payYear(b *Benefit, amount calc.Number, p Payment, y *yearEarned) {
	var earned, paid calc.Number // in 1/whole of the amount, or of the base
	p.Date, p.EarnedOf = y.payday, y.whole
	p.Earns = fmt.Sprintf("%s for the year to %v", p.Item, y.payday)
	item := p.Item
	for k := 1; k <= u.kase.Years; k++ {
		from, to := later(y.from, u.anniversary(k-1)), earlier(y.to, u.anniversary(k))
		if !from.Before(to) {
			continue
		}
		p.Year, p.EarnedFrom, p.EarnedTo = k, from, to
		var due calc.Number
		if !b.Rate.IsZero() {
			base := u.basePaid(from, to)
			earned = earned.Add(base)
			p.Item, p.Basis, p.Rate, p.paid = item, base.Decimal(), amount.Decimal(), amount
			due = earned.Mul(amount).Round(u.currency.Places())
		} else {
			earned = earned.Add(amount.Mul(calc.Int(int64(from.DaysUntil(to)))))
			p.Item, p.Basis = fmt.Sprintf("%s, %d of %d days", item, from.DaysUntil(to), y.whole), amount.Decimal()
			due = earned.Part(1, int64(y.whole), u.currency.Places())
		}
		u.pay(p, due.Sub(paid))
		paid = due
	}
}

// dayIn is a day of a year, or the last one of its month where the month is shorter.
func dayIn(year int, month time.Month, day int) vesting.Date {
	first := civil(year, month, 1)
	return first.AddDays(min(day, first.MonthEnd().Day()) - 1)
}

// serviceOf returns the day on which the service is complete that a benefit needs: of a job that
// was held long enough for every term the first compared one.
func (u *unfolding) serviceOf(b *Benefit) vesting.Date {
	if u.hired.IsZero() {
		return u.start
	}
	return u.hired.AddMonths(b.Vests)
}

// withhold keeps back what is earned of a benefit before the service that it needs is complete, and
// pays it at once then: who leaves before has nothing of it. Made are the payments before its own. What
// today's job has earned of it before the comparison begins is in it, because leaving loses that too
// (SPEC 3.6).
func (u *unfolding) withhold(b *Benefit, made int, amount calc.Number, p Payment) {
	day := u.serviceOf(b)
	before := u.earnedBefore(b, amount)
	early, by := []calc.Number{before.earned}, make([]calc.Number, u.kase.Years+1) // by the end of a service year
	base := before.base
	kept := u.payments[:made]
	for _, one := range u.payments[made:] {
		if one.Date.Before(day) {
			early, base = append(early, one.Number()), base.Add(one.Basis)
			for k := one.Year; k < len(by); k++ {
				by[k] = by[k].Add(one.Number())
			}
		} else {
			kept = append(kept, one)
		}
	}
	if u.payments = kept; !day.After(u.start) || len(early) == 1 {
		return
	}
	whole := calc.Sum(early...)
	year, within := u.year(day)
	for k := 1; k <= u.kase.Years && (!within || k < year); k++ {
		u.noteOf(noted{holds: calc.Fixed(true), amount: by[k].Add(early[0])}, Note{Term: p.Term, Kind: NoteVestsBeyond, Item: p.Item, On: day, first: k, last: k})
	}
	if !within {
		return
	}
	p.Date, p.Year, p.Rule, p.To, p.Basis = day, year, RuleVested, twelfths[12], whole.Decimal()
	p.EarnedFrom, p.EarnedTo, p.Earns = later(u.start, u.hired), day, p.Item
	if !u.hired.IsZero() {
		p.EarnedFrom = u.hired
	}
	p.EarnedOf = p.EarnedFrom.DaysUntil(day)
	p.Item = fmt.Sprintf("%s, %d months of service", p.Item, b.Vests)
	if before.of != "" {
		p.Item += ", " + before.of
	}
	if !b.Rate.IsZero() {
		p.Basis, p.Rate = base, b.Rate
	}
	u.pay(p, whole)
}

// earlierService is what today's job has earned of a benefit before the comparison begins.
type earlierService struct {
	earned calc.Number
	base   decimal.Decimal // of which it is a share
	of     string          // how long that was: "56 and 14/28 before 2027-02-15"
}

// earnedBefore is what today's job has earned of a benefit from the hire date to the first compared day, a
// month that this cuts by days: of a share of base by the salary on that day.
func (u *unfolding) earnedBefore(b *Benefit, amount calc.Number) (before earlierService) {
	if !u.offer.Current || u.hired.IsZero() || !u.hired.Before(u.start) {
		return before
	}
	months, days := u.hired.MonthsUntil(u.start)
	whole := u.hired.AddMonths(months).DaysUntil(u.hired.AddMonths(months + 1))
	num, den := int64(months*whole+days), int64(12*whole)
	year, _ := b.yearly(amount)
	before.of = fmt.Sprint(months)
	if days > 0 {
		before.of += fmt.Sprintf(" and %d/%d", days, whole)
	}
	before.of += fmt.Sprintf(" before %v", u.start)
	if !b.Rate.IsZero() {
		salary := u.kase.salaryOn(u.offer, u.start, u.terms)
		year, before.base = amount.Mul(salary), salary.Part(num, den, u.currency.Places()).Decimal()
		before.of += " at " + u.currency.Grouped(salary.Decimal()) + " a year"
	}
	before.earned = year.Part(num, den, u.currency.Places())
	return before
}

func (b *Benefit) check(at checker, o *Offer, c *Case) {
	at.at("amount").amount(b.Amount)
	at.at("amount").rate(b.Rate)
	if b.Per != "" {
		oneOf(at.at("per"), b.Per)
	}
	if b.Kind != "" {
		oneOf(at.at("kind"), b.Kind)
	}
	at.at("on").year(b.On)
	at.at("until").year(b.Until)
	if at.at("vests").outsideCount(b.Vests) {
		at.at("vests").refuse(fmt.Sprintf("%d months of service are outside %v", b.Vests, at.at("vests").term().Bounds), "write for example vests: 60 months")
	}
	yearly := b.Per == "" || b.Per == PerYear
	switch {
	case b.PaidMonth < 0 || b.PaidMonth > 12 || b.PaidDay < 0 || b.PaidDay > 31 || (b.PaidMonth == 0) != (b.PaidDay == 0):
		at.at("paid").refuse("not a day of the year", "write month and day, such as 05-31")
	case b.PaidMonth != 0 && !(yearly && b.On.IsZero()):
		at.at("paid").refuse("a payday of the year belongs to a yearly amount", "write per: year, or leave paid out")
	case !b.On.IsZero() && b.Per != "" && b.Per != PerOnce:
		at.at("on").refuse(fmt.Sprintf("a day is of what comes once, and this comes each %s", b.Per), "write per: once, or until for its last day")
	case !b.Until.IsZero() && b.once():
		at.at("until").refuse("what comes once has no last day", "leave until out, or write per: month")
	case !b.Until.IsZero() && b.Until.Before(c.begins(o)) && !o.Current:
		at.at("until").refuse(fmt.Sprintf("it ends on %v, before the first day of work, %v", b.Until, c.begins(o)), "write the last day that earns it")
	case !b.On.IsZero() && b.On.Before(c.begins(o)) && !o.Current:
		at.at("on").refuse(fmt.Sprintf("%v is before the first day of work, %v", b.On, c.begins(o)), "write the day on which it is paid")
	case b.Vests > 0 && !b.On.IsZero():
		at.at("vests").refuse("what is paid on a day needs no other one", "write on alone, or vests alone")
	}
}

// checkBenefits checks the benefits or the costs of an offer.
func checkBenefits(at checker, benefits []Benefit, o *Offer, c *Case) {
	if at.tooMany(len(benefits), "entries", "add the small ones up") {
		return
	}
	for i := range benefits {
		benefits[i].check(at.at("[%d]", i), o, c)
	}
}
