package report

import (
	"github.com/seed-251b9aba/offerkit/comp"
)

// briefMetrics are the few numbers that carry the verdict, in whole units.
var briefMetrics = []string{"total", "year1", "guaranteed", "pv"}

// Brief is the table below the verdict: a row an offer, a column a number.
func Brief(c *comp.Comparison) Table {
	currency := c.Case.Currency
	t := Table{ID: "brief", Title: "In brief", Columns: []Column{textColumn("Offer")}}
	if ShowsCode(currency) {
		t.Columns[0].Title += ", " + string(currency)
	}
	for i := range c.Offers {
		t.Rows = append(t.Rows, Row{Cells: []Cell{textCell(c.Offers[i].Short)}})
	}
	for _, name := range briefMetrics {
		ranking, ok := c.Ranking(name)
		if !ok {
			continue
		}
		t.Columns = append(t.Columns, numberColumn(ranking.Metric.Title))
		for i := range c.Offers {
			value, _ := c.Offers[i].Figure(name)
			t.Rows[i].Cells = append(t.Rows[i].Cells, Cell{
				Text: HeadlineInTable(value, currency), Best: ranking.Verdict == comp.Leads && ranking.Order[0] == i,
			})
		}
	}
	return t
}
