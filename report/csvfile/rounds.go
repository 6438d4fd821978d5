package csvfile

import (
	"encoding/csv"
	"fmt"
	"io"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/report"
)

// WriteRounds writes what has changed from each round of an offer to the next, and where there were
// several, from the first to the last: a row a component or total and service year, the year left
// empty for all of them, and a row a metric.
func WriteRounds(w io.Writer, c *comp.Comparison, moves []report.Move) error {
	rows := [][]string{{"offer", "from", "to", "kind", "name", "year", "currency", "before", "after", "change"}}
	for i := range moves {
		for _, pair := range moves[i].Pairs() {
			rows = append(rows, changes(c, &pair)...)
		}
	}
	return csv.NewWriter(w).WriteAll(rows)
}

// changes are the rows of two rounds.
func changes(c *comp.Comparison, m *report.Move) (rows [][]string) {
	currency := c.Case.Currency
	before, after := &m.Rounds[0], &m.Rounds[1]
	row := func(kind, name, year string, of func(*comp.Result) decimal.Decimal) {
		rows = append(rows, []string{
			text(m.Offer), text(before.Name), text(after.Name), kind, name, year, string(currency),
			currency.Format(of(before.Result)), currency.Format(of(after.Result)), currency.Format(m.Change(of)),
		})
	}
	for _, component := range m.Components() {
		for k := range c.Case.Years {
			row("component", string(component), fmt.Sprint(k+1), func(r *comp.Result) decimal.Decimal { return r.Years[k].Components[component] })
		}
		row("component", string(component), "", report.PaidOf(component))
	}
	for k := range c.Case.Years {
		row("total", "total", fmt.Sprint(k+1), func(r *comp.Result) decimal.Decimal { return r.Years[k].Total })
	}
	row("total", "total", "", func(r *comp.Result) decimal.Decimal { return r.Total })
	for _, metric := range comp.Metrics(c.Case.Years) {
		row("metric", metric.Name, "", report.FigureOf(metric.Name))
	}
	return rows
}
