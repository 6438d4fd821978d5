package xlsx

import (
	"fmt"
	"io"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/report"
)

// WriteForm writes an Inputs sheet for so many offers, to be filled in and read back with
// the package comp/workbook. The case gives what holds for all offers, and of its own
// offers what is known of the first ones: company, and the vesting of the first grant.
func WriteForm(w io.Writer, c comp.Case, offers int) error {
	known := c.Offers
	c.Offers = nil
	offers = min(max(offers, 1, len(known)), comp.MaxOffers)
	comparison := &comp.Comparison{Case: c, Offers: make([]comp.Result, offers)}
	b := &book{
		form: true, comparison: comparison, currency: c.Currency,
		document: &report.Document{Title: "Job offers to compare", Subtitle: "A form to fill in", Comparison: comparison},
	}
	for i := range min(offers, len(known)) {
		comparison.Offers[i].Offer = known[i]
	}
	for i := range offers {
		b.names = append(b.names, fmt.Sprintf("Offer %d", i+1))
	}
	return b.write(w, []*sheet{b.inputsSheet()})
}
