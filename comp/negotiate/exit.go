package negotiate

import (
	"slices"

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

// Window is a longer time to exercise options in after leaving, of a private company: who leaves
// before its exit pays for them within the letter's window or loses them, unless the window reaches
// as far as the exit. Amounts are in the reporting currency.
type Window struct {
	Days     int // of the letter, the least of its grants
	Years    int // asked for
	Exit     vesting.Date
	ISO      bool // some are ISOs
	Unpriced Unpriced
	Rows     []WindowRow // by year of leaving before the exit; of UnpricedNoExit without what they add
}

// WindowRow is leaving after some months.
type WindowRow struct {
	Month   int
	Left    vesting.Date
	Options decimal.Decimal     // that have vested
	Cost    decimal.Decimal     // of exercising them
	Until   vesting.Date        // last day for it by the letter, of the first that lapse
	Adds    decimal.NullDecimal // what the exit pays, above the strike, for those that would have lapsed
}

// longWindow is what candidates ask for in place of 90 days: as long as options live.
const longWindow = 10 // years

// window prices a longer exercise window.
func (a *Asking) window() (*Window, error) {
	r := a.Result()
	o := &r.Offer
	w := &Window{Years: longWindow, Exit: o.Private.Exit.On}
	for i := range o.Grants {
		if g := &o.Grants[i]; g.Kind == comp.Option && g.Window() < 365*longWindow {
			if w.Days == 0 || g.Window() < w.Days {
				w.Days = g.Window()
			}
			w.ISO = w.ISO || g.Type == comp.ISO
		}
	}
	switch {
	case w.Days == 0:
		return nil, nil
	case !o.Private.Stated():
		w.Unpriced = UnpricedListed
		return w, nil
	case w.Exit.IsZero():
		w.Unpriced = UnpricedNoExit
	}
	leaving := comp.NewLeaving(a.Comparison, r, true)
	for year := 1; year <= a.Comparison.Case.Years; year++ {
		left := leaving.After(12 * year)
		if len(left.Exercises) == 0 {
			continue // none has vested, or the exit has been
		}
		row := WindowRow{Month: left.Month, Left: left.Date, Until: left.Exercises[0].Until}
		for _, e := range left.Exercises {
			row.Options, row.Cost = row.Options.Add(e.Options), row.Cost.Add(e.Cost)
			if e.Until.Before(row.Until) {
				row.Until = e.Until
			}
		}
		if w.Unpriced == "" {
			pays, err := a.lapsed(left.Exercises, left.Date)
			if err != nil {
				return nil, err
			}
			row.Adds = decimal.NewNullDecimal(pays)
		}
		w.Rows = append(w.Rows, row)
	}
	return w, nil
}

// lapsed returns what the exit pays for vested options that the letter's window lets lapse before
// it and the longer one does not: the full model's for an offer of just these.
func (a *Asking) lapsed(options []comp.Exercise, left vesting.Date) (decimal.Decimal, error) {
	o := a.model.offer(nil)
	exit := o.Private.Exit.On
	var kept []comp.Grant
	longer := vesting.ExerciseWindow{Length: longWindow, Unit: vesting.Years}
	for _, e := range options {
		if exit.After(e.Until) && !exit.After(longer.Until(left, vesting.Date{})) {
			g := o.Grants[e.Term.Index]
			g.Shares, g.Vesting = e.Options, atOnce()
			kept = append(kept, g)
		}
	}
	if kept == nil {
		return decimal.Zero, nil
	}
	o.Grants, o.Refreshers, o.TopUp = kept, nil, comp.TopUp{}
	return a.paidAtExit(o)
}

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
	o.Quoted = nil // of years that the case need not have
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
