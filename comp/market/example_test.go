package market_test

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/market"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// Where a base of 165,000 stands in a table of one's own: halfway from p50 to p75.
func Example() {
	kase := comp.NewCase(vesting.MustDate("2026-11-23"))
	kase.Offers = []comp.Offer{{Company: "Initech", Role: "Product Manager", Base: decimal.NewFromInt(165_000)}}
	result, err := comp.Compare(kase)
	if err != nil {
		fmt.Println(err)
		return
	}
	table := "role,p10,p25,p50,p75,p90\nProduct Manager,110k,130k,150k,180k,210k\n"
	sources := []market.Source{{Name: "percentiles.csv", Data: strings.NewReader(table)}}
	answers, err := market.Read(market.Options{}, sources, market.Questions(result, market.Override{}))
	if err != nil {
		fmt.Println(err)
		return
	}
	low, high := answers[0].Bounds()
	fmt.Printf("p%s, between %v and %v: %s\n", &answers[0].Position, low.Amount, high.Amount, answers[0].Verdict())
	// Output: p62.5, between 150000 and 180000: fair
}
