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
				if name == "walkaway@7" && !trace.Value.Equal(comp.NewLeaving(result, r, true).After(7).Net) {
					t.Fatalf("%s of %s is %s, leaving then keeps another sum", name, r.Name, trace.Value)
				}
				if figure, ranked := r.Figure(name); ranked && !figure.Equal(trace.Value) || !sum.Equal(trace.Value) {
					t.Fatalf("%s of %s is %s, its trace adds up to %s", name, r.Name, trace.Value, sum)
				}
			}
		}
	})
}

// 100,000 with raises of 10% is 100,000, 110,000, 121,000 and 133,100; sign-ons of 8,000 and
// 4,000. The last year is 133,100, the worst 108,000; the levels-style year 100,000 + 8,000/4 +
// 4,000/4 = 103,000; an hour 476,100 over 4 * 2,080 = 57.22. Three months' leaving keeps 25,000 and
// 8,000, of which 9/12 = 6,000 is owed.
func TestMetricsByHand(t *testing.T) {
	result := compare(t, caseOf(comp.Offer{
		Company: "Initech", Start: day("2027-01-11"), Base: dec("100000"), Raise: comp.Raise{Rate: dec("0.1")},
		SignOn: []comp.SignOn{{Year: 1, Amount: dec("8000"), Clawback: comp.Clawback{Months: 12, Step: 1}}, {Year: 2, Amount: dec("4000")}},
	}))
	for name, want := range map[string]string{
		"total": "476100", "year1": "108000", "year2": "114000", "average": "119025", "steady": "133100", "worst-year": "108000",
		"guaranteed": "476100", "cash": "476100", "hourly": "57.22", "levels-tc": "103000", "walkaway@3": "27000",
	} {
		trace, err := result.Trace(&result.Offers[0], name)
		if err != nil {
			t.Fatal(err)
		}
		wantMoney(t, name, trace.Value, want)
		if figure, known := result.Offers[0].Figure(name); known && !figure.Equal(trace.Value) {
			t.Errorf("%s is %v, its trace %v", name, figure, trace.Value)
		}
	}
}
