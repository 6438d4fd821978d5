package xlsx

import (
	"slices"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
)

// In rupees rules of the sheet group what a format cannot; every other currency has the formats of
// thousands alone.
func TestFormatsInLakhs(t *testing.T) {
	for format, want := range map[string][]lakhRule{
		formatMoney("USD"): nil, formatDelta("EUR"): nil, formatUnits("LKR"): nil,
		formatMoney("INR"): {
			{">=", "10000000", `##\,##\,##\,##0.00`}, {">=", "100000", `##\,##\,##0.00`}, {"<=", "-10000000", `##\,##\,##\,##0.00`}, {"<=", "-100000", `##\,##\,##0.00`},
		},
		formatDelta("INR"): {
			{">=", "10000000", `+##\,##\,##\,##0.00`}, {">=", "100000", `+##\,##\,##0.00`}, {"<=", "-10000000", `##\,##\,##\,##0.00`}, {"<=", "-100000", `##\,##\,##0.00`},
		},
		formatLeader("INR"): {
			{">=", "10000000", `"● "##\,##\,##\,##0.00`}, {">=", "100000", `"● "##\,##\,##0.00`}, {"<=", "-10000000", `##\,##\,##\,##0.00`}, {"<=", "-100000", `##\,##\,##0.00`},
		},
	} {
		if got := lakhRules(format); !slices.Equal(got, want) {
			t.Errorf("%s has the rules %v, want %v", format, got, want)
		}
	}
	// Where no rule is known, thousands, with their sign.
	for got, want := range map[string]string{
		formatMoney("INR"): `#,##0.00;-#,##0.00;0.00;@`, formatDelta("INR"): `+#,##0.00;-#,##0.00;"–";@`, formatMoney("USD"): `#,##0.00`, formatMoney("JPY"): `#,##0`,
	} {
		if got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}

// Lakhs and crores of rupees to either side of 0 are divided in the cells, others by the format.
func TestAmountsBelowZeroAreDrawnInLakhs(t *testing.T) {
	for _, of := range []struct {
		currency comp.Currency
		reach    string
		places   int32
		ticks    string
	}{
		{"INR", "2042314", 5, `#,##0"L";-#,##0"L";0`},
		{"INR", "250000", 5, `0.0"L";-0.0"L";0`},
		{"INR", "9999999", 5, `#,##0"L";-#,##0"L";0`},
		{"INR", "10000000", 7, `0.0"Cr";-0.0"Cr";0`},
		{"INR", "60000000", 7, `#,##0"Cr";-#,##0"Cr";0`},
		{"USD", "2042314", 0, `0.0,,"m";-0.0,,"m";0`},
	} {
		b := &book{currency: of.currency}
		if places, ticks := b.drawnBelowZero(decimal.RequireFromString(of.reach)); places != of.places || ticks != of.ticks {
			t.Errorf("%s %s: got %d, %s", of.currency, of.reach, places, ticks)
		}
	}
}
