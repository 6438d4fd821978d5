package xlsx

import (
	"fmt"

	"github.com/seed-251b9aba/offerkit/report"
)

// The Ask sheet has what to ask one of the offers for. Two things on it follow the Inputs: what
// each lever stands at today, and the gap, so that who types an ask over the lever's cell sees the
// gap close. What offerkit proved by the whole model is printed, and is of the inputs when written.

const (
	askStatus  = 4 // row that says whether the inputs are those when written
	askVerdict = 5 // row of the first sentence
)

func (b *book) askSheet() *sheet {
	n := b.document.Ask
	s := b.newSheet(askSheet, accent, "", place{}, 30)
	s.widen(leverBelow, offerWidth)
	sections := report.AskSections(n)
	s.text(place{1, 2}, sections[0].Title+", in "+string(b.currency)+".", style{colour: muted})
	row := askVerdict
	for _, block := range sections[0].Blocks {
		if p, ok := block.(report.Paragraph); ok {
			s.paragraph(row, leverBelow, p.Text, style{})
			row++
		}
	}
	b.layOutGap(row + 1)
	s.asWhen(askStatus, b.askUnchanged())
	row = b.writeGap(s)
	for _, section := range sections[1:] {
		row = b.askSection(s, row, section)
	}
	return s
}

// asWhen says whether the printed figures of a sheet still are of the inputs.
func (s *sheet) asWhen(row int, unchanged string) {
	p := place{1, row}
	s.formula(p, fmt.Sprintf(`IF(%s,"%s","%s")`, unchanged, asOfInputs, inputsChanged), asOfInputs, style{bold: true})
	s.rules = append(s.rules, conditionalRule{from: p, to: p, look: "bad", formula: p.fixed() + `<>"` + asOfInputs + `"`})
}

const (
	asOfInputs    = "Printed figures are as of the inputs when written."
	inputsChanged = "Inputs have changed since offerkit wrote this file: its sentences, and what is printed in gray, are of the inputs as they were."
)

// askUnchanged tests whether the figures and the target are those as delivered.
func (b *book) askUnchanged() string {
	n, test := b.document.Ask, b.unchanged()
	if b.matches() {
		return test
	}
	return fmt.Sprintf("%s*(ROUND(%s,%d)=%s)", test, b.ask.target.fixed(), b.currency.Places(), n.Target.Amount)
}

// askSection writes one of the answers, and returns the next free row.
func (b *book) askSection(s *sheet, row int, section report.Section) int {
	title := section.Title
	for _, block := range section.Blocks {
		switch block := block.(type) {
		case report.Table:
			if title == "" {
				title = block.Title
			}
			s.titled(place{1, row}, title)
			s.paragraph(row+1, leverBelow, block.Caption, style{colour: muted, size: smallSize})
			if section.ID == "levers" {
				return b.levers(s, row+2, block)
			}
			row = b.deliveredRows(s, row+2, block)
		case report.List:
			row = s.list(row, title, block.Items)
		case report.Paragraph:
			row = s.list(row, title, []string{block.Text})
		}
		title = ""
	}
	return row
}
