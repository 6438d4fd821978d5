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
}

// ExplainedOffer is the payments of one offer and their sum.
type ExplainedOffer struct {
	Name     string    `json:"name"`
	Payments []Payment `json:"payments"`
	Total    string    `json:"total"`
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
	Basis     string         `json:"basis,omitempty"`
	Rate      string         `json:"rate,omitempty"`
	Native    string         `json:"native,omitempty"`
	Amount    string         `json:"amount"`
	Rule      comp.Rule      `json:"rule"`
}

// WriteExplanation writes the contract of an explanation.
func WriteExplanation(w io.Writer, e *report.Explanation) error {
	c := e.Comparison
	result := Explanation{
		AsOf: c.Case.AsOf, Currency: c.Case.Currency,
		Question: Question{Year: e.Question.Year, Component: e.Question.Component, Certainty: e.Question.Certainty},
	}
	for _, o := range e.Offers {
		offer := ExplainedOffer{Name: o.Result.Name, Payments: []Payment{}, Total: money(c, o.Total)}
		for i := range o.Payments {
			offer.Payments = append(offer.Payments, payment(c, &o.Payments[i]))
		}
		result.Offers = append(result.Offers, offer)
	}
	return encode(w, result)
}

func payment(c *comp.Comparison, p *comp.Payment) Payment {
	return Payment{
		Date: p.Date, Year: p.Year, Component: p.Component, Certainty: p.Certainty, Item: p.Item,
		Quantity: unlessZero(p.Quantity), Price: unlessZero(p.Price), Strike: unlessZero(p.Strike), Basis: unlessZero(p.Basis), Rate: unlessZero(p.Rate),
		Native: unlessZero(p.Native), Amount: money(c, p.Amount), Rule: p.Rule,
	}
}

func unlessZero(d decimal.Decimal) string {
	if d.IsZero() {
		return ""
	}
	return d.String()
}
