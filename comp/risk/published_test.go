package risk_test

import (
	"testing"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// atYears is payments at whole years of 365 days from a day, 0 the day itself.
func atYears(from vesting.Date, amounts ...string) comp.Timeline {
	var t comp.Timeline
	for year, amount := range amounts {
		t = append(t, comp.Payment{Date: from.AddDays(365 * year), Amount: dec(amount)})
	}
	return t
}

func repeated(amount string, n int) (amounts []string) {
	for range n {
		amounts = append(amounts, amount)
	}
	return amounts
}

// Present values that others have published, by the discounting that every question here rests on.
func TestPublishedPresentValues(t *testing.T) {
	day := vesting.MustDate("2025-01-01")
	for _, c := range []struct {
		source     string
		pay        comp.Timeline
		rate, want string
	}{
		{"brainquestionss 14823703, two years of 85,000", atYears(day, "0", "85000", "85000"), "0.1", "147520.66"},
		{"brainquestionss 14823703, 20,000 and two years of 74,000", atYears(day, "20000", "74000", "74000"), "0.1", "148429.75"},
		{"edustrings 2618582", atYears(day, "5000", "22000", "27000", "23000"), "0.0975", "64859.98"},
		{"wizedu 541979, six years of 80,000", atYears(day, append([]string{"0"}, repeated("80000", 6)...)...), "0.12", "328912.59"},
		{"wizedu 541979, the other", atYears(day, "15000", "50000", "50000", "50000", "50000", "60000", "60000"), "0.12", "231310.95"},
		// The gap of 97,601.64 is closed by 19,094.87 more in each of the seven payments.
		{"wizedu 541979, what closes the gap", atYears(day, repeated("19094.87", 7)...), "0.12", "97601.66"},
		// 59,000 and a bonus of 10% for twenty years, 3.9% more each year, and 15,000 now.
		{"answer 84699", growing(day, "15000", "64900", "1.039", 20), "0.1", "739018.03"},
		// 18% of 100m that grow by 6%, from the first year on, over five years; and of 10% less or more.
		{"phucnguyenvan.com", growing(day, "0", "19080000", "1.06", 5), "0.1", "80645000"},
		{"phucnguyenvan.com, 10% less", growing(day, "0", "17172000", "1.06", 5), "0.1", "72581000"},
		{"phucnguyenvan.com, 10% more", growing(day, "0", "20988000", "1.06", 5), "0.1", "88710000"},
	} {
		got, err := comp.PresentValue(c.pay, day, dec(c.rate))
		if err != nil {
			t.Fatal(err)
		}
		places := int32(2)
		if dec(c.want).GreaterThan(dec("10000000")) {
			places = -3 // printed in thousands
		}
		if !got.Round(places).Equal(dec(c.want)) {
			t.Errorf("%s: %s, published %s", c.source, got.Round(places), c.want)
		}
	}
}

// growing is an amount now, and then so many a year, each larger than the one before.
func growing(from vesting.Date, now, first, growth string, years int) comp.Timeline {
	t := atYears(from, now)
	amount := dec(first)
	for year := 1; year <= years; year++ {
		t = append(t, comp.Payment{Date: from.AddDays(365 * year), Amount: amount})
		amount = amount.Mul(dec(growth))
	}
	return t
}

// The break-even of the discount rate between 85,000 a year and 74,000 with 20,000 now: at the
// year's end v + v^2 = 20/11, so that v is 0.93811770 and the rate 6.5964%; with monthly pay
// brainquestionss 14823703 has one of them ahead at 7%/12 a month, 7.229% a year, and the other at
// 10%/12, 10.471% a year. No leap day lies in 2025 and 2026. Both have the same token base.
func TestTheRateThatDecides(t *testing.T) {
	yearEnd := read(t, `
as_of: 2025-01-01
years: 2
discount_rate: 10%
offers:
  - {company: Globex, start: 2025-01-01, base: 12, grants: [{kind: cash, value: 170k, vesting: 50/50}]}
  - {company: Initech, start: 2025-01-01, base: 12, sign_on: 20k, grants: [{kind: cash, value: 148k, vesting: 50/50}]}
`)
	l := lead(t, yearEnd, "pv")
	if got := l.Comparison.Offers[l.Leader].Name; got != "Initech" || !l.Gap.Equal(dec("909.09")) { // 148,429.75 - 147,520.66
		t.Errorf("%s leads by %s", got, l.Gap)
	}
	b := l.BreakEvens(found(t, l, "discount_rate"))[0]
	if len(b.Found) != 1 || !b.Found[0].Value.Round(4).Equal(dec("0.0660")) || b.Found[0].Value.Sub(dec("0.065964")).Abs().GreaterThan(dec("0.000001")) {
		t.Errorf("the rate that decides is %v", b.Values())
	}
	monthly := read(t, `
as_of: 2025-01-01
years: 2
offers:
  - {company: Globex, start: 2025-01-01, base: 85k}
  - {company: Initech, start: 2025-01-01, base: 74k, sign_on: 20k}
`)
	l = lead(t, monthly, "pv")
	b = l.BreakEvens(found(t, l, "discount_rate"))[0]
	if len(b.Found) != 1 || b.Found[0].Value.LessThan(dec("0.07229")) || b.Found[0].Value.GreaterThan(dec("0.10471")) {
		t.Errorf("paid monthly, the rate that decides is %v", b.Values())
	}
	proven(t, l, &b, b.Found[0])
}

// 5,000 now and 22,000, 27,000 and 23,000 at the ends of three years are 64,859.98 at 9.75%
// (edustrings 2618582): what an offer leads by that has just these beside the same base.
func TestSignOnsByYear(t *testing.T) {
	c := read(t, `
as_of: 2025-01-01
years: 4
discount_rate: 9.75%
offers:
  - {company: Globex, start: 2025-01-01, base: 120k, sign_on: [5k, 22k, 27k, 23k]}
  - {company: Initech, start: 2025-01-01, base: 120k}
`)
	if l := lead(t, c, "pv"); !l.Gap.Equal(dec("64859.98")) {
		t.Errorf("the gap is %s", l.Gap)
	}
}

// Break-evens by hand: 170,000 for four years against 160,000 and 100 shares at 200 each year,
// 720,000; so the base ties at 180,000, the shares at 200 * 200 / 400 = 100 dollars each for 680,000,
// and the payout of nothing else decides.
func TestBreakEvensByHand(t *testing.T) {
	c := read(t, `
as_of: 2027-01-11
offers:
  - {company: Globex, base: 170k}
  - {company: Initech, base: 160k, price: 200, grants: [{kind: rsu, shares: 400, vesting: 4y annual}]}
`)
	l := lead(t, c, "total")
	if l.Comparison.Offers[l.Leader].Name != "Initech" || !l.Gap.Equal(dec("40000")) {
		t.Fatalf("a lead of %s", l.Gap)
	}
	for path, want := range map[string]string{
		"offers[0].base": "180000", "offers[1].base": "150000", "offers[1].price.today": "100", "offers[1].grants[0].shares": "200",
	} {
		b := l.BreakEvens(found(t, l, path))[0]
		if values := b.Values(); len(values) != 1 || !values[0].Equal(dec(want)) || !b.Found[0].Gap.IsZero() {
			t.Errorf("%s: %v, by hand %s", path, values, want)
		}
	}
	// The shares are worth half in the mean if (1+g) + (1+g)^2 + (1+g)^3 + (1+g)^4 = 2: at 1+g =
	// 0.745 this is 0.745 + 0.555025 + 0.413494 + 0.308053 = 2.021571, at 0.74 it is 1.992690.
	b := l.BreakEvens(found(t, l, "offers[1].price.growth"))[0]
	if values := b.Values(); len(values) != 1 || values[0].LessThan(dec("-0.26")) || values[0].GreaterThan(dec("-0.255")) {
		t.Errorf("the growth that ties is %v", values)
	}
}

// The lead is a matter of months: 48,000 at once against 1,000 a month more. Leaving after so many
// months ties at 48.
func TestMonthsThatDecide(t *testing.T) {
	c := read(t, `
as_of: 2027-01-11
years: 5
offers:
  - {company: Globex, base: 120k, sign_on: 48k}
  - {company: Initech, base: 132k}
`)
	l := lead(t, c, "walkaway@24")
	b := l.BreakEvens(found(t, l, "months"))[0]
	if values := b.Values(); len(values) != 1 || !values[0].Equal(decimal.NewFromInt(48)) || !b.Found[0].Gap.IsZero() {
		t.Errorf("the months that tie are %v", values)
	}
}
