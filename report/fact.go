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

// factSection has a row for each offer that states anything beside pay or goes by a short name, a column for what
// any of them states, and the notes below; false where nothing is stated.
func factSection(c *comp.Comparison) (Section, bool) {
	t := Table{ID: "facts", Title: "The offers", Caption: "as the letters and the case have them", Columns: []Column{textColumn("Offer")}}
	stated := Facts(c)
	var notes []string
	if n := len(stated) - 1; n >= 0 && stated[n].Key == notesKey {
		for i := range c.Offers {
			if text := stated[n].Of(&c.Offers[i].Offer); text != "" {
				notes = append(notes, c.Offers[i].Name+": "+text)
			}
		}
		stated = stated[:n]
	}
	shortened := slices.ContainsFunc(c.Offers, func(r comp.Result) bool { return r.Short != r.Name })
	if shortened {
		t.Columns = append(t.Columns, textColumn("In short"))
	}
	for _, f := range stated {
		t.Columns = append(t.Columns, textColumn(f.Title))
	}
	for i := range c.Offers {
		r := &c.Offers[i]
		row := Row{Cells: []Cell{textCell(r.Name)}}
		switch {
		case shortened && r.Short != r.Name:
			row.Cells = append(row.Cells, textCell(r.Short))
		case shortened:
			row.Cells = append(row.Cells, textCell(""))
		}
		for _, f := range stated {
			row.Cells = append(row.Cells, textCell(f.Of(&r.Offer)))
		}
		if slices.ContainsFunc(row.Cells[1:], func(c Cell) bool { return c.Text != "" }) {
			t.Rows = append(t.Rows, row)
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

// Fact is something that an offer may state beside pay. Key is the case file's word for it.
type Fact struct {
	Key, Title string
	Of         func(*comp.Offer) string // empty where the offer does not state it
}

// Facts lists what any offer of a comparison states, in the order of every report: the
// notes, which are free text, last.
func Facts(c *comp.Comparison) []Fact {
	return slices.DeleteFunc(slices.Clone(facts), func(f Fact) bool {
		return !slices.ContainsFunc(c.Offers, func(r comp.Result) bool { return f.Of(&r.Offer) != "" })
	})
}

const notesKey = "notes"

var facts = []Fact{
	{"role", "Role", func(o *comp.Offer) string { return stated(o.Role) }},
	{"level", "Level", func(o *comp.Offer) string { return stated(o.Level) }},
	{"location", "Location", func(o *comp.Offer) string { return stated(o.Location) }},
	{"deadline", "Answer by", func(o *comp.Offer) string {
		if o.Deadline.IsZero() {
			return ""
		}
		return o.Deadline.String()
	}},
	{"evidence", "How firm", func(o *comp.Offer) string { return string(o.Evidence) }},
	{notesKey, "Notes", func(o *comp.Offer) string { return stated(o.Notes) }},
}

func stated(text string) string { return strings.TrimSpace(Plain(text)) }

// ExitGrid is what an offer's private equity pays by exit and dilution, in the reporting
// currency at the rate of the exit's day.
type ExitGrid struct {
	Times            []decimal.Decimal // of the exit that the case assumes
	Exits, Dilutions []decimal.Decimal
	Payouts          [][]decimal.Decimal // by exit, then by dilution
}
