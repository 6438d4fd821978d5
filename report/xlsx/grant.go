package xlsx

import (
	"fmt"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// isPrivate reports whether no market prices the offer's shares: they are worth what an
// exit pays.
func (m *model) isPrivate() bool { return m.offer.Private.Stated() }

// sharesAt is the count of shares, a value divided by a price and rounded as the company
// does.
func (m *model) sharesAt(g *comp.Grant, i int, price formula) (formula, bool) {
	if shares, ok := m.input("grants[%d].shares", i); ok {
		return shares, true
	}
	value, ok := m.input("grants[%d].value", i)
	if !ok || price.text == "" {
		return formula{}, false
	}
	shares := wholeShares(value.over(price), g.RoundingRule())
	return m.work(fmt.Sprintf("Shares granted, grant %d", i+1), shares, "#,##0.####"), true
}

// wholeShares rounds a value over a price as the company does. A quotient that is whole
// in decimals can miss it by a hair in doubles, hence the inner rounding.
func wholeShares(quotient formula, r comp.Rounding) formula {
	switch r {
	case comp.RoundUp:
		return quotient.rounded(quotientPlaces).ceiling()
	case comp.RoundNearest:
		return quotient.rounded(0)
	case comp.RoundNone:
		return quotient.rounded(4)
	}
	return quotient.rounded(quotientPlaces).floor()
}

// dealt is the count of shares that vest between two parts of a grant. Cumulative
// counts are rounded over the whole grant, so that no share is lost or invented.
func dealt(shares formula, from, to vesting.Fraction, a vesting.Allocation, r comp.Rounding) (formula, bool) {
	reached := func(f vesting.Fraction) formula {
		part := shares.part(f.Num(), f.Den())
		switch {
		case a == vesting.Fractional || r == comp.RoundNone:
			return part.rounded(10)
		case f.Den() == 1:
			return part
		case a == vesting.CumulativeRounding:
			return part.rounded(0)
		}
		return part.floor()
	}
	if a > vesting.CumulativeRounding && a != vesting.Fractional {
		return formula{}, false // loaded allocations depend on how many vests share the rest
	}
	quantity := reached(to)
	if from.Sign() > 0 {
		quantity = quantity.minus(reached(from))
	}
	return quantity, true
}
