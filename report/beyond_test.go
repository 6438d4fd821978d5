package report

import (
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// 400 options at a strike of 50 and a price of 80 gain 12,000: of an ISO at most 28% of
// it, 3,360, is alternative minimum tax; of an NSO it is wages.
func TestOptionsSayWhatIncomeTheyAre(t *testing.T) {
	schedule, err := vesting.Parse("4y annual")
	if err != nil {
		t.Fatal(err)
	}
	for kind, want := range map[comp.OptionType]string{
		comp.ISO: "at most 28%: 3,360.00",
		comp.NSO: "(NSO): their gain of 12,000.00 is wage income",
	} {
		c := comp.NewCase(vesting.MustDate("2026-11-23"))
		c.Offers = []comp.Offer{{
			Company: "Initech", Base: decimal.NewFromInt(100_000), Price: comp.Price{Today: decimal.NewFromInt(80)},
			Grants: []comp.Grant{{Kind: comp.Option, Type: kind, Shares: decimal.NewFromInt(400), Strike: decimal.NewFromInt(50), Vesting: schedule}},
		}}
		result, err := comp.Compare(c)
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(beside(result, &result.Offers[0]), "\n"); !strings.Contains(got, want) || !strings.Contains(got, "costs 20,000.00") {
			t.Errorf("%s: got %s", kind, got)
		}
	}
}

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
