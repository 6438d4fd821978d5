package comp

import (
	"fmt"
	"math/bits"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp/calc"
)

// quotientPlaces are the places of a quotient that a payment is still to be made of (SPEC 2.4).
const quotientPlaces = 36

// times returns shares times a price, rounded to the minor unit: Round(shares*price).
// Whole shares at a price of few digits, which is nearly every vest there is, are
// multiplied and rounded in machine words.
func (c Currency) times(shares, price decimal.Decimal) decimal.Decimal {
	if amount, ok := timesSmall(shares, price, c.Places()); ok {
		return amount
	}
	return c.Round(shares.Mul(price))
}

// product returns what a number of shares pays at a price, rounded to the minor unit.
func (c Currency) product(shares, price calc.Number) calc.Number {
	if !shares.Live() && !price.Live() {
		return calc.Of(c.times(shares.Decimal(), price.Decimal()))
	}
	return shares.Mul(price).Round(c.Places())
}

// timesSmall multiplies what fits, and reports whether it did.
func timesSmall(shares, price decimal.Decimal, places int32) (decimal.Decimal, bool) {
	// Up to 18 digits are sure to fit 63 bits.
	if shares.Exponent() != 0 || shares.IsNegative() || price.IsNegative() || shares.NumDigits() > 18 || price.NumDigits() > 18 {
		return decimal.Zero, false
	}
	high, product := bits.Mul64(uint64(shares.CoefficientInt64()), uint64(price.CoefficientInt64()))
	if high != 0 || product > 1<<62 {
		return decimal.Zero, false
	}
	dropped := -price.Exponent() - places
	if dropped <= 0 {
		return decimal.New(int64(product), price.Exponent()), true
	}
	if int(dropped) >= len(powersOfTen) {
		return decimal.Zero, false
	}
	divisor := powersOfTen[dropped]
	return decimal.New(int64((product+divisor/2)/divisor), -places), true
}

var powersOfTen = [...]uint64{1, 10, 100, 1000, 10_000, 100_000, 1_000_000}

var one = decimal.NewFromInt(1)

// counted writes a number with its noun: "1 month", "12 months".
func counted(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
