package xlsx

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/calc"
	"github.com/seed-251b9aba/offerkit/report"
)

// The Years sheet has a block an offer: components down, service years across, each cell
// a SUMIFS over the Timeline by the numbers in column A and in the head.

// yearBlock is where one offer's years stand.
type yearBlock struct {
	head       int // row of the years
	first      int // row of the first component
	components []comp.Component
	total      int // row
	guaranteed int
	classes    []comp.Certainty // of the parts of the total below it, the guaranteed one first
	written    int              // row of the total without what is merely expected; 0 where nothing is
	change     int
	room       int // row of what the highest year of any offer has more, for a common scale
}

// Columns of the Years sheet.
const (
	yearsKey   = 1
	yearsLabel = 2
	yearsFirst = 3
)

func (b *book) yearsSheet() *sheet {
	n := b.comparison.Case.Years
	s := b.newSheet(yearsSheet, accent, string(b.currency)+": what each offer pays by service year, when it is earned; sums over the Timeline.", place{yearsFirst, 4}, 5, 30)
	s.widen(yearsFirst+n, 15)
	s.uprightIfLegible()
	row, left := 5, s.pageHeight()-5*rowPixels
	for i := range b.comparison.Offers {
		block := b.layOut(i, row)
		b.years = append(b.years, block)
		height := (block.room + 3 - row) * rowPixels
		if left < height && i > 0 { // no offer's block across the end of a page
			s.print.breaks, left = append(s.print.breaks, row-1), s.pageHeight()-5*rowPixels
		}
		left -= height
		row = block.room + 3
	}
	for i := range b.comparison.Offers {
		b.writeYears(s, i)
	}
	return s
}

// layOut places an offer's block from a row on.
func (b *book) layOut(offer, row int) yearBlock {
	y := yearBlock{head: row + 1, first: row + 2, components: report.Paid(&b.remembered[offer].Result)}
	y.total = y.first + len(y.components)
	y.guaranteed, y.classes = y.total+1, []comp.Certainty{comp.Guaranteed}
	for _, class := range comp.Certainties()[1:] {
		if len(b.amounts(offer, isOf(class))) > 0 {
			y.classes = append(y.classes, class)
		}
	}
	next := y.guaranteed + len(y.classes)
	if len(b.amounts(offer, isWritten)) < len(b.timeline.rows[offer]) {
		y.written = next
		next++
	}
	y.change, y.room = next, next+1
	return y
}

// amounts are the payments of an offer that are of a kind, those that are made when an input grows
// among them.
func (b *book) amounts(offer int, is func(*payment) bool) []calc.Number {
	var amounts []calc.Number
	for i := range b.timeline.rows[offer] {
		if p := &b.timeline.rows[offer][i]; is(p) {
			amounts = append(amounts, p.Number())
		}
	}
	return amounts
}

func isOf(class comp.Certainty) func(*payment) bool {
	return func(p *payment) bool { return p.Certainty == class }
}

func isWritten(p *payment) bool { return p.Promise != comp.PromiseExpected }

// offerKey is the cell that holds an offer's number; its name stands beside it.
func (y yearBlock) offerKey() place { return place{yearsKey, y.head - 1} }
func (y yearBlock) name() place     { return place{yearsLabel, y.head - 1} }

// finding is the cell that says what to see in the offer's chart.
func (y yearBlock) finding() place { return place{yearsFirst, y.head - 1} }

// year is the cell of a row in a service year, from 1.
func (y yearBlock) year(row, k int) place { return place{yearsFirst + k - 1, row} }

func (b *book) writeYears(s *sheet, offer int) {
	y, n := b.years[offer], b.comparison.Case.Years
	s.count(y.offerKey(), offer+1, key())
	b.offerName(s, y.name(), offer, style{bold: true, size: headingSize})
	s.height(y.head-1, 20)
	head := headLook
	head.align, head.format = "right", formatYear
	s.set(place{yearsKey, y.head}, cell{look: style{below: true}})
	s.text(place{yearsLabel, y.head}, string(b.currency), style{colour: muted, below: true})
	for k := 1; k <= n; k++ {
		s.count(y.year(y.head, k), k, head)
	}
	s.text(y.year(y.head, n+1), "Total", head)
	for i, c := range y.components {
		s.count(place{yearsKey, y.first + i}, componentKey(c), key())
		b.sumYears(s, offer, y.first+i, b.comparison.Offers[offer].TitleOf(c), fmt.Sprintf("Timeline_Component,$A%d", y.first+i), style{},
			func(p *comp.Period) decimal.Decimal { return p.Components[c] })
	}
	b.totalYears(s, offer)
	for i, class := range y.classes {
		row := y.guaranteed + i
		s.count(place{yearsKey, row}, certaintyKey(class), key())
		b.sumYears(s, offer, row, report.ClassTitle(class), fmt.Sprintf("Timeline_Certainty,$A%d", row), style{colour: muted},
			func(p *comp.Period) decimal.Decimal { return p.Certainties[class] })
		b.graphs[offer].total(on(yearsSheet, y.year(row, n+1)), b.amounts(offer, isOf(class)))
	}
	if y.written > 0 {
		b.sumYears(s, offer, y.written, report.BandTitle, "Timeline_Expected,0", style{colour: muted},
			func(p *comp.Period) decimal.Decimal { return p.Band().Low })
		b.graphs[offer].total(on(yearsSheet, y.year(y.written, n+1)), b.amounts(offer, isWritten))
	}
	b.changeYears(s, offer)
	b.roomYears(s, offer)
	b.yearsFinding(s, offer)
}

// yearsFinding says what the offer's chart shows; it is also the chart's title.
func (b *book) yearsFinding(s *sheet, offer int) {
	y, r, n := b.years[offer], &b.comparison.Offers[offer], b.comparison.Case.Years
	look := style{colour: muted}
	if n == 1 {
		said := report.YearsFinding(b.comparison, r, false)
		live := slots{report.OfferName: y.name().String(), report.FigureSlot: b.inHeadline(y.year(y.total, 1).String())}
		formula, value := b.titleOf(joined(said, live), said.String(), report.YearsMeasure)
		s.formula(y.finding(), formula, value, look)
		return
	}
	span, before := y.year(y.change, 2).to(y.year(y.change, n)), y.year(y.total, 1).to(y.year(y.total, n-1))
	lowest := position("MIN("+span+")", span)
	falls, none := report.YearsFinding(b.comparison, r, true)[1:], report.YearsFinding(b.comparison, r, false)[1:] // behind the name
	value := b.shorts[offer] + none.String()
	if b.comparison.Falls(r) {
		value = b.shorts[offer] + falls.String()
	}
	live := slots{
		report.FallSlot:     b.inHeadline("-MIN(" + span + ")"),
		report.FallYearSlot: fmt.Sprintf("INDEX(%s,%s)", y.year(y.head, 2).to(y.year(y.head, n)), lowest),
	}
	// The largest fall counts where it is more than the tolerance of the year before it.
	formula, value := b.titleOf(fmt.Sprintf(`%v&IF(-MIN(%s)>MAX(0,ABS(INDEX(%s,%s))*Tolerance),%s,%s)`,
		y.name(), span, before, lowest, joined(falls, live), joined(none, live)), value, report.YearsMeasure)
	s.formula(y.finding(), formula, value, look)
}

// sumYears writes a part of each year, a sum over the payments that meet a condition, and what
// the years come to.
func (b *book) sumYears(s *sheet, offer, row int, title, condition string, look style, part func(*comp.Period) decimal.Decimal) {
	y, r, n := b.years[offer], &b.comparison.Offers[offer], b.comparison.Case.Years
	s.text(place{yearsLabel, row}, title, look)
	look.format = formatMoney(b.currency)
	sum := decimal.Zero
	for k := 1; k <= n; k++ {
		p := y.year(row, k)
		value := part(&r.Years[k-1])
		sum = sum.Add(value)
		s.formula(p, fmt.Sprintf("SUMIFS(Timeline_Amount,Timeline_Offer,%s,Timeline_Year,%s$%d,%s)",
			y.offerKey().fixed(), columnName(p.col), y.head, condition), double(value), look)
	}
	look.bold = look.colour == ""
	s.formula(y.year(row, n+1), "SUM("+y.year(row, 1).to(y.year(row, n))+")", double(sum), look)
}

func (b *book) totalYears(s *sheet, offer int) {
	y, r, n := b.years[offer], &b.comparison.Offers[offer], b.comparison.Case.Years
	look := style{bold: true, above: true}
	s.set(place{yearsKey, y.total}, cell{look: style{above: true}})
	s.text(place{yearsLabel, y.total}, "Total", look)
	look.format = formatMoney(b.currency)
	for k := 1; k <= n+1; k++ {
		p := y.year(y.total, k)
		value := r.Total
		if k <= n {
			value = r.Years[k-1].Total
		}
		s.formula(p, "SUM("+place{p.col, y.first}.to(place{p.col, y.total - 1})+")", double(value), look)
	}
	b.graphs[offer].total(on(yearsSheet, y.year(y.total, n+1)), b.amounts(offer, func(*payment) bool { return true }))
}

// changeYears shows each year's total against the year before.
func (b *book) changeYears(s *sheet, offer int) {
	y, years := b.years[offer], b.comparison.Offers[offer].Years
	look := style{colour: muted, format: formatDelta(b.currency)}
	s.text(place{yearsLabel, y.change}, "Change on the year before", style{colour: muted})
	for k := 2; k <= b.comparison.Case.Years; k++ {
		change := years[k-1].Total.Sub(years[k-2].Total)
		s.formula(y.year(y.change, k), fmt.Sprintf("%v-%v", y.year(y.total, k), y.year(y.total, k-1)), double(change), look)
	}
}

// roomYears shows how far each year stays below the highest year of any offer, and at its end the
// highest of the offers down to this one. The offers' charts stack it on top, unseen, so that all
// of them share one scale whatever is typed into the Inputs.
func (b *book) roomYears(s *sheet, offer int) {
	y, n := b.years[offer], b.comparison.Case.Years
	look := style{size: smallSize, colour: faint, format: formatMoney(b.currency)}
	last, highest, before := b.years[len(b.years)-1], b.highestYear(len(b.years)), "0"
	if offer > 0 {
		before = y.year(b.years[offer-1].room, n+1).String()
	}
	s.text(place{yearsLabel, y.room}, "Below the highest year of any offer", style{size: smallSize, colour: faint})
	for k := 1; k <= n; k++ {
		value := highest.Sub(b.comparison.Offers[offer].Years[k-1].Total)
		s.formula(y.year(y.room, k), fmt.Sprintf("%s-%v", last.year(last.room, n+1).fixed(), y.year(y.total, k)), double(value), look)
	}
	s.formula(y.year(y.room, n+1), fmt.Sprintf("MAX(%s,%s)", before, y.year(y.total, 1).to(y.year(y.total, n))), double(b.highestYear(offer+1)), look)
}

// highestYear is the highest year of the first offers.
func (b *book) highestYear(offers int) decimal.Decimal {
	highest := decimal.Zero
	for i := range offers {
		for _, year := range b.comparison.Offers[i].Years {
			highest = decimal.Max(highest, year.Total)
		}
	}
	return highest
}
