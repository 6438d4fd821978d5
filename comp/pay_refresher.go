package comp

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp/calc"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// refresherKind is the grants that follow the first ones.
var refresherKind = kindOfPay{
	group:      "Refreshers",
	components: []componentOfPay{{RefresherPay, "Refresher", inGranted, Speculative}},
	keys:       []string{"refreshers"},
	terms:      refresherTerms,
	check:      func(o *Offer, at checker, c *Case) { o.checkRefreshers(at.at("refreshers"), c.Years) },
	unfold:     (*unfolding).refreshers,
}

func refresherTerms() []Term {
	return []Term{
		{Path: "refreshers", Label: "Refreshers", field: func(o *Offer, _ int) any { return &o.Refreshers },
			Kind: KindList, Meaning: "yearly grants after the first, or a list of them", Example: "{value: 60k, vesting: 4y quarterly}"},
		{Path: "refreshers[].kind", Label: "Kind", field: func(o *Offer, i int) any { return &o.Refreshers[i].Kind },
			Kind: KindWord, Choices: asWords([]GrantKind{RSU, Option}), Meaning: "rsu, or option for grants of options", Default: "rsu", Example: "option"},
		{Path: "refreshers[].value", Label: "Value of each", field: func(o *Offer, i int) any { return &o.Refreshers[i].Value }, Makes: true,
			Kind: KindMoney, Unit: UnitEquity, Bounds: amounts().above(), Moves: true, Meaning: "value of each refresher", Example: "60k"},
		{Path: "refreshers[].share_of_grant", Label: "Share of the first grant", field: func(o *Offer, i int) any { return &o.Refreshers[i].ShareOfGrant }, Makes: true,
			Kind: KindRate, Unit: UnitPercent, Bounds: percent(0, 1000).above(), Moves: true,
			Meaning: "value of each refresher as a share of the first RSU grant, instead of value; of options their count as a share of the first option grant", Example: "25%"},
		{Path: "refreshers[].shares", Label: "Shares or options of each", field: func(o *Offer, i int) any { return &o.Refreshers[i].Shares }, Makes: true,
			Kind: KindCount, Unit: UnitShares, Bounds: Bounds{Hi: decimal.New(1, 12), Above: true}, Moves: true,
			Meaning: "number of shares or options of each refresher, instead of value", Example: "2000"},
		{Path: "refreshers[].percent", Label: "Part of the company of each", field: func(o *Offer, i int) any { return &o.Refreshers[i].Percent }, Makes: true,
			Kind: KindRate, Unit: UnitPercent, Bounds: lessThanAll().above(), Moves: true,
			Meaning: "part of the private company's fully diluted shares instead of shares, rounded down", Example: "0.05%"},
		{Path: "refreshers[].type", Label: "Kind of option", field: func(o *Offer, i int) any { return &o.Refreshers[i].Type },
			Kind: KindWord, Choices: asWords(OptionTypes()), Meaning: "kind of option: iso or nso", Example: "nso"},
		{Path: "refreshers[].strike", Label: "Strike", field: func(o *Offer, i int) any { return &o.Refreshers[i].Strike },
			Kind: KindPrice, Unit: UnitEquityAShare, Bounds: amounts().above(), Moves: true,
			Meaning: "price to pay for a share of the options of each", Default: "the share price on the day of each grant, of a private company the FMV", Example: "3"},
		{Path: "refreshers[].expires", Label: "Expires after", field: func(o *Offer, i int) any { return &o.Refreshers[i].Expires },
			Kind: KindMonths, Unit: UnitMonths, Bounds: count(1, 12*MaxYears), Meaning: "life of the options from the day of each grant", Default: "10 years", Example: "10 years"},
		{Path: "refreshers[].exercise_window", Label: "To exercise after leaving", field: func(o *Offer, i int) any { return &o.Refreshers[i].ExerciseWindow },
			Kind: KindDays, Unit: UnitDays, Bounds: count(1, 366*MaxYears), Meaning: "days after leaving in which vested options can be exercised", Default: "90 days", Example: "90 days"},
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

// Refresher is a yearly grant of RSUs or options that stacks on the earlier ones (SPEC 5.6). Each
// is priced at the share price of its own grant date under the price path in force. How much
// each is of is said in one of four ways; options are a count, never a value.
type Refresher struct {
	Kind         GrantKind        // RSU or Option; empty means RSU
	Value        decimal.Decimal  // of each grant, in the currency of the shares
	ShareOfGrant decimal.Decimal  // of the value of the first RSU grant: 0.25 is 25%; of options of the count of the first option grant, rounded down
	Shares       decimal.Decimal  // a count
	Percent      decimal.Decimal  // of the private company's fully diluted shares, rounded down: 0.0005 is 0.05%
	Vesting      vesting.Schedule // from the day of each grant
	First        int              // months from the offer's start to the first grant; 0 means 12
	Every        int              // months between grants; 0 means 12
	Once         bool             // a single grant, at First
	Promise      Promise

	// Of options only.
	Type           OptionType
	Strike         decimal.Decimal // price to pay for a share; 0 means that of the day of each grant, of a private company the FMV
	Expires        int             // months from the day of each grant; 0 means 120
	ExerciseWindow int             // days after leaving in which vested options can be exercised; 0 means 90
}

// amounts are the four ways to say how much a refresher is of.
func (r *Refresher) amounts() (keys []string, stated []decimal.Decimal) {
	return []string{"value", "share_of_grant", "shares", "percent"}, []decimal.Decimal{r.Value, r.ShareOfGrant, r.Shares, r.Percent}
}

// Amount returns the term that says how much each refresher is of, within it, and what it says:
// value and 0 where none does.
func (r *Refresher) Amount() (term string, amount decimal.Decimal) {
	keys, stated := r.amounts()
	for i := range keys {
		if !stated[i].IsZero() {
			return keys[i], stated[i]
		}
	}
	return keys[0], decimal.Zero
}

// counted reports whether a refresher is a count of shares or options rather than a value.
func (r *Refresher) counted() bool {
	return r.Kind == Option || !r.Shares.IsZero() || !r.Percent.IsZero()
}

// title names a refresher for a person: "Refresher", "ISO refresher".
func (r *Refresher) title() string {
	switch {
	case r.Kind != Option:
		return "Refresher"
	case r.Type == "":
		return "Option refresher"
	}
	return strings.ToUpper(string(r.Type)) + " refresher"
}

// Options returns one refresher of options as the grant that it is on its day.
func (r *Refresher) Options(granted vesting.Date) Grant {
	return Grant{Kind: Option, Type: r.Type, Shares: r.Shares, Percent: r.Percent, Strike: r.Strike, Vesting: r.Vesting, Start: granted, Expires: r.Expires, ExerciseWindow: r.ExerciseWindow}
}

// The rules of a vest of a refresher.
const (
	RuleRefresher        Rule = "refresher"         // its value in shares at the price of its own grant date (SPEC 5.6, 6.3)
	RuleRefresherIndexed Rule = "refresher-indexed" // a part of its value times the growth of the share since its grant date (SPEC 5.6)
	RuleRefresherOption  Rule = "refresher-option"  // options at what the price has over the strike, by default the price of their grant date; never below 0 (SPEC 5.6, 5.7)
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
		u.noteRefreshers(r, worth, p)
		first, every := r.Schedule()
		for n := range r.count(u.kase.Years) {
			u.refresher(i, r, u.start.AddMonths(first+n*every), worth, calc.Number{}, p)
		}
	}
}

// noteRefreshers says how firm refreshers are, and what is assumed of their options.
func (u *unfolding) noteRefreshers(r *Refresher, worth calc.Number, p Payment) {
	first, _ := r.Schedule()
	if p.Promise == PromiseExpected {
		said := noted{holds: worth.Positive(), amount: worth}
		if r.counted() {
			said = noted{holds: worth.Positive(), shares: worth}
		}
		u.noteOf(said, Note{Term: p.Term, Kind: NoteRefreshersExpected})
	}
	u.noteUntil(first/12, worth.Positive(), Note{Term: p.Term, Kind: NoteRefreshersBeyond})
	if r.Kind != Option || r.count(u.kase.Years) == 0 {
		return
	}
	g := r.Options(u.start.AddMonths(first))
	p.Item = u.offer.AwardTitle(p.Term)
	u.noteTax(&g, &p, first/12+1)
	if r.Strike.IsZero() && u.offer.Private.Stated() {
		u.note(Note{Term: p.Term, Kind: NoteRefresherAtFMV, Price: u.offer.Private.FMV, first: first/12 + 1})
	}
}

// refresherValue returns the value of each grant, of one that is counted how many shares or options
// it is.
func (u *unfolding) refresherValue(i int, r *Refresher) calc.Number {
	switch term, stated := r.Amount(); {
	case term == "shares":
		return u.terms.ofEach("refreshers[%d].shares", i, stated)
	case term == "percent":
		part, all := u.terms.ofEach("refreshers[%d].percent", i, stated), u.terms.of("private.fully_diluted", u.offer.Private.FullyDiluted)
		return part.Mul(all).Floor()
	case term == "value":
		return u.terms.openedEach("refreshers[%d].value", i, stated)
	}
	k := u.offer.first(cmp.Or(r.Kind, RSU))
	if k < 0 {
		return calc.Number{} // Validate refuses it
	}
	g, share := &u.offer.Grants[k], u.terms.ofEach("refreshers[%d].share_of_grant", i, r.ShareOfGrant)
	if r.Kind == Option {
		options, _, _ := u.offer.shareCount(u.kase, g)
		return u.shareCount(k, g, options).Mul(share).Floor()
	}
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

// refresher pays the i-th refresher, granted on a day; of a promotion what it has above one of the offer's own, without it.
func (u *unfolding) refresher(i int, r *Refresher, granted vesting.Date, value, without calc.Number, p Payment) {
	year, _ := u.year(granted)
	p.Item = fmt.Sprintf("%s of %v, %s", r.title(), granted, r.Vesting)
	if r.counted() {
		u.refresherCounted(i, r, granted, value, p)
		return
	}
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
	shares := RoundDown.of(value, price)
	if !without.IsFixedZero() { // one grant of both, less the shares that it has without
		shares = RoundDown.of(without.Add(value), price).Sub(RoundDown.of(without, price))
	}
	shares = calc.If(price.Positive(), shares, calc.Number{})
	p.name = p.Item
	p.Item = fmt.Sprintf("%s, %s at %s", p.Item, GroupedShares(shares.Decimal()), GroupedNumber(price.Decimal()))
	p.Rule = RuleRefresher
	p.names(shares, price)
	u.vest(award{pay: p, vesting: r.Vesting, start: granted, shares: shares.Decimal(), count: shares.Named(func() string { return fmt.Sprintf("Shares of %s, granted on %v", u.offer.AwardTitle(p.Term), granted) })})
}

// refresherCounted pays one refresher that is a count of shares or of options.
func (u *unfolding) refresherCounted(i int, r *Refresher, granted vesting.Date, count calc.Number, p Payment) {
	if r.Kind != Option {
		p.Rule = RuleShares
		u.vest(award{pay: p, vesting: r.Vesting, start: granted, shares: count.Decimal(), count: count})
		return
	}
	g, strike := r.Options(granted), u.refresherStrike(i, r, granted)
	if !strike.Live() && !strike.Decimal().IsPositive() { // nobody grants options on what is worth nothing
		return
	}
	count = calc.If(strike.Positive(), count, calc.Number{})
	g.Strike, p.Rule = strike.Decimal(), RuleRefresherOption
	a := u.award(&g, count.Decimal(), p)
	a.price, a.count = strike, count
	u.vest(a)
}

// refresherStrike returns the strike of the options that a refresher grants on a day: as the letter
// says, else what a share is worth on that day, of a private company the FMV, whose later ones
// nobody knows.
func (u *unfolding) refresherStrike(i int, r *Refresher, granted vesting.Date) calc.Number {
	switch year, _ := u.year(granted); {
	case !r.Strike.IsZero():
		return u.terms.ofEach("refreshers[%d].strike", i, r.Strike)
	case u.offer.Private.Stated():
		return u.terms.of("private.fmv", u.offer.Private.FMV)
	default:
		return u.price.on(granted, year)
	}
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
	at.at("percent").rate(r.Percent)
	if r.Promise != "" {
		oneOf(at.at("certainty"), r.Promise)
	}
	if r.Kind != "" {
		oneOf(at.at("kind"), r.Kind)
	}
	r.checkAmount(at, o)
	r.checkCount(at, o)
	r.checkOption(at, o)
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

// checkAmount names what cannot stand in how much a refresher is of.
func (r *Refresher) checkAmount(at checker, o *Offer) {
	keys, stated := r.amounts()
	first, _ := r.Amount()
	for i, key := range keys {
		if key != first && !stated[i].IsZero() {
			at.at("%s", key).refuse(fmt.Sprintf("%s and %s exclude each other", first, key), "keep the one in the letter")
			return
		}
	}
	of := cmp.Or(r.Kind, RSU)
	switch _, amount := r.Amount(); {
	case r.Promise == PromiseNone && amount.IsZero():
	case amount.IsZero() && r.Kind == Option:
		at.at("shares").refuse("a refresher of options needs a count of options", "write shares: 2000, or share_of_grant: 25%, or certainty: none")
	case amount.IsZero():
		at.at("value").refuse("a refresher needs a value", "write value: 60k, or share_of_grant: 25%, or certainty: none")
	case r.Kind == Option && first == "value":
		at.at("value").refuse("options are a count, not a value, which depends on who computed it", "write shares: 2000, or share_of_grant: 25%")
	case first == "share_of_grant" && o.first(of) < 0:
		what, mend := "RSU", "write value: 60k"
		if of == Option {
			what, mend = "option", "write shares: 2000"
		}
		at.at("share_of_grant").refuse(fmt.Sprintf("there is no %s grant of which to take a share", what), mend)
	case !r.counted() && o.Private.Stated() && o.Private.unpriced() && r.Promise != PromiseNone:
		at.refuse("a private company's refresher needs a price at which its value becomes shares", "add private.preferred or private.fmv")
	}
}

// checkCount names what cannot stand in a count of shares or options.
func (r *Refresher) checkCount(at checker, o *Offer) {
	shares := at.at("shares")
	switch diluted := o.Private.FullyDiluted; {
	case !r.counted():
	case !r.Shares.IsInteger():
		shares.refuse(fmt.Sprintf("%s is not a whole number of shares", r.Shares), "round it")
	case shares.outside(r.Shares):
		shares.refuse(fmt.Sprintf("%s shares are more than any company has", r.Shares), "check the zeros")
	case !r.Percent.IsZero() && diluted.IsZero():
		at.at("percent").refuse("nothing says how many shares the whole company has", "add private: {fully_diluted: 20m}, or write shares: 2000")
	case !diluted.IsZero() && r.Shares.GreaterThan(diluted):
		shares.refuse(fmt.Sprintf("%s shares are more than the %s of the whole company", r.Shares, diluted), "check private.fully_diluted")
	case !o.Private.Stated() && o.TodaysPrice().IsZero() && len(o.Price.Path) == 0 && r.Promise != PromiseNone:
		at.refuse("shares without a share price have no value", "add price: today's price of a share")
	}
}

// checkOption names what cannot stand in the options of a refresher, and the terms of options in one
// of shares.
func (r *Refresher) checkOption(at checker, o *Offer) {
	g := r.Options(vesting.Date{})
	g.checkOptionTerms(at)
	if r.Kind != Option {
		g.Kind = RSU
		g.checkNoOption(at)
		return
	}
	g.checkLife(at)
	if r.Strike.IsZero() && o.Private.Stated() && o.Private.FMV.IsZero() && r.Promise != PromiseNone {
		at.at("strike").refuse("nothing says at which strike the options are granted", "add private: {fmv: 4}, at which each is then granted, or write strike: 4")
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

// RefresherTerms lists the terms of how much each of the offer's refreshers is of, as paths in the offer.
func (o *Offer) RefresherTerms() []string {
	var terms []string
	for k := range o.Refreshers {
		term, _ := o.Refreshers[k].Amount()
		terms = append(terms, fmt.Sprintf("refreshers[%d].%s", k, term))
	}
	return terms
}
