package xlsx

import (
	"fmt"
	"slices"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// grant is one vest of a grant: its part of the shares at the price of the day, or its
// part of a value (SPEC 5.5). Which part vests when is fixed.
func (m *model) grant(p *comp.Payment) (calculation, bool) {
	i := p.Term.Index
	if p.Term.Kind != comp.GrantTerm || i >= len(m.offer.Grants) {
		return calculation{}, false
	}
	g := &m.offer.Grants[i]
	from, to, ok := m.partVested(g.Vesting, m.result.VestingStart(g), p.Date)
	switch {
	case m.isPrivate() && g.Kind != comp.CashGrant:
		return m.atExit(g, i, p)
	case g.Repriced:
		return m.repriced(g, i, p)
	case !ok:
		return calculation{}, false
	}
	if _, _, counted := m.result.ShareCount(g); counted {
		return m.sharesVested(g, i, p, from, to)
	}
	value, ok := m.input("grants[%d].value", i)
	if !ok {
		return calculation{}, false
	}
	c := calculation{quantity: m.part(value, from, to)}
	if g.Kind == comp.CashGrant || g.ByValue {
		c.amount = c.quantity
		c.quantity = formula{}
		return c, true
	}
	c.price, ok = m.vestIndex(p)
	return c, ok
}

// sharesVested is a vest of a count of shares, or of options.
func (m *model) sharesVested(g *comp.Grant, i int, p *comp.Payment, from, to vesting.Fraction) (calculation, bool) {
	shares, ok := m.sharesGranted(g, i)
	if !ok {
		return calculation{}, false
	}
	quantity, ok1 := dealt(shares, from, to, g.Allocation, g.RoundingRule())
	price, ok2 := m.vestPrice(p)
	c := calculation{quantity: quantity, price: price.rounded(4)}
	if g.Kind == comp.Option {
		c.strike, ok = m.input("grants[%d].strike", i)
	}
	return c, ok && ok1 && ok2
}

// isPrivate reports whether no market prices the offer's shares: they are worth what an
// exit pays.
func (m *model) isPrivate() bool { return m.offer.Private.Stated() }

// partVested returns the parts of a grant that have vested before a day and by its end.
func (m *model) partVested(s vesting.Schedule, start, day vesting.Date) (from, to vesting.Fraction, ok bool) {
	all := m.tranches(s, start)
	i, found := slices.BinarySearchFunc(all, day, func(t vesting.Tranche, d vesting.Date) int { return t.Date.Compare(d) })
	if i > 0 {
		from = all[i-1].Cumulative
	}
	if !found {
		return from, to, false
	}
	return from, all[i].Cumulative, true
}

// part is what a value pays between two parts of it, rounded cumulatively (SPEC 2.3).
func (m *model) part(value formula, from, to vesting.Fraction) formula {
	due := value.part(to.Num(), to.Den()).rounded(m.places)
	if from.Sign() == 0 {
		return due
	}
	return due.minus(value.part(from.Num(), from.Den()).rounded(m.places))
}

// sharesGranted is the count of shares: the letter's, or its value at its own price or
// at today's.
func (m *model) sharesGranted(g *comp.Grant, i int) (formula, bool) {
	price, ok := m.input("grants[%d].price", i)
	if !ok {
		price, _ = m.priceNow()
	}
	return m.sharesAt(g, i, price)
}

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

// quotientPlaces are the decimals to which a count of shares is settled before it is
// made whole: fewer than doubles carry, more than a value over a price needs.
const quotientPlaces = 8

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
