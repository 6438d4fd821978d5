package comp

import (
	"fmt"
	"time"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/vesting"
)

// Bonus is a yearly bonus: a share of base, or a flat amount.
type Bonus struct {
	Rate   decimal.Decimal     // target as a share of base paid: 0.15 is 15%
	Amount decimal.Decimal     // flat target a year; excludes Rate
	Payout decimal.NullDecimal // share of target paid; not valid means 100%, a valid 0 is 0

	// PaidMonth and PaidDay are the yearly payday of a bonus earned by calendar year and
	// paid in the following one (March 15). Zero: earned by service year, paid on the
	// anniversary.
	PaidMonth time.Month
	PaidDay   int
	// FullFirstYear pays the first calendar year in full; otherwise it is prorated by days
	// worked. It has no meaning without a payday.
	FullFirstYear bool
}

const (
	ruleBonusYear     Rule = "target times payout of the base paid in the service year, paid on the anniversary (SPEC 5.2)"
	ruleBonusFlat     Rule = "flat target times payout, earned over the service year, paid on the anniversary (SPEC 5.2)"
	ruleBonusCalendar Rule = "target times payout, earned by days of the calendar year, paid on the payday of the next; " +
		"each service year earns its own days (SPEC 5.2)"
)

// isZero reports whether no bonus is offered.
func (b Bonus) isZero() bool { return b.Rate.IsZero() && b.Amount.IsZero() }

// payout returns the share of target paid, 1 where none is stated.
func (b Bonus) payout() decimal.Decimal {
	if b.Payout.Valid {
		return b.Payout.Decimal
	}
	return one
}

func (u *unfolding) bonus() {
	switch b := u.offer.Bonus; {
	case b.isZero():
	case b.PaidMonth != 0:
		u.bonusByCalendarYear()
	default:
		u.bonusByServiceYear()
	}
}

func (u *unfolding) bonusByServiceYear() {
	b := u.offer.Bonus
	for k := 1; k <= u.kase.Years; k++ {
		p := Payment{
			Date: u.anniversary(k), Year: k, Component: BonusPay, Certainty: Target,
			Term: "bonus", Item: fmt.Sprintf("Bonus, year %d", k),
			Basis: b.Amount, To: twelfths[12], Rate: b.payout(), Rule: ruleBonusFlat,
			EarnedFrom: u.anniversary(k - 1), EarnedTo: u.anniversary(k),
		}
		if b.Amount.IsZero() {
			p.Basis, p.Rate, p.Rule = u.salary.paidInYear(k), b.Rate.Mul(b.payout()), ruleBonusYear
		}
		p.Amount = u.currency.Round(p.Basis.Mul(p.Rate))
		u.pay(p)
	}
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
		u.bonusOfCalendarYear(first, civil(year+1, time.January, 1))
	}
}

// bonusOfCalendarYear pays the days [first, end) of one calendar year. Its parts are
// rounded cumulatively, so that they add up to the year's bonus.
func (u *unfolding) bonusOfCalendarYear(first, end vesting.Date) {
	b := u.offer.Bonus
	whole := first.DaysUntil(end)
	if first.Before(u.start) && b.FullFirstYear && !u.offer.Current {
		whole = u.start.DaysUntil(end)
	}
	payday := first.AddMonths(12 + int(b.PaidMonth) - 1)
	payday = payday.AddDays(min(b.PaidDay, payday.MonthEnd().Day()) - 1)
	if payday.Before(u.start) {
		return
	}
	divisor := decimal.NewFromInt(int64(whole))
	earned, paid := decimal.Zero, decimal.Zero // earned in 1/days of the currency
	for k := 1; k <= u.kase.Years; k++ {
		from, to := later(first, u.anniversary(k-1)), earlier(end, u.anniversary(k))
		if u.offer.Current && k == 1 {
			from = first // today's job was held before the comparison begins: nothing is prorated
		}
		if !from.Before(to) {
			continue
		}
		days := decimal.NewFromInt(int64(from.DaysUntil(to)))
		p := Payment{
			Date: payday, Year: k, Component: BonusPay, Certainty: Target,
			Term: "bonus", Item: fmt.Sprintf("Bonus for %d, %d of %d days", first.Year(), from.DaysUntil(to), whole),
			To: twelfths[12], Rate: b.payout(), Rule: ruleBonusCalendar, EarnedFrom: from, EarnedTo: to,
		}
		basis := b.Amount.Mul(days)
		if b.Amount.IsZero() {
			basis, p.Rate = u.salary.days(from, to), b.Rate.Mul(p.Rate)
		}
		p.Basis = basis.DivRound(divisor, u.currency.Places())
		earned = earned.Add(basis.Mul(p.Rate))
		due := earned.DivRound(divisor, u.currency.Places())
		p.Amount = due.Sub(paid)
		u.pay(p)
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
	at.at("target").rate(b.Rate, 0, 1000)
	at.at("target").amount(b.Amount)
	if b.Payout.Valid {
		at.at("payout").rate(b.Payout.Decimal, 0, 1000)
	}
	if !b.Rate.IsZero() && !b.Amount.IsZero() {
		at.at("target").refuse("a share of base and a flat amount exclude each other", "keep one of them")
	}
	if b.PaidMonth < 0 || b.PaidMonth > 12 || b.PaidDay < 0 || b.PaidDay > 31 || (b.PaidMonth == 0) != (b.PaidDay == 0) {
		at.at("paid").refuse("not a day of the year", "write month and day, such as 03-15")
	}
}
