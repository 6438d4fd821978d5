package comp_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/calc"
)

// At an index of 80 a dollar goes as far as 1.25 at the place of reference. Of 300,000 Austin leaves
// 215,176.75 and Seattle 211,947.54 (TestAfterTax): 215,176.75/0.8 = 268,970.9375, and 211,947.54/1.15 =
// 184,302.2086. Before tax 300,000/0.8 = 375,000 and 300,000/1.15 = 260,869.5652.
func TestReal(t *testing.T) {
	kase := taxedCase(t, "Austin, TX", "Seattle, WA")
	kase.CostOfLiving = []comp.LivingCost{{Place: "SEATTLE,WA", Index: dec("115")}, {Place: "Austin, TX", Index: dec("80")}}
	for status, want := range map[comp.FilingStatus][]string{"single": {"268970.94", "184302.21"}, "": {"375000", "260869.57"}} {
		kase.Candidate.FilingStatus = status
		c, err := comp.Compare(kase)
		if err != nil {
			t.Fatal(err)
		}
		for i, w := range want {
			got, _ := c.Offers[i].Figure("real")
			trace, err := c.Trace(&c.Offers[i], "real")
			if err != nil || !got.Equal(dec(w)) || !trace.Value.Equal(got) {
				t.Errorf("%q, %s: got %s and a trace of %+v, %v, want %s", status, c.Offers[i].Name, got, trace, err, w)
			}
		}
		m, err := c.Metric("real")
		if r, ranked := c.Ranking("real"); err != nil || !ranked || r.Order[0] != 0 || m.RestsOnTaxes() != (status != "") || r.Metric.Title != m.Title ||
			strings.Contains(m.Title, "after tax") != (status != "") {
			t.Errorf("%q: %+v and %+v, %v", status, r, m, err)
		}
		s, err := c.Sensitivity("real")
		if err != nil {
			t.Fatal(err)
		}
		figures, err := s.Figures(calc.Changes{Numbers: map[string]decimal.Decimal{"cost_of_living[1].index": dec("100")}})
		if left := map[comp.FilingStatus]string{"single": "215176.75", "": "300000"}[status]; err != nil || !figures[0].Equal(dec(left)) || !figures[1].Equal(dec(want[1])) {
			t.Errorf("%q: at 100 it comes to %v, %v", status, figures, err)
		}
	}
}

// What an offer comes to in real terms is not known where its place has no index, and then no offer
// is said to lead; an index that nothing is known of is never 100.
func TestRealWithoutAnIndex(t *testing.T) {
	kase := taxedCase(t, "Austin, TX", "Seattle, WA")
	_, err := comp.Compare(kase, comp.Metric{Name: "real"})
	if !errors.Is(err, comp.ErrNoLivingCosts) {
		t.Errorf("got %v", err)
	}
	kase.CostOfLiving = []comp.LivingCost{{Place: "Austin, TX", Index: dec("80")}}
	c, err := comp.Compare(kase)
	if err != nil {
		t.Fatal(err)
	}
	if _, ranked := c.Ranking("real"); ranked {
		t.Error("it is ranked")
	}
	var unlived *comp.UnlivedError
	if _, err := c.Metric("real"); !errors.As(err, &unlived) || unlived.Location != "Seattle, WA" {
		t.Errorf("got %v", err)
	}
	if _, err := comp.Compare(kase, comp.Metric{Name: "real"}); !errors.As(err, &unlived) {
		t.Errorf("got %v", err)
	}

	kase.Offers[1].Location = "Bern" // no tax tables: what it leaves after tax is not known either
	kase.CostOfLiving = append(kase.CostOfLiving, comp.LivingCost{Place: "Bern", Index: dec("130")})
	if c, err = comp.Compare(kase); err != nil {
		t.Fatal(err)
	}
	var untaxed *comp.UntaxedError
	if _, err := c.Metric("real"); !errors.As(err, &untaxed) {
		t.Errorf("got %v", err)
	}
}

func TestLivingCostsThatCannotStand(t *testing.T) {
	for path, costs := range map[string][]comp.LivingCost{
		"cost_of_living[0].index": {{Place: "Austin", Index: dec("1.15")}}, // a ratio, 115
		"cost_of_living[1].index": {{Place: "Austin", Index: dec("80")}, {Place: "Bern", Index: dec("-1")}},
		"cost_of_living[0].place": {{Place: " ", Index: dec("80")}},
		"cost_of_living[1].place": {{Place: "New York, NY", Index: dec("80")}, {Place: "new york,ny", Index: dec("80")}},
		"cost_of_living":          make([]comp.LivingCost, comp.MaxOffers+1),
	} {
		kase := taxedCase(t, "Austin")
		kase.CostOfLiving = costs
		var invalid *comp.ValidationError
		if err := kase.Validate(); !errors.As(err, &invalid) || invalid.Terms[0].Path != path {
			t.Errorf("%s: got %v", path, err)
		}
	}
}

// Taxes read San Francisco and "San Francisco, CA" as one place, and so does the cost of living; Oakland is
// another, though the same taxes are levied there, and so is what no table knows.
func TestSamePlace(t *testing.T) {
	for _, x := range []struct {
		a, b string
		same bool
	}{
		{"San Francisco", "San Francisco, CA", true}, {"NYC", "New York, NY", true}, {"London", "London, UK", true}, {"Bern", " bern", true},
		{"San Francisco", "Oakland", false}, {"Seattle, CA", "Seattle, WA", false}, {"Bern", "Basel", false}, {"", "", false}, {"", "Bern", false},
	} {
		if got := comp.SamePlace(x.a, x.b); got != x.same {
			t.Errorf("%q and %q: got %v", x.a, x.b, got)
		}
		kase := comp.Case{CostOfLiving: []comp.LivingCost{{Place: x.a, Index: dec("145")}}}
		if _, known := kase.LivingIndex(&comp.Offer{Location: x.b}); known != x.same {
			t.Errorf("an index of %q holds in %q: %v", x.a, x.b, known)
		}
	}
}
