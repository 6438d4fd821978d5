package risk_test

import (
	"errors"
	"testing"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/risk"
)

// By hand, for 220 shares at 1,200 that vest 11, 33, 88 and 88: at 0.8, 0.64, 0.512 and 0.4096 of the
// price they pay 10,560 + 25,344 + 54,067.20 + 43,253.76 = 133,224.96, at 1.2, 1.44, 1.728 and 2.0736
// 15,840 + 57,024 + 182,476.80 + 218,972.16 = 474,312.96, as they are 264,000; of the bonus of 26,250 a year
// 52,500, 126,000 and 105,000 are paid.
const publishedPair = `
as_of: 2027-01-11
offers:
  - {company: Amazon, base: 160k, rsu: {shares: 220, price: 1200, vesting: 5/15/40/40}}
  - {company: Google, base: 175k, bonus: 15%}
`

func TestUsualScenarios(t *testing.T) {
	result, err := comp.Compare(read(t, publishedPair))
	if err != nil {
		t.Fatal(err)
	}
	got, err := risk.Scenarios(result)
	if err != nil || len(got) != 3 {
		t.Fatal(got, err)
	}
	for i, want := range []struct{ name, amazon, google string }{
		{"bear", "773224.96", "752500"}, {"as written", "904000", "805000"}, {"bull", "1114312.96", "826000"},
	} {
		c := got[i].Comparison
		if got[i].Name != want.name || !c.Offers[0].Total.Equal(dec(want.amazon)) || !c.Offers[1].Total.Equal(dec(want.google)) {
			t.Errorf("%s: %s and %s, by hand %+v", got[i].Name, c.Offers[0].Total, c.Offers[1].Total, want)
		}
	}
	if len(got[0].Terms) != 2 || got[0].Terms[0].Path != "offers[0].price.growth" || got[0].Terms[1].Path != "offers[1].bonus.payout" {
		t.Errorf("bear is %+v", got[0].Terms)
	}
}

// The case's own scenarios stand beside the case as it is written; a path without an offer is that
// of every offer that has the term.
func TestOwnScenarios(t *testing.T) {
	result, err := comp.Compare(read(t, publishedPair+`
scenarios:
  lean: {base: 150k, "offers[1].bonus.payout": 0%}
  "of one": {"offers[0].base": 200k}
`))
	if err != nil {
		t.Fatal(err)
	}
	got, err := risk.Scenarios(result)
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []struct{ name, amazon, google string }{
		{"as written", "904000", "805000"}, {"lean", "864000", "600000"}, {"of one", "1064000", "805000"},
	} {
		c := got[i].Comparison
		if got[i].Name != want.name || !c.Offers[0].Total.Equal(dec(want.amazon)) || !c.Offers[1].Total.Equal(dec(want.google)) {
			t.Errorf("%s: %s and %s, by hand %+v", got[i].Name, c.Offers[0].Total, c.Offers[1].Total, want)
		}
	}
}

// A scenario in which the case cannot stand says so.
func TestScenarioThatCannotStand(t *testing.T) {
	result, err := comp.Compare(read(t, `
as_of: 2027-01-11
scenarios: {absurd: {espp.contribution: 0%}}
offers: [{company: Globex, base: 170k, price: 100, espp: {contribution: 10%, discount: 15%}}]
`))
	if err != nil {
		t.Fatal(err)
	}
	var wrong *risk.ScenarioError
	if got, err := risk.Scenarios(result); !errors.As(err, &wrong) || wrong.Name != "absurd" {
		t.Errorf("%v, %v", got, err)
	}
}
