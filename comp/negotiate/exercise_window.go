package negotiate

import (
	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/vesting"
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
			g.Shares, g.Percent, g.Vesting = e.Options, decimal.Zero, atOnce()
			kept = append(kept, g)
		}
	}
	if kept == nil {
		return decimal.Zero, nil
	}
	o.Grants, o.Refreshers, o.TopUp = kept, nil, comp.TopUp{}
	return a.paidAtExit(o)
}
