package whatif

import (
	"slices"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/report"
)

// Table is a table that follows the horizon alone: the texts of its rows by horizon,
// the case's own left out.
type Table struct {
	ID    string       `json:"id"`
	Total bool         `json:"total"` // its last row
	Rows  [][][]string `json:"rows"`
}

// tablesByHorizon lists the tables of private equity, where the horizon changes them.
func tablesByHorizon(d *report.Document, all []unfolding) ([]Table, error) {
	tables := []Table{}
	for _, t := range beyondTables(d) {
		tables = append(tables, Table{ID: t.ID, Total: t.Rows[len(t.Rows)-1].Total, Rows: make([][][]string, len(all))})
	}
	if len(tables) == 0 {
		return tables, nil
	}
	for h, c := range all {
		if h+1 == d.Comparison.Case.Years {
			continue // they stand in the page
		}
		shorter, err := report.Compare(c.Comparison, report.Options{View: d.View})
		if err != nil {
			return nil, err
		}
		for _, t := range beyondTables(shorter) {
			i := slices.IndexFunc(tables, func(m Table) bool { return m.ID == t.ID })
			if i >= 0 {
				tables[i].Rows[h] = texts(&t, d.Currency)
			}
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

func texts(t *report.Table, currency comp.Currency) [][]string {
	rows := make([][]string, len(t.Rows))
	for i, r := range t.Rows {
		for _, c := range r.Cells {
			rows[i] = append(rows[i], report.Plain(c.Show(currency)))
		}
	}
	return rows
}
