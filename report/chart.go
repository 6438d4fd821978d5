package report

import (
	"fmt"
	"slices"
	"strconv"
	"time"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// What the pictures of a comparison measure, in its currency.
const (
	YearsMeasure   = "Pay by service year and component"
	PaidMeasure    = "All pay received so far"
	LeavingMeasure = "Pay received and vested by month of leaving, less what has to be paid back"
)

// Titled is the title of a picture where its measure has no line of its own: a finding, and what it is of.
func Titled(finding, measure string) string { return finding + ". " + measure }

// stackedChart shows what one offer pays in each service year, by component. All offers
// share one scale, so that the charts can be compared by eye.
func stackedChart(c *comp.Comparison, i int) Chart {
	r := &c.Offers[i]
	chart := Chart{
		ID: fmt.Sprintf("chart-offer-%d", i+1), Kind: StackedBars, Subject: PayByYear, Table: fmt.Sprintf("offer-%d", i+1), Title: YearsFinding(c, r, c.Falls(r)).String(), Max: highestYear(c),
		Measure:     YearsMeasure + ", " + string(c.Case.Currency),
		Description: fmt.Sprintf("Stacked bars of what %s pays in each service year, by component.", r.Name),
		Data:        acrossPeriods(r, r.Years),
	}
	chart.Data.ID = chart.ID + "-data"
	for _, year := range r.Years {
		chart.Categories = append(chart.Categories, year.Label)
	}
	chart.Series = yearSeries(r, i)
	return chart
}

// yearSeries are the components of an offer's years, and above them what nobody has promised. A
// component that is so in part gives that part to one series of them all.
func yearSeries(r *comp.Result, offer int) []Series {
	var firm, hoped []Series
	rest := Series{Name: CertaintyTitle(comp.Speculative), Offer: slices.Index(comp.Certainties(), comp.Speculative), Speculative: true}
	rest.Values = make([]decimal.Decimal, len(r.Years))
	for _, component := range Paid(r) {
		series := Series{Name: r.TitleOf(component), Component: component, Offer: offer, Speculative: WhollySpeculative(r, component)}
		speculative := make([]decimal.Decimal, len(r.Years))
		for k, year := range r.Years {
			series.Values = append(series.Values, year.Components[component])
			speculative[k] = speculativeIn(r, component, k+1)
		}
		if series.Speculative {
			hoped = append(hoped, series)
			continue
		}
		for k, v := range speculative {
			series.Values[k], rest.Values[k] = series.Values[k].Sub(v), rest.Values[k].Add(v)
		}
		firm = append(firm, series)
	}
	if slices.ContainsFunc(rest.Values, func(v decimal.Decimal) bool { return !v.IsZero() }) {
		hoped = append(hoped, rest)
	}
	return append(firm, hoped...)
}

// WhollySpeculative reports whether nobody has promised any of what an offer pays of a component in any
// year: it is hatched wherever it is drawn.
func WhollySpeculative(r *comp.Result, component comp.Component) bool {
	for k, year := range r.Years {
		if !speculativeIn(r, component, k+1).Equal(year.Components[component]) {
			return false
		}
	}
	return slices.Contains(Paid(r), component)
}

// speculativeIn is what of a component nobody has promised, in a service year.
func speculativeIn(r *comp.Result, component comp.Component, year int) decimal.Decimal {
	return r.Timeline.Sum(func(p *comp.Payment) bool {
		return p.Year == year && p.Component == component && p.Certainty == comp.Speculative
	})
}

// YearsFinding says what the years of an offer show: its largest fall, where it is one to
// notice, and of a single year what it pays.
func YearsFinding(c *comp.Comparison, r *comp.Result, falls bool) Sentence {
	name := Piece{Slot: OfferName, Text: r.Short}
	switch {
	case len(r.Years) == 1:
		return Sentence{name, words(" pays "), {Slot: FigureSlot, Text: Headline(r.Total, c.Case.Currency)}}
	case !falls:
		return Sentence{name, words(" pays no year noticeably less than the year before")}
	}
	return Sentence{
		name, words("'s pay falls by "), {Slot: FallSlot, Text: Headline(r.Drop.Amount, c.Case.Currency)},
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

// cumulativeChart shows what each offer has paid by the end of each month, by the day it is
// received: of two or more how far the leader is ahead of the runner-up, because two lines that
// nearly cover one another say nothing, with the last change of the leader marked. What the others
// have paid stands in the table.
func cumulativeChart(c *comp.Comparison) Chart {
	first, last := c.Span()
	chart := Chart{
		ID: "chart-cumulative", Kind: Lines, Subject: PaidSoFar, Title: CumulativeFinding(c), Measure: PaidMeasure + ", " + string(c.Case.Currency),
		Data: Table{ID: "chart-cumulative-data", Columns: []Column{textColumn("By the end of")}},
	}
	var lines []Series
	for i := range c.Offers {
		r := &c.Offers[i]
		chart.Data.Columns = append(chart.Data.Columns, numberColumn(r.Short))
		series, sum := Series{Name: r.Short, Offer: i}, decimal.Zero
		for _, month := range comp.Statement(r.Timeline, comp.ByMonth, first, last) {
			sum = sum.Add(month.Total)
			series.Values = append(series.Values, sum)
			if i == 0 {
				chart.Categories = append(chart.Categories, month.Label)
				chart.Ticks = append(chart.Ticks, yearTick(month.From, len(chart.Ticks) == 0))
			}
		}
		lines = append(lines, series)
	}
	for month, label := range chart.Categories {
		row := Row{Cells: []Cell{textCell(label)}}
		for _, series := range lines {
			row.Cells = append(row.Cells, moneyCell(series.Values[month]))
		}
		chart.Data.Rows = append(chart.Data.Rows, row)
	}
	if len(lines) < 2 {
		chart.Description, chart.Series = "A line of what it has paid in total by the end of each month.", lines
		return chart
	}
	return chart.differing(c, lines)
}

// differing makes the chart one of the two leaders.
func (chart Chart) differing(c *comp.Comparison, lines []Series) Chart {
	leader, other := leaders(c)
	first, second := &c.Offers[leader], &c.Offers[other]
	chart.Kind, chart.Against = Difference, Series{Name: second.Short, Offer: other}
	chart.Measure = fmt.Sprintf(PaidMeasure+", %s less %s, %s%s", first.Short, second.Short, c.Case.Currency, othersBehind(c, leader, other))
	chart.Description = fmt.Sprintf("A line of how far %s is ahead of %s in what each has paid by the end of each month. %s", first.Name, second.Name, Crossovers(c))
	series := Series{Name: first.Short, Offer: leader}
	chart.Data.Columns = append(chart.Data.Columns, numberColumn(first.Short+" less "+second.Short))
	for month := range chart.Categories {
		v := lines[leader].Values[month].Sub(lines[other].Values[month])
		series.Values = append(series.Values, v)
		chart.Data.Rows[month].Cells = append(chart.Data.Rows[month].Cells, Cell{Kind: DifferenceCell, Value: v})
	}
	chart.Series = []Series{series}
	if n := len(c.Crossovers); n > 0 && !endsClose(c) {
		start, _ := c.Span()
		on := c.Crossovers[n-1].On
		label := first.Short + " ahead"
		if len(c.Offers) > 2 { // of another one than the picture has too
			label += " of all"
		}
		chart.Marks = []Mark{{Category: monthsBetween(start, on), Label: label}}
	}
	return chart
}

// leaders are the offer that has paid most in the end, of equals the one that was ahead last, and the
// one that has paid most of the others.
func leaders(c *comp.Comparison) (first, second int) {
	for i := range c.Offers {
		if c.Offers[i].Total.GreaterThan(c.Offers[first].Total) {
			first = i
		}
	}
	if n := len(c.Crossovers); n > 0 {
		first = c.Crossovers[n-1].To
	}
	second = -1
	for i := range c.Offers {
		if i != first && (second < 0 || c.Offers[i].Total.GreaterThan(c.Offers[second].Total)) {
			second = i
		}
	}
	return first, second
}

// othersBehind says where the offers end that the picture of the two leaders leaves out.
func othersBehind(c *comp.Comparison, leader, other int) string {
	var parts []string
	for i := range c.Offers {
		if i != leader && i != other {
			parts = append(parts, fmt.Sprintf("%s by %s", c.Offers[i].Short, Headline(c.Offers[leader].Total.Sub(c.Offers[i].Total), c.Case.Currency)))
		}
	}
	if parts == nil {
		return ""
	}
	return "; behind at the end: " + series(parts)
}

// yearTick names the year below its first month, and below the first of all.
func yearTick(month vesting.Date, first bool) string {
	if month.Month() != time.January && !first {
		return ""
	}
	return fmt.Sprintf("%04d", month.Year())
}

// CumulativeFinding says from when on which offer's pay adds up to most, by the day it is paid.
func CumulativeFinding(c *comp.Comparison) string {
	switch n := len(c.Crossovers); {
	case len(c.Offers) < 2:
		return fmt.Sprintf("%s pays %s by the end", c.Offers[0].Short, Headline(c.Offers[0].Total, c.Case.Currency))
	case endsLevel(c):
		return "The leading offers' pay comes to the same by the end"
	case endsClose(c):
		first, second := leaders(c)
		return fmt.Sprintf("%s's and %s's pay ends within %s of each other", c.Offers[first].Short, c.Offers[second].Short, ExactPercent(c.Case.Tolerance))
	case n == 0:
		return mostPaid(c).Short + "'s pay adds up to most throughout"
	default:
		last := c.Crossovers[n-1]
		return fmt.Sprintf("%s's pay adds up to most from %s on", c.Offers[last.To].Short, monthInWords(last.On))
	}
}

func monthInWords(d vesting.Date) string { return fmt.Sprintf("%v %d", d.Month(), d.Year()) }

func monthsBetween(a, b vesting.Date) int {
	return (b.Year()-a.Year())*12 + int(b.Month()) - int(a.Month())
}
