package form

import (
	"fmt"
	"strings"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/report"
)

// Answer is what the page says beside the fields, also while they are typed.
type Answer struct {
	Verdict []string            `json:"verdict"` // empty while something is to be mended
	Head    []string            `json:"head"`
	Rows    [][]Figure          `json:"rows"`
	Faults  map[string][]string `json:"faults"` // by field
	Needed  []string            `json:"needed"` // the fields of which nothing but a figure is missing
	General []string            `json:"general"`
	Open    string              `json:"open"` // what keeps the answer back, in words
	Heed    []string            `json:"heed"` // what to look into before the figures are relied on
}

// Figure is one cell of the few figures.
type Figure struct {
	Text string `json:"text"`
	Best bool   `json:"best"`
}

// NewAnswer compares the offers of a form that has been checked. It returns an error for a case that
// cannot be compared.
func NewAnswer(c *Checked) (*Answer, error) {
	a := &Answer{Verdict: []string{}, Head: []string{}, Rows: [][]Figure{}, Faults: map[string][]string{}, Needed: []string{}, General: []string{}, Heed: []string{}}
	for _, fault := range c.Faults {
		text := report.Plain(fault.Text)
		if fault.Field == "" {
			a.General = append(a.General, text)
			continue
		}
		a.Faults[fault.Field] = append(a.Faults[fault.Field], text)
		if fault.Needed {
			a.Needed = append(a.Needed, fault.Field)
		}
	}
	if len(c.Faults) > 0 {
		a.Open = open(c.Faults)
		return a, nil
	}
	result, err := comp.Compare(c.Case)
	if err != nil {
		return a, err
	}
	a.say(result)
	return a, nil
}

// open says what keeps the answer back.
func open(faults []Fault) string {
	needed := 0
	for _, fault := range faults {
		if fault.Needed {
			needed++
		}
	}
	switch mend := len(faults) - needed; {
	case mend == 0:
		return "The answer comes with " + report.Count(needed, "more figure") + ": the fields are marked."
	case needed == 0:
		is := " are"
		if mend == 1 {
			is = " is"
		}
		return "The answer comes when " + report.Count(mend, "mistake") + is + " mended: the fields are marked."
	default:
		return "The answer comes with " + report.Count(needed, "more figure") + " and " + report.Count(mend, "mistake") + " mended: the fields are marked."
	}
}

func (a *Answer) say(result *comp.Comparison) {
	verdict := report.Compared(result, "total")
	for i, sentence := range verdict.Sentences() {
		a.Verdict = append(a.Verdict, report.Plain(sentence))
		if i == 0 && verdict.Conditions != "" {
			a.Verdict = append(a.Verdict, report.Plain(verdict.Conditions))
		}
	}
	a.Head, a.Rows = across(report.Brief(result))
	for _, f := range report.Warnings(result) {
		a.Heed = append(a.Heed, heeded(result, &f))
	}
}

// across turns the table of the few figures: a column an offer, so that two fit beside the fields and on
// a phone.
func across(t report.Table) (head []string, rows [][]Figure) {
	for i, column := range t.Columns {
		title := report.Plain(column.Title)
		cells := []Figure{{Text: title}}
		for _, row := range t.Rows {
			cell := row.Cells[i]
			cells = append(cells, Figure{Text: report.Plain(cell.Text), Best: cell.Best})
		}
		if i > 0 {
			rows = append(rows, cells)
			continue
		}
		for _, cell := range cells[1:] {
			head = append(head, cell.Text)
		}
		head = append([]string{strings.TrimPrefix(strings.TrimPrefix(title, "Offer"), ", ")}, head...)
	}
	return head, rows
}

// heeded is a warning behind the offer and the field that it is about.
func heeded(c *comp.Comparison, f *report.Finding) string {
	text := report.Plain(f.Message)
	if f.Offer == "" {
		return text
	}
	if label := comp.TermLabel(f.Term); label != "" {
		return fmt.Sprintf("%s, %s: %s", report.Plain(f.Offer), label, text)
	}
	return fmt.Sprintf("%s: %s", report.Plain(f.Offer), text)
}
