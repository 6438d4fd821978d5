package html

import (
	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/report"
)

// table is a table as the template sees it.
type table struct {
	ID, Title, Caption string
	Quiet              bool // its title is the heading above it
	Head               []head
	Rows               []row
}

type head struct {
	Text string
	Left bool
}

type row struct {
	Cells []cell
	Total bool
}

type cell struct {
	Text   string
	Head   bool // names its row
	Left   bool
	Day    bool // never broken over lines
	Best   bool
	Strong bool // set in bold for a reason that the caption gives
	Aside  string
}

func newTable(t report.Table, currency comp.Currency) *table {
	v := &table{ID: t.ID, Title: clean(t.Title), Caption: clean(t.Caption)}
	for _, c := range t.Columns {
		v.Head = append(v.Head, head{Text: clean(c.Title), Left: c.Left})
	}
	for _, r := range t.Rows {
		v.Rows = append(v.Rows, newRow(r, currency))
	}
	return v
}

func newRow(r report.Row, currency comp.Currency) row {
	v := row{Total: r.Total}
	for i, c := range r.Cells {
		v.Cells = append(v.Cells, cell{
			Text: clean(c.Show(currency)), Head: i == 0, Left: isText(c) || i == 0, Day: c.Kind == report.DateCell, Best: c.Best,
			Aside: clean(c.Aside),
		})
	}
	return v
}

func isText(c report.Cell) bool { return c.Kind == report.TextCell }
