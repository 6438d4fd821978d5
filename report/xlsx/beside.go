package xlsx

import (
	"slices"
	"strings"

	"github.com/seed-251b9aba/offerkit/comp/calc"
	"github.com/seed-251b9aba/offerkit/report"
)

// The Beside sheet has what stands beside the totals. What risk takes off, the cost of
// exercising, paid days off, and private equity on paper and by exit follow the Inputs; what
// the letters say beside pay, staying, and readings to ask about are as delivered.

func (b *book) besideSheet() *sheet {
	s := b.newSheet(besideSheet, muted, "What stands beside the totals, in none of them. The figures follow the Inputs, but for those on grey.", place{}, 44)
	s.widen(max(6, 1+len(b.names)), offerWidth)
	row := b.besideFigures(s, 5)
	for i := range b.names {
		row = b.exitTable(s, b.paperTable(s, row, i), i)
	}
	s.text(place{1, row}, "As the case was delivered: none of the rest follows the Inputs.", style{colour: muted})
	b.besideDelivered(s, row+2)
	s.uprightIfLegible()
	return s
}

// besideLine is a figure beside the totals, by offer.
type besideLine struct {
	title string
	of    []calc.Number
}

// besideLines are the figures that some offer has.
func (b *book) besideLines() []besideLine {
	lines := b.discountLines()
	add := func(title string, of func(offer int) calc.Number) {
		line := besideLine{title: title}
		for i := range b.names {
			line.of = append(line.of, of(i))
		}
		lines = append(lines, line)
	}
	add("Total, "+strings.ToLower(report.BandTitle), func(i int) calc.Number {
		if b.years[i].written == 0 {
			return calc.Number{}
		}
		return calc.Sum(b.amounts(i, isWritten)...)
	})
	add("To exercise the options in the total", func(i int) calc.Number {
		var costs []calc.Number
		for j := range b.timeline.rows[i] {
			costs = append(costs, b.timeline.rows[i][j].exercising)
		}
		b.graphs[i].total("SUM("+b.timeline.column(i, exerciseColumn)+")", costs)
		return calc.Sum(costs...)
	})
	add("Paid days off a year, part of the base", func(i int) calc.Number { return b.remembered[i].PTONumber() })
	return slices.DeleteFunc(lines, func(line besideLine) bool { return !slices.ContainsFunc(line.of, isAnything) })
}

func isAnything(n calc.Number) bool { return !n.IsFixedZero() }

// discountLines are what risk takes off, line by line.
func (b *book) discountLines() []besideLine {
	if !b.isRanked("risk-adjusted") {
		return nil
	}
	var lines []besideLine
	for i := range b.names {
		discounts, amounts := b.comparison.DiscountNumbers(b.remembered[i])
		for j := range discounts {
			title := discounts[j].Name()
			at := slices.IndexFunc(lines, func(line besideLine) bool { return line.title == title })
			if at < 0 {
				at = len(lines)
				lines = append(lines, besideLine{title, make([]calc.Number, len(b.names))})
			}
			lines[at].of[i] = amounts[j]
		}
	}
	return lines
}

// besideFigures writes the figures that any offer has, and returns the next free row.
func (b *book) besideFigures(s *sheet, row int) int {
	lines := b.besideLines()
	if len(lines) == 0 {
		return row
	}
	b.tableHead(s, row, "Beside the totals, "+string(b.currency))
	for _, line := range lines {
		row++
		s.text(place{summaryLabel, row}, line.title, style{})
		for i, n := range line.of {
			if isAnything(n) {
				b.liveCell(s, place{summaryFirst + i, row}, i, line.title, n, b.money())
			}
		}
	}
	return row + 2
}

// besideDelivered writes what does not follow the Inputs.
func (b *book) besideDelivered(s *sheet, row int) {
	for i := range b.comparison.Offers {
		row = s.list(row, b.names[i], report.AfterHorizon(b.comparison, &b.comparison.Offers[i]))
	}
	for _, section := range b.document.Sections {
		if section.ID != "side-by-side" && section.ID != "disagreement" && section.ID != "offers" && section.ID != "readings" {
			continue
		}
		title := section.Title
		for _, block := range section.Blocks {
			switch block := block.(type) {
			case report.Table:
				if block.ID == "metrics" { // which is the Summary
					continue
				}
				row = b.deliveredTable(s, row, block)
			case report.Chart:
				continue
			case report.List:
				row = s.list(row, title, block.Items)
			case report.Paragraph:
				row = s.list(row, title, []string{block.Text})
			}
			title = "" // once
		}
	}
}

func (b *book) deliveredTable(s *sheet, row int, t report.Table) int {
	s.titled(place{1, row}, t.Title)
	s.text(place{1, row + 1}, t.Caption, style{colour: muted, size: smallSize})
	return b.deliveredRows(s, row+2, t)
}

// deliveredRows writes a table from its heads on, and returns the next free row.
func (b *book) deliveredRows(s *sheet, row int, t report.Table) int {
	s.widen(len(t.Columns), offerWidth)
	for j, column := range t.Columns {
		look := headLook
		look.wrap = true
		alignAs(&look, column, j)
		s.text(place{1 + j, row}, column.Title, look)
		s.fit(row, column.Title, s.width(1+j, 1+j), look)
	}
	for _, r := range t.Rows {
		row++
		for j, c := range r.Cells {
			look := style{bold: r.Total, colour: muted, top: true}
			alignAs(&look, t.Columns[j], j)
			b.deliveredCell(s, place{1 + j, row}, c, look)
		}
	}
	return row + 2
}

// alignAs sets what a column holds: figures to the right, texts to the left and apart from the
// figures before them.
func alignAs(look *style, c report.Column, j int) {
	switch {
	case !c.Left:
		look.align = "right"
	case j > 0:
		look.align, look.indent = "left", 1
	}
}

func (b *book) deliveredCell(s *sheet, p place, c report.Cell, look style) {
	switch c.Kind {
	case report.MoneyCell:
		look.format = formatMoney(b.currency)
		if c.Best {
			look.format, look.bold, look.colour = formatLeader(b.currency), true, accent
		}
	case report.DifferenceCell:
		look.format = formatDelta(b.currency)
	case report.NumberCell:
		look.format = grouped(c.Unit, "0.####")
	default:
		look.wrap = true
		text := c.Show(b.currency)
		s.text(p, text, look)
		s.fit(p.row, text, s.width(p.col, p.col), look)
		return
	}
	s.number(p, c.Value, look)
}
