package comp

import (
	"fmt"
	"slices"
	"sync"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp/calc"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// Price is the share price today and what it is assumed to do. Flat is the default:
// growth is opt-in, because recruiters bake it into quotes. Growth and Path exclude
// each other.
type Price struct {
	Today  decimal.Decimal     // a share on AsOf, in the currency of the shares; 0 when not known
	Growth decimal.NullDecimal // a year, 0.15 is 15%; not valid means the case's
	Timing GrowthTiming        // of the growth; empty means the case's
	Path   []PricePoint        // dated prices instead of a growth, in ascending order of date
	Linear bool                // interpolate between the points of Path; otherwise the last price on or before the day

	Volatility decimal.NullDecimal // of the share's yearly returns, for simulation; 0.32 is 32%. Not valid where it is not stated
}

// PricePoint is the price of a share on a day.
type PricePoint struct {
	On    vesting.Date
	Price decimal.Decimal
}

func priceTerms() []Term {
	return []Term{
		{Path: "price", Kind: KindPart, Meaning: "price of a share today, or {today, growth, growth_timing, path, interpolation}", Example: "170"},
		{Path: "price.today", Label: "Share price today", field: func(o *Offer, _ int) any { return &o.Price.Today }, follow: (*Offer).grantOfToday,
			Kind: KindPrice, Unit: UnitEquityAShare, Bounds: amounts().above(), Moves: true,
			Meaning: "price of a share on the valuation date", Example: "170"},
		{Path: "price.growth", Label: "Growth of the share price", field: func(o *Offer, _ int) any { return &o.Price.Growth }, follow: func(*Offer) string { return "growth" }, has: (*Offer).grows,
			Kind: KindRate, Unit: UnitPercentAYear, Bounds: percent(-100, 1000), Moves: true, Meaning: "growth of the share price a year", Default: "the case's", Example: "15%"},
		{Path: "price.growth_timing", Label: "Growth counts", field: func(o *Offer, _ int) any { return &o.Price.Timing }, follow: func(*Offer) string { return "growth_timing" },
			Kind: KindWord, Choices: asWords(GrowthTimings()),
			Meaning: "from when the growth counts: at-vest, start-of-year or end-of-year", Default: "the case's", Example: "at-vest"},
		{Path: "price.volatility", Label: "Volatility of the share price", field: func(o *Offer, _ int) any { return &o.Price.Volatility },
			Kind: KindRate, Unit: UnitPercentAYear, Bounds: percent(0, 500),
			Meaning: "yearly volatility of the share price, for simulation, which assumes 35% where none is stated", Example: "32%"},
		{Path: "price.path", Label: "Dated price", field: func(o *Offer, _ int) any { return &o.Price.Path },
			Kind: KindList, Meaning: "dated prices instead of a growth, in order of date", Example: "[{on: 2027-01-11, price: 170}]"},
		{Path: "price.path[].on", Label: "from", field: func(o *Offer, i int) any { return &o.Price.Path[i].On },
			Kind: KindDate, Meaning: "day of the price", Example: "2027-01-11"},
		{Path: "price.path[].price", field: func(o *Offer, i int) any { return &o.Price.Path[i].Price },
			Kind: KindPrice, Unit: UnitEquityAShare, Bounds: amounts(), Moves: true, Meaning: "price of a share on that day", Example: "170"},
		{Path: "price.interpolation", Label: "Between the dated prices", field: func(o *Offer, _ int) any { return either{&o.Price.Linear} },
			Kind: KindWord, Choices: []string{"step", "linear"},
			Meaning: "between the points of the path: step (the last price on or before the day) or linear", Default: "step", Example: "linear"},
		{Path: "sell", Label: "Shares are sold", field: func(o *Offer, _ int) any { return &o.Sell },
			Kind: KindWord, Choices: asWords(Sells()),
			Meaning: "when shares are sold: at-vest, or hold for all of them at the price of the horizon's last day", Default: "at-vest", Example: "at-vest"},
	}
}

// TodaysPrice returns the share price that is stated for AsOf: Price.Today, or, where
// neither it nor a path is given, the conversion price of the only grant that has one (it
// stands inside the short form rsu). One grant's price is never another's: where two have
// one of their own, or nobody trades the share, it is zero.
func (o *Offer) TodaysPrice() decimal.Decimal {
	if !o.Price.Today.IsZero() || len(o.Price.Path) > 0 || o.Private.Stated() {
		return o.Price.Today
	}
	if only := o.onlyPriced(); only >= 0 {
		return o.Grants[only].Price
	}
	return decimal.Zero
}

// onlyPriced returns the position of the only grant of RSUs that has a price of its own, or, where none
// has, of the only one of performance shares; -1 where none or several have.
func (o *Offer) onlyPriced() int {
	for _, kind := range []GrantKind{RSU, PSU} {
		if only, found := o.priced(kind); found > 0 {
			return only
		}
	}
	return -1
}

// priced returns the position of the only grant of a kind that has a price of its own, -1 where not one
// alone has, and how many have.
func (o *Offer) priced(kind GrantKind) (only, found int) {
	only = -1
	for i := range o.Grants {
		if g := &o.Grants[i]; g.Kind == kind && !g.Price.IsZero() {
			only, found = i, found+1
		}
	}
	if found > 1 {
		return -1, found
	}
	return only, found
}

// grantOfToday returns the term whose price is today's where none is stated.
func (o *Offer) grantOfToday() string {
	if only := o.onlyPriced(); only >= 0 && len(o.Price.Path) == 0 && !o.Private.Stated() {
		return fmt.Sprintf("grants[%d].price", only)
	}
	return ""
}

// sharePrice returns the offer's share price on the valuation date of a case, today's or
// the dated path's, rounded to 4 decimals; zero where it is not known.
func (o *Offer) sharePrice(c *Case) decimal.Decimal {
	path := newPricePath(c, o, terms{})
	return path.now().Decimal()
}

// FollowsShare reports whether any pay of the offer is worth what a listed share is on a
// later day: then the share's price and its growth are assumptions.
func (o *Offer) FollowsShare() bool {
	return !o.isUnlisted() && (o.VestsShares() || !o.ESPP.Contribution.IsZero())
}

// grows reports whether a growth of the share moves any pay: no dated path says what it does.
func (o *Offer) grows() bool { return o.FollowsShare() && len(o.Price.Path) == 0 }

// VestsShares reports whether the offer has an award of shares or options, listed or not:
// RSUs, options, refreshers, a top-up. A grant denominated in value pays its dollars
// whatever a share is worth.
func (o *Offer) VestsShares() bool {
	return slices.ContainsFunc(o.Grants, func(g Grant) bool { return g.Kind != CashGrant && !g.ByValue }) ||
		slices.ContainsFunc(o.Refreshers, func(r Refresher) bool { return r.Promise != PromiseNone }) ||
		!o.TopUp.Target.IsZero() && o.TopUp.Promise != PromiseNone || !o.Promotion.Refresher.IsZero()
}

// GrowthIn returns the growth of the share price a year and its timing as they hold for
// the offer in the case.
func (o *Offer) GrowthIn(c *Case) (decimal.Decimal, GrowthTiming) {
	if c == nil {
		c = new(Case)
	}
	rate, timing := c.Growth, o.Price.Timing
	if o.Price.Growth.Valid {
		rate = o.Price.Growth.Decimal
	}
	if timing == "" {
		timing = c.GrowthTiming
	}
	return rate, timing
}

// pricePlaces are the places of a share price (SPEC 6.3).
const pricePlaces = 4

// pricePath answers what a share is worth on a day of a service year.
type pricePath struct {
	asOf   vesting.Date
	today  calc.Number
	path   []PricePoint
	points []calc.Number // the prices of path
	linear bool
	growth calc.Number // a year
	powers *calc.Powers
	timing calc.Choice
	terms  terms

	asked *askedPrices
}

// askedPrices are the prices of a share asked for already: awards vest on the same days.
type askedPrices struct {
	mutex sync.Mutex // what is left is asked for by several at once
	on    map[priceDay]calc.Number
}

// priceDay is a day as a day of a service year.
type priceDay struct {
	date vesting.Date
	year int
}

func newPricePath(c *Case, o *Offer, t terms) pricePath {
	if c == nil {
		c = new(Case)
	}
	rate, timing := o.GrowthIn(c)
	p := pricePath{
		terms: t,
		asOf:  c.AsOf, today: t.of(o.todaysTerm(t), o.TodaysPrice()), path: o.Price.Path, linear: o.Price.Linear,
		growth: t.or("price.growth", o.Price.Growth, rate), powers: c.growths(), timing: t.choice("price.growth_timing", string(timing)),
		asked: &askedPrices{on: map[priceDay]calc.Number{}},
	}
	if !o.Price.Growth.Valid && !t.open {
		p.growth = t.ofCase("growth", rate)
	}
	for i, point := range p.path {
		p.points = append(p.points, t.ofEach("price.path[%d].price", i, point.Price))
	}
	return p
}

// todaysTerm returns the term that states the share price of AsOf; see TodaysPrice.
func (o *Offer) todaysTerm(t terms) string {
	if only := o.grantOfToday(); o.Price.Today.IsZero() && only != "" && !t.open {
		return only
	}
	return "price.today"
}

// known reports whether the price of a share is known, rather than its growth alone.
func (p *pricePath) known() bool { return !p.today.IsFixedZero() || len(p.path) > 0 }

// now returns the price of a share on the valuation date, zero where it is not known.
func (p *pricePath) now() calc.Number {
	if p.today.IsFixedZero() && len(p.path) > 0 {
		return p.dated(p.asOf).Round(pricePlaces)
	}
	return p.today
}

// on returns the price of a share on day d of service year k, rounded to 4 decimals.
func (p *pricePath) on(d vesting.Date, k int) calc.Number {
	day := priceDay{d, k}
	p.asked.mutex.Lock()
	defer p.asked.mutex.Unlock()
	price, known := p.asked.on[day]
	if !known {
		price = p.compute(day)
		p.asked.on[day] = price
	}
	return price
}

func (p *pricePath) compute(day priceDay) calc.Number {
	price := p.today
	if len(p.path) > 0 {
		price = p.dated(day.date)
	} else {
		price = price.Mul(p.factor(day.date, day.year))
	}
	return price.Mul(p.unknown(day.date)).Round(pricePlaces).Named(func() string {
		if p.timing.Is("").Live() { // by some timings the day that ends a year has another price as the next one begins
			return fmt.Sprintf("Share price on %v, year %d", day.date, day.year)
		}
		return fmt.Sprintf("Share price on %v", day.date)
	})
}

// index returns what a dollar of shares of AsOf is worth on day d of service year k, where
// no price of a share is known. It is not rounded to a price's decimals: there is no share
// to price.
func (p *pricePath) index(d vesting.Date, k int) calc.Number {
	index := p.factor(d, k).Mul(p.unknown(d))
	if !p.timing.Is("").Live() {
		return index
	}
	return index.Named(func() string { return fmt.Sprintf("Growth of the share to %v, year %d", d, k) })
}

// since returns what a dollar of shares is worth on day d of service year k that was
// put in on the day when the index stood at start.
func (p *pricePath) since(start calc.Number, d vesting.Date, k int) calc.Number {
	index := p.index(d, k)
	switch {
	case start.Live(): // one that has lost everything grows no more
		return calc.If(start.Positive(), index.Div(start, quotientPlaces), calc.Number{})
	case start.Decimal().Equal(one):
		return index
	}
	return index.Div(start, quotientPlaces)
}

// factor returns the growth from AsOf to day d of service year k.
func (p *pricePath) factor(d vesting.Date, k int) calc.Number {
	starts, ends := p.timing.Is(string(StartOfYear)), p.timing.Is(string(EndOfYear))
	switch {
	case starts.Live():
		atVest := p.grown(p.asOf.MonthsUntil(d))
		return calc.If(starts, p.grown(12*(k-1), 0), calc.If(ends, p.grown(12*k, 0), atVest))
	case starts.Holds():
		return p.grown(12*(k-1), 0)
	case ends.Holds():
		return p.grown(12*k, 0)
	}
	return p.grown(p.asOf.MonthsUntil(d))
}

func (p *pricePath) grown(months, days int) calc.Number { return p.powers.Grow(p.growth, months, days) }

// dated returns the price of the dated path, not rounded: before its first point today's
// price where it is known, after its last point the last one.
func (p *pricePath) dated(d vesting.Date) calc.Number {
	before, price := p.asOf, p.today
	if p.today.IsFixedZero() {
		before, price = p.path[0].On, p.points[0]
	}
	for i, point := range p.path {
		if point.On.After(d) {
			if p.linear && before.Before(d) {
				return between(before, price, point.On, p.points[i], d)
			}
			return price
		}
		before, price = point.On, p.points[i]
	}
	return price
}

// unknown is the factor by which the share price of a day may differ.
func (p *pricePath) unknown(day vesting.Date) calc.Number {
	if !p.terms.days || !day.After(p.asOf) {
		return calc.Of(one)
	}
	return calc.Input(p.terms.at+"."+unknownPrice+day.String()+"]", one)
}

// between interpolates by days.
func between(a vesting.Date, from calc.Number, b vesting.Date, to calc.Number, d vesting.Date) calc.Number {
	return from.Add(to.Sub(from).Part(int64(a.DaysUntil(d)), int64(a.DaysUntil(b)), quotientPlaces))
}

func (p Price) check(at checker, o *Offer) {
	if o.Private.Stated() && (!p.Today.IsZero() || len(p.Path) > 0) {
		at.refuse("nobody trades the share of a private company, so it has no price of today",
			"leave price out; private.preferred or private.fmv is what a share is worth on paper")
	}
	at.at("today").amount(p.Today)
	if p.Growth.Valid {
		at.at("growth").rate(p.Growth.Decimal)
	}
	if p.Volatility.Valid {
		at.at("volatility").rate(p.Volatility.Decimal)
	}
	if p.Growth.Valid && len(p.Path) > 0 {
		at.at("growth").refuse("a growth and a dated path exclude each other", "keep one of them")
	}
	if p.Timing != "" {
		oneOf(at.at("growth_timing"), p.Timing)
	}
	for i, point := range p.Path {
		at.at("path[%d].price", i).amount(point.Price)
		if point.On.IsZero() {
			at.at("path[%d].on", i).refuse("no date", "write on: 2028-04-01")
		}
		if point.Price.IsZero() && i == 0 && p.Today.IsZero() {
			at.at("path[%d].price", i).refuse("a path cannot begin at a price of 0", "add today's price")
		}
		if i > 0 && !point.On.After(p.Path[i-1].On) {
			at.at("path[%d].on", i).refuse(fmt.Sprintf("%v is not after %v", point.On, p.Path[i-1].On), "write the path in order of date")
		}
	}
}
