package comp

import (
	"fmt"
	"strconv"
	"strings"
)

// Metric is one figure that offers are compared by. More is better in all of them.
//
// The metrics are those of [Metrics] and [FindMetric]; a program cannot add one of its own.
type Metric struct {
	Name    string     // used everywhere: year1, total, worst-year
	Kind    MetricKind // what a program goes by
	Number  int        // service year of MetricYear, months of MetricWalkAway; otherwise 0
	Title   string     // for a table: "Year 1", "Worst year"
	Meaning string     // one line for the reader

	recipe *recipe
	years  int // the horizon
}

// In puts the metric into a sentence on pay: "over 4 years", "in its worst year".
func (m *Metric) In() string { return m.words(func(r *recipe) string { return r.in }) }

// Noun names the metric in a list: "the total", "year 2".
func (m *Metric) Noun() string { return m.words(func(r *recipe) string { return r.noun }) }

// Words returns the title, In and Noun of the metric for any horizon: SPAN stands where it
// belongs ("4 years") and YEARS for its number, for a reader who changes it.
func (m *Metric) Words() [3]string {
	if m.recipe == nil {
		return [3]string{m.Name, m.Name, m.Name}
	}
	if m.Kind == MetricYear || m.Kind == MetricWalkAway {
		return [3]string{m.Title, m.In(), m.Noun()}
	}
	return [3]string{m.recipe.title, m.recipe.in, m.recipe.noun}
}

func (m *Metric) words(of func(*recipe) string) string {
	if m.recipe == nil {
		return m.Name
	}
	return spelt(of(m.recipe), m.years, m.Number)
}

// MetricKind tells the metrics apart for a program.
type MetricKind int

// The kinds of metrics, in the order of every table. The zero kind is none.
const (
	_ MetricKind = iota
	MetricYear
	MetricTotal
	MetricAverage
	MetricSteady
	MetricWorstYear
	MetricGuaranteed
	MetricCash
	MetricPV
	MetricHourly
	MetricRiskAdjusted
	MetricLevelsTC
	MetricAfterTax
	MetricReal
	MetricWalkAway
)

// Metrics lists the metrics of a horizon in the order of every table (SPEC 7.1); those of
// [FurtherMetricNames], which a case has only where it says what they need, follow them. A horizon
// outside 1 to [MaxYears], which no case has, is taken to the nearest of them.
func Metrics(years int) []Metric {
	years = horizon(years)
	all := make([]Metric, 0, years+len(recipes))
	for k := 1; k <= years; k++ {
		all = append(all, inYear.metric(years, k))
	}
	for _, r := range recipes {
		all = append(all, r.metric(years, 0))
	}
	return all
}

// horizon takes a number of years to the nearest that a case can have.
func horizon(years int) int { return min(max(years, 1), MaxYears) }

// MetricNames lists the names of the metrics of a horizon.
func MetricNames(years int) []string {
	var names []string
	for _, m := range Metrics(years) {
		names = append(names, m.Name)
	}
	return names
}

// FurtherMetricNames lists the names of the metrics that a case has only where it says what they need: how
// wages are taxed, what living costs.
func FurtherMetricNames() []string { return []string{afterTax.name, realOfEither.name} }

// further reports whether the metric is one of those.
func (m *Metric) further() bool { return m.Kind == MetricAfterTax || m.Kind == MetricReal }

// RestsOnTaxes reports whether the metric is of pay after tax.
func (m *Metric) RestsOnTaxes() bool {
	return m.recipe == &afterTax || m.recipe == &realAfterTax
}

// MetricError reports a name that is no metric of the horizon.
type MetricError struct {
	Name  string // what was asked for
	Years int    // the horizon
}

func (e *MetricError) Error() string {
	return fmt.Sprintf("%q is not a metric; write walkaway@M for a month M of the horizon, or one of %s", e.Name, strings.Join(append(MetricNames(e.Years), FurtherMetricNames()...), ", "))
}

// WalkAwayMetric returns the metric walkaway@M, what is kept by resigning after so many
// months of service.
func WalkAwayMetric(months int) Metric { return walkAway.metric(0, months) }

// FindMetric returns the metric of a name, those of [FurtherMetricNames] and walkaway@14 for any month of
// the horizon included, or a *MetricError.
func FindMetric(name string, years int) (Metric, error) {
	if text, found := strings.CutPrefix(name, "walkaway@"); found {
		if months, err := strconv.Atoi(text); err == nil && months >= 1 && months <= 12*years && text == strconv.Itoa(months) {
			return WalkAwayMetric(months), nil
		}
	}
	switch name {
	case afterTax.name:
		return afterTax.metric(years, 0), nil
	case realOfEither.name:
		return realOfEither.metric(years, 0), nil
	}
	for _, m := range Metrics(years) {
		if m.Name == name {
			return m, nil
		}
	}
	return Metric{}, &MetricError{Name: name, Years: years}
}
