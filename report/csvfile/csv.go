package csvfile

import (
	"encoding/csv"
	"io"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/calc"
	"github.com/seed-251b9aba/offerkit/report"
)

// Write writes the periods of the document's view. Amounts are plain decimals with the
// currency's minor unit and no grouping: 300200.00.
func Write(w io.Writer, d *report.Document) error {
	c := d.Comparison
	components := paid(c)
	head := []string{"offer", "period", "from", "to", "currency"}
	for _, component := range components {
		head = append(head, string(component))
	}
	head = append(head, "total", "guaranteed")
	taxed := slices.ContainsFunc(c.Offers, func(r comp.Result) bool { return r.Taxes != nil })
	if taxed {
		head = append(head, takeHomeColumns...)
	}
	facts := report.Facts(c)
	for _, f := range facts {
		head = append(head, f.Key)
	}
	rows := [][]string{head}
	for _, of := range []func(*report.Document, *comp.Result, []comp.Component, bool) ([][]string, error){offerRows, metricRows} {
		for i := range c.Offers {
			more, err := of(d, &c.Offers[i], components, taxed)
			if err != nil {
				return err
			}
			for _, row := range more {
				for _, f := range facts {
					row = append(row, text(f.Of(&c.Offers[i].Offer)))
				}
				rows = append(rows, row)
			}
		}
	}
	return csv.NewWriter(w).WriteAll(rows)
}

// metricRows are the metrics of an offer: the metric's name for a period, its value for a
// total, and what does not apply empty.
func metricRows(d *report.Document, r *comp.Result, components []comp.Component, taxed bool) ([][]string, error) {
	var rows [][]string
	for _, f := range r.Metrics {
		row := []string{text(r.Name), "metric " + f.Metric.Name, "", "", string(d.Currency)}
		row = append(row, make([]string, len(components))...)
		row = append(row, d.Currency.Format(f.Value), "")
		if taxed {
			row = append(row, make([]string, len(takeHomeColumns))...)
		}
		rows = append(rows, row)
	}
	return rows, nil
}

// WriteTables writes the document's tables one below the other, with the offer named in
// the first column: for results that are tables and nothing more.
func WriteTables(w io.Writer, d *report.Document) error {
	var heads columns
	rows := [][]string{nil}
	for _, t := range d.Tables() {
		at := heads.of(t)
		for _, r := range t.Rows {
			cells := make([]string, 1+len(heads))
			cells[0] = text(t.Title)
			for i, c := range r.Cells {
				cells[at[i]] = plain(c, d.Currency)
			}
			rows = append(rows, cells)
		}
	}
	rows[0] = []string{"offer"}
	for _, head := range heads {
		rows[0] = append(rows[0], head.name)
	}
	for i := range rows { // tables may have brought columns that the ones before them lack
		rows[i] = append(rows[i], make([]string, len(rows[0])-len(rows[i]))...)
	}
	return csv.NewWriter(w).WriteAll(rows)
}

// columns are those of all tables: what two tables head alike is one column.
type columns []column

// column is a column by its name, and by which of that name it is in its table.
type column struct {
	name string
	nth  int
}

// of returns where the columns of a table stand in a row, behind the title of its table; those that are new are added.
func (x *columns) of(t report.Table) (at []int) {
	count := map[string]int{}
	for _, c := range t.Columns {
		name := strings.ReplaceAll(strings.ToLower(c.Title), " ", "_")
		head := column{name, count[name]}
		count[name]++
		i := slices.Index(*x, head)
		if i < 0 {
			i = len(*x)
			*x = append(*x, head)
		}
		at = append(at, 1+i)
	}
	return at
}

// plain writes a cell for a program to read: no grouping, a hyphen for minus.
func plain(c report.Cell, currency comp.Currency) string {
	currency = c.In(currency)
	switch c.Kind {
	case report.MoneyCell, report.DifferenceCell:
		return currency.Format(c.Value)
	case report.NumberCell, report.PercentCell:
		return c.Value.String()
	}
	return text(c.Show(currency))
}

func offerRows(d *report.Document, r *comp.Result, components []comp.Component, taxed bool) ([][]string, error) {
	periods := d.Comparison.Statement(r, d.View)
	sum := comp.Period{Label: "total", From: periods[0].From, To: periods[len(periods)-1].To, Components: map[comp.Component]decimal.Decimal{}}
	var rows [][]string
	for _, p := range periods {
		rows = append(rows, row(d.Currency, r.Name, p, components))
		for component, amount := range p.Components {
			sum.Components[component] = sum.Components[component].Add(amount)
		}
		sum.Total, sum.Guaranteed = sum.Total.Add(p.Total), sum.Guaranteed.Add(p.Guaranteed)
	}
	if d.View != comp.Cumulative { // where each row is a total already
		rows = append(rows, row(d.Currency, r.Name, sum, components))
	}
	if !taxed {
		return rows, nil
	}
	taxes, err := report.TaxStatement(d.Comparison, r, d.View)
	for i := range rows {
		rows[i] = append(rows[i], takeHomeCells(d.Currency, taxes, i)...)
	}
	return rows, err
}

// takeHomeColumns are what taxes leave of a period, empty for an offer whose taxes are not known.
var takeHomeColumns = []string{"cash_received", "taxes", "own_contributions", "take_home", "after_tax"}

// takeHomeCells are those of the period at a position, or behind the last of their sum.
func takeHomeCells(currency comp.Currency, taxes []comp.PeriodTax, at int) []string {
	if taxes == nil {
		return make([]string, len(takeHomeColumns))
	}
	var p comp.PeriodTax
	if at < len(taxes) {
		p = taxes[at]
	} else {
		p = comp.SumOfTaxes(taxes)
	}
	var cells []string
	for _, n := range []calc.Number{p.Received, p.Amount, p.Own, p.TakeHome, p.AfterTax} {
		cells = append(cells, currency.Format(n.Decimal()))
	}
	return cells
}

func row(currency comp.Currency, offer string, p comp.Period, components []comp.Component) []string {
	cells := []string{text(offer), p.Label, p.From.String(), p.To.String(), string(currency)}
	for _, component := range components {
		cells = append(cells, currency.Format(p.Components[component]))
	}
	return append(cells, currency.Format(p.Total), currency.Format(p.Guaranteed))
}

// paid lists the components that any offer pays.
func paid(c *comp.Comparison) []comp.Component {
	var components []comp.Component
	for _, component := range comp.Components() {
		for i := range c.Offers {
			if !c.Offers[i].Timeline.Sum(func(p *comp.Payment) bool { return p.Component == component }).IsZero() {
				components = append(components, component)
				break
			}
		}
	}
	return components
}

// text keeps a name from being read as a formula by a spreadsheet that opens the file.
func text(s string) string {
	s = report.Plain(s)
	if s != "" && strings.ContainsRune("=+-@", rune(s[0])) {
		return "'" + s
	}
	return s
}
