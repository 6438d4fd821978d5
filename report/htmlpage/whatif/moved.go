package whatif

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
)

// stated returns the comparison of the same offers with today's share price and its growth
// written out in each that follows a share: there a control moves the price alone, not the
// conversion of a grant that it stands in, and one offer's growth, not all offers'.
func stated(c *comp.Comparison, years int) (*comp.Comparison, error) {
	kase := c.Case
	kase.Years = years
	kase.Offers = slices.Clone(c.Case.Offers)
	for i := range kase.Offers {
		o := &kase.Offers[i]
		if !o.FollowsShare() || len(o.Price.Path) > 0 {
			continue
		}
		rate, _ := o.GrowthIn(&c.Case)
		o.Price.Today, o.Price.Growth = o.TodaysPrice(), decimal.NewNullDecimal(rate)
	}
	return comp.Compare(kase)
}

// at returns the path of a term of the offer at a position.
func at(i int, term string) string { return fmt.Sprintf("offers[%d].%s", i, term) }

// moves reports whether the page moves a term: a control does, or it asks what is left without
// what nobody has put in writing.
func moves(o *comp.Offer, i int) func(term string) bool {
	var terms []string
	for _, without := range unwritten(o) {
		terms = append(terms, without.Terms...)
	}
	for _, c := range append(letterControls(o), priceControls(o, decimal.Zero)...) {
		terms = append(terms, c.Term)
	}
	return func(term string) bool {
		position, path, inside := comp.InOffer(term)
		return inside && position == i && (strings.HasPrefix(path, "price.path[") || slices.Contains(terms, path))
	}
}

// Unwritten is a condition that an offer may rest on, with the terms that are zero without it.
type Unwritten struct {
	Kind  comp.ConditionKind `json:"kind"`
	Terms []string           `json:"terms"`
}

// unwritten lists what nobody has put in writing (SPEC 7.2). Growth is not among it: without it
// every share is held flat, the dated ones too.
func unwritten(o *comp.Offer) []Unwritten {
	list := []Unwritten{{Kind: comp.OnExit, Terms: []string{"private.exit.value"}}}
	refreshers := Unwritten{Kind: comp.OnRefreshers}
	for k, term := range refresherTerms(o) {
		if isExpected(o.Refreshers[k].Promise) {
			refreshers.Terms = append(refreshers.Terms, term)
		}
	}
	if refreshers.Terms != nil {
		list = append(list, refreshers)
	}
	if isExpected(o.TopUp.Promise) && !o.TopUp.Target.IsZero() {
		list = append(list, Unwritten{Kind: comp.OnTopUp, Terms: []string{"top_up.target"}})
	}
	return list
}

// refresherTerms are the terms of what each refresher of an offer is worth, as paths in the offer.
func refresherTerms(o *comp.Offer) []string {
	var terms []string
	for k := range o.Refreshers {
		term := "value"
		if !o.Refreshers[k].ShareOfGrant.IsZero() {
			term = "share_of_grant"
		}
		terms = append(terms, fmt.Sprintf("refreshers[%d].%s", k, term))
	}
	return terms
}

func isExpected(p comp.Promise) bool { return p == comp.PromiseExpected || p == "" }
