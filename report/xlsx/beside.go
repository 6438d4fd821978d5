package xlsx

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/report"
)

// The Beside sheet has what stands beside the totals. What risk takes off, the cost of
// exercising, paid days off, and private equity on paper and by exit follow the Inputs; what
// the letters say beside pay, staying, and readings to ask about are as delivered.

func (b *book) besideSheet() *sheet {
	s := &sheet{name: besideSheet, tab: muted, widths: []float64{44}, print: printing{title: b.title()}}
	for len(s.widths) < max(6, 1+len(b.names)) {
		s.widths = append(s.widths, offerWidth)
	}
	b.heading(s, "Beside", "What stands beside the totals, in none of them. The figures follow the Inputs, but for those on grey.")
	row := b.besideFigures(s, 5)
	for i := range b.names {
		row = b.exitTable(s, b.paperTable(s, row, i), i)
	}
	s.text(place{1, row}, "As the case was delivered: none of the rest follows the Inputs.", style{colour: muted})
	b.besideDelivered(s, row+2)
	return s
}

// besideLine is a figure beside the totals: its formula and value, false for an offer that
// has none.
type besideLine struct {
	title string
	of    func(offer int) (formula string, value decimal.Decimal, has bool)
}

func (b *book) besideLines() []besideLine {
	var lines []besideLine
	for _, class := range []comp.Certainty{comp.Target, comp.Market, comp.Speculative} {
		d := comp.Discount{Class: class}
		lines = append(lines, besideLine{report.DiscountTitle(&d), func(i int) (string, decimal.Decimal, bool) {
			text, ok := b.haircut(i, class)
			return text, b.discount(i, d), ok && b.mayPay(i, func(p *payment) bool { return p.Certainty == class })
		}})
	}
	d := comp.Discount{Class: comp.Speculative, Failure: true}
	return append(lines,
		besideLine{report.DiscountTitle(&d), func(i int) (string, decimal.Decimal, bool) {
			text, ok := b.failure(i)
			return text, b.discount(i, d), ok
		}},
		besideLine{"Total, " + strings.ToLower(report.BandTitle), func(i int) (string, decimal.Decimal, bool) {
			y := b.years[i]
			return on(yearsSheet, y.year(y.written, b.comparison.Case.Years+1)), b.comparison.Offers[i].Band().Low, y.written > 0
		}},
		besideLine{"To exercise the options in the total", func(i int) (string, decimal.Decimal, bool) {
			return b.exerciseCost(i), b.comparison.Offers[i].Exercise, b.mayPay(i, func(p *payment) bool { return p.Component == comp.OptionPay })
		}},
		besideLine{"Paid days off a year, part of the base", func(i int) (string, decimal.Decimal, bool) {
			r := &b.comparison.Offers[i]
			return b.fromTerms(b.remembered[i].PTONumber(), i, "Paid days off"), r.PTO, r.PTO.IsPositive()
		}},
	)
}

// discount is what risk takes off an offer's total on one line.
func (b *book) discount(offer int, line comp.Discount) decimal.Decimal {
	for _, d := range b.comparison.Offers[offer].Discounts {
		if d.Class == line.Class && d.Failure == line.Failure {
			return d.Amount
		}
	}
	return decimal.Zero
}

// exerciseCost adds up what the options that are worth it cost to exercise, each vest
// rounded in the offer's currency and converted at the rate of its day.
func (b *book) exerciseCost(offer int) string {
	rows := b.timeline.offers[offer]
	column := func(col int) string { return area(timelineSheet, place{col, rows[0]}, place{col, rows[1]}) }
	cost := fmt.Sprintf("ROUND(%s*%s,%d)", column(quantityColumn), column(strikeColumn), b.comparison.Offers[offer].Currency.Places())
	if b.comparison.Offers[offer].Currency != b.currency {
		cost = fmt.Sprintf("ROUND(%s*%s,%d)", cost, column(exchangeColumn), b.currency.Places())
	}
	return fmt.Sprintf("SUMPRODUCT((%s>0)*%s)", column(amountColumn), cost)
}

// besideFigures writes the figures that any offer has, and returns the next free row.
func (b *book) besideFigures(s *sheet, row int) int {
	head := row
	for _, line := range b.besideLines() {
		var cells []func(row int)
		for i := range b.names {
			formula, value, has := line.of(i)
			if !has {
				continue
			}
			look := b.money()
			if formula == "" {
				look.bed = fixedBed
			}
			cells = append(cells, func(row int) { s.formula(place{summaryFirst + i, row}, formula, double(value), look) })
		}
		if cells == nil {
			continue
		}
		if row == head {
			b.tableHead(s, head, "Beside the totals, "+string(b.currency))
		}
		row++
		s.text(place{summaryLabel, row}, line.title, style{})
		for _, write := range cells {
			write(row)
		}
	}
	if row == head {
		return row
	}
	return row + 2
}

// besideDelivered writes what does not follow the Inputs.
func (b *book) besideDelivered(s *sheet, row int) {
	for i := range b.comparison.Offers {
		row = s.list(row, b.names[i], report.AfterHorizon(b.comparison, &b.comparison.Offers[i]))
	}
	for _, section := range b.document.Sections {
		if section.ID != "side-by-side" && section.ID != "offers" && section.ID != "readings" {
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
	s.text(place{1, row}, t.Title, style{bold: true, size: headingSize})
	s.height(row, 22)
	s.text(place{1, row + 1}, t.Caption, style{colour: muted, size: smallSize})
	row += 2
	for j, column := range t.Columns {
		for len(s.widths) < j+1 {
			s.widths = append(s.widths, offerWidth)
		}
		look := style{bold: true, colour: muted, below: true}
		if !column.Left {
			look.align = "right"
		}
		s.text(place{1 + j, row}, column.Title, look)
	}
	for _, r := range t.Rows {
		row++
		for j, c := range r.Cells {
			b.deliveredCell(s, place{1 + j, row}, c, r.Total)
		}
	}
	return row + 2
}

func (b *book) deliveredCell(s *sheet, p place, c report.Cell, total bool) {
	look := style{bold: total, colour: muted}
	switch c.Kind {
	case report.MoneyCell:
		look.format = formatMoney(b.currency)
		s.number(p, c.Value, look)
	case report.DifferenceCell:
		look.format = formatDelta(b.currency)
		s.number(p, c.Value, look)
	case report.NumberCell:
		look.format = "#,##0.####"
		s.number(p, c.Value, look)
	default:
		look.wrap, look.top = true, true
		text := c.Show(b.currency)
		s.text(p, text, look)
		s.fit(p.row, text, s.width(p.col, p.col), look)
	}
}
