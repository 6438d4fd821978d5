package xlsx

import (
	"fmt"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// vestedBy is what a private company's grant vests by a day.
func (m *model) vestedBy(g *comp.Grant, i int, day vesting.Date) (formula, bool) {
	shares, ok := m.privateShares(g, i)
	if !ok {
		return formula{}, false
	}
	var before, vested vesting.Fraction
	for _, tranche := range m.tranches(g.Vesting, m.result.VestingStart(g)) {
		if tranche.Date.Before(m.result.Start) && !g.DoubleTrigger {
			before = tranche.Cumulative
		}
		if !tranche.Date.After(day) {
			vested = tranche.Cumulative
		}
	}
	return dealt(shares, before, vested, g.Allocation, g.Rounding)
}

// privateShares is the count of shares: the letter's, or its value at its own price, the
// preferred price or the FMV.
func (m *model) privateShares(g *comp.Grant, i int) (formula, bool) {
	for _, key := range []string{fmt.Sprintf("grants[%d].price", i), "private.preferred", "private.fmv"} {
		if price, ok := m.input("%s", key); ok {
			return m.sharesAt(g, i, price)
		}
	}
	return m.input("grants[%d].shares", i)
}

// preferences are due before common shares at any exit: those of today and what the rounds
// to come raise.
func (m *model) preferences() formula {
	_, raised := m.kept()
	preference := raised
	if stated, ok := m.input("private.liquidation_preference"); ok {
		preference = stated.plus(raised)
	}
	return m.work("Liquidation preferences at the exit", preference, formatWhole)
}

// commonAt is what an exit leaves for one common share, given the part of the company that
// today's shares keep until then.
func (m *model) commonAt(exit, all, kept formula, at string) formula {
	preference := m.preferences()
	common := m.work("Common shares", m.commonShares(all), "#,##0.##")
	diluted := m.work("Fully diluted shares at "+at, all.over(kept), "#,##0.##")
	preferred := diluted.minus(common)
	converted := exit.over(diluted)
	otherwise := whole(0).most(exit.minus(preference)).over(common)
	price := formula{
		text:  fmt.Sprintf("IF(%s>=%s,%s,%s)", preferred.times(exit).text, preference.times(diluted).text, converted.text, otherwise.text),
		value: otherwise.value, binds: bindsCell,
	}
	if preferred.value*exit.value >= preference.value*diluted.value {
		price.value = converted.value
	}
	return m.work("A common share at "+at, price, formatIndex)
}

// kept is the part of the company that the rounds to come leave to the shares of today,
// and what the rounds raise.
func (m *model) kept() (kept, raised formula) {
	kept = whole(1)
	var raises []formula
	for i := range m.offer.Private.Rounds {
		if dilution, ok := m.input("private.rounds[%d].dilution", i); ok {
			kept = kept.times(whole(1).minus(dilution))
			continue
		}
		raise, _ := m.input("private.rounds[%d].raise", i)
		before, _ := m.input("private.rounds[%d].pre_money", i)
		kept = kept.times(before.over(before.plus(raise)))
		raises = append(raises, raise)
	}
	return m.work("Part of the company kept through the rounds to come", kept, formatIndex), sumOf(raises)
}

// commonShares is the fully diluted shares that are not preferred.
func (m *model) commonShares(all formula) formula {
	if investors, ok := m.input("private.investors"); ok {
		return all.times(whole(1).minus(investors))
	}
	preferred, ok1 := m.input("private.preferred")
	preference, ok2 := m.input("private.liquidation_preference")
	if ok1 && ok2 {
		return all.minus(preference.over(preferred))
	}
	return all
}
