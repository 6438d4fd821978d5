package comp

import (
	"errors"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp/calc"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// PresentValue returns the payments discounted to asOf at a yearly rate, as Excel's XNPV
// does: the sum of payment/(1+rate)^(days/365), with days counted from asOf. The sum is
// not rounded; the powers carry 36 decimals (SPEC 2.4). The timeline must be in order of
// date; a rate of 0 gives its total. It returns [ErrDiscountRate] for a rate of -100% or
// less.
func PresentValue(t Timeline, asOf vesting.Date, rate decimal.Decimal) (decimal.Decimal, error) {
	if !one.Add(rate).IsPositive() {
		return decimal.Decimal{}, ErrDiscountRate
	}
	var powers calc.Powers
	sum := decimal.Zero
	for i := range t {
		sum = sum.Add(t[i].discounted(asOf, calc.Of(rate), &powers).Decimal())
	}
	return sum, nil
}

// ErrDiscountRate is returned for a rate at which nothing is left of what is discounted.
var ErrDiscountRate = errors.New("a discount rate must be more than -100%")

// discounted is what a payment is worth on a day, not rounded.
func (p *Payment) discounted(asOf vesting.Date, rate calc.Number, powers *calc.Powers) calc.Number {
	return p.Number().Mul(powers.Daily(rate, p.Date.DaysUntil(asOf)))
}
