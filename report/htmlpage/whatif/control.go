package whatif

import (
	"encoding/json"
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
)

// Control is a number of one offer that can be moved: a term, by its path in the offer.
type Control struct {
	ID, Label string
	Term      string
	Percent   bool            // shown in percent
	Whole     bool            // a whole number
	Value     decimal.Decimal // as written
}

// MarshalJSON writes what the script needs to know: ID, term, and 1 for percent.
func (c Control) MarshalJSON() ([]byte, error) {
	row := []any{c.ID, c.Term}
	if c.Percent {
		row = append(row, 1)
	}
	return json.Marshal(row)
}

// priceControls are the share price, its growth and the exit, where the offer has them.
func priceControls(o *comp.Offer, growth decimal.Decimal) []Control {
	return []Control{
		{ID: "price", Term: "price.today", Value: o.TodaysPrice()},
		{ID: "growth", Term: "price.growth", Value: growth, Percent: true},
		{ID: "exit", Term: "private.exit.value", Value: o.Private.Exit.Value},
	}
}

// letterControls are those of the terms of a letter, of what it has. Today's job is no letter. What
// is said in words that do not move keeps a term from moving: the base where a match says in which
// month its limits are reached, the refreshers where a grant says that nothing renews it, or where without them no
// share would vest.
func letterControls(o *comp.Offer) []Control {
	if o.Current {
		return nil
	}
	var list []Control
	add := func(c Control) {
		if !c.Value.IsZero() {
			list = append(list, c)
		}
	}
	if len(o.Retirement.Tiers) == 0 {
		add(Control{ID: "base", Label: "Base a year", Term: "base", Value: o.Base})
		add(Control{ID: "bonus", Label: "Bonus, of base", Term: "bonus.target", Value: o.Bonus.Rate, Percent: true})
		add(Control{ID: "bonus", Label: "Bonus a year", Term: "bonus.target", Value: o.Bonus.Amount})
		add(Control{ID: "payout", Label: "Bonus payout, of target", Term: "bonus.payout", Value: o.Bonus.Payout.Decimal, Percent: true})
	}
	for year := 1; year <= 2; year++ {
		for k, s := range o.SignOn {
			if s.Year == year {
				add(Control{ID: fmt.Sprintf("sign-on-%d", year), Label: fmt.Sprintf("Sign-on, year %d", year), Term: fmt.Sprintf("sign_on[%d].amount", k), Value: s.Amount})
				break
			}
		}
	}
	if o.Private.Stated() {
		return list // its equity is on paper, as written
	}
	if len(o.Grants) > 0 {
		g := &o.Grants[0]
		add(Control{ID: "grant", Label: "First grant, shares", Term: "grants[0].shares", Value: g.Shares, Whole: true})
		add(Control{ID: "grant", Label: "First grant", Term: "grants[0].value", Value: g.Value})
	}
	bare := *o
	bare.Refreshers = nil
	if len(o.Refreshers) == 1 && !renews(o) && bare.VestsShares() && o.Refreshers[0].Promise != comp.PromiseNone {
		r := &o.Refreshers[0]
		add(Control{ID: "refresher", Label: "Each refresher", Term: "refreshers[0].value", Value: r.Value})
		add(Control{ID: "refresher", Label: "Each refresher, of the first grant", Term: "refreshers[0].share_of_grant", Value: r.ShareOfGrant, Percent: true})
	}
	return list
}

// renews reports whether a grant vests within a year, so that it matters what renews it.
func renews(o *comp.Offer) bool {
	for i := range o.Grants {
		if o.Grants[i].Vesting.Months() <= 12 {
			return true
		}
	}
	return false
}
