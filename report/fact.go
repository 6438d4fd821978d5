package report

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
)

// What the letters say beside pay: who it is for, the role, the day to answer by.

// ForCandidate opens the subtitle of a comparison for somebody, or is empty.
func ForCandidate(c *comp.Comparison) string {
	if name := Plain(c.Case.Candidate.Name); name != "" {
		return "For " + name + ": "
	}
	return ""
}

// factSection has a row for each offer that states anything beside pay, a column for what
// any of them states, and the notes below; false where nothing is stated.
func factSection(c *comp.Comparison) (Section, bool) {
	t := Table{ID: "facts", Title: "The offers", Caption: "as the letters and the case have them", Columns: []Column{textColumn("Offer")}}
	stated := slices.DeleteFunc(slices.Clone(facts), func(f fact) bool {
		return !slices.ContainsFunc(c.Offers, func(r comp.Result) bool { return f.of(&r.Offer) != "" })
	})
	for _, f := range stated {
		t.Columns = append(t.Columns, textColumn(f.title))
	}
	var notes []string
	for i := range c.Offers {
		r := &c.Offers[i]
		row := Row{Cells: []Cell{textCell(r.Name)}}
		for _, f := range stated {
			row.Cells = append(row.Cells, textCell(f.of(&r.Offer)))
		}
		if slices.ContainsFunc(stated, func(f fact) bool { return f.of(&r.Offer) != "" }) {
			t.Rows = append(t.Rows, row)
		}
		if text := strings.TrimSpace(Plain(r.Offer.Notes)); text != "" {
			notes = append(notes, r.Name+": "+text)
		}
	}
	s := Section{ID: "offers", Title: t.Title}
	if len(t.Rows) > 0 {
		s.Blocks = append(s.Blocks, t)
	}
	if len(notes) > 0 {
		s.Blocks = append(s.Blocks, List{Items: notes})
	}
	return s, len(s.Blocks) > 0
}

// fact is something that an offer may state beside pay.
type fact struct {
	title string
	of    func(*comp.Offer) string
}

// facts stand in the order of every report. The notes, which are free text, stand below.
var facts = []fact{
	{"Role", func(o *comp.Offer) string { return o.Role }},
	{"Level", func(o *comp.Offer) string { return o.Level }},
	{"Location", func(o *comp.Offer) string { return o.Location }},
	{"Answer by", func(o *comp.Offer) string {
		if o.Deadline.IsZero() {
			return ""
		}
		return o.Deadline.String()
	}},
	{"How firm", func(o *comp.Offer) string { return string(o.Evidence) }},
}

// ExitGrid is what an offer's private equity pays by exit and dilution, in the reporting
// currency at the rate of the exit's day.
type ExitGrid struct {
	Times            []decimal.Decimal // of the exit that the case assumes
	Exits, Dilutions []decimal.Decimal
	Payouts          [][]decimal.Decimal // by exit, then by dilution
}
