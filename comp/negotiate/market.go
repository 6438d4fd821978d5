package negotiate

import (
	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
)

// MarketStanding is where the offer stands against an offer of the case that is market data.
type MarketStanding struct {
	Offer   int // that is market data
	Verdict MarketVerdict
	Market  decimal.Decimal // the metric of the market data
	Gap     decimal.Decimal // what the offer has over it, negative where it is less
	Growth  *Growth         // of a lowball: what the share would have to grow to reach it
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
		if o := &a.Comparison.Offers[i].Offer; o.Evidence != comp.MarketData || isHeld(o) || i == a.From {
			continue // what today's job pays is no news of the market, and nobody else's to know
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
			growth, err := GrowthTo(a.Comparison, a.From, a.Metric, s.Market)
			if err != nil {
				return nil, err
			}
			s.Growth = growth
		}
		all = append(all, s)
	}
	return all, nil
}
