package whatif

import (
	"encoding/json"
	"fmt"
	"slices"

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
	Most      decimal.Decimal // that it can be; zero where only its description bounds it
}

// MarshalJSON writes what the script needs to know: ID, term, and 1 for percent.
func (c Control) MarshalJSON() ([]byte, error) {
	row := []any{c.ID, c.Term}
	if c.Percent {
		row = append(row, 1)
	}
	return json.Marshal(row)
}

// priceControls are the share price, its growth, the exit and the chance that there is none, where
// the offer has them.
func priceControls(o *comp.Offer, growth decimal.Decimal) []Control {
	return []Control{
		{ID: "price", Term: "price.today", Value: o.TodaysPrice()},
		{ID: "growth", Term: "price.growth", Value: growth, Percent: true},
		{ID: "exit", Term: "private.exit.value", Value: o.Private.Exit.Value},
		{ID: "failure", Term: "private.failure", Value: o.Private.Failure, Percent: true},
	}
}

// letterControls are those of the terms of a letter, of what it has.
func letterControls(o *comp.Offer) []Control {
	var list []Control
	add := func(c Control) {
		if !c.Value.IsZero() {
			list = append(list, c)
		}
	}
	add(Control{ID: "base", Label: "Base a year", Term: "base", Value: o.Base})
	add(Control{ID: "bonus", Label: "Bonus, of base", Term: "bonus.target", Value: o.Bonus.Rate, Percent: true})
	add(Control{ID: "bonus", Label: "Bonus a year", Term: "bonus.target", Value: o.Bonus.Amount})
	add(Control{ID: "payout", Label: "Bonus payout, of target", Term: "bonus.payout", Value: o.Bonus.Payout.Decimal, Percent: true})
	for year := 1; year <= 2; year++ {
		if k := slices.IndexFunc(o.SignOn, func(s comp.SignOn) bool { return s.Year == year }); k >= 0 {
			add(Control{ID: fmt.Sprintf("sign-on-%d", year), Label: fmt.Sprintf("Sign-on, year %d", year), Term: fmt.Sprintf("sign_on[%d].amount", k), Value: o.SignOn[k].Amount})
		}
	}
	if len(o.Grants) > 0 {
		g := &o.Grants[0]
		add(Control{ID: "grant", Label: "First grant, shares", Term: "grants[0].shares", Value: g.Shares, Whole: true, Most: o.Private.FullyDiluted})
		add(Control{ID: "grant", Label: "First grant", Term: "grants[0].value", Value: g.Value})
	}
	for k, term := range o.RefresherTerms() {
		r := &o.Refreshers[k]
		id, label := "refresher", "Each refresher"
		if k > 0 {
			id, label = fmt.Sprintf("refresher-%d", k+1), fmt.Sprintf("Each of refreshers %d", k+1)
		}
		add(Control{ID: id, Label: label, Term: term, Value: r.Value})
		add(Control{ID: id, Label: label + ", of the first grant", Term: term, Value: r.ShareOfGrant, Percent: true})
	}
	return list
}
