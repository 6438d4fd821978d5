package comp_test

import (
	"strings"
	"testing"

	"github.com/seed-251b9aba/offerkit/comp"
)

// SPEC 4: whatever the order, two offers of one company carry their roles, an offer
// without a role keeps the company's name alone, and what is still equal is numbered, all
// of it.
func TestNamesOfOffers(t *testing.T) {
	role := func(company, role string) comp.Offer { return comp.Offer{Company: company, Role: role} }
	for _, c := range []struct {
		name   string
		offers []comp.Offer
		want   []string
	}{
		{"two roles", []comp.Offer{role("Zeta", "Engineer"), role("Zeta", "Manager")}, []string{"Zeta Engineer", "Zeta Manager"}},
		{"the other order", []comp.Offer{role("Zeta", "Manager"), role("Zeta", "Engineer")}, []string{"Zeta Manager", "Zeta Engineer"}},
		{"one without a role", []comp.Offer{role("Zeta", "Engineer"), role("Zeta", "")}, []string{"Zeta Engineer", "Zeta"}},
		{"and first", []comp.Offer{role("Zeta", ""), role("Zeta", "Engineer")}, []string{"Zeta", "Zeta Engineer"}},
		{"twice the same role", []comp.Offer{role("Zeta", "Lead"), role("Zeta", "Lead")}, []string{"Zeta Lead #1", "Zeta Lead #2"}},
		{"three of a company", []comp.Offer{role("Zeta", "Lead"), role("Zeta", "Engineer"), role("Zeta", "Lead")}, []string{"Zeta Lead #1", "Zeta Engineer", "Zeta Lead #2"}},
		{"no roles", []comp.Offer{role("Zeta", ""), role("Zeta", "")}, []string{"Zeta #1", "Zeta #2"}},
		{"one of a company", []comp.Offer{role("Zeta", "Lead"), role("Acme", "Lead")}, []string{"Zeta", "Acme"}},
		{"a byte order mark", []comp.Offer{role("\ufeffAcme", ""), role("Acme", "")}, []string{"Acme #1", "Acme #2"}},
		{"another space", []comp.Offer{role("Acme\u00a0Inc", ""), role("Acme Inc", "")}, []string{"Acme Inc #1", "Acme Inc #2"}},
		{"a name of its own is kept", []comp.Offer{{Company: "Zeta", Name: "Zeta"}, role("Zeta", "")}, []string{"Zeta", "Zeta #2"}},
		{"a number that is a name", []comp.Offer{{Name: "Zeta #1"}, role("Zeta", ""), role("Zeta", "")}, []string{"Zeta #1", "Zeta #2", "Zeta #3"}},
		{"a number that is a company", []comp.Offer{role("Zeta", ""), role("Zeta", ""), role("Zeta #1", "")}, []string{"Zeta #2", "Zeta #3", "Zeta #1"}},
		{"numbers that are numbered", []comp.Offer{role("Zeta #1", ""), role("Zeta #1", ""), role("Zeta", ""), role("Zeta", "")}, []string{"Zeta #1 #1", "Zeta #1 #2", "Zeta #1", "Zeta #2"}},
		{"composed and not", []comp.Offer{role("Soci\u00e9t\u00e9", ""), role("Socie\u0301te\u0301", "")}, []string{"Soci\u00e9t\u00e9 #1", "Soci\u00e9t\u00e9 #2"}},
		{"wide letters", []comp.Offer{role("\uff3aeta", ""), role("Zeta", "")}, []string{"\uff3aeta #1", "Zeta #2"}},
		{"marks that do not show", []comp.Offer{role("Ze\u034f\U000e0041\u17b4ta", ""), role("Ze\ufe0fta", ""), role("Ze\u200dta", "")}, []string{"Zeta #1", "Ze\ufe0fta #2", "Ze\u200dta #3"}},
	} {
		for i := range c.offers {
			c.offers[i].Base, c.offers[i].Start = dec("100000"), day("2027-01-01")
		}
		var got []string
		for _, r := range compare(t, caseOf(c.offers...)).Offers {
			got = append(got, r.Name)
		}
		wantTexts(t, c.name, got, c.want...)
	}
}

func TestNamesThatCannotBeSeen(t *testing.T) {
	for _, o := range []comp.Offer{{Company: "  "}, {Company: "\ufeff"}, {Name: "\u200b", Company: "\u00a0"}, {Company: "\u2800"}, {Company: "\u200d\ufe0f"}, {}} {
		o.Base = dec("1")
		if err := caseOf(o).Validate(); err == nil || !strings.Contains(err.Error(), "that can be seen") {
			t.Errorf("%q %q: got %v", o.Company, o.Name, err)
		}
	}
	twice := caseOf(comp.Offer{Name: "Acme", Base: dec("1")}, comp.Offer{Name: "Acme\u200b", Base: dec("1")})
	if err := twice.Validate(); err == nil || !strings.Contains(err.Error(), `"Acme" is also the name of offer 1`) {
		t.Errorf("got %v", err)
	}
}

func TestOneShareIsNotShares(t *testing.T) {
	for n, want := range map[string]string{"1": "1 share", "1.00": "1 share", "0": "0 shares", "0.5": "0.5 shares", "1017": "1,017 shares"} {
		if got := comp.GroupedShares(dec(n)); got != want {
			t.Errorf("%s: %q, want %q", n, got, want)
		}
	}
}
