package negotiate

import (
	"slices"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// A clawback of 127,000 over 24 months that is not there leaves 127,000 x 18/24 = 95,250 more
// after 6 months, 63,500 after 12 and 31,750 after 18. Quarterly vesting of 55 shares in year 1
// has 27 of them after 6 months: 6,480. After 12 and 24 months both schedules have vested as much.
//
// A day off of 160,000 is 160,000/260 = 615.38; a week 3,076.92, of today's 150,000 2,884.62.
// Today's vest of 250 shares at 20 falls three weeks after the start, the bonus of 15,000 on
// March 15, 63 days after it, nine weeks.
func TestBeyondMoney(t *testing.T) {
	c := amazon(t)
	c.Offers[0].SignOn[0].Clawback = comp.Clawback{Months: 24}
	c.Offers = append(c.Offers, comp.Offer{
		Company: "Today", Current: true, Start: vesting.MustDate("2025-02-01"), Base: dec("150000"), Price: comp.Price{Today: dec("20")},
		Bonus:  comp.Bonus{Rate: dec("0.1"), Paid: []comp.DayOfYear{{Month: 3, Day: 15}}},
		Grants: []comp.Grant{{Kind: comp.RSU, Shares: dec("1000"), Vesting: schedule(t, "4y annual")}},
	})
	b, err := asking(t, c, "total").BeyondMoney()
	if err != nil {
		t.Fatal(err)
	}
	equal(t, "a day off", b.Day, "615.38")
	equal(t, "a week costs", b.Week.Costs, "3076.92")
	equal(t, "a week saves", b.Week.Saves.Decimal, "2884.62")
	if len(b.Week.Keeps) != 2 || b.Week.Keeps[0].Weeks != 3 || b.Week.Keeps[1].Weeks != 9 {
		t.Fatalf("got %+v", b.Week.Keeps)
	}
	equal(t, "the vest kept", b.Week.Keeps[0].Amount, "5000")
	equal(t, "the bonus kept", b.Week.Keeps[1].Amount, "15000")
	if len(b.Terms) != 2 || b.Terms[0].Kind != AskQuarterly || b.Terms[1].Kind != AskNoClawback {
		t.Fatalf("got %+v", b.Terms)
	}
	for _, x := range []struct {
		term         int
		metric, want string
	}{
		{0, "walkaway@6", "6480"}, {0, "walkaway@12", "0"}, {0, "walkaway@24", "0"},
		{1, "walkaway@6", "95250"}, {1, "walkaway@12", "63500"}, {1, "walkaway@18", "31750"}, {1, "walkaway@24", "0"}, {1, "pv", "0"},
	} {
		for _, f := range b.Terms[x.term].Adds {
			if f.Metric.Name == x.metric {
				equal(t, string(b.Terms[x.term].Kind)+" on "+x.metric, f.Value, x.want)
			}
		}
	}
}

// A first bonus of 15% of 160,000, 24,000, that is guaranteed instead of an expected payout of 80%,
// 19,200, adds 24,000 to what is guaranteed and the 4,800 that the payout lacks to what leaving on
// its payday keeps. With a tenth off what is on target it adds 24,000 - 19,200 * 90% = 6,720 to risk-adjusted.
func TestAGuaranteedFirstBonusHasAPrice(t *testing.T) {
	c := amazon(t)
	c.Haircut.Target = dec("0.1")
	c.Offers[0].Bonus = comp.Bonus{Rate: dec("0.15"), Payout: decimal.NewNullDecimal(dec("0.8"))}
	b, err := asking(t, c, "total").BeyondMoney()
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(b.Terms, func(term TermAsk) bool { return term.Kind == AskGuaranteedBonus })
	if i < 0 || b.Terms[i].From != "80%" {
		t.Fatalf("got %+v", b.Terms)
	}
	want := map[string]string{"guaranteed": "24000", "risk-adjusted": "6720", "walkaway@6": "0", "walkaway@12": "4800", "walkaway@24": "4800"}
	for _, f := range b.Terms[i].Adds {
		if figure, has := want[f.Metric.Name]; has {
			equal(t, f.Metric.Name, f.Value, figure)
			delete(want, f.Metric.Name)
		}
	}
	if len(want) > 0 {
		t.Errorf("no figure of %v", want)
	}
	c.Offers[0].Bonus.Guaranteed = comp.FirstYearGuaranteed
	if b, err = asking(t, c, "total").BeyondMoney(); err != nil || slices.ContainsFunc(b.Terms, func(term TermAsk) bool { return term.Kind == AskGuaranteedBonus }) {
		t.Errorf("what is guaranteed is asked for: %+v, %v", b.Terms, err)
	}
}
