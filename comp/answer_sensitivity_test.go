package comp_test

import (
	"errors"
	"slices"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/calc"
)

// 1,000 more of base with raises of 3% is 1,000 * (1 + 1.03 + 1.0609 + 1.092727) = 4,183.63 over
// four years; 1,000 more sign-on is 1,000, and another offer's figure does not move.
func TestAThousandMore(t *testing.T) {
	one := comp.Offer{Company: "Initech", Start: day("2027-01-11"), Base: dec("160000"), Raise: comp.Raise{Rate: dec("0.03")},
		SignOn: []comp.SignOn{{Year: 1, Amount: dec("127000")}}}
	two := comp.Offer{Company: "Globex", Start: day("2027-01-11"), Base: dec("150000")}
	result := compare(t, caseOf(one, two))
	s, err := result.Sensitivity("total")
	if err != nil {
		t.Fatal(err)
	}
	wantTexts(t, "terms", s.Terms, "offers[0].sign_on[0].amount", "offers[0].base", "offers[0].raise.rate", "offers[1].base")
	for _, c := range []struct{ term, value, want, other string }{
		{"offers[0].base", "161000", "4183.63", "0"},
		{"offers[0].sign_on[0].amount", "128000", "1000", "0"},
		{"offers[1].base", "151000", "0", "4000"},
	} {
		got, err := s.Figures(calc.Changes{Numbers: map[string]decimal.Decimal{c.term: dec(c.value)}})
		if err != nil {
			t.Fatal(err)
		}
		wantMoney(t, c.term, got[0].Sub(result.Offers[0].Total), c.want)
		wantMoney(t, c.term+", the other", got[1].Sub(result.Offers[1].Total), c.other)
	}
}

// At the base of 150,000 a year is 150,000 and a discount of 21% for half a year takes 1.1: what is
// paid a year after the valuation date counts 1/1.21 of it.
func TestADiscountRateIsATermOfPresentValue(t *testing.T) {
	o := comp.Offer{Company: "Initech", Start: day("2026-11-23"), Base: dec("150000"), SignOn: []comp.SignOn{{Year: 2, Amount: dec("12100")}}}
	c := caseOf(o)
	c.AsOf, c.DiscountRate = day("2026-11-23"), dec("0.05")
	result := compare(t, c)
	s, err := result.Sensitivity("pv")
	if err != nil {
		t.Fatal(err)
	}
	at := func(rate, signOn string) decimal.Decimal {
		got, err := s.Figures(calc.Changes{Numbers: map[string]decimal.Decimal{"discount_rate": dec(rate), "offers[0].sign_on[0].amount": dec(signOn)}})
		if err != nil {
			t.Fatal(err)
		}
		return got[0]
	}
	// 12,100/1.21 = 10,000, a year to the day after the valuation.
	wantMoney(t, "the sign-on", at("0.21", "12100").Sub(at("0.21", "0")), "10000")
}

// The worst year of 100,000, 100,000 + 50,000, ... is year 1; with a sign-on of 60,000 in it,
// year 3.
func TestTheWorstYearMoves(t *testing.T) {
	o := comp.Offer{Company: "Initech", Start: day("2027-01-11"), Base: dec("100000"),
		SignOn: []comp.SignOn{{Year: 1, Amount: dec("1000")}, {Year: 2, Amount: dec("2000")}, {Year: 3, Amount: dec("3000")}, {Year: 4, Amount: dec("4000")}}}
	result := compare(t, caseOf(o))
	s, err := result.Sensitivity("worst-year")
	if err != nil {
		t.Fatal(err)
	}
	got, err := s.Figures(calc.Changes{Numbers: map[string]decimal.Decimal{"offers[0].sign_on[0].amount": dec("60000"), "offers[0].sign_on[1].amount": dec("50000")}})
	if err != nil {
		t.Fatal(err)
	}
	wantMoney(t, "worst year", got[0], "103000")
}

func TestSensitivityRefuses(t *testing.T) {
	result := compare(t, caseOf(amazon(t)))
	var unknown *comp.MetricError
	if _, err := result.Sensitivity("happiness"); !errors.As(err, &unknown) {
		t.Errorf("an unknown metric: %v", err)
	}
	s, err := result.Sensitivity("guaranteed")
	if err != nil {
		t.Fatal(err)
	}
	var term *comp.TermError
	_, err = s.Figures(calc.Changes{Numbers: map[string]decimal.Decimal{"offers[0].grants[0].shares": dec("1")}})
	if !errors.As(err, &term) || term.Path != "offers[0].grants[0].shares" {
		t.Errorf("a term that guaranteed pay does not rest on: %v", err)
	}
}

// Any metric of any case, worked out again for other terms, is the metric of a case with
// those terms; so is what is left behind by leaving.
func TestEveryMetricFollowsItsTerms(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := anyCase(t)
		for i := range c.Offers {
			c.Offers[i].Price.Today = c.Offers[i].Price.Today.Add(dec("10")) // never worth nothing
		}
		month := rapid.IntRange(1, 12*c.Years).Draw(t, "month")
		result, err := comp.Compare(c, comp.WalkAwayMetric(month))
		if err != nil {
			t.Skip(err)
		}
		other := c
		other.Growth = c.Growth.Mul(dec("0.5")).Round(3)
		other.Offers = slices.Clone(c.Offers)
		var changes calc.Changes
		other.Offers[0], changes = changed(c.Offers[0], 0, other.Growth)
		anew, err := comp.Compare(other, comp.WalkAwayMetric(month))
		if err != nil {
			t.Skip(err)
		}
		for range 3 {
			k := rapid.IntRange(0, len(result.Offers[0].Metrics)-1).Draw(t, "metric")
			f := result.Offers[0].Metrics[k]
			s, err := result.Sensitivity(f.Metric.Name)
			if err != nil {
				t.Fatal(err)
			}
			moved := calc.Changes{Numbers: map[string]decimal.Decimal{}}
			for term, value := range changes.Numbers {
				if slices.Contains(s.Terms, term) {
					moved.Numbers[term] = value
				}
			}
			today, err := s.Figures(calc.Changes{})
			if err != nil || !today[0].Equal(f.Value) {
				t.Fatalf("%s: %v, remembered %v (%v)", f.Metric.Name, f.Value, today, err)
			}
			got, err := s.Figures(moved)
			if err != nil {
				t.Fatal(err)
			}
			for i := range got {
				if want := anew.Offers[i].Metrics[k].Value; !got[i].Equal(want) {
					t.Fatalf("%s of offer %d: worked out again %v, anew %v", f.Metric.Name, i, got[i], want)
				}
			}
		}
		leftBehindFollows(t, result, anew, month, changes)
	})
}

// leftBehindFollows compares what is left behind, and kept, by leaving offer 0.
func leftBehindFollows(t *rapid.T, result, anew *comp.Comparison, month int, changes calc.Changes) {
	r, err := result.Remember(&result.Offers[0])
	if err != nil {
		t.Fatal(err)
	}
	w := comp.NewLeaving(result, &r.Result, false).After(month)
	program, err := calc.Compile(w.NetNumber(), w.LeftBehindNumber())
	if err != nil {
		t.Fatal(err)
	}
	got, err := program.Eval(changes)
	if err != nil {
		t.Fatal(err)
	}
	today := comp.NewLeaving(result, &result.Offers[0], false).After(month)
	if !w.Net.Equal(today.Net) || !w.LeftBehind.Equal(today.LeftBehind) {
		t.Fatalf("kept %v, left %v; remembered %v and %v", today.Net, today.LeftBehind, w.Net, w.LeftBehind)
	}
	want := comp.NewLeaving(anew, &anew.Offers[0], false).After(month)
	if !got[0].Equal(want.Net) || !got[1].Equal(want.LeftBehind) {
		t.Fatalf("after %d months: worked out again %v, anew kept %v, left %v", month, got, want.Net, want.LeftBehind)
	}
}
