package report

import (
	"fmt"

	"github.com/seed-251b9aba/offerkit/comp"
)

// CertaintyChart shows how much of each offer is guaranteed and how much is at risk.
func CertaintyChart(c *comp.Comparison) Chart {
	currency := c.Case.Currency
	chart := Chart{
		ID: "chart-certainty", Kind: StackedBars, Subject: PayByCertainty, Title: certaintyFinding(c), Measure: "Total by how sure it is, " + string(currency),
		Description: "Stacked bars of the total of each offer, by how sure it is.",
		Data:        Table{ID: "chart-certainty-data", Columns: []Column{{Title: "", Left: true}}},
	}
	total := Row{Total: true, Cells: []Cell{{Text: "Total"}}}
	for i := range c.Offers {
		r := &c.Offers[i]
		chart.Categories = append(chart.Categories, r.Short)
		chart.Data.Columns = append(chart.Data.Columns, Column{Title: r.Short})
		total.Cells = append(total.Cells, Cell{Kind: MoneyCell, Value: r.Total})
	}
	for k, certainty := range comp.Certainties() {
		series := Series{Name: CertaintyTitle(certainty), Offer: k, Speculative: certainty == comp.Speculative}
		row := Row{Cells: []Cell{{Text: series.Name}}}
		found := false
		for i := range c.Offers {
			sum := c.Offers[i].Timeline.Sum(func(p *comp.Payment) bool { return p.Certainty == certainty })
			found = found || !sum.IsZero()
			series.Values = append(series.Values, sum)
			row.Cells = append(row.Cells, moneyCell(sum))
		}
		if found {
			chart.Series = append(chart.Series, series)
			chart.Data.Rows = append(chart.Data.Rows, row)
		}
	}
	chart.Data.Rows = append(chart.Data.Rows, total)
	return chart
}

func certaintyFinding(c *comp.Comparison) string {
	r, ok := c.Ranking("guaranteed")
	switch {
	case !ok || r.Verdict == comp.OnlyOffer:
		sure, _ := c.Offers[0].Figure("guaranteed")
		return fmt.Sprintf("%s guarantees %s of the %s that it pays", c.Offers[0].Short, Headline(sure, c.Case.Currency), Headline(c.Offers[0].Total, c.Case.Currency))
	case r.Verdict == comp.TooCloseToCall && len(c.Offers) > 2:
		return "The first two guarantee about as much pay"
	case r.Verdict == comp.TooCloseToCall:
		return "Both guarantee about as much pay"
	}
	first := &c.Offers[r.Order[0]]
	return fmt.Sprintf("%s guarantees most pay: %s more than %s", first.Short,
		Headline(r.Gap, c.Case.Currency), c.Offers[r.Order[1]].Short)
}
