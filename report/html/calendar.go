package html

import (
	"fmt"
	"time"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/report"
)

// calendars are the payment calendars, one an offer: a row a month, a column a calendar
// year, and in each cell what arrives in that month.
func calendars(d *report.Document) []table {
	if d.Comparison == nil {
		return nil
	}
	var all []table
	for i := range d.Comparison.Offers {
		all = append(all, calendar(d, i))
	}
	return all
}

func calendar(d *report.Document, i int) table {
	r := &d.Comparison.Offers[i]
	t := table{
		ID: fmt.Sprintf("calendar-%d", i+1), Title: clean(r.Name),
		Caption: string(d.Currency) + "; in bold the months with more than base pay",
		Head:    []head{{Text: "Month", Left: true}},
	}
	if len(r.Timeline) == 0 {
		return t
	}
	first, last := r.Timeline[0].Date.Year(), r.Timeline[len(r.Timeline)-1].Date.Year()
	for month := time.January; month <= time.December; month++ {
		t.Rows = append(t.Rows, row{Cells: []cell{named(month.String())}})
	}
	t.Rows = append(t.Rows, row{Total: true, Cells: []cell{named("Year")}})
	for year := first; year <= last; year++ {
		t.Head = append(t.Head, head{Text: fmt.Sprint(year)})
		sum := decimal.Zero
		for month := time.January; month <= time.December; month++ {
			amount, more := received(r.Timeline, year, month)
			sum = sum.Add(amount)
			t.Rows[month-1].Cells = append(t.Rows[month-1].Cells, cell{Text: moneyOrNothing(amount, d.Currency), Strong: more})
		}
		t.Rows[12].Cells = append(t.Rows[12].Cells, cell{Text: report.Money(sum, d.Currency)})
	}
	return t
}

// received returns what a timeline pays in a calendar month, and whether that is more
// than base pay.
func received(t comp.Timeline, year int, month time.Month) (sum decimal.Decimal, more bool) {
	for i := range t {
		if t[i].Date.Year() == year && t[i].Date.Month() == month {
			sum = sum.Add(t[i].Amount)
			more = more || t[i].Component != comp.BasePay
		}
	}
	return sum, more
}

func moneyOrNothing(amount decimal.Decimal, c comp.Currency) string {
	if amount.IsZero() {
		return ""
	}
	return report.Money(amount, c)
}
