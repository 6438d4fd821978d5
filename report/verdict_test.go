package report

import (
	"testing"

	"github.com/seed-251b9aba/offerkit/comp"
)

func TestMetricsAreListedAsASentenceDoes(t *testing.T) {
	for _, c := range []struct {
		names []string
		want  string
	}{
		{[]string{"year2"}, "year 2"},
		{[]string{"year1", "year2", "cash"}, "years 1 and 2 and cash"},
		{[]string{"year1", "year2", "year3", "year5", "total", "pv"}, "years 1 to 3 and 5, the total and present value"},
	} {
		var metrics []comp.Metric
		for _, name := range c.names {
			m, err := comp.FindMetric(name, 5)
			if err != nil {
				t.Fatal(err)
			}
			metrics = append(metrics, m)
		}
		if got := metricList(metrics); got != c.want {
			t.Errorf("%v: got %q, want %q", c.names, got, c.want)
		}
	}
}
