package xlsx

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"

	"github.com/seed-251b9aba/offerkit/comp"
)

// Spreadsheets group by thousands, whatever the currency, unless the system that shows them is
// Indian. The usual trick, a number format with conditions, loses the minus sign in LibreOffice:
// [>=10000000]##\,##\,##\,##0;[>=100000]##\,##\,##0;#,##0 shows -50000 as 50,000. So an amount in
// rupees has a format by thousands, and rules of the sheet put in the commas of lakhs and crores,
// below zero too. Who knows no such rules, as Google Sheets, groups by thousands; no digit differs.

// The formats of amounts from a crore and from a lakh, without their last digit and decimals. From a
// hundred crores on no comma parts the crores themselves.
const (
	crores = `##\,##\,##\,##`
	lakhs  = `##\,##\,##`
)

// ticksInLakhs are the ticks of an axis that begins at 0, on which a rule of the sheet has no say.
const ticksInLakhs = `[>=10000000]` + crores + `0;[>=100000]` + lakhs + `0;#,##0`

// drawnBelowZero is how amounts that go so far to either side of 0 are drawn: by how many places their cells are
// shifted, and the ticks. A format has two conditions, of which lakhs and crores on either side of 0 need four, and
// none divides by a lakh: amounts in rupees are divided in their cells.
func (b *book) drawnBelowZero(reach decimal.Decimal) (places int32, ticks string) {
	if !b.currency.CountsInLakhs() {
		return 0, b.inThousands(reach)
	}
	places, unit := int32(5), `"L"`
	if reach.GreaterThanOrEqual(decimal.New(1, 7)) {
		places, unit = 7, `"Cr"`
	}
	number := "#,##0" + unit
	if reach.LessThan(decimal.New(5, places)) {
		number = "0.0" + unit
	}
	return places, number + ";-" + number + ";0"
}

// inLakhs ends the formats that the rules of the sheet complete: texts stand as they are.
const inLakhs = ";@"

// grouped shows an amount of a currency, its last digit and decimals as digits say.
func grouped(c comp.Currency, digits string) string { return marked(c, "", digits) }

// marked is grouped behind a mark.
func marked(c comp.Currency, mark, digits string) string {
	number := mark + "#,##" + digits
	if !c.CountsInLakhs() {
		return number
	}
	return number + ";" + mark + "-#,##" + digits + ";" + mark + digits + inLakhs
}

// lakhRule is a format for the amounts of cells that are so large, or so far below zero.
type lakhRule struct{ criteria, value, format string }

// lakhRules are those that complete a format; none for a format of another currency.
func lakhRules(format string) []lakhRule {
	if !strings.HasSuffix(format, inLakhs) {
		return nil
	}
	first, _, _ := strings.Cut(format, ";")
	mark, digits, _ := strings.Cut(first, "#,##")
	return []lakhRule{
		{">=", "10000000", mark + crores + digits}, {">=", "100000", mark + lakhs + digits},
		{"<=", "-10000000", crores + digits}, {"<=", "-100000", lakhs + digits},
	}
}

// groupInLakhs adds the rules that the formats of the sheet's cells need.
func (s *sheet) groupInLakhs(f *excelize.File) error {
	cells := map[string][]string{} // runs of cells of a column, by format
	for col := 1; col <= len(s.widths); col++ {
		for row := 1; row <= len(s.cells); row++ {
			format, first := s.formatAt(col, row), row
			for row < len(s.cells) && s.formatAt(col, row+1) == format {
				row++
			}
			if strings.HasSuffix(format, inLakhs) {
				cells[format] = append(cells[format], place{col, first}.String()+":"+place{col, row}.String())
			}
		}
	}
	formats := make([]string, 0, len(cells))
	for format := range cells {
		formats = append(formats, format)
	}
	slices.Sort(formats)
	for _, format := range formats {
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

// Looks of a leader's figure from a crore and from a lakh on.
const (
	leaderInCrores = "leader in crores"
	leaderInLakhs  = "leader in lakhs"
)

// looks are those of a rule in a currency, each with what its rule has to hold too, the first that does
// hold shown.
func (r *conditionalRule) looks(c comp.Currency) [][2]string {
	if r.look != "leader" || !c.CountsInLakhs() {
		return [][2]string{{r.look, r.formula}}
	}
	from := func(least string) string { return fmt.Sprintf("AND(%s,%v>=%s)", r.formula, r.from, least) }
	return [][2]string{{leaderInCrores, from("10000000")}, {leaderInLakhs, from("100000")}, {r.look, r.formula}}
}

// wholeText writes a whole amount as a formula's text. The commas of lakhs are escaped, so that no
// setting of the system makes other signs of them.
func wholeText(c comp.Currency, amount string) string {
	text := fmt.Sprintf("FIXED(%s,0)", amount)
	if c.Places() > 0 {
		text = fmt.Sprintf("FIXED(%[1]s,IF(AND(ROUND(%[1]s,0)=0,ROUND(%[1]s,%[2]d)<>0),%[2]d,0))", amount, c.Places())
	}
	if !c.CountsInLakhs() {
		return text
	}
	return fmt.Sprintf(`IF(ABS(ROUND(%[1]s,0))>=10000000,TEXT(%[1]s,"%[2]s0"),IF(ABS(ROUND(%[1]s,0))>=100000,TEXT(%[1]s,"%[3]s0"),%[4]s))`, amount, crores, lakhs, text)
}
