package comp_test

import (
	"testing"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
)

// unfolded returns the payments of one component of an offer.
func unfolded(t testing.TB, c comp.Case, o comp.Offer, component comp.Component) comp.Timeline {
	t.Helper()
	all, err := comp.Unfold(c, o)
	if err != nil {
		t.Fatal(err)
	}
	var found comp.Timeline
	for _, p := range all {
		if p.Component == component {
			found = append(found, p)
		}
	}
	return found
}

// OTE of 180,000: 100,000 of base and 80,000 of commission, of which 90% is reached.
// 72,000 a year is 6,000 a month. 80,000 at full attainment is 6,666.67, 6,666.66 and
// 6,666.67 by turns: round(80,000*m/12) of m = 1, 2, 3 is 6,666.67, 13,333.33, 20,000.
func TestCommissionIsPaidMonthlyAtItsAttainment(t *testing.T) {
	offer := func(attainment decimal.NullDecimal) comp.Offer {
		return comp.Offer{
			Company: "Initech", Start: day("2027-01-11"), Base: dec("100000"),
			Commission: comp.Commission{Target: dec("80000"), Attainment: attainment},
		}
	}
	for _, c := range []struct {
		name       string
		attainment decimal.NullDecimal
		first      []string
		year       string
	}{
		{"full where none is stated", decimal.NullDecimal{}, []string{"6666.67", "6666.66", "6666.67"}, "80000.00"},
		{"nine tenths", rate("0.9"), []string{"6000.00", "6000.00", "6000.00"}, "72000.00"},
		{"none is none", rate("0"), []string{"0.00", "0.00", "0.00"}, "0.00"},
		{"above target", rate("1.25"), []string{"8333.33", "8333.34", "8333.33"}, "100000.00"},
	} {
		paid := unfolded(t, caseOf(), offer(c.attainment), comp.CommissionPay)
		var months []string
		for _, p := range paid[:3] {
			months = append(months, p.Amount.StringFixed(2))
		}
		wantTexts(t, c.name, months, c.first...)
		if year := comp.Timeline(paid[:12]).Total().StringFixed(2); year != c.year {
			t.Errorf("%s: a year is %s, want %s", c.name, year, c.year)
		}
		if p := paid[0]; p.Certainty != comp.Target || p.Date != day("2027-02-10") || p.Year != 1 || len(paid) != 48 {
			t.Errorf("%s: %d payments, the first %s on %v in year %d", c.name, len(paid), p.Certainty, p.Date, p.Year)
		}
	}
}
