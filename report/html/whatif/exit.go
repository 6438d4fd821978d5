package whatif

import (
	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
)

// Exit is what the exit of a private company is computed from (SPEC 5.7).
type Exit struct {
	Day        int             `json:"day"` // from the valuation date
	Year       int             `json:"year"`
	From       int             `json:"from"` // the shortest horizon, in years, in which something waits for it
	Value      decimal.Decimal `json:"value"`
	Preferred  decimal.Decimal `json:"preferred"` // price
	Preference decimal.Decimal `json:"preference"`
	Investors  decimal.Decimal `json:"investors"`
	Diluted    decimal.Decimal `json:"diluted"` // fully diluted shares
	Rounds     [][3]string     `json:"rounds"`  // raise, valuation before it, or the dilution
}

// newExit returns the exit that the equity of an offer is paid by, or nil.
func newExit(c *comp.Comparison, r *comp.Result) *Exit {
	p := &r.Offer.Private
	from := waitsFrom(&r.Offer)
	if from > c.Case.Years || p.Exit.Value.IsZero() || p.Exit.On.Before(r.Start) || serviceYear(r.Start, p.Exit.On) > c.Case.Years {
		return nil
	}
	m := &Exit{
		Day: c.Case.AsOf.DaysUntil(p.Exit.On), Year: serviceYear(r.Start, p.Exit.On), From: from, Value: p.Exit.Value, Preferred: p.Preferred, Preference: p.Preference,
		Investors: p.Investors, Diluted: p.FullyDiluted, Rounds: [][3]string{},
	}
	for _, round := range p.Rounds {
		m.Rounds = append(m.Rounds, [3]string{round.Raise.String(), round.PreMoney.String(), round.Dilution.String()})
	}
	return m
}

// waitsFrom returns the shortest horizon, in years, in which an award of a private company
// waits for its exit; more than any horizon where none ever does.
func waitsFrom(o *comp.Offer) int {
	from := comp.MaxYears + 1
	if !o.Private.Stated() {
		return from
	}
	for i := range o.Grants {
		if o.Grants[i].Kind != comp.CashGrant {
			return 1
		}
	}
	for i := range o.Refreshers {
		if f := &o.Refreshers[i]; f.Promise != comp.PromiseNone {
			first, _ := f.Schedule()
			from = min(from, first/12+1) // granted before the horizon ends
		}
	}
	return from
}
