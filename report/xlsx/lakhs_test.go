package xlsx

import (
	"slices"
	"testing"
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
