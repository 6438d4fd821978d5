package xlsx

import (
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/seed-251b9aba/offerkit/comp"
)

// Spreadsheets group by thousands, whatever the currency, unless the system that shows them is
// Indian. A number format has two conditions, enough to put the commas of lakhs and crores into
// positive amounts; negative ones and differences get theirs by rules of the sheet. Where a reader
// knows no such rules, as Google Sheets does not, those are grouped by thousands and no digit differs.

// The formats of amounts from a crore and from a lakh, without their last digit and decimals. From a
// hundred crores on no comma parts the crores themselves.
const (
	crores    = `##\,##\,##\,##`
	lakhs     = `##\,##\,##`
	fromCrore = "[>=10000000]"
	fromLakh  = "[>=100000]"
)

// inLakhsDelta ends the format of a difference whose commas the rules of the sheet mend.
const inLakhsDelta = ";@"

// grouped shows an amount of a currency behind a mark, its last digit and decimals as digits say.
func grouped(c comp.Currency, mark, digits string) string {
	thousands := mark + "#,##" + digits
	if !c.CountsInLakhs() {
		return thousands
	}
	return fromCrore + mark + crores + digits + ";" + fromLakh + mark + lakhs + digits + ";" + thousands
}

// lakhRule is a format for the amounts of cells that are so large, or so far below zero.
type lakhRule struct{ criteria, value, format string }

// lakhRules are those that a format needs beside it; none for a format of another currency.
func lakhRules(format string) []lakhRule {
	digits := func(text string) string { return text[strings.LastIndex(text, "#")+1:] }
	if delta, found := strings.CutSuffix(format, inLakhsDelta); found {
		first, _, _ := strings.Cut(delta, ";")
		of := digits(first)
		return append([]lakhRule{{">=", "10000000", "+" + crores + of}, {">=", "100000", "+" + lakhs + of}}, negativeInLakhs(of)...)
	}
	if strings.HasPrefix(format, fromCrore) {
		return negativeInLakhs(digits(format))
	}
	return nil
}

func negativeInLakhs(digits string) []lakhRule {
	return []lakhRule{{"<=", "-10000000", crores + digits}, {"<=", "-100000", lakhs + digits}}
}

// groupInLakhs adds the rules that the formats of the sheet's cells need.
func (s *sheet) groupInLakhs(f *excelize.File) error {
	cells := map[string][]string{} // runs of cells of a column, by format
	for col := 1; col <= len(s.widths); col++ {
		for row := 1; row <= len(s.cells); row++ {
			format := s.formatAt(col, row)
			first := row
			for row < len(s.cells) && s.formatAt(col, row+1) == format {
				row++
			}
			if lakhRules(format) != nil {
				cells[format] = append(cells[format], place{col, first}.String()+":"+place{col, row}.String())
			}
		}
	}
	for _, format := range sortedKeys(cells) {
		var options []excelize.ConditionalFormatOptions
		for _, r := range lakhRules(format) {
			id, err := f.NewConditionalStyle(&excelize.Style{CustomNumFmt: &r.format})
			if err != nil {
				return err
			}
			options = append(options, excelize.ConditionalFormatOptions{Type: "cell", Criteria: r.criteria, Value: r.value, Format: &id})
		}
		if err := f.SetConditionalFormat(s.name, strings.Join(cells[format], " "), options); err != nil {
			return err
		}
	}
	return nil
}

// formatAt is the number format of a cell, of one without a value none.
func (s *sheet) formatAt(col, row int) string {
	if row > len(s.cells) || col > len(s.cells[row-1]) {
		return ""
	}
	c := s.cells[row-1][col-1]
	if c.value == nil && c.formula == "" {
		return ""
	}
	return c.look.format
}

func sortedKeys(m map[string][]string) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
