package comp_test

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/vesting"
)

func ExampleCompare() {
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
		{Company: "Initech", Start: vesting.MustDate("2027-01-11"), Base: decimal.NewFromInt(275_000)},
	}
	result, err := comp.Compare(kase)
	if err != nil {
		panic(err)
	}
	for _, offer := range result.Offers {
		fmt.Println(offer.Name, offer.Total.StringFixed(2))
	}
	for _, name := range []string{"total", "worst-year"} {
		ranking, _ := result.Ranking(name)
		fmt.Println(name, result.Offers[ranking.Order[0]].Name, ranking.Gap, ranking.Verdict)
	}
	// Output:
	// Amazon 1125000.00
	// Initech 1100000.00
	// total Amazon 25000 leads
	// worst-year Initech 9400 leads
}

func ExampleUnfold() {
	kase := comp.NewCase(vesting.MustDate("2026-11-23"))
	offer := comp.Offer{
		Company: "Initech", Start: vesting.MustDate("2027-01-11"), Base: decimal.NewFromInt(175_000),
		Bonus: comp.Bonus{Rate: decimal.New(15, -2)},
	}
	timeline, err := comp.Unfold(kase, offer)
	if err != nil {
		panic(err)
	}
	for _, p := range timeline[:3] {
		fmt.Println(p.Date, p.Component, p.Amount)
	}
	fmt.Println(timeline.Total())
	// Output:
	// 2027-02-10 base 14583.33
	// 2027-03-10 base 14583.34
	// 2027-04-10 base 14583.33
	// 805000
}
