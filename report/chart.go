package report

import (
	"fmt"
	"strconv"
	"time"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// stackedChart shows what one offer pays in each service year, by component. All offers
// share one scale, so that the charts can be compared by eye.
func stackedChart(c *comp.Comparison, i int) Chart {
	r := &c.Offers[i]
	chart := Chart{
		ID: fmt.Sprintf("chart-offer-%d", i+1), Kind: StackedBars, Subject: PayByYear, Table: fmt.Sprintf("offer-%d", i+1), Title: YearsFinding(c, r, c.Falls(r)).String(), Max: highestYear(c),
		Description: fmt.Sprintf("Stacked bars of what %s pays in each service year, by component.", r.Name),
		Data:        acrossPeriods(r, r.Years),
	}
	chart.Data.ID = chart.ID + "-data"
	for _, year := range r.Years {
		chart.Categories = append(chart.Categories, year.Label)
		chart.Description += fmt.Sprintf(" %s: %s.", year.Label, Headline(year.Total, c.Case.Currency))
	}
	for _, component := range Paid(r) {
		series := Series{Name: r.TitleOf(component), Component: component, Offer: i}
		for _, year := range r.Years {
			series.Values = append(series.Values, year.Components[component])
		}
		chart.Series = append(chart.Series, series)
	}
	return chart
}

// YearsFinding says what the years of an offer show: its largest fall, where it is one to
// notice.
func YearsFinding(c *comp.Comparison, r *comp.Result, falls bool) Sentence {
	name := Piece{Slot: OfferName, Text: r.Name}
	if !falls {
		return Sentence{name, words(" pays no year noticeably less than the year before")}
	}
	return Sentence{
		name, words(" falls by "), {Slot: FallSlot, Text: Headline(r.Drop.Amount, c.Case.Currency)},
		words(" in year "), {Slot: FallYearSlot, Text: strconv.Itoa(r.Drop.To)},
	}
}

func highestYear(c *comp.Comparison) decimal.Decimal {
	highest := decimal.Zero
	for _, r := range c.Offers {
		for _, year := range r.Years {
			highest = decimal.Max(highest, year.Total)
		}
	}
	return highest
}

// cumulativeChart shows what each offer has paid by the end of each month, by the day it
// is received, with the crossovers marked.
func cumulativeChart(c *comp.Comparison) Chart {
	first, last := c.Span()
	chart := Chart{
		ID: "chart-cumulative", Kind: Lines, Subject: PaidSoFar, Title: cumulativeFinding(c),
		Description: "Lines of what each offer has paid in total by the end of each month. " + Crossovers(c),
		Data:        Table{ID: "chart-cumulative-data", Columns: []Column{textColumn("By the end of")}},
	}
	for i := range c.Offers {
		r := &c.Offers[i]
		chart.Data.Columns = append(chart.Data.Columns, numberColumn(r.Name))
		series, sum := Series{Name: r.Name, Offer: i}, decimal.Zero
		for _, month := range comp.Statement(r.Timeline, comp.ByMonth, first, last) {
			sum = sum.Add(month.Total)
			series.Values = append(series.Values, sum)
			if i == 0 {
				chart.Categories = append(chart.Categories, month.Label)
				chart.Ticks = append(chart.Ticks, yearTick(month.From, len(chart.Ticks) == 0))
			}
		}
		chart.Series = append(chart.Series, series)
	}
	for month, label := range chart.Categories {
		row := Row{Cells: []Cell{textCell(label)}}
		for _, series := range chart.Series {
			row.Cells = append(row.Cells, moneyCell(series.Values[month]))
		}
		chart.Data.Rows = append(chart.Data.Rows, row)
	}
	for _, x := range c.Crossovers {
		chart.Marks = append(chart.Marks, Mark{Category: monthsBetween(first, x.On), Label: c.Offers[x.To].Name + " ahead"})
	}
	return chart
}

// yearTick names the year below its first month, and below the first of all.
func yearTick(month vesting.Date, first bool) string {
	if month.Month() != time.January && !first {
		return ""
	}
	return fmt.Sprintf("%04d", month.Year())
}

func cumulativeFinding(c *comp.Comparison) string {
	switch n := len(c.Crossovers); {
	case len(c.Offers) < 2:
		return "What " + c.Offers[0].Name + " has paid so far"
	case n == 0 && endsLevel(c):
		return "The leading offers have paid the same by the end"
	case n == 0:
		return mostPaid(c).Name + " has paid most throughout"
	case n == 1:
		return fmt.Sprintf("%s has paid most until %s", c.Offers[c.Crossovers[0].From].Name, monthInWords(c.Crossovers[0].On))
	default:
		return fmt.Sprintf("From %s on, %s has paid most", monthInWords(c.Crossovers[n-1].On), c.Offers[c.Crossovers[n-1].To].Name)
	}
}

func monthInWords(d vesting.Date) string { return fmt.Sprintf("%v %d", d.Month(), d.Year()) }

func monthsBetween(a, b vesting.Date) int {
	return (b.Year()-a.Year())*12 + int(b.Month()) - int(a.Month())
}
