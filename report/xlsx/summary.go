package xlsx

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/report"
)

// The Summary is read first: the verdict, the metrics side by side with their ranks and
// differences, then the pictures.

const (
	summaryLabel = 1 // column of the metrics' titles
	summaryFirst = 2 // column of the first offer
)

// summary is where the metrics stand.
type summary struct {
	head    int // row of the offers' names
	metrics int // row of the first metric
}

func (b *book) summarySheet() *sheet {
	n := len(b.names)
	s := &sheet{name: summarySheet, tab: accent, widths: []float64{28}, print: printing{title: b.title(), titleCols: [2]int{1, 1}}}
	for range n {
		s.widths = append(s.widths, offerWidth)
	}
	if n > 1 {
		s.widths = append(s.widths, 22, 15, 9)
	}
	for s.pixels() < leastPixels { // room for the sentences and the pictures
		s.widths = append(s.widths, offerWidth)
	}
	b.heading(s, b.title(), plain(b.document.Subtitle, maxCellText))
	row := b.writeVerdict(s, 4)
	row = b.writeWays(s, row)
	b.summary.head, b.summary.metrics = row, row+1
	row = b.sideBySide(s) + 1
	s.print.breaks = append(s.print.breaks, row)
	row = b.placeCharts(s, row) + 1
	if n > 1 {
		s.print.breaks = append(s.print.breaks, row)
		row = b.ranks(s, row)
		b.differences(s, row+1)
	}
	s.freeze = place{summaryFirst, 2}
	return s
}

// leastPixels is the width of a summary of few offers.
const leastPixels = 860

func (b *book) writeVerdict(s *sheet, row int) int {
	last := len(s.widths)
	for i, sentence := range b.document.Verdict {
		look := style{}
		if i == 0 {
			look = style{bold: true, size: headingSize}
		}
		s.paragraph(row, last, sentence, look)
		row++
	}
	return row + 1
}

// writeWays links to the other sheets.
func (b *book) writeWays(s *sheet, row int) int {
	s.text(place{1, row}, "More in this workbook", style{colour: muted})
	for i, name := range []string{timelineSheet, yearsSheet, cumulativeSheet, assumptionsSheet} {
		p := place{i + 2, row}
		s.text(p, name, style{link: true, align: "right"})
		s.link(p, on(name, place{1, 1}))
	}
	return row + 2
}

// tableHead writes the head of one of the tables: a title, the offers, further columns.
func (b *book) tableHead(s *sheet, row int, title string, more ...string) {
	s.text(place{summaryLabel, row}, title, style{bold: true, size: headingSize, below: true})
	for i, name := range b.names {
		s.text(place{summaryFirst + i, row}, name, b.offerHead(i))
	}
	for i, text := range more {
		look := style{bold: true, colour: muted, below: true, align: "right"}
		if i == 0 {
			look.align, look.indent = "left", 1
		}
		s.text(place{summaryFirst + len(b.names) + i, row}, text, look)
	}
	s.height(row, headHeight)
}

func (b *book) sideBySide(s *sheet) int {
	if len(b.names) == 1 {
		b.tableHead(s, b.summary.head, "Figures, "+string(b.currency))
	} else {
		b.tableHead(s, b.summary.head, "Side by side, "+string(b.currency), "Leads", "by", "")
	}
	for m, ranking := range b.comparison.Rankings {
		row := b.summary.metrics + m
		s.text(place{summaryLabel, row}, ranking.Metric.Title, style{})
		for i := range b.comparison.Offers {
			value, _ := b.comparison.Offers[i].Figure(ranking.Metric.Name)
			s.formula(place{summaryFirst + i, row}, b.metricFormula(ranking.Metric.Name, i), double(value), b.money())
		}
		b.leaderColumns(s, row, ranking)
	}
	last := b.summary.metrics + len(b.comparison.Rankings) - 1
	if n := len(b.names); n > 1 {
		from, to := place{summaryFirst, b.summary.metrics}, place{summaryFirst + n - 1, last}
		s.rules = append(s.rules, conditionalRule{from: from, to: to, look: "leader", formula: fmt.Sprintf(
			"%v=MAX($%s%d:$%s%d)", from, columnName(from.col), from.row, columnName(to.col), from.row)})
	}
	return last + 1
}

// metricRow returns the cells of one metric across the offers.
func (b *book) metricRow(row int) string {
	return place{summaryFirst, row}.String() + ":" + place{summaryFirst + len(b.names) - 1, row}.String()
}

// leaderColumns says who leads, by how much, or that it is too close to call.
func (b *book) leaderColumns(s *sheet, row int, r comp.Ranking) {
	n := len(b.names)
	if n == 1 {
		return
	}
	span, p := b.metricRow(row), place{summaryFirst + n, row}
	leader := b.names[r.Order[0]]
	if r.Verdict == comp.TooCloseToCall {
		leader = tooClose
	}
	second := fmt.Sprintf("LARGE(%s,2)", span)
	s.formula(p, fmt.Sprintf(`IF(%v<=ABS(%s)*Tolerance,"%s",INDEX(%s,MATCH(MAX(%s),%s,0)))`,
		p.right(1), second, tooClose, b.headNames(), span, span), leader, style{align: "left", indent: 1})
	s.formula(p.right(1), fmt.Sprintf("MAX(%s)-%s", span, second), double(r.Gap), b.money())
	share, ok := b.comparison.Share(r)
	var value any = ""
	if ok {
		value = double(share)
	}
	s.formula(p.right(2), fmt.Sprintf(`IF(%s>0,ROUND(%v/%s,6),"")`, second, p.right(1), second), value,
		style{format: "0.0%", colour: muted})
}

const tooClose = "too close to call"

// headNames are the offers' names in the head of the first table.
func (b *book) headNames() string {
	return place{summaryFirst, b.summary.head}.fixed() + ":" + place{summaryFirst + len(b.names) - 1, b.summary.head}.fixed()
}

// metricFormula returns how a metric comes about, empty where no formula is known.
func (b *book) metricFormula(metric string, offer int) string {
	y, n := b.years[offer], b.comparison.Case.Years
	totals := area(yearsSheet, y.year(y.total, 1), y.year(y.total, n))
	whole := on(yearsSheet, y.year(y.total, n+1))
	switch metric {
	case "total":
		return whole
	case "average":
		return fmt.Sprintf("ROUND(%s/%d,%d)", whole, n, b.currency.Places())
	case "steady":
		return on(yearsSheet, y.year(y.total, n))
	case "worst-year":
		return "MIN(" + totals + ")"
	case "guaranteed":
		return on(yearsSheet, y.year(y.guaranteed, n+1))
	}
	if number, found := strings.CutPrefix(metric, "year"); found {
		var k int
		if _, err := fmt.Sscan(number, &k); err == nil && k <= n {
			return on(yearsSheet, y.year(y.total, k))
		}
	}
	return ""
}

func (b *book) ranks(s *sheet, row int) int {
	b.tableHead(s, row, "Rank")
	for m, ranking := range b.comparison.Rankings {
		from := b.summary.metrics + m
		s.text(place{summaryLabel, row + 1 + m}, ranking.Metric.Title, style{})
		span := fmt.Sprintf("$%s%d:$%s%d", columnName(summaryFirst), from, columnName(summaryFirst+len(b.names)-1), from)
		for i := range b.names {
			s.formula(place{summaryFirst + i, row + 1 + m}, fmt.Sprintf("RANK(%v,%s)", place{summaryFirst + i, from}, span),
				float64(b.rankOf(ranking.Metric.Name, i)), style{format: formatPlain})
		}
	}
	return row + 1 + len(b.comparison.Rankings)
}

// rankOf counts the offers that are better, as RANK does: equal figures share a rank.
func (b *book) rankOf(metric string, offer int) int {
	own, _ := b.comparison.Offers[offer].Figure(metric)
	rank := 1
	for i := range b.comparison.Offers {
		if other, _ := b.comparison.Offers[i].Figure(metric); other.GreaterThan(own) {
			rank++
		}
	}
	return rank
}

func (b *book) differences(s *sheet, row int) int {
	b.tableHead(s, row, "Behind the leader, "+string(b.currency))
	for m, ranking := range b.comparison.Rankings {
		from := b.summary.metrics + m
		s.text(place{summaryLabel, row + 1 + m}, ranking.Metric.Title, style{})
		best := decimal.Zero
		if len(ranking.Order) > 0 {
			best, _ = b.comparison.Offers[ranking.Order[0]].Figure(ranking.Metric.Name)
		}
		span := fmt.Sprintf("$%s%d:$%s%d", columnName(summaryFirst), from, columnName(summaryFirst+len(b.names)-1), from)
		for i := range b.names {
			own, _ := b.comparison.Offers[i].Figure(ranking.Metric.Name)
			s.formula(place{summaryFirst + i, row + 1 + m}, fmt.Sprintf("%v-MAX(%s)", place{summaryFirst + i, from}, span),
				double(own.Sub(best)), style{format: formatDelta(b.currency)})
		}
	}
	return row + 1 + len(b.comparison.Rankings)
}

// placeCharts sets the pictures below the tables: the cumulative one across, the offers'
// two in a row.
func (b *book) placeCharts(s *sheet, row int) int {
	const gap = 20
	wide := min(s.pixels(), 1100)
	whole := placedChart{at: place{1, row}, width: wide, height: 340, chart: b.cumulativeChart()}
	s.charts = append(s.charts, whole)
	row += whole.rows() + 1
	half := (wide - gap) / 2
	for i := range b.names {
		col, indent := s.acrossPixels(i % 2 * (half + gap))
		c := placedChart{at: place{col, row}, indent: indent, width: half, height: 300, chart: b.stackedChart(i)}
		s.charts = append(s.charts, c)
		if i%2 == 1 || i == len(b.names)-1 {
			row += c.rows() + 1
		}
	}
	return row
}

// inHeadline writes a number into a sentence, as headlines do: $300,200.
func (b *book) inHeadline(formula string) string {
	symbol := strings.TrimSuffix(report.Headline(decimal.Zero, b.currency), "0")
	return fmt.Sprintf(`"%s"&FIXED(%s,0)`, symbol, formula)
}
