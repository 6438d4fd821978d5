package xlsx

import (
	"fmt"

	"github.com/shopspring/decimal"

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
// before it.
func (b *book) walkAwayReceived(s *sheet, p place, offer, m int, look style) {
	w := &b.walkAway.offers[offer][m]
	value := w.Net.Add(w.Clawback)
	formula := ""
	if b.receivedBy(offer, w).Equal(value) {
		column := columnName(p.col)
		formula = fmt.Sprintf(`SUMIFS(Timeline_Amount,Timeline_Offer,%[1]s$%[2]d,Timeline_Date,"<="&EDATE(%[1]s$%[3]d,$A%[4]d),Timeline_Year,"<="&MAX(1,ROUNDUP($A%[4]d/12,0)))`,
			column, walkAwayKeys, walkAwayStart, p.row)
	} else {
		look.bed = fixedBed
	}
	s.formula(p, formula, double(value), look)
}

// receivedBy adds up what the formula adds up.
func (b *book) receivedBy(offer int, w *comp.WalkAway) decimal.Decimal {
	sum := decimal.Zero
	for _, p := range b.comparison.Offers[offer].Timeline {
		if !p.Date.After(w.Date) && p.Year <= yearsBegun(w.Month) {
			sum = sum.Add(p.Amount)
		}
	}
	return sum
}

// yearsBegun counts the service years that have begun before the last day of work.
func yearsBegun(months int) int { return max(1, (months+11)/12) }

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
	o := &b.comparison.Offers[offer].Offer
	var sum formula
	add := func(clause comp.Clawback, term string) {
		f := b.clauseOwed(offer, w, clause, term)
		switch {
		case f.text == "":
		case sum.text == "":
			sum = f
		default:
			sum = sum.plus(f)
		}
	}
	for i := range o.SignOn {
		add(o.SignOn[i].Clawback, fmt.Sprintf("sign_on[%d]", i))
	}
	if !o.Relocation.Service {
		add(o.Relocation.Clawback, "relocation")
	}
	if sum.text == "" {
		return whole(0), true
	}
	return sum, true
}

// clauseOwed is what one clause takes: the payments it reaches, each times the months
// that are left, divided by those of the clause, less tax where it is net.
func (b *book) clauseOwed(offer int, w *comp.WalkAway, clause comp.Clawback, term string) formula {
	if clause.Months == 0 {
		return formula{}
	}
	r := &b.comparison.Offers[offer]
	var paid []comp.Instalment
	var cells []formula
	for j, p := range b.timeline.rows[offer] {
		if p.Term == term && !p.Date.After(w.Date) && p.Year <= yearsBegun(w.Month) {
			paid = append(paid, comp.Instalment{Paid: p.Date, Amount: p.Amount})
			cells = append(cells, formula{
				text: on(timelineSheet, place{amountColumn, b.timeline.row(offer, j)}), value: double(p.Amount), binds: bindsCell,
			})
		}
	}
	debt := clause.Owed(paid, r.Start, comp.Departure{On: w.Date, Voluntary: true}, b.currency)
	var sum formula
	for i, part := range debt.Parts {
		switch {
		case part.Left == 0:
		case sum.text == "":
			sum = cells[i].part(int64(part.Left), 1)
		default:
			sum = sum.plus(cells[i].part(int64(part.Left), 1))
		}
	}
	if sum.text == "" {
		return formula{}
	}
	if clause.Basis == comp.Net && !clause.NetRate.IsZero() {
		sum = sum.times(constant(one.Sub(clause.NetRate)))
	}
	return sum.over(whole(int64(debt.Parts[0].Of))).rounded(b.currency.Places())
}
