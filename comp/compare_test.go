package comp_test

import (
	"testing"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/vesting"
)

func dec(s string) decimal.Decimal { return decimal.RequireFromString(s) }

func rate(s string) decimal.NullDecimal {
	return decimal.NullDecimal{Decimal: dec(s), Valid: true}
}

func schedule(t testing.TB, text string) vesting.Schedule {
	t.Helper()
	s, err := vesting.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// amazon is the offer of https://news.ycombinator.com/item?id=30249971.
func amazon(t testing.TB) comp.Offer {
	return comp.Offer{
		Company: "Amazon", Start: vesting.MustDate("2027-01-11"), Base: dec("160000"),
		SignOn: []comp.SignOn{{Year: 1, Amount: dec("127000")}, {Year: 2, Amount: dec("94000")}},
		Price:  comp.Price{Today: dec("1200")},
		Grants: []comp.Grant{{Kind: comp.RSU, Shares: dec("220"), Vesting: schedule(t, "5/15/40/40")}},
	}
}

func caseOf(offers ...comp.Offer) comp.Case {
	c := comp.NewCase(vesting.MustDate("2026-11-23"))
	c.Offers = offers
	return c
}

func compare(t testing.TB, c comp.Case) *comp.Comparison {
	t.Helper()
	result, err := comp.Compare(c)
	if err != nil {
		t.Fatal(err)
	}
	return result
}

// yearTotals returns the totals of the first offer by service year.
func yearTotals(t testing.TB, c comp.Case) []string {
	t.Helper()
	var totals []string
	for _, year := range compare(t, c).Offers[0].Years {
		totals = append(totals, year.Total.StringFixed(2))
	}
	return totals
}

func wantTexts(t *testing.T, what string, got []string, want ...string) {
	t.Helper()
	if len(got) != len(want) {
		t.Errorf("%s: got %v, want %v", what, got, want)
		return
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("%s: got %v, want %v", what, got, want)
			return
		}
	}
}

// The published figures are 300/300/300/320 thousand; SPEC 6.2 has them to the cent.
func TestGrowthTimings(t *testing.T) {
	grown := amazon(t)
	grown.Price.Growth = rate("0.15")
	grown.Price.Timing = comp.StartOfYear
	wantTexts(t, "start of year", yearTotals(t, caseOf(grown)), "300200.00", "299540.00", "299656.00", "320604.40")

	// Exponent k in year k: 11*1380, 33*1587, 88*1825.05, 88*2098.8075 (worked_examples W01).
	grown.Price.Timing = comp.EndOfYear
	wantTexts(t, "end of year", yearTotals(t, caseOf(grown)), "302180.00", "306371.00", "320604.40", "344695.06")

	wantTexts(t, "flat", yearTotals(t, caseOf(amazon(t))), "300200.00", "293600.00", "265600.00", "265600.00")
}
