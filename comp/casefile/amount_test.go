package casefile

import (
	"strings"
	"testing"

	"github.com/seed-251b9aba/offerkit/comp"
)

// SPEC 2.5: which digits of three decimals stand, and what is said of those that are read
// in two ways.
func TestTwoReadings(t *testing.T) {
	const equity = "price: 10\nrsu: {shares: 100, vesting: 4y annual}\n"
	for _, c := range []struct{ name, lines, want string }{ // want: "" where the digits stand
		{"pay", "base: 36.000", `"36.000" can be read as 36 and as 36000; write 36 or 36000`},
		{"with a code", "base: 36.000 EUR", `"36.000 EUR" can be read as 36 and as 36000; write 36 EUR or 36000 EUR`},
		{"with a sign", "base: €36.000", `"€36.000" can be read as 36 and as 36000; write €36 or €36000`},
		// 36.1250 has four decimals, which no thousands have.
		{"with cents", "base: 36.125", `"36.125" can be read as 36.125 and as 36125; write 36.1250 or 36125`},
		{"a bonus in pay", "base: 90k\nbonus: 36.000 USD", `"36.000 USD" can be read as 36 and as 36000; write 36 USD or 36000 USD`},
		{"a bonus that may be a rate", "base: 90k\nbonus: 36.000", `"36.000" can be read as 36 and as 36000; write 36% for a share of base, or 36000 for an amount`},
		{"shares", "base: 90k\nprice: 10\nrsu: {shares: 10.000, vesting: 4y annual}", `"10.000" can be read as 10 and as 10000; write 10 or 10000`},
		{"shares by name", "base: 90k\nprice: 10\nrsu: {shares: 10.000 RSUs, vesting: 4y annual}", `"10.000 RSUs" can be read as 10 and as 10000; write 10 RSUs or 10000 RSUs`},
		{"all shares of a company", "base: 90k\nprivate: {fmv: 4, fully_diluted: 900.000}", `"900.000" can be read as 900 and as 900000; write 900 or 900000`},

		{"four digits before", "base: 1234.500", ""},
		{"a zero before", "base: 90k\nbenefits: 0.500", ""},
		{"a size", "base: 1.250m", ""},
		{"dinars", "base: 36.000 KWD", ""},
		{"an offer in dinars", "currency: KWD\nbase: 36.000", ""},
		{"a share price", "base: 90k\nprice: 187.125\nrsu: {value: 1k, price: 187.125, vesting: 4y annual}", ""},
		{"a strike", "base: 90k\nprice: 10\noptions: {shares: 100, strike: 3.125, vesting: 4y annual}", ""},
		{"a percentage", "base: 90k\nbonus: 12.125%", ""},
		{"a price of a private company", "base: 90k\nprivate: {fmv: 4.125, preferred: 12.500}\n" + equity[strings.Index(equity, "rsu"):], ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := Read(Options{Today: today}, Source{"case.yaml", []byte("company: Initech\n" + c.lines)})
			if got := firstMessage(err); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
	if _, err := Read(Options{Today: today}, Source{"case.yaml", []byte("fx: {EUR: 1.085}\noffers: [{company: A, base: €1k}]")}); err != nil {
		t.Errorf("an exchange rate: %v", err)
	}
	if _, err := Read(Options{Today: today}, Source{"case.yaml", []byte("currency: KWD\noffers: [{company: A, base: 36.500}]")}); err != nil {
		t.Errorf("a case in dinars: %v", err)
	}
}

// firstMessage is the first mistake and its mend, without place and excerpt.
func firstMessage(err error) string {
	errs, _ := err.(Errors)
	if len(errs) == 0 {
		return ""
	}
	if errs[0].Mend == "" {
		return errs[0].Message
	}
	return errs[0].Message + "; " + errs[0].Mend
}

// An hour is 2,080 a year, a day 260, a week 52 (SPEC 2.5): 100 x 2,080 = 208,000,
// 800 x 260 = 208,000, 8,000 x 12 = 96,000, 4,000 x 52 = 208,000.
func TestPayByAPeriod(t *testing.T) {
	for text, want := range map[string]string{
		"$100/hour": "208000", "EUR 800 a day": "208000", "800 EUR/day": "208000", "4k/wk": "208000", "8,000 per month": "96000", "$8,000 per month": "96000",
		"USD hourly 50": "104000", "8k monthly": "96000", "185k p.a.": "185000", "$185,000/yr": "185000", "3 lakh per annum": "300000", "yearly 50,000 p.a.": "50000",
		"12.50/hour": "26000", "{amount: 12.50, per: hour}": "26000", "{amount: 12.50/hour}": "26000", "{amount: 160k}": "160000",
		"{amount: 100, per: hour, hours: 40, weeks: 48}": "192000", // 100 x 40 x 48
		"{amount: 100, per: hour, hours: 37.5}":          "195000", // 100 x 37.5 x 52
		"{amount: 500, per: day, days: 220}":             "110000", // 500 x 220
		"{amount: 3000, per: month}":                     "36000", "{amount: 3000, per: month, payments: 13}": "39000", "{amount: 3000, per: month, extra: [june, dec, 3]}": "45000",
		"{amount: 42k, per: year, payments: 14}": "42000", "{amount: 1k, per: week, weeks: 40}": "40000",
	} {
		kase, err := Read(Options{Today: today}, Source{"case.yaml", []byte("company: Initech\nbase: " + text)})
		if err != nil {
			t.Errorf("%s: %v", text, err)
		} else if got := kase.Offers[0].YearlyBase(); !got.Equal(num(want)) {
			t.Errorf("%s is %s a year, want %s", text, got, want)
		}
	}
}

// Only pay is by a period: what else is paid says how often by a key of its own.
func TestOtherAmountsByAPeriod(t *testing.T) {
	for text, want := range map[string]string{
		"$100/hour":          "hour, and amounts are read without a period; write what a year pays: $208000 for 40 hours in each of 52 weeks",
		"EUR 800 a day":      "day, and amounts are read without a period; write what a year pays: EUR 208000 for 260 days",
		"800 EUR/day":        "day, and amounts are read without a period; write what a year pays: 208000 EUR for 260 days",
		"4k/wk":              "week, and amounts are read without a period; write what a year pays: 208000",
		"8,000 per month":    "month, and amounts are read without a period; write what a year pays: 96000",
		"USD hourly 50":      "hour, and amounts are read without a period; write what a year pays: USD 104000 for 40 hours in each of 52 weeks", // 50 x 2,080
		"yearly 50,000 p.a.": "year, and amounts are read without a period; write 50000",
		"annually 50,000":    "year, and amounts are read without a period; write 50000",
		"8k monthly":         "month, and amounts are read without a period; write what a year pays: 96000",
		"185k p.a.":          "year, and amounts are read without a period; write 185000",
		"$185,000/yr":        "year, and amounts are read without a period; write $185000",
		"3 lakh per annum":   "year, and amounts are read without a period; write 300000",
	} {
		_, err := Read(Options{Today: today}, Source{"case.yaml", []byte("company: Initech\nbase: 100k\nsign_on: " + text)})
		if got, want := firstMessage(err), quoted(text)+" is pay by the "+want; got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
}

// A price of 0 would be read as no price at all.
func TestPriceOfNothing(t *testing.T) {
	for _, lines := range []string{
		"rsu: {value: 300k, price: 0, vesting: 4y annual}", "price: 0\nrsu: {value: 300k, vesting: 4y annual}", "price: {today: 0.00}",
		"private: {fmv: 0}", "private: {preferred: $0}",
	} {
		_, err := Read(Options{Today: today}, Source{"case.yaml", []byte(offerOf(lines))})
		if got := firstMessage(err); !strings.Contains(got, "is a price of 0, and at that a share is worth nothing; write the price of one share") {
			t.Errorf("%s: got %s", lines, got)
		}
	}
}

// A count of 0 would be read as none written.
func TestCountOfNothing(t *testing.T) {
	for _, lines := range []string{"rsu: {shares: 0, price: 5, vesting: 4y annual}", "private: {fmv: 4, fully_diluted: 0}"} {
		_, err := Read(Options{Today: today}, Source{"case.yaml", []byte(offerOf(lines))})
		if got := firstMessage(err); !strings.HasSuffix(got, "is 0; write how many there are, or delete the key") {
			t.Errorf("%s: got %s", lines, got)
		}
	}
}

// An amount that its currency cannot pay would be 0 in every total.
func TestSmallestAmount(t *testing.T) {
	for text, want := range map[string]string{
		"0.001": "USD can pay, 0.01", "0.4 JPY": "JPY can pay, 1", "0.0004 KWD": "KWD can pay, 0.001",
	} {
		_, err := Read(Options{Today: today}, Source{"case.yaml", []byte("company: Initech\nbase: " + text)})
		if got := firstMessage(err); got != quoted(text)+" is less than the smallest amount that "+want+"; check the decimal point, and whether k or m is missing" {
			t.Errorf("%s: got %s", text, got)
		}
	}
}

// Shares may be counted in lakhs; lakh a year is money.
func TestCountForms(t *testing.T) {
	for text, want := range map[string]string{
		"220": "220", "1,000": "1000", "12k": "12000", "1.2 crore": "12000000", "3 lakh": "300000", "10.5": "10.5", "500 shares": "500",
		"10.000": "", "25 LPA": "", "0220": "", "-5": "", "$500": "", "": "", "many": "",
	} {
		got, err := ParseCount(text)
		switch {
		case want == "" && err == nil:
			t.Errorf("%q is read as %v; want an error", text, got)
		case want != "" && (err != nil || !got.Equal(num(want))):
			t.Errorf("%q is read as %v, %v; want %s", text, got, err, want)
		}
	}
}

// A company is worth billions, as the output writes them. Three decimals with a size have one reading.
func TestMillionsAndBillions(t *testing.T) {
	for text, want := range map[string]string{
		"1.2bn": "1200000000", "1.2b": "1200000000", "$1.2B": "1200000000", "1.2 billion": "1200000000", "$1.250bn": "1250000000", "1.2 Billion USD": "1200000000",
		"1.2 million": "1200000", "400 mn": "400000000", "185 thousand": "185000", "1.2 billions": "", "1.2bx": "", "1.200": "", "5 BRL": "",
	} {
		got, err := ParseMoney(text, comp.USD)
		switch {
		case want == "" && err == nil:
			t.Errorf("%q is read as %v; want an error", text, got)
		case want != "" && (err != nil || !got.Equal(num(want))):
			t.Errorf("%q is read as %v, %v; want %s", text, got, err, want)
		}
	}
	c, err := Read(Options{Today: today}, Source{"case.yaml", []byte(offerOf("private: {fmv: 4, fully_diluted: 40 million, liquidation_preference: 1.2bn, exit: {value: $1.2 billion, on: 2030-06-30}}\nrsu: {shares: 10, vesting: 4y annual}"))})
	if err != nil {
		t.Fatal(err)
	}
	p := c.Offers[0].Private
	if want := num("1200000000"); !p.Exit.Value.Equal(want) || !p.Preference.Equal(want) || !p.FullyDiluted.Equal(num("40000000")) {
		t.Errorf("%v, %v, %v", p.Exit.Value, p.Preference, p.FullyDiluted)
	}
}

// A number with a control code in it is none, wherever it comes from.
func TestControlCodesInNumbers(t *testing.T) {
	for _, text := range []string{"1\vk", "1\x00", "1\u0085k", "10\t%"} {
		if count, err := ParseCount(text); err == nil {
			t.Errorf("%q is %v shares", text, count)
		}
		if rate, err := ParseRate(text); err == nil {
			t.Errorf("%q is a rate of %v", text, rate)
		}
	}
}
