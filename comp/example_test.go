package comp_test

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/calc"
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

// offer is a salary of 120,000, a sign-on of 30,000 that is to be paid back within 24
// months, and 400 shares at 100 over four years.
func offer() comp.Offer {
	schedule, err := vesting.Parse("4y quarterly")
	if err != nil {
		panic(err)
	}
	return comp.Offer{
		Company: "Initech", Start: vesting.MustDate("2027-01-01"), Base: decimal.NewFromInt(120_000),
		SignOn: []comp.SignOn{{Year: 1, Amount: decimal.NewFromInt(30_000), Clawback: comp.Clawback{Months: 24}}},
		Price:  comp.Price{Today: decimal.NewFromInt(100)},
		Grants: []comp.Grant{{Kind: comp.RSU, Shares: decimal.NewFromInt(400), Vesting: schedule}},
	}
}

func compared() *comp.Comparison {
	kase := comp.NewCase(vesting.MustDate("2027-01-01"))
	kase.Offers = []comp.Offer{offer()}
	result, err := comp.Compare(kase)
	if err != nil {
		panic(err)
	}
	return result
}

// Who leaves after 14 months has had 14 salaries and the sign-on, 4 of 16 vests, and owes
// 10/24 of the sign-on.
func ExampleLeaving() {
	result := compared()
	left := comp.NewLeaving(result, &result.Offers[0], true).After(14)
	fmt.Println(left.Date, left.Cash, left.Equity, left.Clawback, left.Net)
	// Output: 2028-03-01 170000 10000 12500 167500
}

func ExampleComparison_Statement() {
	result := compared()
	for _, period := range result.Statement(&result.Offers[0], "calendar") {
		fmt.Println(period.Label, period.Components[comp.BasePay], period.Components[comp.RSUPay], period.Total)
	}
	// Output:
	// 2027 120000 7500 157500
	// 2028 120000 10000 130000
	// 2029 120000 10000 130000
	// 2030 120000 10000 130000
	// 2031 0 2500 2500
}

func ExampleComparison_Trace() {
	result := compared()
	trace, err := result.Trace(&result.Offers[0], "average")
	if err != nil {
		panic(err)
	}
	fmt.Println(len(trace.Payments), "payments:", trace.Sum, "/", trace.Divisor, trace.Of, "=", trace.Value)
	// Output: 65 payments: 550000 / 4 years = 137500
}

// 1,000 options at a strike of 1 in a company of 10 million shares: at an exit of 20
// million a share gets 2, or 1 when half of the company is sold before.
func ExampleNewExitGrid() {
	schedule, err := vesting.Parse("1y annual")
	if err != nil {
		panic(err)
	}
	startup := comp.Offer{
		Company: "Acme", Start: vesting.MustDate("2027-01-01"), Base: decimal.NewFromInt(100_000),
		Grants: []comp.Grant{{Kind: comp.Option, Shares: decimal.NewFromInt(1000), Strike: decimal.NewFromInt(1), Vesting: schedule}},
		Private: comp.Private{
			FMV: decimal.NewFromInt(1), FullyDiluted: decimal.NewFromInt(10_000_000),
			Exit: comp.Exit{Value: decimal.NewFromInt(20_000_000), On: vesting.MustDate("2030-01-01")},
		},
	}
	kase := comp.NewCase(vesting.MustDate("2027-01-01"))
	exits := []decimal.Decimal{decimal.NewFromInt(20_000_000), decimal.NewFromInt(40_000_000)}
	dilutions := []decimal.Decimal{decimal.Zero, decimal.New(5, -1)}
	grid, err := comp.NewExitGrid(kase, startup, exits, dilutions)
	if err != nil {
		panic(err)
	}
	for i, exit := range grid.Exits {
		fmt.Println(exit, grid.Payouts[i])
	}
	// Output:
	// 20000000 [1000 0]
	// 40000000 [3000 1000]
}

// A clause that says "24 months" can be read in four ways; after 20 months they are all,
// 4/12, a half and 4/24 of 30,000.
func ExampleAmbiguities() {
	for _, ambiguity := range comp.Ambiguities(comp.NewCase(vesting.MustDate("2027-01-01")), offer()) {
		fmt.Println(ambiguity.Term, "after", ambiguity.Month, "months:")
		for _, reading := range ambiguity.Readings {
			fmt.Println("-", reading.Owed, reading.Write)
		}
	}
	// Output:
	// sign_on[0] after 20 months:
	// - 30000 kind: cliff
	// - 10000 kind: pro-rata, full: 12 months
	// - 15000 kind: pro-rata, step: 12 months
	// - 5000 kind: pro-rata, step: 1 month
}

// 10,500 a year from now is worth 10,000 today at 5%.
func ExamplePresentValue() {
	today := vesting.MustDate("2026-01-01")
	timeline := comp.Timeline{{Date: today.AddDays(365), Amount: decimal.NewFromInt(10_500)}}
	value, err := comp.PresentValue(timeline, today, decimal.New(5, -2))
	if err != nil {
		panic(err)
	}
	fmt.Println(value.Round(2))
	// Output: 10000
}

// A payment read down to the letter, and worked out again for another price of the share.
func ExampleComparison_Remember() {
	kase := comp.NewCase(vesting.MustDate("2027-01-11"))
	schedule, err := vesting.Parse("5/15/40/40")
	if err != nil {
		fmt.Println(err)
		return
	}
	kase.Offers = []comp.Offer{{
		Company: "Amazon", Base: decimal.NewFromInt(160_000), Price: comp.Price{Today: decimal.NewFromInt(1200)},
		Grants: []comp.Grant{{Kind: comp.RSU, Shares: decimal.NewFromInt(220), Vesting: schedule}},
	}}
	result, err := comp.Compare(kase)
	if err != nil {
		fmt.Println(err)
		return
	}
	offer, err := result.Remember(&result.Offers[0])
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, p := range offer.Timeline {
		if p.Component != comp.RSUPay || p.Year != 3 {
			continue
		}
		program, err := calc.Compile(p.Number())
		if err != nil {
			fmt.Println(err)
			return
		}
		higher, err := program.Eval(calc.Changes{Numbers: map[string]decimal.Decimal{"offers[0].price.today": decimal.NewFromInt(1500)}})
		fmt.Println(p.Amount, program.Terms(), higher, err)
	}
	// Output:
	// 105600 [offers[0].grants[0].shares offers[0].price.today growth] [132000] <nil>
}

// What a total rests on, and what it is with 1,000 more of base: with raises of 3% 1,000 * (1 +
// 1.03 + 1.0609 + 1.092727), and no payment is worked out that does not rest on the base.
func ExampleComparison_Sensitivity() {
	kase := comp.NewCase(vesting.MustDate("2027-01-11"))
	kase.Offers = []comp.Offer{{
		Company: "Initech", Base: decimal.NewFromInt(160_000), Raise: comp.Raise{Rate: decimal.New(3, -2)},
		SignOn: []comp.SignOn{{Year: 1, Amount: decimal.NewFromInt(40_000)}},
	}}
	result, err := comp.Compare(kase)
	if err != nil {
		fmt.Println(err)
		return
	}
	sensitivity, err := result.Sensitivity("total")
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(sensitivity.Terms)
	more, err := sensitivity.Figures(calc.Changes{Numbers: map[string]decimal.Decimal{"offers[0].base": decimal.NewFromInt(161_000)}})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(more[0].Sub(result.Offers[0].Total))
	// Output:
	// [offers[0].sign_on[0].amount offers[0].base offers[0].raise.rate]
	// 4183.63
}

// 725,000 of wages in Texas under the law of 2025: federal income tax 219,442.75, Social Security 10,918.20,
// Medicare 10,512.50 and 4,725.00 more above 200,000, by the federal tables.
func ExampleResult_Figure() {
	kase := comp.NewCase(vesting.MustDate("2025-01-01"))
	kase.Years, kase.LawYear, kase.Candidate.FilingStatus = 1, 2025, "single"
	kase.Offers = []comp.Offer{{Company: "Initech", Location: "Austin, TX", Start: vesting.MustDate("2025-01-01"), Base: decimal.NewFromInt(725_000)}}
	result, err := comp.Compare(kase)
	if err != nil {
		panic(err)
	}
	kept, ok := result.Offers[0].Figure("after-tax")
	fmt.Println(kept, ok)
	// Output: 479401.55 true
}
