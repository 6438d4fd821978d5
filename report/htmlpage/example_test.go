package htmlpage_test

import (
	"bytes"
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/report"
	"github.com/seed-251b9aba/offerkit/report/htmlpage"
	"github.com/seed-251b9aba/offerkit/vesting"
)

func ExampleWrite() {
	kase := comp.NewCase(vesting.MustDate("2026-11-23"))
	kase.Offers = []comp.Offer{
		{Company: "Initech", Base: decimal.NewFromInt(150_000)},
		{Company: "Hooli", Base: decimal.NewFromInt(140_000), Bonus: comp.Bonus{Rate: decimal.RequireFromString("0.1")}},
	}
	result, err := comp.Compare(kase)
	if err != nil {
		panic(err)
	}
	document, err := report.Compare(result, report.Options{Timeline: true, Charts: true})
	if err != nil {
		panic(err)
	}
	var page bytes.Buffer // or a file
	if err := htmlpage.Write(&page, document, htmlpage.Options{}); err != nil {
		panic(err)
	}
	fmt.Printf("%s", page.Next(5))
	// Output: <!doc
}
