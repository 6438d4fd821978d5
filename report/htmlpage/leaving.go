package htmlpage

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/report"
)

// leaveMonth is the month of leaving that the page is written for.
const leaveMonth = 12

// maxDepartures bounds offers times months: beyond it the page says nothing about
// leaving, rather than being written slowly.
const maxDepartures = 2400

// departures are the walk-away values of every offer by month, from month 0 (SPEC 7.4).
func departures(c *comp.Comparison) [][]comp.WalkAway {
	if len(c.Offers)*12*c.Case.Years > maxDepartures {
		return nil
	}
	all := make([][]comp.WalkAway, len(c.Offers))
	for i := range c.Offers {
		l := comp.NewLeaving(c, &c.Offers[i], true)
		for m := 0; m <= 12*c.Case.Years; m++ {
			all[i] = append(all[i], l.After(m))
		}
	}
	return all
}

// leaveTable is what each offer comes to for someone who leaves after leaveMonth.
func leaveTable(d *report.Document, walks [][]comp.WalkAway) *table {
	t := &table{ID: "leave", Title: "Leaving early", Caption: string(d.Currency), Quiet: true, Head: []head{
		{Text: "Offer", Left: true}, {Text: "Last day", Left: true},
	}}
	for _, f := range report.DepartureFigures() {
		t.Head = append(t.Head, head{Text: f.Title})
	}
	for i := range walks {
		w := &walks[i][leaveMonth]
		cells := []cell{named(clean(d.Comparison.Offers[i].Name)), {Text: w.Date.String()}}
		for _, f := range report.DepartureFigures() {
			cells = append(cells, cell{Text: report.Money(f.Of(w), d.Currency)})
		}
		t.Rows = append(t.Rows, row{Cells: cells})
	}
	return t
}

// leaveChart shows what is kept by leaving after each month.
func leaveChart(c *comp.Comparison, walks [][]comp.WalkAway) report.Chart {
	chart := byMonth(c, walks, func(w *comp.WalkAway) decimal.Decimal { return w.Net }, func(int) bool { return true })
	chart.ID, chart.Data.ID, chart.Subject = "chart-leave", "chart-leave-data", report.KeptByLeaving
	chart.Title = "What you keep if you leave early, by month of leaving"
	chart.Description = "Lines of what is kept by leaving after each month."
	for m := 12; m <= 12*c.Case.Years; m += 12 {
		for i := range walks {
			chart.Description += fmt.Sprintf(" %s: %s after %s.",
				c.Offers[i].Name, report.Headline(walks[i][m].Net, c.Case.Currency), report.Count(m, "month"))
		}
	}
	return chart
}

// clawbackChart shows what has to be paid back, in the steps in which it falls, of the
// offers that take anything back.
func clawbackChart(c *comp.Comparison, walks [][]comp.WalkAway) report.Chart {
	chart := byMonth(c, walks, func(w *comp.WalkAway) decimal.Decimal { return w.Clawback }, func(i int) bool { return lastClawback(walks[i:i+1]) > 0 })
	chart.ID, chart.Data.ID, chart.Subject, chart.Steps = "chart-clawback", "chart-clawback-data", report.PaidBack, true
	chart.Title = clawbackFinding(c, walks)
	chart.Description = "Steps of what has to be paid back by leaving after each month. " + chart.Title + "."
	chart.Data.Rows = chart.Data.Rows[:min(len(chart.Data.Rows), lastClawback(walks)+1)] // up to the first month that is free
	return chart
}

func clawbackFinding(c *comp.Comparison, walks [][]comp.WalkAway) string {
	var findings []string
	for i := range walks {
		if last := lastClawback(walks[i : i+1]); last > 0 {
			findings = append(findings, fmt.Sprintf("%s claws back until month %d", c.Offers[i].Name, last))
		}
	}
	return strings.Join(findings, ", ")
}

// lastClawback returns the last month of leaving in which any offer takes something back.
func lastClawback(walks [][]comp.WalkAway) int {
	last := 0
	for i := range walks {
		for m := range walks[i] {
			if walks[i][m].Clawback.IsPositive() {
				last = max(last, m)
			}
		}
	}
	return last
}

// byMonth has a line for each offer that shows.
func byMonth(c *comp.Comparison, walks [][]comp.WalkAway, value func(*comp.WalkAway) decimal.Decimal, shows func(offer int) bool) report.Chart {
	chart := report.Chart{Kind: report.Lines, Data: report.Table{Columns: []report.Column{{Title: "After month", Left: true}}}}
	for i := range walks {
		if !shows(i) {
			continue
		}
		series := report.Series{Name: c.Offers[i].Name, Offer: i}
		for m := 1; m < len(walks[i]); m++ {
			series.Values = append(series.Values, value(&walks[i][m]))
		}
		chart.Series = append(chart.Series, series)
		chart.Data.Columns = append(chart.Data.Columns, report.Column{Title: series.Name})
	}
	for m := range walks[0][1:] {
		month := fmt.Sprint(m + 1)
		tick := ""
		if (m+1)%12 == 0 {
			tick = month
		}
		chart.Categories, chart.Ticks = append(chart.Categories, month), append(chart.Ticks, tick)
		r := report.Row{Cells: []report.Cell{{Text: month}}}
		for _, s := range chart.Series {
			r.Cells = append(r.Cells, report.Cell{Kind: report.MoneyCell, Value: s.Values[m]})
		}
		chart.Data.Rows = append(chart.Data.Rows, r)
	}
	return chart
}

// leavingPart is the section about leaving early.
type leavingPart struct {
	Month   int
	Table   *table
	Figures []figure
}

func newLeavingPart(d *report.Document, g *gallery, walks [][]comp.WalkAway) *leavingPart {
	p := &leavingPart{Month: leaveMonth, Table: leaveTable(d, walks)}
	for _, c := range []report.Chart{leaveChart(d.Comparison, walks), clawbackChart(d.Comparison, walks)} {
		if c.Title != "" {
			p.Figures = append(p.Figures, g.figure(d, c, sharedAxis(c)))
		}
	}
	return p
}
