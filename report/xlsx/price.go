package xlsx

import (
	"github.com/seed-251b9aba/offerkit/vesting"
)

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
