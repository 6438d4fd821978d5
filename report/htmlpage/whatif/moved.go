package whatif

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
)

// stated returns the comparison of the same offers with today's share price and its growth
// written out in each that follows a share, and the payout in each that has a bonus: there a control moves the price alone, not the
// conversion of a grant that it stands in, and one offer's growth, not all offers'.
func stated(c *comp.Comparison, years int) (*comp.Comparison, error) {
	kase := c.Case
	kase.Years = years
	kase.Offers = slices.Clone(c.Case.Offers)
	for i := range kase.Offers {
		o := &kase.Offers[i]
		if pays(o) && !o.Bonus.Payout.Valid {
			o.Bonus.Payout = decimal.NewNullDecimal(target())
		}
		if !o.FollowsShare() || len(o.Price.Path) > 0 {
			continue
		}
		rate, _ := o.GrowthIn(&c.Case)
		o.Price.Today, o.Price.Growth = o.TodaysPrice(), decimal.NewNullDecimal(rate)
	}
	return comp.Compare(kase)
}

// target is what a bonus pays of its target where the letter says nothing.
func target() decimal.Decimal { return decimal.NewFromInt(1) }

// pays reports whether an offer has a bonus of which a part may be paid.
func pays(o *comp.Offer) bool {
	kase := comp.Case{Offers: []comp.Offer{*o}}
	return slices.Contains(kase.TermsAt("bonus.payout"), at(0, "bonus.payout"))
}

// at returns the path of a term of the offer at a position.
func at(i int, term string) string { return fmt.Sprintf("offers[%d].%s", i, term) }

// moves reports whether the page moves a term: a control does, or it asks what is left without
// what nobody has put in writing.
func moves(o *comp.Offer, i int) func(term string) bool {
	var terms []string
	for _, without := range o.Unwritten() {
		terms = append(terms, without.Terms...)
	}
	for _, c := range append(letterControls(o), priceControls(o, decimal.Zero)...) {
		terms = append(terms, c.Term)
	}
	return func(term string) bool {
		if term == FilingTerm {
			return true
		}
		position, path, inside := comp.InOffer(term)
		return inside && position == i && (strings.HasPrefix(path, "price.path[") || slices.Contains(terms, path))
	}
}
