package xlsx

import (
	"fmt"
	"io"
	"strings"

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

// roomFor is how many items of a list a form has rows for: none of what can be written shorter.
func roomFor(list string) int {
	switch list {
	case "raise", "price.path":
		return 0
	case "refreshers", "private.rounds":
		return 1
	}
	return 2
}

// isCell reports whether a part is one cell of a form, which takes its short form or its terms in
// brackets: a clawback, which stands in a part itself.
func isCell(t comp.Term) bool {
	inside := t.Path[len(prefixOf(t.Path)):]
	return t.Kind == comp.KindByCurrency || t.Kind == comp.KindPart && strings.ContainsAny(inside, ".[") && !strings.HasPrefix(t.Example, "{")
}

// inCell reports whether a term is within a part that is one cell.
func inCell(t comp.Term) bool {
	part, _, _ := strings.Cut(t.Path, t.Path[strings.LastIndexByte(t.Path, '.')+1:])
	described, _ := comp.FindTerm(strings.TrimSuffix(part, "."))
	return isCell(described)
}
