package comp_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
)

// priced returns a case valued on the first day of work of an offer of 100,000 a year.
func priced(o comp.Offer) comp.Case {
	o.Company, o.Base, o.Start = "Initech", dec("100000"), day("2027-01-11")
	c := comp.NewCase(day("2027-01-11"))
	c.Offers = []comp.Offer{o}
	return c
}

func path(price string) comp.Price {
	return comp.Price{Path: []comp.PricePoint{{On: day("2027-01-11"), Price: dec(price)}}}
}

// The path is 100 a share. 100,000 become 1,000 shares and pay 100,000; 40 at the grant's
// own price of 200 are one share, rounded up, and pay 100. With four years of 100,000 that
// is 500,100: the price of the second grant is not the first's, nor the market's.
func TestAGrantsPriceIsItsOwn(t *testing.T) {
	annual := schedule(t, "4y annual")
	own := comp.Grant{Kind: comp.RSU, Value: dec("40"), Price: dec("200"), Rounding: comp.RoundUp, Vesting: annual}
	plain := comp.Grant{Kind: comp.RSU, Value: dec("100000"), Vesting: annual}
	for _, grants := range [][]comp.Grant{{plain, own}, {own, plain}} {
		result := compare(t, priced(comp.Offer{Price: path("100"), Grants: grants}))
		wantMoney(t, "total", result.Offers[0].Total, "500100")
	}
}

// 100,000 at 70 a share are 1,428 shares (99,960), whether 70 is today's price or a path
// of that one price.
func TestAPathOfOnePriceIsThatPrice(t *testing.T) {
	for name, price := range map[string]comp.Price{"today": {Today: dec("70")}, "path": path("70")} {
		result := compare(t, priced(comp.Offer{
			Price: price, Grants: []comp.Grant{{Kind: comp.RSU, Value: dec("100000"), Vesting: schedule(t, "4y annual")}},
		}))
		wantMoney(t, name, result.Offers[0].Total, "499960")
	}
}

// A share of the first grant, a levels-style year and options take the market's price,
// never the price of another grant. The market is at 100 by a path: 10% of 100 shares are
// 1,000, ten shares; the options of strike 90 are worth 10 each.
func TestWhatRestsOnTodaysPrice(t *testing.T) {
	annual := schedule(t, "4y annual")
	c := priced(comp.Offer{
		Price: path("100"),
		Grants: []comp.Grant{
			{Kind: comp.RSU, Shares: dec("100"), Vesting: annual},
			{Kind: comp.RSU, Value: dec("40"), Price: dec("200"), Rounding: comp.RoundUp, Vesting: annual},
			{Kind: comp.Option, Shares: dec("400"), Strike: dec("90"), Vesting: annual},
		},
		Refreshers: []comp.Refresher{{ShareOfGrant: dec("0.1"), Vesting: schedule(t, "1y annual"), Once: true, Promise: comp.PromiseWritten}},
	})
	r := compare(t, c).Offers[0]
	sum := func(k comp.Component) decimal.Decimal {
		return r.Timeline.Sum(func(p *comp.Payment) bool { return p.Component == k })
	}
	wantMoney(t, "refresher", sum(comp.RefresherPay), "1000")
	wantMoney(t, "options", sum(comp.OptionPay), "4000")
	levels, _ := r.Figure("levels-tc")
	wantMoney(t, "levels-style year", levels, "103510") // 100,000 + 10,000/4 + 40/4 + 4,000/4
}

// Two grants at 50 and 100 and no share price: nothing says what a share is worth today,
// whatever their order.
func TestTwoGrantPricesAskForTheSharePrice(t *testing.T) {
	annual := schedule(t, "4y annual")
	a := comp.Grant{Kind: comp.RSU, Value: dec("10000"), Price: dec("50"), Vesting: annual}
	b := comp.Grant{Kind: comp.RSU, Value: dec("10000"), Price: dec("100"), Vesting: annual}
	for _, grants := range [][]comp.Grant{{a, b}, {b, a}} {
		err := priced(comp.Offer{Grants: grants}).Validate()
		if err == nil || !strings.Contains(err.Error(), "offers[0].grants[0]: several grants have a price of their own") {
			t.Errorf("got %v", err)
		}
		// With a price they are 200 and 100 shares at 80: 24,000.
		result := compare(t, priced(comp.Offer{Grants: grants, Price: comp.Price{Today: dec("80")}}))
		wantMoney(t, "total", result.Offers[0].Total, "424000")
	}
	// One grant's price alone is today's: 200 shares at 50.
	result := compare(t, priced(comp.Offer{Grants: []comp.Grant{a}}))
	wantMoney(t, "total of one", result.Offers[0].Total, "410000")
	// And that of performance shares where no other grant has one: 100 shares at 50 and at a payout of 200%.
	a = comp.Grant{Kind: comp.PSU, Shares: dec("100"), Price: dec("50"), Payout: rate("2"), Vesting: annual}
	result = compare(t, priced(comp.Offer{Grants: []comp.Grant{a}}))
	wantMoney(t, "total of performance shares", result.Offers[0].Total, "410000")
}

func TestAPrivateCompanyHasNoSharePrice(t *testing.T) {
	for name, price := range map[string]comp.Price{"today": {Today: dec("70")}, "path": path("70")} {
		err := priced(comp.Offer{Price: price, Private: comp.Private{FMV: dec("4")}}).Validate()
		if err == nil || !strings.HasPrefix(err.Error(), "offers[0].price: nobody trades") {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

// The levels-style year of a private company's offer is its base: 10,000 shares at an FMV
// of 4 are on paper.
func TestPrivatePaperIsNoLevelsStyleYear(t *testing.T) {
	c := priced(comp.Offer{
		Private: comp.Private{FMV: dec("4")}, Grants: []comp.Grant{{Kind: comp.RSU, Shares: dec("10000"), Vesting: schedule(t, "4y annual")}},
	})
	result := compare(t, c)
	levels, _ := result.Offers[0].Figure("levels-tc")
	wantMoney(t, "levels-style year", levels, "100000")
	trace, err := result.Trace(&result.Offers[0], "levels-tc")
	if err != nil || trace.Lines[1].Kind != comp.OnPaperLine {
		t.Errorf("got %+v, %v", trace, err)
	}
}

// 1.21^0.5 is 1.1: a share of 4.05 is worth 4.455 half a year later, and one of them pays
// 4.46, half away from zero.
func TestPowersAreSettled(t *testing.T) {
	c := priced(comp.Offer{
		Price:  comp.Price{Today: dec("4.05"), Growth: rate("0.21")},
		Grants: []comp.Grant{{Kind: comp.RSU, Shares: dec("1"), Vesting: schedule(t, "6:100")}},
	})
	p := compare(t, c).Offers[0].Timeline.Sum(func(p *comp.Payment) bool { return p.Component == comp.RSUPay })
	wantMoney(t, "one share", p, "4.46")
}

// 10m shares, no investors stated, 50m raised on 200m before it: the round holds a fifth.
// An exit at 1,000m leaves 80 for a share (800m over 10m); at 100m the round takes its
// 50m rather than a fifth of 100m, and leaves 5.
func TestWhatARoundBuysIsItsOwn(t *testing.T) {
	for exit, want := range map[string]string{"1000000000": "8000", "100000000": "500"} {
		c := priced(comp.Offer{
			Private: comp.Private{
				FMV: dec("4"), FullyDiluted: dec("10000000"), Rounds: []comp.Round{{Raise: dec("50000000"), PreMoney: dec("200000000")}},
				Exit: comp.Exit{Value: dec(exit), On: day("2030-01-11")},
			},
			Grants: []comp.Grant{{Kind: comp.RSU, Shares: dec("100"), Vesting: schedule(t, "1y annual")}},
		})
		paid := compare(t, c).Offers[0].Timeline.Sum(func(p *comp.Payment) bool { return p.Component == comp.RSUPay })
		wantMoney(t, "exit of "+exit, paid, want)
	}
}

// Growth of 10% a year at the start of each service year: 40 shares of 100 vest ten a
// year. Sold at each vest they pay 1,000, 1,100, 1,210 and 1,331; held, all count at
// 133.10: 1,331 a year. Leaving after two years sells twenty at the price of that day, of
// year 2: 2,200.
func TestHeldSharesCountAtTheLastDay(t *testing.T) {
	o := comp.Offer{
		Price:  comp.Price{Today: dec("100"), Growth: rate("0.1"), Timing: comp.StartOfYear},
		Grants: []comp.Grant{{Kind: comp.RSU, Shares: dec("40"), Vesting: schedule(t, "4y annual")}},
	}
	wantTexts(t, "sold", yearTotals(t, priced(o)), "101000.00", "101100.00", "101210.00", "101331.00")
	o.Sell = comp.Hold
	wantTexts(t, "held", yearTotals(t, priced(o)), "101331.00", "101331.00", "101331.00", "101331.00")
	w := leaving(t, priced(o)).After(24)
	wantMoney(t, "equity after two years", w.Equity, "2200")
	wantMoney(t, "left behind", w.LeftBehind, "2200")
	// Options of strike 50 and a value followed in dollars likewise: (133.10 - 50) * 40, and
	// 1,000 dollars that have become 1,331.
	o.Grants = []comp.Grant{{Kind: comp.Option, Shares: dec("40"), Strike: dec("50"), Vesting: schedule(t, "1y annual")}}
	wantTexts(t, "options", yearTotals(t, priced(o))[:1], "103324.00")
	o.Grants = []comp.Grant{{Kind: comp.RSU, Value: dec("1000"), Vesting: schedule(t, "1y annual")}}
	o.Price.Today = decimal.Zero
	wantTexts(t, "in dollars", yearTotals(t, priced(o))[:1], "101331.00")
}

// One share a year at 10.005 is 10.005, 10.01 to the cent, each sold by itself: two of them are 20.02 and four,
// all that the total has, 40.04, where 4 x 10.005 would be 40.02.
func TestHeldSharesAreSoldVestByVest(t *testing.T) {
	c := priced(comp.Offer{
		Sell: comp.Hold, Price: comp.Price{Today: dec("10.005")},
		Grants: []comp.Grant{{Kind: comp.RSU, Shares: dec("4"), Vesting: schedule(t, "4y annual")}},
	})
	wantMoney(t, "in the total", equity(compare(t, c).Offers[0]), "40.04")
	l := leaving(t, c)
	for months, want := range map[int]string{24: "20.02", 48: "40.04"} {
		wantMoney(t, fmt.Sprintf("after %d months", months), l.After(months).Equity, want)
	}
}

func TestFractionalSharesAreNotDealtWhole(t *testing.T) {
	c := priced(comp.Offer{Price: comp.Price{Today: dec("10")}, Grants: []comp.Grant{{
		Kind: comp.RSU, Value: dec("1005"), Rounding: comp.RoundNone, Allocation: 3, Vesting: schedule(t, "4y annual"),
	}}})
	if err := c.Validate(); err == nil || !strings.HasPrefix(err.Error(), "offers[0].grants[0].allocation: back-loaded deals whole shares") {
		t.Errorf("got %v", err)
	}
}
