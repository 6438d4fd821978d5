package comp

import (
	"fmt"
	"math/big"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp/calc"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// The rules of a vest of a grant that is re-granted every year.
const (
	RuleRepriced        Rule = "repriced"         // the year's part of the value in shares at the price of the day its year begins (SPEC 5.5, 6.3)
	RuleRepricedIndexed Rule = "repriced-indexed" // a part of the value times the growth of the share since its year began (SPEC 5.5)
)

// vestRepriced pays a grant year by year of its vesting.
func (u *unfolding) vestRepriced(i int, g *Grant, p Payment) {
	value, parts := u.grantValue(i, g), u.terms.openParts(i, g.Vesting)
	p.Granted = u.grantStart(g)
	horizon := u.anniversary(u.kase.Years)
	for _, year := range g.Vesting.Years(p.Granted) {
		if year.Begins.Before(horizon) {
			u.vestRepricedYear(g, value, parts, p, year)
		}
	}
}

// vestRepricedYear pays the vests of one year of the grant.
func (u *unfolding) vestRepricedYear(g *Grant, whole calc.Number, parts *openParts, p Payment, of vesting.Year) {
	k := u.yearBegun(of.Begins)
	if !u.price.known() {
		u.vestRepricedDollars(whole, parts, p, u.price.index(of.Begins, k), of)
		return
	}
	price := u.price.on(of.Begins, k)
	u.noteIf(price.Positive().Not(), Note{Term: p.Term, Kind: NoteYearBuysNothing, Item: p.Item, On: of.Begins, first: k})
	if !price.Live() && !price.Decimal().IsPositive() {
		return
	}
	value := u.equity.part(parts.vested(whole, of.To)).Sub(u.equity.part(parts.vested(whole, of.From)))
	shares := calc.If(price.Positive(), g.RoundingRule().of(value, price), calc.Number{}).Named(func() string {
		return fmt.Sprintf("Shares of %s, granted on %v", u.offer.AwardTitle(p.Term), of.Begins)
	})
	p.Rule, p.Held, p.Valued, p.Basis = RuleRepriced, u.holds(), InShares, shares.Decimal()
	p.name = fmt.Sprintf("%s, re-granted %v", p.Item, of.Begins)
	p.Item = fmt.Sprintf("%s, %s of %v at %s", p.Item, GroupedShares(p.Basis), of.Begins, GroupedNumber(price.Decimal()))
	p.names(shares, price)
	var vested calc.Number
	for _, tranche := range of.Tranches {
		cumulative := dealt(shares, g.allocation(), of.Vested(tranche.Cumulative))
		if num, den, moves := parts.ofYear(of, tranche.Cumulative); moves {
			cumulative = calc.If(den.Positive(), dealtOpen(shares, g.allocation(), num, den), calc.Number{})
		}
		quantity := cumulative.Sub(vested)
		p.Quantity, vested = quantity.Decimal(), cumulative
		year, within := u.year(tranche.Date)
		if !within || quantity.IsFixedZero() {
			continue
		}
		price := u.vestPrice(tranche.Date, year)
		p.Date, p.Year, p.Price = tranche.Date, year, price.Decimal()
		u.payFor(p, quantity, price)
	}
}

// vestRepricedDollars pays the vests of one year where no share price is known.
func (u *unfolding) vestRepricedDollars(whole calc.Number, parts *openParts, p Payment, index calc.Number, of vesting.Year) {
	if !index.Live() && !index.Decimal().IsPositive() {
		return // a share that has lost everything grows no more
	}
	p.Rule, p.Held, p.Valued, p.Basis, p.To = RuleRepricedIndexed, u.holds(), InDollars, whole.Decimal(), of.From
	if whole.Live() {
		p.remember(func(m *makings) { m.basis, m.rests, m.parts = whole, whole, parts })
	}
	for _, tranche := range of.Tranches {
		p.From, p.To = p.To, tranche.Cumulative
		year, within := u.year(tranche.Date)
		if !within {
			continue
		}
		p.Date, p.Year = tranche.Date, year
		quantity := u.equity.part(parts.vested(whole, p.To)).Sub(u.equity.part(parts.vested(whole, p.From)))
		day, k := u.valuedOn(tranche.Date, year)
		price := u.price.since(index, day, k)
		p.Price = price.Decimal()
		u.payFor(p, quantity, price)
	}
}

// yearBegun returns the service year that begins on or runs through a day: on an
// anniversary the new one. Where growth goes by service years, a year that is re-priced
// as it begins has the price of that whole year.
func (u *unfolding) yearBegun(d vesting.Date) int {
	year := 1
	for year < len(u.ends) && !d.Before(u.ends[year-1]) {
		year++
	}
	return year
}

// yearRunning is yearBegun of a day within the horizon, and false after it.
func (u *unfolding) yearRunning(d vesting.Date) (int, bool) {
	return u.yearBegun(d), d.Before(u.anniversary(u.kase.Years))
}

// dealt returns how many of a count of shares are dealt when a part of them has vested:
// whole ones by cumulative round-down, or fractions.
func dealt(shares calc.Number, a vesting.Allocation, part *big.Rat) calc.Number {
	if part.Num().IsInt64() && part.Denom().IsInt64() {
		if a == vesting.Fractional {
			return shares.Part(part.Num().Int64(), part.Denom().Int64(), vestedPlaces)
		}
		return shares.PartFloor(part.Num().Int64(), part.Denom().Int64())
	}
	num, den := calc.Of(decimal.NewFromBigInt(part.Num(), 0)), calc.Of(decimal.NewFromBigInt(part.Denom(), 0))
	if a == vesting.Fractional {
		return shares.Mul(num).Div(den, vestedPlaces)
	}
	// A quotient is no nearer to the whole number above it than 1/den, which no schedule that
	// reads makes as small as the last of these decimals.
	return shares.Mul(num).Div(den, quotientPlaces).Floor()
}

// dealtOpen is dealt for a part num/den that may move.
func dealtOpen(shares calc.Number, a vesting.Allocation, num, den calc.Number) calc.Number {
	if a == vesting.Fractional {
		return shares.Mul(num).Div(den, vestedPlaces)
	}
	return shares.Mul(num).Div(den, quotientPlaces).Floor()
}

// checkRepriced names what cannot stand in the terms of a re-priced grant.
func (g *Grant) checkRepriced(at checker) {
	switch {
	case !g.Repriced:
	case g.Kind != RSU:
		at.at("repriced").refuse(fmt.Sprintf("a grant of kind %s is not re-priced", g.Kind), "leave repriced out")
	case g.Value.IsZero():
		at.at("repriced").refuse("a grant that is re-priced every year needs a value", "write value: 300k instead of shares")
	case g.ByValue:
		at.at("repriced").refuse("a value-denominated grant has no price to renew", "keep one of denominated and repriced")
	case g.allocation() != vesting.CumulativeRoundDown && g.allocation() != vesting.Fractional:
		at.at("allocation").refuse("each year of a re-priced grant is dealt by cumulative-round-down", "leave allocation out")
	}
}
