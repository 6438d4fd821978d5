package negotiate

import (
	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// What an exit decides: who has to have exercised by then, and what has vested.

// Unpriced is why a term beyond money has no price.
type Unpriced string

// The reasons. The empty one is none.
const (
	UnpricedListed Unpriced = "listed"  // options of a listed company count as exercised when they vest
	UnpricedNoExit Unpriced = "no-exit" // nothing says what a private company's share will be worth
	UnpricedVested Unpriced = "vested"  // nothing has still to vest
)

// atOnce is a schedule that vests all of a grant, one month after its start.
func atOnce() vesting.Schedule {
	s, _ := vesting.Parse("1:100") // a test reads it
	return s
}

// paidAtExit returns what the exit of the offer pays for its equity, however far off it is.
func (a *Asking) paidAtExit(o comp.Offer) (sum decimal.Decimal, err error) {
	m := *a.model
	months, _ := a.Result().Start.MonthsUntil(o.Private.Exit.On)
	m.kase.Years = min(max(m.kase.Years, months/12+1), comp.MaxYears)
	o.Quoted = nil                   // of years that the case need not have
	o.Private.Tender = comp.Tender{} // it has bought what it buys: of a grant that is asked about here nothing is vested yet
	r, err := m.of(o)
	if err != nil {
		return sum, err
	}
	for i := range r.Timeline {
		if p := &r.Timeline[i]; p.Valued == comp.AtExit {
			sum = sum.Add(p.Amount)
		}
	}
	return sum, nil
}
