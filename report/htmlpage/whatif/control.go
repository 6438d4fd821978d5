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
	terms := [][2]string{{"base", o.BasePath()}, {"bonus", "bonus.target"}, {"payout", "bonus.payout"}}
	for year := 1; year <= 2; year++ {
		if k := slices.IndexFunc(o.SignOn, func(s comp.SignOn) bool { return s.Year == year }); k >= 0 {
			terms = append(terms, [2]string{fmt.Sprintf("sign-on-%d", year), fmt.Sprintf("sign_on[%d].amount", k)})
		}
	}
	terms = append(terms, [2]string{"grant", "grants[0].shares"}, [2]string{"grant", "grants[0].value"})
	for k, term := range o.RefresherTerms() {
		id := "refresher"
		if k > 0 {
			id = fmt.Sprintf("refresher-%d", k+1)
		}
		terms = append(terms, [2]string{id, term})
	}
	kase := comp.Case{Offers: []comp.Offer{*o}}
	var list []Control
	for _, t := range terms {
		id, term := t[0], t[1]
		value, _ := kase.Value("offers[0]." + term)
		if term == "bonus.payout" && !value.Number.Valid && pays(o) {
			value.Number.Decimal = target()
		}
		if value.Number.Decimal.IsZero() {
			continue
		}
		c := described(Control{ID: id, Term: term, Value: value.Number.Decimal})
		if c.Whole {
			c.Most = o.Private.FullyDiluted
		}
		list = append(list, c)
	}
	return list
}

// described says of a control what the description of its term does: its name, and how it counts.
func described(c Control) Control {
	term, _ := comp.FindTerm("offers[0]." + c.Term)
	c.Label, c.Whole = comp.TermLabel("offers[0]."+c.Term), term.Kind == comp.KindCount
	c.Percent = term.Kind == comp.KindRate || term.Kind == comp.KindRateOrMoney && term.Bounds.Hold(c.Value)
	return c
}
