package negotiate

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// Acceleration is what of the letter's grants an acquisition would let vest at once: with a single
// trigger on its day, with a double one when the employee is let go after it. Amounts are in the
// reporting currency.
type Acceleration struct {
	Unpriced Unpriced
	AtExit   bool // the acquisition is the exit of the case, at what that pays
	Rows     []AccelerationRow
}

// AccelerationRow is an acquisition on a day.
type AccelerationRow struct {
	Month  int // of service that are full by then
	On     vesting.Date
	Shares decimal.Decimal // and options that have not vested; 0 of values followed in dollars, and at an exit
	Adds   decimal.Decimal // what they are worth on the day
}

// acceleration prices that all of the letter's grants vest with an acquisition.
func (a *Asking) acceleration() (*Acceleration, error) {
	o := &a.Result().Offer
	if !slices.ContainsFunc(o.Grants, func(g comp.Grant) bool { return g.Kind != comp.CashGrant }) {
		return nil, nil
	}
	x := &Acceleration{AtExit: o.Private.Stated()}
	var err error
	switch {
	case !x.AtExit:
		x.Rows = a.accelerated()
	case o.Private.Exit.On.IsZero():
		x.Unpriced = UnpricedNoExit
		return x, nil
	default:
		x.Rows, err = a.acceleratedAtExit()
	}
	if len(x.Rows) == 0 {
		x.Unpriced = UnpricedVested
	}
	return x, err
}

// accelerated is an acquisition at the end of each year, at the share's price of the day: what
// leaving on it would leave behind.
func (a *Asking) accelerated() (rows []AccelerationRow) {
	r := a.Result()
	leaving := comp.NewLeaving(a.Comparison, r, false)
	for year := 1; year <= a.Comparison.Case.Years; year++ {
		left := leaving.After(12 * year)
		row := AccelerationRow{Month: left.Month, On: left.Date}
		for _, f := range left.Forfeits {
			if f.Term.Kind == comp.GrantTerm && r.Offer.Grants[f.Term.Index].Kind != comp.CashGrant {
				row.Shares, row.Adds = row.Shares.Add(f.Quantity), row.Adds.Add(f.Amount)
			}
		}
		if row.Adds.IsPositive() {
			rows = append(rows, row)
		}
	}
	return rows
}

// acceleratedAtExit is the exit of the case, with all of the letter's grants vested by then. Those of
// before the comparison are left as they are.
func (a *Asking) acceleratedAtExit() ([]AccelerationRow, error) {
	o := a.model.offer(nil)
	before, err := a.paidAtExit(o)
	if err != nil {
		return nil, err
	}
	start, on := a.Result().Start, o.Private.Exit.On
	o.Grants = slices.Clone(o.Grants)
	for i := range o.Grants {
		g := &o.Grants[i]
		begins := a.Result().VestingStart(g)
		if g.Kind != comp.CashGrant && !begins.Before(start) && !begins.AddMonths(1).After(on) {
			g.Vesting = atOnce()
		}
	}
	after, err := a.paidAtExit(o)
	if err != nil || !after.GreaterThan(before) {
		return nil, err
	}
	months, _ := start.MonthsUntil(on)
	return []AccelerationRow{{Month: months, On: on, Adds: after.Sub(before)}}, nil
}
