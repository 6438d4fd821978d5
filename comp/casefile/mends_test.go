package casefile

import (
	"encoding/binary"
	"strings"
	"testing"
	"unicode/utf16"
)

// What is often written in another form is answered with the form to write.
func TestMends(t *testing.T) {
	withoutMark := func(text string) string {
		var b []byte
		for _, unit := range utf16.Encode([]rune(text)) {
			b = binary.LittleEndian.AppendUint16(b, unit)
		}
		return string(b)
	}
	for _, c := range []struct{ name, file, want string }{
		{"a.yaml", "company: A\nbase: 0160\n", `"0160" begins with 0; write 160`},
		{"a.yaml", "company: A\nbase: 0.001\n", `"0.001" is less than the smallest amount that USD can pay, 0.01`},
		{"a.yaml", "company: A\nbase: 100k\nsign_on: {amount: 10k, clawback: 12 months pro-rata}\n", "write {months: 12, kind: pro-rata}"},
		{"a.yaml", "company: A\nbase: 100k\nsign_on: {amount: 10k, clawback: 24mo, cliff}\n", "is a key without a value"},
		{"a.yaml", "company: A\nbase: 100k\nbonus: {target: 5,00,000}\n", `write 500000, or "5,00,000" in quotes`},
		{"a.yaml", "company: A\nbase: 100k\nsign_on: {amount: $25,000.00}\n", `write $25000.00, or "$25,000.00" in quotes`},
		{"a.yaml", "company: A\nbase: 100k\noptions: {shares: 10, strike: 1, vesting: 4y annual, exercise_window: 3 months}\n", "write 90 days, or as many as the letter counts"},
		{"a.csv", "company,base\nA,100k\n", "the file is a table with commas between its columns (CSV)"},
		{"a.yaml", withoutMark("company: A\nbase: 100k\n"), "the file is encoded in UTF-16; save it as UTF-8"},
	} {
		_, err := Read(Options{Today: today}, Source{c.name, []byte(c.file)})
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: %v\nwant %s", c.file, err, c.want)
		}
	}
	if _, err := Read(Options{Today: today}, Source{"a.json", []byte("\xef\xbb\xbf{\"company\": \"A\", \"base\": 100000}")}); err != nil {
		t.Errorf("JSON with a byte order mark: %v", err)
	}
}

// A length of time in decimals is mended to whole months around it, wherever it stands, and
// never to what stands behind its point.
func TestLengthsWithDecimals(t *testing.T) {
	for _, c := range []struct{ terms, want string }{
		{"sign_on: {amount: 10k, clawback: 12.5 months}", `"12.5 months" is not a whole number of months; write 12 months or 13 months`},
		{"sign_on: {amount: 10k, clawback: 1.5 years}", `"1.5 years" is not a whole number of years; write 18 months`},
		{`sign_on: {amount: 10k, clawback: "1,5 years"}`, `"1,5 years" is not a whole number of years; write 18 months`},
		{"sign_on: {amount: 10k, clawback: .5y}", `".5y" is not a whole number of years; write 6 months`},
		{"sign_on: {amount: 10k, clawback: 0.5 months}", `"0.5 months" is not a whole number of months; write 1 month`},
		{"sign_on: {amount: 10k, clawback: 1.3 years}", `"1.3 years" is not a whole number of months; write 15 months or 16 months`},
		{"sign_on: {amount: 10k, clawback: 12.5 months pro-rata}", `"12.5 months" is not a whole number of months; write 12 months or 13 months`},
		{"sign_on: {amount: 10k, clawback: 1.5 years cliff}", `"1.5 years" is not a whole number of years; write 18 months`},
		{"sign_on: {amount: 10k, clawback: 1.5}", `"1.5" has no unit and is not a whole number; write 18 months for 1.5 years`},
		{"sign_on: {amount: 10k, clawback: 12.0 months}", `"12.0 months" is written with decimals; write 12 months`},
		{"sign_on: {amount: 10k, clawback: 1 1/2 years}", `"1 1/2 years" is not a length in months or years`},
		{"sign_on: {amount: 10k, clawback: 12-24 months}", `"12-24 months" is not a length in months or years`},
		{"sign_on: {amount: 10k, clawback: -12 months}", `"-12 months" is negative`},
		{"sign_on: {amount: 10k, clawback: 12 months pro-rata from the start}", `write {months: 12, kind: pro-rata, from: start}`},
		{"sign_on: {amount: 10k, clawback: {months: 12.5}}", `"12.5" is not a whole number of months; write 12 months or 13 months`},
		{"sign_on: {amount: 10k, clawback: {months: 24, full: 1.5 years}}", "write 18 months"},
		{"relocation: {amount: 10k, clawback: 1.5 years}", "write 18 months"},
		{"raise: {rate: 3%, first: 1.5 years}", "write 18 months"},
		{"espp: {contribution: 10%, discount: 15%, offering: 0.5 years}", "write 6 months"},
		{"options: {shares: 10, strike: 1, vesting: 4y annual, expires: 7.5 years}", "write 90 months"},
		{"options: {shares: 10, strike: 1, vesting: 4y annual, exercise_window: 90.5 days}", `"90.5 days" is not a whole number of days; write 90 days or 91 days`},
		{"options: {shares: 10, strike: 1, vesting: 4y annual, exercise_window: 1.5 years}", "write 547 days, or as many as the letter counts"},
	} {
		_, err := Read(Options{Today: today}, Source{"a.yaml", []byte("company: A\nbase: 100k\n" + c.terms + "\n")})
		if err == nil || !strings.Contains(err.Error(), "a.yaml:3:") || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v\nwant %s", c.terms, err, c.want)
		}
	}
	_, err := Read(Options{Today: today}, Source{"a.yaml", []byte("years: 1.5\noffers: [{company: A, base: 100k}]\n")})
	if err == nil || !strings.Contains(err.Error(), `"1.5" is not a whole number of years; write a number of years, such as 4`) {
		t.Errorf("years: 1.5: %v", err)
	}
}

// A number that begins with 0 is a slip of the keyboard, or an octal one, whatever it counts.
func TestNumbersThatBeginWith0(t *testing.T) {
	for _, c := range []struct{ file, want string }{
		{"years: 04\noffers: [{company: A, base: 100k}]\n", `"04" begins with 0; write 4`},
		{"years: 010 years\noffers: [{company: A, base: 100k}]\n", `"010 years" begins with 0; write 10 years`},
		{"growth: 05%\noffers: [{company: A, base: 100k}]\n", `"05%" begins with 0; write 5%`},
		{"fx: {EUR: 01.08}\noffers: [{company: A, base: 100k}]\n", `"01.08" begins with 0; write 1.08`},
		{"company: A\nbase: 100k\nhours: 045\n", `"045" begins with 0; write 45`},
		{"company: A\nbase: 100k\nsign_on: {amount: 10k, year: 02}\n", `"02" begins with 0; write 2`},
		{"company: A\nbase: 100k\nsign_on: {amount: 10k, clawback: {months: 012}}\n", `"012" begins with 0; write 12`},
		{"company: A\nbase: 100k\nsign_on: {amount: 10k, clawback: 012 months}\n", `"012 months" begins with 0; write 12 months`},
		{"company: A\nbase: 100k\nsign_on: {amount: 10k, clawback: 00}\n", `"00" begins with 0; write 0`},
		{"company: A\nbase: 100k\noptions: {shares: 10, strike: 1, vesting: 4y annual, exercise_window: 090 days}\n", `"090 days" begins with 0; write 90 days`},
	} {
		if _, err := Read(Options{Today: today}, Source{"a.yaml", []byte(c.file)}); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: %v\nwant %s", c.file, err, c.want)
		}
	}
}

// An alias inside the value that it refers to is named, not what it unfolds to.
func TestAliasLoops(t *testing.T) {
	for file, want := range map[string]string{
		"offers: &x [*x]\n": "a.yaml:1:13: the alias *x stands inside the value that it refers to, which would never end; write the value out",
		"offers:\n  - &x\n    company: A\n    base: 1k\n    notes: *x\n":  "a.yaml:5:12: the alias *x stands",
		"offers:\n  - &x\n    company: A\n    grants: &y [{a: *x}, *y]\n": "a.yaml:4:21: the alias *x stands",
	} {
		if _, err := Read(Options{Today: today}, Source{"a.yaml", []byte(file)}); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q: %v\nwant %s", file, err, want)
		}
	}
}

// A name that nobody can see whole is refused; the joiners of scripts and emoji are in it.
func TestInvisibleCharacters(t *testing.T) {
	for text, want := range map[string]string{
		`A\u200bB`: "U+200B", `A\u00adB`: "U+00AD", `A\u2060B`: "U+2060", `A\u202eB`: "U+202E", `A\u001bB`: "U+001B",
		`\u0646\u200c\u0627`: "", `\U0001f469\u200d\U0001f4bb`: "",
	} {
		_, err := Read(Options{Today: today}, Source{"a.yaml", []byte("company: \"" + text + "\"\nbase: 100k\n")})
		if (err == nil) != (want == "") || err != nil && !strings.Contains(err.Error(), want+"; delete it and write plain text") {
			t.Errorf("%s: %v, want %q", text, err, want)
		}
	}
}

// The currency of one file would silently be that of another file's bare amounts; dollars
// are what they are in where nothing is said, and an amount with a sign of its own is safe.
func TestCurrencyOfAnotherFile(t *testing.T) {
	for _, c := range []struct {
		common, offer string
		refused       bool
	}{
		{"currency: EUR\n", "company: A\nbase: 100k\n", true},
		{"currency: USD\n", "company: A\nbase: 100k\n", false},
		{"currency: EUR\n", "company: A\nbase: €100k\n", false},
		{"currency: EUR\n", "company: A\ncurrency: EUR\nbase: 100k\n", false},
		{"currency: EUR\n", "currency: EUR\noffers: [{company: A, base: 100k}]\n", false},
		{"years: 5\n", "company: A\nbase: 100k\n", false},
	} {
		_, err := Read(Options{Today: today}, Source{"common.yaml", []byte(c.common)}, Source{"a.yaml", []byte(c.offer)})
		if refused := err != nil && strings.Contains(err.Error(), "common.yaml:1:11: this would turn amounts of a.yaml, which names no currency, from USD into EUR"); refused != c.refused || err != nil && !refused {
			t.Errorf("%q and %q: %v", c.common, c.offer, err)
		}
	}
}
