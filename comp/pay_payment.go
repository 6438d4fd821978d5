package comp

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp/calc"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// Component is the kind of pay a payment belongs to. Its text is its key in every format.
type Component string

// The components of pay.
const (
	BasePay       Component = "base"
	BonusPay      Component = "bonus"
	CommissionPay Component = "commission"
	SignOnPay     Component = "sign_on"
	RelocationPay Component = "relocation"
	CashGrantPay  Component = "cash_grant" // a deferred cash award; the other keys are those of SPEC 5
	BenefitPay    Component = "benefit"
	MatchPay      Component = "match"
	ESPPPay       Component = "espp"
	RSUPay        Component = "rsu"
	RefresherPay  Component = "refresher"
	OptionPay     Component = "option"
	CostPay       Component = "cost" // negative
)

// Rule is the key of the rule by which a payment was computed. Each kind of pay has its own;
// a report puts them into words.
type Rule string

// Payment is one dated payment of an offer, with how it was made.
type Payment struct {
	Date      vesting.Date // when received
	Year      int          // service year that earns it, from 1
	Component Component
	Certainty Certainty
	Promise   Promise         // of refreshers and top-ups: written or expected; otherwise empty
	Term      TermRef         // the term that pays it
	Item      string          // the same for a person: "RSU grant 1, 5/15/40/40"
	Amount    decimal.Decimal // rounded to the currency's minor unit
	Native    decimal.Decimal // in the currency that it is paid in, where Amount is converted from it; otherwise zero
	Currency  Currency        // that it is paid in, with every figure of how it came about, where that is not the offer's: the shares'; otherwise empty

	// How the amount came about. What does not apply is zero.
	Basis    decimal.Decimal  // the whole of which this payment is a part: salary a year, shares or value of a grant
	From, To vesting.Fraction // the part of the basis: after From, up to To
	Rate     decimal.Decimal  // share of the basis: target times payout of a bonus
	Quantity decimal.Decimal  // shares, or dollars of a grant followed in dollars
	Price    decimal.Decimal  // a share, rounded to 4 decimals; or the index of a grant followed in dollars
	Strike   decimal.Decimal  // what a share costs to exercise, or to buy in an ESPP. The amount is net of it; see ExerciseCost
	Rule     Rule
	Held     bool // its shares are held: Price is that of the horizon's last day (SPEC 6.4)
	Valued   Valuation
	Granted  vesting.Date // vesting start of the award that pays it; zero for what does not vest
	TrueUp   bool         // of a match: it makes up for what the months of its year left out
	InCash   bool         // of a benefit that is not guaranteed: it arrives as money all the same, as what a promotion adds to a guaranteed one

	// The days that earn a bonus, EarnedTo not included; zero for other payments.
	EarnedFrom, EarnedTo vesting.Date
	EarnedOf             int    // days of the bonus year among which its target is divided
	Earns                string // names the bonus year: "Bonus for 2027"

	earns calc.Number // share of the salary in force on each of those days that it earns, among EarnedOf; 0 where each earns as much
	paid  calc.Number // share of the base paid on each of those days that it earns instead
	share calc.Number // of a year's bonus that it is; 0 for all of it

	atOnce  bool    // of a match: it is one's own at once, though the plan's vesting is not over
	raises  TermRef // of a promotion: the term of which it pays more
	accrues bool    // of a promotion: what it pays more of accrues with service until its payday

	own       decimal.Decimal // in the offer's currency, where Currency is another one
	exchanged vesting.Date    // day whose rates convert it; zero means Date

	name string   // Item without its figures; empty where it has none
	made *makings // nil where no term of it is live
}

// makings are figures of a payment with the steps that made them, where their terms are live.
// The others are fixed zeros here.
type makings struct {
	amount, native, own, basis, quantity, price, strike calc.Number
	exchange                                            calc.Number // the rate that makes amount of native
	rests                                               calc.Number // zero where other terms make no such payment
	named                                               Conversion  // figures that Item names
	parts                                               *openParts  // of the schedule that From and To are by; nil where it is fixed
}

// Conversion is how a value became shares, of an award whose item says so: so many shares at a
// price. Of a top-up it is the gap, at the price that the employer assumes.
type Conversion struct{ What, Price calc.Number }

// Moves reports whether there is any whose terms are live.
func (c Conversion) Moves() bool { return c.What.Live() || c.Price.Live() }

// remember keeps how figures of the payment came about. Its own makings are never those of a
// payment that it was copied from.
func (p *Payment) remember(keep func(*makings)) {
	m := p.makings()
	keep(&m)
	p.made = &m
}

// names keeps the figures that the item names.
func (p *Payment) names(what, price calc.Number) {
	if what.Live() || price.Live() {
		p.remember(func(m *makings) { m.named = Conversion{what, price} })
	}
}

func (p *Payment) makings() makings {
	if p.made == nil {
		return makings{}
	}
	return *p.made
}

// basis, quantity, price and strike are the figures of those names, with the steps that made
// them where their terms are live.
func (p *Payment) basis() calc.Number    { return orFixed(p.makings().basis, p.Basis) }
func (p *Payment) quantity() calc.Number { return orFixed(p.makings().quantity, p.Quantity) }
func (p *Payment) price() calc.Number    { return orFixed(p.makings().price, p.Price) }
func (p *Payment) strike() calc.Number   { return orFixed(p.makings().strike, p.Strike) }

// Number returns the amount, with the steps that made it from the terms of the offer where the
// timeline was unfolded to remember them.
func (p *Payment) Number() calc.Number { return orFixed(p.makings().amount, p.Amount) }

// NativeNumber, QuantityNumber, PriceNumber and StrikeNumber return the figures of those names
// likewise.
func (p *Payment) NativeNumber() calc.Number   { return orFixed(p.makings().native, p.Native) }
func (p *Payment) QuantityNumber() calc.Number { return p.quantity() }
func (p *Payment) PriceNumber() calc.Number    { return p.price() }
func (p *Payment) StrikeNumber() calc.Number   { return p.strike() }

// OwnNumber returns the amount in the offer's own currency likewise.
func (p *Payment) OwnNumber() calc.Number {
	if p.Currency != "" {
		return orFixed(p.makings().own, p.own)
	}
	if native := p.NativeNumber(); !native.IsFixedZero() {
		return native
	}
	return p.Number()
}

// ExchangedOn returns the day whose exchange rates convert the payment: that of the payment, or of
// held shares the one on which they are sold.
func (p *Payment) ExchangedOn() vesting.Date {
	if p.exchanged.IsZero() {
		return p.Date
	}
	return p.exchanged
}

// ExchangeNumber returns the rate that makes Amount of Native, as the number of its term; a fixed
// zero where nothing is converted.
func (p *Payment) ExchangeNumber() calc.Number { return p.makings().exchange }

// RestsOn returns a number that is zero or undefined where other terms make no such payment: the
// shares of a vest, the gap that a top-up fills. Of a payment that is made whatever they are it is
// a fixed one.
func (p *Payment) RestsOn() calc.Number { return orFixed(p.makings().rests, one) }

// Conversion returns the figures that the item of the payment names; none where they do not move.
func (p *Payment) Conversion() Conversion { return p.makings().named }

// Name names what is paid, without the figures in Item that other terms would make other ones.
func (p *Payment) Name() string {
	if p.name != "" {
		return p.name
	}
	return p.Item
}

// Valuation says how the share price makes the amount of a vest.
type Valuation int

// The valuations.
const (
	NotValued Valuation = iota // money, whatever a share is worth
	InShares                   // Quantity is a count of shares or options at a share price
	InDollars                  // Quantity is a sum followed in dollars, Price the index of the share
	AtExit                     // Quantity is a count at what a private company's exit pays
	AtTender                   // Quantity is a count that a private company's tender offer buys
)

// ExerciseCost returns what has to be paid to exercise the options of a payment, in the
// currency of the shares and not rounded: zero for shares, and for options that are not
// worth exercising.
func (p *Payment) ExerciseCost() decimal.Decimal {
	if !p.Amount.IsPositive() {
		return decimal.Zero
	}
	return p.Quantity.Mul(p.Strike)
}

// Timeline is the payments of one offer in order of date, and on one day in the order
// of [Components].
type Timeline []Payment

// Total returns the exact sum of the payments.
func (t Timeline) Total() decimal.Decimal {
	return t.Sum(nil)
}

// Sum returns the exact sum of the payments that match: of all where match is nil.
func (t Timeline) Sum(match func(*Payment) bool) decimal.Decimal {
	sum := decimal.Zero
	for i := range t {
		if match == nil || match(&t[i]) {
			sum = sum.Add(t[i].Amount)
		}
	}
	return sum
}

// sorted puts the payments in order of date, on one day in the order of [Components],
// and otherwise as they were, and returns them. It sorts small keys and then moves every
// payment once: a payment is large to move about.
func (t Timeline) sorted() Timeline {
	const position = 1<<24 - 1
	keys := make([]uint64, len(t))
	component, rank := Component(""), 0
	for i := range t {
		if t[i].Component != component { // a term pays many times in a row
			component, rank = t[i].Component, t[i].Component.rank()
		}
		days := t[0].Date.DaysUntil(t[i].Date) + 1<<30 // any day of the calendar is positive
		keys[i] = uint64(days)<<32 | uint64(rank)<<24 | uint64(i)
	}
	slices.Sort(keys)
	for i := range keys {
		// Follow the circle of places that begins here: what belongs at to is at from.
		first, to := t[i], i
		for from := int(keys[to] & position); from != i; from = int(keys[to] & position) {
			t[to] = t[from]
			keys[to], to = uint64(to), from
		}
		t[to] = first
		keys[to] = uint64(to)
	}
	return t
}

// IsWage reports whether a payment of the offer is wage income (SPEC 8.1). One's own
// contributions to a plan are part of pay here; an incentive stock option's spread is no wage
// (26 U.S.C. 421, 3121(a)(22)), though it is income of where its shares are sold at once, nor are the employer's contributions, the gain of an ESPP's
// purchase, and costs.
func (o *Offer) IsWage(p *Payment) bool {
	if o == nil || p == nil {
		return false
	}
	switch p.Component {
	case MatchPay, ESPPPay, CostPay:
		return false
	case BenefitPay:
		i := p.Term.Index
		if p.Term.Kind == PromotionTerm {
			i = p.raises.Index
		}
		return i < len(o.Benefits) && o.Benefits[i].Taxable
	}
	kind, _ := o.optionsOf(p)
	return kind != ISO
}

// sellsISO reports whether a payment is the gain of incentive stock options whose shares are sold as they
// are exercised, the default (SPEC 6.4): a disqualifying disposition, whose gain is ordinary income but no
// wage (26 U.S.C. 421(b), 3121(a)(22)). Of shares that are held no tax is known but the alternative minimum.
func (o *Offer) sellsISO(p *Payment) bool {
	return o.IsOption(p) && !p.Held && !o.IsWage(p)
}
