package comp

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp/calc"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// topUpKind fills a year up to a target, with shares that count as refreshers.
var topUpKind = kindOfPay{
	group:  "Top-up",
	keys:   []string{"top_up"},
	terms:  topUpTerms,
	check:  func(o *Offer, at checker, _ *Case) { o.TopUp.check(at.at("top_up"), o) },
	unfold: (*unfolding).topUp,
}

func topUpTerms() []Term {
	return []Term{
		{Path: "top_up", Kind: KindPart, Meaning: "yearly grants that fill the gap to a target compensation: the target, or {target, growth, year, certainty}",
			Example: "{target: 350k, growth: 15%}"},
		{Path: "top_up.target", Label: "Target compensation", field: func(o *Offer, _ int) any { return &o.TopUp.Target }, Makes: true,
			Kind: KindMoney, Unit: UnitCurrencyAYear, Bounds: amounts(), Moves: true, Meaning: "total compensation of a year", Example: "350k"},
		{Path: "top_up.growth", Label: "Growth that the employer assumes", field: func(o *Offer, _ int) any { return &o.TopUp.Growth },
			Kind: KindRate, Unit: UnitPercentAYear, Bounds: percent(-99, 1000), Moves: true,
			Meaning: "growth of the share a year that the employer assumes", Default: "0%", Example: "15%"},
		{Path: "top_up.year", Label: "First year topped up", field: func(o *Offer, _ int) any { return &o.TopUp.Year },
			Kind: KindCount, Unit: UnitServiceYears, Bounds: count(1, MaxYears), Meaning: "first service year that is topped up", Default: "3", Example: "3"},
		promiseTerm("top_up.certainty", func(o *Offer, _ int) any { return &o.TopUp.Promise }),
	}
}

// TopUp is a yearly grant that fills the gap to a target compensation, with the share
// price that the employer assumes: the Amazon method. As each service year from Year on
// begins, the employer adds up what the year will pay: base, bonus and commission at
// their stated payout, sign-on, cash grants, and the RSUs that vest in it, at the share
// price of that day grown by Growth a year until each vest. What is missing to Target is
// granted in whole shares at the price assumed for the end of the year, rounded down.
// They vest on that day and are worth the price path in force.
type TopUp struct {
	Target  decimal.Decimal // total compensation a year, in the offer's currency; 0 means no top-up
	Growth  decimal.Decimal // of the share price a year that the employer assumes: 0.15 is 15%
	Year    int             // first service year that is topped up; 0 means 3
	Promise Promise
}

// FirstYear returns the first service year that is topped up.
func (t *TopUp) FirstYear() int {
	if t.Year == 0 {
		return 3
	}
	return t.Year
}

// The rules of a top-up.
const (
	RuleTopUp        Rule = "top-up"         // the gap to the target in shares at the price that the employer assumes (SPEC 5.6, 6.3)
	RuleTopUpIndexed Rule = "top-up-indexed" // the gap, divided by the growth that the employer assumes, times that of the share (SPEC 5.6)
)

// topUp pays the top-ups of an offer. It looks at the payments that the other terms have
// made and must come after them.
func (u *unfolding) topUp() {
	t := &u.offer.TopUp
	promise := t.Promise.orExpected()
	if t.Target.IsZero() || promise == PromiseNone {
		return
	}
	first := t.FirstYear()
	u.noteUntil(first-1, calc.Fixed(true), Note{Term: TopUpTerm.Alone(), Kind: NoteTopUpBeyond, Year: first})
	if first > u.kase.Years {
		return
	}
	if promise == PromiseExpected {
		u.note(Note{Term: TopUpTerm.Alone(), Kind: NoteTopUpExpected, first: first})
	}
	assumed := u.assumptions(t, first)
	u.planned(assumed)
	p := Payment{
		Component: RefresherPay, Certainty: promise.Certainty(), Promise: promise, Term: TopUpTerm.Alone(), Basis: t.Target, To: twelfths[12],
	}
	for k := first; k <= u.kase.Years; k++ {
		p.Item = fmt.Sprintf("Top-up to %s, year %d", u.currency.Grouped(t.Target), k)
		p.name = fmt.Sprintf("Top-up to the target, year %d", k)
		u.topUpYear(&assumed[k-1], k, p)
	}
}

// assumption is what the employer takes for granted as a service year begins.
type assumption struct {
	begins vesting.Date
	price  calc.Number // of a share on that day; the index where none is known
	growth calc.Number // a year
	powers *calc.Powers
	grown  map[vesting.Date]calc.Number // price as assumed for the days on which something vests
	plan   calc.Number                  // what the year will pay
}

// on returns the price that the employer assumes for a day: of a share to 4 decimals, of
// the index as it is.
func (a *assumption) on(d vesting.Date, share bool) calc.Number {
	price, known := a.grown[d]
	if !known {
		months, days := a.begins.MonthsUntil(d)
		price = a.price.Mul(a.powers.Grow(a.growth, months, days))
		if share {
			price = price.Round(pricePlaces)
		}
		a.grown[d] = price
	}
	return price
}

// assumptions returns them by service year, from the first that is topped up.
func (u *unfolding) assumptions(t *TopUp, first int) []assumption {
	growth, powers := u.terms.opened("top_up.growth", t.Growth), u.kase.growths()
	years := make([]assumption, u.kase.Years)
	for k := first; k <= u.kase.Years; k++ {
		a := assumption{begins: u.anniversary(k - 1), growth: growth, powers: powers, grown: map[vesting.Date]calc.Number{}}
		a.price = u.price.index(a.begins, k)
		if u.price.known() {
			a.price = u.price.on(a.begins, k)
		}
		years[k-1] = a
	}
	return years
}

// planned adds up what the terms before the top-up pay in each year.
func (u *unfolding) planned(years []assumption) {
	for i := range u.payments {
		p := &u.payments[i]
		a := &years[p.Year-1]
		switch {
		case a.begins.IsZero() || u.offer.IsOption(p):
		case p.Component == RSUPay || p.Component == RefresherPay:
			a.plan = a.plan.Add(u.plannedVest(a, p))
		case p.Component.IsTargeted():
			a.plan = a.plan.Add(p.Number())
		}
	}
}

// IsTargeted reports whether the component is pay in money that counts towards a target
// compensation: what comes once or in kind does not.
func (c Component) IsTargeted() bool {
	switch c {
	case BasePay, BonusPay, CommissionPay, SignOnPay, CashGrantPay:
		return true
	}
	return false
}

// plannedVest returns what the employer takes a vest to be worth.
func (u *unfolding) plannedVest(a *assumption, p *Payment) calc.Number {
	switch {
	case p.Valued == NotValued:
		return p.Number()
	case u.price.known():
		return u.inOffer(p.quantity().Mul(a.on(p.Date, true)), a.begins)
	}
	index := u.price.index(u.valuedOn(p.Date, p.Year))
	vest := p.Number()
	if p.Currency != "" {
		vest = u.kase.worthIn(p.NativeNumber(), u.equity, u.currency, a.begins, quotientPlaces, u.terms)
	}
	return calc.If(index.Positive(), vest.Mul(a.on(p.Date, false)).Div(index, quotientPlaces), calc.Number{})
}

// topUpYear pays what is missing to the target in service year k.
func (u *unfolding) topUpYear(a *assumption, k int, p Payment) {
	plan := a.plan.Named(func() string { return fmt.Sprintf("Pay of year %d as the employer plans it", k) })
	gap := u.terms.of("top_up.target", u.offer.TopUp.Target).Sub(plan).Round(u.currency.Places()).Max(calc.Number{})
	if !gap.Live() && gap.Decimal().IsZero() {
		return
	}
	gap = u.kase.across(gap, u.currency, u.equity, a.begins, u.terms)
	p.Date, p.Year, p.Granted = u.anniversary(k), k, a.begins
	assumed := a.on(p.Date, u.price.known())
	buys := assumed.Positive()
	u.noteIf(buys.Not().And(gap.Positive()), Note{Term: TopUpTerm.Alone(), Kind: NoteTopUpBuysNothing, Item: p.Item, first: k})
	if !assumed.Live() && !buys.Holds() {
		return
	}
	if gap.Live() || assumed.Live() {
		p.remember(func(m *makings) { m.rests = calc.If(buys, gap, calc.Number{}) })
	}
	if u.price.known() {
		price := u.vestPrice(p.Date, k)
		shares := calc.If(buys, RoundDown.of(gap, assumed), calc.Number{}).Named(func() string { return p.name + ", shares" })
		p.Price, p.Rule, p.Held, p.Valued = price.Decimal(), RuleTopUp, u.holds(), InShares
		p.Item = fmt.Sprintf("%s: a gap of %s at an assumed %s", p.Item, u.equity.Grouped(gap.Decimal()), GroupedNumber(assumed.Decimal()))
		p.names(gap, assumed)
		u.payFor(p, shares, price)
		return
	}
	day, year := u.valuedOn(p.Date, k)
	price := u.price.since(assumed, day, year)
	p.Price, p.Rule, p.Held, p.Valued = price.Decimal(), RuleTopUpIndexed, u.holds(), InDollars
	u.payFor(p, gap, price)
}

// check names what cannot stand in a top-up.
func (t *TopUp) check(at checker, o *Offer) {
	at.at("target").amount(t.Target)
	at.at("growth").rate(t.Growth)
	if t.Promise != "" {
		oneOf(at.at("certainty"), t.Promise)
	}
	if at := at.at("year"); at.outsideCount(t.Year) {
		at.refuse(fmt.Sprintf("service year %d is outside %v", t.Year, at.term().Bounds), "write year: 3, the first one that is topped up")
	}
	switch {
	case t.Target.IsZero() && (!t.Growth.IsZero() || t.Year != 0):
		at.at("target").refuse("a top-up needs a target", "write target: 350k, the total compensation of a year")
	case !t.Target.IsZero() && o.Private.Stated():
		at.refuse("a top-up needs a share price, and a private company has none", "leave it out, or write its value as refreshers")
	}
}
