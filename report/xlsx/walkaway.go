package xlsx

import (
	"fmt"

	"github.com/seed-251b9aba/offerkit/comp"
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
	}
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

// walkAwayOwed is the sum of what each clawback takes: of each payment the part that is
// not yet earned. Which part is fixed by the dates; the payments are live.
func (b *book) walkAwayOwed(s *sheet, p place, offer, m int, look style) {
	w := &b.walkAway.offers[offer][m]
	f, ok := b.owed(offer, w)
	if !ok || !near(f.value, double(w.Clawback), b.currency.Places()) {
		look.bed = fixedBed
		s.number(p, w.Clawback, look)
		return
	}
	if f.isZero() {
		s.count(p, 0, look)
		return
	}
	s.formula(p, f.text, double(w.Clawback), look)
}

func (b *book) owed(offer int, w *comp.WalkAway) (formula, bool) {
	var debts []formula
	for i := range w.Debts {
		f, ok := b.clauseOwed(offer, w, &w.Debts[i])
		if !ok {
			return formula{}, false
		}
		if f.text != "" {
			debts = append(debts, f)
		}
	}
	if debts == nil {
		return whole(0), true
	}
	return sumOf(debts), true
}

// clauseOwed is what one clause takes: the payments it reaches, each times the months
// that are left, divided by those of the clause, less tax where it is net; rounded in the
// offer's own currency and converted on the day of leaving.
func (b *book) clauseOwed(offer int, w *comp.WalkAway, debt *comp.ClauseDebt) (formula, bool) {
	m := b.reader(offer)
	var parts []formula
	for _, part := range debt.Debt.Parts {
		if part.Left > 0 {
			parts = append(parts, b.reached(offer, debt.Term, &part).part(int64(part.Left), 1))
		}
	}
	if parts == nil {
		return formula{}, true
	}
	sum := sumOf(parts)
	if debt.Debt.Clause.Basis == comp.Net && !debt.Debt.Clause.NetRate.IsZero() {
		rate := constant(debt.Debt.Clause.NetRate)
		if grossUp, ok := m.input("relocation.gross_up"); ok && debt.Term.Kind == comp.RelocationTerm && m.offer.Relocation.Clawback.NetRate.IsZero() {
			rate = grossUp
		}
		sum = sum.times(whole(1).minus(rate))
	}
	sum = sum.over(whole(int64(debt.Debt.Parts[0].Of))).rounded(m.places)
	if !m.foreign() {
		return sum, true
	}
	rate, ok := m.exchange(w.Date)
	return sum.times(rate).rounded(b.currency.Places()), ok
}

// reached is the cell of a payment that a clawback reaches, in the offer's own currency:
// its row of the Timeline, or the term itself for what was paid before the comparison
// begins and for movers, whose cost is in no total.
func (b *book) reached(offer int, term comp.TermRef, part *comp.DebtPart) formula {
	m := b.reader(offer)
	column := amountColumn
	if m.foreign() {
		column = nativeColumn
	}
	for j := range b.timeline.rows[offer] {
		if p := &b.timeline.rows[offer][j]; p.Term == term && p.Date == part.Paid {
			return formula{
				text: on(timelineSheet, place{column, b.timeline.row(offer, j)}), value: double(part.Amount), binds: bindsCell,
			}
		}
	}
	if amount, ok := m.input("%v.amount", term); ok && term.Kind != comp.RelocationTerm && near(amount.value, double(part.Amount), m.places) {
		return amount.rounded(m.places)
	}
	if term.Kind == comp.RelocationTerm {
		amount, ok1 := m.input("relocation.amount")
		rate, ok2 := m.input("relocation.gross_up")
		if cost := amount.over(whole(1).minus(rate)).rounded(m.places); ok1 && ok2 && near(cost.value, double(part.Amount), m.places) {
			return cost
		}
	}
	return constant(part.Amount)
}
