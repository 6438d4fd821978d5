package report

import (
	"fmt"
	"slices"

	"github.com/seed-251b9aba/offerkit/comp"
)

// realAssumptions say by what real pay is divided, and why an offer has none; nothing where the case says
// nothing of the cost of living.
func realAssumptions(c *comp.Comparison) (items []string) {
	if len(c.Case.CostOfLiving) == 0 {
		return nil
	}
	var indexes, places []string
	for i := range c.Offers {
		r := &c.Offers[i]
		index, known := c.Case.LivingIndex(&r.Offer)
		if !known {
			items = append(items, fmt.Sprintf("Real pay is left out: %s: %v.", r.Name, &comp.UnlivedError{Location: r.Offer.Location}))
			continue
		}
		if !slices.ContainsFunc(places, func(at string) bool { return comp.SamePlace(at, r.Offer.Location) }) {
			indexes, places = append(indexes, fmt.Sprintf("%s in %s", Number(index), r.Offer.Location)), append(places, r.Offer.Location)
		}
	}
	if items != nil {
		return items
	}
	m, err := c.Metric("real")
	if err != nil {
		return []string{"Real pay is left out, because it is of pay after tax, which is left out."}
	}
	of := "the total before tax, as the case states no filing status"
	if m.RestsOnTaxes() {
		of = "pay after tax"
	}
	return []string{fmt.Sprintf("Real pay is %s, divided by the case's cost-of-living index: %s; amounts are at the prices of a place whose index is 100.", of, series(indexes))}
}
