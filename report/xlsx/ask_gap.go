package xlsx

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/negotiate"
)

// Columns of the gap's figures.
const (
	gapNow = iota + 2
	gapWritten
)

// ask is where the gap stands.
type ask struct {
	own, target, gap place
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
	s.number(p, n.Target.Amount, style{format: formatMoney(b.currency), align: "right", colour: typed, bed: inputBed, box: true, unlocked: true})
	rule := excelize.DataValidation{ShowErrorMessage: true, Type: "decimal", Operator: "between", Formula1: fmt.Sprint(-largest), Formula2: fmt.Sprint(largest)}
	title, refusal, stop := "Target", "Write an amount, without words or a currency sign.", "stop"
	rule.ErrorTitle, rule.Error, rule.ErrorStyle = &title, &refusal, &stop
	s.limits = append(s.limits, limit{from: p, to: p, rule: rule})
}
