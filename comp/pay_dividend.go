package comp

import (
	"fmt"

	"github.com/seed-251b9aba/offerkit/comp/calc"
)

// dividendKind is the dividends that are kept back on shares until they vest. It looks at the vests
// that the other kinds have made and must come after them.
var dividendKind = kindOfPay{
	group:      "Share price",
	components: []componentOfPay{{DividendPay, "Dividends", inShares, Market}},
	keys:       []string{"dividend"},
	terms:      dividendTerms,
	check:      (*Offer).checkDividend,
	unfold:     (*unfolding).dividends,
}

func dividendTerms() []Term {
	return []Term{
		{Path: "dividend", Label: "Dividend on unvested shares", field: func(o *Offer, _ int) any { return &o.Dividend },
			Kind: KindRate, Unit: UnitPercentAYear, Bounds: percent(0, 100), Moves: true,
			Meaning: "dividend equivalents on RSUs that have not vested: the dividend a year as a share of the price, paid with each vest", Example: "1.5%"},
	}
}

// DividendPay is dividend equivalents on RSUs, paid with the vest (SPEC 5).
const DividendPay Component = "dividend"

// RuleDividend: a vest's worth times the dividend a year, for the whole months since the vesting start (SPEC 5).
const RuleDividend Rule = "dividend"

// dividends pays with each vest of RSUs what its shares have kept back: shares times the price of
// the day, times the rate, for the whole months since the vesting start (SPEC 5).
func (u *unfolding) dividends() {
	rate := u.terms.of("dividend", u.offer.Dividend)
	if rate.IsFixedZero() {
		return
	}
	for _, vest := range u.payments { // those made so far
		if vest.Component != RSUPay && vest.Component != RefresherPay || u.offer.IsOption(&vest) || vest.Valued != InShares && vest.Valued != InDollars {
			continue
		}
		months, _ := vest.Granted.MonthsUntil(vest.Date)
		if months <= 0 {
			continue
		}
		p := Payment{
			Date: vest.Date, Year: vest.Year, Component: DividendPay, Certainty: vest.Certainty, Promise: vest.Promise, Term: vest.Term,
			Item: fmt.Sprintf("Dividends of %d months on %s", months, vest.Name()), Basis: vest.Amount, Rate: rate.Decimal(), To: twelfths[12], Rule: RuleDividend,
		}
		worth := vest.quantity().Mul(u.priceOfVest(&vest))
		amount := worth.Mul(rate).Mul(calc.Int(int64(months))).Div(calc.Int(12), u.equity.Places())
		if amount.IsFixedZero() {
			continue
		}
		if amount.Live() {
			p.remember(func(m *makings) { m.rests = amount })
		}
		u.payInShares(p, amount)
	}
}

// priceOfVest returns what a vest's shares were worth on the day of it, were they sold or held.
func (u *unfolding) priceOfVest(vest *Payment) calc.Number {
	switch {
	case !vest.Held:
		return vest.price()
	case vest.Valued == InShares:
		return u.price.on(vest.Date, vest.Year)
	}
	day, year := u.valuedOn(vest.Date, vest.Year)
	end := u.price.index(day, year)
	return calc.If(end.Positive(), vest.price().Mul(u.price.index(vest.Date, vest.Year)).Div(end, quotientPlaces), calc.Number{})
}

// checkDividend names what cannot stand in a dividend.
func (o *Offer) checkDividend(at checker, _ *Case) {
	at.at("dividend").rate(o.Dividend)
	if !o.Dividend.IsZero() && o.Private.Stated() {
		at.at("dividend").refuse("dividends of a private company are not known", "leave it out")
	}
}
