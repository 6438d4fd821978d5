package xlsx

import (
	"fmt"
	"strings"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/report"
)

// The Assumptions sheet says in words what the figures rest on.
func (b *book) assumptionsSheet() *sheet {
	s := b.newSheet(assumptionsSheet, muted, "What every figure rests on, as the case was delivered.", place{}, lineWidth)
	s.print.portrait = true
	row := 5
	row = s.list(row, "Conventions", report.Assumptions(b.comparison))
	for i := range b.comparison.Offers {
		row = s.list(row, b.names[i], report.Notes(&b.comparison.Offers[i]))
	}
	row = s.list(row, "How payments come about", report.Rules(b.comparison))
	row = s.list(row, "Sources", sources(b.comparison))
	s.list(row, "In this workbook", b.workbookNotes())
	return s
}

// sources lists where terms and data are from, each with its address as text.
func sources(c *comp.Comparison) []string {
	var items []string
	for _, s := range report.Sources(c) {
		items = append(items, strings.TrimSpace(s.Text+" "+s.URL))
	}
	return items
}

// workbookNotes say what follows the Inputs and what does not.
func (b *book) workbookNotes() []string {
	notes := []string{
		"Live: amounts, rates, prices, share counts, growth and its timing. Shares are dealt to the vests in whole, as offerkit deals them.",
		"Fixed: dates, which part of a grant vests when, and which terms an offer has. Change them in the case file and write the workbook again.",
		"The sentences of the verdict after the first, and the notes above, describe the case as it was delivered.",
		"Spreadsheets calculate in doubles: sums of cents are exact to far more than a salary, and every price and payment is rounded where offerkit rounds it.",
	}
	if c := &b.comparison.Case; len(c.Ranges)+len(c.Scenarios)+len(c.Correlations) > 0 {
		notes = append(notes, "Ranges, scenarios and correlations stand in the case file alone: a workbook that is read back has none of them.")
	}
	if b.timeline.fixed > 0 {
		notes = append(notes, fmt.Sprintf("Payments without a formula: %d, marked fixed on the Timeline. They stay as offerkit computed them.", b.timeline.fixed))
	}
	return notes
}

// list writes a titled list, nothing where it is empty, and returns the next free row.
func (s *sheet) list(row int, title string, items []string) int {
	if len(items) == 0 {
		return row
	}
	if title != "" {
		s.titled(place{1, row}, title)
		row++
	}
	for _, item := range items {
		s.paragraph(row, s.lineColumns(), "–  "+item, style{})
		row++
	}
	return row + 1
}

// lineWidth is the length of a line of running text, in characters.
const lineWidth = 84.0

// lineColumns is the number of columns that a line of running text takes.
func (s *sheet) lineColumns() int {
	last := 1
	for last < len(s.widths) && s.width(1, last+1) <= lineWidth {
		last++
	}
	return last
}
