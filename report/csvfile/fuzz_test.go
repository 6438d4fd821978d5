package csvfile

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"
	"unicode"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/report"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// Whatever an offer is named, the file is read back with the same cells in every row, and
// none of them is a formula or holds a control code.
func FuzzWrite(f *testing.F) {
	for _, name := range []string{
		"Initech", "=1+1", "+1", "-1", "@SUM(A1)", "a,b", `a"b`, "a\nb", "\ufeff=1", "\t=1", "\x00=1", "\u202e=1", " =1", "\u00a0=1", "=", "'", "\u2028=1", "\r\n=1", "\xff=1", "＝1",
	} {
		f.Add(name, int64(100_000), "USD")
	}
	f.Add("Initech", int64(-1), "JPY")
	f.Add("Initech", int64(1)<<62, "KWD")
	f.Fuzz(func(t *testing.T, name string, base int64, currency string) {
		kase := comp.NewCase(vesting.MustDate("2026-11-23"))
		kase.Years, kase.Currency = 1, comp.Currency(currency)
		kase.Offers = []comp.Offer{{Company: name, Role: name, Base: decimal.NewFromInt(base)}, {Company: name, Base: decimal.NewFromInt(1)}}
		result, err := comp.Compare(kase)
		if err != nil {
			return
		}
		d, err := report.Compare(result, report.Options{})
		if err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		if err := Write(&b, d); err != nil {
			t.Fatal(err)
		}
		wantInert(t, b.Bytes())
		b.Reset()
		if err := WriteTables(&b, report.Leave(report.NewDepartures(result, 6, true))); err != nil {
			t.Fatal(err)
		}
		wantInert(t, b.Bytes())
	})
}

// wantInert refuses a file that is no table, or that does something when it is opened.
func wantInert(t *testing.T, file []byte) {
	t.Helper()
	rows, err := csv.NewReader(bytes.NewReader(file)).ReadAll() // which wants equal rows
	if err != nil {
		t.Fatalf("%v\n%q", err, file)
	}
	for _, row := range rows {
		for _, cell := range row {
			if _, err := decimal.NewFromString(cell); err == nil {
				continue // a negative amount begins with a sign
			}
			if begin := strings.TrimSpace(cell); begin != "" && strings.ContainsRune("=+-@", rune(begin[0])) {
				t.Errorf("a formula: %q", cell)
			}
			if strings.ContainsFunc(cell, func(r rune) bool { return unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) }) {
				t.Errorf("a control code: %q", cell)
			}
		}
	}
}
