package comp_test

import (
	"testing"

	"github.com/seed-251b9aba/offerkit/comp"
)

func readings(a comp.Ambiguity) (texts []string) {
	for _, r := range a.Readings {
		texts = append(texts, r.Write+" -> "+r.Owed.StringFixed(2))
	}
	return texts
}

// "100% in year 1, 12-month prorated in year 2" on 40,000. After m months of the second
// year 40,000*(24-m)/12, 40,000/2 and 40,000*(24-m)/24 are owed. The smaller of the two
// gaps is largest where they are equal, at m = 16: 26,666.67, 20,000, 13,333.33.
func TestATwoYearClauseHasThreeReadings(t *testing.T) {
	o := signOn(comp.Clawback{Months: 24, Kind: comp.ProRata, From: comp.FromStart})
	found := comp.Ambiguities(caseOf(o), o)
	if len(found) != 1 || found[0].Term != comp.SignOnTerm.At(0) || found[0].Unclear != comp.UnclearFall || found[0].Month != 16 {
		t.Fatalf("found %+v", found)
	}
	wantTexts(t, "readings", readings(found[0]), "full: 12 months -> 26666.67", "step: 12 months -> 20000.00", "step: 1 month -> 13333.33")
}

func TestAmbiguousClauses(t *testing.T) {
	monthly := func(c comp.Clawback) comp.Offer {
		o := signOn(c)
		o.SignOn[0].Monthly, o.SignOn[0].Amount = true, dec("12000")
		return o
	}
	secondYear := func(c comp.Clawback) comp.Offer {
		o := signOn(c)
		o.SignOn[0].Year = 2
		return o
	}
	for _, c := range []struct {
		name  string
		offer comp.Offer
		month int
		want  []string
	}{
		{"a year, pro-rata", signOn(comp.Clawback{Months: 12, Kind: comp.ProRata}), 0, nil},
		{"two years, a cliff", signOn(comp.Clawback{Months: 24, Kind: comp.Cliff}), 0, nil},
		{"two years, by month as it says", signOn(comp.Clawback{Months: 24, Kind: comp.ProRata, Step: 1}), 0, nil},
		// In month 12 none of the other twelve months is served, or half of the whole is.
		{"two years, the first in full", signOn(comp.Clawback{Months: 24, Full: 12}), 12, []string{"then: rest -> 40000.00", "then: of-whole -> 20000.00"}},
		{"as it says", signOn(comp.Clawback{Months: 24, Full: 12, Then: comp.ThenRest}), 0, nil},
		// Neither pro-rata nor cliff: after 11 months 40,000 or 40,000*1/12.
		{"no kind", signOn(comp.Clawback{Months: 12}), 11, []string{"kind: cliff -> 40000.00", "kind: pro-rata, step: 1 month -> 3333.33"}},
		// Monthly instalments of 1,000: from the start 12,000*(12-m)/12 falls to nothing in
		// month 12, when from their payments 1,000*(1+...+12)/12 = 6,500 is owed.
		{"monthly, from when is not said", monthly(comp.Clawback{Months: 12, Kind: comp.ProRata}), 12, []string{"from: payment -> 6500.00", "from: start -> 0.00"}},
		{"monthly, from the start", monthly(comp.Clawback{Months: 12, Kind: comp.ProRata, From: comp.FromStart}), 0, nil},
		// Twelve months from the start are over when the second year's sign-on is paid; a
		// month later 40,000*11/12 would be owed from the payment.
		{"over before it is paid", secondYear(comp.Clawback{Months: 12, Kind: comp.ProRata, From: comp.FromStart}), 13, []string{"from: payment -> 36666.67", "from: start -> 0.00"}},
		// Gross or net of 35%, furthest apart after one month: 40,000*11/12 and 65% of it.
		{"a tax rate, but no basis", signOn(comp.Clawback{Months: 12, Kind: comp.ProRata, NetRate: dec("0.35")}), 1, []string{"basis: gross -> 36666.67", "basis: net -> 23833.33"}},
		// A service has cost the employer 10,000 as well: after 11 months all of it or 1/12.
		{"a relocation service", moved(comp.Relocation{Amount: dec("10000"), Service: true, Clawback: comp.Clawback{Months: 12}}), 11, []string{"kind: cliff -> 10000.00", "kind: pro-rata, step: 1 month -> 833.33"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			found := comp.Ambiguities(caseOf(c.offer), c.offer)
			if c.want == nil {
				if len(found) > 0 {
					t.Errorf("found %v", found)
				}
				return
			}
			if len(found) != 1 || found[0].Month != c.month {
				t.Fatalf("found %v", found)
			}
			wantTexts(t, "readings", readings(found[0]), c.want...)
		})
	}
}

func TestNetOfAnUnknownRateIsAmbiguous(t *testing.T) {
	o := signOn(comp.Clawback{Months: 12, Kind: comp.ProRata, Basis: comp.Net})
	found := comp.Ambiguities(caseOf(o), o)
	if len(found) != 1 || found[0].Unclear != comp.UnclearTax || len(found[0].Readings) > 0 || !found[0].Paid.Equal(dec("40000")) {
		t.Errorf("found %v", found)
	}
}
