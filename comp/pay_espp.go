package comp

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp/calc"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// esppKind is the employee stock purchase plan.
var esppKind = kindOfPay{
	group:      "Stock purchase plan",
	components: []componentOfPay{{ESPPPay, "ESPP", inShares, Market}},
	keys:       []string{"espp"},
	terms:      esppTerms,
	check:      func(o *Offer, at checker, _ *Case) { o.ESPP.check(at.at("espp"), o) },
	unfold:     (*unfolding).espp,
}

func esppTerms() []Term {
	return []Term{
		{Path: "espp", Kind: KindPart, Meaning: "employee stock purchase plan", Example: "{contribution: 10%, discount: 15%, lookback: true}"},
		{Path: "espp.contribution", Label: "Contribution", field: func(o *Offer, _ int) any { return &o.ESPP.Contribution }, Makes: true,
			Kind: KindRate, Unit: UnitPercent, Bounds: percent(0, 100), Moves: true, Meaning: "share of base paid into the plan", Example: "10%"},
		{Path: "espp.discount", Label: "Discount", field: func(o *Offer, _ int) any { return &o.ESPP.Discount },
			Kind: KindRate, Unit: UnitPercent, Bounds: percent(0, 50), Moves: true, Meaning: "discount on the price of a share", Default: "0%", Example: "15%"},
		{Path: "espp.lookback", Label: "Lookback", field: func(o *Offer, _ int) any { return &o.ESPP.Lookback },
			Kind:    KindFlag,
			Meaning: "whether the lower of the prices at the offering and at the purchase counts", Default: "false", Example: "true"},
		{Path: "espp.offering", Label: "Offering period", field: func(o *Offer, _ int) any { return &o.ESPP.Offering },
			Kind: KindMonths, Unit: UnitMonths, Bounds: count(1, 60), // the longest that Section 423(b)(7) allows
			Meaning: "offering period", Default: "6 months", Example: "24 months"},
		{Path: "espp.purchase", Label: "Purchase period", field: func(o *Offer, _ int) any { return &o.ESPP.Purchase },
			Kind: KindMonths, Unit: UnitMonths, Meaning: "purchase period within the offering", Default: "6 months", Example: "6 months"},
		{Path: "espp.limit", Label: "Limit by year of", field: func(o *Offer, _ int) any { return &o.ESPP.Limit },
			Kind: KindWord, Choices: asWords(LimitYears()),
			Meaning: "year of the $25,000 limit: service or calendar", Default: "service", Example: "service"},
	}
}

// ESPP is an employee stock purchase plan under Section 423 of the Internal Revenue Code
// (SPEC 5.8). What it pays is the gain of selling on the purchase day: the shares bought
// at the market price, less the contributions.
//
// The first offering begins with the employment and the next one where the last ends;
// the offering price does not reset when the share falls. Contributions buy fractions of
// a share too, as brokers credit them. Contributions are taken from the salary, in the offer's
// currency, and become the currency of the shares on the day of the purchase. Only purchase periods that end within the horizon
// count.
type ESPP struct {
	Contribution decimal.Decimal // share of base paid in: 0.1 is 10%; 0 means no plan
	Discount     decimal.Decimal // 0.15 is 15%
	Lookback     bool            // the lower of the prices at the offering and at the purchase counts
	Offering     int             // months of an offering period; 0 means 6
	Purchase     int             // months of a purchase period within it; 0 means 6, or the offering where it is shorter
	Limit        LimitYear       // year of the $25,000 limit; empty means LimitByServiceYear
}

// LimitYear is the year to which a yearly limit of the tax law is applied.
type LimitYear string

// The limit years. The law counts calendar years (26 CFR 1.423-2(i)). Counted so, a start
// in the course of a year makes the service years uneven: one of them can hold two years'
// worth of stock. Service years, each taken as one whole year as for taxes (SPEC 8.1),
// keep the years of two offers comparable and are the default.
const (
	LimitByServiceYear  LimitYear = "service"
	LimitByCalendarYear LimitYear = "calendar"
)

// LimitYears lists the limit years.
func LimitYears() []LimitYear { return []LimitYear{LimitByServiceYear, LimitByCalendarYear} }

// Section423Limit is the worth of stock, at the price of the offering date, that an
// employee may gain the right to buy for each year, in US dollars: 26 USC 423(b)(8). It
// is not indexed.
const Section423Limit = 25_000

// The rules of a purchase plan.
const (
	RuleESPP    Rule = "espp"     // the gain of selling on the purchase day (SPEC 5.8)
	RuleESPPCut Rule = "espp-cut" // the same, of contributions that the $25,000 of 26 USC 423(b)(8) cut
)

// Periods returns the months of an offering and of a purchase period.
func (e ESPP) Periods() (offering, purchase int) {
	offering, purchase = e.Offering, e.Purchase
	if offering == 0 {
		offering = 6
	}
	if purchase == 0 {
		purchase = min(6, offering)
	}
	return offering, purchase
}

// LimitBy returns the years that the $25,000 limit counts.
func (e ESPP) LimitBy() LimitYear {
	if e.Limit == "" {
		return LimitByServiceYear
	}
	return e.Limit
}

func (u *unfolding) espp() {
	e := u.offer.ESPP
	if e.Contribution.IsZero() {
		return
	}
	plan := purchases{u: u, plan: e, limit: newStockLimit(u, e)}
	offering, purchase := e.Periods()
	for begin := 0; begin < 12*u.kase.Years; begin += offering {
		plan.begin, plan.offered = begin, u.sharePriceAfter(begin)
		for end := begin + purchase; end <= min(begin+offering, 12*u.kase.Years); end += purchase {
			plan.buy(end-purchase, end)
		}
	}
	plan.note()
}

// purchases buys the shares of one plan.
type purchases struct {
	u     *unfolding
	plan  ESPP
	limit stockLimit
	cuts  []firstCut
	cut   calc.Cond // whether the limit has cut the contributions of an earlier purchase

	// The offering under way: months of service before it, and its price.
	begin   int
	offered calc.Number
}

// buy makes the purchase at the end of month end, of the contributions of the months
// after month after.
func (s *purchases) buy(after, end int) {
	u, begin, offered := s.u, s.begin, s.offered
	market := u.sharePriceAfter(end)
	low := market
	if s.plan.Lookback {
		low = offered.Min(market)
	}
	buys := low.Positive().And(offered.Positive())
	if !buys.Live() && !buys.Holds() {
		return // there is nothing to buy
	}
	price := low.Mul(calc.Of(one).Sub(u.terms.opened("espp.discount", s.plan.Discount)))
	contributed := u.salary.paidAfter(after, end).Mul(u.terms.of("espp.contribution", s.plan.Contribution)).Round(u.currency.Places())
	contributed = u.kase.across(contributed, u.currency, u.equity, u.after(end), u.terms)
	rule := RuleESPP
	if most, limited := s.limit.contributions(begin, end, price, offered); limited {
		cut := calc.If(buys, calc.If(most.Less(contributed), calc.Int(1), calc.Number{}), calc.Number{})
		if cut.Decimal().IsPositive() {
			rule = RuleESPPCut
		}
		s.reached(cut.Positive(), end)
		contributed = contributed.Min(most)
	}
	contributed = calc.If(buys, contributed, calc.Number{})
	contributed = contributed.Named(func() string { return fmt.Sprintf("ESPP contributions to %v", u.after(end)) })
	s.limit.use(begin, end, calc.If(buys, contributed.Mul(offered).Div(price, stockPlaces), calc.Number{}))
	if contributed.Decimal().IsZero() && !contributed.Live() {
		return
	}
	year, _ := u.year(u.after(end))
	p := Payment{
		Date: u.after(end), Year: year, Component: ESPPPay,
		Term: ESPPTerm.Alone(), Item: fmt.Sprintf("ESPP purchase, offering of %v", u.after(begin)),
		Basis: contributed.Decimal(), To: twelfths[12],
		Price: market.Decimal(), Strike: price.Decimal(), Rule: rule,
	}
	quantity := contributed.Div(price, vestedPlaces)
	p.Quantity = quantity.Decimal()
	if quantity.Live() {
		p.remember(func(m *makings) { m.quantity, m.price, m.strike, m.rests = quantity, market, price, contributed })
	}
	u.payInShares(p, calc.If(buys, contributed.Mul(market.Sub(price)).Div(price, u.equity.Places()), calc.Number{}))
}

// reached notes the first purchase that the limit cuts, once the other notes are made.
func (s *purchases) reached(cut calc.Cond, end int) {
	s.cuts = append(s.cuts, firstCut{cut.And(s.cut.Not()), s.u.after(end), (end-1)/12 + 1})
	s.cut = s.cut.Or(cut)
}

// firstCut is a purchase that may be the first that the limit cuts.
type firstCut struct {
	holds calc.Cond
	on    vesting.Date
	year  int
}

func (s *purchases) note() {
	u := s.u
	if s.plan.Discount.IsZero() && !s.plan.Lookback {
		u.note(Note{Term: ESPPTerm.Alone(), Kind: NotePurchaseGainsNothing})
	}
	if u.equity != USD {
		u.note(Note{Term: ESPPTerm.Alone(), Kind: NotePurchaseUnlimited})
	}
	for _, cut := range s.cuts {
		u.noteIf(cut.holds, Note{Term: ESPPTerm.Alone(), Kind: NotePurchaseCut, On: cut.on, first: cut.year})
	}
}

// sharePriceAfter returns the price of a share after so many months of service, rounded
// to 4 decimals. Where no price is known it returns the growth since AsOf: the gain only
// depends on how prices relate.
func (u *unfolding) sharePriceAfter(month int) calc.Number {
	day := u.after(month)
	year, _ := u.year(day)
	if !u.price.known() {
		return u.price.index(day, year).Round(quotientPlaces)
	}
	return u.price.on(day, year)
}

// stockPlaces are the decimals of the stock counted against the limit: enough that what
// is left of a year buys the same cents as the exact fraction.
const stockPlaces = 16

// stockLimit keeps what is left of the $25,000 of each year. An option may use what is
// left of every year in which it is outstanding, whether or not it can be exercised in
// it, the oldest first; what one offering leaves of a year that is over is not carried to
// another (26 CFR 1.423-2(i)(3); TD 9471, 74 FR 59074).
type stockLimit struct {
	u    *unfolding
	by   LimitYear
	left []calc.Number // by year from the first; empty where no limit holds
}

func newStockLimit(u *unfolding, e ESPP) stockLimit {
	l := stockLimit{u: u, by: e.LimitBy()}
	if u.equity == USD {
		for range u.kase.Years + 1 { // a horizon touches one more calendar year than it has service years
			l.left = append(l.left, calc.Int(Section423Limit))
		}
	}
	return l
}

// years returns the first and the last year, from 0, in which an option is outstanding
// that is granted after month begin and exercised at the end of month end. A period that
// ends on a monthly anniversary has the day before as its last.
func (l *stockLimit) years(begin, end int) (first, last int) {
	if l.by == LimitByCalendarYear {
		zero := l.u.start.Year()
		return l.u.after(begin).Year() - zero, l.u.after(end).AddDays(-1).Year() - zero
	}
	return begin / 12, (end - 1) / 12
}

// contributions returns the most that may be paid in for a purchase at a price, in an
// offering at another; false where no limit holds.
func (l *stockLimit) contributions(begin, end int, price, offered calc.Number) (calc.Number, bool) {
	if l.left == nil {
		return calc.Number{}, false
	}
	var stock calc.Number
	for i, last := l.years(begin, end); i <= last; i++ {
		stock = stock.Add(l.left[i])
	}
	most := stock.Mul(price).Div(offered, l.u.equity.Places())
	return most.Named(func() string { return fmt.Sprintf("Most that the limit leaves for the purchase of %v", l.u.after(end)) }), true
}

// use takes stock, at the offering's price, off the years of an option.
func (l *stockLimit) use(begin, end int, stock calc.Number) {
	if l.left == nil {
		return
	}
	for i, last := l.years(begin, end); i <= last; i++ {
		taken := stock.Min(l.left[i]).Named(func() string { return fmt.Sprintf("Stock of year %d for the purchase of %v", i+1, l.u.after(end)) })
		l.left[i], stock = l.left[i].Sub(taken), stock.Sub(taken)
	}
}

func (e ESPP) check(at checker, o *Offer) {
	at.at("contribution").rate(e.Contribution)
	at.at("discount").rate(e.Discount)
	if e.Limit != "" {
		oneOf(at.at("limit"), e.Limit)
	}
	offering, purchase := e.Periods()
	switch {
	case at.at("offering").outsideCount(offering):
		at.at("offering").refuse(fmt.Sprintf("an offering of %d months is outside %v", offering, at.at("offering").term().Bounds), "write for example offering: 24 months")
	case purchase < 1 || purchase > offering || offering%purchase != 0:
		at.at("purchase").refuse(fmt.Sprintf("purchase periods of %d months do not fill an offering of %d", purchase, offering), "write for example purchase: 6 months")
	}
	bare := e.Discount.IsZero() && !e.Lookback && e.Offering == 0 && e.Purchase == 0
	switch {
	case e.Contribution.IsZero() && !bare:
		at.at("contribution").refuse("a plan without contributions pays nothing", "add contribution: 10%, your share of base")
	case !e.Contribution.IsZero() && o.isUnlisted():
		at.refuse("the shares of a private company have no market price to buy below", "leave espp out, or, where the share is listed, private")
	}
}

// isUnlisted reports whether the offer is one of a private company, whose share nobody
// trades.
func (o *Offer) isUnlisted() bool {
	return o.Private.Stated()
}
