package report

import (
	"strings"

	"github.com/seed-251b9aba/offerkit/comp"
)

// Explained is a word or a mark of a report with what it means.
type Explained struct{ Word, Meaning string }

// BestMeans is what the mark means, in a row or in a column.
const BestMeans = "leads by more than the tolerance; where none does, it is too close to call"

// Legend explains the marks of a report and every metric of its tables.
func Legend(c *comp.Comparison) []Explained {
	all := []Explained{
		{"●", BestMeans},
		{"Guaranteed", "contractual cash; bonuses depend on targets, shares on their price"},
		{"Service year", "the year of work that earns the pay; year 1 begins on the first day of work"},
	}
	if c == nil {
		return all
	}
	for _, r := range c.Rankings {
		switch r.Metric.Kind {
		case comp.MetricTotal, comp.MetricAverage, comp.MetricSteady, comp.MetricWorstYear, comp.MetricCash, comp.MetricPV, comp.MetricLevelsTC, comp.MetricAfterTax, comp.MetricReal:
			word := strings.TrimSuffix(r.Metric.Words()[0], ", SPAN") // whatever the horizon
			all = append(all, Explained{word, r.Metric.Meaning})
		}
	}
	return all
}
