package xlsx

import (
	"fmt"
	"strings"

	"github.com/seed-251b9aba/offerkit/report"
)

// The Beside sheet has what stands beside the totals: what the letters say beside pay,
// private equity on paper and by exit, what risk takes off, the cost of exercising, paid
// days off, readings to ask about. None of it follows the Inputs, and the sheet says so.

func (b *book) besideSheet() *sheet {
	s := &sheet{name: besideSheet, tab: muted, widths: []float64{44}, print: printing{title: b.title()}}
	b.heading(s, "Beside", "What stands beside the totals, in none of them; as the case was delivered: nothing on this sheet follows the Inputs.")
	row := 5
	for i := range b.comparison.Offers {
		row = s.list(row, b.names[i], report.Beside(b.comparison, &b.comparison.Offers[i]))
	}
	if band := report.Band(b.comparison); band != "" {
		row = s.list(row, "Without what nobody has put in writing", []string{band})
	}
	for _, section := range b.document.Sections {
		for _, block := range section.Blocks {
			switch block := block.(type) {
			case report.Table:
				if standsBeside(block.ID) {
					row = b.besideTable(s, row, block)
				}
			case report.List:
				if section.ID == "readings" || section.ID == "side-by-side" || section.ID == "offers" {
					row = s.list(row, section.Title, block.Items)
				}
			case report.Paragraph:
				if section.ID == "side-by-side" {
					row = s.list(row, "", []string{block.Text})
				}
			}
		}
	}
	return s
}

// standsBeside reports whether a table is on no other sheet.
func standsBeside(id string) bool {
	return id == "facts" || strings.HasPrefix(id, "readings-") || strings.HasSuffix(id, "-paper") || strings.HasSuffix(id, "-exit")
}

func (b *book) besideTable(s *sheet, row int, t report.Table) int {
	s.text(place{1, row}, t.Title, style{bold: true, size: headingSize})
	s.text(place{1, row + 1}, t.Caption, style{colour: muted, size: smallSize})
	row += 2
	for j, column := range t.Columns {
		for len(s.widths) < j+1 {
			s.widths = append(s.widths, 18)
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
			b.besideCell(s, place{1 + j, row}, c, r.Total)
		}
	}
	return row + 3
}

func (b *book) besideCell(s *sheet, p place, c report.Cell, total bool) {
	look := style{bold: total}
	switch c.Kind {
	case report.MoneyCell:
		look.format = formatMoney(b.currency)
		s.number(p, c.Value, look)
	case report.DifferenceCell:
		look.format = fmt.Sprintf("+%[1]s;-%[1]s;%[1]s", "#,##0.00")
		s.number(p, c.Value, look)
	case report.NumberCell:
		look.format = "#,##0.####"
		s.number(p, c.Value, look)
	default:
		look.wrap, look.top = true, true
		s.text(p, c.Show(b.currency), look)
	}
}
