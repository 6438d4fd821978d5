package comp

import (
	"strings"

	"github.com/seed-251b9aba/offerkit/vesting"
)

// What nobody knows today is what a share will be worth on a day, and whether a private company
// lives to see its exit. A simulation draws both many times; here pay is made to rest on them.

// RememberUnknown returns the result of an offer with the same payments, which rest on what nobody
// knows today and on nothing else: the factor by which the share price of each day to come differs
// from the assumed one, offers[0].price.on[2028-01-11], 1 as the case has it; and whether the
// company of a stated failure lives to see its exit, offers[0].private.lives, 1 or 0. [FindUnknown]
// reads these names. It returns [ErrOtherResult] for an offer of another comparison.
func (c *Comparison) RememberUnknown(r *Result) (*Remembered, error) {
	return c.remember(r, terms{days: true})
}

// Unknown is one thing that nobody knows about an offer.
type Unknown struct {
	Offer int          // position in Comparison.Offers
	On    vesting.Date // day whose share price is multiplied; zero where it is whether the company lives
}

// FindUnknown reads a term that pay rests on which [Comparison.RememberUnknown] returned.
func FindUnknown(term string) (Unknown, bool) {
	offer, path, ok := InOffer(term)
	if !ok {
		return Unknown{}, false
	}
	if path == unknownLife {
		return Unknown{Offer: offer}, true
	}
	day, isPrice := strings.CutPrefix(path, unknownPrice)
	on, err := vesting.ParseDate(strings.TrimSuffix(day, "]"))
	return Unknown{Offer: offer, On: on}, isPrice && err == nil
}
