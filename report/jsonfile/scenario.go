package jsonfile

import (
	"io"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/report"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// Scenarios is the contract of `offerkit scenarios --format json`.
type Scenarios struct {
	AsOf      vesting.Date  `json:"as_of"`
	Currency  comp.Currency `json:"currency"`
	Metric    string        `json:"metric"` // of the headline
	Scenarios []Scenario    `json:"scenarios"`
}

// Scenario is the offers under one scenario; the terms are those that it puts to values, amounts
// and rates as plain numbers.
type Scenario struct {
	Name     string            `json:"name"`
	Terms    map[string]string `json:"terms"`
	Offers   []ScenarioOffer   `json:"offers"`
	Rankings []Ranking         `json:"rankings"`
}

// ScenarioOffer is one offer's metrics.
type ScenarioOffer struct {
	Name    string            `json:"name"`
	Metrics map[string]string `json:"metrics"`
}

// WriteScenarios writes the contract of scenarios.
func WriteScenarios(w io.Writer, o *report.Outlook) error { return encode(w, scenariosOf(o)) }

func scenariosOf(o *report.Outlook) *Scenarios {
	c := o.Comparison
	result := &Scenarios{AsOf: c.Case.AsOf, Currency: c.Case.Currency, Metric: o.Metric.Name}
	for _, s := range o.Scenarios {
		one := Scenario{Name: s.Name, Terms: map[string]string{}, Rankings: rankings(s.Comparison)}
		for _, t := range s.Terms {
			one.Terms[t.Path] = t.Value.String()
		}
		for i := range s.Comparison.Offers {
			r := &s.Comparison.Offers[i]
			one.Offers = append(one.Offers, ScenarioOffer{Name: r.Name, Metrics: figures(c, r.Metrics)})
		}
		result.Scenarios = append(result.Scenarios, one)
	}
	return result
}
