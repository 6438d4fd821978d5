package xlsx

import (
	"slices"

	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"

	"github.com/seed-251b9aba/offerkit/report"
)

// The Rounds sheet has how offers have moved from one round to the next, and what tells a variant
// from what it is from. A workbook holds the terms of the last round alone, so that the figures of
// the ones before are printed, and with them those of the last.

func (b *book) roundsSheet() *sheet {
	s := b.newSheet(roundsSheet, accent, "How offers have moved, by component, year and metric, in "+string(b.currency)+".", place{}, 30)
	s.print.lastCol = roundsWidth // what pictures are drawn by goes on no paper
	for i := range b.document.Moves {
		for _, t := range b.document.Moves[i].Tables(b.comparison) {
			s.print.lastCol = max(s.print.lastCol, len(t.Columns))
		}
	}
	s.widen(s.print.lastCol, offerWidth)
	s.asWhen(askStatus, b.unchanged())
	row := askStatus + 2
	for i := range b.document.Moves {
		if i > 0 {
			s.print.breaks = append(s.print.breaks, row)
		}
		row = b.writeMove(s, row, &b.document.Moves[i])
	}
	return s
}

// roundsWidth is the least number of columns of the sheet: room for a picture.
const roundsWidth = 7

// writeMove writes one offer's rounds, and returns the next free row.
func (b *book) writeMove(s *sheet, row int, m *report.Move) int {
	s.titled(place{1, row}, plain(m.Title(), maxCellText))
	s.paragraph(row+1, roundsWidth, m.InWords(b.comparison), style{})
	row += 3
	bridges := m.Bridges(b.comparison)
	wide := min(s.width(1, roundsWidth)*8, 1100)
	pictures := paper{sheet: s, row: row, left: s.pageHeight() - 6*rowPixels}
	row += len(bridges) * (placedChart{height: bridgeHeight}.rows() + 1)
	for _, t := range m.Tables(b.comparison) {
		row = b.deliveredTable(s, row, t)
	}
	for _, bridge := range bridges {
		next := b.bridgeData(s, row, &bridge)
		pictures.put(placedChart{width: int(wide), height: bridgeHeight, chart: b.bridgeChart(&bridge, place{1, row})})
		row = next
	}
	return row
}

// bridgeHeight is that of the picture of a bridge, in pixels.
const bridgeHeight = 250

// Columns of the data behind a bridge: what a column of the picture stands for, its level and its
// change, then what it is drawn by: what it hangs above, which is not drawn, and a series a colour.
const (
	bridgeLabel = iota + 1
	bridgeLevel
	bridgeChange
	bridgeAbove
	bridgeFirst
)

// bridgeSeries are the colours of a bridge, each with the bars that have it.
func bridgeSeries(c *report.Chart) (colours []string, of func(bar int) int) {
	for i := range c.Bars {
		if colour := c.Bars[i].Colour(); !slices.Contains(colours, colour) {
			colours = append(colours, colour)
		}
	}
	return colours, func(bar int) int { return slices.Index(colours, c.Bars[bar].Colour()) }
}

// bridgeData writes the data behind a picture from a row on, its finding first, and returns the next
// free row.
func (b *book) bridgeData(s *sheet, row int, c *report.Chart) int {
	s.titled(place{bridgeLabel, row}, report.Titled(c.Title, c.Measure))
	row++
	colours, series := bridgeSeries(c)
	s.widen(bridgeFirst+len(colours)-1, offerWidth)
	s.heads(place{bridgeLabel, row}, func(i int) bool { return i > 0 }, "", "Level", "Change", "Drawn above")
	s.set(place{bridgeFirst, row}, cell{look: headLook})
	for i := range c.Bars {
		bar := &c.Bars[i]
		row++
		look := style{colour: muted, bold: bar.Level}
		s.text(place{bridgeLabel, row}, plain(bar.Name, maxName)+" "+bar.Label(b.currency), look)
		look.format = formatMoney(b.currency)
		s.number(place{bridgeLevel, row}, bar.To, look)
		drawn := style{colour: faint, format: formatMoney(b.currency)}
		above, column := hung(bar)
		s.number(place{bridgeAbove, row}, above, drawn)
		s.number(place{bridgeFirst + series(i), row}, column, drawn)
		if !bar.Level {
			look.format = formatDelta(b.currency)
			s.number(place{bridgeChange, row}, bar.Change(), look)
		}
	}
	return row + 2
}

// hung splits a bar into what is stacked: the part that it hangs above, or of amounts below zero
// below, and the bar itself. One that crosses zero is drawn to where it leads.
func hung(b *report.Bar) (above, column decimal.Decimal) {
	low, high := decimal.Min(b.From, b.To), decimal.Max(b.From, b.To)
	switch {
	case !low.IsNegative():
		return low, high.Sub(low)
	case !high.IsPositive():
		return high, low.Sub(high)
	}
	return decimal.Zero, b.To
}

// bridgeChart draws the bridge whose data begin at a place.
func (b *book) bridgeChart(c *report.Chart, at place) excelize.Chart {
	highest := decimal.Zero
	for i := range c.Bars {
		highest = decimal.Max(highest, c.Bars[i].To.Abs())
	}
	chart := b.baseChart(excelize.ColStacked, on(roundsSheet, at), b.inThousands(highest), c.Description)
	chart.Legend.Position = "none"
	gap := uint(40)
	chart.GapWidth = &gap
	first, last := at.row+2, at.row+1+len(c.Bars)
	series := func(col int, fill excelize.Fill) {
		chart.Series = append(chart.Series, excelize.ChartSeries{
			Name:       on(roundsSheet, place{col, at.row + 1}),
			Categories: area(roundsSheet, place{bridgeLabel, first}, place{bridgeLabel, last}),
			Values:     area(roundsSheet, place{col, first}, place{col, last}), Fill: fill,
		})
	}
	series(bridgeAbove, excelize.Fill{Type: "pattern"}) // no fill at all
	colours, _ := bridgeSeries(c)
	for i, colour := range colours {
		series(bridgeFirst+i, solid(colour))
	}
	return chart
}
