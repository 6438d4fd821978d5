package whatif

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
)

// Exit is what the exit of a private company is computed from (SPEC 5.7).
type Exit struct {
	Day        int             `json:"day"` // from the valuation date
	Year       int             `json:"year"`
	Value      decimal.Decimal `json:"value"`
	Preferred  decimal.Decimal `json:"preferred"` // price
	Preference decimal.Decimal `json:"preference"`
	Investors  decimal.Decimal `json:"investors"`
	Diluted    decimal.Decimal `json:"diluted"` // fully diluted shares
	Rounds     [][3]string     `json:"rounds"`  // raise, valuation before it, or the dilution
}

// newExit returns the exit that the equity of an offer is paid by, or nil.
func newExit(c *comp.Comparison, r *comp.Result, awards []Award) *Exit {
	p := &r.Offer.Private
	waits := slices.ContainsFunc(awards, func(a Award) bool { return a.Exit })
	if !waits || p.Exit.Value.IsZero() || p.Exit.On.Before(r.Start) || serviceYear(r.Start, p.Exit.On) > c.Case.Years {
		return nil
	}
	m := &Exit{
		Day: c.Case.AsOf.DaysUntil(p.Exit.On), Year: serviceYear(r.Start, p.Exit.On), Value: p.Exit.Value, Preferred: p.Preferred, Preference: p.Preference,
		Investors: p.Investors, Diluted: p.FullyDiluted, Rounds: [][3]string{},
	}
	for _, round := range p.Rounds {
		m.Rounds = append(m.Rounds, [3]string{round.Raise.String(), round.PreMoney.String(), round.Dilution.String()})
	}
	return m
}
