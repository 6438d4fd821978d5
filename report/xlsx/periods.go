package xlsx

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/report"
)

// The Periods sheet cuts the payments as the report was asked to: a block an offer, periods
// down, components across, each cell a SUMIFS over the Timeline by the dates in the first
// two columns. Service years have a sheet of their own.

// periodBlock is where the totals of one offer's periods stand.
type periodBlock struct{ first, last place }

// sum is all that the periods pay: their sum, or the last of running totals.
func (p periodBlock) sum(view comp.View) string {
	if view == comp.Cumulative {
		return on(periodsSheet, p.last)
	}
	return "SUM(" + area(periodsSheet, p.first, p.last) + ")"
}

func (b *book) periodsSheet() *sheet {
	s := b.newSheet(periodsSheet, accent, string(b.currency)+": what each offer pays, "+report.ViewInWords(b.document.View)+"; sums over the Timeline.", place{4, 4}, 12, 12, 14)
	row := 5
	for i := range b.comparison.Offers {
		row = b.writePeriods(s, row, i)
	}
	return s
}

// writePeriods writes the periods of one offer and returns the next free row.
func (b *book) writePeriods(s *sheet, row, offer int) int {
	r := &b.comparison.Offers[offer]
	components := b.years[offer].components
	b.offerName(s, place{1, row}, offer, style{bold: true, size: headingSize})
	keys, total, titles := row, 4+len(components), []string{"From", "To", "Period"}
	for j, component := range components {
		s.count(place{4 + j, keys}, componentKey(component), key())
		titles = append(titles, r.TitleOf(component))
	}
	row++
	s.widen(total, 14)
	s.heads(place{1, row}, func(i int) bool { return i > 2 }, append(titles, "Total")...)
	block := periodBlock{first: place{total, row + 1}}
	for _, p := range b.comparison.Statement(r, b.document.View) {
		row++
		s.date(place{1, row}, p.From, style{colour: faint, align: "left"})
		s.date(place{2, row}, p.To, style{colour: faint, align: "left"})
		s.text(place{3, row}, p.Label, style{})
		for j, component := range components {
			b.periodCell(s, place{4 + j, row}, fmt.Sprintf(",Timeline_Component,%s$%d", columnName(4+j), keys), offer, p.Components[component])
		}
		b.periodCell(s, place{total, row}, "", offer, p.Total)
	}
	block.last = place{total, row}
	b.periods = append(b.periods, block)
	return row + 3
}

func (b *book) periodCell(s *sheet, p place, component string, offer int, value decimal.Decimal) {
	s.formula(p, fmt.Sprintf(`SUMIFS(Timeline_Amount,Timeline_Offer,%d,Timeline_Date,">="&$A%d,Timeline_Date,"<="&$B%d%s)`,
		offer+1, p.row, p.row, component), double(value), b.money())
}

// periodic reports whether the report cuts payments otherwise than by service year.
func (b *book) periodic() bool { return b.document.View != "" && b.document.View != comp.ByYear }
