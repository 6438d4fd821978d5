package xlsx

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/report"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// The Cumulative sheet has months down and offers across: what each offer has paid by the
// end of each month, and which one has paid most by then.

// cumulative is where the months stand.
type cumulative struct {
	months []vesting.Date // the last day of each
	sums   [][]decimal.Decimal
}

const (
	cumulativeKeys  = 4 // row of the offers' numbers
	cumulativeHead  = 5 // row of their names
	cumulativeFirst = 6
)

func (b *book) cumulativeSheet() *sheet {
	b.sumUp()
	n := len(b.comparison.Offers)
	s := b.newSheet(cumulativeSheet, accent, string(b.currency)+": what each offer has paid by the end of each month, by the day it is received.", place{2, cumulativeFirst}, 16)
	s.heads(place{1, cumulativeHead}, nil, "By the end of")
	b.offerHeads(s, place{2, cumulativeHead})
	for i := range b.names {
		s.count(place{i + 2, cumulativeKeys}, i+1, key())
	}
	if n > 1 {
		s.widths = append(s.widths, 5, 24)
		s.heads(place{n + 2, cumulativeHead}, nil, "#", "Has paid most")
	}
	for m := range b.cumulative.months {
		b.cumulativeRow(s, m)
	}
	if n > 1 {
		last := cumulativeFirst + len(b.cumulative.months) - 1
		s.rules = append(s.rules, leaderRule(place{2, cumulativeFirst}, place{n + 1, last}))
	}
	b.cumulativeFinding(s)
	s.uprightIfLegible()
	return s
}

// sumUp adds the payments up month by month, over the months in which any offer pays.
func (b *book) sumUp() {
	for i := range b.comparison.Offers {
		var sums []decimal.Decimal
		for _, month := range b.comparison.Statement(&b.comparison.Offers[i], comp.Cumulative) {
			sums = append(sums, month.Total)
			if i == 0 {
				b.cumulative.months = append(b.cumulative.months, month.To)
			}
		}
		b.cumulative.sums = append(b.cumulative.sums, sums)
	}
	last := b.cumulative.months[len(b.cumulative.months)-1]
	for _, r := range b.remembered { // what a letter might have too may pay later
		for last.Before(r.Timeline[len(r.Timeline)-1].Date) {
			last = last.AddDays(1).MonthEnd()
			b.cumulative.months = append(b.cumulative.months, last)
			for i, sums := range b.cumulative.sums {
				b.cumulative.sums[i] = append(sums, sums[len(sums)-1])
			}
		}
	}
}

func (b *book) cumulativeRow(s *sheet, m int) {
	row, n := cumulativeFirst+m, len(b.names)
	s.set(place{1, row}, cell{value: serial(b.cumulative.months[m]), look: style{format: formatMonth, align: "left"}})
	for i := range n {
		p := place{i + 2, row}
		s.formula(p, fmt.Sprintf(`SUMIFS(Timeline_Amount,Timeline_Offer,%s$%d,Timeline_Date,"<="&$A%d)`,
			columnName(p.col), cumulativeKeys, row), double(b.cumulative.sums[i][m]), b.money())
	}
	if n == 1 {
		return
	}
	leader, name := b.cumulative.leaders()[m], ""
	if leader != nobody {
		name = b.shorts[leader]
	}
	span, here := place{2, row}.to(place{n + 1, row}), place{n + 2, row}
	formula := fmt.Sprintf("IF(LARGE(%[1]s,1)=LARGE(%[1]s,2),0,%[2]s)", span, position(most(span), span))
	if m > 0 {
		before := place{n + 2, row - 1}
		formula = fmt.Sprintf("IF(%[1]v=0,%[2]s,IF(INDEX(%[3]s,MAX(1,%[1]v))=%[4]s,%[1]v,%[5]s))", before, formula, span, most(span), position(most(span), span))
	}
	s.formula(here, formula, float64(leader+1), key())
	s.formula(place{n + 3, row}, fmt.Sprintf(`IF(%v=0,"",INDEX(%s,MAX(1,%[1]v)))`, here, b.cumulativeNames()), name, style{colour: muted})
}

func (b *book) cumulativeNames() string {
	return place{2, cumulativeHead}.toFixed(place{len(b.names) + 1, cumulativeHead})
}

// nobody is the leader of months in which several offers have paid most, before any has led.
const nobody = -1

// leaders are the offers that have paid most by the end of each month. Who leads is overtaken by who has paid
// more, not by who has paid as much; until anybody has paid more than the others it is nobody.
func (c *cumulative) leaders() []int {
	leaders, before := make([]int, len(c.months)), nobody
	for m := range leaders {
		first, shared := c.most(m)
		stays := before != nobody && c.sums[before][m].Equal(c.sums[first][m])
		if !stays && (before != nobody || !shared) {
			before = first
		}
		leaders[m] = before
	}
	return leaders
}

// most returns the offer that has paid most by the end of a month, the first where
// several have, and whether several have.
func (c *cumulative) most(month int) (first int, shared bool) {
	for i := 1; i < len(c.sums); i++ {
		switch c.sums[i][month].Cmp(c.sums[first][month]) {
		case 0:
			shared = true
		case 1:
			first, shared = i, false
		}
	}
	return first, shared
}

// cumulativeSince is the row, above the leaders' numbers, that counts the months until
// the final leader came to stay.
const cumulativeSince = cumulativeKeys

// cumulativeFinding says what the chart shows; it is also its title.
func (b *book) cumulativeFinding(s *sheet) {
	look, n := style{colour: muted}, len(b.names)
	if n == 1 {
		total := place{2, cumulativeFirst + len(b.cumulative.months) - 1}
		formula, value := b.titleOf(fmt.Sprintf(`%v&" pays "&%s&" by the end"`, place{2, cumulativeHead}, b.inHeadline(total.String())),
			fmt.Sprintf("%s pays %s by the end", b.shorts[0], report.Headline(b.comparison.Offers[0].Total, b.currency)), report.PaidMeasure)
		s.formula(cumulativeFindingCell, formula, value, look)
		return
	}
	last := cumulativeFirst + len(b.cumulative.months) - 1
	leaders := place{n + 2, cumulativeFirst}.toFixed(place{n + 2, last})
	final := place{n + 2, last}.fixed()
	led := b.cumulative.leaders()
	leader, other := led[len(led)-1], len(led) // months until it came to stay
	for ; other > 0 && (led[other-1] == leader || led[other-1] == nobody); other-- {
	}
	since := place{n + 2, cumulativeSince}
	s.formula(since, fmt.Sprintf("SUMPRODUCT(MAX((%s<>%s)*(%[1]s>0)*(ROW(%[1]s)-%[3]d)))", leaders, final, cumulativeFirst-1), float64(other), key())

	paid := place{2, last}.toFixed(place{n + 1, last})
	total, _ := b.comparison.Ranking("total")
	value := level
	switch {
	case total.Gap.IsZero():
	case total.Verdict == comp.TooCloseToCall:
		value = fmt.Sprintf("%s's and %s's pay ends within %s of each other", b.shorts[total.Order[0]], b.shorts[total.Order[1]], report.ExactPercent(b.comparison.Case.Tolerance))
	case other == 0:
		value = b.shorts[leader] + "'s pay adds up to most throughout"
	default:
		day := b.cumulative.months[other]
		value = fmt.Sprintf("%s's pay adds up to most from %v %d on", b.shorts[leader], day.Month(), day.Year())
	}
	gap := fmt.Sprintf("ROUND(%s-%s,6)", most(paid), second(paid))
	day := fmt.Sprintf("INDEX(%s:%s,%v+1)", place{1, cumulativeFirst}.fixed(), place{1, last}.fixed(), since)
	finding := fmt.Sprintf(
		`IF(%[5]s=0,"`+level+`",INDEX(%[1]s,MAX(1,%[2]s))&"'s "&IF(%[6]s,"and "&INDEX(%[1]s,%[7]s)&"'s pay ends within "&ROUND(100*Tolerance,10)&"%% of each other",`+
			`"pay adds up to most "&IF(%[3]v=0,"throughout","from "&CHOOSE(MONTH(%[4]s),`+monthNames+`)&" "&YEAR(%[4]s)&" on")))`,
		b.cumulativeNames(), final, since, day, gap, isWithin(gap, second(paid)), position(second(paid), paid))
	if byDay := report.CumulativeFinding(b.comparison); byDay != value { // which the sheet, of ends of months, can only keep
		finding, value = fmt.Sprintf(`IF(%s,%s,%s&"`+byMonths+`")`, b.unchanged(), on(checksSheet, b.paidFinding()), finding), byDay
	}
	formula, value := b.titleOf(finding, value, report.PaidMeasure)
	s.formula(cumulativeFindingCell, formula, value, look)
}

// byMonths is said of a finding that a count by days would not make.
const byMonths = ", by the ends of months"

const level = "The leading offers' pay comes to the same by the end"

// monthColumn is the column of the months; the offers follow it.
const monthColumn = 1

// cumulativeFindingCell holds the finding, beside the way back.
var cumulativeFindingCell = place{2, 3}

const monthNames = `"January","February","March","April","May","June","July","August","September","October","November","December"`
