package negotiate_test

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/negotiate"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// letters are an offer of 160,000 a year with two sign-ons and 220 shares at 1,200, 1,125,000 over four
// years, and one of 285,000 a year, 1,140,000.
func letters() *comp.Comparison {
	schedule, err := vesting.Parse("5/15/40/40")
	if err != nil {
		panic(err)
	}
	kase := comp.NewCase(vesting.MustDate("2026-11-23"))
	kase.Offers = []comp.Offer{
		{
			Company: "Amazon", Start: vesting.MustDate("2027-01-11"), Base: decimal.NewFromInt(160_000),
			SignOn: []comp.SignOn{{Year: 1, Amount: decimal.NewFromInt(127_000)}, {Year: 2, Amount: decimal.NewFromInt(94_000)}},
			Price:  comp.Price{Today: decimal.NewFromInt(1200)},
			Grants: []comp.Grant{{Kind: comp.RSU, Shares: decimal.NewFromInt(220), Vesting: schedule}},
		},
		{Company: "Initech", Start: vesting.MustDate("2027-01-11"), Base: decimal.NewFromInt(285_000)},
	}
	result, err := comp.Compare(kase)
	if err != nil {
		panic(err)
	}
	return result
}

// 15,000 are missing: 15,000 more of a sign-on, 3,750 a year of base, which is 4,000 in whole steps, or
// 12.5 shares, which are 13.
func ExampleAsking_Asks() {
	asking, err := negotiate.New(letters(), 0, "total", negotiate.Spec{Key: "base"}, negotiate.Spec{Key: "sign_on_year_1"}, negotiate.Spec{Key: "rsu_shares"})
	if err != nil {
		panic(err)
	}
	target, err := asking.Best()
	if err != nil {
		panic(err)
	}
	asks, err := asking.Asks(target.Amount)
	if err != nil {
		panic(err)
	}
	for _, ask := range asks {
		fmt.Println(ask.Lever.Key, ask.To, ask.Value, ask.Below.Decimal)
	}
	// Output:
	// base 164000 1141000 1137000
	// sign_on_year_1 142000 1140000 1139500
	// rsu_shares 233 1140600 1139400
}

// Half of what base alone would have to rise by is 2,000 a year, which leaves 7,000 for the sign-on.
func ExampleAsking_Package() {
	asking, err := negotiate.New(letters(), 0, "total")
	if err != nil {
		panic(err)
	}
	half := negotiate.PackageSpec{Fixed: []negotiate.Put{{Key: "base", Value: decimal.NewFromInt(162_000)}}}
	p, err := asking.Package(half, decimal.NewFromInt(1_140_000))
	if err != nil {
		panic(err)
	}
	for _, change := range p.Changes() {
		fmt.Println(change.Lever.Key, change.To)
	}
	fmt.Println(p.Value, p.Below.Decimal)
	// Output:
	// base 162000
	// sign_on_year_1 134000
	// 1140000 1139500
}
