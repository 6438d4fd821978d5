package comp

import (
	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/vesting"
)

const (
	ruleExitConverted Rule = "vested by the exit times max(0, exit value / fully diluted shares, diluted by each round, - strike): " +
		"the preferred shares convert, because their part is worth at least the liquidation preference (SPEC 5.7)"
	ruleExitPreference Rule = "vested by the exit times max(0, (exit value - liquidation preference) / common shares - strike): " +
		"the preferred shares take their preference, which is worth more than their part (SPEC 5.7)"
)

// commonPrice is what an exit leaves for one common share, as an exact quotient: a part
// of a sum is no price of a market and is not rounded to 4 decimals.
type commonPrice struct {
	proceeds, shares decimal.Decimal // proceeds/shares
	preference       decimal.Decimal // due before common shares
	converted        bool            // the preferred shares convert into common
}

// commonAt returns what an exit of a value leaves for a common share
// (http://cdixon.org/2009/08/28/function-my_exit_payout/, all preferred shares taken
// together):
//
//	converted:  exit / fully diluted shares at the exit
//	otherwise:  (exit - preference) / common shares
//
// Rounds issue preferred shares only, so that the number of common shares stays
// FullyDiluted*(1-Investors), and the fully diluted ones grow to FullyDiluted/kept.
func (p *Private) commonAt(exit decimal.Decimal) commonPrice {
	kept, of, raised := p.kept()
	return p.commonAfter(exit, kept, of, raised)
}

// commonAfter is commonAt where rounds that raise a sum leave the part kept/of of the
// company to the shares of today.
func (p *Private) commonAfter(exit, kept, of, raised decimal.Decimal) commonPrice {
	c := commonPrice{preference: p.Preference.Add(raised)}
	common := p.commonShares()
	all := p.FullyDiluted.Mul(of) // times 1/kept
	preferred := all.Sub(common.Mul(kept))
	if preferred.Mul(exit).GreaterThanOrEqual(c.preference.Mul(all)) {
		c.converted = true
		c.proceeds, c.shares = exit.Mul(kept), all
		return c
	}
	c.proceeds, c.shares = decimal.Max(decimal.Zero, exit.Sub(c.preference)), common
	return c
}

// kept returns the part kept/of of the company that the rounds leave to the shares of
// today, and what the rounds raise.
func (p *Private) kept() (kept, of, raised decimal.Decimal) {
	kept, of = one, one
	for _, r := range p.Rounds {
		if r.Raise.IsZero() {
			kept = kept.Mul(one.Sub(r.Dilution))
			continue
		}
		kept, of = kept.Mul(r.PreMoney), of.Mul(r.PreMoney.Add(r.Raise))
		raised = raised.Add(r.Raise)
	}
	return kept, of, raised
}

// commonShares returns the fully diluted shares that are not preferred. Where the
// investors' part is not stated, the preferred shares are the preference at the price of
// the last round: at least so many, for earlier rounds were cheaper.
func (p *Private) commonShares() decimal.Decimal {
	switch {
	case !p.Investors.IsZero():
		return p.FullyDiluted.Mul(one.Sub(p.Investors))
	case !p.Preferred.IsZero():
		return p.FullyDiluted.Sub(p.Preference.DivRound(p.Preferred, quotientPlaces))
	}
	return p.FullyDiluted
}

// price returns the price of a common share, carried to 36 decimals.
func (c *commonPrice) price() decimal.Decimal { return c.proceeds.DivRound(c.shares, quotientPlaces) }

// pays returns what a quantity of shares or options is paid, before rounding to the
// minor unit by the given places: never below 0.
func (c *commonPrice) pays(quantity, strike decimal.Decimal, places int32) decimal.Decimal {
	left := c.proceeds.Sub(strike.Mul(c.shares))
	return decimal.Max(decimal.Zero, quantity.Mul(left).DivRound(c.shares, places))
}

// hold keeps an award of a private company for the exit.
func (u *unfolding) hold(a award) {
	a.pay.Certainty = Speculative
	u.held = append(u.held, a)
}

// exit pays what has vested of a private company's equity by an exit inside the horizon.
func (u *unfolding) exit() {
	p := &u.offer.Private
	if len(u.held) == 0 {
		return
	}
	year, within := u.year(p.Exit.On)
	switch {
	case p.Exit.Value.IsZero():
		u.note("private", "Private company: its equity is not cash. No exit is assumed, so it adds nothing to the total; its value on paper stands beside it")
		return
	case !within:
		u.note("private", "Private company: its equity is not cash. The exit of %v is outside the horizon, so it adds nothing to the total; "+
			"its value on paper stands beside it", p.Exit.On)
		return
	}
	common := p.commonAt(p.Exit.Value)
	u.noteExit(&common)
	for _, a := range u.held {
		u.payExit(a, &common, year)
	}
}

func (u *unfolding) payExit(a award, common *commonPrice, year int) {
	on := u.offer.Private.Exit.On
	vested, unvested := u.vestedBy(a, on)
	if unvested.IsPositive() {
		u.note("private", "%s: %s of %s vest after the exit and add nothing", a.pay.Item, GroupedNumber(unvested), GroupedNumber(a.shares))
	}
	switch {
	case vested.IsZero():
		return
	case a.lapsed(on):
		u.note("private", "%s: expired on %v, before the exit", a.pay.Item, a.expires)
		return
	}
	p := a.pay
	p.Date, p.Year, p.Quantity, p.Price = on, year, vested, common.price()
	p.Rule, p.Valued = ruleExitPreference, AtExit
	if common.converted {
		p.Rule = ruleExitConverted
	}
	p.Amount = common.pays(vested, a.strike, u.currency.Places())
	u.pay(p)
}

// lapsed reports whether an award is worth nothing any more on a day.
func (a *award) lapsed(day vesting.Date) bool { return !a.expires.IsZero() && day.After(a.expires) }

// vestedBy returns what an award vests from the first day of work to a day, and what it
// vests later. What was vested before is in nobody's offer, but for RSUs of two
// triggers, whose second one is the exit.
func (u *unfolding) vestedBy(a award, day vesting.Date) (vested, unvested decimal.Decimal) {
	before := decimal.Zero
	for _, event := range u.vestEvents(a) {
		cumulative := event.Cumulative.Decimal(vestedPlaces)
		if event.Date.Before(u.start) && !a.doubleTrigger {
			before = cumulative
		}
		if !event.Date.After(day) {
			vested = cumulative
		}
	}
	return decimal.Max(decimal.Zero, vested.Sub(before)), a.shares.Sub(decimal.Max(before, vested))
}

// noteExit says what the exit comes to for a common share.
func (u *unfolding) noteExit(c *commonPrice) {
	p := &u.offer.Private
	if c.preference.IsZero() {
		u.note("private", "Exit of %s on %v: no liquidation preference is stated; a common share gets %s",
			u.currency.Grouped(p.Exit.Value), p.Exit.On, GroupedNumber(c.price().Round(pricePlaces)))
		return
	}
	choice := "take it, because their part is worth less"
	if c.converted {
		choice = "convert instead, because their part is worth at least as much"
	}
	u.note("private", "Exit of %s on %v: liquidation preferences are %s; the investors %s; a common share gets %s",
		u.currency.Grouped(p.Exit.Value), p.Exit.On, u.currency.Grouped(c.preference), choice, GroupedNumber(c.price().Round(pricePlaces)))
	if p.Investors.IsZero() && !p.Preference.IsZero() {
		if p.Preferred.IsZero() {
			u.note("private", "The investors' part of the company is not stated: they take their preference and share in the rest")
		} else {
			u.note("private", "The investors' part of the company is not stated: their shares are taken to be the preference at the preferred price")
		}
	}
}
