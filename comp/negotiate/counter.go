package negotiate

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
)

// Counter is the amount to answer an offer with.
type Counter struct {
	Share     decimal.Decimal // above the offer: 0.15 is 15%
	Amount    decimal.Decimal // to state, in the offer's currency and exact
	AtMinimum bool            // the share is not above the least acceptable, which is stated instead
}

// NeedError reports a need outside its scale.
type NeedError struct{ Need int }

func (e *NeedError) Error() string {
	return fmt.Sprintf("a need of %d is outside 0 to 10; write 0 for none and 10 for the greatest", e.Need)
}

// CounterOffer answers an offer by the rule of J. Doody (SPEC 10.6): 10% more, and one
// percent more for each point by which they need you more than you need them, on scales
// of 0 to 10. Where that is not above the least acceptable amount, the counter is that.
func CounterOffer(offer, minimum decimal.Decimal, theyNeed, youNeed int) (Counter, error) {
	for _, need := range []int{theyNeed, youNeed} {
		if need < 0 || need > 10 {
			return Counter{}, &NeedError{Need: need}
		}
	}
	share := decimal.New(int64(10+max(0, theyNeed-youNeed)), -2)
	c := Counter{Share: share, Amount: offer.Mul(share.Add(decimal.NewFromInt(1)))}
	if !c.Amount.GreaterThan(minimum) {
		c.Amount, c.AtMinimum = minimum, true
	}
	return c, nil
}

// CounterTo answers an offer's average year, which it returns too, against the candidate's minimum;
// false where the case does not say how much each side needs the other.
func CounterTo(c *comp.Comparison, r *comp.Result) (counter Counter, offer decimal.Decimal, stated bool) {
	theirs, yours := r.Offer.Need, c.Case.Candidate.Need
	offer, _ = r.Figure("average")
	if !theirs.Valid || !yours.Valid {
		return counter, offer, false
	}
	counter, err := CounterOffer(offer, c.Case.Candidate.Minimum, int(theirs.Decimal.IntPart()), int(yours.Decimal.IntPart()))
	return counter, offer, err == nil
}
