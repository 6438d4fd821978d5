package comp

import (
	"errors"
	"fmt"
	"slices"

	"github.com/seed-251b9aba/offerkit/comp/calc"
)

// In real terms (SPEC 7.1): what an offer leaves after tax, or its total where nothing is taxed, divided by
// the cost of living at its location. Like after-tax the metric is one of all offers or of none.

// ErrNoLivingCosts is returned for real in a case that says nothing of the cost of living.
var ErrNoLivingCosts = errors.New(`real needs the cost of living where the offers are; write cost_of_living: {"Seattle, WA": 145} with an index a location, 100 at a place of reference`)

// Metric returns the metric of a name as this case has it. It returns a *MetricError for a name that is no
// metric of the horizon, and for one of [FurtherMetricNames] the reason why the case cannot have it.
func (c *Comparison) Metric(name string) (Metric, error) {
	m, err := FindMetric(name, c.Case.Years)
	switch {
	case err != nil:
		return Metric{}, err
	case m.Kind == MetricAfterTax:
		return m, c.afterTaxError()
	case m.Kind == MetricReal:
		return c.real(), c.realError()
	}
	return m, nil
}

// real is the metric in real terms: after tax where the case asks for taxes.
func (c *Comparison) real() Metric {
	if c.Case.isTaxed() {
		return realAfterTax.metric(c.Case.Years, 0)
	}
	return realBeforeTax.metric(c.Case.Years, 0)
}

// realError says why the comparison has no figures in real terms; nil where it has them.
func (c *Comparison) realError() error {
	if len(c.Case.CostOfLiving) == 0 {
		return ErrNoLivingCosts
	}
	if c.Case.isTaxed() {
		if err := c.afterTaxError(); err != nil {
			return err
		}
	}
	var why []error
	for i := range c.Offers {
		if r := &c.Offers[i]; c.Case.livingPlace(&r.Offer) < 0 {
			why = append(why, fmt.Errorf("%s has no figure in real terms: %w", r.Name, &UnlivedError{r.Offer.Location}))
		}
	}
	return errors.Join(why...)
}

// rankReal gives every offer its figure in real terms, where every offer can have one.
func (c *Comparison) rankReal(metrics []Metric) []Metric {
	if c.realError() != nil {
		return metrics
	}
	m, at := c.real(), len(Metrics(c.Case.Years))
	if c.Case.isTaxed() {
		at++ // behind after-tax
	}
	for i := range c.Offers {
		r := &c.Offers[i]
		f := c.Case.fold(r, &m)
		left := r.Total
		for k := range r.Taxes {
			left = left.Sub(r.Taxes[k].Amount.Decimal())
		}
		r.Metrics = slices.Insert(r.Metrics, at, Figure{m, f.divided(calc.Of(left)).Decimal()})
	}
	return slices.Insert(metrics, at, m)
}

// living is the index that an offer's figure in real terms is divided by.
func (f *folding) living() divisor {
	i := f.kase.livingPlace(&f.result.Offer)
	if i < 0 { // no comparison has the metric then
		return divisor{by: calc.Int(1), per: calc.Int(1)}
	}
	index := f.terms.ofCase(fmt.Sprintf("cost_of_living[%d].index", i), f.kase.CostOfLiving[i].Index)
	return divisor{by: index, per: calc.Int(LivingReference), of: "times the living costs of the place of reference", places: 2 - f.kase.CostOfLiving[i].Index.Exponent()}
}
