package xlsx

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// The terms of the Inputs sheet, group by group. A term is live where the calculation of
// its payments reads its cell; every other one is fixed, and locked, so that no cell
// takes a figure that nothing follows.

// Where figures come from.
const (
	fromLetter   = "the offer letter"
	fromMarket   = "the market price on the valuation date: check it"
	fromYou      = "your assumption"
	fromDates    = "fixed here, like every date: change it in the case file"
	fromSchedule = "fixed here, like every schedule: change it in the case file"
	fromCase     = "fixed here: change it in the case file"
)

// largest is the largest amount that a cell takes.
const largest = 1e15

func timings() []string { return asWords(comp.GrowthTimings()) }

// asWords spells out the choices of a term.
func asWords[T ~string](choices []T) []string {
	words := make([]string, len(choices))
	for i, c := range choices {
		words[i] = string(c)
	}
	return words
}

// inputGroups lists the terms of the offers. Lists are as long as the longest of any
// offer.
func (b *book) inputGroups() []inputGroup {
	groups := []inputGroup{{title: "Offer", rows: b.offerRows()}, {title: "Cash", rows: b.cashRows()}, {title: "Share price", rows: b.priceRows()}}
	for i := range b.longest(2, func(o *comp.Offer) int { return len(o.Grants) }) {
		groups = append(groups, inputGroup{title: fmt.Sprintf("Grant %d", i+1), rows: b.grantRows(i)})
	}
	for i := range b.longest(1, func(o *comp.Offer) int { return len(o.Refreshers) }) {
		groups = append(groups, inputGroup{title: fmt.Sprintf("Refreshers %d", i+1), rows: b.refresherRows(i)})
	}
	return append(groups, inputGroup{title: "Private company", rows: b.privateRows()},
		inputGroup{title: "Top-up", rows: b.topUpRows()}, inputGroup{title: "Stock purchase plan", rows: b.esppRows()},
		inputGroup{title: "Retirement plan", rows: b.retirementRows()}, inputGroup{title: "Time", rows: b.timeRows()})
}

// longest is the length of the longest list of any offer; a form to fill in has room for
// so many entries.
func (b *book) longest(room int, length func(*comp.Offer) int) int {
	longest := 0
	if b.form {
		longest = room
	}
	for i := range b.comparison.Offers {
		longest = max(longest, length(&b.comparison.Offers[i].Offer))
	}
	return longest
}

// How a term is read from an offer: amounts and rates only where they are given.

func amount(get func(*comp.Offer) decimal.Decimal) func(*comp.Offer) input {
	return func(o *comp.Offer) input {
		if v := get(o); !v.IsZero() {
			return input{value: double(v)}
		}
		return input{}
	}
}

func words[T ~string](get func(*comp.Offer) T) func(*comp.Offer) input {
	return func(o *comp.Offer) input {
		if v := get(o); v != "" {
			return input{value: string(v)}
		}
		return input{}
	}
}

func day(get func(*comp.Offer) vesting.Date) func(*comp.Offer) input {
	return func(o *comp.Offer) input {
		if d := get(o); !d.IsZero() {
			return input{value: d}
		}
		return input{}
	}
}

// flag reads what is either so or not said.
func flag(get func(*comp.Offer) bool) func(*comp.Offer) input {
	return func(o *comp.Offer) input {
		if get(o) {
			return input{value: "true"}
		}
		return input{}
	}
}

// when reads a term only where a condition holds.
func when(holds func(*comp.Offer) bool, of func(*comp.Offer) input) func(*comp.Offer) input {
	return func(o *comp.Offer) input {
		if !holds(o) {
			return input{}
		}
		return of(o)
	}
}

func stated(v decimal.NullDecimal, otherwise decimal.Decimal) float64 {
	if v.Valid {
		return double(v.Decimal)
	}
	return double(otherwise)
}

func months(n int) input {
	if n == 0 {
		return input{}
	}
	return input{value: float64(n)}
}

// moneyUnit is the unit of an offer's amounts: the currency, where all offers share one.
func (b *book) moneyUnit() string {
	if b.form || b.converts() {
		return "offer's currency"
	}
	return string(b.currency)
}

func (b *book) perYear() string { return b.moneyUnit() + " a year" }

// columnOf returns the column of an offer on the Inputs.
func (b *book) columnOf(o *comp.Offer) int {
	for i := range b.comparison.Offers {
		if o == &b.comparison.Offers[i].Offer {
			return inputFirst + i
		}
	}
	return 0
}

// isRanked reports whether the comparison has a figure of a name.
func (b *book) isRanked(metric string) bool {
	_, ok := b.comparison.Ranking(metric)
	return ok
}

var one = decimal.NewFromInt(1)
