package comp_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/vesting"
)

func dividends(t *testing.T, c comp.Case) (string, *comp.Comparison) {
	t.Helper()
	result, err := comp.Compare(c)
	if err != nil {
		t.Fatal(err)
	}
	var paid []string
	for _, p := range result.Offers[0].Timeline {
		if p.Component == comp.DividendPay {
			paid = append(paid, fmt.Sprintf("%v %s %s", p.Date, p.Amount.StringFixed(2), p.Certainty))
		}
	}
	return strings.Join(paid, "; "), result
}

func dividendCase(t *testing.T) comp.Case {
	c := comp.NewCase(vesting.MustDate("2027-01-11"))
	c.Offers = []comp.Offer{{
		Company: "Amazon", Base: decimal.NewFromInt(160_000), Dividend: decimal.New(2, -2), Price: comp.Price{Today: decimal.NewFromInt(1200)},
		Grants: []comp.Grant{{Kind: comp.RSU, Shares: decimal.NewFromInt(220), Vesting: schedule(t, "5/15/40/40")}},
	}}
	return c
}

// 11, 33, 88 and 88 shares at 1,200, 2% a year for 1, 2, 3 and 4 years: 13,200*2% = 264.00,
// 39,600*4% = 1,584.00, 105,600*6% = 6,336.00, 105,600*8% = 8,448.00.
func TestDividends(t *testing.T) {
	got, result := dividends(t, dividendCase(t))
	if want := "2028-01-11 264.00 market; 2029-01-11 1584.00 market; 2030-01-11 6336.00 market; 2031-01-11 8448.00 market"; got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
	// Leaving after 30 months keeps what has vested, and its dividends with it: 13,200 + 39,600 +
	// 264 + 1,584.
	if w := comp.NewLeaving(result, &result.Offers[0], true).After(30); w.Equity.String() != "54648" {
		t.Errorf("leaving keeps %s of equity, want 54648", w.Equity)
	}
	if cash, _ := result.Offers[0].Figure("cash"); cash.String() != "640000" {
		t.Errorf("cash is %s: dividends on shares are equity", cash)
	}
}

// At 10% a year by steps (start-of-year) the second vest is at 1,320: 33*1,320 = 43,560, times 2% for
// two years 1,742.40. Held shares are worth more on the last day, the dividends are not: the price of
// the last day is 1,597.20 in every year, and the dividend of the second vest stays.
func TestDividendsAreOfTheDaysPrice(t *testing.T) {
	for _, sell := range comp.Sells() {
		c := dividendCase(t)
		c.Growth, c.GrowthTiming, c.Offers[0].Sell = decimal.New(1, -1), comp.StartOfYear, sell
		if got, _ := dividends(t, c); !strings.Contains(got, "2029-01-11 1742.40") {
			t.Errorf("%s: got %s", sell, got)
		}
	}
	// The same in dollars: 100,000 of which 15% vest after two years at 1.1: 16,500*4% = 660.00.
	for _, sell := range comp.Sells() {
		c := dividendCase(t)
		c.Growth, c.GrowthTiming, c.Offers[0].Sell = decimal.New(1, -1), comp.StartOfYear, sell
		c.Offers[0].Price = comp.Price{}
		c.Offers[0].Grants = []comp.Grant{{Kind: comp.RSU, Value: decimal.NewFromInt(100_000), Vesting: schedule(t, "5/15/40/40")}}
		if got, _ := dividends(t, c); !strings.Contains(got, "2029-01-11 660.00") {
			t.Errorf("in dollars, %s: got %s", sell, got)
		}
	}
}

// Refreshers keep dividends back too, with their own certainty and from their own day; options and
// cash have none, and a share that has just been granted has kept nothing back.
func TestWhatPaysDividends(t *testing.T) {
	c := dividendCase(t)
	o := &c.Offers[0]
	o.Grants = []comp.Grant{
		{Kind: comp.Option, Shares: decimal.NewFromInt(100), Strike: decimal.NewFromInt(1), Vesting: schedule(t, "4y annual")},
		{Kind: comp.CashGrant, Value: decimal.NewFromInt(10_000), Vesting: schedule(t, "4y annual")},
		{Kind: comp.RSU, Shares: decimal.NewFromInt(10), Vesting: schedule(t, "0:100")},
	}
	o.Refreshers = []comp.Refresher{{Value: decimal.NewFromInt(12_000), Vesting: schedule(t, "1y annual"), Once: true}}
	// Ten shares at 1,200, granted after a year and vested after two: 12,000*2%.
	if got, _ := dividends(t, c); got != "2029-01-11 240.00 speculative" {
		t.Errorf("got %s", got)
	}
	c.Offers[0].Private.FMV = decimal.NewFromInt(3)
	c.Offers[0].Price = comp.Price{}
	if _, err := comp.Compare(c); err == nil {
		t.Error("a private company pays dividends")
	}
}
