package htmlpage

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
	months := byMonthReceived(r.Timeline)
	for month := time.January; month <= time.December; month++ {
		t.Rows = append(t.Rows, row{Cells: []cell{named(month.String())}})
	}
	t.Rows = append(t.Rows, row{Total: true, Cells: []cell{named("Year")}})
	for year := r.Timeline[0].Date.Year(); year <= r.Timeline[len(r.Timeline)-1].Date.Year(); year++ {
		t.Head = append(t.Head, head{Text: fmt.Sprint(year)})
		sum := decimal.Zero
		for month := time.January; month <= time.December; month++ {
			m := months[yearMonth{year, month}]
			sum = sum.Add(m.amount)
			t.Rows[month-1].Cells = append(t.Rows[month-1].Cells, cell{Text: moneyOrNothing(m.amount, d.Currency), Strong: m.more})
		}
		t.Rows[12].Cells = append(t.Rows[12].Cells, cell{Text: report.Money(sum, d.Currency)})
	}
	return t
}

type yearMonth struct {
	year  int
	month time.Month
}

// received is what arrives in a month, and whether that is more than base pay.
type received struct {
	amount decimal.Decimal
	more   bool
}

func byMonthReceived(t comp.Timeline) map[yearMonth]received {
	months := map[yearMonth]received{}
	for i := range t {
		key := yearMonth{t[i].Date.Year(), t[i].Date.Month()}
		m := months[key]
		months[key] = received{m.amount.Add(t[i].Amount), m.more || t[i].Component != comp.BasePay}
	}
	return months
}

func moneyOrNothing(amount decimal.Decimal, c comp.Currency) string {
	if amount.IsZero() {
		return ""
	}
	return report.Money(amount, c)
}
