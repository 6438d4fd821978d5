package xlsx

import (
	"slices"

	"github.com/xuri/excelize/v2"

	"github.com/seed-251b9aba/offerkit/comp"
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
	partColumn
	quantityColumn
	priceColumn
	amountColumn
	certaintyKeyColumn
	certaintyColumn
	ruleColumn
)

// timelineHead is the row of the column heads.
const timelineHead = 4

// timeline is where the payments stand.
type timeline struct {
	first, last int      // rows of all payments
	offers      [][2]int // first and last row of each offer, the valuation date's row included
}

// componentKey is the number by which formulas know a component.
func componentKey(c comp.Component) int { return slices.Index(comp.Components(), c) + 1 }

// certaintyKey is the number by which formulas know a certainty.
func certaintyKey(c comp.Certainty) int { return slices.Index(comp.Certainties(), c) + 1 }

// names are the columns that other sheets sum over.
func (t timeline) names() []excelize.DefinedName {
	var names []excelize.DefinedName
	for _, column := range []struct {
		name string
		col  int
	}{
		{"Timeline_Amount", amountColumn},
		{"Timeline_Certainty", certaintyKeyColumn},
		{"Timeline_Component", componentKeyColumn},
		{"Timeline_Date", dateColumn},
		{"Timeline_Offer", offerKeyColumn},
		{"Timeline_Year", yearColumn},
	} {
		names = append(names, excelize.DefinedName{
			Name: column.name, RefersTo: area(timelineSheet, place{column.col, t.first}, place{column.col, t.last}),
		})
	}
	return names
}

func (b *book) timelineSheet() *sheet {
	s := &sheet{
		name: timelineSheet, tab: accent,
		widths: []float64{5, 22, 12, 6, 5, 13, 34, 10, 12, 13, 16, 5, 12, 70},
		freeze: place{dateColumn, timelineHead + 1},
		print:  printing{titleRows: [2]int{1, timelineHead}, lastCol: certaintyColumn, title: b.title()},
	}
	b.heading(s, "Timeline", string(b.currency)+": every payment by the day it is received. Dates and vesting percentages are fixed; amounts follow the Inputs.")
	b.timelineHeads(s)
	b.timeline.first = timelineHead + 1
	row := b.timeline.first
	for i := range b.comparison.Offers {
		begin := row
		b.valuationRow(s, row, i)
		row++
		for _, p := range b.comparison.Offers[i].Timeline {
			b.paymentRow(s, row, i, &p)
			row++
		}
		b.timeline.offers = append(b.timeline.offers, [2]int{begin, row - 1})
	}
	b.timeline.last = row - 1
	s.filter = [2]place{{1, timelineHead}, {ruleColumn, b.timeline.last}}
	return s
}

func (b *book) timelineHeads(s *sheet) {
	for i, title := range []string{
		"#", "Offer", "Date", "Year", "#", "Component", "Item", "Part", "Quantity", "Price", "Amount", "#", "Certainty", "How it comes about",
	} {
		look := style{bold: true, colour: muted, below: true}
		switch i + 1 {
		case yearColumn, partColumn, quantityColumn, priceColumn, amountColumn:
			look.align = "right"
		case offerKeyColumn, componentKeyColumn, certaintyKeyColumn:
			look.align = "center"
			look.size, look.colour = smallSize, faint
		}
		s.text(place{i + 1, timelineHead}, title, look)
	}
}

// valuationRow opens an offer's rows with nothing paid on the valuation date: XNPV
// discounts to the first date of its list.
func (b *book) valuationRow(s *sheet, row, offer int) {
	quiet := style{colour: faint, italic: true}
	s.count(place{offerKeyColumn, row}, offer+1, key())
	s.text(place{offerColumn, row}, b.names[offer], quiet)
	s.date(place{dateColumn, row}, b.comparison.Case.AsOf, quiet)
	s.count(place{yearColumn, row}, 0, style{colour: faint, format: "0;-0;"})
	s.count(place{componentKeyColumn, row}, 0, key())
	s.text(place{itemColumn, row}, "Valuation date", quiet)
	s.count(place{amountColumn, row}, 0, style{colour: faint, format: formatMoney(b.currency)})
	s.count(place{certaintyKeyColumn, row}, 0, key())
}

func (b *book) paymentRow(s *sheet, row, offer int, p *comp.Payment) {
	s.count(place{offerKeyColumn, row}, offer+1, key())
	s.text(place{offerColumn, row}, b.names[offer], style{})
	s.date(place{dateColumn, row}, p.Date, style{align: "left"})
	s.count(place{yearColumn, row}, p.Year, style{format: formatPlain})
	s.count(place{componentKeyColumn, row}, componentKey(p.Component), key())
	s.text(place{componentColumn, row}, p.Component.Title(), style{})
	s.text(place{itemColumn, row}, p.Item, style{})
	if !p.Quantity.IsZero() {
		s.number(place{quantityColumn, row}, p.Quantity, style{format: "#,##0.####"})
	}
	if !p.Price.IsZero() {
		s.number(place{priceColumn, row}, p.Price.Round(10), style{format: formatPrice})
	}
	s.number(place{amountColumn, row}, p.Amount, b.money())
	s.count(place{certaintyKeyColumn, row}, certaintyKey(p.Certainty), key())
	s.text(place{certaintyColumn, row}, string(p.Certainty), style{})
	s.text(place{ruleColumn, row}, string(p.Rule), style{size: smallSize, colour: muted})
}

// key is the look of a number that is there for the formulas.
func key() style { return style{size: smallSize, colour: faint, format: formatPlain, align: "center"} }
