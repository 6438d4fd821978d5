package html

import (
	"fmt"
	"slices"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/report"
)

// movingNotes are the notes about one term of an offer, each with the first and the last
// horizon, in years, at which it holds. The script adds those that move with a price, and
// tells by their text which of these they replace.
type movingNotes struct {
	Term  string   `json:"term"`
	Notes [][3]any `json:"notes"`
}

// horizons are the comparison as it is at every horizon up to the case's, from one year.
func horizons(c *comp.Comparison) ([]*comp.Comparison, error) {
	all := make([]*comp.Comparison, 0, c.Case.Years)
	for years := 1; years < c.Case.Years; years++ {
		shorter := c.Case
		shorter.Years = years
		result, err := comp.Compare(shorter)
		if err != nil {
			return nil, err
		}
		all = append(all, result)
	}
	return append(all, c), nil
}

// newMovingNotes returns the notes of an offer by term, in the order of the terms.
// Terms that have none and move none are left out.
func newMovingNotes(o *comp.Offer, i int, all []*comp.Comparison, moves func(term string) bool) []movingNotes {
	groups := []movingNotes{}
	for _, term := range termsWithNotes(o) {
		g := movingNotes{Term: term, Notes: [][3]any{}}
		for h, c := range all {
			for _, note := range c.Offers[i].Notes {
				if note.Term == term {
					g.add(clean(note.Text), h+1)
				}
			}
		}
		if len(g.Notes) > 0 || moves(term) {
			groups = append(groups, g)
		}
	}
	return groups
}

// movesNotes reports whether a term can have notes that move with a price.
func (o *movingOffer) movesNotes(term string) bool {
	switch term {
	case "espp":
		return o.ESPP != nil
	case "top_up":
		return o.TopUp != nil
	case "private":
		return o.Exit != nil
	}
	return slices.ContainsFunc(o.Lots, func(l movingLot) bool { return l.Term == term })
}

// termsWithNotes lists the terms of an offer that can have notes, in the order in which the
// engine pays them.
func termsWithNotes(o *comp.Offer) []string {
	terms := []string{"relocation", "retirement", "espp"}
	for i := range o.Grants {
		terms = append(terms, fmt.Sprintf("grants[%d]", i))
	}
	for i := range o.Refreshers {
		terms = append(terms, fmt.Sprintf("refreshers[%d]", i))
	}
	return append(terms, "private", "top_up")
}

// add notes that a text holds at a horizon; horizons come in ascending order.
func (g *movingNotes) add(text string, years int) {
	i := slices.IndexFunc(g.Notes, func(n [3]any) bool { return n[0] == text })
	if i < 0 {
		g.Notes = append(g.Notes, [3]any{text, years, years})
		return
	}
	g.Notes[i][2] = years
}

// movingTable is a table that follows the horizon alone: the texts of its rows by horizon,
// the case's own left out.
type movingTable struct {
	ID    string       `json:"id"`
	Total bool         `json:"total"` // its last row
	Rows  [][][]string `json:"rows"`
}

// tablesByHorizon lists the tables of private equity, where the horizon changes them.
func tablesByHorizon(d *report.Document, all []*comp.Comparison) ([]movingTable, error) {
	tables := []movingTable{}
	for _, t := range beyondTables(d) {
		tables = append(tables, movingTable{ID: t.ID, Total: t.Rows[len(t.Rows)-1].Total, Rows: make([][][]string, len(all)-1)})
	}
	if len(tables) == 0 {
		return tables, nil
	}
	for h, c := range all[:len(all)-1] {
		shorter, err := report.Compare(c, report.Options{View: d.View})
		if err != nil {
			return nil, err
		}
		for _, t := range beyondTables(shorter) {
			i := slices.IndexFunc(tables, func(m movingTable) bool { return m.ID == t.ID })
			tables[i].Rows[h] = texts(newTable(t, d.Currency))
		}
	}
	return tables, nil
}

// beyondTables are the tables beside those of an offer's periods.
func beyondTables(d *report.Document) []report.Table {
	var tables []report.Table
	for _, s := range d.Sections {
		for _, b := range s.Blocks {
			if t, ok := b.(report.Table); ok && s.Part == report.Detail && s.ID != "timeline" && t.ID != s.ID {
				tables = append(tables, t)
			}
		}
	}
	return tables
}

func texts(t *table) [][]string {
	rows := make([][]string, len(t.Rows))
	for i, r := range t.Rows {
		for _, c := range r.Cells {
			rows[i] = append(rows[i], c.Text)
		}
	}
	return rows
}
