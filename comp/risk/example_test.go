package risk_test

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/risk"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// two are 170,000 a year against 160,000 with 400 shares at 200 over four years.
func two() *comp.Comparison {
	c := comp.NewCase(vesting.MustDate("2027-01-11"))
	schedule, err := vesting.Parse("4y annual")
	if err != nil {
		panic(err)
	}
	c.Offers = []comp.Offer{
		{Company: "Globex", Base: decimal.NewFromInt(170_000)},
		{Company: "Initech", Base: decimal.NewFromInt(160_000), Price: comp.Price{Today: decimal.NewFromInt(200)},
			Grants: []comp.Grant{{Kind: comp.RSU, Shares: decimal.NewFromInt(400), Vesting: schedule}}},
	}
	result, err := comp.Compare(c)
	if err != nil {
		panic(err)
	}
	return result
}

// At which values the lead changes.
func ExampleLead_BreakEvens() {
	lead, err := risk.New(two(), "total")
	if err != nil {
		panic(err)
	}
	base, err := lead.Find("base") // of both offers
	if err != nil {
		panic(err)
	}
	for _, b := range lead.BreakEvens(base) {
		fmt.Println(b.Path, "is", b.Today, "and ties at", b.Values())
	}
	// Output:
	// offers[0].base is 170000 and ties at [180000]
	// offers[1].base is 160000 and ties at [150000]
}

// How firm the lead is.
func ExampleLead_Stress() {
	lead, err := risk.New(two(), "total")
	if err != nil {
		panic(err)
	}
	stress, err := lead.Stress()
	if err != nil {
		panic(err)
	}
	fmt.Println(stress.Verdict, "at worst", stress.Worst().Gap)
	for _, t := range stress.Terms {
		fmt.Println(t.Path, t.GapLow, "to", t.GapHigh)
	}
	// Output:
	// fragile together at worst -6937.6
	// offers[1].price.growth 7232 to 88832
	// offers[1].price.today 16000 to 64000
}

// The offers under the usual scenarios.
func ExampleScenarios() {
	outcomes, err := risk.Scenarios(two())
	if err != nil {
		panic(err)
	}
	for _, o := range outcomes {
		fmt.Println(o.Name, o.Comparison.Offers[0].Total, o.Comparison.Offers[1].Total)
	}
	// Output:
	// bear 680000 687232
	// as written 680000 720000
	// bull 680000 768832
}
