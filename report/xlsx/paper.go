package xlsx

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/report"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// A private company's equity beside the totals: on paper, and by the exit's value and the
// dilution until then (SPEC 5.7). How much has vested by a day is fixed; counts, prices and
// amounts follow the Inputs.

// paperTable writes an offer's awards at prices that nobody pays today, and returns the
// next free row.
func (b *book) paperTable(s *sheet, row, offer int) int {
	r := &b.comparison.Offers[offer]
	if len(r.Paper) == 0 {
		return row
	}
	b.privateHead(s, row, offer, ": on paper", "Vested within the horizon at prices that nobody pays today, at the exchange rate of the valuation date.")
	row += 2
	for j, title := range []string{"Award", "Granted", "Vested", "At FMV", "At preferred", "To exercise"} {
		look := style{bold: true, colour: muted, below: true}
		if j > 0 {
			look.align = "right"
		}
		s.text(place{1 + j, row}, title, look)
	}
	first := row + 1
	for i := range r.Paper {
		row++
		b.paperRow(s, row, offer, &r.Paper[i])
	}
	row++
	look := style{bold: true, above: true, format: formatMoney(b.currency)}
	s.text(place{1, row}, "Total", style{bold: true, above: true})
	s.set(place{2, row}, cell{look: look})
	s.set(place{3, row}, cell{look: look})
	fmv, preferred, exercise := r.PaperTotal()
	for j, sum := range []decimal.Decimal{fmv.Decimal, preferred.Decimal, exercise} {
		p := place{4 + j, row}
		if !s.anyIn(p.col, first, row-1) { // a blank is unknown, not 0
			s.set(p, cell{look: look})
			continue
		}
		s.formula(p, fmt.Sprintf("SUM(%v:%v)", place{p.col, first}, place{p.col, row - 1}), double(sum), look)
	}
	return row + 2
}

// anyIn reports whether a column has a figure in any of the rows.
func (s *sheet) anyIn(col, first, last int) bool {
	for row := first; row <= last; row++ {
		if s.at(place{col, row}).value != nil {
			return true
		}
	}
	return false
}

func (b *book) privateHead(s *sheet, row, offer int, title, caption string) {
	s.formula(place{1, row}, on(inputsSheet, b.nameOf(offer))+`&"`+title+`"`, b.names[offer]+title, style{bold: true, size: headingSize})
	s.height(row, 22)
	s.text(place{1, row + 1}, string(b.currency)+". "+caption, style{colour: muted, size: smallSize})
}

func (b *book) paperRow(s *sheet, row, offer int, p *comp.Paper) {
	m := b.reader(offer)
	var granted, vested, strike formula
	i, live := p.Term.Index, p.Term.Kind == comp.GrantTerm
	if live {
		var ok1, ok2 bool
		g := &m.offer.Grants[i]
		granted, ok1 = m.privateShares(g, i)
		vested, ok2 = m.vestedBy(g, i, m.result.Start.AddMonths(12*b.comparison.Case.Years))
		strike, _ = m.input("grants[%d].strike", i)
		live = ok1 && ok2 && near(vested.value, double(p.Vested), 8)
	}
	s.text(place{1, row}, p.Item, style{})
	count := style{format: "#,##0.####"}
	b.liveCell(s, place{2, row}, granted, live, p.Granted, 8, count)
	b.liveCell(s, place{3, row}, vested, live, p.Vested, 8, count)
	held := formula{text: place{3, row}.String(), value: vested.value, binds: bindsCell}
	for j, at := range []struct {
		key   string
		value decimal.NullDecimal
	}{{"private.fmv", p.AtFMV}, {"private.preferred", p.AtPreferred}} {
		if price, known := m.input("%s", at.key); known {
			worth, ok := m.reported(held.times(overStrike(price, strike)), b.comparison.Case.AsOf)
			b.liveCell(s, place{4 + j, row}, worth, live && ok, at.value.Decimal, b.currency.Places(), b.money())
		}
	}
	if strike.text != "" {
		cost, ok := m.reported(held.times(strike), b.comparison.Case.AsOf)
		b.liveCell(s, place{6, row}, cost, live && ok, p.Exercise, b.currency.Places(), b.money())
	}
}

// overStrike is what a share is worth to its holder: of an option what the price has over
// the strike.
func overStrike(price, strike formula) formula {
	if strike.text == "" {
		return price
	}
	return whole(0).most(price.minus(strike))
}

// reported rounds an amount and converts it at the rate of a day.
func (m *model) reported(amount formula, day vesting.Date) (formula, bool) {
	amount = amount.rounded(m.places)
	if !m.foreign() {
		return amount, true
	}
	rate, known := m.exchange(day)
	return amount.times(rate).rounded(m.book.currency.Places()), known
}

// liveCell writes a formula, or the engine's figure on grey where there is none that comes
// to it.
func (b *book) liveCell(s *sheet, p place, f formula, live bool, value decimal.Decimal, places int32, look style) {
	if !live || !near(f.value, double(value), places) {
		look.bed = fixedBed
		s.number(p, value, look)
		return
	}
	s.formula(p, f.text, double(value), look)
}

// exitTable writes what an offer's equity pays by the value of the exit and by the dilution
// until then, and returns the next free row.
func (b *book) exitTable(s *sheet, row, offer int) int {
	r := &b.comparison.Offers[offer]
	grid, ok := report.NewExitGrid(b.comparison, r)
	if !ok {
		return row
	}
	caption := report.ExitGridCaption(r)
	b.privateHead(s, row, offer, ": exit by dilution", strings.ToUpper(caption[:1])+caption[1:]+".")
	row += 2
	look := style{bold: true, colour: muted, below: true, align: "right"}
	s.text(place{1, row}, "Exit", look)
	look.format = `0.##%" diluted"`
	for j, dilution := range grid.Dilutions {
		s.number(place{2 + j, row}, dilution, look)
	}
	head := row
	m := b.reader(offer)
	exit, _ := m.input("private.exit.value")
	for i, times := range grid.Times {
		row++
		shown, known := m.converted(exit.times(constant(times)), r.Offer.Private.Exit.On)
		b.liveCell(s, place{1, row}, shown.rounded(0), known, grid.Exits[i], 0, style{format: formatWhole, align: "right"})
		for j, dilution := range grid.Dilutions {
			kept := formula{text: on(besideSheet, place{2 + j, head}), value: double(dilution), binds: bindsCell}
			pays, live := m.exitPays(exit.times(constant(times)), whole(1).minus(kept), fmt.Sprintf("%s times the exit, %s diluted", times, report.ExactPercent(dilution)))
			b.liveCell(s, place{2 + j, row}, pays, live, grid.Payouts[i][j], b.currency.Places(), b.money())
		}
	}
	return row + 2
}

// converted is an amount at the rate of a day, not rounded.
func (m *model) converted(amount formula, day vesting.Date) (formula, bool) {
	if !m.foreign() {
		return amount, true
	}
	rate, known := m.exchange(day)
	return amount.times(rate), known
}

// exitPays is what the awards vested by the exit, or by the end of the horizon where that
// comes first, are paid at an exit.
func (m *model) exitPays(exit, kept formula, at string) (formula, bool) {
	all, ok := m.input("private.fully_diluted")
	if !ok {
		return formula{}, false
	}
	price := m.commonAt(exit, all, kept, at)
	day := m.result.Start.AddMonths(12 * m.book.comparison.Case.Years)
	if d := m.offer.Private.Exit.On; !d.IsZero() && d.Before(day) {
		day = d
	}
	var parts []formula
	for i := range m.result.Paper {
		term := m.result.Paper[i].Term
		if term.Kind != comp.GrantTerm {
			return formula{}, false
		}
		j := term.Index
		vested, ok := m.vestedBy(&m.offer.Grants[j], j, day)
		if !ok {
			return formula{}, false
		}
		strike, _ := m.input("grants[%d].strike", j)
		parts = append(parts, vested.times(overStrike(price, strike)).rounded(m.places))
	}
	paid, known := m.converted(sumOf(parts), m.offer.Private.Exit.On)
	return paid.rounded(m.book.currency.Places()), known
}
