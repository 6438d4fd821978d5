package comp

import (
	"github.com/seed-251b9aba/offerkit/comp/calc"
)

// Monthly pay: a year's amount paid on the last days of the twelve months of its
// service year, as the salary is (SPEC 3.2).

// monthly splits a year's amount into twelve months by cumulative rounding, so that they
// add up to the rounded year (SPEC 2.3).
func (c Currency) monthly(year calc.Number) (parts [12]calc.Number) {
	var paid calc.Number
	for i := range parts {
		due := year.Part(int64(i+1), 12, c.Places())
		parts[i], paid = due.Sub(paid), due
	}
	return parts
}

// payMonthly pays p twelve times, in the months of its service year.
func (u *unfolding) payMonthly(p Payment, parts *[12]calc.Number) {
	for i, amount := range parts {
		p.Date = u.payday(12*(p.Year-1) + i + 1)
		p.From, p.To = twelfths[i], twelfths[i+1]
		u.pay(p, amount)
	}
}

// payEveryYear pays the same twelve months in every year of the horizon.
func (u *unfolding) payEveryYear(p Payment, parts *[12]calc.Number) {
	for p.Year = 1; p.Year <= u.kase.Years; p.Year++ {
		u.payMonthly(p, parts)
	}
}
