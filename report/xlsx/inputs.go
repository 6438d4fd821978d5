package xlsx

import (
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/workbook"
	"github.com/seed-251b9aba/offerkit/report"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// The Inputs sheet holds every term of every offer: terms down, offers across. What may
// be typed over is framed and unlocked, and everything else in the workbook follows it;
// what a date or a vesting schedule fixes is grey and says so.

// Where things stand on the sheet: the package that reads it back says so.
const (
	inputKey   = workbook.KeyColumn
	inputLabel = workbook.LabelColumn
	inputUnit  = workbook.UnitColumn
	inputFirst = workbook.FirstColumn
	inputHead  = workbook.HeadRow
)

// inputKind is what a cell of the Inputs holds.
type inputKind int

const (
	moneyInput inputKind = iota
	priceInput
	rateInput
	countInput
	monthsInput
	daysInput
	dateInput
	choiceInput
	flagInput // true or false
	termsInput
	textInput
	notesInput // a text of several lines
)

// reads says how each kind is read back.
func (k inputKind) reads() workbook.Kind {
	switch k {
	case rateInput:
		return workbook.Rate
	case countInput:
		return workbook.Count
	case monthsInput:
		return workbook.Months
	case daysInput:
		return workbook.Days
	case dateInput:
		return workbook.Date
	case flagInput:
		return workbook.Flag
	case termsInput:
		return workbook.Terms
	case choiceInput, textInput, notesInput:
		return workbook.Text
	}
	return workbook.Money
}

// inputRow is one term of the offers.
type inputRow struct {
	key     string // of the row: the term in the case file's words, within an offer: sign_on[0].amount
	term    string // where the case file has one word for what stands in two rows; else empty
	forAll  bool   // it is no term of an offer
	label   string
	unit    string
	source  string // where the figure comes from, or why it is fixed
	hint    string // what a form to fill in says instead; may be empty
	written string // of one offer: how and where the case file has it
	kind    inputKind
	live    bool // may be typed over, and every figure follows
	lo, hi  float64
	words   []string // the choices, where there are some
	// optional cells may stay empty: those of a form to fill in.
	optional bool
	of       func(*comp.Offer) input
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
	rows  map[string]int  // by key
	live  map[string]bool // by key, which rows may be typed over
	sheet *sheet
	kase  map[string]place // cells that hold for all offers, by key; of exchange rates by term too
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
	b.inputs = inputs{rows: map[string]int{}, live: map[string]bool{}, sheet: s, kase: map[string]place{}}
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
			if b.isUsed(r) {
				used = append(used, r)
			}
		}
		groups[g].rows, groups[g].at = used, row
		if len(used) == 0 {
			continue
		}
		for i, r := range used {
			b.inputs.rows[r.key], b.inputs.live[r.key] = row+1+i, r.live
		}
		row += len(used) + 2
	}
}

func (b *book) inputsHeading(s *sheet) {
	title, caption := "Inputs", "Type over a framed cell and every figure in the workbook follows. Dates, vesting schedules and grey terms are fixed: they change in the case file."
	if b.form {
		title, caption = "Job offers to compare", "Fill in what each letter says and leave the rest empty: an offer needs a company and a base. Then run offerkit compare with this file."
	}
	s.text(place{inputLabel, 1}, title, style{size: titleSize, bold: true})
	s.height(1, 28)
	s.text(place{inputLabel, 2}, caption, style{colour: muted})
	if !b.form {
		s.text(place{inputLabel, 3}, "Back to the summary", style{link: true, size: smallSize})
		s.link(place{inputLabel, 3}, on(summarySheet, place{1, 1}))
		s.text(place{inputKey, inputHead}, workbook.Key{Term: "name", Kind: workbook.Text}.String(), key())
	}
	if b.form {
		s.text(place{inputLabel, 3}, "For one more offer, insert a copy of an offer's column before the last one. Nothing else is read beside, between or below the rows: notes and sums of your own go on another sheet.",
			style{colour: muted})
	}
	s.text(place{inputLabel, 4}, "The sheet is protected without a password (Review, Unprotect Sheet).", style{colour: faint, size: smallSize})
	s.text(place{inputKey, workbook.MarkRow}, workbook.Mark, key())
	s.count(place{inputKey, workbook.CountRow}, len(b.names), key())
	head := style{bold: true, colour: muted, below: true}
	s.text(place{inputLabel, inputHead}, workbook.LabelHead, head)
	s.text(place{inputUnit, inputHead}, workbook.UnitHead, head)
	for i, name := range b.names {
		look := b.offerHead(i)
		look.unlocked, look.format = !b.form, formatText
		s.text(place{inputFirst + i, inputHead}, name, look)
	}
	source := workbook.SourceHead
	if b.form {
		source = workbook.FormHead
	}
	s.text(place{inputFirst + len(b.names), inputHead}, source, style{bold: true, colour: muted, below: true, indent: 1, align: "left"})
	s.height(inputHead, headHeight)
}

// nameOf is the cell of an offer's name, which all other sheets show.
func (b *book) nameOf(offer int) place { return place{inputFirst + offer, inputHead} }

// isUsed reports whether any offer has the term; a form to fill in has all of them.
func (b *book) isUsed(r inputRow) bool {
	if b.form {
		return r.key != "relocation.service" // which is the amount, with its kind
	}
	for i := range b.comparison.Offers {
		if r.of(&b.comparison.Offers[i].Offer).value != nil {
			return true
		}
	}
	return false
}

// writeGroup writes a title and the rows below it.
func (b *book) writeGroup(s *sheet, g inputGroup) {
	if len(g.rows) == 0 {
		return
	}
	s.groupTitle(g.at, g.title)
	for _, r := range g.rows {
		row := b.inputs.rows[r.key]
		if b.form {
			r = r.toFillIn()
		}
		b.labelInput(s, row, r)
		for i := range b.comparison.Offers {
			p, v := place{inputFirst + i, row}, r.of(&b.comparison.Offers[i].Offer)
			if v.value == nil && !b.form {
				s.set(p, cell{look: style{bed: fixedBed}})
				continue
			}
			b.writeInput(s, p, r, v)
		}
	}
}

func (s *sheet) groupTitle(row int, title string) int {
	s.text(place{inputKey, row}, workbook.Title, key())
	s.text(place{inputLabel, row}, title, style{bold: true, size: headingSize})
	s.height(row, 20)
	return row + 1
}

// reads is the key by which the row is read back.
func (r inputRow) reads() workbook.Key {
	k := workbook.Key{Term: r.key, ForAll: r.forAll, Kind: r.kind.reads()}
	if r.term != "" {
		k.Term = r.term
	}
	return k
}

func (b *book) labelInput(s *sheet, row int, r inputRow) {
	look := style{}
	if !r.live {
		look.colour = muted
	}
	s.text(place{inputKey, row}, r.reads().String(), key())
	if label := strings.TrimLeft(r.label, " "); label != r.label { // part of the term above it
		look.align, look.indent = "left", 1
	}
	s.text(place{inputLabel, row}, r.label, look)
	s.text(place{inputUnit, row}, r.unit, style{colour: muted})
	s.text(place{inputFirst + len(b.names), row}, r.source, style{colour: muted, size: smallSize, indent: 1, align: "left"})
}

func (b *book) writeInput(s *sheet, p place, r inputRow, v input) {
	look := r.look(b.currencyOf(p))
	switch value := v.value.(type) {
	case vesting.Date:
		s.date(p, value, look)
	case string:
		text := plain(value, maxCellText)
		if r.kind == notesInput {
			text = paragraphs(value, maxNotes)
		}
		if len([]rune(text)) > offerWidth || strings.Contains(text, "\n") {
			look.wrap = true
			s.fit(p.row, text, offerWidth, look)
		}
		s.formula(p, v.formula, text, look)
	default:
		s.formula(p, v.formula, value, look)
	}
	if r.live {
		r.written = b.writtenAs(p.col-inputFirst, r.reads().Term)
	}
	if rule, limited := r.validation(); r.live && limited {
		s.limits = append(s.limits, limit{from: p, to: p, rule: rule})
	}
}

// writtenAs says how a term is written in the case file, and where; empty where it is not.
func (b *book) writtenAs(offer int, path string) string {
	if b.document.Written == nil {
		return ""
	}
	if _, ofCase := comp.FindTerm(path); !ofCase {
		path = fmt.Sprintf("offers[%d].%s", offer, path)
	}
	t := report.Term{Path: path}
	if t.Place, t.Text = b.document.Written(path); t.Place == "" {
		return ""
	}
	return t.Source()
}

// currencyOf is the currency of the amounts in a column.
func (b *book) currencyOf(p place) comp.Currency {
	if i := p.col - inputFirst; i < len(b.comparison.Offers) && b.comparison.Offers[i].Currency != "" {
		return b.comparison.Offers[i].Currency
	}
	return b.currency
}

// look is the frame of an input, or the grey of a fixed term.
func (r inputRow) look(currency comp.Currency) style {
	look := style{align: "right", colour: muted}
	if r.live {
		look = style{align: "right", colour: accent, bed: inputBed, box: true, unlocked: true}
	}
	switch r.kind {
	case moneyInput:
		look.format = formatMoney(currency)
	case priceInput:
		look.format = "#,##0.00##"
	case rateInput:
		look.format = "0.0###%"
	case countInput, monthsInput, daysInput:
		look.format = "#,##0.####"
	case dateInput:
		look.format = formatDate
	case textInput, notesInput, choiceInput, flagInput, termsInput:
		look.format = formatText
	}
	return look
}

// validation says beforehand what a cell takes, and refuses anything else. It returns
// false for a text, which takes anything.
func (r inputRow) validation() (excelize.DataValidation, bool) {
	v := excelize.DataValidation{AllowBlank: r.optional, ShowInputMessage: true, ShowErrorMessage: true}
	refusal := ""
	switch {
	case len(r.words) > 0:
		v.Type, v.Formula1 = "list", `"`+strings.Join(r.words, ",")+`"`
		refusal = "Write one of " + strings.Join(r.words, ", ") + "."
	case r.kind == rateInput:
		v.Type, v.Operator, v.Formula1, v.Formula2 = "decimal", "between", fmt.Sprint(r.lo), fmt.Sprint(r.hi)
		refusal = fmt.Sprintf("Write a percentage from %.0f%% to %.0f%%.", r.lo*100, r.hi*100)
	case r.kind == dateInput:
		v.Type, v.Operator, v.Formula1 = "date", "greaterThan", "25569" // 1970
		refusal = "Write a date such as 2027-01-11."
	case r.kind == textInput || r.kind == notesInput || r.kind == termsInput:
		return v, false
	default:
		v.Type, v.Operator, v.Formula1, v.Formula2 = "decimal", "between", "0", fmt.Sprintf("%.0f", r.hi)
		refusal = "Write a number of 0 or more, without words or a currency sign."
	}
	title, text, style := plain(r.label, 30), plain(r.prompt(), 250), "stop"
	if r.optional {
		style = "warning" // what the case file takes, such as 185k, a form takes too
	}
	v.PromptTitle, v.Prompt, v.ErrorTitle, v.Error, v.ErrorStyle = &title, &text, &title, &refusal, &style
	return v, true
}

// prompt says what a cell holds, to the reader who is about to type.
func (r inputRow) prompt() string {
	var parts []string
	if r.unit != "" {
		parts = append(parts, "Unit: "+r.unit+".")
	}
	if r.source != "" {
		parts = append(parts, "From: "+r.source+".")
	}
	if r.written != "" {
		parts = append(parts, "Written: "+r.written+".")
	}
	return strings.Join(parts, " ")
}

// input returns the cell of an offer's term, and false where the offer has no such term.
func (b *book) input(offer int, key string) (formula, bool) {
	row, known := b.inputs.rows[key]
	if !known {
		return formula{}, false
	}
	return b.reference(inputsSheet, b.inputs.sheet, place{inputFirst + offer, row})
}

// termLink returns the first cell of a term in which the offer has something, one that may be
// typed over where it has such: where the letter's figures stand that a payment rests on.
func (b *book) termLink(offer int, term string) (string, bool) {
	first, live := 0, false
	for key, row := range b.inputs.rows {
		if key != term && !strings.HasPrefix(key, term+".") && !strings.HasPrefix(key, term+"[") {
			continue
		}
		if b.inputs.sheet.at(place{inputFirst + offer, row}).value == nil {
			continue
		}
		if first == 0 || b.inputs.live[key] && !live || b.inputs.live[key] == live && row < first {
			first, live = row, b.inputs.live[key]
		}
	}
	return on(inputsSheet, place{inputFirst + offer, first}), first > 0
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
		{"AsOf", "as_of"}, {"DiscountRate", "discount_rate"}, {"GrowthOfShares", "growth"}, {"Tolerance", "tolerance"},
	} {
		names = append(names, excelize.DefinedName{Name: n.name, RefersTo: on(inputsSheet, in.kase[n.key])})
	}
	return names
}
