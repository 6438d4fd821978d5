// Package tax knows what is taken from wages. It knows nothing of offers.
package tax

import "github.com/shopspring/decimal"

// Flat rates at which an employer withholds federal income tax from supplemental wages
// in the United States, such as an RSU vest: 22%, and 37% of what exceeds $1,000,000 in a
// calendar year (26 CFR 31.3402(g)-1; Pub. L. 115-97, sec. 11041, made permanent in 2025).
var (
	supplementalRate  = decimal.New(22, -2)
	supplementalAbove = decimal.New(37, -2)
	supplementalLimit = decimal.NewFromInt(1_000_000)
)

// Supplemental returns the federal income tax withheld from supplemental wages, in
// dollars and not rounded, after earlier ones of the same calendar year.
func Supplemental(wages, earlier decimal.Decimal) decimal.Decimal {
	room := decimal.Max(decimal.Zero, supplementalLimit.Sub(earlier))
	below := decimal.Min(wages, room)
	return below.Mul(supplementalRate).Add(wages.Sub(below).Mul(supplementalAbove))
}

// Rates are the taxes on one vest, as shares of its value: 0.05 is 5%.
type Rates struct {
	State    decimal.Decimal // withheld for the state
	FICA     decimal.Decimal // Social Security and Medicare
	Marginal decimal.Decimal // the true federal rate on the next dollar of wages
}

// Withheld is what an employer keeps of a vest and what is still owed (SPEC 8.3), in
// dollars and not rounded.
type Withheld struct {
	Federal, State, FICA, Total decimal.Decimal
	Sold                        decimal.Decimal // whole shares sold to cover Total, to the nearest
	Net                         decimal.Decimal // shares left
	Gap                         decimal.Decimal // federal tax at the marginal rate that was not withheld; negative where too much was
}

// RSUWithholding returns what is withheld from a vest of so many shares at a price,
// after earlier supplemental wages of the calendar year.
func RSUWithholding(shares, price, earlier decimal.Decimal, r Rates) Withheld {
	value := shares.Mul(price)
	w := Withheld{Federal: Supplemental(value, earlier), State: value.Mul(r.State), FICA: value.Mul(r.FICA)}
	w.Total = w.Federal.Add(w.State).Add(w.FICA)
	if price.IsPositive() {
		w.Sold = w.Total.DivRound(price, 0)
	}
	w.Net = shares.Sub(w.Sold)
	w.Gap = value.Mul(r.Marginal).Sub(w.Federal)
	return w
}
