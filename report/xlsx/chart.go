package xlsx

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/report"
)

// placedChart is a native chart on a sheet.
type placedChart struct {
	at            place
	indent        int // pixels from the left edge of its column
	width, height int // pixels
	chart         excelize.Chart
	over          *excelize.Chart // drawn over it on the same axes; nil where there is none
}

// rowPixels is the height of an ordinary row: 15 points.
const rowPixels = 20

// rows are the ordinary rows that the chart covers.
func (c placedChart) rows() int { return c.height/rowPixels + 1 }

func (s *sheet) addCharts(f *excelize.File) error {
	for i := range s.charts {
		c := &s.charts[i]
		c.chart.Dimension = excelize.ChartDimension{Width: uint(c.width), Height: uint(c.height)}
		c.chart.Format.OffsetX = c.indent
		var over []*excelize.Chart
		if c.over != nil {
			over = append(over, c.over)
		}
		if err := f.AddChart(s.name, c.at.String(), &c.chart, over...); err != nil {
			return err
		}
	}
	return nil
}

// columnPixels is the width of a column of so many characters: digits of the workbook's
// default font, Arial 11, are 8 pixels wide.
func columnPixels(characters float64) int { return int(characters*8 + 5) }

// acrossPixels returns the column at so many pixels from the left edge, and the pixels
// into it.
func (s *sheet) acrossPixels(x int) (col, indent int) {
	for i, width := range s.widths {
		pixels := columnPixels(width)
		if x < pixels {
			return i + 1, x
		}
		x -= pixels
	}
	return len(s.widths) + 1, x
}

// acrossPage returns the width of the columns of the first page.
func (s *sheet) acrossPage() int {
	sum := 0
	for _, width := range s.widths[:s.onFirstPage()] {
		sum += columnPixels(width)
	}
	return sum
}

// heightTo returns the height of the rows above one.
func (s *sheet) heightTo(row int) int {
	points := 0.0
	for r := 1; r < row; r++ {
		if tall, ok := s.tall[r]; ok {
			points += tall
		} else {
			points += rowHeight
		}
	}
	return int(points * rowPixels / rowHeight)
}

// pixels returns the width of all columns.
func (s *sheet) pixels() int {
	sum := 0
	for _, width := range s.widths {
		sum += columnPixels(width)
	}
	return sum
}

// Fonts of a chart: without them the axes are near invisible.
func chartFont(size float64, colour string, bold bool) excelize.Font {
	return excelize.Font{Family: fontFamily, Size: size, Color: colour, Bold: bold}
}

// baseChart is what all charts share: a title from a cell, quiet axes, a legend below.
func (b *book) baseChart(kind excelize.ChartType, title, scale, alternative string) excelize.Chart {
	titleFont, legendFont := chartFont(11, ink, true), chartFont(9, ink, false)
	varied := false
	return excelize.Chart{
		Type:         kind,
		Title:        excelize.ChartTitle{Formula: title, Font: &titleFont},
		Legend:       excelize.ChartLegend{Position: "bottom", Font: &legendFont},
		VaryColors:   &varied,
		Format:       excelize.GraphicOptions{AltText: plain(alternative, 1_000), Positioning: "oneCell"},
		Border:       excelize.LineOptions{Type: excelize.LineNone},
		ShowBlanksAs: "gap",
		XAxis:        excelize.ChartAxis{Font: chartFont(9, muted, false), TickLabelPosition: excelize.ChartTickLabelLow},
		YAxis: excelize.ChartAxis{
			Font: chartFont(9, muted, false), MajorGridLines: true,
			NumFmt: excelize.ChartNumFmt{CustomNumFmt: scale},
		},
	}
}

// hatchMark marks a fill that chartData turns into a hatched one, which the chart options have no word for.
const hatchMark = 1

func solid(colour string) excelize.Fill {
	return excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{colour}}
}

// inThousands writes the ticks of an axis that reaches so high, in k or m. No format divides by a lakh,
// and in rupees they are written out.
func (b *book) inThousands(highest decimal.Decimal) string {
	if b.currency.CountsInLakhs() {
		return ticksInLakhs
	}
	number := "#,##0"
	switch {
	case highest.GreaterThan(decimal.NewFromInt(1_500_000)):
		number = `0.0,,"m"`
	case highest.GreaterThan(decimal.NewFromInt(3_000)):
		number = `#,##0,"k"`
	}
	return number + ";-" + number + ";0"
}

// stackedChart shows an offer's years by component.
func (b *book) stackedChart(offer int) excelize.Chart {
	y, n := b.years[offer], b.comparison.Case.Years
	c := b.baseChart(excelize.ColStacked, on(yearsSheet, y.finding()), b.inThousands(b.highestYear(len(b.years))), b.describeYears(offer))
	c.XAxis.NumFmt = excelize.ChartNumFmt{CustomNumFmt: formatYear}
	if !slices.ContainsFunc(b.years, func(y yearBlock) bool { return slices.Contains(y.components, comp.CostPay) }) {
		c.YAxis.Minimum = new(float64) // else a program may begin the bars wherever they are tall enough
	}
	gap := uint(60)
	c.GapWidth = &gap
	years := area(yearsSheet, y.year(y.head, 1), y.year(y.head, n))
	series := func(row int, fill excelize.Fill) excelize.ChartSeries {
		return excelize.ChartSeries{
			Name: on(yearsSheet, place{yearsLabel, row}), Categories: years,
			Values: area(yearsSheet, y.year(row, 1), y.year(row, n)), Fill: fill,
		}
	}
	for i, component := range y.components {
		fill := solid(report.ComponentColour(component))
		if report.WhollySpeculative(&b.comparison.Offers[offer], component) {
			fill.Transparency = hatchMark
		}
		c.Series = append(c.Series, series(y.first+i, fill))
	}
	if len(b.years) > 1 {
		room := series(y.room, excelize.Fill{Type: "pattern"}) // no fill at all
		hidden := chartFont(9, muted, false)
		room.Legend.Font = &hidden // marks an entry that the legend leaves out, see chartData
		c.Series = append(c.Series, room)
	}
	return c
}

func (b *book) describeYears(offer int) string {
	r := &b.comparison.Offers[offer]
	text := fmt.Sprintf("Stacked columns: what %s pays in each service year, by component.", r.Name)
	for _, year := range r.Years {
		text += fmt.Sprintf(" %s: %s.", year.Label, report.Headline(year.Total, b.currency))
	}
	return text
}

// cumulativeChart shows what each offer has paid so far.
func (b *book) cumulativeChart() excelize.Chart {
	c := b.baseChart(excelize.Line, on(cumulativeSheet, cumulativeFindingCell), b.inThousands(b.highestTotal()),
		"Lines: what each offer has paid in total by the end of each month. "+report.Crossovers(b.comparison))
	c.XAxis.NumFmt = excelize.ChartNumFmt{CustomNumFmt: formatMonth}
	c.Series = b.lines(cumulativeSheet, cumulativeHead, cumulativeFirst+len(b.cumulative.months)-1)
	return c
}

// walkAwayChart shows what is kept by leaving after each month.
func (b *book) walkAwayChart() excelize.Chart {
	c := b.baseChart(excelize.Line, on(walkAwaySheet, walkAwayFindingCell), b.inThousands(b.highestTotal()),
		"Lines: what is kept of each offer by resigning after each month of service: received by then, less what has to be paid back.")
	c.XAxis.TickLabelSkip = max(1, 6*((12*b.comparison.Case.Years+72)/72))
	c.Series = b.lines(walkAwaySheet, walkAwayHead, walkAwayFirst+12*b.comparison.Case.Years)
	return c
}

// lines draws the offers' columns of a sheet, the months in its first one, each in the offer's
// colour and dash.
func (b *book) lines(sheet string, head, last int) []excelize.ChartSeries {
	series := make([]excelize.ChartSeries, len(b.names))
	for i := range series {
		col, line := monthColumn+1+i, report.OfferLine(i)
		series[i] = excelize.ChartSeries{
			Name:       on(sheet, place{col, head}),
			Categories: area(sheet, place{monthColumn, head + 1}, place{monthColumn, last}),
			Values:     area(sheet, place{col, head + 1}, place{col, last}),
			Fill:       solid(line.Colour), Line: excelize.LineOptions{Width: 2.25, Dash: dashes[line.Dash]}, Marker: excelize.ChartMarker{Symbol: "none"},
		}
	}
	return series
}

func (b *book) highestTotal() decimal.Decimal {
	highest := decimal.Zero
	for i := range b.comparison.Offers {
		highest = decimal.Max(highest, b.comparison.Offers[i].Total)
	}
	return highest
}

// dashes are the file format's names of the palette's dashes.
var dashes = map[report.Dash]excelize.LineDashType{
	report.Solid:     excelize.LineDashSolid,
	report.LongDash:  excelize.LineDashLgDash,
	report.Dotted:    excelize.LineDashSysDot,
	report.DashDot:   excelize.LineDashSashDot,
	report.ShortDash: excelize.LineDashSysDash,
}

// titleOf is the formula and the value of a chart's title: a finding, and what is measured in which unit.
func (b *book) titleOf(finding, value, measure string) (formula, text string) {
	measure += ", " + string(b.currency)
	return finding + `&"` + report.Titled("", measure) + `"`, report.Titled(value, measure)
}
