package comp

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp/calc"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// refresherKind is the grants that follow the first ones.
var refresherKind = kindOfPay{
	group:      "Refreshers",
	components: []componentOfPay{{RefresherPay, "Refresher", inGranted, Speculative}},
	terms:      refresherTerms,
	check:      func(o *Offer, at checker, c *Case) { o.checkRefreshers(at.at("refreshers"), c.Years) },
	unfold:     (*unfolding).refreshers,
}

func refresherTerms() []Term {
	return []Term{
		{Path: "refreshers", Label: "Refreshers", field: func(o *Offer, _ int) any { return &o.Refreshers },
			Kind: KindList, Meaning: "yearly grants after the first, or a list of them", Example: "{value: 60k, vesting: 4y quarterly}"},
		{Path: "refreshers[].value", Label: "Value of each", field: func(o *Offer, i int) any { return &o.Refreshers[i].Value }, Makes: true,
			Kind: KindMoney, Unit: UnitEquity, Bounds: amounts().above(), Moves: true, Meaning: "value of each refresher", Example: "60k"},
		{Path: "refreshers[].share_of_grant", Label: "Share of the first grant", field: func(o *Offer, i int) any { return &o.Refreshers[i].ShareOfGrant }, Makes: true,
			Kind: KindRate, Unit: UnitPercent, Bounds: percent(0, 1000).above(), Moves: true,
			Meaning: "value of each refresher as a share of the first RSU grant, instead of value", Example: "25%"},
		{Path: "refreshers[].vesting", Label: "Vesting", field: func(o *Offer, i int) any { return &o.Refreshers[i].Vesting },
			Kind: KindSchedule, Meaning: "vesting schedule of each grant from its own day", Example: "4y quarterly"},
		{Path: "refreshers[].first", Label: "First after", field: func(o *Offer, i int) any { return &o.Refreshers[i].First },
			Kind: KindMonths, Unit: UnitMonths, Bounds: count(1, 12*MaxYears),
			Meaning: "from the offer's start to the first grant", Default: "12 months", Example: "12 months"},
		{Path: "refreshers[].every", Label: "Then every", field: func(o *Offer, i int) any { return &o.Refreshers[i].Every },
			Kind: KindMonths, Unit: UnitMonths, Bounds: count(1, 12*MaxYears), Meaning: "from one grant to the next", Default: "12 months", Example: "12 months"},
		{Path: "refreshers[].once", Label: "Only once", field: func(o *Offer, i int) any { return &o.Refreshers[i].Once },
			Kind: KindFlag, Meaning: "true for a single grant", Default: "false", Example: "true"},
		promiseTerm("refreshers[].certainty", func(o *Offer, i int) any { return &o.Refreshers[i].Promise }),
	}
}

func promiseTerm(path string, field func(*Offer, int) any) Term {
	return Term{Path: path, Label: "Promised", field: field, Kind: KindWord, Choices: asWords(Promises()),
		Meaning: "written in the letter, expected, or none to leave it out of every total", Default: "expected", Example: "expected"}
}

// Promise says how firm a promise of refreshers is (SPEC 5.6).
type Promise string

// The promises. The empty promise means PromiseExpected: nobody has put it in writing.
const (
	PromiseWritten  Promise = "written"  // in the letter: counted as market-priced equity
	PromiseExpected Promise = "expected" // said or usual: in the totals as speculative, with the band shown
	PromiseNone     Promise = "none"     // left out of every total
)

// Promises lists the promises, from the firmest.
func Promises() []Promise { return []Promise{PromiseWritten, PromiseExpected, PromiseNone} }

// Refresher is a yearly grant of RSUs that stacks on the earlier ones (SPEC 5.6). Each
// is priced at the share price of its own grant date under the price path in force.
type Refresher struct {
	Value        decimal.Decimal  // of each grant, in the currency of the shares; excludes ShareOfGrant
	ShareOfGrant decimal.Decimal  // of the value of the first RSU grant instead: 0.25 is 25%
	Vesting      vesting.Schedule // from the day of each grant
	First        int              // months from the offer's start to the first grant; 0 means 12
	Every        int              // months between grants; 0 means 12
	Once         bool             // a single grant, at First
	Promise      Promise
}

// The rules of a vest of a refresher.
const (
	RuleRefresher        Rule = "refresher"         // its value in shares at the price of its own grant date (SPEC 5.6, 6.3)
	RuleRefresherIndexed Rule = "refresher-indexed" // a part of its value times the growth of the share since its grant date (SPEC 5.6)
)

// orExpected returns the promise, expected where none is stated.
func (p Promise) orExpected() Promise {
	if p == "" {
		return PromiseExpected
	}
	return p
}

// Certainty grades equity that is promised so (SPEC 5).
func (p Promise) Certainty() Certainty {
	if p == PromiseWritten {
		return Market
	}
	return Speculative
}

// Schedule returns the months from the offer's start to the first grant and between grants.
func (r *Refresher) Schedule() (first, every int) {
	first, every = r.First, r.Every
	if first == 0 {
		first = 12
	}
	if every == 0 {
		every = 12
	}
	return first, every
}

// count returns how many refreshers are granted within a horizon.
func (r *Refresher) count(years int) int {
	first, every := r.Schedule()
	switch {
	case first >= 12*years:
		return 0
	case r.Once:
		return 1
	}
	return (12*years-first-1)/every + 1
}

// refreshers pays every refresher that is granted within the horizon. They stack: each
// runs through its own schedule from its own day.
func (u *unfolding) refreshers() {
	for i := range u.offer.Refreshers {
		r := &u.offer.Refreshers[i]
		promise := r.Promise.orExpected()
		worth := u.refresherValue(i, r)
		if promise == PromiseNone || worth.IsFixedZero() {
			continue
		}
		p := Payment{
			Component: RefresherPay, Certainty: promise.Certainty(), Promise: promise, Term: RefresherTerm.At(i),
		}
		if promise == PromiseExpected {
			u.noteOf(noted{holds: worth.Positive(), amount: worth}, Note{Term: p.Term, Kind: NoteRefreshersExpected})
		}
		first, every := r.Schedule()
		u.noteUntil(first/12, worth.Positive(), Note{Term: p.Term, Kind: NoteRefreshersBeyond})
		for n := range r.count(u.kase.Years) {
			u.refresher(r, u.start.AddMonths(first+n*every), worth, p)
		}
	}
}

// refresherValue returns the value of each grant.
func (u *unfolding) refresherValue(i int, r *Refresher) calc.Number {
	if r.ShareOfGrant.IsZero() {
		return u.terms.openedEach("refreshers[%d].value", i, r.Value)
	}
	g := u.offer.FirstRSU()
	if g == nil {
		return calc.Number{} // Validate refuses it
	}
	share := u.terms.ofEach("refreshers[%d].share_of_grant", i, r.ShareOfGrant)
	return u.letterValue(g).Mul(share).Round(u.equity.Places())
}

// letterValue returns the value of the first grant of shares as the letter has it: its value,
// or its shares at its own price, or else at today's.
func (u *unfolding) letterValue(g *Grant) calc.Number {
	i := 0
	for &u.offer.Grants[i] != g {
		i++
	}
	shares, price := u.terms.ofEach("grants[%d].shares", i, g.Shares), u.terms.ofEach("grants[%d].price", i, g.Price)
	switch {
	case !g.Value.IsZero():
		return u.terms.ofEach("grants[%d].value", i, g.Value)
	case !g.Price.IsZero():
		return shares.Mul(price)
	case u.offer.Private.Stated():
		return shares.Mul(u.privatePrice())
	}
	return shares.Mul(u.price.now())
}

// refresher pays one refresher, granted on a day; of a promotion what it has above the offer's own.
func (u *unfolding) refresher(r *Refresher, granted vesting.Date, value calc.Number, p Payment) {
	year, _ := u.year(granted)
	p.Item = fmt.Sprintf("Refresher of %v, %s", granted, r.Vesting)
	if p.Term.Kind == PromotionTerm {
		p.Item = fmt.Sprintf("%s, more of the refresher of %v, %s", u.offer.Promotion.Title(), granted, r.Vesting)
	}
	price, known := u.priceToConvert(granted, year)
	if !known {
		p.Rule = RuleRefresherIndexed
		index := u.price.index(granted, year)
		if index.Live() || index.Decimal().IsPositive() { // a share that has lost everything grows no more
			u.vestPledge(pledge{pay: p, vesting: r.Vesting, start: granted, value: value, indexed: true, since: index})
		}
		return
	}
	u.noteIf(price.Positive().Not().And(value.Positive()), Note{Term: p.Term, Kind: NoteRefresherBuysNothing, Item: p.Item, first: u.yearBegun(granted)})
	if !price.Live() && !price.Decimal().IsPositive() {
		return
	}
	shares := calc.If(price.Positive(), RoundDown.of(value, price), calc.Number{})
	p.name = p.Item
	p.Item = fmt.Sprintf("%s, %s at %s", p.Item, GroupedShares(shares.Decimal()), GroupedNumber(price.Decimal()))
	p.Rule = RuleRefresher
	p.names(shares, price)
	u.vest(award{pay: p, vesting: r.Vesting, start: granted, shares: shares.Decimal(), count: shares.Named(func() string { return fmt.Sprintf("Shares of %s of %v", p.Term, granted) })})
}

// priceToConvert returns the price at which a value becomes shares on a day of service
// year k, and false where no share price is known. A private company's is the price of
// its last round: its price path is not known, only its exit.
func (u *unfolding) priceToConvert(d vesting.Date, k int) (calc.Number, bool) {
	if !u.offer.Private.Stated() {
		return u.price.on(d, k), u.price.known()
	}
	price := u.privatePrice()
	return price, !price.IsFixedZero()
}

// check names the terms of a refresher that cannot stand.
func (r *Refresher) check(at checker, o *Offer) {
	at.at("value").amount(r.Value)
	at.at("share_of_grant").rate(r.ShareOfGrant)
	if r.Promise != "" {
		oneOf(at.at("certainty"), r.Promise)
	}
	switch {
	case r.Value.IsZero() && r.ShareOfGrant.IsZero() && r.Promise != PromiseNone:
		at.at("value").refuse("a refresher needs a value", "write value: 60k, or share_of_grant: 25%, or certainty: none")
	case !r.Value.IsZero() && !r.ShareOfGrant.IsZero():
		at.at("share_of_grant").refuse("a value and a share of the first grant exclude each other", "keep one of them")
	case o.Private.Stated() && o.Private.unpriced() && r.Promise != PromiseNone:
		at.refuse("a private company's refresher needs a price at which its value becomes shares", "add private.preferred or private.fmv")
	case !r.ShareOfGrant.IsZero() && o.FirstRSU() == nil:
		at.at("share_of_grant").refuse("there is no RSU grant of which to take a share", "write value: 60k")
	}
	if r.Vesting.IsZero() && r.Promise != PromiseNone {
		at.at("vesting").refuse("a refresher needs a vesting schedule", "write vesting: 4y quarterly")
	}
	if at := at.at("first"); at.outsideCount(r.First) {
		at.refuse(fmt.Sprintf("month %d is outside %v", r.First, at.term().Bounds), "write for example first: 12 months")
	}
	if at := at.at("every"); at.outsideCount(r.Every) {
		at.refuse(fmt.Sprintf("%d months are outside %v", r.Every, at.term().Bounds), "write for example every: 12 months")
	}
}

// checkRefreshers names what cannot stand in an offer's refreshers, and how many there
// may be: each one granted is a grant.
func (o *Offer) checkRefreshers(at checker, years int) {
	granted := 0
	for i := range o.Refreshers {
		r := &o.Refreshers[i]
		before := len(*at.found)
		r.check(at.at("[%d]", i), o)
		if len(*at.found) == before {
			granted += r.count(years)
		}
	}
	if granted > MaxGrants {
		at.refuse(fmt.Sprintf("%d refreshers are granted within %d years, the limit is %d", granted, years, MaxGrants),
			"write fewer of them, or a longer every")
	}
}

// RefresherTerms lists the terms of what each of the offer's refreshers is worth, as paths in the offer.
func (o *Offer) RefresherTerms() []string {
	var terms []string
	for k := range o.Refreshers {
		term := "value"
		if !o.Refreshers[k].ShareOfGrant.IsZero() {
			term = "share_of_grant"
		}
		terms = append(terms, fmt.Sprintf("refreshers[%d].%s", k, term))
	}
	return terms
}
