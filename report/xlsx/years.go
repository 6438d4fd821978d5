package xlsx

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
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
	s := &sheet{
		name: yearsSheet, tab: accent,
		freeze: place{yearsFirst, 4},
		print:  printing{titleCols: [2]int{1, 2}, titleRows: [2]int{1, 2}, title: b.title()},
	}
	s.widths = append(s.widths, 5, 30)
	for range n + 1 {
		s.widths = append(s.widths, 15)
	}
	b.heading(s, "Years", string(b.currency)+": what each offer pays by service year, when it is earned; sums over the Timeline.")
	row := 5
	for i := range b.comparison.Offers {
		block := b.layOut(i, row)
		b.years = append(b.years, block)
		row = block.room + 3
	}
	b.highest = place{yearsFirst, row}
	for i := range b.comparison.Offers {
		b.writeYears(s, i)
	}
	b.writeHighest(s)
	return s
}

// writeHighest puts the highest year of any offer below the blocks.
func (b *book) writeHighest(s *sheet) {
	formula := "MAX(0"
	for _, y := range b.years {
		formula += fmt.Sprintf(",%v:%v", y.year(y.total, 1), y.year(y.total, b.comparison.Case.Years))
	}
	s.text(place{yearsLabel, b.highest.row}, "Highest year of any offer", style{colour: muted})
	s.formula(b.highest, formula+")", double(b.highestYear()), style{colour: muted, format: formatMoney(b.currency)})
}

// layOut places an offer's block from a row on.
func (b *book) layOut(offer, row int) yearBlock {
	y := yearBlock{head: row + 1, first: row + 2, components: paid(&b.remembered[offer].Result)}
	y.total = y.first + len(y.components)
	y.guaranteed, y.classes = y.total+1, []comp.Certainty{comp.Guaranteed}
	for _, class := range comp.Certainties()[1:] {
		if b.mayPay(offer, func(p *payment) bool { return p.Certainty == class }) {
			y.classes = append(y.classes, class)
		}
	}
	next := y.guaranteed + len(y.classes)
	if b.mayPay(offer, func(p *payment) bool { return p.Promise == comp.PromiseExpected }) {
		y.written = next
		next++
	}
	y.change, y.room = next, next+1
	return y
}

// mayPay reports whether an offer has a payment of a kind, or can have one when an input
// grows.
func (b *book) mayPay(offer int, is func(*payment) bool) bool {
	rows := b.timeline.rows[offer]
	for i := range rows {
		if is(&rows[i]) {
			return true
		}
	}
	return false
}

// paid lists the components that an offer pays, in the order of every report.
func paid(r *comp.Result) []comp.Component {
	var components []comp.Component
	for _, c := range comp.Components() {
		if slices.ContainsFunc(r.Timeline, func(p comp.Payment) bool { return p.Component == c }) {
			components = append(components, c)
		}
	}
	return components
}

// offerKey is the cell that holds an offer's number; its name stands beside it.
func (y yearBlock) offerKey() place { return place{yearsKey, y.head - 1} }
func (y yearBlock) name() place     { return place{yearsLabel, y.head - 1} }

// finding is the cell that says what to see in the offer's chart.
func (y yearBlock) finding() place { return place{yearsFirst, y.head - 1} }

// year is the cell of a row in a service year, from 1.
func (y yearBlock) year(row, k int) place { return place{yearsFirst + k - 1, row} }

func (b *book) writeYears(s *sheet, offer int) {
	y, r, n := b.years[offer], &b.comparison.Offers[offer], b.comparison.Case.Years
	s.count(y.offerKey(), offer+1, key())
	s.formula(y.name(), on(inputsSheet, b.nameOf(offer)), b.names[offer], style{bold: true, size: headingSize})
	s.height(y.head-1, 20)
	head := style{bold: true, colour: muted, below: true, align: "right"}
	s.set(place{yearsKey, y.head}, cell{look: style{below: true}})
	s.text(place{yearsLabel, y.head}, string(b.currency), style{colour: muted, below: true})
	for k := 1; k <= n; k++ {
		look := head
		look.format = formatYear
		s.count(y.year(y.head, k), k, look)
	}
	s.text(y.year(y.head, n+1), "Total", head)
	for i, c := range y.components {
		b.componentYears(s, offer, y.first+i, c)
	}
	b.totalYears(s, offer)
	for i, class := range y.classes {
		b.certaintyYears(s, offer, y.guaranteed+i, class)
	}
	if y.written > 0 {
		b.writtenYears(s, offer)
	}
	b.changeYears(s, y, r)
	b.roomYears(s, offer)
	b.yearsFinding(s, offer)
}

// yearsFinding says what the offer's chart shows; it is also the chart's title.
func (b *book) yearsFinding(s *sheet, offer int) {
	y, r, n := b.years[offer], &b.comparison.Offers[offer], b.comparison.Case.Years
	look := style{colour: muted}
	if n == 1 {
		s.formula(y.finding(), y.name().String()+`&", by component"`, b.names[offer]+", by component", look)
		return
	}
	span := fmt.Sprintf("%v:%v", y.year(y.change, 2), y.year(y.change, n))
	heads := fmt.Sprintf("%v:%v", y.year(y.head, 2), y.year(y.head, n))
	before := fmt.Sprintf("%v:%v", y.year(y.total, 1), y.year(y.total, n-1))
	falls, none := report.YearsFinding(b.comparison, r, true)[1:], report.YearsFinding(b.comparison, r, false)[1:] // behind the name
	value := b.names[offer] + none.String()
	if b.comparison.Falls(r) {
		value = b.names[offer] + falls.String()
	}
	live := slots{
		report.FallSlot:     b.inHeadline("-MIN(" + span + ")"),
		report.FallYearSlot: fmt.Sprintf("INDEX(%[1]s,MATCH(MIN(%[2]s),%[2]s,0))", heads, span),
	}
	// The largest fall counts where it is more than the tolerance of the year before it.
	s.formula(y.finding(), fmt.Sprintf(
		`%v&IF(-MIN(%[2]s)>MAX(0,ABS(INDEX(%[3]s,MATCH(MIN(%[2]s),%[2]s,0)))*Tolerance),%[4]s,%[5]s)`,
		y.name(), span, before, joined(falls, live), joined(none, live)), value, look)
}

func (b *book) componentYears(s *sheet, offer, row int, c comp.Component) {
	y, r, n := b.years[offer], &b.comparison.Offers[offer], b.comparison.Case.Years
	s.count(place{yearsKey, row}, componentKey(c), key())
	s.text(place{yearsLabel, row}, c.Title(), style{})
	sum := decimal.Zero
	for k := 1; k <= n; k++ {
		p := y.year(row, k)
		amount := r.Years[k-1].Components[c]
		sum = sum.Add(amount)
		s.formula(p, fmt.Sprintf("SUMIFS(Timeline_Amount,Timeline_Offer,%s,Timeline_Year,%s$%d,Timeline_Component,$A%d)",
			y.offerKey().fixed(), columnName(p.col), y.head, row), double(amount), b.money())
	}
	b.sumAcross(s, y.year(row, n+1), row, sum, b.money())
}

// sumAcross puts the sum of a row's years at its end.
func (b *book) sumAcross(s *sheet, p place, row int, sum decimal.Decimal, look style) {
	look.bold = true
	s.formula(p, fmt.Sprintf("SUM(%v:%v)", place{yearsFirst, row}, place{p.col - 1, row}), double(sum), look)
}

func (b *book) totalYears(s *sheet, offer int) {
	y, r, n := b.years[offer], &b.comparison.Offers[offer], b.comparison.Case.Years
	look := style{bold: true, above: true, format: formatMoney(b.currency)}
	s.set(place{yearsKey, y.total}, cell{look: style{above: true}})
	s.text(place{yearsLabel, y.total}, "Total", style{bold: true, above: true})
	for k := 1; k <= n+1; k++ {
		p := y.year(y.total, k)
		value := r.Total
		if k <= n {
			value = r.Years[k-1].Total
		}
		s.formula(p, fmt.Sprintf("SUM(%v:%v)", place{p.col, y.first}, place{p.col, y.total - 1}), double(value), look)
	}
}

// certaintyYears is the part of each year that is of one certainty.
func (b *book) certaintyYears(s *sheet, offer, row int, class comp.Certainty) {
	y := b.years[offer]
	s.count(place{yearsKey, row}, certaintyKey(class), key())
	b.partYears(s, offer, row, report.ClassTitle(class), fmt.Sprintf("Timeline_Certainty,$A%d", row),
		func(p *comp.Period) decimal.Decimal { return p.Certainties[class] }, y)
}

// writtenYears is each year without what nobody has put in writing.
func (b *book) writtenYears(s *sheet, offer int) {
	y := b.years[offer]
	b.partYears(s, offer, y.written, report.BandTitle, "Timeline_Expected,0",
		func(p *comp.Period) decimal.Decimal { return p.Band().Low }, y)
}

// partYears writes a part of each year, a sum over the payments that meet a condition.
func (b *book) partYears(s *sheet, offer, row int, title, condition string, part func(*comp.Period) decimal.Decimal, y yearBlock) {
	r, n := &b.comparison.Offers[offer], b.comparison.Case.Years
	look := style{colour: muted, format: formatMoney(b.currency)}
	s.text(place{yearsLabel, row}, title, style{colour: muted})
	sum := decimal.Zero
	for k := 1; k <= n; k++ {
		p := y.year(row, k)
		value := part(&r.Years[k-1])
		sum = sum.Add(value)
		s.formula(p, fmt.Sprintf("SUMIFS(Timeline_Amount,Timeline_Offer,%s,Timeline_Year,%s$%d,%s)",
			y.offerKey().fixed(), columnName(p.col), y.head, condition), double(value), look)
	}
	s.formula(y.year(row, n+1), fmt.Sprintf("SUM(%v:%v)", y.year(row, 1), y.year(row, n)), double(sum), look)
}

// changeYears shows each year's total against the year before.
func (b *book) changeYears(s *sheet, y yearBlock, r *comp.Result) {
	look := style{colour: muted, format: formatDelta(b.currency)}
	s.text(place{yearsLabel, y.change}, "Change on the year before", style{colour: muted})
	for k := 2; k <= b.comparison.Case.Years; k++ {
		change := r.Years[k-1].Total.Sub(r.Years[k-2].Total)
		s.formula(y.year(y.change, k), fmt.Sprintf("%v-%v", y.year(y.total, k), y.year(y.total, k-1)), double(change), look)
	}
}

// roomYears shows how far each year stays below the highest year of any offer. The
// offers' charts stack it on top, unseen, so that all of them share one scale whatever
// is typed into the Inputs.
func (b *book) roomYears(s *sheet, offer int) {
	y := b.years[offer]
	look := style{size: smallSize, colour: faint, format: formatMoney(b.currency)}
	s.text(place{yearsLabel, y.room}, "Below the highest year of any offer", style{size: smallSize, colour: faint})
	highest := b.highestYear()
	for k := 1; k <= b.comparison.Case.Years; k++ {
		value := highest.Sub(b.comparison.Offers[offer].Years[k-1].Total)
		s.formula(y.year(y.room, k), fmt.Sprintf("%s-%v", b.highest.fixed(), y.year(y.total, k)), double(value), look)
	}
}

func (b *book) highestYear() decimal.Decimal {
	highest := decimal.Zero
	for i := range b.comparison.Offers {
		for _, year := range b.comparison.Offers[i].Years {
			highest = decimal.Max(highest, year.Total)
		}
	}
	return highest
}
