package negotiate

import (
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
	return a.across(func(on *Asking) decimal.Decimal { return on.figure(offer) })
}

// across asks on every metric to reach the target of each.
func (a *Asking) across(target func(on *Asking) decimal.Decimal) ([]Across, error) {
	var all []Across
	for _, m := range comp.Metrics(a.Comparison.Case.Years) {
		on, err := a.on(m)
		if err != nil {
			return nil, err
		}
		one := Across{Metric: m, Today: on.Today, Target: target(on)}
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
