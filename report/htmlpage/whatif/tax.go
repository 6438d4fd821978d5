package whatif

import (
	"slices"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/calc"
	"github.com/seed-251b9aba/offerkit/comp/tax"
	"github.com/seed-251b9aba/offerkit/report"
)

// FilingTerm is the term of the filing status.
const FilingTerm = "candidate.filing_status"

// tax adds what the case says of taxes.
func (m *Case) tax(c *comp.Comparison) {
	m.BesideTaxes = len(report.BesideTaxes(c))
	for i := range c.Offers {
		for k := range c.Offers[i].Taxes {
			taxes := c.Offers[i].Taxes[k].Taxes
			if taxes == nil {
				continue
			}
			m.Confidences = tax.Confidences()
			if (&report.Taxed{Taxes: *taxes}).UnitedStates() {
				m.Filing = c.Case.Candidate.FilingStatus
			}
		}
	}
}

// Taken is a row of the table of what taxes leave.
type Taken struct {
	Title string `json:"title"`
	Form  string `json:"form"` // money, number, percent, sure; text where Text stands in every year
	Text  string `json:"text,omitempty"`
	Total bool   `json:"total,omitempty"`
	Years places `json:"years,omitempty"` // by service year, references
}

// tax adds the taxes of each service year of a horizon and what they leave. Whether that is stated in
// whole units is as the offer is written.
func (o *Offer) tax(c *comp.Comparison, r *comp.Remembered, written *comp.Result) {
	as := *r
	as.Taxes = written.Taxes
	left, known := report.TakeHomeByYear(c, &as, "")
	if !known || written.Taxes == nil {
		return
	}
	var taxes places
	for i := range left.Years {
		taxes = append(taxes, o.Graph.Place(left.Years[i].Amount))
	}
	if slices.ContainsFunc(written.Metrics, func(f comp.Figure) bool { return f.Metric.Kind == comp.MetricAfterTax }) {
		o.Taxes = append(o.Taxes, taxes)
	}
	var rows []Taken
	for _, row := range left.Table.Rows {
		rows = append(rows, o.taken(row, &left))
	}
	o.TakeHome = append(o.TakeHome, rows)
}

var takenForms = map[report.CellKind]string{report.MoneyCell: "money", report.NumberCell: "number", report.PercentCell: "percent", report.TextCell: "text"}

func (o *Offer) taken(row report.Row, left *report.TakeHome) Taken {
	cells := row.Cells[1 : len(row.Cells)-1]
	t := Taken{Title: row.Cells[0].Text, Form: takenForms[cells[0].Kind], Total: row.Total}
	switch {
	case cells[0].Kind != report.TextCell:
		for _, c := range cells {
			t.Years = append(t.Years, o.Graph.Place(c.Number))
		}
	case left.Sure == nil:
		t.Text = cells[0].Text
	default:
		t.Form = "sure"
		for _, sure := range left.Sure {
			t.Years = append(t.Years, o.Graph.Place(sure))
		}
	}
	return t
}

// taxedBy says by which law the offer is taxed, for each filing status.
func (o *Offer) taxedBy(c *comp.Comparison, r *comp.Result) {
	if len(r.Taxes) == 0 {
		return
	}
	status := calc.Choose(FilingTerm, string(c.Case.Candidate.FilingStatus))
	for k, word := range tax.Filings() {
		holds := status.Is(word)
		if !o.Graph.Moves(FilingTerm) {
			holds = calc.Fixed(word == string(c.Case.Candidate.FilingStatus))
		}
		if r.Taxes[0].Taxes == nil {
			holds = calc.Fixed(k == 0) // whatever the status
		}
		o.Taxed = o.say(o.Taxed, holds, report.Sentence{{Text: report.TaxAssumption(c, r, tax.Filing(k))}})
	}
}
