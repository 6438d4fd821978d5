package jsonfile

import (
	"io"
	"math/big"

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
	Terms    []Term    `json:"terms,omitempty"` // with --deep: what it rests on
}

// Term is a term that a number rests on, where it is written, and what a little more of it does
// to the value.
type Term struct {
	Path    string `json:"path"`
	Value   string `json:"value"`
	Place   string `json:"place,omitempty"`   // offers.yaml:8:14; missing for a default
	Written string `json:"written,omitempty"` // 300k
	Step    string `json:"step,omitempty"`    // 1% more
	To      string `json:"to,omitempty"`      // the term's value with it
	Adds    string `json:"adds,omitempty"`    // to the value
}

// Line is something in a metric that is no payment: a haircut, a clawback.
type Line struct {
	Item   string      `json:"item"`
	How    string      `json:"how"`
	Amount string      `json:"amount"`
	Taxes  []LeviedTax `json:"taxes,omitempty"` // of the taxes of a service year
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
	In        comp.Currency  `json:"native_currency,omitempty"` // of native and of how it came about, where that is not the offer's: the shares'
	Amount    string         `json:"amount"`
	Adds      string         `json:"adds,omitempty"` // to the metric, where it is not the amount: its present value
	Rule      string         `json:"rule"`
	Made      *Made          `json:"made,omitempty"` // with --deep: the amount down to the terms of the letter
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
		var trees *making
		if o.Deep != nil {
			var err error
			if trees, err = newMaking(o.Deep.Made, e.Question.Deep); err != nil {
				return err
			}
		}
		for i := range o.Payments {
			written := payment(c, o.Result, &o.Payments[i])
			if o.Deep != nil && o.Deep.Made[i].Live() {
				written.Made = trees.made(o.Deep.Made[i])
			}
			offer.Payments = append(offer.Payments, written)
		}
		if o.Trace != nil {
			traced(c, o.Trace, &offer)
		}
		if o.Deep != nil {
			offer.Terms = terms(c, o.Deep.Terms)
		}
		result.Offers = append(result.Offers, offer)
	}
	return encode(w, result)
}

func terms(c *comp.Comparison, behind []report.Term) []Term {
	var list []Term
	for i := range behind {
		t := &behind[i]
		written := Term{Path: t.Path, Value: t.Value.String(), Place: t.Place, Written: t.Text}
		if t.Adds.Valid {
			written.Step, written.To, written.Adds = t.Step, t.More.String(), money(c, t.Adds.Decimal)
		}
		list = append(list, written)
	}
	return list
}

// traced adds what a metric has beside its payments.
func traced(c *comp.Comparison, t *comp.Trace, o *ExplainedOffer) {
	for i, part := range t.Parts {
		if !part.Equal(t.Payments[i].Amount) {
			o.Payments[i].Adds = money(c, part)
		}
	}
	for i := range t.Lines {
		item, how := report.LineInWords(&t.Lines[i], &c.Case)
		o.Lines = append(o.Lines, Line{Item: item, How: how, Amount: money(c, t.Lines[i].Amount), Taxes: leviedTaxes(t.Lines[i].Tax)})
	}
	o.Divisor = unlessZero(t.Divisor)
}

func payment(c *comp.Comparison, r *comp.Result, p *comp.Payment) Payment {
	written := Payment{
		Date: p.Date, Year: p.Year, Component: p.Component, Certainty: p.Certainty, Item: p.Item,
		Quantity: unlessZero(p.Quantity), Price: sharePrice(p.Price, r.Equity), Strike: sharePrice(p.Strike, r.Equity), Rate: unlessZero(p.Rate),
		Basis: amount(p.Basis, r.PaidIn(p)), Part: part(p), Native: amount(p.Native, r.PaidIn(p)), In: p.Currency, Amount: money(c, p.Amount), Rule: report.RuleOf(r, p),
	}
	switch p.Valued {
	case comp.InShares, comp.AtExit, comp.AtTender:
		written.Basis = unlessZero(p.Basis)
	case comp.InDollars: // the quantity is money, the price an index
		written.Quantity, written.Price = amount(p.Quantity, r.PaidIn(p)), unlessZero(p.Price.Round(quotientPlaces))
	}
	return written
}

// amount writes an amount of money, nothing for zero.
func amount(v decimal.Decimal, c comp.Currency) string {
	if v.IsZero() {
		return ""
	}
	return c.Format(v)
}

// quotientPlaces are the decimals of a price that is a quotient: what an exit leaves for a
// share, the growth since a grant.
const quotientPlaces = 10

// sharePrice writes a price with the currency's decimals, or with those that it has more,
// nothing for zero.
func sharePrice(v decimal.Decimal, c comp.Currency) string {
	if v = v.Round(quotientPlaces); v.Exponent() < -c.Places() && !v.Equal(v.Round(c.Places())) {
		return v.String()
	}
	return amount(v, c)
}

// part is the part of the basis that a payment is: the months of a year, or the shares of
// those granted.
func part(p *comp.Payment) string {
	from, to := p.From.Rat(), p.To.Rat()
	if (p.Valued == comp.InShares || p.Valued == comp.AtExit || p.Valued == comp.AtTender) && !p.Basis.IsZero() {
		return new(big.Rat).Quo(p.Quantity.Rat(), p.Basis.Rat()).RatString()
	}
	if months := to.Sub(to, from); months.Sign() > 0 {
		return months.RatString()
	}
	return ""
}

func unlessZero(d decimal.Decimal) string {
	if d.IsZero() {
		return ""
	}
	return d.String()
}
