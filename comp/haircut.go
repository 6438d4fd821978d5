package comp

import (
	"fmt"

	"github.com/shopspring/decimal"
)

// Haircut is a risk discount by certainty (SPEC 6.5), shown as a line of its own and
// never hidden in the headline: 0.1 takes 10% off. It weighs in risk-adjusted only.
type Haircut struct {
	Target      decimal.Decimal
	Market      decimal.Decimal
	Speculative decimal.Decimal
}

// Of returns the haircut of a class of pay; what is guaranteed has none.
func (h *Haircut) Of(class Certainty) decimal.Decimal {
	switch class {
	case Target:
		return h.Target
	case Market:
		return h.Market
	case Speculative:
		return h.Speculative
	}
	return decimal.Zero
}

// Discount is one line that risk takes off a total: the haircut of a class of pay, or
// the probability that a private company fails. The total itself is untouched.
type Discount struct {
	Class   Certainty       // of the pay that it is taken off
	Failure bool            // for the failure of the company, after the haircut
	Of      decimal.Decimal // the pay that it is taken off
	Rate    decimal.Decimal // 0.25 is 25%
	Amount  decimal.Decimal // Of times Rate, rounded to the minor unit
}

// Title names the line for a person.
func (d *Discount) Title() string {
	if d.Failure {
		return "Probability that the company fails"
	}
	return fmt.Sprintf("Haircut on %s pay", d.Class)
}

// discounts lists what risk takes off a total, line by line, in the reporting currency.
func (c *Case) discounts(r *Result) []Discount {
	var lines []Discount
	for _, class := range Certainties() {
		rate := c.Haircut.Of(class)
		if rate.IsZero() {
			continue
		}
		of := r.Timeline.Sum(func(p *Payment) bool { return p.Certainty == class })
		lines = append(lines, Discount{Class: class, Of: of, Rate: rate, Amount: c.Currency.Round(of.Mul(rate))})
	}
	failure := r.Offer.Private.Failure
	if failure.IsZero() {
		return lines
	}
	of := r.Timeline.Sum(func(p *Payment) bool { return p.Component.IsGranted() })
	of = c.Currency.Round(of.Mul(one.Sub(c.Haircut.Speculative)))
	return append(lines, Discount{Class: Speculative, Failure: true, Of: of, Rate: failure, Amount: c.Currency.Round(of.Mul(failure))})
}

// IsGranted reports whether the component is granted equity, which of a private company
// is worth what its exit pays.
func (c Component) IsGranted() bool {
	switch c {
	case RSUPay, RefresherPay, OptionPay:
		return true
	}
	return false
}

// riskAdjustedName is the metric that is ranked by only where something is discounted.
const riskAdjustedName = "risk-adjusted"

// discounted reports whether risk takes something off the total of any offer.
func discounted(offers []Result) bool {
	for i := range offers {
		if len(offers[i].Discounts) > 0 {
			return true
		}
	}
	return false
}

// riskAdjusted is the total less what risk takes off it (SPEC 7.1).
func riskAdjusted(_ *Case, r *Result) decimal.Decimal {
	left := r.Total
	for _, d := range r.Discounts {
		left = left.Sub(d.Amount)
	}
	return left
}

func (h *Haircut) check(at checker) {
	at.at("target").rate(h.Target)
	at.at("market").rate(h.Market)
	at.at("speculative").rate(h.Speculative)
}
