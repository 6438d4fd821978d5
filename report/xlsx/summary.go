package xlsx

import (
	"fmt"
	"slices"

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
	sheet   *sheet
	head    int // row of the offers' names
	metrics int // row of the first metric
}

func (b *book) summarySheet() *sheet {
	n := len(b.names)
	s := b.newSheet(summarySheet, accent, plain(b.document.Subtitle, maxCellText), place{summaryFirst, 2}, 28)
	b.summary.sheet, s.print.titleRows = s, [2]int{}
	s.widen(1+n, offerWidth)
	if n > 1 {
		s.widths = append(s.widths, 22, 15, 9)
	}
	for s.pixels() < leastPixels { // room for the sentences and the pictures
		s.widths = append(s.widths, offerWidth)
	}
	s.uprightIfLegible()
	b.titleAcross(s)
	ways := verdictRow + len(b.said()) + 1
	b.summary.head, b.summary.metrics = ways+3, ways+4
	b.writeVerdict(s, verdictRow)
	if b.switches() {
		b.sayScenario(s)
	}
	b.writeWays(s, ways)
	row := b.sideBySide(s) + 1
	pictures := b.placeCharts(s, row)
	row = pictures.row
	s.print.lastRow = row - 1
	if s.heightTo(row) <= s.pageHeight()*mostShrunk/100 {
		s.print.breaks = nil
	}
	if n > 1 { // on the screen alone: it says the figures above in other ways
		row = b.metricTable(s, row, "Rank, 1 within the tolerance", formatPlain, b.rank)
		b.metricTable(s, row+1, "Behind the leader, "+string(b.currency), formatDelta(b.currency), b.behind)
	}
	return s
}

// titleAcross has the title, which names the offers, take as many lines as it needs.
func (b *book) titleAcross(s *sheet) {
	look := style{size: titleSize, bold: true, wrap: true, top: true}
	last := s.onFirstPage()
	s.text(place{1, 1}, b.title(), look)
	s.merge(place{1, 1}, place{last, 1})
	s.fit(1, b.title(), s.width(1, last), look)
}

// verdictRow is the row of the verdict's first sentence.
const verdictRow = 4

// leastPixels is the width of a summary of few offers.
const leastPixels = 1000

// writeWays says whether the checks agree, and links to the other sheets.
func (b *book) writeWays(s *sheet, row int) {
	status := place{1, row}
	s.formula(status, on(checksSheet, checksStatus), allAgree, style{bold: true})
	s.link(status, on(checksSheet, place{1, 1}))
	s.goodIf(status, allAgree)
	s.text(place{2, row}, b.liveNote(), style{colour: muted, size: smallSize, indent: 1, align: "left"})
	names := []string{inputsSheet, timelineSheet, yearsSheet}
	if b.switches() {
		names = slices.Insert(names, 1, scenariosSheet)
	}
	if b.periodic() {
		names = append(names, periodsSheet)
	}
	for i, name := range append(names, b.furtherSheets()...) {
		p := place{1 + i%len(s.widths), row + 1 + i/len(s.widths)}
		s.text(p, name, style{link: true, size: smallSize, align: "left", indent: min(p.col-1, 1)})
		s.link(p, on(name, place{1, 1}))
	}
}

// furtherSheets are those between the cuts of the Timeline and the Checks, which the Summary leads to
// elsewhere.
func (b *book) furtherSheets() []string {
	names := []string{cumulativeSheet, walkAwaySheet}
	if b.isTaxed() {
		names = append(names, afterTaxSheet)
	}
	if len(b.taxTables.all) > 0 {
		names = append(names, taxTablesSheet)
	}
	names = append(names, besideSheet)
	if len(b.document.Moves) > 0 {
		names = append(names, roundsSheet)
	}
	if b.document.Risk != nil {
		names = append(names, riskSheet)
	}
	if b.document.Ask != nil {
		names = append(names, askSheet)
	}
	return append(names, workingsSheet, assumptionsSheet)
}

// liveNote says what follows the Inputs and what does not.
func (b *book) liveNote() string {
	note := "Type over a framed cell on the sheet Inputs and every figure follows"
	if b.timeline.fixed > 0 {
		note += ", but for payments that the Timeline marks as fixed"
	}
	return note + "."
}

// tableHead writes the head of one of the tables: a title, the offers, further columns.
func (b *book) tableHead(s *sheet, row int, title string, more ...string) {
	s.text(place{summaryLabel, row}, title, style{bold: true, size: headingSize, below: true})
	b.offerHeads(s, place{summaryFirst, row})
	s.heads(place{summaryFirst + len(b.names), row}, func(i int) bool { return i > 0 }, more...)
}

func (b *book) sideBySide(s *sheet) int {
	if len(b.names) == 1 {
		b.tableHead(s, b.summary.head, "Figures, "+string(b.currency))
	} else {
		b.tableHead(s, b.summary.head, "Side by side, "+string(b.currency), "Leads", "by", "")
		beside := headLook // a figure
		beside.align, beside.indent = "left", 1
		s.text(place{summaryFirst + len(b.names), b.summary.head}, "Leads", beside)
	}
	for m, ranking := range b.comparison.Rankings {
		row := b.summary.metrics + m
		s.text(place{summaryLabel, row}, ranking.Metric.Title, style{})
		for i, value := range b.across(ranking.Metric.Name) {
			b.writeMetric(s, place{summaryFirst + i, row}, ranking.Metric, i, value)
		}
		b.leaderColumns(s, row, ranking)
	}
	last := b.summary.metrics + len(b.comparison.Rankings) - 1
	if len(b.names) > 1 {
		b.markLeaders(s)
	}
	return last + 1
}

// markLeaders marks who leads each metric.
func (b *book) markLeaders(s *sheet) {
	from, to := b.summary.metrics, b.summary.metrics+len(b.comparison.Rankings)
	if from < to {
		s.rules = append(s.rules, leaderRule(place{summaryFirst, from}, place{summaryFirst + len(b.names) - 1, to - 1}))
	}
}

// goodIf marks whether a cell says what it should.
func (s *sheet) goodIf(p place, text string) {
	s.rules = append(s.rules,
		conditionalRule{from: p, to: p, look: "good", formula: p.fixed() + `="` + text + `"`},
		conditionalRule{from: p, to: p, look: "bad", formula: p.fixed() + `<>"` + text + `"`},
	)
}

// leaderRule marks who leads each row of a metric, and nobody where it is too close to call.
func leaderRule(from, to place) conditionalRule {
	return conditionalRule{from: from, to: to, look: "leader", formula: leads(from, rowSpan(from, to))}
}

// leads tests whether a figure is the best of a span and not too close to call.
func leads(figure place, span string) string {
	return fmt.Sprintf("AND(%v=%s,NOT(%s))", figure, most(span), closeCall(span))
}

// rowSpan is the first row of an area, whose columns stay where the formula is copied.
func rowSpan(from, to place) string {
	return fmt.Sprintf("$%s%d:$%s%d", columnName(from.col), from.row, columnName(to.col), from.row)
}

// closeCall tests whether the best figure of a metric leads the second by no more than the
// tolerance (SPEC 7.2).
func closeCall(span string) string { return isWithin(most(span)+"-"+second(span), second(span)) }

func isWithin(lead, second string) string { return lead + "<=ABS(" + second + ")*Tolerance" }

func most(span string) string   { return "MAX(" + span + ")" }
func second(span string) string { return "LARGE(" + span + ",2)" }

// position is where a value stands in a range, the first place of several.
func position(value, span string) string { return "MATCH(" + value + "," + span + ",0)" }

// metricSpan returns the cells of one metric across the offers.
func (b *book) metricSpan(row int) string {
	return rowSpan(place{summaryFirst, row}, place{summaryFirst + len(b.names) - 1, row})
}

// leaderColumns says who leads, by how much, or that it is too close to call.
func (b *book) leaderColumns(s *sheet, row int, r comp.Ranking) {
	n := len(b.names)
	if n == 1 {
		return
	}
	span, p := b.metricSpan(row), place{summaryFirst + n, row}
	leader := b.shorts[r.Order[0]]
	if word := report.CloseCall(r); word != "" {
		leader = word
	}
	s.formula(p, fmt.Sprintf(`IF(%s,IF(%v=0,"%s","%s"),INDEX(%s,%s))`, closeCall(span), p.right(1), equalWord, tooClose, b.headNames(), position(most(span), span)), leader, style{align: "left", indent: 1})
	s.formula(p.right(1), most(span)+"-"+second(span), double(r.Gap), b.money())
	share, ok := b.comparison.Share(r)
	var value any = ""
	if ok {
		value = double(share)
	}
	s.formula(p.right(2), fmt.Sprintf(`IF(%s>0,ROUND(%v/%[1]s,6),"")`, second(span), p.right(1)), value, style{format: "0.0%", colour: muted})
}

// What stands in the place of a leader where there is none.
var (
	equalWord = report.CloseCall(comp.Ranking{Verdict: comp.TooCloseToCall})
	tooClose  = string(comp.TooCloseToCall)
)

// headNames are the offers' names in the head of the first table.
func (b *book) headNames() string {
	return place{summaryFirst, b.summary.head}.toFixed(place{summaryFirst + len(b.names) - 1, b.summary.head})
}

// metricTable writes a table of a row a metric, each figure from its cell in the first table, and
// returns the row after it.
func (b *book) metricTable(s *sheet, row int, title string, format string, figure func(own place, span string, all []decimal.Decimal, offer int) (string, decimal.Decimal)) int {
	b.tableHead(s, row, title)
	for m, ranking := range b.comparison.Rankings {
		row++
		s.text(place{summaryLabel, row}, ranking.Metric.Title, style{})
		all, from := b.across(ranking.Metric.Name), b.summary.metrics+m
		for i := range all {
			text, value := figure(place{summaryFirst + i, from}, b.metricSpan(from), all, i)
			s.formula(place{summaryFirst + i, row}, text, double(value), style{format: format})
		}
	}
	return row + 1
}

// rank counts the offers that are better, as RANK does: equal figures share a rank. Those within the tolerance of
// the best share the first: nobody leads there.
func (b *book) rank(own place, span string, all []decimal.Decimal, offer int) (string, decimal.Decimal) {
	better := slices.DeleteFunc(slices.Clone(all), func(other decimal.Decimal) bool { return !other.GreaterThan(all[offer]) })
	place := decimal.NewFromInt(int64(1 + len(better)))
	if decimal.Max(all[0], all...).Sub(all[offer]).LessThanOrEqual(all[offer].Abs().Mul(b.comparison.Case.Tolerance)) {
		place = decimal.NewFromInt(1)
	}
	return fmt.Sprintf("IF(%s,1,RANK(%v,%s))", isWithin(most(span)+"-"+own.String(), own.String()), own, span), place
}

// behind is what an offer has less than the best.
func (b *book) behind(own place, span string, all []decimal.Decimal, offer int) (string, decimal.Decimal) {
	return fmt.Sprintf("%v-%s", own, most(span)), all[offer].Sub(decimal.Max(all[0], all...))
}

// across returns a metric of all offers.
func (b *book) across(metric string) []decimal.Decimal {
	all := make([]decimal.Decimal, len(b.names))
	for i := range all {
		all[i], _ = b.comparison.Offers[i].Figure(metric)
	}
	return all
}

// placeCharts sets the pictures below the tables, the first on the page of the verdict: the cumulative
// one across, the offers' two or three in a row, the walk-away values across. It returns what is left of
// the page after them.
func (b *book) placeCharts(s *sheet, row int) paper {
	const gap = 20
	wide, across := s.acrossPage(), 2
	if wide >= 1300 && len(b.names) > 2 {
		across = 3
	}
	part := (wide - (across-1)*gap) / across
	layout := paper{sheet: s, row: row, left: s.pageHeight() - s.heightTo(row)}
	first := placedChart{width: wide, height: 320, chart: b.cumulativeChart()}
	if layout.left >= leastPicture { // of a page that is nearly full it takes what there is
		first.height = min(first.height, layout.left)
	}
	layout.put(first)
	var charts []placedChart
	for i := range b.names {
		col, indent := s.acrossPixels(i % across * (part + gap))
		charts = append(charts, placedChart{at: place{col: col}, indent: indent, width: part, height: 260, chart: b.stackedChart(i)})
	}
	for row := range slices.Chunk(charts, across) {
		layout.put(row...)
	}
	layout.put(placedChart{width: wide, height: 260, chart: b.walkAwayChart()})
	return layout
}

// leastPicture is the least height of a picture across a page, in pixels.
const leastPicture = 220

// paper sets charts one below the other, none across the end of a page.
type paper struct {
	sheet *sheet
	row   int
	left  int // pixels to the end of the page
}

// put sets charts side by side. Those without a column begin at the left edge.
func (l *paper) put(charts ...placedChart) {
	height := (charts[0].rows() + 1) * rowPixels
	if l.left < charts[0].height {
		l.sheet.print.breaks = append(l.sheet.print.breaks, l.row)
		l.left = l.sheet.pageHeight()
	}
	for _, c := range charts {
		c.at.row, c.at.col = l.row, max(c.at.col, 1)
		l.sheet.charts = append(l.sheet.charts, c)
	}
	l.row += charts[0].rows() + 1
	l.left -= height
}
