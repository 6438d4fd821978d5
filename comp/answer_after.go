package comp

import (
	"github.com/shopspring/decimal"
)

// After is what one term vests or pays after the horizon (SPEC 3.7): in no total.
type After struct {
	Term    TermRef
	Item    string          // "RSU grant 1, 4y quarterly", "Refreshers 1"
	Shares  decimal.Decimal // or options; zero for what is no count
	Options bool            // Shares counts options
	Amount  decimal.Decimal // in the reporting currency, each payment as the assumptions price it
}

// After lists what the awards granted within the horizon vest after it, in the order in
// which they first do.
func (c *Comparison) After(r *Result) []After {
	if !c.has(r) {
		return nil
	}
	var list []After
	index := map[TermRef]int{}
	later := c.Later(r)
	for i := range later {
		p := &later[i]
		j, known := index[p.Term]
		if !known {
			j = len(list)
			index[p.Term] = j
			list = append(list, After{Term: p.Term, Item: r.Offer.AwardTitle(p.Term)})
		}
		if p.isShares() {
			list[j].Shares, list[j].Options = list[j].Shares.Add(p.Quantity), r.Offer.InOptions(p.Term)
		}
		list[j].Amount = list[j].Amount.Add(p.Amount)
	}
	return list
}

// Later returns what the awards granted within the horizon pay after it, in the reporting
// currency; of a result that remembers, on numbers that do.
func (c *Comparison) Later(r *Result) Timeline {
	if !c.has(r) || !c.Case.vestsBeyond(&r.Offer) {
		return nil
	}
	u := c.Case.beyond(r)
	defer r.giveBack(u)
	return c.Case.later(u)
}

// later picks what an offer that is unfolded beyond the horizon is paid after it.
func (c *Case) later(u *unfolding) Timeline {
	end := u.anniversary(c.Years)
	var later Timeline
	for _, p := range u.payments {
		if p.Year > c.Years && !p.Granted.IsZero() && p.Granted.Before(end) && !p.isSale() {
			later = append(later, p)
		}
	}
	return c.converted(later, u.currency, u.terms)
}
