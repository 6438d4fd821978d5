package xlsx

import (
	"fmt"
	"slices"

	"github.com/seed-251b9aba/offerkit/report"
)

// The Assumptions sheet says in words what the figures rest on.
func (b *book) assumptionsSheet() *sheet {
	s := &sheet{
		name: assumptionsSheet, tab: muted, widths: []float64{84},
		print: printing{portrait: true, title: b.title()},
	}
	b.heading(s, "Assumptions", "What every figure rests on, as the case was delivered.")
	row := 5
	row = s.list(row, "Conventions", report.Assumptions(b.comparison))
	for i := range b.comparison.Offers {
		row = s.list(row, b.names[i], b.comparison.Offers[i].NoteTexts())
	}
	row = s.list(row, "How payments come about", b.rules())
	s.list(row, "In this workbook", b.workbookNotes())
	return s
}

// rules lists how each kind of pay in the case is computed, with the section of the rules.
func (b *book) rules() []string {
	var rules []string
	for i := range b.comparison.Offers {
		for _, p := range b.comparison.Offers[i].Timeline {
			if rule := fmt.Sprintf("%s: %s.", p.Component.Title(), p.Rule); !slices.Contains(rules, rule) {
				rules = append(rules, rule)
			}
		}
	}
	slices.Sort(rules)
	return rules
}

// workbookNotes say what follows the Inputs and what does not.
func (b *book) workbookNotes() []string {
	notes := []string{
		"Live: amounts, rates, prices, share counts, growth and its timing. Shares are dealt to the vests in whole, as offerkit deals them.",
		"Fixed: dates, which part of a grant vests when, and which terms an offer has. Change them in the case file and write the workbook again.",
		"The sentences of the verdict after the first, and the notes above, describe the case as it was delivered.",
		"Spreadsheets calculate in doubles: sums of cents are exact to far more than a salary, and every price and payment is rounded where offerkit rounds it.",
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
	s.text(place{1, row}, title, style{bold: true, size: headingSize})
	s.height(row, 22)
	row++
	for _, item := range items {
		s.paragraph(row, 1, "–  "+item, style{})
		row++
	}
	return row + 1
}
