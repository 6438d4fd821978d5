package csvfile

import (
	"encoding/csv"
	"fmt"
	"io"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp/negotiate"
	"github.com/seed-251b9aba/offerkit/report"
)

// WriteAsk writes what to ask for, a row a lever: each lever alone, then those of the plan, of every
// package, of every answer with the ask that follows it, and those that equal an offer on a metric. The
// column "part" says which. Values of levers are in the unit of their row, figures of the metric in the
// reporting currency. A lever that does not reach the target has no ask, and a reason.
func WriteAsk(w io.Writer, n *report.Negotiation) error {
	a := askRows{n: n, rows: [][]string{{"offer", "lever", "today", "ask", "more", "unit", "part", "metric", "value", "one_step_less", "currency", "reaches", "reason"}}}
	a.alone("alone", n.Asking.Metric.Name, n.Asks, true)
	if n.Plan != nil {
		for i, c := range n.Plan.Changes {
			a.put("plan", c, decimal.NewNullDecimal(n.Plan.Values[i]), decimal.NullDecimal{}, !n.Plan.Values[i].LessThan(n.Target.Amount))
		}
	}
	for i := range n.Packages {
		p := &n.Packages[i]
		a.all("package "+report.PackageLetter(i), p.Changes(), p.Value, p.Below, p.Reaches)
	}
	for i := range n.Ladder {
		r := &n.Ladder[i]
		part := fmt.Sprintf("answer %d", i+1)
		a.put(part, r.If, decimal.NewNullDecimal(r.Value), decimal.NullDecimal{}, r.Missing.IsZero())
		a.all(part+", then", r.Then, r.Next, r.Below, r.Reaches)
	}
	for _, across := range n.Across {
		for _, row := range across.Rows {
			a.alone("equal "+text(n.Asking.Comparison.Offers[across.Offer].Name), row.Metric.Name, row.Asks, false)
		}
	}
	return csv.NewWriter(w).WriteAll(a.rows)
}

type askRows struct {
	n    *report.Negotiation
	rows [][]string
}

// alone writes levers each by itself; without reasons those alone on which something has to be asked for.
func (a *askRows) alone(part, metric string, asks []negotiate.Ask, reasons bool) {
	for i := range asks {
		k := &asks[i]
		l := k.Lever
		if !reasons && (!k.Reaches || k.Increase().IsZero()) {
			continue
		}
		row := []string{text(a.n.Asking.Result().Name), l.Key, a.value(l, l.Current), "", "", a.unit(l), part, metric, "", "", string(a.n.Asking.Comparison.Case.Currency), strconv.FormatBool(k.Reaches), ""}
		if k.Reaches {
			row[3], row[4], row[8], row[9] = a.value(l, k.To), a.value(l, k.Increase()), a.figure(decimal.NewNullDecimal(k.Value)), a.figure(k.Below)
		} else {
			row[12] = a.n.Reason(k)
		}
		a.rows = append(a.rows, row)
	}
}

// all writes changes that stand together: what they come to is at each of them.
func (a *askRows) all(part string, changes []negotiate.Change, value decimal.Decimal, below decimal.NullDecimal, reaches bool) {
	for _, c := range changes {
		a.put(part, c, decimal.NewNullDecimal(value), below, reaches)
	}
}

func (a *askRows) put(part string, c negotiate.Change, value, below decimal.NullDecimal, reaches bool) {
	l := c.Lever
	a.rows = append(a.rows, []string{
		text(a.n.Asking.Result().Name), l.Key, a.value(l, l.Current), a.value(l, c.To), a.value(l, c.Increase()), a.unit(l), part, a.n.Asking.Metric.Name,
		a.figure(value), a.figure(below), string(a.n.Asking.Comparison.Case.Currency), strconv.FormatBool(reaches), "",
	})
}

// value writes a value of a lever; a rate as a fraction.
func (a *askRows) value(l *negotiate.Lever, v decimal.Decimal) string {
	if l.Measure == negotiate.InMoney {
		return a.n.Asking.Result().CurrencyOf(l.Path).Format(v)
	}
	return v.String()
}

// unit says what the values of a lever count.
func (a *askRows) unit(l *negotiate.Lever) string {
	switch l.Measure {
	case negotiate.InShares:
		return "shares"
	case negotiate.InRate:
		return "fraction"
	}
	return string(a.n.Asking.Result().CurrencyOf(l.Path))
}

func (a *askRows) figure(v decimal.NullDecimal) string {
	if !v.Valid {
		return ""
	}
	return a.n.Asking.Comparison.Case.Currency.Format(v.Decimal)
}
