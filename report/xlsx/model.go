package xlsx

import (
	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// model turns one offer's payments into formulas.
type model struct {
	book   *book
	index  int
	result *comp.Result
	offer  *comp.Offer
	places int32 // decimals of the offer's currency

	dealt map[dated][]vesting.Tranche // what tranches has worked out
}

// dated is a schedule that runs from a day.
type dated struct {
	schedule string
	start    vesting.Date
}

// tranches are the dated parts of a schedule. Every payment of a grant asks for them again,
// so they are worked out once.
func (m *model) tranches(s vesting.Schedule, start vesting.Date) []vesting.Tranche {
	key := dated{s.String(), start}
	all, known := m.dealt[key]
	if !known {
		if m.dealt == nil {
			m.dealt = map[dated][]vesting.Tranche{}
		}
		all = s.Tranches(start)
		m.dealt[key] = all
	}
	return all
}

// foreign reports whether the offer's amounts are converted.
func (m *model) foreign() bool { return m.result.Currency != m.book.currency }

// exchange returns the cell of the rate in force on a day (see comp.Case.Exchange).
func (m *model) exchange(on vesting.Date) (formula, bool) {
	best := -1
	for i, r := range m.book.comparison.Case.Rates {
		if r.Currency == m.result.Currency && (best < 0 || !r.On.After(on) && !r.On.Before(m.book.comparison.Case.Rates[best].On)) {
			best = i
		}
	}
	if best < 0 {
		return formula{}, false
	}
	return m.book.forAll(rateKey(best))
}

// work puts an intermediate figure into the Workings, once, and returns its cell.
func (m *model) work(what string, f formula, format string) formula {
	return m.book.workings.add(m.index, what, f, format)
}
