package comp

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/vesting"
)

// GrantKind is the kind of a grant.
type GrantKind string

// The kinds of grants.
const (
	RSU       GrantKind = "rsu"
	Option    GrantKind = "option"
	CashGrant GrantKind = "cash" // a deferred cash award on a vesting schedule
)

// GrantKinds lists the kinds of grants.
func GrantKinds() []GrantKind { return []GrantKind{RSU, Option, CashGrant} }

// Rounding says how value/price becomes a count of shares; companies differ.
type Rounding string

// The roundings of a conversion. The empty rounding means RoundDown.
const (
	RoundDown    Rounding = "down"
	RoundUp      Rounding = "up"
	RoundNearest Rounding = "nearest"    // half up
	RoundNone    Rounding = "fractional" // to four decimals, as brokers hold them
)

// Roundings lists the roundings of a conversion.
func Roundings() []Rounding { return []Rounding{RoundDown, RoundUp, RoundNearest, RoundNone} }

// Grant is one grant. A grant of RSUs is written in one of four ways:
//   - Shares: that many shares, each worth the share price on its vest date.
//   - Value and Price: Value/Price shares, rounded by Rounding, then as above.
//   - Value, ByValue: each vest pays its part of the value, whatever the price.
//   - Value alone: followed in dollars and indexed by the growth of the share price, the
//     ordinary case of a candidate who only knows "$300k over four years".
//
// A cash grant has a Value and pays its parts in cash.
type Grant struct {
	Kind       GrantKind
	Shares     decimal.Decimal // count; whole unless Allocation is fractional
	Value      decimal.Decimal // in the offer's currency
	Price      decimal.Decimal // conversion price of a share; may differ from today's
	Rounding   Rounding
	ByValue    bool               // value-denominated
	Allocation vesting.Allocation // how whole shares are dealt to the vests
	Vesting    vesting.Schedule
	Start      vesting.Date // vesting start; zero means the offer's start

	// Repriced grants are re-granted every year: each year's part of Value becomes shares
	// at the share price of the day its year begins.
	Repriced bool
	// DoubleTrigger RSUs of a private company vest only with the exit.
	DoubleTrigger bool

	// Of options only.
	Type           OptionType
	Strike         decimal.Decimal // price to pay for a share
	Expires        int             // months from the vesting start; 0 means 120
	ExerciseWindow int             // days after leaving in which vested options can be exercised; 0 means 90
}

const (
	ruleShares  Rule = "whole shares dealt to the vests, times the share price of the day rounded to 4 decimals (SPEC 5.5, 6.3)"
	ruleByValue Rule = "value-denominated: each vest pays its part of the value, rounded cumulatively (SPEC 5.5, 2.3)"
	ruleIndexed Rule = "followed in dollars: each vest's part of the value, rounded cumulatively, times the growth of the share (SPEC 5.5)"
	ruleCash    Rule = "cash award paid in parts as it vests, rounded cumulatively (SPEC 5.5, 2.3)"
)

// ShareCount returns the shares of the grant, Value/Price rounded by Rounding where it
// is given as a value, and the value that the rounding leaves over (negative where it
// rounds up). It returns false for a grant that is no count of shares.
func (g *Grant) ShareCount() (shares, left decimal.Decimal, ok bool) {
	switch {
	case g.Kind != RSU || g.ByValue:
		return shares, left, false
	case !g.Shares.IsZero():
		return g.Shares, decimal.Zero, true
	case g.Price.IsZero():
		return shares, left, false
	}
	shares, rest := g.Value.QuoRem(g.Price, 0)
	switch {
	case g.Rounding == RoundUp && !rest.IsZero():
		shares = shares.Add(one)
	case g.Rounding == RoundNearest:
		shares = g.Value.DivRound(g.Price, 0)
	case g.Rounding == RoundNone:
		shares = g.Value.DivRound(g.Price, fractionalPlaces)
	}
	return shares, g.Value.Sub(shares.Mul(g.Price)), true
}

// fractionalPlaces are the decimals of a fractional share.
const fractionalPlaces = 4

// allocation returns how the shares are dealt: fractional shares are not made whole.
func (g *Grant) allocation() vesting.Allocation {
	if g.Rounding == RoundNone {
		return vesting.Fractional
	}
	return g.Allocation
}

func (u *unfolding) grants() {
	for i := range u.offer.Grants {
		g := &u.offer.Grants[i]
		p := Payment{
			Component: RSUPay, Certainty: Market, Term: fmt.Sprintf("grants[%d]", i), Item: u.grantItem(g, i),
		}
		if g.Kind == CashGrant {
			p.Component, p.Certainty = CashGrantPay, Guaranteed
		}
		if shares, left, ok := g.ShareCount(); ok {
			u.noteConversion(g, p.Item, shares, left)
			u.vestShares(g, shares, p)
		} else {
			u.vestValue(g, p)
		}
	}
}

func (g *Grant) title() string {
	if g.Kind == CashGrant {
		return "Cash grant"
	}
	return "RSU grant"
}

// grantItem names a grant for a person: "RSU grant 1, 5/15/40/40".
func (u *unfolding) grantItem(g *Grant, i int) string {
	return fmt.Sprintf("%s %d, %s", g.title(), i+1, g.Vesting)
}

// vestedPart returns the part of a grant that has vested by a day, that day included.
func (u *unfolding) vestedPart(g *Grant, day vesting.Date) vesting.Fraction {
	var vested vesting.Fraction
	for _, tranche := range g.Vesting.Tranches(u.grantStart(g)) {
		if !tranche.Date.After(day) {
			vested = tranche.Cumulative
		}
	}
	return vested
}

// vestedShares returns the shares of a grant that have vested by a day, that day
// included.
func (u *unfolding) vestedShares(g *Grant, shares decimal.Decimal, day vesting.Date) decimal.Decimal {
	vested := decimal.Zero
	for _, event := range u.events(g, shares) {
		if !event.Date.After(day) {
			vested = event.Cumulative.Decimal(vestedPlaces)
		}
	}
	return vested
}

// events deals the shares of a grant to its vests. Validate has refused the counts that
// cannot be dealt.
func (u *unfolding) events(g *Grant, shares decimal.Decimal) []vesting.Event {
	count, err := vesting.FractionFromDecimal(shares)
	if err != nil {
		return nil
	}
	events, err := g.Vesting.Events(vesting.Grant{Shares: count, Start: u.grantStart(g), Allocation: g.allocation()})
	if err != nil {
		return nil
	}
	return events
}

func (u *unfolding) grantStart(g *Grant) vesting.Date {
	if g.Start.IsZero() {
		return u.start
	}
	return g.Start
}

// noteConversion says how a value became shares.
func (u *unfolding) noteConversion(g *Grant, item string, shares, left decimal.Decimal) {
	if g.Shares.IsZero() {
		rounding := g.Rounding
		if rounding == "" {
			rounding = RoundDown
		}
		u.note("%s: %s at %s a share is %s shares (rounding %s, %s left over)",
			item, u.currency.Grouped(g.Value), GroupedNumber(g.Price), GroupedNumber(shares), rounding, u.currency.Grouped(left))
	}
}

// vestShares pays the shares of each vest at the price of its day.
func (u *unfolding) vestShares(g *Grant, shares decimal.Decimal, p Payment) {
	p.Basis, p.Rule = shares, ruleShares
	vested := decimal.Zero
	for _, event := range u.events(g, shares) {
		cumulative := event.Cumulative.Decimal(vestedPlaces)
		quantity := cumulative.Sub(vested)
		vested = cumulative
		year, within := u.year(event.Date)
		if !within {
			continue
		}
		p.Date, p.Year, p.Quantity, p.Price = event.Date, year, quantity, u.price.on(event.Date, year)
		p.Amount = u.currency.Round(quantity.Mul(p.Price))
		u.pay(p)
	}
}

// vestedPlaces are the decimals of vested fractional shares, the most that an OCF
// Numeric holds; the vests are differences of cumulative counts, so that they add up.
const vestedPlaces = 10

// vestValue pays each vest's part of a value: as it is, or indexed by the share price.
func (u *unfolding) vestValue(g *Grant, p Payment) {
	indexed := g.Kind == RSU && !g.ByValue
	switch {
	case indexed:
		p.Rule = ruleIndexed
		u.note("%s: no share price is known, so the value is followed in dollars and grows with the share", p.Item)
	case g.Kind == CashGrant:
		p.Rule = ruleCash
	default:
		p.Rule = ruleByValue
	}
	p.Basis, p.Price = g.Value, one
	for _, tranche := range g.Vesting.Tranches(u.grantStart(g)) {
		p.From, p.To = p.To, tranche.Cumulative
		p.Quantity = u.part(g.Value, p.To).Sub(u.part(g.Value, p.From))
		year, within := u.year(tranche.Date)
		if !within {
			continue
		}
		if indexed {
			p.Price = u.price.index(tranche.Date, year)
		}
		p.Date, p.Year = tranche.Date, year
		p.Amount = u.currency.Round(p.Quantity.Mul(p.Price))
		u.pay(p)
	}
}

// part returns a fraction of a whole, rounded to the minor unit.
func (u *unfolding) part(whole decimal.Decimal, f vesting.Fraction) decimal.Decimal {
	return whole.Mul(decimal.NewFromInt(f.Num())).DivRound(decimal.NewFromInt(f.Den()), u.currency.Places())
}
