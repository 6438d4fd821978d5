package xlsx

import (
	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// commission is a month's part of target times attainment.
func (m *model) commission(p *comp.Payment) (calculation, bool) {
	target, ok1 := m.input("commission.target")
	attainment, ok2 := m.input("commission.attainment")
	return calculation{amount: m.monthly(target.times(attainment), p)}, ok1 && ok2
}

// signOn is a sign-on, paid at once or by the month.
func (m *model) signOn(p *comp.Payment) (calculation, bool) {
	amount, ok := m.input("%v.amount", p.Term)
	if !ok {
		return calculation{}, false
	}
	if m.offer.SignOn[p.Term.Index].Monthly {
		return calculation{amount: m.monthly(amount, p)}, true
	}
	return calculation{amount: amount.rounded(m.places)}, true
}

// monthly is the part of a year's amount that a payment's month adds, rounded
// cumulatively (SPEC 2.3).
func (m *model) monthly(year formula, p *comp.Payment) formula {
	month := p.To.Num() * 12 / p.To.Den()
	due := year.part(month, 12).rounded(m.places)
	if month == 1 {
		return due
	}
	return due.minus(year.part(month-1, 12).rounded(m.places))
}

// relocation is cash on the first day, grossed up at a tax rate (SPEC 5.4).
func (m *model) relocation(*comp.Payment) (calculation, bool) {
	amount, ok1 := m.input("relocation.amount")
	rate, ok2 := m.input("relocation.gross_up")
	return calculation{item: "Relocation", amount: amount.over(whole(1).minus(rate)).rounded(m.places)}, ok1 && ok2
}

// bonus is target times payout, earned by service year or by calendar year (SPEC 5.2).
func (m *model) bonus(p *comp.Payment) (calculation, bool) {
	payout, ok := m.input("bonus.payout")
	if !ok {
		return calculation{}, false
	}
	if m.result.BonusByDays() {
		return m.bonusByDays(p, payout)
	}
	if flat, ok := m.input("bonus.amount"); ok {
		return calculation{amount: flat.times(payout).rounded(m.places)}, true
	}
	rate, ok := m.input("bonus.target")
	return calculation{amount: m.paidBy(p.Year, 12).times(rate).times(payout).rounded(m.places)}, ok
}

// bonusByDays is the part of a bonus year's bonus that one service year earns:
// what is earned by its end, rounded, less what the service years before it earned.
func (m *model) bonusByDays(p *comp.Payment, payout formula) (calculation, bool) {
	days := whole(int64(p.EarnedOf))
	earned, ok1 := m.bonusEarned(m.bonusBegins(p), p.EarnedTo)
	amount := earned.times(payout).over(days).rounded(m.places)
	if begins := m.bonusBegins(p); begins.Before(p.EarnedFrom) {
		before, ok2 := m.bonusEarned(begins, p.EarnedFrom)
		return calculation{amount: amount.minus(before.times(payout).over(days).rounded(m.places))}, ok1 && ok2
	}
	return calculation{amount: amount}, ok1
}

// bonusBegins returns the first day that the bonus year of a payment earns anything.
func (m *model) bonusBegins(p *comp.Payment) vesting.Date {
	begins := p.EarnedFrom
	for i := range m.result.Timeline {
		other := &m.result.Timeline[i]
		if other.Component == comp.BonusPay && other.Date == p.Date && other.EarnedFrom.Before(begins) {
			begins = other.EarnedFrom
		}
	}
	return begins
}

// bonusEarned is the yearly target in force on each day of [from, to), summed.
func (m *model) bonusEarned(from, to vesting.Date) (formula, bool) {
	if flat, ok := m.input("bonus.amount"); ok {
		return flat.times(whole(int64(from.DaysUntil(to)))), true
	}
	rate, ok := m.input("bonus.target")
	var parts []formula
	m.eachStep(from, to, func(step, days int) {
		parts = append(parts, m.steps[step].pay.times(whole(int64(days))))
	})
	return sumOf(parts).times(rate), ok && len(parts) > 0
}

// benefit is a benefit or, taken off, a cost: once, or a year's amount in twelve months
// (SPEC 5.10).
func (m *model) benefit(p *comp.Payment) (calculation, bool) {
	terms := m.offer.Benefits
	if p.Term.Kind == comp.CostTerm {
		terms = m.offer.Costs
	}
	amount, ok := m.input("%v.amount", p.Term)
	if !ok {
		return calculation{}, false
	}
	if p.Term.Kind == comp.CostTerm {
		amount = amount.negated()
	}
	switch terms[p.Term.Index].Per {
	case comp.PerOnce:
		return calculation{amount: amount.rounded(m.places)}, ok
	case comp.PerMonth:
		amount = amount.times(whole(12))
	case comp.PerWeek:
		amount = amount.times(whole(52))
	}
	return calculation{amount: m.monthly(amount, p)}, ok
}
