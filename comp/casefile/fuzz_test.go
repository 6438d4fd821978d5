package casefile

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/shopspring/decimal"
	"go.yaml.in/yaml/v4"

	"github.com/seed-251b9aba/offerkit/comp"
)

// FuzzRead looks for a file that makes Read panic, hang or print what is not text.
func FuzzRead(f *testing.F) {
	for _, seed := range seeds(f) {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		kase, err := Read(Options{Today: today}, Source{"a.yaml", data})
		if err != nil {
			readable(t, err)
			return
		}
		if err := kase.Validate(); err != nil {
			t.Errorf("the case does not validate: %v", err)
		}
	})
}

// Numbers as people write them, right and wrong: seeds of every target that reads one.
var numbers = []string{
	"185000", "185,000", "$185,000", "185k", "1.2m", "USD 185,000", "185,000 EUR", "£92.5k", "25 LPA", "3 lakh", "3L", "1.2 crore", "1.2 Cr", "Rs. 25,00,000", "Rs.500/-", "₹", "0", "0.5", ".5", "5.",
	"36.000", "36.000 EUR", "€36.125", "36.000 KWD", "KWD 36.000", "1.250m", "036.000", "0160", "00.5", "0,500", "185.000,50", "1.850.000", "185 000", "185'000", "1,85", "1e6", "150k-160k", "100/hour", "$8,000 per month", "800 EUR a day",
	"-5", "+5", "−5", "5-", "$-5", "$$5", "USD5EUR", "5 USD USD", "15%", "-15%", "1000.1%", "15 %", "%15", "1.2", "15", "0.15", "-0.15", "-1", "k", "", "5k k", "5 kk", "5kUSD", "5 mUSD", "999999999999999", "1000000000000001", "0.0000000000000000001", "1111111111111111111111111111111111111111",
	"0.001", "0.004", "0.005", "220", "12k", "10.000", "10.000 shares", "1.5 RSUs", "=1+1", "\x1b[31m5", "5\u202e", "５", "1\u00a0000", "NaN", "Inf", "0x10", "1_000", "010", "0o17", "1:30", "null", "~", "true",
}

// An amount is refused, or it is the digits that were written and nothing else, and is read
// alike in every form in which it is written again.
func FuzzMoney(f *testing.F) {
	for _, text := range numbers {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		kase, err := baseOf(text)
		if err != nil {
			readable(t, err)
			mendsStand(t, text, err, func(text string) error { _, err := baseOf(text); return err })
			return
		}
		if !kase.Offers[0].Rate.Amount.IsZero() {
			return // pay by a period, of which TestPayByAPeriod has the years
		}
		base, currency := kase.Offers[0].Base, cmp.Or(kase.Offers[0].Currency, kase.Currency)
		if !base.IsPositive() || base.GreaterThan(decimal.New(1, 15)) {
			t.Errorf("%q is a base of %s", text, base)
		}
		if readTwice(text) && currency.Places() != 3 {
			t.Errorf("%q is read as %s, and can be read in two ways (SPEC 2.5)", text, base)
		}
		sameDigits(t, text, base)
		for _, form := range []string{
			exact(base), comp.GroupedNumber(base), fmt.Sprint(currency, exact(base)), fmt.Sprint(exact(base), " ", currency),
			exact(base.Shift(-3)) + "k", exact(base.Shift(-6)) + "m " + string(currency),
		} {
			if len(form) > maxDigits || readTwice(form) {
				continue
			}
			if again, err := baseOf(form, currency); err != nil || !again.Offers[0].Base.Equal(base) {
				t.Errorf("%q is %s %s, and %q is %v, %v", text, currency, base, form, again.Offers, err)
			}
		}
	})
}

// A number of shares is refused, or it is the digits that were written.
func FuzzCount(f *testing.F) {
	for _, text := range numbers {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		count, err := ParseCount(text)
		if err != nil {
			readable(t, err)
			return
		}
		if count.IsNegative() {
			t.Errorf("%q is %s shares", text, count)
		}
		if readTwice(text) {
			t.Errorf("%q is read as %s, and can be read in two ways (SPEC 2.5)", text, count)
		}
		sameDigits(t, text, count)
		for _, form := range []string{exact(count), exact(count) + " shares", comp.GroupedNumber(count), exact(count.Shift(-3)) + "k"} {
			if len(form) > maxDigits || readTwice(form) {
				continue
			}
			if again, err := ParseCount(form); err != nil || !again.Equal(count) {
				t.Errorf("%q is %s, and %q is %s, %v", text, count, form, again, err)
			}
		}
	})
}

// bounds are those of the rates of a case, in percent.
var bounds = map[string][2]int64{"growth": {-100, 1000}, "discount_rate": {0, 100}, "tolerance": {0, 100}}

// A rate is refused, or it is the percentage or the fraction that was written, and no rate
// of a case is beyond its bounds.
func FuzzRate(f *testing.F) {
	for _, text := range numbers {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		rate, err := ParseRate(text)
		if err != nil {
			readable(t, err)
			mendsStand(t, text, Errors{{Mend: err.Error()[strings.LastIndex(err.Error(), "; ")+2:]}}, func(text string) error { _, err := ParseRate(text); return err })
			return
		}
		if bare := !strings.Contains(text, "%"); bare && rate.Abs().GreaterThanOrEqual(one) {
			t.Errorf("%q is read as %s%%, and has no percent sign (SPEC 2.5)", text, rate.Shift(2))
		}
		if got, want := strings.Trim(rate.Coefficient().String(), "-0"), significant(text); got != want {
			t.Errorf("%q is read as %s", text, rate)
		}
		forms := []string{rate.Shift(2).String() + "%"}
		if rate.Abs().LessThan(one) {
			forms = append(forms, rate.String())
		}
		for _, form := range forms {
			if len(form) > maxDigits {
				continue
			}
			if again, err := ParseRate(form); err != nil || !again.Equal(rate) {
				t.Errorf("%q is %s, and %q is %s, %v", text, rate, form, again, err)
			}
		}
		for key, bound := range bounds {
			kase, err := Read(Options{Today: today}, jsonCase(map[string]any{key: text, "offers": []any{map[string]any{"company": "A", "base": "1k"}}}))
			inside := rate.Shift(2).GreaterThanOrEqual(decimal.NewFromInt(bound[0])) && rate.Shift(2).LessThanOrEqual(decimal.NewFromInt(bound[1]))
			if got := map[string]decimal.Decimal{"growth": kase.Growth, "discount_rate": kase.DiscountRate, "tolerance": kase.Tolerance}[key]; err == nil && (!inside || !got.Equal(rate)) {
				t.Errorf("%s: %q is read as %s", key, text, got)
			} else if err != nil && inside && rate.Exponent() >= -18 {
				t.Errorf("%s: %q is refused: %v", key, text, err)
			}
		}
	})
}

// A day is refused, or it is the day that another calendar makes of the text, and is written
// as it was read; the day that a mistake is mended to is one.
func FuzzDay(f *testing.F) {
	for _, text := range []string{"2027-01-11", "2028-02-29", "2027-02-29", "2100-02-29", "0001-01-01", "0000-01-01", "9999-12-31", "1969-12-31", "2027-1-5", "2027/01/11", "11.01.2027", "01/11/2027", "13/13/2027",
		"2027-01-11T09:00", "2027-01-11 09:00:00Z", "Jan 11, 2027", "20270111", "", "2027-13-01", "2027-00-00", "-027-01-11", "+027-01-11", "２０２７-01-11", "2027-01-11\x00", " 2027-01-11 ", "02-29", "02-30", "3/15"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		day, errs := decoded[Day](text)
		if errs != nil {
			readable(t, errs)
			mendsStand(t, text, errs, func(text string) error { return orNil(decoded[Day](text)) })
		} else if want, err := time.Parse(time.DateOnly, strings.TrimSpace(text)); err != nil || day.String() != want.Format(time.DateOnly) {
			t.Errorf("%q is read as %v, by package time as %v, %v", text, day, want, err)
		}
		payday, errs := decoded[Payday](text)
		if errs != nil {
			readable(t, errs)
		} else if written := fmt.Sprintf("%02d-%02d", payday.Month, payday.Day); written != strings.TrimSpace(text) {
			t.Errorf("%q is read as the payday %s", text, written)
		}
	})
}

// A length of time is refused, or it is the number that was written, in months or years,
// and is read alike in every form.
func FuzzLength(f *testing.F) {
	for _, text := range []string{"12 months", "4 years", "18mo", "2y", "1 yr", "24", "0", "0 months", "1.5 years", "-3 months", "+3 months", "12  MONTHS", "12months", "months", "", "12 m", "90 days", "90d", "3 weeks", "10000 months", "10001 years",
		"99999999999999999999 months", "１２ months", "12 \x00", "4 years 6 months", "012 months", "1_2 months", "0x1 y", "13 months", "day", "5 D"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		months, errs := decoded[Months](text)
		if errs != nil {
			readable(t, errs)
		} else {
			same(t, text, months.Count, func(form string) (int, error) { m, errs := decoded[Months](form); return m.Count, orNil(m, errs) }, "%d months", "%dmo", " %d M ")
			if got, written := months.Count, numberIn(text); got != written && got != 12*written || got < 0 || got > 12*maxSpan {
				t.Errorf("%q is read as %d months", text, got)
			}
		}
		if years, errs := decoded[Years](text); errs != nil {
			readable(t, errs)
		} else {
			same(t, text, years.Count, func(form string) (int, error) { y, errs := decoded[Years](form); return y.Count, orNil(y, errs) }, "%d", "%d years", "%dy")
			if months.Given && months.Count != 12*years.Count {
				t.Errorf("%q is %d years and %d months", text, years.Count, months.Count)
			}
		}
		if bare, errs := decoded[MonthCount](text); errs == nil && months.Given && bare.Count != months.Count {
			t.Errorf("%q is %d and %d months", text, bare.Count, months.Count)
		}
		if period, errs := decoded[Period](text); errs == nil && (period.Count < 1 || period.Count != months.Count) {
			t.Errorf("%q is a period of %d months", text, period.Count)
		}
		if days, errs := decoded[Days](text); errs != nil {
			readable(t, errs)
		} else {
			same(t, text, days.Count, func(form string) (int, error) { d, errs := decoded[Days](form); return d.Count, orNil(d, errs) }, "%d days", "%dd")
			if days.Count < 1 || days.Count != numberIn(text) || months.Given {
				t.Errorf("%q is read as %d days", text, days.Count)
			}
		}
	})
}

// same requires a length to be read alike from every form.
func same(t *testing.T, text string, length int, read func(string) (int, error), forms ...string) {
	t.Helper()
	for _, form := range forms {
		if form = fmt.Sprintf(form, length); length > maxSpan {
			continue
		}
		if again, err := read(form); err != nil || again != length {
			t.Errorf("%q is %d, and %q is %d, %v", text, length, form, again, err)
		}
	}
}

// numberIn returns the number that the digits of a text are.
func numberIn(text string) int {
	return number(onlyDigits(text))
}

// decoded reads a value of the case file from its text.
func decoded[T any](text string) (T, Errors) {
	var value T
	src, _ := newSource(Source{"a.yaml", []byte("key: value\n")})
	d := &decoder{src: src}
	node := func(text string, column int) *yaml.Node {
		return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: text, Line: 1, Column: column}
	}
	d.decode(entry{key: node("key", 1), value: node(text, 6), eg: "1"}, &value)
	if len(d.errs) == 0 {
		return value, nil
	}
	return value, d.errs
}

func orNil[T any](_ T, errs Errors) error {
	if errs == nil {
		return nil
	}
	return errs
}

// baseOf reads a case of one offer with a base, in a currency where one is given.
func baseOf(text string, currency ...comp.Currency) (comp.Case, error) {
	offer := map[string]any{"company": "A", "base": text}
	for _, c := range currency {
		offer["currency"] = c
	}
	return Read(Options{Today: today}, jsonCase(offer))
}

func jsonCase(content map[string]any) Source {
	data, err := json.Marshal(content)
	if err != nil {
		panic(err)
	}
	return Source{"a.json", data}
}

// readable requires a message that is text: no control code, nothing that turns the
// direction of writing.
func readable(t *testing.T, err error) {
	t.Helper()
	for _, r := range err.Error() {
		if unicode.IsControl(r) && r != '\n' || unicode.Is(unicode.Bidi_Control, r) || r == '\u2028' || r == '\u2029' {
			t.Errorf("%U in the message %q", r, err)
			return
		}
	}
}

var (
	sized     = regexp.MustCompile(`(?i)\d\.?\s*(k|thousand|m|mn|million|b|bn|billion|l|lpa|lakhs?|lacs?|crores?|cr)([^a-z]|$)`)
	ambiguous = regexp.MustCompile(`^[^\d.,]*[1-9]\d{0,2}\.\d{3}\s*[^\d.,]*$`)
	notDigits = regexp.MustCompile(`[^0-9]`)
)

// readTwice reports digits of three decimals that may be thousands, whatever stands around
// them but a size (SPEC 2.5).
func readTwice(text string) bool { return ambiguous.MatchString(text) && !sized.MatchString(text) }

// significant returns the digits of a text without the zeros at both ends.
func significant(text string) string { return strings.Trim(notDigits.ReplaceAllString(text, ""), "0") }

// sameDigits requires a number to be the digits of its text, moved by no more than the k, m, bn,
// lakh or crore that is written behind them.
func sameDigits(t *testing.T, text string, value decimal.Decimal) {
	t.Helper()
	first, last := strings.IndexAny(text, "0123456789"), strings.LastIndexAny(text, "0123456789")
	digits := strings.ReplaceAll(text[first:last+1], ",", "")
	if first > 0 && text[first-1] == '.' && !strings.Contains(strings.ToLower(text[:first]), "rs.") {
		digits = "." + digits
	}
	written, err := decimal.NewFromString(digits)
	if err != nil {
		t.Errorf("%q is read as %s", text, value)
		return
	}
	shifts := []int32{0}
	if sized.MatchString(text) {
		shifts = []int32{3, 5, 6, 7, 9}
	}
	for _, shift := range shifts {
		if written.Shift(shift).Equal(value) {
			return
		}
	}
	t.Errorf("%q is read as %s", text, value)
}

// exact writes a number so that no decimals of it can be thousands.
func exact(n decimal.Decimal) string {
	text := n.String()
	if readTwice(text) {
		text += "0"
	}
	return text
}

// prose begins what a mend says in words, and not in a value to copy.
var prose = regexp.MustCompile(`^(an? |all |at |for |how |its |one |the |numbers |year|what |value|true|false|currency|month|offers|key)`)

// mendsStand requires what the first mistake of an error is mended to, where that is a
// value, to be read, or refused for something else.
func mendsStand(t *testing.T, text string, err error, read func(string) error) {
	t.Helper()
	var errs Errors
	if !errors.As(err, &errs) || len(errs) == 0 || strings.ContainsAny(text, "\n\t") {
		return
	}
	values, found := strings.CutPrefix(errs[0].Mend, "write ")
	if !found || len(text) > maxDigits || strings.Contains(text, " or ") || !strings.ContainsAny(values, "0123456789") {
		return
	}
	for _, value := range strings.Split(values, " or ") {
		if prose.MatchString(value) {
			continue
		}
		var again Errors
		if err := read(value); errors.As(err, &again) && strings.TrimPrefix(again[0].Message, quoted(value)) == strings.TrimPrefix(errs[0].Message, quoted(text)) {
			t.Errorf("%q is refused: %s; %s: and so is that, %v", text, errs[0].Message, errs[0].Mend, err)
		}
	}
}
