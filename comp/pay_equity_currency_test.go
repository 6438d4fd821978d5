package comp_test

import (
	"errors"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
)

// inRupees is a case that reports in rupees, with the dollar at 85 and from 2029 on at 88, of an offer
// whose shares are in dollars.
func inRupees(o comp.Offer) comp.Case {
	o.Equity = "USD"
	c := horizon(4, o)
	c.Currency = "INR"
	c.Rates = []comp.ExchangeRate{{Currency: "USD", On: day("2026-01-01"), Rate: dec("85")}, {Currency: "USD", On: day("2029-01-01"), Rate: dec("88")}}
	return c
}

// rupees is an offer of 50,00,000 rupees.
func rupees() comp.Offer { return comp.Offer{Company: "Initech", Base: dec("5000000")} }

// The grant of most of the tests below: $40,000 at $200 are 200 shares, 50 a year, $10,000.
func dollarGrant(t testing.TB, g comp.Grant) comp.Grant {
	g.Kind, g.Vesting = comp.RSU, schedule(t, "4y annual")
	if g.Value.IsZero() {
		g.Value, g.Price = dec("40000"), dec("200")
	}
	return g
}

// Each vest is converted at the rate of its day: 8,50,000 in January 2028 at 85, 8,80,000 later at 88.
func TestEachVestIsConvertedAtTheRateOfItsDay(t *testing.T) {
	options := comp.Grant{Kind: comp.Option, Shares: dec("1000"), Strike: dec("3"), Vesting: schedule(t, "4y annual")}
	cash := comp.Grant{Kind: comp.CashGrant, Value: dec("400000"), Vesting: schedule(t, "4y annual")}
	for _, c := range []struct {
		name      string
		offer     func(*comp.Offer)
		component comp.Component
		want      [4]string
	}{
		{"shares", func(o *comp.Offer) { o.Grants = []comp.Grant{dollarGrant(t, comp.Grant{})} }, comp.RSUPay,
			[4]string{"850000.00", "880000.00", "880000.00", "880000.00"}},
		{"a value, whatever the price", func(o *comp.Offer) {
			o.Grants = []comp.Grant{dollarGrant(t, comp.Grant{Value: dec("40000"), ByValue: true})}
		}, comp.RSUPay, [4]string{"850000.00", "880000.00", "880000.00", "880000.00"}},
		{"a value followed in dollars", func(o *comp.Offer) { o.Grants = []comp.Grant{dollarGrant(t, comp.Grant{Value: dec("40000")})} }, comp.RSUPay,
			[4]string{"850000.00", "880000.00", "880000.00", "880000.00"}},
		// Each year's $10,000 at the price of the day, 50 shares.
		{"re-granted every year", func(o *comp.Offer) {
			o.Price.Today = dec("200")
			o.Grants = []comp.Grant{dollarGrant(t, comp.Grant{Value: dec("40000"), Repriced: true})}
		}, comp.RSUPay, [4]string{"850000.00", "880000.00", "880000.00", "880000.00"}},
		// 250 x (12 - 3) dollars.
		{"options", func(o *comp.Offer) { o.Price.Today, o.Grants = dec("12"), []comp.Grant{options} }, comp.OptionPay,
			[4]string{"191250.00", "198000.00", "198000.00", "198000.00"}},
		// Deferred cash is pay in cash, in rupees.
		{"a cash grant", func(o *comp.Offer) { o.Grants = []comp.Grant{cash} }, comp.CashGrantPay,
			[4]string{"100000.00", "100000.00", "100000.00", "100000.00"}},
		// Held, all shares are sold on the last day, at its rate too.
		{"held shares", func(o *comp.Offer) { o.Sell, o.Grants = comp.Hold, []comp.Grant{dollarGrant(t, comp.Grant{})} }, comp.RSUPay,
			[4]string{"880000.00", "880000.00", "880000.00", "880000.00"}},
		// $12,000 at $100 from month 12 on: 120 shares, 40 of each grant a year after it and on.
		{"refreshers", func(o *comp.Offer) {
			o.Price.Today, o.Refreshers = dec("100"), []comp.Refresher{{Value: dec("12000"), Vesting: schedule(t, "3y annual"), Promise: comp.PromiseWritten}}
		}, comp.RefresherPay, [4]string{"0.00", "352000.00", "704000.00", "1056000.00"}},
		// A tenth of a dividend of 10% a year on $10,000 for 12, 24, 36 and 48 months.
		{"dividends", func(o *comp.Offer) {
			o.Dividend, o.Grants = dec("0.1"), []comp.Grant{dollarGrant(t, comp.Grant{})}
		}, comp.DividendPay, [4]string{"85000.00", "176000.00", "264000.00", "352000.00"}},
	} {
		o := rupees()
		c.offer(&o)
		r := &compare(t, inRupees(o)).Offers[0]
		for k, want := range c.want {
			if got := r.Years[k].Components[c.component].StringFixed(2); got != want {
				t.Errorf("%s, year %d: %s, want %s", c.name, k+1, got, want)
			}
		}
	}
}

// The salary buys shares at the rate of the purchase, within the limit of $25,000 of stock a year: 10% of
// 3,00,00,000 are 15,00,000 a half-year, $17,647.06 at 85. At $100 and 15% off the limit lets in
// $21,250 a year, which gain $3,750.00 (SPEC 5.8), 3,18,750.00 rupees.
func TestPurchasesAreInTheCurrencyOfTheShares(t *testing.T) {
	o := rupees()
	o.Base, o.Price.Today, o.ESPP = dec("30000000"), dec("100"), comp.ESPP{Contribution: dec("0.1"), Discount: dec("0.15"), Lookback: true}
	r := &compare(t, inRupees(o)).Offers[0]
	wantMoney(t, "year 1", r.Years[0].Components[comp.ESPPPay], "318750")
}

// A target of 60,00,000 lacks 10,00,000 a year: at 85 $11,764.71, which buy 117 shares of $100. They are
// granted as the year begins and worth 117 x 100 x 85 in January 2028; in the second year, at 85 as it
// begins in January 2028, 117 again, at 88 when they vest.
func TestATopUpIsToATargetInTheOffersCurrency(t *testing.T) {
	o := rupees()
	o.Price.Today, o.TopUp = dec("100"), comp.TopUp{Target: dec("6000000"), Year: 1}
	totals := yearTotals(t, inRupees(o))
	wantTexts(t, "topped up", totals[:2], "5994500.00", "6029600.00")
}

// Of a company worth $100m with 10m shares and no preferences a share gets $10. Of 10,000 shares half
// have vested by June 2029: $50,000 at 88. Without an exit, all that vests within four years is worth
// its FMV of $4, at the rate of the valuation date.
func TestAnExitIsInTheCurrencyOfTheShares(t *testing.T) {
	o := rupees()
	o.Grants = []comp.Grant{{Kind: comp.RSU, Shares: dec("10000"), Vesting: schedule(t, "4y annual")}}
	o.Private = comp.Private{FMV: dec("4"), FullyDiluted: dec("10000000"), Exit: comp.Exit{Value: dec("100000000"), On: day("2029-06-30")}}
	r := &compare(t, inRupees(o)).Offers[0]
	wantMoney(t, "exit", r.Years[2].Components[comp.RSUPay], "4400000")

	o.Private.Exit = comp.Exit{}
	r = &compare(t, inRupees(o)).Offers[0]
	fmv, _, _ := r.PaperTotal()
	wantMoney(t, "on paper", fmv.Decimal, "3400000")
}

// What is left behind after 14 months: 150 shares at $200, at the 85 of that day. And options cost
// their strike in dollars to exercise: 250 x 3 x 85, then three times 88.
func TestLeavingAndExercisingAreConverted(t *testing.T) {
	o := rupees()
	o.Grants = []comp.Grant{dollarGrant(t, comp.Grant{})}
	c := compare(t, inRupees(o))
	wantMoney(t, "left behind", comp.NewLeaving(c, &c.Offers[0], true).After(14).LeftBehind, "2550000")

	o.Price.Today, o.Grants = dec("12"), []comp.Grant{{Kind: comp.Option, Shares: dec("1000"), Strike: dec("3"), Vesting: schedule(t, "4y annual")}}
	wantMoney(t, "to exercise", compare(t, inRupees(o)).Offers[0].Exercise, "261750")
}

// Shares in the reporting currency are not converted there and back: $10,000 are 7,874.02 pounds at
// 1.27, which would be $10,000.01 again. In the offer's own currency they count 7,874.02. Where the
// shares are in neither currency, $10,000 are 7,900 pounds at 0.79, and 9,186.05 euros at 0.79/0.86.
func TestSharesAreConvertedOnce(t *testing.T) {
	for _, c := range []struct {
		offer, reporting comp.Currency
		rates            []comp.ExchangeRate
		amount, native   string
	}{
		{"GBP", "USD", []comp.ExchangeRate{{Currency: "GBP", Rate: dec("1.27")}}, "10000", "7874.02"},
		{"EUR", "GBP", []comp.ExchangeRate{{Currency: "EUR", Rate: dec("0.86")}, {Currency: "USD", Rate: dec("0.79")}}, "7900", "9186.05"},
		{"CAD", "CAD", []comp.ExchangeRate{{Currency: "USD", Rate: dec("1.37")}}, "13700", "13700"},
	} {
		o := comp.Offer{Company: "Initech", Currency: c.offer, Equity: "USD", Base: dec("90000"), Grants: []comp.Grant{dollarGrant(t, comp.Grant{})}}
		kase := horizon(1, o)
		kase.Currency, kase.Rates = c.reporting, c.rates
		r := &compare(t, kase).Offers[0]
		wantMoney(t, "reported from "+string(c.offer), r.Years[0].Components[comp.RSUPay], c.amount)
		_, native := r.NativeYears()
		wantMoney(t, "in "+string(c.offer), native.Sub(dec("90000")), c.native)
	}
}

// The levels-style year has the grant at the rate of the valuation date: 50,00,000 and $10,000 at 85.
func TestLevelsYearOfSharesInAnotherCurrency(t *testing.T) {
	o := rupees()
	o.Grants = []comp.Grant{dollarGrant(t, comp.Grant{})}
	got, _ := compare(t, inRupees(o)).Offers[0].Figure("levels-tc")
	wantMoney(t, "levels-tc", got, "5850000")
}

func TestSharesNeedARate(t *testing.T) {
	o := rupees()
	o.Grants = []comp.Grant{dollarGrant(t, comp.Grant{})}
	c := inRupees(o)
	c.Rates = nil
	_, err := comp.Compare(c)
	var invalid *comp.ValidationError
	if !errors.As(err, &invalid) || invalid.Terms[0].Path != "offers[0].equity_currency" {
		t.Errorf("got %v", err)
	}
}

// The terms of a letter and their currencies.
func TestCurrencyOfTerms(t *testing.T) {
	o := rupees()
	o.Grants = []comp.Grant{dollarGrant(t, comp.Grant{}), {Kind: comp.CashGrant, Value: dec("1"), Vesting: schedule(t, "4y annual")}}
	r := &compare(t, inRupees(o)).Offers[0]
	for path, want := range map[string]comp.Currency{
		"base": "INR", "sign_on[0].amount": "INR", "top_up.target": "INR", "grants[1].value": "INR",
		"grants[0].value": "USD", "grants[0].strike": "USD", "price.today": "USD", "refreshers[0].value": "USD", "private.exit.value": "USD", "grants[7].value": "USD",
	} {
		if got := r.CurrencyOf(path); got != want {
			t.Errorf("%s is in %s, want %s", path, got, want)
		}
	}
}

// Indian amounts: https://en.wikipedia.org/wiki/Indian_numbering_system. Sri Lanka counts in lakhs and
// writes thousands (Unicode CLDR, si).
func TestGroupedByCurrency(t *testing.T) {
	for _, c := range []struct {
		currency comp.Currency
		amount   string
		want     string
	}{
		{"INR", "0", "0.00"}, {"INR", "999.5", "999.50"}, {"INR", "1000", "1,000.00"}, {"INR", "99999.99", "99,999.99"},
		{"INR", "100000", "1,00,000.00"}, {"INR", "2500000", "25,00,000.00"}, {"INR", "-2500000", "-25,00,000.00"},
		{"INR", "12345678", "1,23,45,678.00"}, {"INR", "1234567890.12", "1,23,45,67,890.12"},
		{"PKR", "2500000", "25,00,000.00"}, {"NPR", "2500000", "25,00,000.00"}, {"BDT", "2500000", "25,00,000.00"}, {"BTN", "2500000", "25,00,000.00"},
		{"LKR", "2500000", "2,500,000.00"}, {"USD", "2500000", "2,500,000.00"}, {"JPY", "-2500000", "-2,500,000"},
	} {
		if got := c.currency.Grouped(decimal.RequireFromString(c.amount)); got != c.want {
			t.Errorf("%s %s is %s, want %s", c.currency, c.amount, got, c.want)
		}
	}
	if got := comp.Currency("INR").GroupedNumber(dec("120000.125")); got != "1,20,000.125" {
		t.Errorf("a price is %s", got)
	}
}

// At a rate of 1 the currency of the shares makes no difference, whatever the equity: neither to what is
// paid and ranked nor to what leaving keeps and leaves behind.
func TestACurrencyAtParChangesNothing(t *testing.T) {
	held := amazon(t)
	held.Sell, held.Dividend, held.Price.Growth = comp.Hold, dec("0.02"), rate("0.1")
	indexed := rupees()
	indexed.Price.Growth, indexed.Grants = rate("0.12"), []comp.Grant{dollarGrant(t, comp.Grant{Value: dec("40001")})}
	indexed.Refreshers, indexed.Sell = []comp.Refresher{{ShareOfGrant: dec("0.25"), Vesting: schedule(t, "4y quarterly")}}, comp.Hold
	byValue := indexed
	byValue.Sell, byValue.Grants = comp.SellAtVest, []comp.Grant{dollarGrant(t, comp.Grant{Value: dec("40001"), ByValue: true}), dollarGrant(t, comp.Grant{Value: dec("40001"), Repriced: true})}
	topUp := targeted(t)
	topUp.TopUp.Growth, topUp.Refreshers = dec("0.15"), []comp.Refresher{{Value: dec("10000"), Vesting: schedule(t, "4y annual")}}
	unpriced := comp.Offer{Company: "Initech", Base: dec("175000"), TopUp: comp.TopUp{Target: dec("350000"), Growth: dec("0.15"), Year: 1}}
	unpriced.Price.Growth = rate("0.05")
	startup := rupees()
	startup.Grants = []comp.Grant{{Kind: comp.Option, Shares: dec("10000"), Strike: dec("3"), Vesting: schedule(t, "4y monthly, 12mo cliff")}}
	startup.Private = comp.Private{Preferred: dec("12"), FMV: dec("4"), FullyDiluted: dec("12000000"), Preference: dec("40000000"), Failure: dec("0.6"),
		Exit: comp.Exit{Value: dec("400000000"), On: day("2030-06-30")}}
	plan := employee(comp.ESPP{Contribution: dec("0.1"), Discount: dec("0.15"), Lookback: true}, comp.PricePoint{On: day("2027-07-11"), Price: dec("110")})

	for name, o := range map[string]comp.Offer{
		"held": held, "indexed": indexed, "by value": byValue, "top-up": topUp, "unpriced": unpriced, "startup": startup, "plan": plan,
	} {
		in := func(equity comp.Currency) *comp.Comparison {
			o.Equity = equity
			c := horizon(5, o)
			c.Currency, c.Rates = "EUR", []comp.ExchangeRate{{Currency: "GBP", Rate: dec("1")}}
			return compare(t, c)
		}
		own, other := in(""), in("GBP")
		for i, f := range own.Offers[0].Metrics {
			wantMoney(t, name+", "+f.Metric.Name, other.Offers[0].Metrics[i].Value, f.Value.String())
		}
		if !own.Offers[0].Exercise.Equal(other.Offers[0].Exercise) {
			t.Errorf("%s: %s to exercise, want %s", name, other.Offers[0].Exercise, own.Offers[0].Exercise)
		}
		for month := range 61 {
			a, b := comp.NewLeaving(own, &own.Offers[0], true).After(month), comp.NewLeaving(other, &other.Offers[0], true).After(month)
			if !a.Net.Equal(b.Net) || !a.LeftBehind.Equal(b.LeftBehind) {
				t.Errorf("%s, left after %d months: %s and %s left behind, want %s and %s", name, month, b.Net, b.LeftBehind, a.Net, a.LeftBehind)
			}
		}
		remembered, err := other.Remember(&other.Offers[0])
		if err != nil {
			t.Fatal(err)
		}
		if total := remembered.Timeline.Total(); !total.Equal(other.Offers[0].Total) {
			t.Errorf("%s: %s is remembered, want %s", name, total, other.Offers[0].Total)
		}
	}
}
