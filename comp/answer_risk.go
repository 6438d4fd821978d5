package comp

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp/calc"
)

// Discount is one line that risk takes off a total: the haircut of a class of pay, or
// the probability that a private company fails or a promotion does not come. The total itself is untouched.
type Discount struct {
	Class   Certainty       // of the pay that it is taken off
	Failure bool            // for the failure of the company, after the haircut
	Unmade  bool            // for the promotion that does not come, after the haircut
	Of      decimal.Decimal // the pay that it is taken off
	Rate    decimal.Decimal // 0.25 is 25%
	Amount  decimal.Decimal // Of times Rate, rounded to the minor unit
}

// discounts lists what risk takes off a total, line by line, in the reporting currency, and
// beside it the amounts on the terms.
func (f *folding) discounts() (lines []Discount, amounts []calc.Number) {
	places := f.kase.Currency.Places()
	add := func(d Discount, of, rate calc.Number) {
		amount := of.Mul(rate).Round(places).Named(d.Name)
		d.Of, d.Rate, d.Amount = of.Decimal(), rate.Decimal(), amount.Decimal()
		lines, amounts = append(lines, d), append(amounts, amount)
	}
	var speculative calc.Number
	for _, class := range Certainties() {
		if f.kase.Haircut.Of(class).IsZero() && (class == Guaranteed || !f.terms.open) {
			continue
		}
		rate := f.terms.ofCase("haircut."+string(class), f.kase.Haircut.Of(class))
		if class == Speculative {
			speculative = rate
		}
		add(Discount{Class: class}, f.sum(scope{has: func(p *Payment) bool { return p.Certainty == class }}), rate)
	}
	if failure := f.result.Offer.Private.Failure; !failure.IsZero() {
		of := f.sum(scope{has: func(p *Payment) bool { return p.Component.IsGranted() }})
		add(Discount{Class: Speculative, Failure: true}, of.Mul(calc.Of(one).Sub(speculative)).Round(places), f.terms.of("private.failure", failure))
	}
	if chance := f.result.Offer.Promotion.Probability; chance.Valid {
		of := f.sum(scope{has: func(p *Payment) bool { return p.Term.Kind == PromotionTerm }})
		unmade := calc.Of(one).Sub(f.terms.or("promotion.probability", chance, one))
		add(Discount{Class: Speculative, Unmade: true}, of.Mul(calc.Of(one).Sub(speculative)).Round(places), unmade)
	}
	return lines, amounts
}

// Name names what is taken off.
func (d *Discount) Name() string {
	if d.Failure {
		return "Probability that the company fails"
	}
	if d.Unmade {
		return "Probability that the promotion does not come"
	}
	return fmt.Sprintf("Haircut on %s pay", d.Class)
}

// DiscountNumbers returns what risk takes off the total of an offer that remembers, line by line,
// and beside it the amounts with the steps that made them.
func (c *Comparison) DiscountNumbers(r *Remembered) (lines []Discount, amounts []calc.Number) {
	if r == nil || !c.has(&r.Result) {
		return nil, nil
	}
	return c.Case.fold(&r.Result, &Metric{recipe: &riskAdjusted}).discounts()
}

// discounted is what risk takes off, as lines of a metric (SPEC 7.1).
func (f *folding) discounted() []line {
	discounts, amounts := f.discounts()
	var lines []line
	for i := range discounts {
		lines = append(lines, line{TraceLine{Kind: DiscountLine, Discount: &discounts[i]}, amounts[i].Neg()})
	}
	return lines
}

// isDiscounted reports whether risk takes something off the total of any offer.
func isDiscounted(offers []Result) bool {
	for i := range offers {
		if len(offers[i].Discounts) > 0 {
			return true
		}
	}
	return false
}
