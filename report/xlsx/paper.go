package xlsx

import (
	"strings"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/report"
)

// A private company's equity beside the totals: on paper, and by the exit's value and the
// dilution until then (SPEC 5.7). How much has vested by a day is fixed; counts, prices and
// amounts follow the Inputs.

// paperTable writes an offer's awards at prices that nobody pays today, and returns the
// next free row.
func (b *book) paperTable(s *sheet, row, offer int) int {
	r := b.remembered[offer]
	if len(r.Paper) == 0 {
		return row
	}
	b.privateHead(s, row, offer, ": on paper", "What vests within the horizon and no exit in the case pays, at prices that nobody pays today and the exchange rate of the valuation date.")
	row += 2
	s.heads(place{1, row}, func(i int) bool { return i > 0 }, "Award", "Granted", "Vested", "At FMV", "At preferred", "To exercise")
	first := row + 1
	for i := range r.Paper {
		row++
		b.paperRow(s, row, offer, &r.Paper[i])
	}
	row++
	look := style{bold: true, above: true, format: formatMoney(b.currency)}
	s.text(place{1, row}, "Total", style{bold: true, above: true})
	fmv, preferred, exercise := r.PaperTotal()
	for i, sum := range []decimal.NullDecimal{{}, {}, fmv, preferred, {Decimal: exercise, Valid: !exercise.IsZero()}} {
		p := place{2 + i, row}
		if !sum.Valid { // a blank is unknown, not 0
			s.set(p, cell{look: look})
			continue
		}
		s.formula(p, "SUM("+place{p.col, first}.to(place{p.col, row - 1})+")", double(sum.Decimal), look)
	}
	return row + 2
}

func (b *book) privateHead(s *sheet, row, offer int, title, caption string) {
	s.formula(place{1, row}, b.shortName(offer)+`&"`+title+`"`, b.shorts[offer]+title, style{bold: true, size: headingSize})
	s.height(row, 22)
	s.text(place{1, row + 1}, string(b.currency)+". "+caption, style{colour: muted, size: smallSize})
}

func (b *book) paperRow(s *sheet, row, offer int, p *comp.Paper) {
	s.text(place{1, row}, p.Item, style{})
	count := style{format: "#,##0.####"}
	b.liveCell(s, place{2, row}, offer, p.Item+", granted", p.GrantedNumber(), count)
	b.liveCell(s, place{3, row}, offer, p.Item+", on paper", p.VestedNumber(), count)
	if p.AtFMV.Valid {
		b.liveCell(s, place{4, row}, offer, p.Item+", at FMV", p.AtFMVNumber(), b.money())
	}
	if p.AtPreferred.Valid {
		b.liveCell(s, place{5, row}, offer, p.Item+", at preferred", p.AtPreferredNumber(), b.money())
	}
	if !p.Strike.IsZero() {
		b.liveCell(s, place{6, row}, offer, p.Item+", to exercise", p.ExerciseNumber(), b.money())
	}
}

// exitTable writes what an offer's equity pays by the value of the exit and by the dilution
// until then, and returns the next free row.
func (b *book) exitTable(s *sheet, row, offer int) int {
	r := &b.comparison.Offers[offer]
	grid, ok := report.NewExitGrid(b.comparison, r, false)
	if !ok {
		return row
	}
	caption := report.ExitGridCaption(r)
	b.privateHead(s, row, offer, ": exit by dilution", strings.ToUpper(caption[:1])+caption[1:]+".")
	row += 2
	look := headLook
	look.align = "right"
	s.text(place{1, row}, "Exit", look)
	look.format = `0.##%" diluted"`
	for j, dilution := range grid.Dilutions {
		s.number(place{2 + j, row}, dilution, look)
	}
	exits, payouts := b.comparison.ExitGridNumbers(b.remembered[offer], grid.Times, grid.Dilutions)
	for i := range exits {
		row++
		b.liveCell(s, place{1, row}, offer, "Exit", exits[i], style{format: formatUnits(b.currency), align: "right"})
		for j := range payouts[i] {
			b.liveCell(s, place{2 + j, row}, offer, "Paid at an exit", payouts[i][j], b.money())
		}
	}
	return row + 2
}
