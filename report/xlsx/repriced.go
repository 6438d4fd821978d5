package xlsx

import (
	"fmt"
	"math/big"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// repriced is one vest of a grant that is re-granted every year: each year's part of the
// value becomes shares at the price of the day that its year begins (SPEC 5.5).
func (m *model) repriced(g *comp.Grant, i int, p *comp.Payment) (calculation, bool) {
	value, ok := m.input("grants[%d].value", i)
	from, to, vests := m.partVested(g.Vesting, m.result.VestingStart(g), p.Date)
	if !ok || !vests {
		return calculation{}, false
	}
	begins, before, last := m.repricedYear(g, m.result.VestingStart(g), p.Date)
	k := m.yearBegun(begins)
	if !m.priceKnown() {
		then, ok1 := m.indexOn(begins, k)
		now, ok2 := m.vestIndex(p)
		return calculation{quantity: m.part(value, from, to), price: now.over(then)}, ok1 && ok2
	}
	granted, ok1 := m.priceOn(begins, k)
	price, ok2 := m.vestPrice(p)
	shares := m.repricedShares(g, i, begins, m.part(value, before, last), granted)
	quantity, ok3 := dealt(shares, partOf(before, from, last), partOf(before, to, last), g.Allocation, g.RoundingRule())
	return calculation{
		item: fmt.Sprintf("RSU grant %d, %s, re-granted %v", i+1, g.Vesting, begins), quantity: quantity, price: price.rounded(4),
	}, ok1 && ok2 && ok3
}

// repricedShares is what one year's part of the value buys on the day the year begins.
func (m *model) repricedShares(g *comp.Grant, i int, begins vesting.Date, value, price formula) formula {
	price = m.work(fmt.Sprintf("Share price as the year begins, %v", begins), price.rounded(4), formatPrice)
	shares := wholeShares(value.over(price), g.RoundingRule()).ifPositive(price)
	return m.work(fmt.Sprintf("Shares of grant %d, granted %v", i+1, begins), shares, "#,##0.####")
}

// repricedYear returns the day on which the grant's year of a vest begins, and the parts
// of the grant vested before it and by its end. A vest on an anniversary belongs to the
// year that ends on it.
func (m *model) repricedYear(g *comp.Grant, start, day vesting.Date) (begins vesting.Date, before, last vesting.Fraction) {
	year := 1
	for start.AddMonths(12 * year).Before(day) {
		year++
	}
	begins = start.AddMonths(12 * (year - 1))
	for _, tranche := range m.tranches(g.Vesting, start) {
		if !tranche.Date.After(begins) {
			before = tranche.Cumulative
		}
		if !tranche.Date.After(start.AddMonths(12 * year)) {
			last = tranche.Cumulative
		}
	}
	return begins, before, last
}

// yearBegun returns the service year that begins on or runs through a day.
func (m *model) yearBegun(d vesting.Date) int {
	year := 1
	for year < len(m.result.Years) && !d.Before(m.result.Years[year-1].To) {
		year++
	}
	return year
}

// partOf returns which part of the way from one fraction to another has been reached.
func partOf(from, reached, to vesting.Fraction) vesting.Fraction {
	way := new(big.Rat).Sub(reached.Rat(), from.Rat())
	whole := new(big.Rat).Sub(to.Rat(), from.Rat())
	if whole.Sign() == 0 {
		return vesting.Fraction{}
	}
	way.Quo(way, whole)
	f, err := vesting.NewFraction(way.Num().Int64(), way.Denom().Int64())
	if err != nil {
		return vesting.Fraction{}
	}
	return f
}
