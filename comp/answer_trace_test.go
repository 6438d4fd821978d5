package comp_test

import (
	"testing"

	"pgregory.net/rapid"

	"github.com/seed-251b9aba/offerkit/comp"
)

// Every figure is what its trace adds up to: of the metrics that divide, the sum over the
// divisor.
func TestEveryMetricIsTheSumOfItsTrace(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		result, err := comp.Compare(anyCase(t))
		if err != nil {
			t.Fatal(err)
		}
		for i := range result.Offers {
			r := &result.Offers[i]
			names := append(comp.MetricNames(result.Case.Years), "walkaway@7")
			for _, name := range names {
				trace, err := result.Trace(r, name)
				if err != nil {
					t.Fatal(err)
				}
				sum := trace.Sum
				switch {
				case name == "hourly":
					continue // its divisor is shown rounded
				case !trace.Divisor.IsZero():
					sum = sum.DivRound(trace.Divisor, 2)
				}
				if figure, ranked := r.Figure(name); ranked && !figure.Equal(trace.Value) || !sum.Equal(trace.Value) {
					t.Fatalf("%s of %s is %s, its trace adds up to %s", name, r.Name, trace.Value, sum)
				}
			}
		}
	})
}
