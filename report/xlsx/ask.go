package xlsx

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/negotiate"
	"github.com/seed-251b9aba/offerkit/report"
)

// The Ask sheet has what to ask one of the offers for. Two things on it follow the Inputs: what
// each lever stands at today, and the gap, so that who types an ask over the lever's cell sees the
// gap close. What offerkit proved by the whole model is printed, and is of the inputs when written.

const (
	askStatus  = 4 // row that says whether the inputs are those when written
	askVerdict = 5 // row of the first sentence
)

// Columns of the gap's figures.
const (
	gapNow = iota + 2
	gapWritten
)

// Columns of the levers.
const (
	leverName = iota + 1
	leverToday
	leverAsk
	leverMore
	leverValue
	leverBelow
)

// ask is where the gap stands.
type ask struct {
	own, target, gap place
}

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
	inputsChanged = "Inputs have changed since offerkit wrote this file: what is printed in gray is of the inputs as they were."
)

// askUnchanged tests whether the figures and the target are those as delivered.
func (b *book) askUnchanged() string {
	n, test := b.document.Ask, b.unchanged()
	if b.matches() {
		return test
	}
	return fmt.Sprintf("%s*(ROUND(%s,%d)=%s)", test, b.ask.target.fixed(), b.currency.Places(), n.Target.Amount)
}

// matches reports whether the target is another offer's figure, which follows the Inputs.
func (b *book) matches() bool {
	kind := b.document.Ask.Target.Kind
	return kind == negotiate.ToMatch || kind == negotiate.ToMatchBest
}

func (b *book) layOutGap(row int) {
	b.ask.own, b.ask.target, b.ask.gap = place{gapNow, row + 1}, place{gapNow, row + 2}, place{gapNow, row + 3}
}

// figureOf is the Summary's cell of the metric that is asked for, of an offer; false where the Summary
// has none.
func (b *book) figureOf(offer int) (place, bool) {
	metric := b.document.Ask.Asking.Metric.Name
	m := slices.IndexFunc(b.comparison.Rankings, func(r comp.Ranking) bool { return r.Metric.Name == metric })
	return place{summaryFirst + offer, b.summary.metrics + m}, m >= 0
}

// follows reports whether the figure of an offer follows the Inputs.
func (b *book) follows(offer int) bool {
	p, known := b.figureOf(offer)
	return known && b.summary.sheet.at(p).formula != ""
}

// gapFigure writes the figure of an offer: its cell on the Summary, or on gray where it does not
// follow the Inputs what it was.
func (b *book) gapFigure(s *sheet, p place, offer int, v decimal.Decimal) {
	look := b.money()
	if at, _ := b.figureOf(offer); b.follows(offer) {
		s.formula(p, on(summarySheet, at), double(v), look)
		return
	}
	look.bed = fixedBed
	s.number(p, v, look)
}

// writeGap writes what is missing to the target as the Inputs stand, beside what was missing when
// the file was written, and returns the next free row.
func (b *book) writeGap(s *sheet) int {
	n, at := b.document.Ask, b.ask
	printed := style{colour: muted, format: formatMoney(b.currency)}
	head := at.own.row - 1
	s.text(place{1, head}, "The gap: "+n.Asking.Metric.Title+", "+string(b.currency), style{bold: true, size: headingSize, below: true})
	s.height(head, 22)
	s.heads(place{gapNow, head}, func(int) bool { return true }, "Now", "When written")
	b.offerName(s, place{1, at.own.row}, n.Asking.From, style{})
	b.gapFigure(s, at.own, n.Asking.From, n.Asking.Today)
	s.number(place{gapWritten, at.own.row}, n.Asking.Today, printed)
	b.writeTarget(s)
	s.number(place{gapWritten, at.target.row}, n.Target.Amount, printed)

	gap := n.Asking.Today.Sub(n.Target.Amount)
	s.text(place{1, at.gap.row}, "Over the target", style{bold: true, above: true})
	s.formula(at.gap, fmt.Sprintf("ROUND(%v-%v,%d)", at.own, at.target, b.currency.Places()), double(gap),
		style{bold: true, above: true, format: formatDelta(b.currency)})
	printed.above, printed.format = true, formatDelta(b.currency)
	s.number(place{gapWritten, at.gap.row}, gap, printed)
	verdict := targetReached
	if gap.IsNegative() {
		verdict = targetShort
	}
	reached := place{gapWritten + 1, at.gap.row}
	s.formula(reached, fmt.Sprintf(`IF(%v>=0,"%s","%s")`, at.gap, targetReached, targetShort), verdict, style{bold: true, indent: 1, align: "left"})
	s.goodIf(reached, targetReached)
	if gap.IsNegative() {
		s.paragraph(at.gap.row+1, leverBelow, b.gapNote(), style{colour: muted})
	}
	return at.gap.row + 3
}

// gapNote says how to see the gap close, or that the metric does not follow the Inputs.
func (b *book) gapNote() string {
	if n := b.document.Ask; !b.follows(n.Asking.From) {
		return fmt.Sprintf("Whatever is typed into the Inputs, %s stays as offerkit worked it out.", n.Asking.Metric.Noun())
	}
	return "Type an ask over its cell on the sheet Inputs, to which the lever's name leads: at the ask the target is reached, and one step less it is not."
}

const (
	targetReached = "the target is reached"
	targetShort   = "short of the target"
)

// writeTarget writes the target: another offer's figure, or an amount that may be typed over.
func (b *book) writeTarget(s *sheet) {
	n, p := b.document.Ask, b.ask.target
	if b.matches() {
		b.offerName(s, place{1, p.row}, n.Target.Offer, style{})
		b.gapFigure(s, p, n.Target.Offer, n.Target.Amount)
		return
	}
	s.text(place{1, p.row}, n.TargetTitle(), style{})
	s.number(p, n.Target.Amount, style{format: formatMoney(b.currency), align: "right", colour: accent, bed: inputBed, box: true, unlocked: true})
	rule := excelize.DataValidation{ShowErrorMessage: true, Type: "decimal", Operator: "between", Formula1: fmt.Sprint(-largest), Formula2: fmt.Sprint(largest)}
	title, refusal, stop := "Target", "Write an amount, without words or a currency sign.", "stop"
	rule.ErrorTitle, rule.Error, rule.ErrorStyle = &title, &refusal, &stop
	s.limits = append(s.limits, limit{from: p, to: p, rule: rule})
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

// levers writes the least on each lever, and why on some nothing reaches the target. Today's value is
// the lever's cell on the Inputs, and what is missing to the ask follows it; a lever without such a
// cell is on gray.
func (b *book) levers(s *sheet, row int, t report.Table) int {
	titles := make([]string, len(t.Columns))
	for i, column := range t.Columns {
		titles[i] = column.Title
	}
	s.heads(place{leverName, row}, func(i int) bool { return i > 0 }, titles...)
	for i := range b.document.Ask.Asks {
		row++
		b.leverRow(s, row, &b.document.Ask.Asks[i])
	}
	if slices.ContainsFunc(b.document.Ask.Asks, b.isClosed) {
		row++
		s.paragraph(row, leverBelow, "On gray: the Inputs have no cell on these terms, and the gap does not follow it.", style{colour: muted, size: smallSize})
	}
	return row + 2
}

func (b *book) leverRow(s *sheet, row int, k *negotiate.Ask) {
	n := b.document.Ask
	value := style{format: "#,##0.####"}
	if k.Lever.Measure == negotiate.InRate {
		value.format = "0.0###%"
	}
	today := b.leverToday(s, row, k.Lever, value)
	if !k.Reaches {
		look := style{colour: muted, wrap: true, top: true, indent: 1, align: "left"}
		reason := n.Reason(k)
		s.text(place{leverAsk, row}, reason, look)
		s.merge(place{leverAsk, row}, place{leverBelow, row})
		s.fit(row, reason, s.width(leverAsk, leverBelow), look)
		return
	}
	printed := value
	printed.colour = muted
	s.number(place{leverAsk, row}, k.To, printed)
	s.formula(place{leverMore, row}, fmt.Sprintf("ROUND(%v-%v,6)", place{leverAsk, row}, today), double(k.Increase()), value)
	b.proof(s, place{leverValue, row}, k.Value)
	if k.Below.Valid {
		b.proof(s, place{leverBelow, row}, k.Below.Decimal)
	}
}

// leverToday writes a lever's name and what it stands at, from the cell of the Inputs where it has one.
func (b *book) leverToday(s *sheet, row int, l *negotiate.Lever, look style) place {
	p, title := place{leverToday, row}, report.LeverHead(l.Key)
	from, open := b.leverCell(l)
	if !open {
		s.text(place{leverName, row}, title, style{})
		if l.Bar == "" || !l.Current.IsZero() { // a blank is what the letter cannot have
			look.bed = fixedBed
			s.number(p, l.Current, look)
		}
		return p
	}
	s.text(place{leverName, row}, title, style{link: true})
	s.link(place{leverName, row}, on(inputsSheet, from))
	s.formula(p, on(inputsSheet, from), double(l.Current), look)
	return p
}

// isClosed reports whether what is asked for on a lever cannot be typed into the Inputs.
func (b *book) isClosed(k negotiate.Ask) bool {
	_, open := b.leverCell(k.Lever)
	return !open && k.Lever.Bar == ""
}

// leverCell is the cell of the Inputs that a lever is typed into; false where it has none, or what is
// typed there pays otherwise than the ask: a refresher that the letter lacks is asked for on the
// first grant's vesting, and is open on the Inputs over four years.
func (b *book) leverCell(l *negotiate.Lever) (place, bool) {
	offer := b.document.Ask.Asking.From
	path := fmt.Sprintf("offers[%d].%s", offer, l.Path)
	p, known := b.inputs.cell(path)
	if _, isNumber := b.inputs.sheet.at(p).value.(float64); !known || !isNumber || l.Bar != "" || !b.isLive(offer, path) {
		return place{}, false
	}
	r := b.remembered[offer]
	if first := r.Offer.FirstRSU(); l.Lacks && l.Key == "refresher" && first != nil {
		open := r.Offer.Refreshers[0].Vesting
		return p, slices.Equal(open.Tranches(r.Start), first.Vesting.Tranches(r.Start))
	}
	return p, true
}

// proof prints what the model came to, as long as the inputs are those that it was asked with.
func (b *book) proof(s *sheet, p place, v decimal.Decimal) {
	s.formula(p, fmt.Sprintf(`IF(%s,%s,"")`, b.askUnchanged(), v), double(v), style{colour: muted, format: formatMoney(b.currency)})
}
