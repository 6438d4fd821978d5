package comp

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp/calc"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// Private describes the equity of a company whose shares no market prices (SPEC 5.7).
// Its RSUs and options are never counted as cash: they are speculative and add to a
// total only what Exit pays, on the exit's date.
type Private struct {
	Preferred    decimal.Decimal // price of a preferred share in the last round
	FMV          decimal.Decimal // fair market value of a common share (409A)
	FullyDiluted decimal.Decimal // shares, options and pool of the company today, counted as converted
	Investors    decimal.Decimal // part of FullyDiluted that preferred shares hold today: 0.3 is 30%; 0 means Preference/Preferred shares
	Rounds       []Round         // to come before the exit
	Preference   decimal.Decimal // liquidation preferences of today, to be paid before common shares (1x, non-participating); each raise adds its own
	Exit         Exit
	Tender       Tender          // before the exit
	Failure      decimal.Decimal // probability that the shares end worth nothing: 0.6 is 60%; weighs in risk-adjusted only
}

// privateTerms describes the equity of a company whose shares no market prices.
func privateTerms() []Term {
	return []Term{
		{Path: "private", Kind: KindPart, Meaning: "terms of a private company, whose equity is never counted as cash", Example: "{preferred: 12, fmv: 4}"},
		{Path: "private.preferred", Label: "Preferred price", field: func(o *Offer, _ int) any { return &o.Private.Preferred },
			Kind: KindPrice, Unit: UnitEquityAShare, Bounds: amounts().above(), Moves: true,
			Meaning: "price of a preferred share in the last round", Example: "12"},
		{Path: "private.fmv", Label: "Fair market value (409A)", field: func(o *Offer, _ int) any { return &o.Private.FMV },
			Kind: KindPrice, Unit: UnitEquityAShare, Bounds: amounts().above(), Moves: true, Meaning: "fair market value of a common share (409A)", Example: "4"},
		{Path: "private.fully_diluted", Label: "Fully diluted shares", field: func(o *Offer, _ int) any { return &o.Private.FullyDiluted },
			Kind: KindCount, Unit: UnitShares, Bounds: amounts().above(), Moves: true,
			Meaning: "shares, options and pool of the company, counted as converted", Example: "12m"},
		{Path: "private.investors", Label: "Part held by preferred shares", field: func(o *Offer, _ int) any { return &o.Private.Investors },
			Kind: KindRate, Unit: UnitPercent, Bounds: lessThanAll(), Moves: true,
			Meaning: "part of the company that preferred shares hold", Default: "the preference at the preferred price", Example: "30%"},
		{Path: "private.rounds", Label: "Round to come", field: func(o *Offer, _ int) any { return &o.Private.Rounds },
			Kind: KindList, Bounds: count(0, 20), Meaning: "funding rounds before the exit, each {raise, pre_money} or its dilution",
			Example: "[{raise: 50m, pre_money: 200m}]"},
		{Path: "private.rounds[].raise", Label: "raises", field: func(o *Offer, i int) any { return &o.Private.Rounds[i].Raise },
			Kind: KindMoney, Unit: UnitEquity, Bounds: amounts().above(), Moves: true, Meaning: "new money that the round raises", Example: "50m"},
		{Path: "private.rounds[].pre_money", Label: "valuation before", field: func(o *Offer, i int) any { return &o.Private.Rounds[i].PreMoney },
			Kind: KindMoney, Unit: UnitEquity, Bounds: amounts().above(), Moves: true, Meaning: "valuation before the round", Example: "200m"},
		{Path: "private.rounds[].dilution", Label: "dilution", field: func(o *Offer, i int) any { return &o.Private.Rounds[i].Dilution },
			Kind: KindRate, Unit: UnitPercent, Bounds: lessThanAll().above(), Moves: true,
			Meaning: "part of the company that the round takes, instead of raise and pre_money", Example: "20%"},
		{Path: "private.liquidation_preference", Label: "Liquidation preferences", field: func(o *Offer, _ int) any { return &o.Private.Preference },
			Kind: KindMoney, Unit: UnitEquity, Bounds: amounts(), Moves: true,
			Meaning: "liquidation preferences of today, paid before common shares", Example: "40m"},
		{Path: "private.exit", Kind: KindPart, Meaning: "sale or listing of the company; without one its equity adds nothing to a total", Example: "{value: 400m, on: 2030-06-30}"},
		{Path: "private.exit.value", Label: "Exit value of all equity", field: func(o *Offer, _ int) any { return &o.Private.Exit.Value },
			Kind: KindMoney, Unit: UnitEquity, Bounds: amounts().above(), Moves: true, Meaning: "price of all equity", Example: "400m"},
		{Path: "private.exit.on", Label: "Exit on", field: func(o *Offer, _ int) any { return &o.Private.Exit.On },
			Kind: KindDate, Meaning: "day of the exit", Example: "2030-06-30"},
		{Path: "private.tender", Kind: KindPart, Meaning: "tender offer before the exit, at which a part of what has vested is sold", Example: "{on: 2028-06-30, share: 20%, price: 10}"},
		{Path: "private.tender.on", Label: "Tender offer on", field: func(o *Offer, _ int) any { return &o.Private.Tender.On },
			Kind: KindDate, Meaning: "day of the tender offer, no later than the exit", Example: "2028-06-30"},
		{Path: "private.tender.share", Label: "Part sold in the tender offer", field: func(o *Offer, _ int) any { return &o.Private.Tender.Share },
			Kind: KindRate, Unit: UnitPercent, Bounds: percent(0, 100).above(), Moves: true,
			Meaning: "part of the shares and options vested by then that is sold, in whole shares", Example: "20%"},
		{Path: "private.tender.price", Label: "Price in the tender offer", field: func(o *Offer, _ int) any { return &o.Private.Tender.Price },
			Kind: KindPrice, Unit: UnitEquityAShare, Bounds: amounts().above(), Moves: true,
			Meaning: "what the tender offer pays for a share; options at a strike no lower are not sold", Example: "10"},
		{Path: "private.failure", Label: "Probability of failure", field: func(o *Offer, _ int) any { return &o.Private.Failure },
			Kind: KindRate, Unit: UnitPercent, Bounds: percent(0, 100), Moves: true, Meaning: "probability that the shares end worth nothing", Example: "60%"},
	}
}

// Stated reports whether the company is private: whether anything is said about it.
func (p *Private) Stated() bool {
	return !p.Preferred.IsZero() || !p.FMV.IsZero() || !p.FullyDiluted.IsZero() || !p.Investors.IsZero() || len(p.Rounds) > 0 ||
		!p.Preference.IsZero() || !p.Exit.Value.IsZero() || !p.Exit.On.IsZero() || p.Tender.stated() || !p.Failure.IsZero()
}

// conversion returns the price at which a value in the letter becomes shares where the
// grant has none of its own, and what the price is called: the preferred price, which
// is the one recruiters quote and the one that gives fewer shares, else the FMV.
func (p *Private) conversion() (price decimal.Decimal, name string) {
	if !p.Preferred.IsZero() {
		return p.Preferred, "preferred price"
	}
	return p.FMV, "FMV"
}

// privatePrice is conversion on the terms.
func (u *unfolding) privatePrice() calc.Number {
	if p := &u.offer.Private; p.Preferred.IsZero() {
		return u.terms.of("private.fmv", p.FMV)
	}
	return u.terms.of("private.preferred", u.offer.Private.Preferred)
}

// unpriced reports whether nothing says what a share is worth.
func (p *Private) unpriced() bool {
	price, _ := p.conversion()
	return price.IsZero()
}

// Round is a funding round to come: either what it raises and at which valuation, or the
// dilution itself.
type Round struct {
	Raise    decimal.Decimal // new money
	PreMoney decimal.Decimal // valuation before it
	Dilution decimal.Decimal // instead of both: 0.2 leaves 80% of every earlier share's part
}

// Exit is the sale or listing of the company.
type Exit struct {
	Value decimal.Decimal // of all equity; 0 means that no exit is assumed
	On    vesting.Date
}

// check names what cannot stand in what is said about a private company.
func (p *Private) check(at checker, c *Case) {
	before := len(*at.found)
	at.at("preferred").amount(p.Preferred)
	at.at("fmv").amount(p.FMV)
	at.at("fully_diluted").amount(p.FullyDiluted)
	at.at("liquidation_preference").amount(p.Preference)
	at.at("exit.value").amount(p.Exit.Value)
	at.at("exit.on").year(p.Exit.On)
	p.Tender.check(at.at("tender"), c, p.Exit.On)
	at.at("failure").rate(p.Failure)
	if !p.Investors.IsZero() {
		at.at("investors").dilution(p.Investors)
	}
	if at.at("rounds").tooMany(len(p.Rounds), "funding rounds", "write the dilution of several in one") {
		return
	}
	for i, r := range p.Rounds {
		r.check(at.at("rounds[%d]", i))
	}
	if len(*at.found) == before { // what is absurd by itself is not computed with
		p.checkExit(at, c)
	}
}

func (r Round) check(at checker) {
	at.at("raise").amount(r.Raise)
	at.at("pre_money").amount(r.PreMoney)
	at.at("dilution").dilution(r.Dilution)
	switch {
	case r.Raise.IsZero() && r.PreMoney.IsZero() && r.Dilution.IsZero():
		at.refuse("a round needs what it raises or its dilution", "write {raise: 50m, pre_money: 200m}, or {dilution: 20%}")
	case !r.Dilution.IsZero() && !(r.Raise.IsZero() && r.PreMoney.IsZero()):
		at.at("dilution").refuse("a dilution and a raise exclude each other", "keep one of them: 50m on 200m before it is 20%")
	case r.Dilution.IsZero() && r.Raise.IsZero():
		at.at("raise").refuse("a round at a valuation needs what it raises", "add raise: 50m")
	case r.Dilution.IsZero() && r.PreMoney.IsZero():
		at.at("pre_money").refuse("a raise needs the valuation before it", "add pre_money: 200m")
	}
}

// checkExit names what cannot stand in an exit, or is missing for one.
func (p *Private) checkExit(at checker, c *Case) {
	if !p.FullyDiluted.IsZero() && !p.capTable(terms{}).common.Decimal().IsPositive() {
		at.at("liquidation_preference").refuse(
			fmt.Sprintf("at the preferred price it is no fewer shares than the %s of the whole company", p.FullyDiluted),
			"check both, or add investors: 30%, the part that preferred shares hold")
	}
	switch {
	case p.Exit.Value.IsZero() && p.Exit.On.IsZero():
	case p.Exit.Value.IsZero():
		at.at("exit.value").refuse("an exit of 0 pays nothing", "write value: 400m, the price of all equity, or leave exit out")
	case p.Exit.On.IsZero():
		at.at("exit.on").refuse("an exit needs a date", "add on: 2030-06-30")
	case p.Exit.On.Before(c.AsOf):
		at.at("exit.on").refuse(fmt.Sprintf("%v is before the valuation date %v", p.Exit.On, c.AsOf), "write a date to come; a listed company has a price")
	case p.FullyDiluted.IsZero():
		at.at("fully_diluted").refuse("an exit needs the company's fully diluted shares", "add fully_diluted: 12m, so that a grant is a part of the company")
	}
}

// checkPrivate names what cannot stand in a grant because the company is private, or
// because it is not.
func (g *Grant) checkPrivate(at checker, o *Offer, c *Case) {
	if g.DoubleTrigger && (g.Kind != RSU || !o.Private.Stated()) {
		at.at("double_trigger").refuse("only the RSUs of a private company wait for an exit", "add private: {fmv: 4}, or leave double_trigger out")
	}
	if !o.Private.Stated() || g.Kind == CashGrant {
		return
	}
	shares, _, ok := o.shareCount(c, g)
	switch {
	case !ok && !g.Value.IsZero():
		at.refuse("a private company's grant needs a price at which its value becomes shares", "add price: 12, or private.preferred or private.fmv")
	case ok && !o.Private.FullyDiluted.IsZero() && shares.GreaterThan(o.Private.FullyDiluted):
		at.at("shares").refuse(fmt.Sprintf("%s shares are more than the %s of the whole company", shares, o.Private.FullyDiluted),
			"check private.fully_diluted")
	}
}
