package xlsx

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/report"
)

// The Timeline has a row a payment, all offers in one list, so that every other sheet is
// a sum over it. Keys are numbers: a name that reads like a formula or a pattern must not
// change a sum.

// The columns of the Timeline.
const (
	offerKeyColumn = iota + 1
	offerColumn
	dateColumn
	yearColumn
	componentKeyColumn
	componentColumn
	itemColumn
	quantityColumn
	priceColumn
	nativeColumn   // the amount in the offer's own currency; hidden where all offers are in the case's
	exchangeColumn // the rate that converts it; hidden likewise
	amountColumn
	certaintyKeyColumn
	certaintyColumn
	liveColumn
	ruleColumn
	expectedColumn // 1 where nobody has put the payment in writing, 2 of a benefit in cash; hidden, as a key of the sums
	exerciseColumn // what exercising options costs, where they are worth it; hidden
)

// expectedInCash marks what is not in writing and arrives as money though its component is none.
const expectedInCash = 2

// timelineHead is the row of the column heads.
const timelineHead = 4

// timeline is where the payments stand.
type timeline struct {
	first, last int      // rows of all payments
	offers      [][2]int // first and last row of each offer, the valuation date's row included
	rows        [][]payment
	fixed       int // payments whose amount is no formula
}

// componentKey is the number by which formulas know a component.
func componentKey(c comp.Component) int { return slices.Index(comp.Components(), c) + 1 }

// certaintyKey is the number by which formulas know a certainty.
func certaintyKey(c comp.Certainty) int { return slices.Index(comp.Certainties(), c) + 1 }

// names are the columns that other sheets sum over.
func (t timeline) names() []excelize.DefinedName {
	column := func(name string, col int) excelize.DefinedName {
		return excelize.DefinedName{Name: name, RefersTo: area(timelineSheet, place{col, t.first}, place{col, t.last})}
	}
	return []excelize.DefinedName{
		column("Timeline_Amount", amountColumn), column("Timeline_Certainty", certaintyKeyColumn),
		column("Timeline_Component", componentKeyColumn), column("Timeline_Date", dateColumn),
		column("Timeline_Expected", expectedColumn), column("Timeline_Offer", offerKeyColumn), column("Timeline_Year", yearColumn),
	}
}

// row returns the row of a payment of an offer.
func (t timeline) row(offer, payment int) int { return t.offers[offer][0] + 1 + payment }

// column returns the cells of a column in an offer's rows.
func (t timeline) column(offer, col int) string {
	return area(timelineSheet, place{col, t.offers[offer][0]}, place{col, t.offers[offer][1]})
}

// layOutTimeline makes the payments of all offers live and gives each its row.
func (b *book) layOutTimeline() {
	row := timelineHead + 1
	b.timeline.first = row
	for i := range b.comparison.Offers {
		rows := b.payments(i, row+1)
		b.timeline.rows = append(b.timeline.rows, rows)
		b.timeline.offers = append(b.timeline.offers, [2]int{row, row + len(rows)})
		row += len(rows) + 1
		for j := range rows {
			b.timeline.fixed += int(truth(!rows[j].live))
		}
	}
	b.timeline.last = row - 1
}

func (b *book) timelineSheet() *sheet {
	s := b.newSheet(timelineSheet, accent, string(b.currency)+": every payment by the day it is received. Dates are fixed; quantities, prices and amounts follow the Inputs.",
		place{dateColumn, timelineHead + 1}, 5, 22, 12, 6, 5, 13, 36, 12, 13, 16, 12, 16, 5, 12, 8, 70, 9, 9)
	s.print.lastCol, s.print.titleCols = liveColumn, [2]int{}
	s.hidden = []int{expectedColumn, exerciseColumn}
	if !b.converts() {
		s.hidden = append(s.hidden, nativeColumn, exchangeColumn)
	}
	figures := []int{yearColumn, quantityColumn, priceColumn, nativeColumn, exchangeColumn, amountColumn, exerciseColumn}
	s.heads(place{1, timelineHead}, func(i int) bool { return slices.Contains(figures, i+1) },
		"#", "Offer", "Date", "Year", "#", "Component", "Item", "Quantity", "Price", "In its currency", "Rate", "Amount", "#", "Certainty", "",
		"How it comes about", "Expected", "To exercise")
	for i, rows := range b.timeline.rows {
		b.valuationRow(s, b.timeline.offers[i][0], i)
		for j := range rows {
			b.paymentRow(s, b.timeline.row(i, j), i, &rows[j])
		}
	}
	// What a letter might have too stands there at 0: faint, until it pays.
	first, last := place{offerColumn, b.timeline.first}, place{amountColumn, b.timeline.last}
	s.rules = append(s.rules, conditionalRule{from: first, to: last, look: "quiet", formula: fmt.Sprintf("$%s%d=0", columnName(amountColumn), first.row)})
	s.filter = [2]place{{1, timelineHead}, {ruleColumn, b.timeline.last}}
	return s
}

// converts reports whether any offer or its shares are in another currency than the case.
func (b *book) converts() bool {
	return slices.ContainsFunc(b.comparison.Offers, func(r comp.Result) bool { return r.Currency != b.currency || r.Equity != b.currency })
}

// valuationRow opens an offer's rows with nothing paid on the valuation date: XNPV
// discounts to the first date of its list.
func (b *book) valuationRow(s *sheet, row, offer int) {
	quiet := style{colour: faint, align: "left"}
	s.count(place{offerKeyColumn, row}, offer+1, key())
	b.offerName(s, place{offerColumn, row}, offer, quiet)
	s.date(place{dateColumn, row}, b.comparison.Case.AsOf, quiet)
	s.count(place{yearColumn, row}, 0, style{colour: faint, format: "0;-0;"})
	s.count(place{componentKeyColumn, row}, 0, key())
	s.text(place{itemColumn, row}, "Valuation date", quiet)
	s.count(place{amountColumn, row}, 0, style{colour: faint, format: formatMoney(b.currency)})
	s.count(place{certaintyKeyColumn, row}, 0, key())
	s.count(place{expectedColumn, row}, 0, key())
}

func (b *book) paymentRow(s *sheet, row, offer int, p *payment) {
	s.count(place{offerKeyColumn, row}, offer+1, key())
	b.offerName(s, place{offerColumn, row}, offer, style{})
	s.date(place{dateColumn, row}, p.Date, style{align: "left"})
	s.count(place{yearColumn, row}, p.Year, style{format: formatPlain})
	s.count(place{componentKeyColumn, row}, componentKey(p.Component), key())
	s.text(place{componentColumn, row}, b.comparison.Offers[offer].TitleOf(p.Component), style{})
	b.itemCell(s, place{itemColumn, row}, offer, p)
	b.amountCells(s, row, p)
	s.count(place{certaintyKeyColumn, row}, certaintyKey(p.Certainty), key())
	s.text(place{certaintyColumn, row}, string(p.Certainty), style{})
	state, rule, look := "live", report.RuleInWords(p.Rule, p.Held), style{colour: muted, size: smallSize}
	if !p.live {
		state, rule, look = "fixed", "computed by offerkit, not live: "+rule, style{bold: true, size: smallSize}
	}
	s.text(place{liveColumn, row}, state, look)
	s.text(place{ruleColumn, row}, rule, style{size: smallSize, colour: muted})
	expected := truth(!isWritten(p))
	if p.InCash {
		expected = expectedInCash
	}
	s.set(place{expectedColumn, row}, cell{value: expected, look: key()})
	if b.comparison.Offers[offer].Offer.IsOption(&p.Payment) {
		s.formula(place{exerciseColumn, row}, p.exercise.text, double(p.exercising.Decimal()), style{size: smallSize, colour: faint, format: formatMoney(b.currency)})
	}
}

// itemCell names what is paid, and leads to its terms on the Inputs.
func (b *book) itemCell(s *sheet, at place, offer int, p *payment) {
	target, known := b.termLink(offer, p.Term.String())
	s.text(at, p.Item, style{link: known})
	if known {
		s.link(at, target)
	}
}

// amountCells writes quantity, price and amount, as formulas where the payment is live.
func (b *book) amountCells(s *sheet, row int, p *payment) {
	look := b.money()
	if !p.live {
		look.bed = fixedBed
	}
	b.factorCell(s, place{quantityColumn, row}, p.live, p.quantity, p.Quantity, "#,##0.####")
	b.factorCell(s, place{priceColumn, row}, p.live, p.price, p.Price, formatPrice(p.currency))
	if p.exchange.text != "" {
		own := look
		own.format = formatMoney(p.currency)
		s.formula(place{nativeColumn, row}, p.native.text, double(p.Native), own)
		s.formula(place{exchangeColumn, row}, p.exchange.text, p.exchange.value, style{format: "0.0000##", colour: muted})
	}
	s.formula(place{amountColumn, row}, p.amount.text, double(p.Amount), look)
}

// factorCell writes a quantity or a price: of a live payment only where a formula gives
// it, for a figure that does not follow the inputs would go stale.
func (b *book) factorCell(s *sheet, p place, live bool, f formula, v decimal.Decimal, format string) {
	if f.text == "" && (live || v.IsZero()) {
		return
	}
	s.formula(p, f.text, double(v.Round(10)), style{format: format})
}

// key is the look of a number that is there for the formulas.
func key() style { return style{size: smallSize, colour: faint, format: formatPlain, align: "center"} }
