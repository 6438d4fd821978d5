package comp

import (
	"errors"
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp/calc"
)

// Sensitivity says which terms of the case a metric rests on, and works the metric out for other
// terms: exactly what [Compare] finds for a case with those terms, in a fraction of its time,
// because no offer is unfolded again. What is taken as it is stands in Fixed.
type Sensitivity struct {
	Metric Metric
	Terms  []string   // paths, such as offers[0].grants[1].price, in order of their first use
	Fixed  [][]string // by offer, what its figures take as it is; see [Remembered]

	program *calc.Program
}

// Sensitivity prepares a metric of all offers to be worked out for other terms. It returns a
// *MetricError for a name that is no metric of the horizon, and a *calc.SizeError for a case
// that is too large to remember.
func (c *Comparison) Sensitivity(metric string) (*Sensitivity, error) {
	m, err := FindMetric(metric, c.Case.Years)
	if err != nil {
		return nil, err
	}
	s := &Sensitivity{Metric: m}
	figures := make([]calc.Number, len(c.Offers))
	for i := range c.Offers {
		r, err := c.Remember(&c.Offers[i])
		if err != nil {
			return nil, err
		}
		figures[i] = c.Case.fold(&r.Result, &m).figure()
		s.Fixed = append(s.Fixed, r.Fixed)
	}
	if s.program, err = calc.Compile(figures...); err != nil {
		return nil, err
	}
	s.Terms = s.program.Terms()
	return s, nil
}

// Figures returns the metric of each offer of the comparison, in the order of the case and in
// the reporting currency, with other values of terms. Values that the case could not have are the
// caller's to avoid. It returns a *TermError for a term that the metric does not rest on, and for
// values at which it is undefined.
func (s *Sensitivity) Figures(changes calc.Changes) ([]decimal.Decimal, error) {
	for term := range changes.Numbers {
		if !slices.Contains(s.Terms, term) {
			return nil, &TermError{Path: term, Reason: fmt.Sprintf("%s does not rest on it", s.Metric.Name), Mend: "ask for one of Terms"}
		}
	}
	if s.program == nil {
		return nil, nil // of no comparison
	}
	figures, err := s.program.Eval(changes)
	var undefined *calc.UndefinedError
	if errors.As(err, &undefined) {
		return nil, &TermError{Path: pathOfOffer(undefined.Root), Reason: fmt.Sprintf("%s divides by zero with these terms", s.Metric.Name)}
	}
	return figures, err
}
