package xlsx

import (
	"fmt"

	"github.com/seed-251b9aba/offerkit/comp"
)

// The match of a 401(k) plan follows contributions month by month, up to the limits of
// the year (SPEC 5.9). What is left of a limit after some months is a minimum of the
// limit and what was paid so far, so that no month needs the state of the one before but
// for its accrued match.

// match is one month's match, or the true-up at the end of a year.
func (m *model) match(p *comp.Payment) (calculation, bool) {
	share, ok := m.input("retirement.contribution")
	if !ok || len(m.offer.Retirement.Tiers) == 0 {
		return calculation{}, false
	}
	if p.TrueUp {
		pay, contributed := m.planPay(p.Year, 12), m.contributed(p.Year, 12, share)
		rest := m.within(p.Year, share, m.banded(contributed, pay)).minus(m.within(p.Year, share, m.matched(p.Year, 12, share)))
		return calculation{amount: whole(0).most(rest).rounded(m.places)}, true
	}
	month := m.result.MonthPaid(p.Date)
	month -= 12 * (p.Year - 1)
	amount := m.within(p.Year, share, m.matched(p.Year, month, share))
	if month > 1 {
		amount = amount.minus(m.within(p.Year, share, m.matched(p.Year, month-1, share)))
	}
	return calculation{item: "401(k) match", amount: amount}, true
}

// matched is the match accrued for service year k by the end of a month, not rounded.
func (m *model) matched(k, month int, share formula) formula {
	pay, contributed := m.planPay(k, month), m.contributed(k, month, share)
	if month > 1 {
		pay, contributed = pay.minus(m.planPay(k, month-1)), contributed.minus(m.contributed(k, month-1, share))
		pay = m.work(fmt.Sprintf("Pay that the plan counts, year %d, month %d", k, month), pay, formatMoney(m.result.Currency))
		contributed = m.work(fmt.Sprintf("Contributions, year %d, month %d", k, month), contributed, "#,##0.00##")
	}
	accrued := m.banded(contributed, pay)
	if month > 1 {
		accrued = m.matched(k, month-1, share).plus(accrued)
	}
	return m.work(fmt.Sprintf("Match accrued in year %d by month %d", k, month), accrued, "#,##0.00##")
}

// within is a match, rounded, as far as the limit on all additions of the year leaves room
// beside the employee's own contributions (26 USC 415(c)).
func (m *model) within(k int, share, match formula) formula {
	match = match.rounded(m.places)
	if m.result.Currency != comp.USD {
		return match
	}
	limit := m.planLimit(k)
	most := m.work(fmt.Sprintf("IRS limit on all additions, year %d", k), constant(limit.Additions), formatWhole)
	room := whole(0).most(most.least(m.paidBy(k, 12)).minus(m.contributed(k, 12, share)).rounded(m.places))
	return match.least(m.work(fmt.Sprintf("Room for the match, year %d", k), room, formatMoney(m.result.Currency)))
}

// planPay is the pay of service year k that the plan counts by the end of a month, and
// contributed what the employee has paid in: both stop at the limits of the year, which
// hold for pay in US dollars.
func (m *model) planPay(k, month int) formula {
	paid := m.paidBy(k, month)
	if m.result.Currency != comp.USD {
		return paid
	}
	limit := m.planLimit(k)
	most := m.work(fmt.Sprintf("IRS limit on the pay that a plan counts, year %d", k), constant(limit.Compensation), formatWhole)
	return paid.least(most)
}

func (m *model) contributed(k, month int, share formula) formula {
	paid := m.paidBy(k, month).times(share)
	if m.result.Currency != comp.USD {
		return paid
	}
	limit := m.planLimit(k)
	most := m.work(fmt.Sprintf("IRS limit on contributions, year %d", k), constant(limit.Deferral), formatWhole)
	return paid.least(most)
}

func (m *model) planLimit(k int) comp.PlanLimit {
	return m.book.comparison.Case.PlanLimits.In(m.result.Start.AddMonths(12 * (k - 1)).Year())
}

// banded is the match of contributions out of pay: each band's rate of what is
// contributed in it.
func (m *model) banded(contributed, pay formula) formula {
	var bands []formula
	low := whole(0)
	for i := range m.offer.Retirement.Tiers {
		rate, _ := m.input("retirement.tiers[%d].rate", i)
		upTo, _ := m.input("retirement.tiers[%d].up_to", i)
		high := upTo.times(pay)
		inside := contributed.least(high)
		if !low.isZero() {
			inside = whole(0).most(inside.minus(low))
		}
		bands = append(bands, inside.times(rate))
		low = high
	}
	return sumOf(bands)
}

// possibleMatches lists a payment for every month, and the true-ups.
func (m *model) possibleMatches() []comp.Payment {
	plan := &m.offer.Retirement
	if len(plan.Tiers) == 0 {
		return nil
	}
	pattern := comp.Payment{Component: comp.MatchPay, Certainty: comp.Target, Term: comp.RetirementTerm.Alone(), Item: "401(k) match, " + plan.String()}
	for _, p := range m.result.Timeline {
		if p.Component == comp.MatchPay && !p.TrueUp {
			pattern.Rule = p.Rule
			break
		}
	}
	var all []comp.Payment
	for month := 1; month <= 12*m.book.comparison.Case.Years; month++ {
		p := pattern
		p.Date = m.result.Payday(month)
		all = append(all, p)
		if month%12 == 0 && !plan.NoTrueUp && m.result.Currency == comp.USD {
			p.TrueUp, p.Item = true, fmt.Sprintf("401(k) match, true-up of year %d", month/12)
			p.Rule = comp.RuleTrueUp
			all = append(all, p)
		}
	}
	return all
}
