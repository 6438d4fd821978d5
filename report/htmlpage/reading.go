package htmlpage

import (
	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/report"
)

// reading explains one word of the page.
type reading struct{ Word, Meaning string }

// howToRead explains the marks of the page and every metric of its tables.
func howToRead(d *report.Document) []reading {
	all := []reading{
		{"●", "the best figure of its row; a row without the mark is too close to call"},
		{"Guaranteed", "contractual cash; bonuses depend on targets, shares on their price"},
		{"Service year", "the year of work that earns the pay; year 1 begins on the first day of work"},
	}
	if d.Comparison == nil {
		return all
	}
	for _, r := range d.Comparison.Rankings {
		switch r.Metric.Kind {
		case comp.MetricTotal, comp.MetricAverage, comp.MetricSteady, comp.MetricWorstYear, comp.MetricCash, comp.MetricPV, comp.MetricLevelsTC:
			word := r.Metric.Title
			if r.Metric.Kind == comp.MetricTotal {
				word = "Total" // whatever the horizon
			}
			all = append(all, reading{word, clean(r.Metric.Meaning)})
		}
	}
	return all
}
