package comp

import (
	"fmt"
	"time"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp/calc"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// bonusKind is the yearly bonus.
var bonusKind = kindOfPay{
	group:      "Cash",
	components: []componentOfPay{{BonusPay, "Bonus", inCash, Target}},
	terms:      bonusTerms,
	check:      func(o *Offer, at checker, _ *Case) { o.Bonus.check(at.at("bonus")) },
	unfold:     (*unfolding).bonus,
}

func bonusTerms() []Term {
	return []Term{
		{Path: "bonus", Kind: KindPart, Meaning: "yearly bonus: a share of base, an amount, or {target, payout, paid, prorate}", Example: "15%"},
		{Path: "bonus.target", Label: "Target bonus", field: func(o *Offer, _ int) any { return rateOrMoney{&o.Bonus.Rate, &o.Bonus.Amount} }, Makes: true,
			Kind: KindRateOrMoney, Unit: UnitCurrencyAYear, Bounds: percent(0, 1000), Moves: true,
			Meaning: "share of base, or an amount a year", Example: "15%"},
		{Path: "bonus.payout", Label: "Bonus payout", field: func(o *Offer, _ int) any { return &o.Bonus.Payout },
			Kind: KindRate, Unit: UnitPercent, Bounds: percent(0, 1000), Moves: true,
			Meaning: "share of the target that is paid", Default: "100%", Example: "100%"},
		{Path: "bonus.paid", Label: "Bonus paid in the next year on", field: func(o *Offer, _ int) any { return dayOfYear{&o.Bonus.PaidMonth, &o.Bonus.PaidDay} },
			Kind: KindDayOfYear, Meaning: "month and day on which the bonus of a calendar year is paid in the next", Default: "on the anniversary", Example: "03-15"},
		{Path: "bonus.prorate", Label: "First calendar year prorated", field: func(o *Offer, _ int) any { return not{&o.Bonus.FullFirstYear} },
			Kind: KindFlag, Meaning: "whether the first calendar year is prorated by days worked", Default: "true", Example: "true"},
	}
}

// Bonus is a yearly bonus: a share of base, or a flat amount.
type Bonus struct {
	Rate   decimal.Decimal     // target as a share of base paid: 0.15 is 15%
	Amount decimal.Decimal     // flat target a year; excludes Rate
	Payout decimal.NullDecimal // share of target paid; not valid means 100%, a valid 0 is 0

	// PaidMonth and PaidDay are the yearly payday of a bonus earned by calendar year and
	// paid in the following one (March 15), or in the same where the payday is in December. Zero: earned by service year, paid on the
	// anniversary.
	PaidMonth time.Month
	PaidDay   int
	// FullFirstYear pays the first calendar year in full; otherwise it is prorated by days
	// worked. It has no meaning without a payday.
	FullFirstYear bool
}

// The rules of a bonus: target times payout.
const (
	RuleBonusYear     Rule = "bonus-year"     // a share of the base paid in the service year (SPEC 5.2)
	RuleBonusFlat     Rule = "bonus-flat"     // a flat amount for the service year (SPEC 5.2)
	RuleBonusCalendar Rule = "bonus-calendar" // earned by days of the calendar year, paid in the next (SPEC 5.2)
	RuleBonusDecember Rule = "bonus-december" // earned by days of the calendar year, paid in its last month (SPEC 5.2)
	RuleBonusHired    Rule = "bonus-hired"    // earned by days of the year since the day of hiring, paid at its end (SPEC 3.6, 5.2)
)

// isZero reports whether no bonus is offered.
func (b Bonus) isZero() bool { return b.Rate.IsZero() && b.Amount.IsZero() }

func (o *Offer) bonusByDays(hired vesting.Date) bool {
	return o.Bonus.PaidMonth != 0 || o.Current && !hired.IsZero()
}

func (u *unfolding) bonus() {
	switch b := u.offer.Bonus; {
	case b.isZero() && !u.terms.open:
	case b.PaidMonth != 0:
		u.bonusByCalendarYear()
	case u.offer.bonusByDays(u.hired):
		u.bonusByYearSinceHiring()
	default:
		u.bonusByServiceYear()
	}
}

func (u *unfolding) bonusByServiceYear() {
	b, payout := u.offer.Bonus, u.bonusPayout()
	for k := 1; k <= u.kase.Years; k++ {
		basis, rate := u.terms.of("bonus.target", b.Amount), payout
		p := Payment{
			Date: u.anniversary(k), Year: k, Component: BonusPay,
			Term: BonusTerm.Alone(), Item: fmt.Sprintf("Bonus, year %d", k),
			To: twelfths[12], Rule: RuleBonusFlat,
			EarnedFrom: u.anniversary(k - 1), EarnedTo: u.anniversary(k),
		}
		p.EarnedOf, p.Earns = p.EarnedFrom.DaysUntil(p.EarnedTo), p.Item
		if b.Amount.IsZero() {
			basis, rate, p.Rule = u.salary.paidInYear(k), u.bonusRate(), RuleBonusYear
			p.earns = rate
		}
		p.Basis, p.Rate = basis.Decimal(), rate.Decimal()
		u.restOnTarget(&p)
		u.pay(p, basis.Mul(rate).Round(u.currency.Places()))
	}
}

// restOnTarget says that without a target there is no bonus, not even one of 0.
func (u *unfolding) restOnTarget(p *Payment) {
	target := u.terms.opened("bonus.target", u.offer.Bonus.Rate.Add(u.offer.Bonus.Amount)) // one of them is 0
	if target.Live() {
		p.remember(func(m *makings) { m.rests = target })
	}
}

// bonusPayout is the part of its target that a bonus pays.
func (u *unfolding) bonusPayout() calc.Number {
	return u.terms.or("bonus.payout", u.offer.Bonus.Payout, one)
}

// bonusRate is the part of the base that a bonus pays, where it is no flat amount.
func (u *unfolding) bonusRate() calc.Number {
	return u.terms.opened("bonus.target", u.offer.Bonus.Rate).Mul(u.bonusPayout())
}

// bonusByCalendarYear pays each calendar year's bonus on the payday of the next year. A
// calendar year that straddles two service years becomes two payments on one payday.
func (u *unfolding) bonusByCalendarYear() {
	year := u.start.Year()
	if u.offer.Current {
		year-- // last year's bonus may be still to be paid
	}
	for ; ; year++ {
		first := civil(year, time.January, 1)
		if !first.Before(u.anniversary(u.kase.Years)) {
			return
		}
		rule := RuleBonusCalendar
		if u.offer.Bonus.PaidMonth == time.December {
			rule = RuleBonusDecember
		}
		payday := paydayFor(year, u.offer.Bonus.PaidMonth, u.offer.Bonus.PaidDay)
		u.bonusOfYear(bonusYear{first: first, end: civil(year+1, time.January, 1), payday: payday, item: fmt.Sprintf("Bonus for %d", year), rule: rule})
	}
}

// paydayFor is the day on which what a calendar year has earned is paid: in the next year, or in
// its own last month, which belongs to it.
func paydayFor(year int, month time.Month, day int) vesting.Date {
	first := civil(year+1, month, 1)
	if month == time.December {
		first = civil(year, month, 1)
	}
	return first.AddDays(min(day, first.MonthEnd().Day()) - 1)
}

// bonusByYearSinceHiring pays the bonuses of today's job, whose bonus years are those
// since the day of hiring and not the service years of the comparison (SPEC 3.6).
func (u *unfolding) bonusByYearSinceHiring() {
	for k := 1; ; k++ {
		first, end := u.hired.AddMonths(12*(k-1)), u.hired.AddMonths(12*k)
		if !first.Before(u.anniversary(u.kase.Years)) {
			return
		}
		u.bonusOfYear(bonusYear{first: first, end: end, payday: end, item: fmt.Sprintf("Bonus for the year to %v", end.AddDays(-1)), rule: RuleBonusHired})
	}
}

// bonusYear is one year that earns a bonus, [first, end), and when it is paid.
type bonusYear struct {
	first, end, payday vesting.Date
	item               string
	rule               Rule
}

// bonusOfYear pays one year's bonus. A year that straddles two service years becomes two
// payments on one payday, split by days; they are rounded cumulatively, so that they add
// up to the year's bonus.
func (u *unfolding) bonusOfYear(y bonusYear) {
	b, first, end := u.offer.Bonus, y.first, y.end
	whole := first.DaysUntil(end)
	if first.Before(u.hired) && b.FullFirstYear {
		whole = u.hired.DaysUntil(end)
	}
	if y.payday.Before(u.start) {
		return
	}
	payout := u.bonusPayout()
	var earned, paid calc.Number // earned in 1/days of the currency
	for k := 1; k <= u.kase.Years; k++ {
		from, to := later(first, u.anniversary(k-1)), earlier(end, u.anniversary(k))
		if k == 1 { // today's job was held before the comparison begins: those days count in its first year
			from = later(first, u.hired)
		}
		if !from.Before(to) {
			continue
		}
		days := calc.Int(int64(from.DaysUntil(to)))
		p := Payment{
			Date: y.payday, Year: k, Component: BonusPay,
			Term: BonusTerm.Alone(), Item: fmt.Sprintf("%s, %d of %d days", y.item, from.DaysUntil(to), whole),
			To: twelfths[12], Rule: y.rule, EarnedFrom: from, EarnedTo: to, EarnedOf: whole, Earns: y.item,
		}
		basis, rate := u.terms.of("bonus.target", b.Amount).Mul(days), payout
		if b.Amount.IsZero() {
			basis, rate = u.salary.days(from, to), u.bonusRate()
			p.earns = rate
		}
		p.Basis, p.Rate = basis.Part(1, int64(whole), u.currency.Places()).Decimal(), rate.Decimal()
		earned = earned.Add(basis.Mul(rate))
		due := earned.Part(1, int64(whole), u.currency.Places())
		u.restOnTarget(&p)
		u.pay(p, due.Sub(paid))
		paid = due
	}
}

// civil returns a day that exists in every year.
func civil(year int, month time.Month, day int) vesting.Date {
	d, _ := vesting.NewDate(year, month, day)
	return d
}

func later(a, b vesting.Date) vesting.Date {
	if a.After(b) {
		return a
	}
	return b
}

func earlier(a, b vesting.Date) vesting.Date {
	if a.Before(b) {
		return a
	}
	return b
}

func (b Bonus) check(at checker) {
	at.at("target").rate(b.Rate)
	at.at("target").amount(b.Amount)
	if b.Payout.Valid {
		at.at("payout").rate(b.Payout.Decimal)
	}
	if !b.Rate.IsZero() && !b.Amount.IsZero() {
		at.at("target").refuse("a share of base and a flat amount exclude each other", "keep one of them")
	}
	if b.PaidMonth < 0 || b.PaidMonth > 12 || b.PaidDay < 0 || b.PaidDay > 31 || (b.PaidMonth == 0) != (b.PaidDay == 0) {
		at.at("paid").refuse("not a day of the year", "write month and day, such as 03-15")
	}
}
