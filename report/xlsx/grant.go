package xlsx

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// grant is one vest of a grant: its part of the shares at the price of the day, or its
// part of a value (SPEC 5.5). Which part vests when is fixed.
func (m *model) grant(p *comp.Payment) (calculation, bool) {
	i, ok := termIndex(p.Term, "grants")
	if !ok || i >= len(m.offer.Grants) {
		return calculation{}, false
	}
	g := &m.offer.Grants[i]
	from, to, ok := partVested(g.Vesting, m.grantStart(g), p.Date)
	if !ok || g.Repriced || m.isPrivate() && g.Kind != comp.CashGrant {
		return calculation{}, false
	}
	if _, _, counted := m.offer.ShareCount(g); counted {
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
	c.price, ok = m.indexOn(p.Date, p.Year)
	return c, ok
}

// sharesVested is a vest of a count of shares, or of options.
func (m *model) sharesVested(g *comp.Grant, i int, p *comp.Payment, from, to vesting.Fraction) (calculation, bool) {
	shares, ok := m.sharesGranted(g, i)
	if !ok {
		return calculation{}, false
	}
	quantity, ok1 := dealt(shares, from, to, g.Allocation, g.Rounding)
	price, ok2 := m.priceOn(p.Date, p.Year)
	c := calculation{quantity: quantity, price: price.rounded(4)}
	if g.Kind == comp.Option {
		c.strike, ok = m.input("grants[%d].strike", i)
	}
	return c, ok && ok1 && ok2
}

// isPrivate reports whether no market prices the offer's shares: they are worth what an
// exit pays.
func (m *model) isPrivate() bool {
	p := &m.offer.Private
	for _, d := range []decimal.Decimal{p.Preferred, p.FMV, p.FullyDiluted, p.Investors, p.Preference, p.Exit.Value, p.Failure} {
		if !d.IsZero() {
			return true
		}
	}
	return len(p.Rounds) > 0 || !p.Exit.On.IsZero()
}

func (m *model) grantStart(g *comp.Grant) vesting.Date {
	if g.Start.IsZero() {
		return m.result.Start
	}
	return g.Start
}

// partVested returns the parts of a grant that have vested before a day and by its end.
func partVested(s vesting.Schedule, start, day vesting.Date) (from, to vesting.Fraction, ok bool) {
	for _, tranche := range s.Tranches(start) {
		if tranche.Date == day {
			return from, tranche.Cumulative, true
		}
		from = tranche.Cumulative
	}
	return from, to, false
}

// part is what a value pays between two parts of it, rounded cumulatively (SPEC 2.3).
func (m *model) part(value formula, from, to vesting.Fraction) formula {
	due := value.part(to.Num(), to.Den()).rounded(m.places)
	if from.Sign() == 0 {
		return due
	}
	return due.minus(value.part(from.Num(), from.Den()).rounded(m.places))
}

// sharesGranted is the count of shares: the letter's, or value/price rounded as the
// company does. A quotient that is whole in decimals can miss it by a hair in doubles,
// hence the inner rounding.
func (m *model) sharesGranted(g *comp.Grant, i int) (formula, bool) {
	if shares, ok := m.input("grants[%d].shares", i); ok {
		return shares, true
	}
	value, ok1 := m.input("grants[%d].value", i)
	price, ok2 := m.input("grants[%d].price", i)
	if !ok2 {
		price, ok2 = m.input("price.today")
	}
	if !ok1 || !ok2 {
		return formula{}, false
	}
	quotient := value.over(price)
	var shares formula
	switch g.Rounding {
	case comp.RoundUp:
		shares = quotient.rounded(quotientPlaces).ceiling()
	case comp.RoundNearest:
		shares = quotient.rounded(0)
	case comp.RoundNone:
		shares = quotient.rounded(4)
	default:
		shares = quotient.rounded(quotientPlaces).floor()
	}
	return m.work(fmt.Sprintf("Shares granted, grant %d", i+1), shares, "#,##0.####"), true
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

// withEmptyVests returns the engine's payments and, in their places, the vests that come
// to no whole share as the case stands. The engine leaves them out; with more shares they
// are not empty.
func (m *model) withEmptyVests() comp.Timeline {
	all := slices.Clone(m.result.Timeline)
	for i := range m.offer.Grants {
		all = append(all, m.emptyVests(i)...)
	}
	slices.SortStableFunc(all, func(p, q comp.Payment) int { return p.Date.Compare(q.Date) })
	return all
}

func (m *model) emptyVests(i int) []comp.Payment {
	var pattern *comp.Payment
	paid := map[vesting.Date]bool{}
	term := fmt.Sprintf("grants[%d]", i)
	for j := range m.result.Timeline {
		if p := &m.result.Timeline[j]; p.Term == term {
			pattern = p
			paid[p.Date] = true
		}
	}
	if pattern == nil {
		return nil
	}
	g := &m.offer.Grants[i]
	var empty []comp.Payment
	for _, tranche := range g.Vesting.Tranches(m.grantStart(g)) {
		year := m.year(tranche.Date)
		if year == 0 || paid[tranche.Date] {
			continue
		}
		p := comp.Payment{Date: tranche.Date, Year: year, Component: pattern.Component, Certainty: pattern.Certainty,
			Term: term, Item: pattern.Item, Rule: pattern.Rule}
		empty = append(empty, p)
	}
	return empty
}
