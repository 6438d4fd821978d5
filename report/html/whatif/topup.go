package whatif

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
)

// TopUp is a yearly top-up as the script reads it: what each year pays in money, to
// which the script adds the vests at the price that the employer assumes.
type TopUp struct {
	Component int             `json:"component"`
	Certainty int             `json:"certainty"`
	Item      string          `json:"item"`
	Target    decimal.Decimal `json:"target"`
	Growth    decimal.Decimal `json:"growth"` // that the employer assumes
	Years     [][5]any        `json:"years"`  // see newTopUp
}

// newTopUp returns the top-up of an offer, or nil. Each year is [award, service
// year, its first day, its last day, pay in money in the minor unit of the offer's
// currency]. The year after the horizon is one of them: its top-up is granted on the last
// day and is left behind already.
func newTopUp(c *comp.Comparison, r *comp.Result, longer comp.Timeline, l *lists) *TopUp {
	t := &r.Offer.TopUp
	if t.Target.IsZero() || t.Promise == comp.PromiseNone {
		return nil
	}
	m := &TopUp{
		Component: slices.Index(l.components, comp.RefresherPay), Certainty: slices.Index(comp.Certainties(), t.Promise.Certainty()),
		Item: fmt.Sprintf("Top-up to %s", r.Currency.Grouped(t.Target)), Target: t.Target, Growth: t.Growth, Years: [][5]any{},
	}
	for _, k := range topUpYears(t, c.Case.Years) {
		begins := r.Start.AddMonths(12 * (k - 1))
		m.Years = append(m.Years, [5]any{
			l.awards[awardKey{comp.TopUpTerm.Alone(), begins}], k, c.Case.AsOf.DaysUntil(begins), c.Case.AsOf.DaysUntil(r.Start.AddMonths(12 * k)),
			minor(inMoney(longer, k), r.Currency),
		})
	}
	return m
}

// topUpYears lists the service years that are topped up, one past the horizon included.
func topUpYears(t *comp.TopUp, years int) []int {
	var all []int
	for k := t.FirstYear(); k <= years; k++ {
		all = append(all, k)
	}
	return all
}

// inMoney returns what counts towards the target and is no share: what comes once or in
// kind does not count (SPEC 5.6).
func inMoney(t comp.Timeline, year int) decimal.Decimal {
	return t.Sum(func(p *comp.Payment) bool { return p.Year == year && p.Component.IsTargeted() })
}
