package risk

import (
	"math"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/calc"
)

// FreeToLeave is what it is worth that nobody has to stay: who leaves when the share has fallen can
// take a new grant at the lower price, so that each vest pays at least what it was worth on the
// valuation date, max(S, S0) for S. It is in no total: it is pay of another job. The closed form is
// that of undiscounted puts struck at S0 (Black-Scholes), one for each vest.
type FreeToLeave struct {
	Face          float64 // what the vests are expected to pay, in the reporting currency
	Simulated     float64 // what being free adds on average
	StandardError float64
	ClosedForm    float64
}

// freedom returns what being free to leave adds to an offer's vests of a known number of shares,
// and false where it has none whose price is unknown.
func (s *Simulation) freedom(offer int, r *comp.Remembered) (calc.Number, bool) {
	today := calc.Of(r.Offer.TodaysPrice())
	if !today.Decimal().IsPositive() || r.Offer.Sell == comp.Hold {
		return calc.Number{}, false
	}
	f := futures{s: s}
	share, err := f.share(offer)
	if err != nil {
		return calc.Number{}, false // it is refused by name where the days are found
	}
	free := &FreeToLeave{}
	var extra []calc.Number
	for i := range r.Timeline {
		p := &r.Timeline[i]
		quantity, price := p.QuantityNumber(), p.PriceNumber()
		if p.Component != comp.RSUPay || quantity.Live() || !price.Live() {
			continue
		}
		worth := quantity
		if exchange := p.ExchangeNumber(); !exchange.IsFixedZero() {
			worth = worth.Mul(exchange)
		}
		extra = append(extra, worth.Mul(today.Sub(price).Max(calc.Number{})))
		shares := worth.Decimal().InexactFloat64()
		free.Face += p.Amount.InexactFloat64()
		free.ClosedForm += shares * put(price.Decimal(), today.Decimal(), s.Shares[share].vol, float64(s.Comparison.Case.AsOf.DaysUntil(p.Date))/365)
	}
	if extra == nil {
		return calc.Number{}, false
	}
	s.Offers[offer].Free = free
	return calc.Sum(extra...), true
}

// put is an undiscounted put on a share that is expected to stand at forward in some years.
func put(forward, strike decimal.Decimal, vol, years float64) float64 {
	f, k, spread := forward.InexactFloat64(), strike.InexactFloat64(), vol*math.Sqrt(years)
	if spread == 0 || f <= 0 {
		return max(k-f, 0)
	}
	d := math.Log(f/k)/spread + spread/2
	return k*normal(spread-d) - f*normal(-d)
}

// normal is the distribution function of the standard normal distribution.
func normal(x float64) float64 { return math.Erfc(-x/math.Sqrt2) / 2 }
