package report

import (
	"fmt"

	"github.com/seed-251b9aba/offerkit/comp"
)

// Payments lists the payments of the offer at a position, with how each was made. What is paid
// every month of a service year stands in one line: the calendar has its months.
func Payments(c *comp.Comparison, i int) Table {
	r := &c.Offers[i]
	t := Table{
		ID: fmt.Sprintf("payments-%d", i+1), Title: r.Name, Caption: string(c.Case.Currency) + ", by the day it is received",
		Columns: []Column{
			textColumn("Date"), numberColumn("Year"), textColumn("Component"), textColumn("Item"),
			numberColumn("Quantity"), numberColumn("Price"), numberColumn("Amount"), textColumn("Certainty"),
		},
	}
	for _, run := range paymentRuns(r.Timeline) {
		t.Rows = append(t.Rows, paymentRow(r, run))
	}
	none := Cell{Kind: EmptyCell}
	t.Rows = append(t.Rows, Row{Total: true, Cells: []Cell{textCell("Total"), none, none, none, none, none, moneyCell(r.Total), none}})
	return t
}

// paymentRuns groups a timeline into what stands in one line: monthly pay of one term and
// service year, or a single payment. They are in the order of their first payments.
func paymentRuns(t comp.Timeline) []comp.Timeline {
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

func paymentRow(r *comp.Result, run comp.Timeline) Row {
	p := &run[0]
	date, item := p.Date.String(), p.Item
	if n := len(run); n > 1 {
		date += " to " + run[n-1].Date.String()
		item += fmt.Sprintf(", %d payments", n)
	}
	return Row{Cells: []Cell{
		textCell(date), textCell(fmt.Sprint(p.Year)), textCell(r.TitleOf(p.Component)), textCell(item),
		roundedUnlessZero(numberCell(p.Quantity)), roundedUnlessZero(amountCell(p.Price, r.PaidIn(p))), moneyCell(run.Total()), textCell(string(p.Certainty)),
	}}
}

// roundedUnlessZero is a blank for 0 alone: what rounds to 0 says 0.
func roundedUnlessZero(c Cell) Cell {
	c = emptyIfZero(c)
	c.Value = c.Value.Round(indexPlaces)
	return c
}

// indexPlaces are shown of a quantity or a price: the index of a value that grows with a share has
// dozens.
const indexPlaces = 6
