package comp

import (
	"fmt"

	"github.com/shopspring/decimal"
)

// Monthly pay: a year's amount paid on the last days of the twelve months of its
// service year, as the salary is (SPEC 3.2).

var twelve = decimal.NewFromInt(12)

// monthly splits a year's amount into twelve months by cumulative rounding, so that they
// add up to the rounded year (SPEC 2.3).
func (c Currency) monthly(year decimal.Decimal) (parts [12]decimal.Decimal) {
	paid := decimal.Zero
	for i := range parts {
		due := year.Mul(decimal.NewFromInt(int64(i+1))).DivRound(twelve, c.Places())
		parts[i], paid = due.Sub(paid), due
	}
	return parts
}

// payMonthly pays p twelve times, in the months of its service year.
func (u *unfolding) payMonthly(p Payment, parts *[12]decimal.Decimal) {
	for i, amount := range parts {
		p.Date, p.Amount = u.payday(12*(p.Year-1)+i+1), amount
		p.From, p.To = twelfths[i], twelfths[i+1]
		u.pay(p)
	}
}

// payEveryYear pays the same twelve months in every year of the horizon.
func (u *unfolding) payEveryYear(p Payment, parts *[12]decimal.Decimal) {
	for p.Year = 1; p.Year <= u.kase.Years; p.Year++ {
		u.payMonthly(p, parts)
	}
}

// counted writes a number with its noun: "1 month", "12 months".
func counted(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
