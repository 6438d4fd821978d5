package negotiate

import (
	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// Round is what an offer came to in one round (SPEC 10.7).
type Round struct {
	On     vesting.Date // of the revision; zero for the first offer
	Result *comp.Result
}

// Rounds returns the rounds of an offer in order, from the first offer to the terms that are
// compared; none where the case tells of one round alone.
func Rounds(c *comp.Comparison, offer int) ([]Round, error) {
	r := &c.Offers[offer]
	if len(r.Offer.Earlier) == 0 {
		return nil, nil
	}
	m := newModel(c, offer)
	var rounds []Round
	for _, earlier := range r.Offer.Earlier {
		then, err := m.of(earlier.Offer)
		if err != nil {
			return nil, err
		}
		rounds = append(rounds, Round{On: earlier.On, Result: then})
	}
	return append(rounds, Round{On: r.Offer.Revised, Result: r}), nil
}
