package comp_test

import (
	"strings"
	"testing"

	"github.com/seed-251b9aba/offerkit/comp"
)

// As many first words as fourteen characters hold, whole ones, and more where those are another's.
func TestShortNamesOfOffers(t *testing.T) {
	named := func(names ...string) (offers []comp.Offer) {
		for _, name := range names {
			offers = append(offers, comp.Offer{Name: name})
		}
		return offers
	}
	for _, c := range []struct {
		name   string
		offers []comp.Offer
		want   []string
	}{
		{"what fits stays", named("Amazon", "Google Paris"), []string{"Amazon", "Google Paris"}},
		{"cut at a word", named("Initech Austin Texas", "Globex Corporation"), []string{"Initech Austin", "Globex"}},
		{"no word is cut", named("International Business Machines"), []string{"International"}},
		{"told apart by the next word", named("Salesforce Senior Engineer", "Salesforce Senior Manager", "Salesforce Staff"),
			[]string{"Salesforce Senior Engineer", "Salesforce Senior Manager", "Salesforce Staff"}},
		{"what leads on to the next is left out", named("Bank of the West", "Procter, Gamble and Sons"), []string{"Bank", "Procter"}},
		{"numbered ones keep their number", []comp.Offer{{Company: "Consolidated Widgets"}, {Company: "Consolidated Widgets"}}, []string{"Consolidated Widgets #1", "Consolidated Widgets #2"}},
		{"its own", []comp.Offer{{Company: "International Business Machines", Short: "IBM"}, {Company: "IBM Research Zurich"}}, []string{"IBM", "IBM Research"}},
		{"its own is nobody else's", []comp.Offer{{Company: "Initech Austin", Short: "Initech"}, {Company: "Initech Consulting Group"}}, []string{"Initech", "Initech Consulting"}},
	} {
		for i := range c.offers {
			c.offers[i].Base, c.offers[i].Start = dec("100000"), day("2027-01-01")
		}
		var got []string
		for _, r := range compare(t, caseOf(c.offers...)).Offers {
			got = append(got, r.Short)
		}
		wantTexts(t, c.name, got, c.want...)
	}
}

func TestShortNamesThatCannotStand(t *testing.T) {
	for _, c := range []struct{ short, want string }{
		{"Globex", `offers[0].short: "Globex" is also the name of offer 2`},
		{"Gx", `offers[1].short: "Gx" is also the name of offer 1`},
		{"International Bus", "a short name of 17 characters, the limit is 16"},
	} {
		err := caseOf(comp.Offer{Name: "Initech", Base: dec("1"), Short: c.short}, comp.Offer{Name: "Globex", Base: dec("1"), Short: "Gx"}).Validate()
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got %v", c.short, err)
		}
	}
}
