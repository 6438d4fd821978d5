package xlsx

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"

	"github.com/seed-251b9aba/offerkit/report"
)

// Columns of the data behind a tornado: what a bar is of, what it hangs above, which is not drawn, its part
// where the lead is lost and the one where it is kept.
const (
	gustLabel = iota + 1
	gustAbove
	gustLost
	gustKept
)

// lostColour is that of a gap below 0.
const lostColour = "8C8C86"

// tornado draws the bars of a gap above their table, and returns the next free row.
func (b *book) tornado(s *sheet, row int, t report.Table, c *report.Chart) int {
	g := c.Gusts
	height := 110 + 30*len(g.Bars)
	picture := placedChart{at: place{1, row}, width: int(min(s.width(1, riskSentence+1)*8, 1000)), height: height}
	head := b.riskTable(s, row+picture.rows()+1, t) + 1
	title := fmt.Sprintf("%s; today's gap is %s", c.Title, report.Headline(g.Today, b.currency))
	if low, _ := g.Extent(); low.IsNegative() {
		title += "; gray: " + plain(g.Leader, maxName) + " is behind"
	}
	s.text(place{gustLabel, head - 1}, report.Titled(title, c.Measure), style{colour: faint, size: smallSize})
	s.heads(place{gustLabel, head}, func(i int) bool { return i > 0 }, "Drawn", "Above", "Behind", "Ahead")
	places, ticks := b.drawnBelowZero(reach(g))
	look := style{colour: faint, format: formatMoney(b.currency)}
	if places > 0 {
		look.format = "0.00"
	}
	for i := range g.Bars {
		bar, at := &g.Bars[i], head+len(g.Bars)-i // the widest last, which is drawn at the top
		label, wrapped := fmt.Sprintf("%s, %s to %s", plain(bar.Name, maxName), bar.AtFrom, bar.AtTo), style{colour: faint, wrap: true, top: true}
		s.text(place{gustLabel, at}, label, wrapped)
		s.fit(at, label, s.width(gustLabel, gustLabel), wrapped)
		above, lost, kept := blown(bar)
		for col, v := range map[int]decimal.Decimal{gustAbove: above, gustLost: lost, gustKept: kept} {
			s.number(place{col, at}, v.Shift(-places), look)
		}
	}
	first, last := head+1, head+len(g.Bars)
	picture.chart = b.baseChart(excelize.BarStacked, on(riskSheet, place{gustLabel, head - 1}), ticks, c.Description)
	picture.chart.Legend.Position = "none"
	gap := uint(40)
	picture.chart.GapWidth = &gap
	series := func(col int, fill excelize.Fill) {
		picture.chart.Series = append(picture.chart.Series, excelize.ChartSeries{
			Name:       on(riskSheet, place{col, head}),
			Categories: area(riskSheet, place{gustLabel, first}, place{gustLabel, last}),
			Values:     area(riskSheet, place{col, first}, place{col, last}), Fill: fill,
		})
	}
	series(gustAbove, excelize.Fill{Type: "pattern"}) // no fill at all
	series(gustLost, solid(lostColour))
	series(gustKept, solid(report.OfferLine(g.Offer).Colour))
	s.charts = append(s.charts, picture)
	return last + 2
}

// unlisted leaves a series out of the legend, see chartData.
func unlisted(series *excelize.ChartSeries) {
	hidden := chartFont(9, muted, false)
	series.Legend.Font = &hidden
}

// reach is how far from 0 the bars go.
func reach(g *report.Gusts) decimal.Decimal {
	low, high := g.Extent()
	return decimal.Max(low.Abs(), high.Abs())
}

// blown splits a bar into what is stacked on either side of 0: the part that it hangs above, the part
// below 0 and the one above it.
func blown(g *report.Gust) (above, lost, kept decimal.Decimal) {
	switch {
	case g.From.IsPositive():
		return g.From, decimal.Zero, g.To.Sub(g.From)
	case g.To.IsNegative():
		return g.To, g.From.Sub(g.To), decimal.Zero
	}
	return decimal.Zero, g.From, g.To
}

// Columns of the data behind a fan: the years, what the band stands on, which is not drawn, the lines and
// the band.
const (
	fanYear = iota + 1
	fanBase
	fanMiddle
	_
	fanAssumed
	fanBand
)

// fan draws how what an offer has paid so far spreads, below the data, and returns the next free row.
func (b *book) fan(s *sheet, row int, t report.Table, c *report.Chart) int {
	t.Columns, t.Rows = append(slices.Clone(t.Columns), report.Column{Title: "From p10 to p90"}), slices.Clone(t.Rows)
	for k := range t.Rows {
		cells := t.Rows[k].Cells
		band := cells[len(cells)-1] // an amount as the others are
		band.Value = c.Series[report.FanHigh].Values[k].Sub(c.Series[report.FanLow].Values[k])
		t.Rows[k].Cells = append(slices.Clone(cells), band)
	}
	title, head := place{1, row}, row+2
	row = b.riskTable(s, row, t)
	picture := placedChart{at: place{1, row}, width: int(min(s.width(1, riskSentence)*8, 800)), height: 260}
	line := report.OfferLine(c.Series[report.FanAssumed].Offer)
	drawn := func(col int, fill excelize.Fill, dash report.Dash) excelize.ChartSeries {
		return excelize.ChartSeries{
			Name:       on(riskSheet, place{col, head}),
			Categories: area(riskSheet, place{fanYear, head + 1}, place{fanYear, head + len(t.Rows)}),
			Values:     area(riskSheet, place{col, head + 1}, place{col, head + len(t.Rows)}),
			Fill:       fill, Line: excelize.LineOptions{Width: 2.25, Dash: dashes[dash]}, Marker: excelize.ChartMarker{Symbol: "none"},
		}
	}
	picture.chart = b.baseChart(excelize.AreaStacked, on(riskSheet, title), b.inThousands(c.Max), c.Description)
	top := report.SharedAxis(*c).Top // one scale for all offers
	picture.chart.YAxis.Maximum = &top
	picture.chart.Series = []excelize.ChartSeries{drawn(fanBase, excelize.Fill{Type: "pattern"}, ""), drawn(fanBand, solid(tint(line.Colour, 30)), "")} // the base has no fill at all
	unlisted(&picture.chart.Series[0])
	lines := b.baseChart(excelize.Line, on(riskSheet, title), b.inThousands(c.Max), c.Description)
	lines.Series = []excelize.ChartSeries{drawn(fanMiddle, solid(ink), report.Solid), drawn(fanAssumed, solid(line.Colour), line.Dash)}
	picture.over = &lines
	s.charts = append(s.charts, picture)
	return row + picture.rows() + 1
}

// heatMap writes who leads where as cells, each in the color of who leads there, and returns the next free
// row.
func (b *book) heatMap(s *sheet, row int, t report.Table, h *report.Heat) int {
	next := b.riskTable(s, row, t)
	for i, cells := range h.Cells {
		for k, shade := range cells {
			p := place{2 + k, row + 3 + i}
			c := *s.at(p)
			c.look.bed, c.look.colour, c.look.bold = heatBed(h, shade), ink, shade == report.FarAhead || shade == report.FarBehind
			s.set(p, c)
		}
	}
	today := fmt.Sprintf("Today: %s and %s. Bold: by more than %s; pale: by less, too close to call.", h.Down.Now, h.Across.Now, h.Tolerance)
	s.paragraph(next-1, riskSentence, today, style{colour: muted, size: smallSize})
	return next + 1
}

// heatBed is the background of a cell of a map.
func heatBed(h *report.Heat, s report.Shade) string {
	leader, other := report.OfferLine(h.Leader.Offer).Colour, report.OfferLine(h.Other.Offer).Colour
	switch s {
	case report.FarAhead:
		return tint(leader, 50)
	case report.Ahead:
		return tint(leader, 20)
	case report.Behind:
		return tint(other, 20)
	case report.FarBehind:
		return tint(other, 50)
	}
	return ""
}

// tint mixes a percentage of a color with white.
func tint(colour string, percent int) string {
	mixed := ""
	for i := 0; i < len(colour); i += 2 {
		n, err := strconv.ParseUint(colour[i:i+2], 16, 8)
		if err != nil {
			return colour
		}
		mixed += fmt.Sprintf("%02X", 255-(255-int(n))*percent/100)
	}
	return mixed
}
