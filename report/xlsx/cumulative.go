package xlsx

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
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
		s.rules = append(s.rules, bestRule(place{2, cumulativeFirst}, place{n + 1, last}))
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
	leader, _ := b.cumulative.leader(m)
	span := place{2, row}.to(place{n + 1, row})
	s.formula(place{n + 2, row}, position(most(span), span), float64(leader+1), key())
	s.formula(place{n + 3, row}, fmt.Sprintf("INDEX(%s,%v)", b.cumulativeNames(), place{n + 2, row}), b.shorts[leader], style{colour: muted})
}

func (b *book) cumulativeNames() string {
	return place{2, cumulativeHead}.toFixed(place{len(b.names) + 1, cumulativeHead})
}

// leader returns the offer that has paid most by the end of a month, the first where
// several have, and whether several have.
func (c *cumulative) leader(month int) (first int, shared bool) {
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
		s.formula(cumulativeFindingCell, place{2, cumulativeHead}.String()+`&": paid so far"`, b.shorts[0]+": paid so far", look)
		return
	}
	last := cumulativeFirst + len(b.cumulative.months) - 1
	leaders := place{n + 2, cumulativeFirst}.toFixed(place{n + 2, last})
	final := place{n + 2, last}.fixed()
	leader, shared := b.cumulative.leader(len(b.cumulative.months) - 1)
	other := len(b.cumulative.months) // months until it came to stay
	for ; other > 0; other-- {
		if before, _ := b.cumulative.leader(other - 1); before != leader {
			break
		}
	}
	since := place{n + 2, cumulativeSince}
	s.formula(since, fmt.Sprintf("SUMPRODUCT(MAX((%s<>%s)*(ROW(%s)-%d)))", leaders, final, leaders, cumulativeFirst-1), float64(other), key())

	paid := place{2, last}.toFixed(place{n + 1, last})
	value := b.shorts[leader] + " has paid most throughout"
	switch {
	case other == 0 && shared:
		value = level
	case other > 0:
		day := b.cumulative.months[other]
		value = fmt.Sprintf("%s has paid most since %v %d", b.shorts[leader], day.Month(), day.Year())
	}
	day := fmt.Sprintf("INDEX(%s:%s,%v+1)", place{1, cumulativeFirst}.fixed(), place{1, last}.fixed(), since)
	s.formula(cumulativeFindingCell, fmt.Sprintf(
		`IF((%[3]v=0)*(LARGE(%[5]s,1)=LARGE(%[5]s,2)),"`+level+`",INDEX(%[1]s,%[2]s)&IF(%[3]v=0," has paid most throughout"," has paid most since "&CHOOSE(MONTH(%[4]s),`+monthNames+`)&" "&YEAR(%[4]s)))`,
		b.cumulativeNames(), final, since, day, paid), value, look)
}

const level = "The leading offers have paid the same by the end"

// monthColumn is the column of the months; the offers follow it.
const monthColumn = 1

// cumulativeFindingCell holds the finding, beside the way back.
var cumulativeFindingCell = place{2, 3}

const monthNames = `"January","February","March","April","May","June","July","August","September","October","November","December"`
