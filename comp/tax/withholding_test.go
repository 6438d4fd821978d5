package tax

import (
	"testing"

	"github.com/shopspring/decimal"
)

func dec(s string) decimal.Decimal { return decimal.RequireFromString(s) }

// W33, https://www.smartfinance.fyi/articles/rsu-tax-withholding-why-22-percent-isnt-enough:
// 500 RSUs at 100: 11,000 + 2,500 + 3,825 = 17,325 withheld, 173 shares sold, 327 left, and
// at a marginal rate of 35% another 6,500 of federal tax is owed.
func TestRSUWithholding(t *testing.T) {
	w := RSUWithholding(dec("500"), dec("100"), decimal.Zero, Rates{State: dec("0.05"), FICA: dec("0.0765"), Marginal: dec("0.35")})
	for what, pair := range map[string][2]decimal.Decimal{
		"federal": {w.Federal, dec("11000")}, "state": {w.State, dec("2500")}, "fica": {w.FICA, dec("3825")},
		"total": {w.Total, dec("17325")}, "sold": {w.Sold, dec("173")}, "net": {w.Net, dec("327")}, "gap": {w.Gap, dec("6500")},
	} {
		if !pair[0].Equal(pair[1]) {
			t.Errorf("%s: got %s, want %s", what, pair[0], pair[1])
		}
	}
}

// 26 CFR 31.3402(g)-1(a)(2): of 500,000 after 800,000 in the year, 200,000 are still under
// the million: 200,000 * 22% + 300,000 * 37% = 155,000.
func TestSupplementalWagesAboveAMillion(t *testing.T) {
	if got := Supplemental(dec("500000"), dec("800000")); !got.Equal(dec("155000")) {
		t.Errorf("got %s", got)
	}
	if got := Supplemental(dec("100"), dec("2000000")); !got.Equal(dec("37")) {
		t.Errorf("got %s", got)
	}
}
