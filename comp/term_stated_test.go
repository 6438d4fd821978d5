package comp_test

import (
	"slices"
	"testing"

	"github.com/seed-251b9aba/offerkit/comp"
)

// Of every kind, with lists item by item; a growth of 0% is stated, a refresher that nobody offers is not.
func TestStatedTerms(t *testing.T) {
	c := caseOf(comp.Offer{
		Company: "A", Base: dec("100000"), Start: day("2027-01-01"), Evidence: comp.Verbal,
		Grants: []comp.Grant{{Kind: comp.RSU, Shares: dec("10"), Vesting: schedule(t, "4y annual")}, {Kind: comp.CashGrant, Value: dec("1000"), Vesting: schedule(t, "1y annual")}},
	})
	c.Rates = []comp.ExchangeRate{{Currency: "EUR", Rate: dec("1.1")}}
	got := c.Stated()
	for _, want := range []string{
		"as_of", "currency", "fx.EUR.rate", "offers[0].company", "offers[0].base", "offers[0].start", "offers[0].evidence",
		"offers[0].grants[0].kind", "offers[0].grants[0].shares", "offers[0].grants[0].vesting", "offers[0].grants[1].value",
	} {
		if !slices.Contains(got, want) {
			t.Errorf("%s is missing in %v", want, got)
		}
	}
	for _, absent := range []string{"offers[0].grants[1].shares", "offers[0].location", "fx.EUR.on", "offers[0].bonus.target"} {
		if slices.Contains(got, absent) {
			t.Errorf("%s is not stated", absent)
		}
	}
}
