package xlsx

import "github.com/seed-251b9aba/offerkit/report"

// The Assumptions sheet says in words what the figures rest on.
func (b *book) assumptionsSheet() *sheet {
	s := &sheet{
		name: assumptionsSheet, tab: muted, widths: []float64{100},
		print: printing{portrait: true, title: b.title()},
	}
	b.heading(s, "Assumptions", "What every figure rests on, as the case was delivered.")
	row := 5
	row = s.list(row, "Conventions", report.Assumptions(b.comparison))
	for i := range b.comparison.Offers {
		row = s.list(row, b.names[i], b.comparison.Offers[i].Notes)
	}
	return s
}

// list writes a titled list, nothing where it is empty, and returns the next free row.
func (s *sheet) list(row int, title string, items []string) int {
	if len(items) == 0 {
		return row
	}
	s.text(place{1, row}, title, style{bold: true, size: headingSize})
	s.height(row, 22)
	row++
	for _, item := range items {
		s.paragraph(row, 1, "–  "+item, style{})
		row++
	}
	return row + 1
}
