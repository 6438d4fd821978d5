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
	d := newDiscounter(asOf, rate)
	sum := decimal.Zero
	for i := range t {
		sum = sum.Add(t[i].Amount.Mul(d.to(t[i].Date)))
	}
	return sum
}

// discounter walks forward through the days, one multiplication a payday.
type discounter struct {
	growth decimal.Decimal         // (1+rate)^(1/365)
	daily  decimal.Decimal         // 1/growth
	steps  map[int]decimal.Decimal // daily to the power of a number of days, of growth where it is negative
	day    vesting.Date
	factor decimal.Decimal // from asOf to day
}

func newDiscounter(asOf vesting.Date, rate decimal.Decimal) discounter {
	d := discounter{growth: one, daily: one, steps: map[int]decimal.Decimal{}, day: asOf, factor: one}
	if !rate.IsZero() {
		d.growth = root(one.Add(rate), 365)
		d.daily = one.DivRound(d.growth, powerPlaces)
	}
	return d
}

func (d *discounter) to(day vesting.Date) decimal.Decimal {
	days := d.day.DaysUntil(day)
	d.day = day
	if days != 0 {
		d.factor = d.factor.Mul(d.power(days)).Round(powerPlaces)
	}
	return d.factor.Round(settled)
}

// power returns what a number of days takes off. Before asOf they are negative and add to
// it: a division by what the days take off would be one by zero after some lifetimes.
func (d *discounter) power(days int) decimal.Decimal {
	if known, ok := d.steps[days]; ok {
		return known
	}
	result, square, n := one, d.daily, days
	if days < 0 {
		square, n = d.growth, -days
	}
	for ; n > 0; n /= 2 {
		if n%2 == 1 {
			result = result.Mul(square).Round(powerPlaces)
		}
		square = square.Mul(square).Round(powerPlaces)
	}
	d.steps[days] = result
	return result
}
