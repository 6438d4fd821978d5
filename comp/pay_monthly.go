package comp

import (
	"fmt"

	"github.com/seed-251b9aba/offerkit/comp/calc"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// Monthly pay: a year's amount paid on the last days of the twelve months of its
// service year, as the salary is (SPEC 3.2).

// monthly splits a year's amount into twelve months by cumulative rounding, so that they
// add up to the rounded year (SPEC 2.3).
func (c Currency) monthly(year calc.Number) (parts [12]calc.Number) { return c.parts(year, 12) }

// parts is monthly of a year that has more than twelve salaries: the first twelve of them.
func (c Currency) parts(year calc.Number, of int64) (parts [12]calc.Number) {
	var paid calc.Number
	for i := range parts {
		due := year.Part(int64(i+1), of, c.Places())
		parts[i], paid = due.Sub(paid), due
	}
	return parts
}

// payMonthly pays p twelve times, in the months of its service year: until the job ends, and of a
// month that its end cuts a part by days.
func (u *unfolding) payMonthly(p Payment, parts *[12]calc.Number) {
	u.payMonthlyUntil(p, parts, u.leaves)
}

// payMonthlyUntil pays p likewise until a day, on which no more is earned; zero means without end.
func (u *unfolding) payMonthlyUntil(p Payment, parts *[12]calc.Number, until vesting.Date) {
	for i, amount := range parts {
		month := 12*(p.Year-1) + i + 1
		from, to := u.months[month-1], u.months[month]
		p.Date = payday(u.start, month)
		p.From, p.To = twelfths[i], twelfths[i+1]
		switch {
		case until.IsZero() || !until.Before(to):
		case !from.Before(until):
			return
		default:
			p.Date = until.AddDays(-1)
			p.From, p.To, p.Item = vesting.Fraction{}, vesting.Fraction{}, p.lastDays(from.DaysUntil(until), from.DaysUntil(to))
			p.Basis = amount.Decimal()
			amount = amount.Part(int64(from.DaysUntil(until)), int64(from.DaysUntil(to)), u.currency.Places())
		}
		u.pay(p, amount)
	}
}

// lastDays names a payment of a month that is cut.
func (p *Payment) lastDays(days, of int) string {
	return fmt.Sprintf("%s, %d of %d days", p.Item, days, of)
}

// payEveryYear pays the same twelve months in every year of the horizon.
func (u *unfolding) payEveryYear(p Payment, parts *[12]calc.Number) {
	for p.Year = 1; p.Year <= u.kase.Years; p.Year++ {
		u.payMonthly(p, parts)
	}
}
