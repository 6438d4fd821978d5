package comp

import (
	"fmt"

	"github.com/seed-251b9aba/offerkit/comp/calc"
)

// levelsTerms are what the levels-style year adds up, in the offer's currency and not rounded:
// the yearly figure that public pay sites quote (SPEC 7.1). Targets count at 100%, grants at
// the value in the letter (or shares at today's price, options at their spread) over their
// vesting years, sign-ons over four. Refreshers are in no letter.
func (f *folding) levelsTerms() []line {
	o, t := &f.result.Offer, f.terms
	base := f.kase.salaryOn(o, f.kase.begins(o), t)
	lines := []line{{item: "Base", how: "a year at the start", amount: base}}
	if !o.Bonus.isZero() {
		target := base.Mul(t.of("bonus.target", o.Bonus.Rate)).Add(t.of("bonus.target", o.Bonus.Amount))
		lines = append(lines, line{item: "Bonus", how: "the target of a year", amount: target})
	}
	for i := range o.Grants {
		lines = append(lines, f.levelsGrant(i))
	}
	for i, s := range o.SignOn {
		if o.Current && f.kase.paidBefore(o, s) {
			continue
		}
		amount := t.ofEach("sign_on[%d].amount", i, s.Amount)
		lines = append(lines, line{
			item: fmt.Sprintf("Sign-on, year %d", s.Year), how: GroupedNumber(s.Amount) + " / 4", amount: amount.Div(calc.Int(4), quotientPlaces),
		})
	}
	return lines
}

// levelsGrant is a year's part of a grant.
func (f *folding) levelsGrant(i int) line {
	o := &f.result.Offer
	g := &o.Grants[i]
	l := line{item: fmt.Sprintf("%s %d", g.title(), i+1)}
	if o.Private.Stated() && g.Kind != CashGrant {
		l.how = "a private company's equity is on paper and counts 0"
		return l
	}
	value := f.terms.ofEach("grants[%d].value", i, g.Value)
	if g.Value.IsZero() {
		price := newPricePath(f.kase, o, f.terms)
		a := award{strike: g.Strike, price: f.terms.ofEach("grants[%d].strike", i, g.Strike)}
		value = f.terms.ofEach("grants[%d].shares", i, g.Shares).Mul(a.worth(price.now()))
	}
	months := max(g.Vesting.Months(), 1)
	l.how = fmt.Sprintf("%s x 12/%s", GroupedNumber(value.Decimal()), counted(months, "month"))
	l.amount = value.Part(12, int64(months), quotientPlaces)
	return l
}

// inReporting rounds a sum in the offer's currency and converts it on the valuation date.
func (f *folding) inReporting(sum calc.Number) calc.Number {
	return f.kase.exchange(sum.Round(f.result.Currency.Places()), f.result.Currency, f.kase.AsOf, f.terms)
}
