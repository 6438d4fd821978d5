package comp

import (
	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp/calc"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// ExitTie is the exit at which a private company's offer, of which the case has none, would tie with the
// best of the others: what its equity has to be worth for the offer to be worth as much in total.
type ExitTie struct {
	Value   decimal.Decimal // the least whole amount, in the currency of the shares
	On      vesting.Date    // the last day of the horizon, by which most has vested
	Against int             // position of the other offer
	Short   decimal.Decimal // what its total has over the offer's without an exit, in the reporting currency
}

// mostExit is the largest exit that is looked at, ten trillion.
var mostExit = decimal.New(1, 13)

// TieAtExit returns the exit at which an offer ties, by the stated preference and rounds, and false where
// its total is the best without one, where an exit is in the case, where it has no equity that an exit
// would pay, or where the fully diluted shares are not known.
func (c *Comparison) TieAtExit(r *Result) (tie ExitTie, ok bool) {
	if c == nil || !c.has(r) {
		return tie, false
	}
	tie.Against = -1
	for i := range c.Offers {
		other := &c.Offers[i]
		if short := other.Total.Sub(r.Total); other != r && other.Name != r.Name && short.GreaterThan(tie.Short) {
			tie.Against, tie.Short = i, short
		}
	}
	p := &r.Offer.Private
	if tie.Against < 0 || !p.Stated() || p.Exit.Value.IsPositive() || p.FullyDiluted.IsZero() {
		return tie, false
	}
	u := unfold(&c.Case, &r.Offer)
	if tie.On = u.anniversary(c.Case.Years); !u.leaves.IsZero() && tie.On.After(u.leaves) {
		return tie, false
	}
	table, vested := p.capTable(terms{}), u.vestedBy(tie.On)
	reaches := func(exit decimal.Decimal) bool {
		common := table.commonAt(calc.Of(exit), func() string { return "" })
		var sum calc.Number
		for i := range u.held {
			a := &u.held[i]
			sum = sum.Add(u.kase.exchange(common.pays(vested[i], orFixed(a.price, a.strike), u.equity.Places()), u.equity, tie.On, terms{}))
		}
		return !sum.Decimal().LessThan(tie.Short)
	}
	if !reaches(mostExit) {
		return tie, false
	}
	low, high := decimal.Zero, mostExit // more is never worth less
	for high.Sub(low).GreaterThan(one) {
		if middle := low.Add(high).Div(decimal.NewFromInt(2)).Floor(); reaches(middle) {
			high = middle
		} else {
			low = middle
		}
	}
	tie.Value = high
	return tie, true
}

// vestedBy returns what has vested of each of a private company's awards by a day, for an exit on it.
func (u *unfolding) vestedBy(on vesting.Date) []calc.Number {
	vested := make([]calc.Number, len(u.held))
	for i := range u.held {
		if a := &u.held[i]; !a.lapsed(on) && (u.leaves.IsZero() || !on.After(u.leaves)) {
			h := u.holding(a, on)
			vested[i], _ = h.by(on)
		}
	}
	return vested
}

// ShareOfCompany returns what part of a private company the awards of an offer are, of those granted within
// the horizon and not sold: 0.00117 is 0.117%. It is 0 where the fully diluted shares are not known.
func (c *Comparison) ShareOfCompany(r *Result) decimal.Decimal {
	if c == nil || !c.has(r) || !r.Offer.Private.FullyDiluted.IsPositive() {
		return decimal.Zero
	}
	granted := decimal.Zero
	for _, a := range unfold(&c.Case, &r.Offer).held {
		granted = granted.Add(a.shares)
	}
	return granted.DivRound(r.Offer.Private.FullyDiluted, 10)
}
