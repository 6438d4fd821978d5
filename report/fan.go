package report

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp/risk"
)

// The series of a fan, in order.
const (
	FanLow     = iota // below which one future in ten lies
	FanMiddle         // below which half of them lie
	FanHigh           // above which one in ten lies
	FanAssumed        // what the case comes to
)

// fans show how far what each offer has paid by the end of each service year spreads, all on one scale.
func fans(s *risk.Simulation) []Chart {
	highest := decimal.Zero
	var charts []Chart
	for i := range s.Offers {
		charts = append(charts, fan(s, i))
		for _, series := range charts[i].Series {
			for _, v := range series.Values {
				highest = decimal.Max(highest, v)
			}
		}
	}
	for i := range charts {
		charts[i].Max = highest
	}
	return charts
}

func fan(s *risk.Simulation, offer int) Chart {
	c, o, r := s.Comparison, &s.Offers[offer], &s.Comparison.Offers[offer]
	chart := Chart{
		ID: fmt.Sprintf("chart-fan-%d", offer+1), Kind: Fan, Table: spreadID(offer), Measure: "Pay received by the end of each service year, " + string(c.Case.Currency),
		Description: fmt.Sprintf("What %s has paid by the end of each service year: a band in which at least eight futures in ten lie, a line in its middle, and the line of the case as it stands.", r.Name),
		Data: Table{
			ID: fmt.Sprintf("chart-fan-%d-data", offer+1), Columns: []Column{textColumn("By the end of"), numberColumn("p10"), numberColumn("p50"), numberColumn("p90"), numberColumn("As assumed")},
		},
	}
	for _, name := range []string{"p10", "Middle", "p90", "As assumed"} {
		chart.Series = append(chart.Series, Series{Name: name, Offer: offer})
	}
	soFar := decimal.Zero
	for k, spread := range o.Cumulative {
		soFar = soFar.Add(r.Years[k].Total)
		label := fmt.Sprintf("Year %d", k+1)
		row := Row{Cells: []Cell{textCell(label)}}
		for i, v := range []decimal.Decimal{drawn(spread.P10), drawn(spread.P50), drawn(spread.P90), soFar.Round(0)} {
			chart.Series[i].Values = append(chart.Series[i].Values, v)
			row.Cells = append(row.Cells, amountCell(v, c.Case.Currency))
		}
		chart.Categories, chart.Data.Rows = append(chart.Categories, label), append(chart.Data.Rows, row)
	}
	last := o.Cumulative[len(o.Cumulative)-1]
	chart.Title = fmt.Sprintf("In at least eight futures of ten %s pays %s to %s over %s", r.Short, units(last.P10, c.Case.Currency), units(last.P90, c.Case.Currency), Count(c.Case.Years, "year"))
	if drawn(last.P10).Equal(drawn(last.P90)) {
		chart.Title = fmt.Sprintf("What %s pays does not spread: %s over %s", r.Short, units(last.P50, c.Case.Currency), Count(c.Case.Years, "year"))
	}
	return chart
}

// spreadID is the ID of the table of an offer's spread.
func spreadID(offer int) string { return fmt.Sprintf("spread-%d", offer+1) }
