package xlsx

import (
	"slices"

	"github.com/seed-251b9aba/offerkit/report"
)

// The Risk sheet has how far the ranking can be trusted: what break-even, stress, scenarios and simulate
// answer. All of it is the whole model's, asked many times, and printed: it is of the inputs when written,
// and says so once they have changed.

func (b *book) riskSheet() *sheet {
	s := b.newSheet(riskSheet, accent, "How far the ranking can be trusted, by "+report.Plain(b.document.Risk.Outlook.Metric.Title)+", in "+string(b.currency)+".", place{}, 36, 15, 17, 18) // texts and ranges among the first four
	s.widen(riskWidth, riskColumn)
	s.asWhen(askStatus, b.unchanged())
	row := askStatus + 2
	for i, section := range report.RiskSections(b.document.Risk, true) {
		if i > 0 {
			s.print.breaks = append(s.print.breaks, row)
		}
		row = b.riskSection(s, row, section)
	}
	return s
}

// Columns of the sheet: room for a map, and for a sentence across those of a table.
const (
	riskWidth    = 12
	riskColumn   = 14.0
	riskSentence = 6
)

// riskSection writes one question's answer, and returns the next free row.
func (b *book) riskSection(s *sheet, row int, section report.Section) int {
	s.text(place{1, row}, section.Title, style{bold: true, size: titleSize})
	s.height(row, 28)
	row++
	var drawn []string
	said := false // that paragraphs stand above
	for i, block := range section.Blocks {
		if p, ok := block.(report.Paragraph); ok {
			s.paragraph(row, riskSentence, p.Text, style{})
			row, said = row+1, true
			continue
		}
		if said {
			row, said = row+1, false
		}
		switch block := block.(type) {
		case report.Chart:
			drawn = append(drawn, block.Replaces...)
			row = b.riskChart(s, row, &block)
		case report.Table:
			if !slices.Contains(drawn, block.ID) {
				row = b.riskTable(s, row, block)
			}
		case report.List:
			title := ""
			if i+1 == len(section.Blocks) {
				title = "What it rests on"
			}
			row = s.list(row, title, block.Items)
		}
	}
	return row + 1
}

// riskTable writes a table under its title and its caption.
func (b *book) riskTable(s *sheet, row int, t report.Table) int {
	s.titled(place{1, row}, t.Title)
	s.paragraph(row+1, riskSentence, t.Caption, style{colour: muted, size: smallSize})
	return b.deliveredRows(s, row+2, t)
}

// riskChart writes a chart and the data that it is drawn by, and returns the next free row.
func (b *book) riskChart(s *sheet, row int, c *report.Chart) int {
	t := c.Data
	t.Title = c.Title
	switch c.Kind {
	case report.Tornado:
		return b.tornado(s, row, t, c)
	case report.HeatMap:
		t.Caption = c.Measure + "; " + t.Caption
		return b.heatMap(s, row, t, c.Heat)
	}
	t.Title, t.Caption = report.Titled(c.Title, c.Measure), string(b.currency)+", paid so far"
	return b.fan(s, row, t, c)
}
