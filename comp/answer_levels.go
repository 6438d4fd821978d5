package comp

import (
	"fmt"

	"github.com/seed-251b9aba/offerkit/comp/calc"
)

// levelsTerms are what the levels-style year adds up, in the offer's currency and not rounded:
// the yearly figure that public pay sites quote (SPEC 7.1). Targets count at 100%, grants at
// the value in the letter (or shares at today's price, options at their spread) over their
// vesting years, sign-ons over four. Refreshers are in no letter, and what
// has vested before the first day is in no figure.
func (f *folding) levelsTerms() []line {
	o, t := &f.result.Offer, f.terms
	base := f.kase.salaryOn(o, f.kase.begins(o), t)
	lines := []line{{TraceLine{Kind: YearOfBaseLine}, base}}
	bonus := func(b *Bonus, path, title string) {
		target := t.of(path, b.Amount)
		if b.Amount.IsZero() {
			target = base.Mul(t.opened(path, b.Rate))
		}
		lines = append(lines, line{TraceLine{Kind: YearOfBonusLine, Item: b.titled(title)}, target})
	}
	if !o.Bonus.isZero() || t.open {
		bonus(&o.Bonus, "bonus.target", "Bonus")
	}
	for i := range o.Bonuses {
		bonus(&o.Bonuses[i], fmt.Sprintf("bonuses[%d].target", i), furtherBonus(i))
	}
	for i := range o.Grants {
		if _, last := f.result.VestYears(&o.Grants[i]); last > 0 {
			lines = append(lines, f.levelsGrant(i))
		}
	}
	for i, s := range o.SignOn {
		if o.Current && f.kase.paidBefore(o, s) {
			continue
		}
		amount := t.openedEach("sign_on[%d].amount", i, s.Amount)
		what := TraceLine{Kind: YearOfSignOnLine, Currency: f.result.Currency, Item: s.title(), Whole: s.Amount}
		lines = append(lines, line{what, amount.Div(calc.Int(4), quotientPlaces)})
	}
	return lines
}

// levelsGrant is a year's part of a grant.
func (f *folding) levelsGrant(i int) line {
	o := &f.result.Offer
	g := &o.Grants[i]
	what := TraceLine{Kind: YearOfGrantLine, Currency: f.result.Currency, Item: fmt.Sprintf("%s %d", g.title(), i+1)}
	if o.Private.Stated() && g.Kind != CashGrant {
		what.Kind = OnPaperLine
		return line{what, calc.Number{}}
	}
	value := f.terms.openedEach("grants[%d].value", i, g.Value)
	if !g.Shares.IsZero() {
		price := newPricePath(f.kase, o, f.terms)
		a := award{strike: g.Strike, price: f.terms.ofEach("grants[%d].strike", i, g.Strike)}
		value = f.terms.ofEach("grants[%d].shares", i, g.Shares).Mul(a.worth(price.now()))
	}
	if g.Kind != CashGrant {
		value = f.kase.worthIn(value, f.result.Equity, f.result.Currency, f.kase.AsOf, quotientPlaces, f.terms)
	}
	what.Whole, what.Months = value.Decimal(), max(g.Vesting.Months(), 1)
	return line{what, value.Part(12, int64(what.Months), quotientPlaces)}
}

// inReporting rounds a sum in the offer's currency and converts it on the valuation date.
func (f *folding) inReporting(sum calc.Number) calc.Number {
	return f.kase.exchange(sum.Round(f.result.Currency.Places()), f.result.Currency, f.kase.AsOf, f.terms)
}
