package report

import (
	"fmt"
	"time"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
)

// Calendar is the payment calendar of the offer at a position: a row a month, a column a calendar
// year, and in each cell what arrives in that month.
func Calendar(c *comp.Comparison, i int) Table {
	r := &c.Offers[i]
	t := Table{
		ID: fmt.Sprintf("calendar-%d", i+1), Title: r.Name,
		Caption: string(c.Case.Currency) + "; in bold the months with more than base pay",
		Columns: []Column{textColumn("Month")},
	}
	if len(r.Timeline) == 0 {
		return t
	}
	months := byMonthReceived(r.Timeline)
	for month := time.January; month <= time.December; month++ {
		t.Rows = append(t.Rows, Row{Cells: []Cell{textCell(month.String())}})
	}
	t.Rows = append(t.Rows, Row{Total: true, Cells: []Cell{textCell("Year")}})
	for year := r.Timeline[0].Date.Year(); year <= r.Timeline[len(r.Timeline)-1].Date.Year(); year++ {
		t.Columns = append(t.Columns, numberColumn(fmt.Sprint(year)))
		sum := decimal.Zero
		for month := time.January; month <= time.December; month++ {
			m := months[yearMonth{year, month}]
			sum = sum.Add(m.amount)
			cell := moneyCell(m.amount)
			cell.Strong = m.more
			t.Rows[month-1].Cells = append(t.Rows[month-1].Cells, cell)
		}
		t.Rows[12].Cells = append(t.Rows[12].Cells, moneyCell(sum))
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
