package negotiate

import (
	"strings"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
)

// Across is what has to be asked for to equal an offer on one metric.
type Across struct {
	Metric comp.Metric
	Today  decimal.Decimal
	Target decimal.Decimal // of the offer that is to be equalled
	Asks   []Ask           // by lever, in the order asked for; without their worth
}

// on returns the same question on another metric of the case.
func (a *Asking) on(m comp.Metric) (*Asking, error) {
	other := *a
	other.Metric = m
	today, err := other.value(nil)
	other.Today = today
	return &other, err
}

// AcrossMetrics returns what has to be asked for to equal another offer, on every metric.
func (a *Asking) AcrossMetrics(offer int) ([]Across, error) {
	var all []Across
	for _, m := range comp.Metrics(a.Comparison.Case.Years) {
		on, err := a.on(m)
		if err != nil {
			return nil, err
		}
		one := Across{Metric: m, Today: on.Today, Target: on.figure(offer)}
		for _, l := range a.Levers {
			ask, err := on.Ask(l, nil, one.Target)
			if err != nil {
				return nil, err
			}
			one.Asks = append(one.Asks, ask)
		}
		all = append(all, one)
	}
	return all, nil
}

// NextLevels returns the positions of the offers that say what the same employer pays at another
// level: variants of the offer, and market data on it.
func (a *Asking) NextLevels() (offers []int) {
	asked := &a.Result().Offer
	for i := range a.Comparison.Offers {
		o := &a.Comparison.Offers[i].Offer
		same := o.From == a.Result().Name || strings.EqualFold(o.Company, asked.Company) && o.Evidence == comp.MarketData
		if i != a.From && same && o.Level != "" && o.Level != asked.Level {
			offers = append(offers, i)
		}
	}
	return offers
}
