package casefile

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// withTerm is a case whose offer has one term more, of a text as it is written. It is
// false for a text that JSON cannot hold as it is.
func withTerm(key, text string) ([]byte, bool) {
	value, err := json.Marshal(text)
	var back string
	if err != nil || json.Unmarshal(value, &back) != nil || back != text {
		return nil, false
	}
	return fmt.Appendf(nil, `{"offers": [{"company": "Initech", "base": 1, %q: %s}]}`, key, value), true
}

// inWords refuses a message with control codes in it, or one that nobody would read.
func inWords(t *testing.T, text string, err error) {
	t.Helper()
	if strings.ContainsFunc(err.Error(), func(r rune) bool { return r < ' ' && r != '\n' || r == 0x7f || r == '\u202e' }) {
		t.Errorf("%q: control code in %q", text, err)
	}
	if len(err.Error()) > 4000 {
		t.Errorf("%q: the message is %d bytes long", text, len(err.Error()))
	}
}

// decimals writes a number so that it cannot be read in two ways.
func decimals(d decimal.Decimal) string { return d.StringFixed(max(4, -d.Exponent())) }

// Any text is an amount or an error, and an amount that is written plainly is the same one.
func FuzzMoney(f *testing.F) {
	for _, text := range []string{
		"185000", "185,000", "$185,000", "185k", "1.2m", "USD 185,000", "185,000 EUR", "£92.5k", "25 LPA", "3 lakh", "3L", "1.2 crore",
		"Rs. 25,00,000", "₹25,00,000", "36.000", "36.000 EUR", "36.000 KWD", "1.250m", "$100/hour", "8,000 per month", "-5", "−5", "0160", "0.001",
		"1e400", "1.234,56", "1'000", "5,00,000", "185 000", "10-20k", "", "k", "$", "%", "99999999999999999999999999999999999999999", "\u202e5", "1\x00",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		file, ok := withTerm("relocation", text)
		if !ok {
			return
		}
		kase, err := Read(Options{Today: today}, Source{"a.yaml", file})
		if err != nil {
			inWords(t, text, err)
			return
		}
		amount := kase.Offers[0].Relocation.Amount
		if amount.IsNegative() {
			t.Errorf("%q is %v", text, amount)
		}
		if amount.IsZero() {
			return
		}
		plain, _ := withTerm("relocation", decimals(amount))
		back, err := Read(Options{Today: today}, Source{"a.yaml", plain})
		if err != nil || !back.Offers[0].Relocation.Amount.Equal(amount) {
			t.Errorf("%q is %v, which is read back as %v, %v", text, amount, back.Offers, err)
		}
	})
}

// Any text is a rate or an error, and a rate written in percent is the same one.
func FuzzRate(f *testing.F) {
	for _, text := range []string{
		"15%", "0.15", "15", "1.2", "0", "-5%", "−5 %", "100%", ".5", "5.%", "1,5%", "15 percent", "%", "", "1e2%", "36.000%", "0.0000000000000000000001", "1000000000000%", "15%%", "\x1b[31m5%",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		rate, err := ParseRate(text)
		if err != nil {
			inWords(t, text, err)
			return
		}
		if back, err := ParseRate(rate.Shift(2).String() + "%"); len(text) < maxDigits && (err != nil || !back.Equal(rate)) {
			t.Errorf("%q is %v, which is read back as %v, %v", text, rate, back, err)
		}
	})
}

// Any text is a day of the calendar as it is written, or an error.
func FuzzDate(f *testing.F) {
	for _, text := range []string{
		"2027-01-11", "2028-02-29", "2027-02-29", "2027-1-1", "2027/01/11", "11.01.2027", "03/04/2027", "2027-01-11T09:00", "today", "", "0000-00-00", "9999-12-31", "1969-12-31", "٢٠٢٧-٠١-١١",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		file, ok := withTerm("start", text)
		if !ok {
			return
		}
		kase, err := Read(Options{Today: today}, Source{"a.yaml", file})
		if err != nil {
			inWords(t, text, err)
			return
		}
		day := kase.Offers[0].Start
		if day.IsZero() && strings.TrimSpace(text) == "" {
			return
		}
		if written, err := vesting.ParseDate(strings.TrimSpace(text)); err != nil || day != written {
			t.Errorf("%q is %v", text, day)
		}
	})
}

// Any text is a count of shares or an error, for a flag as for a file.
func FuzzCount(f *testing.F) {
	for _, text := range []string{"1764", "10,000", "10.000", "4.5", "12k", "-1", "0", "1/2", "", "1e9", "9007199254740993"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		count, err := ParseCount(text)
		if err != nil {
			inWords(t, text, err)
			return
		}
		if back, err := ParseCount(decimals(count)); len(text) < maxDigits/2 && (err != nil || !back.Equal(count)) {
			t.Errorf("%q is %v, which is read back as %v, %v", text, count, back, err)
		}
		if _, err := comp.ParseCurrency(text); err == nil {
			t.Errorf("%q is a count and a currency", text)
		}
	})
}
