package report

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
)

// whileUncounted says what a verdict that looks firm leaves out: whose options of a private company count 0
// in it, and why. It stands behind the words that it bounds, and is empty where every option counts.
func whileUncounted(c *comp.Comparison) string {
	var parts []string
	for i := range c.Offers {
		r := &c.Offers[i]
		shares, found := decimal.Zero, false
		for _, o := range r.UncountedOptions() {
			if o.Private {
				shares, found = shares.Add(o.Shares), true
			}
		}
		if !found {
			continue
		}
		options, why := "options", "no exit pays for them within the horizon"
		if shares.IsPositive() {
			options = comp.GroupedNumber(shares) + " options"
		}
		if r.Offer.Private.Exit.Value.IsZero() {
			why = "the case has no exit"
		}
		parts = append(parts, fmt.Sprintf("%s's %s count 0, because %s", r.Name, options, why))
	}
	if parts == nil {
		return ""
	}
	return ", while " + series(parts)
}
