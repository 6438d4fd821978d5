package htmlpage

import (
	"fmt"
	"strings"

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

// Class says which columns of the table are texts and aligned left: the first always, the
// others as l2, l3 and so on. One class a table takes less room than one a cell.
func (t *table) Class() string {
	var classes []string
	for i, h := range t.Head {
		if h.Left && i > 0 {
			classes = append(classes, fmt.Sprintf("l%d", i+1))
		}
	}
	return strings.Join(classes, " ")
}

type row struct {
	Cells []cell
	Total bool
}

type cell struct {
	Text   string
	Head   bool   // names its row
	Again  string // of a row that has no name of its own: that of the row above, for who does not see it
	Best   bool
	Strong bool // set in bold for a reason that the caption gives
	Aside  string
}

func newTable(t report.Table, currency comp.Currency) *table {
	v := &table{ID: t.ID, Title: clean(t.Title), Caption: clean(t.Caption)}
	for _, c := range t.Columns {
		v.Head = append(v.Head, head{Text: clean(c.Title), Left: c.Left})
	}
	name := ""
	for _, r := range t.Rows {
		row := newRow(r, currency)
		if len(row.Cells) > 0 && row.Cells[0].Text != "" {
			name = row.Cells[0].Text
		} else if len(row.Cells) > 0 {
			row.Cells[0].Again = name
		}
		v.Rows = append(v.Rows, row)
	}
	return v
}

func newRow(r report.Row, currency comp.Currency) row {
	v := row{Total: r.Total}
	for i, c := range r.Cells {
		v.Cells = append(v.Cells, cell{Text: clean(c.Show(currency)), Head: i == 0, Best: c.Best, Strong: c.Strong, Aside: clean(c.Aside)})
	}
	return v
}
