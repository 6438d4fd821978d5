package comp

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp/tax"
)

// LivingCost is what living at a place costs against the place of reference, whose index is 100:
// at 150 the same life costs half as much again.
type LivingCost struct {
	Place string          // as the location of an offer has it
	Index decimal.Decimal // 100 is the place of reference
}

// LivingReference is the index of the place of reference.
const LivingReference = 100

func livingTerms() []Term {
	return []Term{
		{Path: "cost_of_living", Label: "Cost of living", inCase: func(c *Case, _ int) any { return &c.CostOfLiving },
			Kind: KindByPlace, Meaning: "cost-of-living index of the offers' locations, 100 at the place of reference: what an offer leaves is divided by it", Example: "{Seattle: 145}"},
		{Path: "cost_of_living[].index", inCase: func(c *Case, i int) any { return &c.CostOfLiving[i].Index },
			Kind: KindCount, Unit: UnitIndex, Bounds: count(10, 1_000), Moves: true, Meaning: "what living there costs, 100 at the place of reference", Example: "145"},
		{Path: "cost_of_living[].place", Label: "at", inCase: func(c *Case, i int) any { return &c.CostOfLiving[i].Place },
			Kind: KindText, Meaning: "the place, as the location of an offer has it", Example: "Seattle"},
	}
}

// UnlivedError says why an offer has no figure in real terms.
type UnlivedError struct{ Location string } // empty where the offer has none

func (e *UnlivedError) Error() string {
	if e.Location == "" {
		return `no location; write where one lives on the pay, such as location: Seattle, WA`
	}
	return fmt.Sprintf(`no cost of living in %s; write its index, such as cost_of_living: {%q: 120}`, e.Location, e.Location)
}

// LivingIndex returns the cost-of-living index at an offer's location, 100 at the place of reference, and
// false where the case has none.
func (c *Case) LivingIndex(o *Offer) (decimal.Decimal, bool) {
	if i := c.livingPlace(o); i >= 0 {
		return c.CostOfLiving[i].Index, true
	}
	return decimal.Zero, false
}

// livingPlace returns the position of the index at an offer's location, or -1.
func (c *Case) livingPlace(o *Offer) int {
	if len(c.CostOfLiving) == 0 || plainPlace(o.Location) == "" {
		return -1
	}
	written := plainPlace(o.Location)
	for i := range c.CostOfLiving {
		if plainPlace(c.CostOfLiving[i].Place) == written {
			return i
		}
	}
	read := readPlace(o.Location)
	return slices.IndexFunc(c.CostOfLiving, func(l LivingCost) bool { return readPlace(l.Place) == read })
}

// SamePlace reports whether two texts are one place: San Francisco and "San Francisco, CA".
func SamePlace(a, b string) bool {
	switch {
	case plainPlace(a) == plainPlace(b):
		return plainPlace(a) != ""
	case plainPlace(a) == "" || plainPlace(b) == "":
		return false
	}
	return readPlace(a) == readPlace(b)
}

// plainPlace is a place as it is written but for capitals and spaces.
func plainPlace(place string) string {
	return strings.ToLower(strings.ReplaceAll(look(place), " ", ""))
}

// readPlace is a place as taxes read it, and one that they do not know as it is written.
func readPlace(place string) string {
	if p, err := tax.Embedded().Place(look(place)); err == nil && p.Elsewhere == nil {
		place = p.Name
	}
	return plainPlace(place)
}

// checkLiving refuses an index that cannot stand.
func (c *Case) checkLiving(at checker) {
	if at := at.at("cost_of_living"); len(c.CostOfLiving) > MaxOffers {
		at.refuse(fmt.Sprintf("%d places, the limit is %d", len(c.CostOfLiving), MaxOffers), "write those where the offers are")
		return
	}
	places := make([]string, len(c.CostOfLiving))
	for i, l := range c.CostOfLiving {
		places[i] = readPlace(l.Place)
		at := at.at("cost_of_living[%d]", i)
		if look(l.Place) == "" {
			at.at("place").refuse("an index of no place", "write the location of an offer, such as Seattle, WA")
		}
		if at := at.at("index"); !at.term().Bounds.Hold(l.Index) {
			such := "145"
			if percent := l.Index.Shift(2); at.term().Bounds.Hold(percent) { // written as a ratio
				such = percent.String()
			}
			at.refuse(fmt.Sprintf("an index of %s is outside %v", l.Index, at.term().Bounds), "write what living there costs where the place of reference is 100, such as "+such)
		}
		if places[i] != "" && slices.Contains(places[:i], places[i]) {
			at.at("place").refuse(fmt.Sprintf("%q has an index already", l.Place), "keep one of them")
		}
	}
}
