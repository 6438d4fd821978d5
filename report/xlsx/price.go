package xlsx

import (
	"fmt"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// priceOn is the price of a share on a day of a service year, not yet rounded (SPEC 6):
// today's price grown by a yearly rate, or the dated path.
func (m *model) priceOn(d vesting.Date, year int) (formula, bool) {
	if len(m.offer.Price.Path) > 0 {
		return m.dated(d)
	}
	today, ok1 := m.input("price.today")
	growth, ok2 := m.growth(d, year)
	return today.times(growth), ok1 && ok2
}

// vestPrice is the price of a share that values a vest: of its own day, or of the
// horizon's last where shares are held.
func (m *model) vestPrice(p *comp.Payment) (formula, bool) {
	return m.priceOn(m.result.ValuedOn(p.Date, p.Year))
}

// vestIndex is vestPrice for what is followed in dollars.
func (m *model) vestIndex(p *comp.Payment) (formula, bool) {
	return m.indexOn(m.result.ValuedOn(p.Date, p.Year))
}

// indexOn is what a dollar of shares of the valuation date is worth on a day.
func (m *model) indexOn(d vesting.Date, year int) (formula, bool) {
	if len(m.offer.Price.Path) == 0 {
		return m.growth(d, year)
	}
	price, ok1 := m.dated(d)
	now, ok2 := m.input("price.today")
	if !ok2 {
		now, ok2 = m.dated(m.book.comparison.Case.AsOf)
	}
	return price.over(now), ok1 && ok2
}

// growth is (1+g)^t, where t depends on the growth timing.
func (m *model) growth(d vesting.Date, year int) (formula, bool) {
	rate, ok := m.input("price.growth")
	if !ok {
		return formula{}, false
	}
	timing, ok := m.timing()
	if !ok {
		return formula{}, false
	}
	months, days := m.book.comparison.Case.AsOf.MonthsUntil(d)
	years := [3]formula{yearsFrom(months, days), whole(int64(year - 1)), whole(int64(year))}
	exponent := formula{
		text:  fmt.Sprintf("CHOOSE(%s,%s,%s,%s)", timing.text, years[0].text, years[1].text, years[2].text),
		value: years[int(timing.value)-1].value, binds: bindsCell,
	}
	return whole(1).plus(rate).power(exponent), true
}

// yearsFrom is whole months/12 + left-over days/365 (SPEC 6.2).
func yearsFrom(months, days int) formula {
	switch {
	case days == 0 && months%12 == 0:
		return whole(int64(months / 12))
	case days == 0:
		return whole(int64(months)).over(whole(12))
	case months == 0:
		return whole(int64(days)).over(whole(365))
	}
	return whole(int64(months)).over(whole(12)).plus(whole(int64(days)).over(whole(365)))
}

// timing is the growth timing as a number: 1 at-vest, 2 start-of-year, 3 end-of-year.
func (m *model) timing() (formula, bool) {
	row, known := m.book.inputs.rows["price.growth_timing"]
	if !known {
		return formula{}, false
	}
	p := place{inputFirst + m.index, row}
	word, _ := m.book.inputs.sheet.at(p).value.(string)
	at := on(inputsSheet, p)
	f := formula{
		text:  fmt.Sprintf(`IF(%s="%s",2,IF(%s="%s",3,1))`, at, comp.StartOfYear, at, comp.EndOfYear),
		value: 1, binds: bindsCell,
	}
	switch comp.GrowthTiming(word) {
	case comp.StartOfYear:
		f.value = 2
	case comp.EndOfYear:
		f.value = 3
	}
	return m.work("Growth counts: 1 at-vest, 2 start-of-year, 3 end-of-year", f, formatPlain), word != ""
}

// dated is the price of the dated path: before its first point today's price where it is
// known, after its last point the last one; between points the last one or, where the
// path is linear, in proportion to the days.
func (m *model) dated(d vesting.Date) (formula, bool) {
	path := m.offer.Price.Path
	on := m.book.comparison.Case.AsOf
	before, known := m.input("price.today")
	if !known {
		before, known = m.input("price.path[0].price")
		on = path[0].On
	}
	for i, point := range path {
		price, ok := m.input("price.path[%d].price", i)
		known = known && ok
		if point.On.After(d) {
			if m.offer.Price.Linear && on.Before(d) {
				days, whole_ := int64(on.DaysUntil(d)), int64(on.DaysUntil(point.On))
				return before.plus(price.minus(before).part(days, whole_)), known
			}
			return before, known
		}
		before, on = price, point.On
	}
	return before, known
}
