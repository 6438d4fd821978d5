package comp

import (
	"errors"
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp/calc"
)

// Sensitivity says which terms of the case a figure of each offer rests on, and works it out for
// other terms: exactly what [Compare] finds for a case with those terms, in a fraction of its
// time, because no offer is unfolded again.
type Sensitivity struct {
	Name    string        // of the figure: total, walkaway@14, payments
	Numbers []calc.Number // by offer, the figure with the steps that made it
	Terms   []string      // paths, such as offers[0].grants[1].price, in order of their first use

	program *calc.Program
}

// Sensitivity prepares a metric of all offers to be worked out for other terms. It returns a
// *MetricError for a name that is no metric of the horizon, and a *calc.SizeError for a case
// that is too large to remember.
func (c *Comparison) Sensitivity(metric string) (*Sensitivity, error) {
	return c.sensitivity(metric, c.Remember, func(r *Remembered) (calc.Number, error) { return c.Figure(r, metric) })
}

// SensitivityOpen is Sensitivity with the terms of [Comparison.RememberOpen]: those too that stand
// at a default, such as the growth of a share and the payout of a bonus.
func (c *Comparison) SensitivityOpen(metric string) (*Sensitivity, error) {
	return c.sensitivity(metric, c.RememberOpen, func(r *Remembered) (calc.Number, error) { return c.Figure(r, metric) })
}

// Figure returns a metric of an offer that remembers, with the steps that made it. It returns a
// *MetricError for a name that is no metric of the horizon.
func (c *Comparison) Figure(r *Remembered, metric string) (calc.Number, error) {
	if r == nil || !c.has(&r.Result) {
		return calc.Number{}, ErrOtherResult
	}
	m, err := FindMetric(metric, c.Case.Years)
	if err != nil {
		return calc.Number{}, err
	}
	if m.Kind == MetricAfterTax {
		if err := c.afterTaxError(); err != nil {
			return calc.Number{}, err
		}
	}
	return c.Case.fold(&r.Result, &m).figure(), nil
}

// SensitivityOfPayments is Sensitivity of the sum of the payments that match: of all
// where match is nil.
func (c *Comparison) SensitivityOfPayments(match func(*Payment) bool) (*Sensitivity, error) {
	return c.sensitivity("payments", c.Remember, func(r *Remembered) (calc.Number, error) {
		var amounts []calc.Number
		for i := range r.Timeline {
			if match == nil || match(&r.Timeline[i]) {
				amounts = append(amounts, r.Timeline[i].Number())
			}
		}
		return calc.Sum(amounts...), nil
	})
}

func (c *Comparison) sensitivity(name string, remember func(*Result) (*Remembered, error), figure func(*Remembered) (calc.Number, error)) (*Sensitivity, error) {
	s := &Sensitivity{Name: name}
	for i := range c.Offers {
		r, err := remember(&c.Offers[i])
		if err != nil {
			return nil, err
		}
		number, err := figure(r)
		if err != nil {
			return nil, err
		}
		s.Numbers = append(s.Numbers, number)
	}
	program, err := calc.Compile(s.Numbers...)
	if err != nil {
		return nil, err
	}
	s.program, s.Terms = program, program.Terms()
	return s, nil
}

// Figures returns the figure of each offer of the comparison, in the order of the case and in
// the reporting currency, with other values of terms. Values that the case could not have are the
// caller's to avoid. It returns a *TermError for a term that the figure does not rest on, and for
// values at which it is undefined.
func (s *Sensitivity) Figures(changes calc.Changes) ([]decimal.Decimal, error) {
	for term := range changes.Numbers {
		if !slices.Contains(s.Terms, term) {
			return nil, s.unknown(term)
		}
	}
	for term := range changes.Words {
		if !slices.Contains(s.Terms, term) {
			return nil, s.unknown(term)
		}
	}
	if s.program == nil {
		return nil, nil // of no comparison
	}
	figures, err := s.program.Eval(changes)
	var undefined *calc.UndefinedError
	if errors.As(err, &undefined) {
		return nil, &TermError{Path: pathOfOffer(undefined.Root), Reason: fmt.Sprintf("%s divides by zero with these terms", s.Name)}
	}
	return figures, err
}

func (s *Sensitivity) unknown(term string) error {
	return &TermError{Path: term, Reason: fmt.Sprintf("%s does not rest on it", s.Name), Mend: "ask for one of Terms"}
}
