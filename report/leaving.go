package report

import (
	"fmt"
	"maps"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
)

// LeaveMonth is the month of leaving that a table of it is written for, unless somebody asks.
const LeaveMonth = 12

// maxDepartures bounds offers times months: beyond it nothing is said about leaving in each of them,
// rather than slowly.
const maxDepartures = 12 * 400

// EveryDeparture has the walk-away values of every offer by month, from month 0 (SPEC 7.4), or
// nothing for too many.
func EveryDeparture(c *comp.Comparison) [][]comp.WalkAway {
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

// LeavingTable is what each offer comes to for someone who leaves after LeaveMonth.
func LeavingTable(c *comp.Comparison, walks [][]comp.WalkAway) Table {
	t := Table{ID: "leave", Title: "Leaving early", Caption: string(c.Case.Currency), Columns: []Column{textColumn("Offer"), textColumn("Last day")}}
	for _, f := range DepartureFigures() {
		t.Columns = append(t.Columns, numberColumn(f.Title))
	}
	for i := range walks {
		w := &walks[i][LeaveMonth]
		row := Row{Cells: []Cell{textCell(c.Offers[i].Short), dateCell(w.Date)}}
		for _, f := range DepartureFigures() {
			row.Cells = append(row.Cells, moneyCell(f.Of(w)))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// LeavingCharts show what is kept by leaving after each month, and where anything is, what has to be
// paid back.
func LeavingCharts(c *comp.Comparison, walks [][]comp.WalkAway) []Chart {
	charts := []Chart{leaveChart(c, walks)}
	if back := clawbackChart(c, walks); back.Title != "" {
		charts = append(charts, back)
	}
	return charts
}

// leaveChart shows what is kept by leaving after each month.
func leaveChart(c *comp.Comparison, walks [][]comp.WalkAway) Chart {
	chart := byMonth(c, walks, func(w *comp.WalkAway) decimal.Decimal { return w.Net }, func(int) bool { return true })
	chart.ID, chart.Data.ID, chart.Subject = "chart-leave", "chart-leave-data", KeptByLeaving
	chart.Title = leavingFinding(c, walks)
	chart.Measure = LeavingMeasure + ", " + string(c.Case.Currency)
	chart.Description = "Lines of what is kept by leaving after each month."
	return chart
}

// leavingFinding says where somebody who leaves after LeaveMonth keeps most.
func leavingFinding(c *comp.Comparison, walks [][]comp.WalkAway) string {
	best, second := 0, -1
	net := func(i int) decimal.Decimal { return walks[i][LeaveMonth].Net }
	for i := range walks {
		switch {
		case net(i).GreaterThan(net(best)):
			best, second = i, best
		case i != best && (second < 0 || net(i).GreaterThan(net(second))):
			second = i
		}
	}
	alike := second >= 0 && net(best).Sub(net(second)).LessThanOrEqual(net(second).Abs().Mul(c.Case.Tolerance))
	return LeavingFinding(len(walks), c.Offers[best].Short, Headline(net(best), c.Case.Currency), alike).String()
}

// LeavingFinding says which of so many offers keeps most, and how much, for somebody who leaves after
// LeaveMonth, or that the best two keep about as much.
func LeavingFinding(offers int, best, most string, alike bool) Sentence {
	keeps := words(fmt.Sprintf("If you leave after %s, you keep ", Count(LeaveMonth, "month")))
	name, figure := Piece{Slot: OfferName, Text: best}, Piece{Slot: FigureSlot, Text: most}
	switch {
	case offers == 1:
		return Sentence{keeps, figure, words(" of pay at "), name}
	case alike && offers == 2:
		return Sentence{keeps, words("about as much pay at both offers")}
	case alike:
		return Sentence{keeps, words("about as much pay at the best two offers")}
	}
	return Sentence{keeps, words("most pay at "), name, words(": "), figure}
}

// clawbackChart shows what has to be paid back, in the steps in which it falls, of the
// offers that take anything back.
func clawbackChart(c *comp.Comparison, walks [][]comp.WalkAway) Chart {
	chart := byMonth(c, walks, func(w *comp.WalkAway) decimal.Decimal { return w.Clawback }, func(i int) bool { return lastClawback(walks[i:i+1]) > 0 })
	chart.ID, chart.Data.ID, chart.Subject, chart.Steps = "chart-clawback", "chart-clawback-data", PaidBack, true
	chart.Title = clawbackFinding(c, walks)
	chart.Measure = "What has to be paid back, by month of leaving, " + string(c.Case.Currency)
	chart.Description = "Steps of what has to be paid back by leaving after each month. " + chart.Title + "."
	chart.Data.Rows = chart.Data.Rows[:min(len(chart.Data.Rows), lastClawback(walks)+1)] // up to the first month that is free
	return chart
}

// clawbackFinding says up to which month of leaving pay has to be paid back, and to whom; empty where none has.
func clawbackFinding(c *comp.Comparison, walks [][]comp.WalkAway) string {
	names := map[int][]string{}
	for i := range walks {
		if last := lastClawback(walks[i : i+1]); last > 0 {
			names[last] = append(names[last], c.Offers[i].Short)
		}
	}
	var months []string
	for _, last := range slices.Sorted(maps.Keys(names)) {
		months = append(months, fmt.Sprintf("month %d at %s", last, series(names[last])))
	}
	if months == nil {
		return ""
	}
	return "Pay has to be paid back until " + series(months)
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
func byMonth(c *comp.Comparison, walks [][]comp.WalkAway, value func(*comp.WalkAway) decimal.Decimal, shows func(offer int) bool) Chart {
	chart := Chart{Kind: Lines, Data: Table{Columns: []Column{{Title: "After month", Left: true}}}}
	for i := range walks {
		if !shows(i) {
			continue
		}
		series := Series{Name: c.Offers[i].Short, Offer: i}
		for m := 1; m < len(walks[i]); m++ {
			series.Values = append(series.Values, value(&walks[i][m]))
		}
		chart.Series = append(chart.Series, series)
		chart.Data.Columns = append(chart.Data.Columns, Column{Title: series.Name})
	}
	for m := range walks[0][1:] {
		month := fmt.Sprint(m + 1)
		tick := ""
		if (m+1)%12 == 0 {
			tick = month
		}
		chart.Categories, chart.Ticks = append(chart.Categories, month), append(chart.Ticks, tick)
		r := Row{Cells: []Cell{{Text: month}}}
		for _, s := range chart.Series {
			r.Cells = append(r.Cells, Cell{Kind: MoneyCell, Value: s.Values[m]})
		}
		chart.Data.Rows = append(chart.Data.Rows, r)
	}
	return chart
}
