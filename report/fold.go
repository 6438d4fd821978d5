package report

import (
	"fmt"
	"strings"

	"github.com/seed-251b9aba/offerkit/comp"
)

// folds are the metrics that say of every offer what another one says, by that other one: their rows
// are left out, so that a fact is counted once. Where terms may move, on the page and in the workbook, they stand.
type folds struct {
	order   []comp.Metric            // of those that others repeat
	repeats map[string][]comp.Metric // by the name of the other one
}

func newFolds(c *comp.Comparison) folds {
	f := folds{repeats: map[string][]comp.Metric{}}
	for i, r := range c.Rankings {
		if other, found := repeated(c, r.Metric, c.Rankings[:i]); found {
			if f.repeats[other.Name] == nil {
				f.order = append(f.order, other)
			}
			f.repeats[other.Name] = append(f.repeats[other.Name], r.Metric)
		}
	}
	return f
}

// repeated finds the metric before that another one repeats: of the average year it is the total.
func repeated(c *comp.Comparison, m comp.Metric, before []comp.Ranking) (comp.Metric, bool) {
	for _, r := range before {
		if m.Kind == comp.MetricAverage && r.Metric.Kind == comp.MetricTotal || sameFigures(c, m, r.Metric) {
			return r.Metric, true
		}
	}
	return comp.Metric{}, false
}

// sameFigures reports whether two metrics are the same amount for every offer.
func sameFigures(c *comp.Comparison, a, b comp.Metric) bool {
	for i := range c.Offers {
		one, _ := c.Offers[i].Figure(a.Name)
		other, _ := c.Offers[i].Figure(b.Name)
		if !one.Equal(other) {
			return false
		}
	}
	return true
}

func (f folds) has(m comp.Metric) bool {
	for _, repeats := range f.repeats {
		for _, one := range repeats {
			if one.Name == m.Name {
				return true
			}
		}
	}
	return false
}

// String says which rows are left out and where their figures stand; empty where none is.
func (f folds) String() string {
	var parts []string
	for _, other := range f.order {
		var same []comp.Metric
		for _, m := range f.repeats[other.Name] {
			if m.Kind == comp.MetricAverage && other.Kind == comp.MetricTotal {
				parts = append(parts, fmt.Sprintf("%s, a part of %s", m.Noun(), other.Noun()))
				continue
			}
			same = append(same, m)
		}
		if same != nil {
			parts = append(parts, fmt.Sprintf("%s, as %s", metricList(same), other.Noun()))
		}
	}
	if parts == nil {
		return ""
	}
	return "Left out: " + strings.Join(parts, "; ") + "."
}
