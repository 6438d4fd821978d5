package htmlpage

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/report"
)

// certaintyChart shows how much of each offer is guaranteed and how much is at risk. It
// returns false where there is nothing to show.
func certaintyChart(d *report.Document) (report.Chart, bool) {
	c := d.Comparison
	if c == nil {
		return report.Chart{}, false
	}
	chart := report.Chart{
		ID: "chart-certainty", Kind: report.StackedBars, Subject: report.PayByCertainty, Title: certaintyFinding(c),
		Description: "Stacked bars of the total of each offer, by how sure it is.",
		Data:        report.Table{ID: "chart-certainty-data", Columns: []report.Column{{Title: "", Left: true}}},
	}
	total := report.Row{Total: true, Cells: []report.Cell{{Text: "Total"}}}
	for i := range c.Offers {
		r := &c.Offers[i]
		chart.Categories = append(chart.Categories, r.Name)
		chart.Data.Columns = append(chart.Data.Columns, report.Column{Title: r.Name})
		total.Cells = append(total.Cells, report.Cell{Kind: report.MoneyCell, Value: r.Total})
		sure, _ := r.Figure("guaranteed")
		chart.Description += fmt.Sprintf(" %s: %s guaranteed of %s.",
			r.Name, report.Headline(sure, d.Currency), report.Headline(r.Total, d.Currency))
	}
	for k, certainty := range comp.Certainties() {
		series := report.Series{Name: report.CertaintyTitle(certainty), Offer: k}
		row := report.Row{Cells: []report.Cell{{Text: series.Name}}}
		found := false
		for i := range c.Offers {
			sum := c.Offers[i].Timeline.Sum(func(p *comp.Payment) bool { return p.Certainty == certainty })
			found = found || !sum.IsZero()
			series.Values = append(series.Values, sum)
			row.Cells = append(row.Cells, amountCell(sum))
		}
		if found {
			chart.Series = append(chart.Series, series)
			chart.Data.Rows = append(chart.Data.Rows, row)
		}
	}
	chart.Data.Rows = append(chart.Data.Rows, total)
	return chart, true
}

func certaintyFinding(c *comp.Comparison) string {
	r, ok := c.Ranking("guaranteed")
	switch {
	case !ok || r.Verdict == comp.OnlyOffer:
		return "Guaranteed and at risk"
	case r.Verdict == comp.TooCloseToCall:
		return "All guarantee about as much"
	}
	first := &c.Offers[r.Order[0]]
	return fmt.Sprintf("%s guarantees most: %s more than %s", first.Name,
		report.Headline(r.Gap, c.Case.Currency), c.Offers[r.Order[1]].Name)
}

func amountCell(v decimal.Decimal) report.Cell {
	if v.IsZero() {
		return report.Cell{Kind: report.EmptyCell}
	}
	return report.Cell{Kind: report.MoneyCell, Value: v}
}

// segmentColour returns the colour of a segment of a bar.
func segmentColour(s report.Series) string {
	if s.Component == "" {
		certainties := comp.Certainties()
		return report.CertaintyColour(certainties[s.Offer%len(certainties)])
	}
	return report.ComponentColour(s.Component)
}
