package comp

import (
	"fmt"
	"slices"

	"github.com/seed-251b9aba/offerkit/comp/calc"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// exitKind pays the awards of a private company: its components are theirs.
var exitKind = kindOfPay{
	group:  "Private company",
	keys:   []string{"private"},
	terms:  privateTerms,
	check:  func(o *Offer, at checker, c *Case) { o.Private.check(at.at("private"), c) },
	unfold: (*unfolding).exit,
}

// The rules of a private company's equity: what has vested by its exit is paid.
const (
	RuleExitConverted  Rule = "exit-converted"  // a part of the exit value: the preferred shares convert (SPEC 5.7)
	RuleExitPreference Rule = "exit-preference" // a part of what the liquidation preference leaves of it (SPEC 5.7)
)

// commonPrice is what an exit leaves for one common share, as an exact quotient: a part
// of a sum is no price of a market and is not rounded to 4 decimals: what calculators of exits publish
// is a part of the whole too.
type commonPrice struct {
	proceeds, shares calc.Number // proceeds/shares
	preference       calc.Number // due before common shares
	converted        calc.Cond   // the preferred shares convert into common
}

// capTable is what stands in the way of a common share, as numbers of the terms.
type capTable struct {
	p          *Private
	all        calc.Number // fully diluted shares today
	common     calc.Number // of them those that are not preferred
	preference calc.Number
	kept, of   calc.Number // the part kept/of that the rounds leave to the shares of today
	raised     calc.Number // by the rounds
}

// capTable returns the terms of a private company as numbers. Where the investors' part is
// not stated, the preferred shares are the preference at the price of the last round: at least
// so many, for earlier rounds were cheaper.
func (p *Private) capTable(t terms) capTable {
	c := capTable{p: p, all: t.of("private.fully_diluted", p.FullyDiluted), preference: t.of("private.liquidation_preference", p.Preference)}
	c.common = c.all
	if !p.Preferred.IsZero() {
		c.common = c.all.Sub(c.preference.Div(t.of("private.preferred", p.Preferred), quotientPlaces))
	}
	if !p.Investors.IsZero() {
		investors := t.of("private.investors", p.Investors)
		c.common = calc.If(investors.Positive(), c.all.Mul(calc.Of(one).Sub(investors)), c.common)
	}
	c.kept, c.of = calc.Of(one), calc.Of(one)
	for i, r := range p.Rounds {
		if r.Raise.IsZero() {
			c.kept = c.kept.Mul(calc.Of(one).Sub(t.ofEach("private.rounds[%d].dilution", i, r.Dilution)))
			continue
		}
		raise, before := t.ofEach("private.rounds[%d].raise", i, r.Raise), t.ofEach("private.rounds[%d].pre_money", i, r.PreMoney)
		c.kept, c.of = c.kept.Mul(before), c.of.Mul(before.Add(raise))
		c.raised = c.raised.Add(raise)
	}
	return c
}

// commonAt returns what an exit of a value leaves for a common share
// (http://cdixon.org/2009/08/28/function-my_exit_payout/, all preferred shares taken
// together):
//
//	converted:  exit / fully diluted shares at the exit
//	otherwise:  (exit - preference) / common shares
//
// Rounds issue preferred shares only, so that the number of common shares stays
// FullyDiluted*(1-Investors), and the fully diluted ones grow to FullyDiluted/kept. At says
// which exit it is.
func (c *capTable) commonAt(exit calc.Number, at func() string) commonPrice {
	price := commonPrice{preference: c.preference.Add(c.raised)}
	all := c.all.Mul(c.of) // times 1/kept
	preferred := all.Sub(c.common.Mul(c.kept))
	price.converted = price.preference.Mul(all).AtMost(preferred.Mul(exit))
	price.proceeds = calc.If(price.converted, exit.Mul(c.kept), exit.Sub(price.preference).Max(calc.Number{})).
		Named(func() string { return "What is divided at " + at() })
	price.shares = calc.If(price.converted, all, c.common).Named(func() string { return "Shares that divide it at " + at() })
	return price
}

// price returns the price of a common share, carried to 36 decimals.
func (c *commonPrice) price() calc.Number { return c.proceeds.Div(c.shares, quotientPlaces) }

// pays returns what a quantity of shares or options is paid, rounded to the minor unit of
// the given places: never below 0.
func (c *commonPrice) pays(quantity, strike calc.Number, places int32) calc.Number {
	left := c.proceeds.Sub(strike.Mul(c.shares))
	return quantity.Mul(left).Div(c.shares, places).Max(calc.Number{})
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
	since := MaxYears
	for i := range u.held {
		since = min(since, u.heldSince(&u.held[i]))
	}
	u.tender(since)
	year, within := u.year(p.Exit.On)
	beyond := Note{Term: PrivateTerm.Alone(), Kind: NoteExitBeyond, first: since}
	switch {
	case p.Exit.Value.IsZero():
		u.note(Note{Term: PrivateTerm.Alone(), Kind: NoteNoExit, first: since})
		return
	case !within:
		u.note(beyond)
		return
	}
	u.noteUntil(year-1, calc.Fixed(true), beyond)
	table := p.capTable(u.terms)
	value := u.terms.of("private.exit.value", p.Exit.Value)
	common := table.commonAt(value, func() string { return "the exit" })
	u.noteExit(value, &common, max(year, since))
	for _, a := range u.held {
		u.payExit(a, &common, year)
	}
}

// heldSince returns the shortest horizon, in years, over which an offer has an award: refreshers are
// granted one after the other.
func (u *unfolding) heldSince(a *award) int {
	if a.pay.Term.Kind != RefresherTerm {
		return 1
	}
	return u.yearBegun(a.start)
}

func (u *unfolding) payExit(a award, common *commonPrice, year int) {
	on := u.offer.Private.Exit.On
	h := u.holding(&a, on)
	vested, unvested := h.by(on)
	since := max(year, u.heldSince(&a))
	u.noteOf(noted{holds: unvested.Positive(), shares: unvested, of: orFixed(a.count, a.shares), named: a.pay.makings().named},
		Note{Term: PrivateTerm.Alone(), Kind: NoteVestsAfterExit, Item: a.pay.Item, first: since})
	switch {
	case vested.IsFixedZero():
		return
	case a.lapsed(on):
		u.note(Note{Term: PrivateTerm.Alone(), Kind: NoteExpiresBeforeExit, Item: a.pay.Item, On: a.expires, first: since})
		return
	}
	p := a.pay
	p.Date, p.Year, p.Quantity, p.Price = on, year, vested.Decimal(), common.price().Decimal()
	p.Rule, p.Valued = RuleExitPreference, AtExit
	if common.converted.Holds() {
		p.Rule = RuleExitConverted
	}
	if price := common.price(); price.Live() || vested.Live() {
		p.remember(func(m *makings) { m.quantity, m.price, m.rests = vested, price, vested })
	}
	u.payInShares(p, common.pays(vested, orFixed(a.price, a.strike), u.equity.Places()).Mul(u.terms.survival(&u.offer.Private)))
}

// survival is whether a private company lives to see its exit, where it may fail.
func (t terms) survival(p *Private) calc.Number {
	if !t.days || p.Failure.IsZero() {
		return calc.Of(one)
	}
	return calc.Input(t.at+"."+unknownLife, one)
}

// lapsed reports whether an award is worth nothing any more on a day.
func (a *award) lapsed(day vesting.Date) bool { return !a.expires.IsZero() && day.After(a.expires) }

// heldAward is an award of a private company as it vests.
type heldAward struct {
	award  *award
	vests  vesting.Award
	dealt  func(vested vesting.Fraction) calc.Number
	before vesting.Fraction // vested before the first day of work, and so in nobody's offer
	tender vesting.Date     // zero where nothing of it is offered
	sold   calc.Number      // in the tender offer
}

// holding returns an award as it vests with an exit on a day, or with none where that is the
// zero Date: RSUs of two triggers vest with the exit, whatever was served before.
func (u *unfolding) holding(a *award, exit vesting.Date) heldAward {
	h := heldAward{award: a}
	h.vests, h.dealt = u.awarded(a)
	if a.doubleTrigger {
		h.vests = h.vests.HeldUntil(exit)
	} else {
		h.vests.Events = slices.Clone(h.vests.Events)
	}
	h.before = h.vests.VestedAt(u.start.AddDays(-1))
	u.tenderOf(&h)
	return h
}

// by returns what vests from the first day of work to a day, without what the tender offer has
// bought of it by then, and what vests later.
func (h *heldAward) by(day vesting.Date) (vested, unvested calc.Number) {
	vested, unvested = h.vestedBy(day)
	if !h.sold.IsFixedZero() && !day.Before(h.tender) {
		vested = vested.Sub(h.sold)
	}
	return vested.Named(func() string { return fmt.Sprintf("%s, vested by %v", h.award.pay.Item, day) }), unvested
}

// vestedBy is by with what was sold.
func (h *heldAward) vestedBy(day vesting.Date) (vested, unvested calc.Number) {
	reached := h.vests.VestedAt(day)
	if reached.Cmp(h.before) < 0 {
		reached = h.before // a day before the first day of work
	}
	vested = h.dealt(reached).Sub(h.dealt(h.before))
	unvested = orFixed(h.award.count, h.award.shares).Sub(h.dealt(reached))
	return vested, unvested
}

// noteExit says what the exit comes to for a common share, over so many years and longer.
func (u *unfolding) noteExit(exit calc.Number, c *commonPrice, years int) {
	p := &u.offer.Private
	unstated, price := c.preference.Equal(calc.Number{}), c.price().Round(pricePlaces)
	for _, choice := range []struct {
		kind  NoteKind
		holds calc.Cond
	}{
		{NoteExitWithoutPreference, unstated},
		{NoteExitConverted, unstated.Not().And(c.converted)},
		{NoteExitPreference, unstated.Not().And(c.converted.Not())},
	} {
		u.noteOf(noted{holds: choice.holds, amount: c.preference, of: exit, price: price}, Note{Term: PrivateTerm.Alone(), Kind: choice.kind, first: years})
	}
	switch {
	case !p.Investors.IsZero() || p.Preference.IsZero():
	case p.Preferred.IsZero():
		u.note(Note{Term: PrivateTerm.Alone(), Kind: NoteInvestorsShare, first: years})
	default:
		u.note(Note{Term: PrivateTerm.Alone(), Kind: NoteInvestorsAtPreferred, first: years})
	}
}
