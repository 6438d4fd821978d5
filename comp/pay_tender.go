package comp

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp/calc"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// RuleTender is the rule of what a tender offer pays (SPEC 5.7).
const RuleTender Rule = "tender"

// Tender is an offer to buy a part of what has vested of a private company's equity, before
// its exit.
type Tender struct {
	On    vesting.Date
	Share decimal.Decimal // of what has vested by then: 0.2 is 20%
	Price decimal.Decimal // of a share
}

func (t *Tender) stated() bool {
	return !t.On.IsZero() || !t.Share.IsZero() || !t.Price.IsZero()
}

// check names what cannot stand in a tender offer of a company that exits on a day, or never.
func (t *Tender) check(at checker, c *Case, exit vesting.Date) {
	at.at("on").year(t.On)
	at.at("share").rate(t.Share)
	at.at("price").amount(t.Price)
	switch {
	case !t.stated():
	case t.On.IsZero():
		at.at("on").refuse("a tender offer needs a date", "add on: 2028-06-30")
	case t.On.Before(c.AsOf):
		at.at("on").refuse(fmt.Sprintf("%v is before the valuation date %v", t.On, c.AsOf), "write a date to come, or leave tender out")
	case !exit.IsZero() && t.On.After(exit):
		at.at("on").refuse(fmt.Sprintf("%v is after the exit on %v, which pays for everything", t.On, exit), "write a day before the exit, or leave tender out")
	case t.Share.IsZero():
		at.at("share").refuse("a tender offer needs the part that is sold", "add share: 20%")
	case t.Price.IsZero():
		at.at("price").refuse("a tender offer needs what it pays for a share", "add price: 10")
	}
}

// tender pays what is sold in a tender offer inside the horizon, of awards that there are over so
// many years.
func (u *unfolding) tender(since int) {
	on := u.offer.Private.Tender.On
	if on.IsZero() {
		return
	}
	year, within := u.year(on)
	beyond := Note{Term: PrivateTerm.Alone(), Kind: NoteTenderBeyond, On: on, first: since}
	if !within {
		u.note(beyond)
		return
	}
	u.noteUntil(year-1, calc.Fixed(true), beyond)
	price, all := u.tenderPrice(), calc.Number{}
	for i := range u.held {
		a := &u.held[i]
		h := u.holding(a, vesting.Date{})
		if h.sold.IsFixedZero() {
			continue
		}
		all = all.Add(h.sold)
		p := a.pay
		p.Date, p.Year, p.Quantity, p.Price, p.Rule, p.Valued = on, year, h.sold.Decimal(), price.Decimal(), RuleTender, AtTender
		if price.Live() || h.sold.Live() {
			p.remember(func(m *makings) { m.quantity, m.price, m.rests = h.sold, price, h.sold })
		}
		u.payInShares(p, u.equity.product(h.sold, a.worth(price)).Mul(u.terms.survival(&u.offer.Private)))
	}
	u.noteIf(all.Positive().Not(), Note{Term: PrivateTerm.Alone(), Kind: NoteTenderBuysNothing, On: on, first: max(year, since)})
}

func (u *unfolding) tenderPrice() calc.Number {
	return u.terms.of("private.tender.price", u.offer.Private.Tender.Price)
}

// tenderOf sets what the tender offer buys of an award: its part of what has vested by then, in
// whole shares. RSUs of two triggers have not vested before the exit, and nobody sells an option
// for no more than its strike.
func (u *unfolding) tenderOf(h *heldAward) {
	t, a := &u.offer.Private.Tender, h.award
	if t.On.IsZero() || a.doubleTrigger || a.lapsed(t.On) {
		return
	}
	vested, _ := h.vestedBy(t.On)
	price := u.tenderPrice()
	sold := vested.Mul(u.terms.of("private.tender.share", t.Share)).Floor()
	sold = calc.If(price.Sub(orFixed(a.price, a.strike)).Positive(), sold, calc.Number{})
	h.tender = t.On
	h.sold = sold.Named(func() string { return fmt.Sprintf("%s, sold in the tender offer", a.pay.Item) })
}
