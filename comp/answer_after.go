package comp

import (
	"fmt"

	"github.com/shopspring/decimal"
)

// After is what one term vests or pays after the horizon (SPEC 3.7): in no total.
type After struct {
	Term   TermRef
	Item   string          // "RSU grant 1, 4y quarterly", "Refreshers 1"
	Shares decimal.Decimal // zero for what is no count of shares
	Amount decimal.Decimal // in the reporting currency, each payment as the assumptions price it
}

// After lists what the awards granted within the horizon vest after it, in the order in
// which they first do.
func (c *Comparison) After(r *Result) []After {
	if !c.has(r) {
		return nil
	}
	var list []After
	index := map[TermRef]int{}
	end := r.Start.AddMonths(12 * c.Case.Years)
	u := c.Case.unfoldBeyond(&r.Offer, terms{})
	for i := range u.payments {
		p := &u.payments[i]
		if p.Year <= c.Case.Years || p.Granted.IsZero() || !p.Granted.Before(end) || p.isExit() {
			continue
		}
		j, known := index[p.Term]
		if !known {
			j = len(list)
			index[p.Term] = j
			list = append(list, After{Term: p.Term, Item: r.Offer.awardTitle(p)})
		}
		if p.isShares() {
			list[j].Shares = list[j].Shares.Add(p.Quantity)
		}
		list[j].Amount = list[j].Amount.Add(c.Case.convert(p.Amount, u.currency, p.Date))
	}
	return list
}

// awardTitle names the term of a vest: a grant by its place in the letter, refreshers
// together. A top-up vests within the year that it is granted in, so none is left after the
// horizon.
func (o *Offer) awardTitle(p *Payment) string {
	switch i := p.Term.Index; p.Term.Kind {
	case GrantTerm:
		return o.Grants[i].Item(i)
	case RefresherTerm:
		return fmt.Sprintf("Refreshers %d, %s", i+1, o.Refreshers[i].Vesting)
	}
	return p.Item
}
