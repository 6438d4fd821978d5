package htmlpage

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/report"
)

// paymentTables list the payments of every offer, with how each was made. What is paid
// every month of a service year stands in one line: the calendar has its months.
func paymentTables(d *report.Document) []table {
	var all []table
	for i := range d.Comparison.Offers {
		all = append(all, paymentTable(d, i))
	}
	return all
}

func paymentTable(d *report.Document, i int) table {
	r := &d.Comparison.Offers[i]
	t := table{
		ID: fmt.Sprintf("payments-%d", i+1), Title: clean(r.Name), Caption: string(d.Currency) + ", by the day it is received",
		Head: []head{
			{Text: "Date", Left: true}, {Text: "Year"}, {Text: "Component", Left: true}, {Text: "Item", Left: true},
			{Text: "Quantity"}, {Text: "Price"}, {Text: "Amount"}, {Text: "Certainty", Left: true},
		},
	}
	for _, run := range runs(r.Timeline) {
		t.Rows = append(t.Rows, paymentRow(run, d.Currency))
	}
	t.Rows = append(t.Rows, row{Total: true, Cells: []cell{named("Total"), {}, {}, {}, {}, {}, {Text: report.Money(r.Total, d.Currency)}, {}}})
	return t
}

// runs groups a timeline into what stands in one line: monthly pay of one term and
// service year, or a single payment. They are in the order of their first payments.
func runs(t comp.Timeline) []comp.Timeline {
	type key struct {
		term comp.TermRef
		item string // what the line says of all its payments
		year int
	}
	count := map[key]int{}
	of := func(p *comp.Payment) key { return key{p.Term, p.Item, p.Year} }
	for i := range t {
		count[of(&t[i])]++
	}
	var all []comp.Timeline
	at := map[key]int{}
	for i := range t {
		k := of(&t[i])
		j, found := at[k]
		if count[k] < 12 || !t[i].Granted.IsZero() || !found {
			j = len(all)
			at[k] = j
			all = append(all, nil)
		}
		all[j] = append(all[j], t[i])
	}
	return all
}

func paymentRow(run comp.Timeline, currency comp.Currency) row {
	p := &run[0]
	date, item := p.Date.String(), clean(p.Item)
	if n := len(run); n > 1 {
		date += " to " + run[n-1].Date.String()
		item += fmt.Sprintf(", %d payments", n)
	}
	return row{Cells: []cell{
		named(date), {Text: fmt.Sprint(p.Year)}, {Text: p.Component.Title()}, {Text: item},
		{Text: numberOrNothing(p.Quantity)}, {Text: numberOrNothing(p.Price)}, {Text: report.Money(run.Total(), currency)}, {Text: string(p.Certainty)},
	}}
}

// numberOrNothing rounds to six decimals: the index of a value that grows with a share
// has dozens.
func numberOrNothing(v decimal.Decimal) string {
	if v.IsZero() {
		return ""
	}
	return report.Number(v.Round(6))
}
