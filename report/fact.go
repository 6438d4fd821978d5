package report

import (
	"slices"

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

// factTable has a row for each thing that any offer states, and a column an offer.
func factTable(c *comp.Comparison) (Table, bool) {
	t := Table{ID: "facts", Title: "The offers", Caption: "as the letters and the case have them", Columns: []Column{textColumn("")}}
	for i := range c.Offers {
		t.Columns = append(t.Columns, textColumn(offerTitle(&c.Offers[i])))
	}
	for _, f := range facts {
		if !slices.ContainsFunc(c.Offers, func(r comp.Result) bool { return f.of(&r.Offer) != "" }) {
			continue
		}
		row := Row{Cells: []Cell{textCell(f.title)}}
		for i := range c.Offers {
			row.Cells = append(row.Cells, textCell(f.of(&c.Offers[i].Offer)))
		}
		t.Rows = append(t.Rows, row)
	}
	return t, len(t.Rows) > 0
}

// facts are what an offer may state beside pay, in the order of every report.
var facts = []struct {
	title string
	of    func(*comp.Offer) string
}{
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
	{"Notes", func(o *comp.Offer) string { return o.Notes }},
}

// ExitGrid is what an offer's private equity pays by exit and dilution, in the reporting
// currency at the rate of the exit's day.
type ExitGrid struct {
	Exits, Dilutions []decimal.Decimal
	Payouts          [][]decimal.Decimal // by exit, then by dilution
}
