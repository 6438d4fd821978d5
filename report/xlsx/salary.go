package xlsx

import (
	"fmt"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// salaryStep is a salary a year in force from a day on.
type salaryStep struct {
	on  vesting.Date
	pay formula
}

// salarySteps lists the salaries of the offer: base_k = round(base*(1+r)^(k-1)), or the
// dated ones (SPEC 5.1). A raise of 0% has its steps too, so that it can be typed over.
func (m *model) salarySteps() []salaryStep {
	base, _ := m.input("base")
	rate, byRate := m.input("raise.rate")
	var steps []salaryStep
	for _, s := range m.book.comparison.SalarySteps(m.result) {
		step := salaryStep{on: s.On, pay: base}
		switch {
		case s.Dated > 0:
			step.pay, _ = m.input("raise[%d].to", s.Dated-1)
		case s.Raises > 0 && !byRate:
			continue
		case s.Raises > 0:
			raised := base.times(whole(1).plus(rate).power(whole(int64(s.Raises)))).rounded(m.places)
			step.pay = m.work(fmt.Sprintf("Salary a year from %v", s.On), raised, formatMoney(m.result.Currency))
		}
		steps = append(steps, step)
	}
	return steps
}

// dayUnits is a whole number of units in which a day is an exact part of a month of any
// length (SPEC 5.1: a raise inside a month splits it by days).
const dayUnits = 377_580

// accrued returns what has accrued of service year k by the end of its month, not
// rounded: each salary times the part of the year that it was in force.
func (m *model) accrued(k, month int) formula {
	units := make([]int64, len(m.steps))
	for i := 12 * (k - 1); i < 12*(k-1)+month; i++ {
		from, to := m.result.Start.AddMonths(i), m.result.Start.AddMonths(i+1)
		perDay := int64(dayUnits / from.DaysUntil(to))
		m.eachStep(from, to, func(step, days int) { units[step] += int64(days) * perDay })
	}
	var parts []formula
	for i, n := range units {
		switch {
		case n == 0:
		case n%dayUnits == 0: // whole months: twelfths are easier to read than lowest terms
			parts = append(parts, m.steps[i].pay.part(n/dayUnits, 12))
		default:
			parts = append(parts, m.steps[i].pay.part(reduced(n, 12*dayUnits)))
		}
	}
	return sumOf(parts)
}

// eachStep calls visit for every salary in force in [from, to), with the days it is.
func (m *model) eachStep(from, to vesting.Date, visit func(step, days int)) {
	for i, step := range m.steps {
		begin, end := step.on, to
		if begin.Before(from) {
			begin = from
		}
		if i+1 < len(m.steps) && m.steps[i+1].on.Before(to) {
			end = m.steps[i+1].on
		}
		if begin.Before(end) {
			visit(i, begin.DaysUntil(end))
		}
	}
}

func reduced(num, den int64) (int64, int64) {
	a, b := num, den
	for b != 0 {
		a, b = b, a%b
	}
	return num / a, den / a
}

// base is one month's salary: what has accrued by its end, rounded, less what was paid
// before it in the year (SPEC 2.3).
func (m *model) base(p *comp.Payment) (calculation, bool) {
	month := int(p.To.Num() * 12 / p.To.Den())
	amount := m.accrued(p.Year, month).rounded(m.places)
	if month > 1 {
		amount = amount.minus(m.accrued(p.Year, month-1).rounded(m.places))
	}
	return calculation{amount: amount}, true
}

// paidBy is the base paid for service year k by the end of its month.
func (m *model) paidBy(k, month int) formula {
	if month == 0 {
		return whole(0)
	}
	name := fmt.Sprintf("Base paid for year %d", k)
	if month < 12 {
		name += fmt.Sprintf(", by month %d", month)
	}
	return m.work(name, m.accrued(k, month).rounded(m.places), formatMoney(m.result.Currency))
}

// paidBetween is the base paid for the months of service after one and up to another.
func (m *model) paidBetween(after, end int) formula {
	var parts []formula
	for k := after/12 + 1; 12*(k-1) < end; k++ {
		part := m.paidBy(k, min(end-12*(k-1), 12))
		if from := after - 12*(k-1); from > 0 {
			part = part.minus(m.paidBy(k, from))
		}
		parts = append(parts, part)
	}
	return sumOf(parts)
}
