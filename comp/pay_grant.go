package comp

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp/calc"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// grantKind is the grants of the letter: RSUs, options and cash awards.
var grantKind = kindOfPay{
	group: "Grants",
	components: []componentOfPay{
		{RSUPay, "RSU", inGranted, Market}, {OptionPay, "Options", inGranted, Market}, {CashGrantPay, "Cash grant", inCash, Guaranteed},
	},
	keys:   []string{"rsu", "options", "grants"},
	terms:  grantTerms,
	check:  (*Offer).checkGrants,
	unfold: (*unfolding).grants,
}

func grantTerms() []Term {
	return []Term{
		{Path: "rsu", Kind: KindPart, Parts: "offers[].grants[]",
			Meaning: "short for one grant of kind rsu; its price is also today's price unless price states one or another grant has a price of its own",
			Example: "{value: 300k, vesting: 4y quarterly}"},
		{Path: "options", Kind: KindPart, Parts: "offers[].grants[]", Meaning: "short for one grant of kind option", Example: "{shares: 10000, strike: 3, vesting: 4y monthly}"},
		{Path: "grants", Label: "Grant", field: func(o *Offer, _ int) any { return &o.Grants },
			Kind: KindList, Bounds: count(0, MaxGrants), Meaning: "grants of shares, options or deferred cash",
			Example: "[{kind: rsu, shares: 220, vesting: 5/15/40/40}]"},
		{Path: "grants[].kind", Label: "Kind", field: func(o *Offer, i int) any { return &o.Grants[i].Kind },
			Kind: KindWord, Choices: asWords(GrantKinds()), Meaning: "rsu, option, psu for shares that performance multiplies, or cash for a deferred cash award", Default: "rsu", Example: "rsu"},
		{Path: "grants[].shares", Label: "Shares", field: func(o *Offer, i int) any { return &o.Grants[i].Shares }, Makes: true,
			Kind: KindCount, Unit: UnitShares, Bounds: Bounds{Hi: decimal.New(1, 12), Above: true}, // every part of which is exact in 64 bits
			Moves: true, Meaning: "number of shares", Example: "220"},
		{Path: "grants[].percent", Label: "Part of the company", field: func(o *Offer, i int) any { return &o.Grants[i].Percent }, Makes: true,
			Kind: KindRate, Unit: UnitPercent, Bounds: lessThanAll().above(), Moves: true,
			Meaning: "part of the private company's fully diluted shares instead of shares, rounded down", Example: "0.25%"},
		{Path: "grants[].payout", Label: "Payout of performance shares", field: func(o *Offer, i int) any { return &o.Grants[i].Payout },
			Kind: KindRate, Unit: UnitPercent, Bounds: percent(0, 1000), Moves: true,
			Meaning: "share of the target of a psu that performance pays, mostly from 0% to 200%", Default: "100%", Example: "100%"},
		{Path: "grants[].vesting", Label: "Vesting", field: func(o *Offer, i int) any { return &o.Grants[i].Vesting },
			Kind: KindSchedule, Example: "4y quarterly",
			Meaning: "vesting schedule: yearly percentages such as 5/15/40/40, equal parts such as 4y monthly, or month:percent"},
		{Path: "grants[].start", Label: "Vesting starts", field: func(o *Offer, i int) any { return &o.Grants[i].Start },
			Kind: KindDate, Meaning: "vesting start, earlier for the grants of today's job", Default: "the offer's start", Example: "2027-01-11"},
		{Path: "grants[].allocation", Label: "Shares dealt", field: func(o *Offer, i int) any { return &o.Grants[i].Allocation },
			Kind: KindWord, Choices: vesting.Allocations(),
			Meaning: "how whole shares are dealt to the vests, one of the seven types of the Open Cap Format", Default: "cumulative-round-down", Example: "cumulative-round-down"},
		{Path: "grants[].expires", Label: "Expires after", field: func(o *Offer, i int) any { return &o.Grants[i].Expires },
			Kind: KindMonths, Unit: UnitMonths, Bounds: count(1, 12*MaxYears),
			Meaning: "life of options, or of RSUs that wait for an exit, from the vesting start", Default: "10 years for options", Example: "10 years"},
		{Path: "grants[].value", Label: "Value", field: func(o *Offer, i int) any { return &o.Grants[i].Value }, Makes: true,
			Kind: KindMoney, Unit: UnitEquity, Bounds: amounts().above(), Moves: true, Meaning: "value in money instead of shares", Example: "300k"},
		{Path: "grants[].price", Label: "Price in the letter", field: func(o *Offer, i int) any { return &o.Grants[i].Price },
			Kind: KindPrice, Unit: UnitEquityAShare, Bounds: amounts().above(), Moves: true,
			Meaning: "price of a share in the letter, at which a value becomes shares; without any a value is followed in money", Example: "170"},
		{Path: "grants[].rounding", Label: "Shares rounded", field: func(o *Offer, i int) any { return &o.Grants[i].Rounding },
			Kind: KindWord, Choices: asWords(Roundings()),
			Meaning: "of value/price to shares: down, up, nearest or fractional", Default: "down", Example: "down"},
		{Path: "grants[].denominated", Label: "Counted in", field: func(o *Offer, i int) any { return either{&o.Grants[i].ByValue} },
			Kind: KindWord, Choices: []string{"shares", "value"},
			Meaning: "shares, or value where each vest pays its part of the value whatever the price", Default: "shares", Example: "shares"},
		{Path: "grants[].repriced", Label: "Granted anew", field: func(o *Offer, i int) any { return either{&o.Grants[i].Repriced} },
			Kind: KindWord, Choices: []string{"never", "yearly"},
			Meaning: "never, or yearly where each year's part of the value becomes shares at the price of that year's first day", Default: "never", Example: "yearly"},
		{Path: "grants[].double_trigger", Label: "Vests only with an exit", field: func(o *Offer, i int) any { return &o.Grants[i].DoubleTrigger },
			Kind: KindFlag, Meaning: "true for a private company's RSUs that vest only with its exit", Default: "false", Example: "true"},
		{Path: "grants[].type", Label: "Kind of option", field: func(o *Offer, i int) any { return &o.Grants[i].Type },
			Kind: KindWord, Choices: asWords(OptionTypes()), Meaning: "kind of option: iso or nso", Example: "nso"},
		{Path: "grants[].strike", Label: "Strike", field: func(o *Offer, i int) any { return &o.Grants[i].Strike },
			Kind: KindPrice, Unit: UnitEquityAShare, Bounds: amounts().above(), Moves: true, Meaning: "price to pay for a share", Example: "3"},
		{Path: "grants[].exercise_window", Label: "To exercise after leaving", field: func(o *Offer, i int) any { return &o.Grants[i].ExerciseWindow },
			Kind: KindDays, Unit: UnitDays, Bounds: count(1, 366*MaxYears),
			Meaning: "days after leaving in which vested options can be exercised", Default: "90 days", Example: "90 days"},
	}
}

// GrantKind is the kind of a grant.
type GrantKind string

// The kinds of grants.
const (
	RSU       GrantKind = "rsu"
	Option    GrantKind = "option"
	CashGrant GrantKind = "cash" // a deferred cash award on a vesting schedule
	PSU       GrantKind = "psu"  // performance share units: RSUs times a payout (SPEC 5.5)
)

// GrantKinds lists the kinds of grants.
func GrantKinds() []GrantKind { return []GrantKind{RSU, Option, CashGrant, PSU} }

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
	Shares     decimal.Decimal     // count; whole unless Allocation is fractional
	Percent    decimal.Decimal     // of the private company's fully diluted shares, instead of Shares: 0.0025 is 0.25%
	Payout     decimal.NullDecimal // of a PSU, the share of its target that is paid; not valid means 100%, a valid 0 is 0
	Value      decimal.Decimal     // in the currency of the shares, of a cash grant in the offer's
	Price      decimal.Decimal     // conversion price of a share; may differ from today's
	Rounding   Rounding
	ByValue    bool               // value-denominated
	Allocation vesting.Allocation // how whole shares are dealt to the vests
	Vesting    vesting.Schedule
	Start      vesting.Date // vesting start; zero means the offer's start

	// Repriced grants are re-granted every year: each year's part of Value becomes shares
	// at the share price of the day its year begins.
	Repriced bool
	// DoubleTrigger RSUs of a private company vest only with the exit: what has been
	// served for before it, and no later than Expires where that is stated.
	DoubleTrigger bool

	// Of options only, but for Expires.
	Type           OptionType
	Strike         decimal.Decimal // price to pay for a share
	Expires        int             // months from the vesting start; 0 means 120 for options, never for RSUs
	ExerciseWindow int             // days after leaving in which vested options can be exercised; 0 means 90
}

// The rules of a vest of a grant.
const (
	RulePerformance Rule = "performance" // shares times the payout, rounded down, at the price of the day on which they vest (SPEC 5.5, 6.3)
	RuleShares      Rule = "shares"      // shares at the price of the day on which they vest (SPEC 5.5, 6.3)
	RuleByValue     Rule = "by-value"    // a part of the value, whatever the price (SPEC 5.5, 2.3)
	RuleIndexed     Rule = "indexed"     // a part of the value times the growth of the share (SPEC 5.5)
	RuleCash        Rule = "cash"        // a part of a cash award (SPEC 5.5, 2.3)
)

func (o *Offer) shareCount(c *Case, g *Grant) (shares, left decimal.Decimal, ok bool) {
	if g == nil {
		return shares, left, false
	}
	price := o.conversionPrice(c, g)
	switch {
	case g.Kind == CashGrant:
		return shares, left, false
	case !g.Shares.IsZero():
		return g.Shares, decimal.Zero, true
	case !g.Percent.IsZero():
		return g.Percent.Mul(o.Private.FullyDiluted).Floor(), decimal.Zero, true
	case price.IsZero() || (g.ByValue || g.Repriced) && !o.Private.Stated():
		return shares, left, false
	}
	shares = g.RoundingRule().of(calc.Of(g.Value), calc.Of(price)).Decimal()
	return shares, g.Value.Sub(shares.Mul(price)), true
}

// conversionPrice returns the price at which a grant's value becomes shares: the grant's
// own, else the preferred price or the FMV of a private company, else the share price on
// the valuation date. It is zero where none is known.
func (o *Offer) conversionPrice(c *Case, g *Grant) decimal.Decimal {
	if g != nil && !g.Price.IsZero() {
		return g.Price
	}
	if price, _ := o.Private.conversion(); !price.IsZero() {
		return price
	}
	return o.sharePrice(c)
}

// FirstRSU returns the first RSU grant of the offer, or nil.
func (o *Offer) FirstRSU() *Grant {
	if i := o.first(RSU); i >= 0 {
		return &o.Grants[i]
	}
	return nil
}

// first returns the position of the first grant of a kind, -1 where there is none.
func (o *Offer) first(kind GrantKind) int {
	return slices.IndexFunc(o.Grants, func(g Grant) bool { return g.Kind == kind })
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
			Component: RSUPay, Term: GrantTerm.At(i), Item: g.Item(i),
		}
		u.noteSchedule(g, p.Term, i)
		u.noteOutside(g, &p)
		shares, _, ok := u.offer.shareCount(u.kase, g)
		switch {
		case ok:
			a := u.award(g, shares, p)
			a.count = u.shareCount(i, g, shares)
			u.noteConversion(i, g, a.count)
			if g.Kind == PSU {
				a.count = a.count.Mul(u.payout(i, g)).Named(func() string { return "Shares that " + g.Item(i) + " pays" })
				if g.allocation() != vesting.Fractional {
					a.count = a.count.Floor()
				}
				a.shares, p.Certainty, p.Rule = a.count.Decimal(), Target, RulePerformance
			}
			a.parts = u.terms.openParts(i, g.Vesting)
			a.price = u.terms.ofEach("grants[%d].strike", i, g.Strike)
			if g.Kind != PSU {
				p.Rule = RuleShares
			}
			if g.Kind == Option {
				p.Component, p.Rule = OptionPay, RuleOption
				u.noteTax(g, &p, 0)
			}
			a.pay = p
			u.vest(a)
		case g.Repriced:
			u.vestRepriced(i, g, p)
		default:
			u.vestValue(i, g, p)
		}
	}
}

// noteOutside says of a grant with a start of its own what of it no total can have: what vests before the
// first day of a job that is not today's, and all of it where it starts to vest after the horizon.
func (u *unfolding) noteOutside(g *Grant, p *Payment) {
	if g.Start.IsZero() {
		return
	}
	months, _ := u.start.MonthsUntil(g.Start)
	u.noteUntil(months/12, calc.Fixed(true), Note{Term: p.Term, Kind: NoteGrantBeyond, Item: p.Item, On: g.Start})
	if u.offer.Current || !g.Start.Before(u.start) {
		return
	}
	if first := g.Vesting.Instalments(g.Start)[0].Date; first.Before(u.start) {
		u.note(Note{Term: p.Term, Kind: NoteVestsBeforeHire, Item: p.Item, On: first, Until: u.start})
	}
}

// of returns how many shares a value buys at a price. The quotient is carried so far that it
// is no nearer to a whole number than the last decimals of value and price allow.
func (r Rounding) of(value, price calc.Number) calc.Number {
	if r == RoundNone {
		return value.Div(price, fractionalPlaces)
	}
	shares := value.Div(price, quotientPlaces)
	switch r {
	case RoundUp:
		return shares.Neg().Floor().Neg()
	case RoundNearest:
		return shares.Round(0)
	}
	return shares.Floor()
}

// shareCount returns the shares of a grant as a number of its terms: its shares, or its value
// at the price that converts it, rounded as the letter says.
func (u *unfolding) shareCount(i int, g *Grant, shares decimal.Decimal) calc.Number {
	switch {
	case !u.terms.live:
		return calc.Of(shares)
	case !g.Shares.IsZero():
		return u.terms.ofEach("grants[%d].shares", i, g.Shares)
	case !g.Percent.IsZero():
		part, all := u.terms.ofEach("grants[%d].percent", i, g.Percent), u.terms.of("private.fully_diluted", u.offer.Private.FullyDiluted)
		return part.Mul(all).Floor().Named(func() string { return "Shares of " + g.Item(i) })
	}
	return g.RoundingRule().of(u.grantValue(i, g), u.conversionPrice(i, g)).Named(func() string { return "Shares of " + g.Item(i) })
}

// conversionPrice returns the price at which a grant's value becomes shares as a number of the
// terms.
func (u *unfolding) conversionPrice(i int, g *Grant) calc.Number {
	switch {
	case !g.Price.IsZero():
		return u.terms.ofEach("grants[%d].price", i, g.Price)
	case u.offer.Private.Stated():
		return u.privatePrice()
	}
	return u.price.now()
}

// UsualPayout bounds the payout of performance shares in most plans, of which the proxy statements of listed companies
// tell: nothing below a threshold, and at most twice the target. Plans that pay more exist.
func UsualPayout() Bounds { return percent(0, 200) }

// payout returns the share of its target that a grant of performance shares pays.
func (u *unfolding) payout(i int, g *Grant) calc.Number {
	return u.terms.or(fmt.Sprintf("grants[%d].payout", i), g.Payout, one)
}

// grantValue returns the value of a grant as a number of its terms.
func (u *unfolding) grantValue(i int, g *Grant) calc.Number {
	if g.Shares.IsZero() && g.Percent.IsZero() {
		return u.terms.openedEach("grants[%d].value", i, g.Value)
	}
	return calc.Number{}
}

func (g *Grant) title() string {
	switch g.Kind {
	case CashGrant:
		return "Cash grant"
	case Option:
		return g.optionTitle()
	case PSU:
		return "PSU grant"
	}
	return "RSU grant"
}

// Item names the grant at a position for a person: "RSU grant 1, 5/15/40/40".
func (g *Grant) Item(i int) string { return fmt.Sprintf("%s %d, %s", g.title(), i+1, g.Vesting) }

// award returns the grant as a lot of so many shares.
func (u *unfolding) award(g *Grant, shares decimal.Decimal, pay Payment) award {
	start := u.grantStart(g)
	return award{
		pay: pay, vesting: g.Vesting, start: start, shares: shares, allocation: g.allocation(),
		strike: g.Strike, expires: g.expiry(start), window: g.window(), doubleTrigger: g.DoubleTrigger,
	}
}

func (u *unfolding) grantStart(g *Grant) vesting.Date { return g.vestingStart(u.start, u.hired) }

func (g *Grant) vestingStart(begins, hired vesting.Date) vesting.Date {
	switch {
	case !g.Start.IsZero():
		return g.Start
	case hired.IsZero(): // of today's job, which Validate refuses
		return begins
	}
	return hired
}

// noteSchedule notes a schedule that is written as an employer's name, and that nothing
// renews what vests within a year.
func (u *unfolding) noteSchedule(g *Grant, term TermRef, i int) {
	if g.Kind != Option && g.Vesting.Months() <= 12 && u.kase.Years > 1 {
		u.noteIf(u.renewed().Not(), Note{Term: term, Kind: NoteNotRenewed, Item: g.Item(i), first: 2})
	}
	if _, found := g.Vesting.Preset(); found {
		u.note(Note{Term: term, Kind: NoteReportedSchedule})
	}
}

// renewed reports whether anything in the offer grants equity in later years.
func (u *unfolding) renewed() calc.Cond {
	o := u.offer
	later := u.start.AddMonths(12)
	renews := calc.Fixed(!o.TopUp.Target.IsZero() && o.TopUp.Promise != PromiseNone ||
		slices.ContainsFunc(o.Grants, func(g Grant) bool { return !g.vestingStart(u.start, u.hired).Before(later) }))
	for i := range o.Refreshers {
		if r := &o.Refreshers[i]; r.Promise != PromiseNone {
			renews = renews.Or(u.refresherValue(i, r).Positive())
		}
	}
	return renews
}

// RoundingRule returns how a value becomes shares: as the letter says, else by the rule that
// the employer is known for.
func (g *Grant) RoundingRule() Rounding {
	if preset, found := g.Vesting.Preset(); found && g.Rounding == "" {
		return Rounding(preset.Rounding)
	}
	return g.Rounding
}

// noteConversion says how a value became shares.
func (u *unfolding) noteConversion(i int, g *Grant, shares calc.Number) {
	if !g.Shares.IsZero() || !g.Percent.IsZero() {
		return
	}
	price := u.conversionPrice(i, g)
	left := u.grantValue(i, g).Sub(shares.Mul(price))
	u.noteOf(noted{holds: calc.Fixed(true), amount: left, price: price, shares: shares}, Note{Term: GrantTerm.At(i), Kind: NoteConversion, Item: g.Item(i)})
}

// vestValue pays the parts of a grant that is no count of shares.
func (u *unfolding) vestValue(i int, g *Grant, p Payment) {
	v := pledge{vesting: g.Vesting, parts: u.terms.openParts(i, g.Vesting), start: u.grantStart(g), value: u.grantValue(i, g), since: calc.Of(one)}
	switch {
	case g.Kind == CashGrant:
		p.Component, p.Certainty, p.Rule, v.cash = CashGrantPay, Guaranteed, RuleCash, true
	case g.ByValue:
		p.Rule = RuleByValue
	default:
		p.Rule, v.indexed = RuleIndexed, true
		u.note(Note{Term: p.Term, Kind: NoteFollowedInDollars, Item: p.Item})
	}
	if g.Kind == PSU {
		v.value = v.value.Mul(u.payout(i, g)).Round(u.currency.Places()).Named(func() string { return "Value that " + g.Item(i) + " pays" })
		p.Certainty = Target
	}
	v.pay = p
	u.vestPledge(v)
}

// checkGrants names what cannot stand in the grants.
func (o *Offer) checkGrants(at checker, c *Case) {
	if at.at("grants").tooMany(len(o.Grants), "grants", "merge grants of one kind") {
		return
	}
	for i := range o.Grants {
		o.Grants[i].check(at.at("grants[%d]", i), o, c)
	}
}

func (g *Grant) check(at checker, o *Offer, c *Case) {
	oneOf(at.at("kind"), g.Kind)
	at.at("shares").amount(g.Shares)
	at.at("value").amount(g.Value)
	at.at("price").amount(g.Price)
	at.at("start").year(g.Start)
	if g.Rounding != "" {
		oneOf(at.at("rounding"), g.Rounding)
	}
	g.checkOption(at)
	g.checkRepriced(at)
	g.checkPrivate(at, o, c)
	if g.Vesting.IsZero() {
		at.refuse("a grant needs a vesting schedule", "add vesting: 4y quarterly, or 5/15/40/40, or a company's name")
	}
	switch {
	case g.Kind == Option && g.Shares.IsZero() && g.Percent.IsZero(): // checkOption has said so
	case !g.Percent.IsZero(): // checkPercent says the rest
	case g.Shares.IsZero() && g.Value.IsZero():
		at.refuse("a grant needs shares or a value", "add shares: 220, or value: 300k")
	case !g.Shares.IsZero() && !g.Value.IsZero():
		at.at("value").refuse("shares and a value exclude each other", "keep the one in the letter; shares with price give the value")
	case g.Kind == CashGrant && !g.Shares.IsZero():
		at.at("shares").refuse("a cash grant has no shares", "write value: 100k")
	case o.leavesUnpriced(g):
		why := "shares without a share price have no value"
		if !g.Price.IsZero() {
			why = "several grants have a price of their own, which only converts their values, and nothing says what a share is worth today"
		}
		at.refuse(why, "add price: today's price of a share")
	case g.ByValue && !g.Shares.IsZero():
		at.at("denominated").refuse("a grant denominated in value needs a value, not shares", "write value: 300k")
	}
	g.checkPercent(at, o)
	g.checkPayout(at)
	if g.Rounding == RoundNone && g.Allocation != vesting.CumulativeRoundDown && g.Allocation != vesting.Fractional {
		at.at("allocation").refuse(fmt.Sprintf("%s deals whole shares, and rounding: fractional makes none whole", g.Allocation.Key()), "keep one of them")
	}
	if shares, _, ok := o.shareCount(c, g); ok {
		g.checkShares(at, shares)
	}
}

// checkPercent names what cannot stand in a grant that is a part of the company.
func (g *Grant) checkPercent(at checker, o *Offer) {
	at.at("percent").rate(g.Percent)
	switch {
	case g.Percent.IsZero():
	case !g.Shares.IsZero() || !g.Value.IsZero():
		at.at("percent").refuse("a part of the company and shares or a value exclude each other", "keep the one in the letter; shares over all fully diluted ones are the part")
	case g.Kind == CashGrant:
		at.at("percent").refuse("a cash grant has no shares", "write value: 100k")
	case o.Private.FullyDiluted.IsZero():
		at.at("percent").refuse("nothing says how many shares the whole company has", "add private: {fully_diluted: 20m}, or write shares: 50000")
	}
}

// checkPayout names what cannot stand in the payout of performance shares.
func (g *Grant) checkPayout(at checker) {
	if g.Payout.Valid {
		at.at("payout").rate(g.Payout.Decimal)
		if g.Kind != PSU {
			at.at("payout").refuse(fmt.Sprintf("a grant of kind %s has no payout", g.Kind), "write kind: psu, or leave it out")
		}
	}
}

// leavesUnpriced reports whether a grant is a count of shares that nothing prices.
func (o *Offer) leavesUnpriced(g *Grant) bool {
	counted := !g.Shares.IsZero() || !g.Price.IsZero() && !g.ByValue && !g.Repriced
	return counted && o.TodaysPrice().IsZero() && len(o.Price.Path) == 0 && !o.Private.Stated()
}

// checkShares refuses what cannot be dealt exactly.
func (g *Grant) checkShares(at checker, shares decimal.Decimal) {
	at = at.at("shares")
	switch {
	case !shares.IsInteger() && g.allocation() != vesting.Fractional:
		at.refuse(fmt.Sprintf("%s is not a whole number of shares", shares), "round it, or write allocation: fractional")
	case at.outside(shares):
		at.refuse(fmt.Sprintf("%s shares are more than any company has", shares), "check the zeros")
	}
}
