package report

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
)

// whileUncounted says what a verdict that looks firm leaves out: whose equity of a private company counts 0
// in it, and why. It stands behind the words that it bounds, and is empty where all equity counts.
func whileUncounted(c *comp.Comparison) string {
	var parts []string
	for i := range c.Offers {
		r := &c.Offers[i]
		shares, kinds := decimal.Zero, map[bool]bool{} // by whether they are options
		for _, o := range r.Uncounted() {
			if o.Private {
				shares, kinds[o.Options] = shares.Add(o.Shares), true
			}
		}
		if len(kinds) == 0 {
			continue
		}
		what, why := "options", "no exit pays for them within the horizon"
		switch {
		case len(kinds) == 2:
			what = "shares and options"
		case kinds[false]:
			what = "shares"
		}
		if shares.IsPositive() && len(kinds) == 1 {
			what = comp.GroupedNumber(shares) + " " + what
		}
		if r.Offer.Private.Exit.Value.IsZero() {
			why = "the case has no exit"
		}
		parts = append(parts, fmt.Sprintf("%s's %s count 0, because %s", r.Name, what, why))
	}
	if parts == nil {
		return ""
	}
	return ", while " + series(parts)
}
