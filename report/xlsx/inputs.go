package xlsx

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/calc"
	"github.com/seed-251b9aba/offerkit/comp/workbook"
	"github.com/seed-251b9aba/offerkit/report"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// The Inputs sheet holds every term of every offer: terms down, offers across, made from the
// description of terms (comp.Terms). A cell that a figure rests on may be typed over: it is framed
// and unlocked, and everything else in the workbook follows it. Every other one is grey and
// locked, so that no cell takes a figure that nothing follows.

// Where things stand on the sheet: the package that reads it back says so.
const (
	inputKey   = workbook.KeyColumn
	inputLabel = workbook.LabelColumn
	inputUnit  = workbook.UnitColumn
	inputFirst = workbook.FirstColumn
	inputHead  = workbook.HeadRow
)

// inputs is where the terms stand.
type inputs struct {
	sheet *sheet
	links map[string]string            // by path, where payments of a term lead to; empty where nowhere
	cells map[string]place             // by path: offers[0].grants[1].price, discount_rate
	kase  comp.Case                    // the case with what its offers might have too
	live  []map[string]decimal.Decimal // by offer and path: what its figures rest on; a word is 0

	written map[string]vesting.Percentages // by path: the schedules whose percentages have rows
	sums    []place                        // of those percentages
}

// inputGroup is a titled block of rows.
type inputGroup struct {
	title string
	rows  []inputRow
}

func (b *book) inputsSheet() *sheet {
	s := &sheet{
		name: inputsSheet, tab: "E69F00", widths: []float64{4, 42, 16},
		hidden: []int{inputKey}, freeze: place{inputFirst, inputHead + 1},
		print: printing{titleRows: [2]int{1, inputHead}, titleCols: [2]int{1, inputUnit}, title: b.title(), paper: report.PaperOf(b.currency)},
	}
	for range b.names {
		s.widths = append(s.widths, offerWidth)
	}
	s.widths = append(s.widths, aboutWidth)
	b.inputs = inputs{
		sheet: s, cells: map[string]place{}, links: map[string]string{}, written: map[string]vesting.Percentages{}, kase: b.comparison.Case,
	}
	b.rememberAll()
	b.inputsHeading(s)
	row, groups := inputHead+1, b.inputGroups()
	for _, g := range groups { // first the places, so that one term can refer to another
		row++
		for _, r := range g.rows {
			for i, path := range r.paths(len(b.names)) {
				if b.inputs.cells[path].row > 0 { // a rate has a row for it and one as an amount
					if _, has := b.valueOf(i, &r); !has {
						continue
					}
				}
				b.inputs.cells[path] = place{inputFirst + i, row}
			}
			row++
		}
		row++
	}
	row = inputHead + 1
	for _, g := range groups {
		s.groupTitle(row, g.title)
		for i := range g.rows {
			b.writeRow(s, row+1+i, &g.rows[i])
		}
		row += len(g.rows) + 2
	}
	return s
}

// rememberAll unfolds the offers on live numbers, and finds the terms that their figures rest on.
func (b *book) rememberAll() {
	b.inputs.kase.Offers = slices.Clone(b.inputs.kase.Offers)
	for i := range b.comparison.Offers {
		result := &b.comparison.Offers[i]
		kase, live := &b.inputs.kase, map[string]decimal.Decimal{}
		for path, value := range map[string]decimal.Decimal{"tolerance": kase.Tolerance, "discount_rate": kase.DiscountRate, "growth": kase.Growth, "growth_timing": {}} {
			live[path] = value // the ranking, the present value and what the offers leave to the case
		}
		b.inputs.live = append(b.inputs.live, live)
		if b.form {
			kase.Offers = append(kase.Offers, result.Offer)
			continue
		}
		r, err := b.comparison.RememberOpen(result)
		if err == nil {
			err = b.remember(r, live)
		}
		if err != nil { // too many steps to write: every figure stays as it is
			clear(live)
			_ = b.remember(&comp.Remembered{Result: *result}, live)
		}
		kase.Offers[i] = b.remembered[i].Offer
		b.openSchedules(live)
	}
}

// remember has an offer written as it remembers, and notes what its figures rest on.
func (b *book) remember(r *comp.Remembered, live map[string]decimal.Decimal) error {
	g, kept := newGraph(b, len(b.remembered)), b.comparison.KeptByMonth(r)
	err := g.count(b.followed(r, kept), func(n calc.Number) {
		if n.Op() == calc.OpInput || n.Op() == calc.OpIs {
			live[n.Term()] = n.Decimal()
		}
	})
	if err == nil {
		b.remembered, b.kept, b.graphs = append(b.remembered, r), append(b.kept, kept), append(b.graphs, g)
	}
	return err
}

// followed are the numbers of an offer that the workbook follows: its payments, what leaving keeps
// and the metrics that are no sums of these.
func (b *book) followed(r *comp.Remembered, kept []comp.WalkAway) []calc.Number {
	numbers := make([]calc.Number, 0, len(r.Timeline)+len(kept)+len(b.comparison.Rankings))
	for i := range r.Timeline {
		numbers = append(numbers, r.Timeline[i].Number())
	}
	for i := range kept {
		numbers = append(numbers, kept[i].NetNumber())
	}
	for _, ranking := range b.comparison.Rankings {
		if isSummed(ranking.Metric) {
			continue
		}
		if figure, err := b.comparison.Figure(r, ranking.Metric.Name); err == nil {
			numbers = append(numbers, figure)
		}
	}
	return numbers
}

// inputGroups lists the rows of the form that any offer has something in.
func (b *book) inputGroups() []inputGroup {
	var groups []inputGroup
	for _, of := range report.TermForm(&b.inputs.kase, b.form) {
		g := inputGroup{title: of.Title}
		if of.Optional {
			g.title += workbook.OptionalTitle
		}
		for _, row := range of.Rows {
			for _, r := range b.rowsOf(row) {
				if b.isUsed(&r) {
					g.rows = append(g.rows, r)
				}
			}
		}
		if g.rows != nil {
			groups = append(groups, g)
		}
	}
	return groups
}

// isUsed reports whether any offer has the term, or might have it; a form has all of them.
func (b *book) isUsed(r *inputRow) bool {
	if b.form || r.term.Path == "offers[].name" { // the head of the column is the name
		return b.form
	}
	for i := range b.names {
		if _, has := b.valueOf(i, r); has {
			return true
		}
	}
	return false
}

// valueOf returns what an offer has in a row, and false where it has nothing.
func (b *book) valueOf(offer int, r *inputRow) (any, bool) {
	if r.kind == workbook.Part {
		return b.percentage(offer, r)
	}
	path := r.pathOf(offer)
	stated, known := b.inputs.kase.Value(path)
	rests, live := b.inputs.live[offer][path]
	if _, offered := b.comparison.Case.Value(path); !offered && !b.form && !b.mayComeAlive(offer, path) {
		return nil, false
	}
	if follows, ok := b.inputs.kase.Follows(path); ok && live && r.term.Kind == comp.KindWord {
		stated, _ = b.inputs.kase.Value(follows)
	}
	switch {
	case !known:
		return nil, false
	case !stated.Date.IsZero():
		return stated.Date, true
	case stated.Word != "":
		return stated.Word, true
	case stated.Number.Valid:
		rests = stated.Number.Decimal
	case !live:
		return nil, false
	}
	if r.kind == workbook.Text { // a word at its default
		return r.term.Default, r.term.Default != ""
	}
	if r.term.Kind == comp.KindRateOrMoney && r.isFlat() == r.term.Bounds.Hold(rests) {
		return nil, false
	}
	return double(rests), true
}

// mayComeAlive reports whether a figure rests on any term of an item that the offer has not.
func (b *book) mayComeAlive(offer int, path string) bool {
	item := path[:strings.LastIndexByte(path, ']')+1]
	for live := range b.inputs.live[offer] {
		if strings.HasPrefix(live, item) {
			return true
		}
	}
	return false
}

// isLive reports whether a figure of the offer rests on the term, or of any offer on one of the whole case.
func (b *book) isLive(offer int, path string) bool {
	if _, _, inOffer := comp.InOffer(path); !inOffer {
		return slices.ContainsFunc(b.inputs.live, func(live map[string]decimal.Decimal) bool { _, rests := live[path]; return rests })
	}
	_, live := b.inputs.live[offer][path]
	return live
}

func (b *book) inputsHeading(s *sheet) {
	title, caption := "Inputs", "Type over a framed cell and every figure in the workbook follows. Dates, vesting in equal parts and grey terms are fixed: they change in the case file."
	if b.form {
		title, caption = "Job offers to compare", "Fill in what each letter says in the first rows and leave empty what it does not say: an offer needs a company and a base. All below them is optional. Then run offerkit compare with this file."
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
	about := workbook.MeaningHead
	if b.form {
		about = workbook.FormHead
	}
	s.text(place{inputFirst + len(b.names), inputHead}, about, style{bold: true, colour: muted, below: true, indent: 1, align: "left"})
	s.height(inputHead, headHeight)
}

func (s *sheet) groupTitle(row int, title string) {
	s.text(place{inputKey, row}, workbook.Title, key())
	s.text(place{inputLabel, row}, title, style{bold: true, size: headingSize})
	s.height(row, 20)
}

// aboutWidth is the width of the column that says what a term is.
const aboutWidth = 62

// nameOf is the cell of an offer's name.
func (b *book) nameOf(offer int) place { return place{inputFirst + offer, inputHead} }

// writeRow writes a term of all offers.
func (b *book) writeRow(s *sheet, row int, r *inputRow) {
	paths, fixed := r.paths(len(b.names)), !b.form
	for i, path := range paths {
		p := place{inputFirst + i, row}
		v, has := b.valueOf(i, r)
		live := b.form || b.isLive(i, path)
		if !has && !b.form {
			s.set(p, cell{look: style{bed: fixedBed}})
			continue
		}
		fixed = fixed && !live
		b.writeInput(s, p, r, path, v, live)
	}
	s.text(place{inputKey, row}, r.key().String(), key())
	look := style{}
	if fixed {
		look.colour = muted
	}
	label := look
	if text := strings.TrimLeft(r.label, " "); text != r.label { // part of the term above it
		label.align, label.indent = "left", 1
	}
	s.text(place{inputLabel, row}, r.label, label)
	s.text(place{inputUnit, row}, b.unit(r), style{colour: muted})
	about, small := r.about(b.form, fixed), style{colour: muted, size: smallSize, indent: 1, align: "left", wrap: true}
	s.text(place{inputFirst + len(b.names), row}, about, small)
	s.fit(row, about, aboutWidth-2, small)
}

func (b *book) writeInput(s *sheet, p place, r *inputRow, path string, v any, live bool) {
	look := r.look(b.currencyOf(p, r.path), live)
	if r.adds > 0 {
		b.writeSum(s, p, r, look)
		return
	}
	formula := ""
	if written, ok := b.inputs.written[path]; ok {
		formula = b.composed(path, fmt.Sprint(v), written)
	}
	if follows, ok := b.inputs.kase.Follows(path); ok && live && !b.form {
		formula = b.inputs.cells[follows].fixed()
	}
	switch value := v.(type) {
	case vesting.Date:
		s.date(p, value, look)
	case string:
		text := plain(value, maxCellText)
		if r.term.Path == notesTerm {
			text = paragraphs(value, maxNotes)
		}
		if len([]rune(text)) > offerWidth || strings.Contains(text, "\n") {
			look.wrap = true
			s.fit(p.row, text, offerWidth, look)
		}
		s.formula(p, formula, text, look)
	case nil: // of a form
		s.formula(p, "", "", look)
	default:
		s.formula(p, formula, value, look)
	}
	if rule, limited := r.validation(b.unit(r), b.writtenAs(path), b.form); live && limited {
		s.limits = append(s.limits, limit{from: p, to: p, rule: rule})
	}
}

// currencyOf is the currency of an amount in a column.
func (b *book) currencyOf(p place, path string) comp.Currency {
	if i := p.col - inputFirst; i < len(b.comparison.Offers) && b.comparison.Offers[i].Currency != "" {
		return b.comparison.Offers[i].CurrencyOf(path)
	}
	return b.currency
}

// cell is the cell of a term.
func (in *inputs) cell(path string) (place, bool) {
	p, known := in.cells[path]
	return p, known && in.sheet.at(p).value != nil
}

// reference returns a cell that holds a number, as a formula on another sheet sees it.
func (b *book) reference(name string, s *sheet, p place) (formula, bool) {
	value, isNumber := s.at(p).value.(float64)
	return formula{text: on(name, p), value: value, binds: bindsCell}, isNumber
}

// termLink returns the first cell of a term in which the offer has something, one that may be
// typed over where it has such: where the letter's figures stand that a payment rests on.
func (b *book) termLink(offer int, term string) (string, bool) {
	var first place
	live, term := false, fmt.Sprintf("offers[%d].%s", offer, term)
	if link, known := b.inputs.links[term]; known {
		return link, link != ""
	}
	for path := range b.inputs.cells {
		if path != term && !strings.HasPrefix(path, term+".") && !strings.HasPrefix(path, term+"[") {
			continue
		}
		if strings.HasSuffix(path, "]") { // of a schedule's percentages, which are no amount
			continue
		}
		p, has := b.inputs.cell(path)
		if !has {
			continue
		}
		isLive := b.isLive(offer, path)
		if first.row == 0 || isLive && !live || isLive == live && p.row < first.row {
			first, live = p, isLive
		}
	}
	if first.row > 0 {
		b.inputs.links[term] = on(inputsSheet, first)
		return b.inputs.links[term], true
	}
	b.inputs.links[term] = ""
	return "", false
}

// isRanked reports whether the comparison has a figure of a name.
func (b *book) isRanked(metric string) bool {
	_, ok := b.comparison.Ranking(metric)
	return ok
}

// inputNames are the inputs that hold for all offers.
func (b *book) inputNames() []excelize.DefinedName {
	var names []excelize.DefinedName
	for _, n := range []struct{ name, path string }{
		{"AsOf", "as_of"}, {"DiscountRate", "discount_rate"}, {"GrowthOfShares", "growth"}, {"Tolerance", "tolerance"},
	} {
		names = append(names, excelize.DefinedName{Name: n.name, RefersTo: b.inForceOr(n.path)})
	}
	return names
}
