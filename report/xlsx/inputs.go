package xlsx

import (
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// The Inputs sheet holds every term of every offer: terms down, offers across. What may
// be typed over is framed and unlocked, and everything else in the workbook follows it;
// what a date or a vesting schedule fixes is grey and says so.

// The columns of the Inputs sheet.
const (
	inputKey   = 1 // hidden: the term in the case file's words
	inputLabel = 2
	inputUnit  = 3
	inputFirst = 4 // the first offer, and what holds for all offers
)

// inputHead is the row of the offers' names.
const inputHead = 5

// inputKind is what a cell of the Inputs holds.
type inputKind int

const (
	moneyInput inputKind = iota
	priceInput
	rateInput
	countInput
	monthsInput
	dateInput
	choiceInput
	textInput
)

// inputRow is one term of the offers.
type inputRow struct {
	key    string // in the case file's words, within an offer: sign_on[0].amount
	label  string
	unit   string
	source string // where the figure comes from, or why it is fixed
	kind   inputKind
	live   bool // may be typed over, and every figure follows
	lo, hi float64
	words  []string // of a choice
	of     func(*comp.Offer) input
}

// input is what one offer has in a row. The zero input is a term that is not offered.
type input struct {
	value   any    // float64, string or vesting.Date
	formula string // where the offer leaves the term to the case
}

// inputGroup is a titled block of rows.
type inputGroup struct {
	title string
	at    int // row of the title
	rows  []inputRow
}

// inputs is where the terms stand.
type inputs struct {
	rows  map[string]int // by key
	sheet *sheet
	kase  map[string]place // cells that hold for all offers, by key
}

func (b *book) inputsSheet() *sheet {
	n := len(b.names)
	s := &sheet{
		name: inputsSheet, tab: "E69F00", widths: []float64{4, 34, 16},
		hidden: []int{inputKey}, freeze: place{inputFirst, inputHead + 1},
		print: printing{titleRows: [2]int{1, inputHead}, titleCols: [2]int{1, inputUnit}, title: b.title()},
	}
	for range n {
		s.widths = append(s.widths, offerWidth)
	}
	s.widths = append(s.widths, 62)
	b.inputs = inputs{rows: map[string]int{}, sheet: s, kase: map[string]place{}}
	b.inputsHeading(s)
	row := b.caseInputs(s, inputHead+1)
	groups := b.inputGroups()
	b.layOutGroups(row, groups)
	for _, group := range groups {
		b.writeGroup(s, group)
	}
	return s
}

// layOutGroups gives a row to every term that some offer has, so that one term can refer
// to another wherever it stands.
func (b *book) layOutGroups(row int, groups []inputGroup) {
	for g := range groups {
		var used []inputRow
		for _, r := range groups[g].rows {
			for i := range b.comparison.Offers {
				if r.of(&b.comparison.Offers[i].Offer).value != nil {
					used = append(used, r)
					break
				}
			}
		}
		groups[g].rows, groups[g].at = used, row
		if len(used) == 0 {
			continue
		}
		for i, r := range used {
			b.inputs.rows[r.key] = row + 1 + i
		}
		row += len(used) + 2
	}
}

func (b *book) inputsHeading(s *sheet) {
	s.text(place{inputLabel, 1}, "Inputs", style{size: titleSize, bold: true})
	s.height(1, 28)
	s.text(place{inputLabel, 2}, "Type over a framed cell and every figure in the workbook follows. Dates, vesting schedules and grey terms are fixed: they change in the case file.", style{colour: muted})
	s.text(place{inputLabel, 3}, "Back to the summary", style{link: true, size: smallSize})
	s.link(place{inputLabel, 3}, on(summarySheet, place{1, 1}))
	s.text(place{inputLabel, 4}, "The sheets are protected without a password (Review, Unprotect Sheet).", style{colour: faint, size: smallSize})
	head := style{bold: true, colour: muted, below: true}
	s.text(place{inputLabel, inputHead}, "Term", head)
	s.text(place{inputUnit, inputHead}, "Unit", head)
	for i, name := range b.names {
		look := b.offerHead(i)
		look.unlocked, look.format = true, formatText
		s.text(place{inputFirst + i, inputHead}, name, look)
	}
	s.text(place{inputFirst + len(b.names), inputHead}, "Where it comes from", style{bold: true, colour: muted, below: true, indent: 1, align: "left"})
	s.text(place{inputKey, inputHead}, "name", key())
	s.height(inputHead, headHeight)
}

// nameOf is the cell of an offer's name, which all other sheets show.
func (b *book) nameOf(offer int) place { return place{inputFirst + offer, inputHead} }

// writeGroup writes a title and the rows below it.
func (b *book) writeGroup(s *sheet, g inputGroup) {
	if len(g.rows) == 0 {
		return
	}
	s.groupTitle(g.at, g.title)
	for _, r := range g.rows {
		row := b.inputs.rows[r.key]
		b.labelInput(s, row, r)
		for i := range b.comparison.Offers {
			p, v := place{inputFirst + i, row}, r.of(&b.comparison.Offers[i].Offer)
			if v.value == nil {
				s.set(p, cell{look: style{bed: fixedBed}})
				continue
			}
			b.writeInput(s, p, r, v)
		}
	}
}

func (s *sheet) groupTitle(row int, title string) int {
	s.text(place{inputLabel, row}, title, style{bold: true, size: headingSize})
	s.height(row, 20)
	return row + 1
}

func (b *book) labelInput(s *sheet, row int, r inputRow) {
	look := style{}
	if !r.live {
		look.colour = muted
	}
	s.text(place{inputKey, row}, r.key, key())
	if label := strings.TrimLeft(r.label, " "); label != r.label { // part of the term above it
		look.align, look.indent = "left", 1
	}
	s.text(place{inputLabel, row}, r.label, look)
	s.text(place{inputUnit, row}, r.unit, style{colour: muted})
	s.text(place{inputFirst + len(b.names), row}, r.source, style{colour: muted, size: smallSize, indent: 1, align: "left"})
}

func (b *book) writeInput(s *sheet, p place, r inputRow, v input) {
	look := r.look(b)
	switch value := v.value.(type) {
	case vesting.Date:
		s.date(p, value, look)
	case string:
		s.formula(p, v.formula, plain(value, 400), look)
	default:
		s.formula(p, v.formula, value, look)
	}
	if r.live {
		s.limits = append(s.limits, limit{from: p, to: p, rule: r.validation()})
	}
}

// look is the frame of an input, or the grey of a fixed term.
func (r inputRow) look(b *book) style {
	look := style{align: "right", colour: muted}
	if r.live {
		look = style{align: "right", colour: accent, bed: inputBed, box: true, unlocked: true}
	}
	switch r.kind {
	case moneyInput:
		look.format = formatMoney(b.currency)
	case priceInput:
		look.format = "#,##0.00##"
	case rateInput:
		look.format = "0.0###%"
	case countInput, monthsInput:
		look.format = "#,##0.####"
	case textInput, choiceInput:
		look.format = formatText
	}
	return look
}

// validation says beforehand what a cell takes, and refuses anything else.
func (r inputRow) validation() excelize.DataValidation {
	v := excelize.DataValidation{AllowBlank: false, ShowInputMessage: true, ShowErrorMessage: true}
	title, text := plain(r.label, 30), plain(r.unit+". "+r.source, 250)
	v.PromptTitle, v.Prompt = &title, &text
	refusal, stop := "", "stop"
	switch r.kind {
	case choiceInput:
		v.Type = "list"
		v.Formula1 = `"` + strings.Join(r.words, ",") + `"`
		refusal = "Write one of " + strings.Join(r.words, ", ") + "."
	case rateInput:
		v.Type, v.Operator = "decimal", "between"
		v.Formula1, v.Formula2 = fmt.Sprint(r.lo), fmt.Sprint(r.hi)
		refusal = fmt.Sprintf("Write a percentage from %.0f%% to %.0f%%.", r.lo*100, r.hi*100)
	default:
		v.Type, v.Operator = "decimal", "between"
		v.Formula1, v.Formula2 = "0", fmt.Sprintf("%.0f", r.hi)
		refusal = "Write a number of 0 or more, without words or a currency sign."
	}
	v.ErrorTitle, v.Error, v.ErrorStyle = &title, &refusal, &stop
	return v
}

// input returns the cell of an offer's term, and false where the offer has no such term.
func (m *model) input(format string, args ...any) (formula, bool) {
	row, known := m.book.inputs.rows[fmt.Sprintf(format, args...)]
	if !known {
		return formula{}, false
	}
	return m.book.reference(inputsSheet, m.book.inputs.sheet, place{inputFirst + m.index, row})
}

// forAll returns the cell of a term that holds for all offers.
func (b *book) forAll(key string) (formula, bool) {
	p, known := b.inputs.kase[key]
	if !known {
		return formula{}, false
	}
	return b.reference(inputsSheet, b.inputs.sheet, p)
}

// reference returns a cell that holds a number, as a formula on another sheet sees it.
func (b *book) reference(name string, s *sheet, p place) (formula, bool) {
	value, isNumber := s.at(p).value.(float64)
	return formula{text: on(name, p), value: value, binds: bindsCell}, isNumber
}

// names are the inputs that hold for all offers.
func (in *inputs) names() []excelize.DefinedName {
	var names []excelize.DefinedName
	for _, n := range []struct{ name, key string }{
		{"AsOf", "as_of"}, {"DiscountRate", "discount_rate"}, {"Growth", "growth"}, {"Tolerance", "tolerance"},
	} {
		names = append(names, excelize.DefinedName{Name: n.name, RefersTo: on(inputsSheet, in.kase[n.key])})
	}
	return names
}
