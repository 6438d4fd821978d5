package report

import (
	"testing"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// Refreshers that nobody has put in writing decide the order here: 60,000 a year over four
// years are worth 15,000, 30,000 and 45,000 in years 2 to 4.
func TestTheBandSaysWhatExpectedRefreshersDecide(t *testing.T) {
	schedule, err := vesting.Parse("4y annual")
	if err != nil {
		t.Fatal(err)
	}
	c := comp.NewCase(vesting.MustDate("2026-11-23"))
	c.Offers = []comp.Offer{
		{Company: "Initech", Base: decimal.NewFromInt(100_000), Refreshers: []comp.Refresher{{Value: decimal.NewFromInt(60_000), Vesting: schedule}}},
		{Company: "Globex", Base: decimal.NewFromInt(110_000)},
	}
	result, err := comp.Compare(c)
	if err != nil {
		t.Fatal(err)
	}
	want := "Without the refreshers that nobody has put in writing, Initech totals $400,000 instead of $490,000, and Globex pays most."
	if got := bandSentence(result); got != want {
		t.Errorf("got %q", got)
	}
}
