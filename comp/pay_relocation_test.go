package comp_test

import (
	"strings"
	"testing"

	"github.com/seed-251b9aba/offerkit/comp"
)

func moved(r comp.Relocation) comp.Offer {
	return comp.Offer{Company: "Initech", Start: day("2027-01-11"), Base: dec("100000"), Relocation: r}
}

func TestRelocation(t *testing.T) {
	for _, c := range []struct {
		name string
		r    comp.Relocation
		want string
	}{
		{"cash", comp.Relocation{Amount: dec("10000")}, "10000.00"},
		// 10,000 is to be left after tax at 35%: 10,000/0.65 = 15,384.6153..., and 65% of
		// 15,384.62 is 10,000.00.
		{"grossed up", comp.Relocation{Amount: dec("10000"), GrossUp: dec("0.35")}, "15384.62"},
		{"a service is no cash", comp.Relocation{Amount: dec("10000"), Service: true}, "0.00"},
	} {
		paid := unfolded(t, caseOf(), moved(c.r), comp.RelocationPay)
		if got := paid.Total().StringFixed(2); got != c.want {
			t.Errorf("%s: paid %s, want %s", c.name, got, c.want)
		}
		for _, p := range paid {
			if p.Date != day("2027-01-11") || p.Year != 1 || p.Certainty != comp.Guaranteed {
				t.Errorf("%s: paid on %v in year %d, %s", c.name, p.Date, p.Year, p.Certainty)
			}
		}
	}
}

func TestRelocationAsAServiceIsNoted(t *testing.T) {
	result := compare(t, caseOf(moved(comp.Relocation{Amount: dec("10000"), Service: true})))
	wantNotes(t, &result.Offers[0], comp.Note{Term: comp.RelocationTerm.Alone(), Kind: comp.NoteRelocationService})
}

// After 6 of 12 months half is owed: of a service of 10,000, though it was no cash; of the
// 15,384.62 paid with a gross-up; and net of the tax made up for, of 10,000.00 again.
func TestRelocationIsClawedBack(t *testing.T) {
	half := comp.Clawback{Months: 12, Kind: comp.ProRata}
	net := half
	net.Basis = comp.Net
	for _, c := range []struct {
		name string
		r    comp.Relocation
		want string
	}{
		{"cash", comp.Relocation{Amount: dec("10000"), Clawback: half}, "5000.00"},
		{"a service", comp.Relocation{Amount: dec("10000"), Service: true, Clawback: half}, "5000.00"},
		{"grossed up", comp.Relocation{Amount: dec("10000"), GrossUp: dec("0.35"), Clawback: half}, "7692.31"},
		{"grossed up, net", comp.Relocation{Amount: dec("10000"), GrossUp: dec("0.35"), Clawback: net}, "5000.00"},
	} {
		if got := leaving(t, caseOf(moved(c.r))).After(6).Clawback.StringFixed(2); got != c.want {
			t.Errorf("%s: owed %s, want %s", c.name, got, c.want)
		}
	}
}

// 5,000 before the start with a cliff of 24 months from its payment, and 3,000 on 2027-07-01 that falls by
// month over 12 from the start: 8,000 in year 1. Leaving after 9 months owes 5,000 and 3/12 of 3,000, 750;
// leaving after 3 months only the 5,000, because the second part is not paid yet.
func TestRelocationInParts(t *testing.T) {
	o := comp.Offer{
		Company: "Acme", Start: day("2027-01-01"), Base: dec("120000"),
		Relocation:  comp.Relocation{Amount: dec("5000"), On: day("2026-12-15"), Clawback: comp.Clawback{Months: 24, Kind: comp.Cliff, From: comp.FromPayment}},
		Relocations: []comp.Relocation{{Amount: dec("3000"), After: comp.Wait{Months: 6}, Clawback: comp.Clawback{Months: 12, Kind: comp.ProRata, From: comp.FromStart}}},
	}
	comparison := compare(t, caseOf(o))
	r := &comparison.Offers[0]
	wantMoney(t, "year 1", r.Years[0].Components[comp.RelocationPay], "8000")
	leaving := comp.NewLeaving(comparison, r, true)
	wantMoney(t, "owed after 9 months", leaving.After(9).Clawback, "5750")
	wantMoney(t, "owed after 3 months", leaving.After(3).Clawback, "5000")
	o.Relocations[0].Amount = dec("-1")
	c := caseOf(o)
	if err := c.Validate(); err == nil || !strings.Contains(err.Error(), "offers[0].relocations[0].amount") {
		t.Errorf("a negative part: %v", err)
	}
}
