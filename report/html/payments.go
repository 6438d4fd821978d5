package html

import (
	"fmt"
	"slices"

	"github.com/seed-251b9aba/offerkit/report"
)

// paymentsByOffer cuts the document's timeline into a table an offer, without the column
// that names it.
func paymentsByOffer(d *report.Document, s report.Section) []table {
	var all []table
	for _, b := range s.Blocks {
		t, ok := b.(report.Table)
		if !ok || d.Comparison == nil || len(t.Rows) == 0 {
			continue
		}
		rows := t.Rows
		for i := range d.Comparison.Offers {
			n := min(len(d.Comparison.Offers[i].Timeline)+1, len(rows)) // with its total
			all = append(all, payments(t, rows[:n], i, d))
			rows = rows[n:]
		}
	}
	return all
}

func payments(t report.Table, rows []report.Row, i int, d *report.Document) table {
	v := newTable(report.Table{
		ID: fmt.Sprintf("payments-%d", i+1), Title: d.Comparison.Offers[i].Name, Caption: t.Caption, Columns: t.Columns[1:],
	}, d.Currency)
	for _, r := range rows {
		v.Rows = append(v.Rows, newRow(report.Row{Cells: readable(r.Cells[1:]), Total: r.Total}, d.Currency))
	}
	return *v
}

// readable rounds the numbers of cells to six decimals: the index of a value that grows
// with a share has dozens.
func readable(cells []report.Cell) []report.Cell {
	cells = slices.Clone(cells)
	for i := range cells {
		if cells[i].Kind == report.NumberCell {
			cells[i].Value = cells[i].Value.Round(6)
		}
	}
	return cells
}
