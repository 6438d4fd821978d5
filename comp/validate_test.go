package comp_test

import (
	"errors"
	"testing"

	"github.com/seed-251b9aba/offerkit/comp"
)

// refusedPaths returns the paths of the terms of a case that cannot stand.
func refusedPaths(t *testing.T, c comp.Case) (paths []string) {
	t.Helper()
	err := c.Validate()
	var invalid *comp.ValidationError
	if err != nil && !errors.As(err, &invalid) {
		t.Fatalf("%T: %v", err, err)
	}
	if invalid != nil {
		for _, term := range invalid.Terms {
			if term.Reason == "" || term.Mend == "" {
				t.Errorf("%s: reason %q, mend %q", term.Path, term.Reason, term.Mend)
			}
			paths = append(paths, term.Path)
		}
	}
	return paths
}

func signOn(c comp.Clawback) comp.Offer {
	return comp.Offer{
		Company: "Initech", Start: day("2027-01-11"), Base: dec("100000"),
		SignOn: []comp.SignOn{{Year: 1, Amount: dec("40000"), Clawback: c}},
	}
}

func TestTermsOfACaseThatCannotStand(t *testing.T) {
	for _, c := range []struct {
		name  string
		offer comp.Offer
		paths []string
	}{
		{"a whole clause", signOn(comp.Clawback{Months: 24, Kind: comp.ProRata, Full: 12, Basis: comp.Net, NetRate: dec("0.35"), From: comp.FromStart, Voluntary: true}), nil},
		{"no length", signOn(comp.Clawback{Kind: comp.Cliff}), []string{"offers[0].sign_on[0].clawback.months"}},
		{"a negative length", signOn(comp.Clawback{Months: -1}), []string{"offers[0].sign_on[0].clawback.months"}},
		{"an endless one", signOn(comp.Clawback{Months: 481}), []string{"offers[0].sign_on[0].clawback.months"}},
		{"unknown words", signOn(comp.Clawback{Months: 12, Kind: "x", Basis: "y", From: "z"}), []string{
			"offers[0].sign_on[0].clawback.kind", "offers[0].sign_on[0].clawback.basis", "offers[0].sign_on[0].clawback.from",
		}},
		{"a cliff in steps", signOn(comp.Clawback{Months: 24, Kind: comp.Cliff, Step: 12}), []string{"offers[0].sign_on[0].clawback"}},
		{"in full to the end", signOn(comp.Clawback{Months: 12, Full: 12}), []string{"offers[0].sign_on[0].clawback.full"}},
		{"steps longer than the clause", signOn(comp.Clawback{Months: 12, Step: 13}), []string{"offers[0].sign_on[0].clawback.step"}},
		{"more tax than pay", signOn(comp.Clawback{Months: 12, Basis: comp.Net, NetRate: dec("35")}), []string{"offers[0].sign_on[0].clawback.net_rate"}},

		{"a gross-up of a service", moved(comp.Relocation{Amount: dec("1"), Service: true, GrossUp: dec("0.3")}), []string{"offers[0].relocation.gross_up"}},
		{"a gross-up of everything", moved(comp.Relocation{Amount: dec("1"), GrossUp: dec("1")}), []string{"offers[0].relocation.gross_up"}},
		{"a clawback of nothing", moved(comp.Relocation{Clawback: comp.Clawback{Months: 12}}), []string{"offers[0].relocation.amount"}},
		{"a relocation's clawback", moved(comp.Relocation{Amount: dec("1"), Clawback: comp.Clawback{Months: 12, Full: 24}}), []string{"offers[0].relocation.clawback.full"}},

		{"a negative commission", comp.Offer{Company: "A", Base: dec("1"), Commission: comp.Commission{Target: dec("-1")}}, []string{"offers[0].commission.target"}},
		{"an attainment of nothing", comp.Offer{Company: "A", Base: dec("1"), Commission: comp.Commission{Attainment: rate("0.9")}}, []string{"offers[0].commission.target"}},
		{"an attainment without its percent sign", comp.Offer{Company: "A", Base: dec("1"), Commission: comp.Commission{Target: dec("1"), Attainment: rate("90")}}, []string{"offers[0].commission.attainment"}},
	} {
		t.Run(c.name, func(t *testing.T) { wantTexts(t, "refused", refusedPaths(t, caseOf(c.offer)), c.paths...) })
	}
}
