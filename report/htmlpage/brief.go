package htmlpage

import (
	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/report"
)

// briefMetrics are the few numbers that carry the verdict, in whole units.
var briefMetrics = []string{"total", "year1", "guaranteed", "pv"}

// brief is the table below the verdict: a row an offer, a column a number.
func brief(d *report.Document) *table {
	c := d.Comparison
	if c == nil {
		return nil
	}
	t := &table{ID: "brief", Title: "In brief", Head: []head{{Text: "Offer", Left: true}}}
	if report.ShowsCode(d.Currency) {
		t.Head[0].Text += ", " + string(d.Currency)
	}
	for i := range c.Offers {
		t.Rows = append(t.Rows, row{Cells: []cell{named(clean(c.Offers[i].Name))}})
	}
	for _, name := range briefMetrics {
		ranking, ok := c.Ranking(name)
		if !ok {
			continue
		}
		t.Head = append(t.Head, head{Text: ranking.Metric.Title})
		for i := range c.Offers {
			value, _ := c.Offers[i].Figure(name)
			t.Rows[i].Cells = append(t.Rows[i].Cells, cell{
				Text: report.HeadlineInTable(value, d.Currency), Best: ranking.Verdict == comp.Leads && ranking.Order[0] == i,
			})
		}
	}
	return t
}
