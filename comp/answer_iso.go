package comp

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp/calc"
	"github.com/seed-251b9aba/offerkit/comp/tax"
)

// ISOTax is the alternative minimum tax of a service year in which all incentive stock options that vest
// in it are exercised on the day of their vest, and the shares held past the end of the year (26 USC
// 56(b)(3)). It is in no other figure: where these sell what vests, income tax on its gain is in them instead. Amounts are in the reporting currency.
type ISOTax struct {
	Year   int
	Spread decimal.Decimal // what the shares are worth on the day of exercise above the strike; of a private company at its FMV
	Tax    decimal.Decimal
}

// ISOTaxes returns the alternative minimum tax of each service year of an offer that vests incentive
// stock options above their strike within the horizon; nil where none does, or the taxes are not those
// of the United States.
func (c *Comparison) ISOTaxes(r *Result) ([]ISOTax, error) {
	if !c.has(r) || len(r.Taxes) != c.Case.Years || r.Taxes[0].Taxes == nil || r.Taxes[0].Currency != r.Currency {
		return nil, nil
	}
	spreads := c.isoSpreads(r)
	if spreads == nil || r.Taxes[0].Taxes.Situation.Place.Country() != "US" {
		return nil, nil
	}
	all := make([]ISOTax, len(spreads))
	for k := range spreads {
		y := &r.Taxes[k]
		in := func(amount decimal.Decimal) decimal.Decimal {
			return c.Case.exchange(calc.Of(amount), r.Currency, r.Start.AddMonths(12*y.Year), terms{}).Decimal()
		}
		person := y.Taxes.Situation
		person.ISOSpread, person.ISOSale = calc.Of(spreads[k]), calc.Number{} // held, and not sold
		taxes, err := c.Case.TaxLaw().Taxes(calc.Of(y.Wages.Sub(y.ISOSale).Decimal()), person)
		if err != nil {
			return nil, err
		}
		owed, known := taxes.Of(tax.AlternativeMinimum)
		if !known && !spreads[k].IsZero() {
			return nil, nil // the law of the year has no table of it
		}
		all[k] = ISOTax{Year: y.Year, Spread: in(spreads[k]), Tax: in(owed)}
	}
	return all, nil
}

// isoSpreads returns what the incentive stock options that vest in each service year are worth above
// their strike on the days of their vests, in the offer's currency; nil where no year has any.
func (c *Comparison) isoSpreads(r *Result) []decimal.Decimal {
	if !slices.ContainsFunc(r.Offer.Grants, func(g Grant) bool { return g.Type == ISO }) &&
		!slices.ContainsFunc(r.Offer.Refreshers, func(f Refresher) bool { return f.Type == ISO }) {
		return nil
	}
	isISO := func(p *Payment) bool { kind, _ := r.Offer.optionsOf(p); return kind == ISO }
	u := unfold(&c.Case, &r.Offer)
	spreads, any := make([]decimal.Decimal, c.Case.Years), false
	add := func(year int, amount calc.Number) {
		if d := amount.Decimal(); year >= 1 && year <= len(spreads) && d.IsPositive() {
			spreads[year-1], any = spreads[year-1].Add(d), true
		}
	}
	for i := range u.payments {
		if p := &u.payments[i]; !p.isSale() && isISO(p) {
			add(p.Year, u.inOffer(p.quantity().Mul(worth(u.priceOfVest(p), p.strike())), p.Date))
		}
	}
	for i := range u.held {
		a := &u.held[i]
		if !isISO(&a.pay) {
			continue
		}
		h, before := u.holding(a, u.anniversary(c.Case.Years)), calc.Number{}
		for k := 1; k <= c.Case.Years; k++ {
			day := u.anniversary(k)
			if exit := r.Offer.Private.Exit; exit.Value.IsPositive() {
				day = earlier(day, exit.On)
			}
			vested, _ := h.by(day)
			add(k, u.inOffer(vested.Sub(before).Mul(worth(calc.Of(r.Offer.Private.FMV), calc.Of(a.strike))), day))
			before = vested
		}
	}
	if !any {
		return nil
	}
	return spreads
}
