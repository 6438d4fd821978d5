package xlsx

import (
	"fmt"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/calc"
)

// The Walk-away sheet has months of service down and offers across: what somebody keeps
// who resigns after so many months, which is what has been received by then less what has
// to be paid back (SPEC 7.4).

const (
	walkAwayTitles = 4 // row of the blocks' titles
	walkAwayKeys   = 5 // row of the offers' numbers
	walkAwayStart  = 6 // row of their first days of work
	walkAwayHead   = 7 // row of their names
	walkAwayFirst  = 8
)

// walkAway is the months shown, and what each offer comes to in each.
type walkAway struct {
	months []int
	offers [][]comp.WalkAway
	owed   [][]calc.Number // what clawbacks take, by offer and month
	held   [][]calc.Number // what was received where shares are held until then; nil for other offers
}

// The blocks of columns, each as wide as there are offers.
const (
	walkAwayNet = iota
	walkAwayReceived
	walkAwayOwed
	walkAwayBlocks
)

// walkAwayColumn is the column of an offer in a block. A narrow column parts the blocks.
func (b *book) walkAwayColumn(block, offer int) int { return 2 + block*(len(b.names)+1) + offer }

func (b *book) walkAwaySheet() *sheet {
	b.leaveEveryMonth()
	s := &sheet{
		name: walkAwaySheet, tab: accent, widths: []float64{12},
		freeze: place{2, walkAwayFirst},
		print:  printing{titleRows: [2]int{1, walkAwayHead}, titleCols: [2]int{1, 1}, title: b.title()},
	}
	b.heading(s, "Walk-away", string(b.currency)+": what is kept by resigning after so many months: received by then, less what has to be paid back.")
	head := style{bold: true, colour: muted, below: true}
	s.text(place{1, walkAwayHead}, "After month", head)
	s.height(walkAwayHead, headHeight)
	for block, title := range []string{"Walk-away value", "Received by then", "To be paid back"} {
		b.walkAwayBlockHead(s, block, title)
	}
	for m := range b.walkAway.months {
		b.walkAwayRow(s, m)
	}
	if n := len(b.names); n > 1 {
		from, last := place{b.walkAwayColumn(walkAwayNet, 0), walkAwayFirst}, walkAwayFirst+len(b.walkAway.months)-1
		to := place{b.walkAwayColumn(walkAwayNet, n-1), last}
		s.rules = append(s.rules, leaderRule(from, to))
	}
	return s
}

func (b *book) walkAwayBlockHead(s *sheet, block int, title string) {
	for i, name := range b.names {
		col := b.walkAwayColumn(block, i)
		for len(s.widths) < col-1 {
			s.widths = append(s.widths, 3)
		}
		s.widths = append(s.widths, offerWidth)
		s.count(place{col, walkAwayKeys}, i+1, style{size: smallSize, colour: faint, format: formatPlain, align: "right"})
		s.date(place{col, walkAwayStart}, b.comparison.Offers[i].Start, style{colour: faint, size: smallSize, align: "right"})
		s.formula(place{col, walkAwayHead}, on(inputsSheet, b.nameOf(i)), name, b.offerHead(i))
	}
	s.text(place{b.walkAwayColumn(block, 0), walkAwayTitles}, title, style{bold: true, size: headingSize})
	s.height(walkAwayTitles, 20)
}

// leaveEveryMonth asks the engine for every month of the horizon, from the first day.
func (b *book) leaveEveryMonth() {
	for m := 0; m <= 12*b.comparison.Case.Years; m++ {
		b.walkAway.months = append(b.walkAway.months, m)
	}
	for i := range b.comparison.Offers {
		leaving := comp.NewLeaving(b.comparison, &b.comparison.Offers[i], true)
		var months []comp.WalkAway
		for _, m := range b.walkAway.months {
			months = append(months, leaving.After(m))
		}
		b.walkAway.offers = append(b.walkAway.offers, months)
		owed := make([]calc.Number, len(months))
		if len(months[0].Debts) > 0 { // the offer has clauses
			remembers := comp.NewLeaving(b.comparison, &b.remembered[i].Result, true)
			for j := range months {
				owed[j] = remembers.OwedAfter(months[j].Month)
			}
		}
		b.walkAway.owed, b.walkAway.held = append(b.walkAway.owed, owed), append(b.walkAway.held, b.holding(i))
	}
}

// holding is what somebody has received who holds the shares until leaving: they stand at the
// price of that day, which no row of the Timeline has.
func (b *book) holding(offer int) []calc.Number {
	r := b.remembered[offer]
	if r.Offer.Sell != comp.Hold {
		return nil
	}
	leaving := comp.NewLeaving(b.comparison, &r.Result, true)
	var received []calc.Number
	for _, m := range b.walkAway.months {
		w := leaving.After(m)
		received = append(received, calc.Sum(w.CashNumber(), w.EquityNumber(), w.OtherNumber()))
	}
	return received
}

func (b *book) walkAwayRow(s *sheet, m int) {
	row := walkAwayFirst + m
	s.count(place{1, row}, b.walkAway.months[m], style{format: formatPlain, align: "left"})
	for i := range b.names {
		w := &b.walkAway.offers[i][m]
		net := place{b.walkAwayColumn(walkAwayNet, i), row}
		received := place{b.walkAwayColumn(walkAwayReceived, i), row}
		owed := place{b.walkAwayColumn(walkAwayOwed, i), row}
		s.formula(net, fmt.Sprintf("%v-%v", received, owed), double(w.Net), b.money())
		look := b.money()
		look.colour = muted
		b.walkAwayReceived(s, received, i, m, look)
		b.walkAwayOwed(s, owed, i, m, look)
	}
}

// walkAwayReceived is what is paid by the last day for a service year that has begun
// before it, less the match that has not vested.
func (b *book) walkAwayReceived(s *sheet, p place, offer, m int, look style) {
	w := &b.walkAway.offers[offer][m]
	if held := b.walkAway.held[offer]; held != nil {
		b.liveCell(s, p, offer, fmt.Sprintf("Received by month %d", w.Month), held[m], look)
		return
	}
	r := &b.comparison.Offers[offer]
	paid := func(more string) string {
		return fmt.Sprintf(`SUMIFS(Timeline_Amount,Timeline_Offer,%[1]s$%[2]d,Timeline_Date,"<="&EDATE(%[1]s$%[3]d,$A%[4]d),Timeline_Year,"<="&MAX(1,ROUNDUP($A%[4]d/12,0))%[5]s)`,
			columnName(p.col), walkAwayKeys, walkAwayStart, p.row, more)
	}
	formula := paid("")
	if share := r.MatchVested(w.Date); share.Num() < share.Den() && len(r.Offer.Retirement.Tiers) > 0 {
		match := paid(fmt.Sprintf(",Timeline_Component,%d", componentKey(comp.MatchPay)))
		formula += "-" + match
		if share.Num() > 0 {
			formula += fmt.Sprintf("+ROUND(%s*%d/%d,%d)", match, share.Num(), share.Den(), b.currency.Places())
		}
	}
	s.formula(p, formula, double(w.Net.Add(w.Clawback)), look)
}

// walkAwayOwed is what clawbacks take. Which part of a payment is owed is fixed by the dates;
// the payments are live.
func (b *book) walkAwayOwed(s *sheet, p place, offer, m int, look style) {
	w := &b.walkAway.offers[offer][m]
	owed := b.walkAway.owed[offer][m]
	f := b.graphs[offer].define(owed, fmt.Sprintf("To be paid back after month %d", w.Month))
	switch {
	case !owed.Live():
		s.number(p, w.Clawback, look)
	case !near(f.value, double(w.Clawback), b.currency.Places()):
		look.bed = fixedBed
		s.number(p, w.Clawback, look)
	default:
		s.formula(p, f.text, double(w.Clawback), look)
	}
}
