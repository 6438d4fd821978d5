package json

import (
	"io"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/report"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// Explanation is the contract of `offerkit explain --format json`.
type Explanation struct {
	AsOf     vesting.Date     `json:"as_of"`
	Currency comp.Currency    `json:"currency"`
	Question Question         `json:"question"`
	Offers   []ExplainedOffer `json:"offers"`
}

// Question is which number is explained; what is left out means all.
type Question struct {
	Year      int            `json:"year,omitempty"`
	Component comp.Component `json:"component,omitempty"`
	Certainty comp.Certainty `json:"certainty,omitempty"`
	Metric    string         `json:"metric,omitempty"`
}

// ExplainedOffer is the payments of one offer and their sum. Value is the number asked
// about: Total, or of a metric that divides, Total divided by Divisor.
type ExplainedOffer struct {
	Name     string    `json:"name"`
	Payments []Payment `json:"payments"`
	Lines    []Line    `json:"lines,omitempty"`
	Total    string    `json:"total"`
	Divisor  string    `json:"divisor,omitempty"`
	Value    string    `json:"value"`
}

// Line is something in a metric that is no payment: a haircut, a clawback.
type Line struct {
	Item   string `json:"item"`
	How    string `json:"how"`
	Amount string `json:"amount"`
}

// Payment is one payment with how it was made.
type Payment struct {
	Date      vesting.Date   `json:"date"`
	Year      int            `json:"year"`
	Component comp.Component `json:"component"`
	Certainty comp.Certainty `json:"certainty"`
	Item      string         `json:"item"`
	Quantity  string         `json:"quantity,omitempty"`
	Price     string         `json:"price,omitempty"`
	Strike    string         `json:"strike,omitempty"`
	Basis     string         `json:"basis,omitempty"` // the whole: an amount of money, or a count of shares
	Part      string         `json:"part,omitempty"`  // of the basis: 1/12
	Rate      string         `json:"rate,omitempty"`
	Native    string         `json:"native,omitempty"`
	Amount    string         `json:"amount"`
	Adds      string         `json:"adds,omitempty"` // to the metric, where it is not the amount: its present value
	Rule      comp.Rule      `json:"rule"`
}

// WriteExplanation writes the contract of an explanation.
func WriteExplanation(w io.Writer, e *report.Explanation) error {
	c := e.Comparison
	result := Explanation{
		AsOf: c.Case.AsOf, Currency: c.Case.Currency,
		Question: Question{Year: e.Question.Year, Component: e.Question.Component, Certainty: e.Question.Certainty, Metric: e.Question.Metric},
	}
	for _, o := range e.Offers {
		offer := ExplainedOffer{Name: o.Result.Name, Payments: []Payment{}, Total: money(c, o.Total), Value: money(c, o.Value())}
		for i := range o.Payments {
			offer.Payments = append(offer.Payments, payment(c, o.Result, &o.Payments[i]))
		}
		if o.Trace != nil {
			traced(c, o.Trace, &offer)
		}
		result.Offers = append(result.Offers, offer)
	}
	return encode(w, result)
}

// traced adds what a metric has beside its payments.
func traced(c *comp.Comparison, t *comp.Trace, o *ExplainedOffer) {
	for i, part := range t.Parts {
		if !part.Equal(t.Payments[i].Amount) {
			o.Payments[i].Adds = money(c, part)
		}
	}
	for _, line := range t.Lines {
		o.Lines = append(o.Lines, Line{Item: line.Item, How: line.How, Amount: money(c, line.Amount)})
	}
	o.Divisor = unlessZero(t.Divisor)
}

func payment(c *comp.Comparison, r *comp.Result, p *comp.Payment) Payment {
	written := Payment{
		Date: p.Date, Year: p.Year, Component: p.Component, Certainty: p.Certainty, Item: p.Item,
		Quantity: unlessZero(p.Quantity), Price: unlessZero(p.Price), Strike: unlessZero(p.Strike), Basis: unlessZero(p.Basis), Rate: unlessZero(p.Rate),
		Amount: money(c, p.Amount), Rule: p.Rule,
	}
	if p.Valued != comp.InShares && p.Valued != comp.AtExit && !p.Basis.IsZero() {
		written.Basis = r.Currency.Format(p.Basis)
	}
	if !p.Native.IsZero() {
		written.Native = r.Currency.Format(p.Native)
	}
	from, to := p.From.Rat(), p.To.Rat()
	if part := to.Sub(to, from); part.Sign() > 0 {
		written.Part = part.RatString()
	}
	return written
}

func unlessZero(d decimal.Decimal) string {
	if d.IsZero() {
		return ""
	}
	return d.String()
}
