package xlsx

import (
	"fmt"
	"slices"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/calc"
	"github.com/seed-251b9aba/offerkit/report"
)

// The Walk-away sheet has months of service down and offers across: what somebody keeps
// who resigns after so many months, and what it is made of (SPEC 7.4). Each month builds on
// the one before it, as the engine's running sums do.

const (
	walkAwayTitles = 4 // row of the blocks' titles
	walkAwayHead   = 5 // row of the offers' names
	walkAwayFirst  = 6 // row of month 0
)

// walkAwayFindingCell holds the title of the chart, beside the way back.
var walkAwayFindingCell = place{2, 3}

// walkAwayBlock is a block of columns, as wide as there are offers.
type walkAwayBlock struct {
	title string
	of    func(*comp.WalkAway) calc.Number
	first int // column
}

// walkAwayBlocks are the value, which the pictures and the Summary show, and then what it is
// made of but for what no offer has. A narrow column parts them.
func (b *book) walkAwayBlocks() []walkAwayBlock {
	var blocks []walkAwayBlock
	for i, block := range []walkAwayBlock{
		{title: "Walk-away value", of: (*comp.WalkAway).NetNumber},
		{title: "Cash received", of: (*comp.WalkAway).CashNumber},
		{title: "Equity vested", of: (*comp.WalkAway).EquityNumber},
		{title: "Other, received and vested", of: (*comp.WalkAway).OtherNumber},
		{title: "To be paid back", of: (*comp.WalkAway).ClawbackNumber},
	} {
		if block.first = walkAwayColumn(0) + len(blocks)*(len(b.names)+1); i == 0 || b.hasKept(block.of) {
			blocks = append(blocks, block)
		}
	}
	return blocks
}

// walkAwayColumn is the column of an offer's walk-away value.
func walkAwayColumn(offer int) int { return monthColumn + 1 + offer }

// hasKept reports whether a figure is anything in any month of any offer.
func (b *book) hasKept(of func(*comp.WalkAway) calc.Number) bool {
	for _, months := range b.kept {
		for m := range months {
			if !of(&months[m]).IsFixedZero() {
				return true
			}
		}
	}
	return false
}

func (b *book) walkAwaySheet() *sheet {
	s := b.newSheet(walkAwaySheet, accent, string(b.currency)+": what is kept by resigning after so many months: received by then, less what has to be paid back.",
		place{2, walkAwayFirst}, 16)
	s.heads(place{1, walkAwayHead}, nil, "After month")
	b.walkAwayFinding(s)
	s.height(walkAwayTitles, 20)
	blocks, n := b.walkAwayBlocks(), len(b.names)
	for _, block := range blocks {
		s.widen(block.first-1, 3)
		s.text(place{block.first, walkAwayTitles}, block.title, style{bold: true, size: headingSize})
		b.offerHeads(s, place{block.first, walkAwayHead})
	}
	for _, block := range blocks[1:] {
		b.eachKept(block, func(cell address, offer int, w *comp.WalkAway) { b.graphs[offer].place(block.of(w), cell) })
	}
	for i, block := range slices.Backward(blocks) { // a part that gets a row is named by what it is a part of
		look := b.money()
		if i > 0 {
			look.colour = muted
		}
		b.eachKept(block, func(cell address, offer int, w *comp.WalkAway) {
			b.liveCell(s, cell.place, offer, fmt.Sprintf("%s, month %d", block.title, w.Month), block.of(w), look)
		})
	}
	var firsts []int
	for _, block := range blocks {
		firsts = append(firsts, block.first)
	}
	s.cutBetween(firsts, walkAwayTitles)
	s.uprightIfLegible()
	last := walkAwayFirst + 12*b.comparison.Case.Years
	for row := walkAwayFirst; row <= last; row++ {
		s.count(place{monthColumn, row}, row-walkAwayFirst, style{format: formatPlain, align: "left"})
	}
	if n > 1 {
		s.rules = append(s.rules, leaderRule(place{walkAwayColumn(0), walkAwayFirst}, place{walkAwayColumn(n - 1), last}))
	}
	return s
}

// walkAwayFinding says where most is kept by leaving after the month that every report begins with; it is
// also the title of the chart.
func (b *book) walkAwayFinding(s *sheet) {
	n, row := len(b.names), walkAwayFirst+report.LeaveMonth
	heads := place{walkAwayColumn(0), walkAwayHead}.toFixed(place{walkAwayColumn(n - 1), walkAwayHead})
	kept := place{walkAwayColumn(0), row}.toFixed(place{walkAwayColumn(n - 1), row})
	live := slots{report.OfferName: fmt.Sprintf("INDEX(%s,%s)", heads, position(most(kept), kept)), report.FigureSlot: b.inHeadline(most(kept))}
	said := func(alike bool) string { return joined(report.LeavingFinding(n, "", "", alike), live) }
	formula := said(false)
	if n > 1 {
		formula = fmt.Sprintf("IF(%s,%s,%s)", isWithin(most(kept)+"-"+second(kept), second(kept)), said(true), formula)
	}
	formula, value := b.titleOf(formula, report.LeavingCharts(b.comparison, b.kept)[0].Title, report.LeavingMeasure)
	s.formula(walkAwayFindingCell, formula, value, style{colour: muted})
}

// eachKept visits the cells of a block.
func (b *book) eachKept(block walkAwayBlock, visit func(cell address, offer int, w *comp.WalkAway)) {
	for i, months := range b.kept {
		for m := range months {
			visit(address{walkAwaySheet, place{block.first + i, walkAwayFirst + m}}, i, &months[m])
		}
	}
}
