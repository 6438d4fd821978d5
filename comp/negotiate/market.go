package negotiate

import (
	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
)

// MarketStanding is where the offer stands against an offer of the case that is market data.
type MarketStanding struct {
	Offer   int // that is market data
	Verdict MarketVerdict
	Market  decimal.Decimal     // the metric of the market data
	Gap     decimal.Decimal     // what the offer has over it, negative where it is less
	Growth  decimal.NullDecimal // of the share price a year at which a lowball offer would reach it; not valid where none up to 900% does
}

// MarketVerdict says how an offer looks against the market.
type MarketVerdict string

// The verdicts. Within the tolerance of the case an offer is fair.
const (
	Lowball MarketVerdict = "lowball"
	Fair    MarketVerdict = "fair"
	High    MarketVerdict = "high"
)

// AgainstMarket compares the offer with each offer of the case that is market data.
func (a *Asking) AgainstMarket() ([]MarketStanding, error) {
	var all []MarketStanding
	for i := range a.Comparison.Offers {
		if a.Comparison.Offers[i].Offer.Evidence != comp.MarketData || i == a.From {
			continue
		}
		s := MarketStanding{Offer: i, Verdict: Fair, Market: a.figure(i)}
		s.Gap = a.Today.Sub(s.Market)
		if s.Gap.Abs().GreaterThan(s.Market.Abs().Mul(a.Comparison.Case.Tolerance)) {
			s.Verdict = High
			if s.Gap.IsNegative() {
				s.Verdict = Lowball
			}
		}
		if s.Verdict == Lowball {
			growth, err := a.growthTo(s.Market)
			if err != nil {
				return nil, err
			}
			s.Growth = growth
		}
		all = append(all, s)
	}
	return all, nil
}

// growthTo returns the least growth of the share price, in hundredths of a percent, at which the
// offer reaches a figure; not valid where none does.
func (a *Asking) growthTo(target decimal.Decimal) (decimal.NullDecimal, error) {
	q := newQuoting(a.Comparison, a.From)
	_, timing := a.Result().Offer.GrowthIn(&a.Comparison.Case)
	reaches := func(hundredths int64) (bool, error) {
		v, err := q.figure(growthOf(hundredths), timing, a)
		return !v.LessThan(target), err
	}
	if reached, err := reaches(mostGrowth); err != nil || !reached {
		return decimal.NullDecimal{}, err
	}
	low, high := int64(leastGrowth), int64(mostGrowth)
	for high-low > 1 {
		middle := low + (high-low)/2
		reached, err := reaches(middle)
		if err != nil {
			return decimal.NullDecimal{}, err
		}
		if reached {
			high = middle
		} else {
			low = middle
		}
	}
	return decimal.NewNullDecimal(growthOf(high)), nil
}
