package comp

import (
	"errors"

	"github.com/shopspring/decimal"

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
	return t.discounted(asOf, rate), nil
}

// ErrDiscountRate is returned for a rate at which nothing is left of what is discounted.
var ErrDiscountRate = errors.New("a discount rate must be more than -100%")

// discounted is the present value at a rate that a case may have.
func (t Timeline) discounted(asOf vesting.Date, rate decimal.Decimal) decimal.Decimal {
	d := discounter{daily: dailyDiscount(rate), steps: map[int]decimal.Decimal{}, day: asOf, factor: one}
	sum := decimal.Zero
	for i := range t {
		sum = sum.Add(t[i].Amount.Mul(d.to(t[i].Date)))
	}
	return sum
}

// dailyDiscount returns 1/(1+rate)^(1/365).
func dailyDiscount(rate decimal.Decimal) decimal.Decimal {
	if rate.IsZero() {
		return one
	}
	return one.DivRound(root(one.Add(rate), 365), powerPlaces)
}

// discounter walks forward through the days, one multiplication a payday.
type discounter struct {
	daily  decimal.Decimal
	steps  map[int]decimal.Decimal // daily to the power of a number of days
	day    vesting.Date
	factor decimal.Decimal // from asOf to day
}

func (d *discounter) to(day vesting.Date) decimal.Decimal {
	days := d.day.DaysUntil(day)
	d.day = day
	switch {
	case days > 0:
		d.factor = d.factor.Mul(d.power(days)).Round(powerPlaces)
	case days < 0: // only before asOf: what was paid earlier is worth more
		d.factor = d.factor.DivRound(d.power(-days), powerPlaces)
	}
	return d.factor.Round(settled)
}

func (d *discounter) power(days int) decimal.Decimal {
	if known, ok := d.steps[days]; ok {
		return known
	}
	result, square := one, d.daily
	for n := days; n > 0; n /= 2 {
		if n%2 == 1 {
			result = result.Mul(square).Round(powerPlaces)
		}
		square = square.Mul(square).Round(powerPlaces)
	}
	d.steps[days] = result
	return result
}
