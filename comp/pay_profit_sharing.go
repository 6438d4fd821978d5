package comp

import (
	"fmt"
	"time"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp/calc"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// profitSharingKind is a share of the company's profit that is paid as a share of base.
var profitSharingKind = kindOfPay{
	group:      "Cash",
	components: []componentOfPay{{ProfitSharingPay, "Profit sharing", inCash, Target}},
	keys:       []string{"profit_sharing"},
	terms:      profitSharingTerms,
	check:      func(o *Offer, at checker, _ *Case) { o.ProfitSharing.check(at.at("profit_sharing")) },
	unfold:     (*unfolding).profitSharing,
}

func profitSharingTerms() []Term {
	return []Term{
		{Path: "profit_sharing", Kind: KindPart, Meaning: "profit sharing: a share of the base paid in a calendar year, or {share, paid}", Example: "8%"},
		{Path: "profit_sharing.share", Label: "Profit sharing", field: func(o *Offer, _ int) any { return &o.ProfitSharing.Share }, Makes: true,
			Kind: KindRate, Unit: UnitPercent, Bounds: percent(0, 1000), Moves: true,
			Meaning: "share of the base paid in a calendar year that the company pays out, as it did last year or as the letter says", Example: "8%"},
		{Path: "profit_sharing.paid", Label: "Profit sharing paid on",
			field: func(o *Offer, _ int) any { return dayOfYear{&o.ProfitSharing.PaidMonth, &o.ProfitSharing.PaidDay} },
			Kind:  KindDayOfYear, Meaning: "month and day on which the share of a calendar year is paid in the next, or in its December; that of the bonus where it has one",
			Default: "03-15", Example: "05-15"},
	}
}

// ProfitSharing is a yearly share of profit, paid as a share of base (SPEC 5).
type ProfitSharing struct {
	Share decimal.Decimal // of the base paid in a calendar year: 0.08 is 8%

	// PaidMonth and PaidDay are the yearly payday in the next calendar year, or in December of
	// the same. Zero: that of the bonus, else March 15.
	PaidMonth time.Month
	PaidDay   int
}

// ProfitSharingPay is a yearly share of profit.
const ProfitSharingPay Component = "profit_sharing"

// RuleProfitSharing: a share of the base paid in a calendar year, by the days on which it was paid (SPEC 5, 2.3).
const RuleProfitSharing Rule = "profit-sharing"

// payday returns the yearly payday.
func (p *ProfitSharing) payday(b *Bonus) DayOfYear {
	switch {
	case p.PaidMonth != 0:
		return DayOfYear{p.PaidMonth, p.PaidDay}
	case len(b.Paid) > 0:
		return b.Paid[0]
	}
	return DayOfYear{time.March, 15}
}

// profitSharing pays the share of each calendar year.
func (u *unfolding) profitSharing() {
	share := u.terms.of("profit_sharing.share", u.offer.ProfitSharing.Share)
	if share.IsFixedZero() {
		return
	}
	first, last := u.start.Year(), u.anniversary(u.kase.Years).AddDays(-1).Year()
	if u.offer.Current {
		first-- // last year's may be still to be paid
	}
	for year := first; year <= last; year++ {
		u.profitShareOf(year, share)
	}
}

// profitShareOf pays the share of one calendar year, by the salaries whose paydays are in it. A
// year that straddles two service years becomes two payments on one payday, rounded cumulatively
// (SPEC 2.3). What today's job has paid before the comparison begins counts in its first year (SPEC 3.6).
func (u *unfolding) profitShareOf(year int, share calc.Number) {
	day := u.offer.ProfitSharing.payday(&u.offer.Bonus)
	begins, ends := civil(year, time.January, 1), civil(year+1, time.January, 1)
	p := Payment{
		Date: paydayFor(year, day), Component: ProfitSharingPay, Term: ProfitSharingTerm.Alone(), Item: fmt.Sprintf("Profit sharing for %d", year),
		To: twelfths[12], Rate: share.Decimal(), Rule: RuleProfitSharing, EarnedOf: begins.DaysUntil(ends), paid: share,
	}
	if p.Date.Before(u.start) {
		return
	}
	p.Earns = p.Item
	var base, paid calc.Number // of the calendar year so far
	for k := 1; k <= u.kase.Years; k++ {
		before := base
		p.EarnedFrom, p.EarnedTo = later(begins, u.anniversary(k-1)), earlier(ends, u.anniversary(k))
		if k == 1 && u.offer.Current {
			p.EarnedFrom = later(begins, u.hired)
		}
		if !p.EarnedFrom.Before(p.EarnedTo) {
			continue
		}
		base = base.Add(u.basePaid(p.EarnedFrom, p.EarnedTo))
		due := base.Mul(share).Round(u.currency.Places())
		p.Year, p.Basis = k, base.Sub(before).Decimal()
		u.payUnlessZero(p, due.Sub(paid))
		paid = due
	}
}

// basePaid returns the base whose paydays are in [from, to). Before the comparison begins, today's job is
// paid a twelfth of its salary for each month that ends on the eve of a monthly anniversary, and of the month in
// which it began by days.
func (u *unfolding) basePaid(from, to vesting.Date) calc.Number {
	return u.basePaidOf(&u.salary, from, to)
}

// basePaidOf is basePaid of a salary.
func (u *unfolding) basePaidOf(s *salary, from, to vesting.Date) calc.Number {
	var paid []calc.Number
	for m := 0; from.Before(u.start) && !payday(u.start, m).Before(from); m-- {
		begins, ends := u.start.AddMonths(m-1), u.start.AddMonths(m)
		if worked := later(begins, u.hired); payday(u.start, m).Before(to) && worked.Before(ends) {
			paid = append(paid, s.days(worked, ends).Part(1, 12*int64(begins.DaysUntil(ends)), u.currency.Places()))
		}
	}
	for m := range s.months {
		if day := u.payday(m + 1); !day.Before(from) && day.Before(to) {
			paid = append(paid, s.months[m].all())
		}
	}
	return calc.Sum(paid...)
}

func (p *ProfitSharing) check(at checker) {
	at.at("share").rate(p.Share)
	if p.PaidMonth < 0 || p.PaidMonth > 12 || p.PaidDay < 0 || p.PaidDay > 31 || (p.PaidMonth == 0) != (p.PaidDay == 0) {
		at.at("paid").refuse("not a day of the year", "write month and day, such as 05-15")
	}
	if p.PaidMonth != 0 && p.Share.IsZero() {
		at.at("share").refuse("a payday of no profit sharing", "add share: 8%, the share of base that is paid")
	}
}
