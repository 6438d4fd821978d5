package casefile

import "testing"

// A comma inside {...} ends a value, so a number with one is reported whole.
func TestCommasInBraces(t *testing.T) {
	for lines, want := range map[string]string{
		"bonus: {target: 5,00,000}":                            `inside {...} a comma begins the next key, so "5,00,000" is cut in pieces; write 500000, or "5,00,000" in quotes`,
		"relocation: {amount: $25,000.00}":                     `inside {...} a comma begins the next key, so "$25,000.00" is cut in pieces; write $25000.00, or "$25,000.00" in quotes`,
		"sign_on: [{year: 1, amount: 25,000 USD, paid: lump}]": `inside {...} a comma begins the next key, so "25,000 USD" is cut in pieces; write 25000 USD, or "25,000 USD" in quotes`,
		"relocation: {amount: 1,000,000}":                      `inside {...} a comma begins the next key, so "1,000,000" is cut in pieces; write 1000000, or "1,000,000" in quotes`,
		"rsu: {value: 300k, vesting: 4y monthly, 12mo cliff}":  `inside {...} a comma begins the next key, so "12mo cliff" is a key without a value; put a text with a comma in quotes, like "4y quarterly, 12mo cliff"`,
	} {
		_, err := Read(Options{Today: today}, Source{"case.yaml", []byte(offerOf(lines))})
		if got := firstMessage(err); got != want {
			t.Errorf("%s\ngot  %s\nwant %s", lines, got, want)
		}
		if errs, _ := err.(Errors); len(errs) != 1 {
			t.Errorf("%s: %d mistakes, want one:\n%v", lines, len(errs), err)
		}
	}
	_, err := Read(Options{Today: today}, Source{"case.yaml", []byte("fx: {EUR: 1,085, GBP: 1.27}\noffers: [{company: A, base: 1k}]")})
	if got, want := firstMessage(err), `inside {...} a comma begins the next key, so "1,085" is cut in pieces; write 1.085`; got != want {
		t.Errorf("a rate\ngot  %s\nwant %s", got, want)
	}
}

// A clawback in words is answered with the mapping to write.
func TestClawbackInWords(t *testing.T) {
	for text, want := range map[string]string{
		"12 months pro-rata":         "{months: 12, kind: pro-rata}",
		"2 years, cliff, net":        "{months: 24, kind: cliff, basis: net}",
		"pro rata over 24mo":         "{months: 24, kind: pro-rata}",
		"12 months on resignation":   "{months: 12, when: resignation}",
		"12 months, whatever it is":  "{months: 12, kind: pro-rata}",
		"12-month cliff":             "{months: 12, kind: cliff}",
		"24 months":                  "",
		"2y":                         "",
		"pro-rata":                   "",
		"24":                         "",
		"":                           "",
		"12 apples pro-rata":         "",
		"99999999999 years pro-rata": "",
	} {
		if got := clawbackMeant(text); got != want {
			t.Errorf("%q: got %s, want %s", text, got, want)
		}
	}
	_, err := Read(Options{Today: today}, Source{"case.yaml", []byte(offerOf("sign_on: {amount: 5k, clawback: 12 months pro-rata}"))})
	if got, want := firstMessage(err), `"12 months pro-rata" is more than a length of time; write {months: 12, kind: pro-rata}`; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// What people have at hand instead of a case file is named.
func TestOtherFormats(t *testing.T) {
	utf16 := ""
	for _, c := range "company: Initech\nbase: 160k\n" {
		utf16 += string(c) + "\x00"
	}
	const table = "the file is a table with commas between its columns (CSV), and a case is YAML or JSON; " +
		"run offerkit init for a case file to fill in, or offerkit init --xlsx for a form in a spreadsheet"
	for text, want := range map[string]string{
		"company,base,bonus\nInitech,160000,15%\n":     table,
		"\"company\",\"base\"\n\"Initech\",\"160k\"\n": table,
		utf16:                "the file is encoded in UTF-16; save it as UTF-8",
		"\x00" + utf16[:29]:  "the file is encoded in UTF-16; save it as UTF-8", // the other byte order
		"%PDF-1.7\n":         "the file is a PDF, and a case is YAML or JSON; copy its numbers into a case file; offerkit init writes one to fill in",
		"\xd0\xcf\x11\xe0..": "the file is a workbook with a password, or of the old .xls kind, and a case is YAML or JSON; save it as .xlsx without a password",
		"\xef\xbb\xbf{\"company\": \"A\", \"base\": \"160k\"}":        "", // JSON with a mark
		"company:\tInitech\nbase:\t160k\n":                            "", // tabs, and no table
		"notes: a, b, c\ncompany: Initech, Inc., Austin\nbase: 1k":    "",
		"company: A\nbase: 1k\nnotes: |\n  one, two\n  three, four\n": "",
	} {
		_, err := Read(Options{Today: today}, Source{"case.yaml", []byte(text)})
		if got := firstMessage(err); got != want {
			t.Errorf("%q\ngot  %s\nwant %s", text, got, want)
		}
	}
}
