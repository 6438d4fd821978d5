package risk

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
)

// Outcome is what a scenario comes to.
type Outcome struct {
	Name       string
	Terms      []comp.Assumed // the terms that it puts to values, each by its full path; none of the case as it is written
	Comparison *comp.Comparison
}

// Usual are the scenarios of a case that has none (SPEC 11.3), around the case as it is written: shares
// that fall or grow by a fifth a year, with half of the bonuses paid or 120%.
func Usual() []comp.Scenario {
	return []comp.Scenario{
		{Name: "bear", Terms: []comp.Assumed{{Path: "price.growth", Value: decimal.New(-2, -1)}, {Path: "bonus.payout", Value: decimal.New(5, -1)}}},
		{Name: comp.AsWritten},
		{Name: "bull", Terms: []comp.Assumed{{Path: "price.growth", Value: decimal.New(2, -1)}, {Path: "bonus.payout", Value: decimal.New(12, -1)}}},
	}
}

// ScenarioError reports a scenario in which the case cannot stand.
type ScenarioError struct {
	Name string
	Err  error
}

func (e *ScenarioError) Error() string { return fmt.Sprintf("scenario %s: %v", e.Name, e.Err) }
func (e *ScenarioError) Unwrap() error { return e.Err }

// Scenarios compares the offers anew under each scenario of the case, or under the usual ones where it
// has none; the case as it is written stands among them, first where the case does not place it. Extra
// metrics are those of [comp.Compare]. It returns a *ScenarioError for a scenario in which
// the case cannot stand.
func Scenarios(c *comp.Comparison, extra ...comp.Metric) ([]Outcome, error) {
	list := c.Case.Scenarios
	if len(list) == 0 {
		list = Usual()
	}
	var outcomes []Outcome
	if !names(list, comp.AsWritten) {
		outcomes = append(outcomes, Outcome{Name: comp.AsWritten, Comparison: c})
	}
	for _, s := range list {
		o, err := under(c.Case, s, extra)
		if err != nil {
			return nil, &ScenarioError{s.Name, err}
		}
		outcomes = append(outcomes, o)
	}
	return outcomes, nil
}

func names(list []comp.Scenario, name string) bool {
	for _, s := range list {
		if s.Name == name {
			return true
		}
	}
	return false
}

// under compares the offers of a case under a scenario. A path without an offer is that of every offer
// that has the term, and of none where none has it.
func under(c comp.Case, s comp.Scenario, extra []comp.Metric) (Outcome, error) {
	o := Outcome{Name: s.Name}
	for _, term := range s.Terms {
		for _, path := range c.TermsAt(term.Path) {
			changed, err := c.With(path, term.Value)
			if err != nil {
				return o, err
			}
			c, o.Terms = changed, append(o.Terms, comp.Assumed{Path: path, Value: term.Value})
		}
	}
	c.Ranges, c.Scenarios = nil, nil
	result, err := comp.Compare(c, extra...)
	o.Comparison = result
	return o, err
}
