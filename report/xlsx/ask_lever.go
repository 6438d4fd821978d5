package xlsx

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp/negotiate"
	"github.com/seed-251b9aba/offerkit/report"
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
	value := style{format: grouped(n.Unit(k.Lever), "0.####")}
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
	p, title := place{leverToday, row}, report.HeadOfLever(l)
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
	if !known || l.Bar != "" || !b.isLive(offer, path) || b.inputs.sheet.at(p).value != double(l.Current) {
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
