package risk_test

import (
	"testing"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/risk"
)

// Prices are searched from half to double, growths from -50% to 50% a year (SPEC 11.1); a fifth a year
// either way is plausible, as in the usual scenarios (SPEC 11.3), and leaves 0.8^4 = 0.4096 and
// 1.2^4 = 2.0736 of a price, which its reason says.
func TestRangesOfTheSpecification(t *testing.T) {
	l := lead(t, read(t, publishedPair), "total")
	for path, want := range map[string][4]string{
		"offers[0].price.growth": {"-0.2", "0.2", "-0.5", "0.5"},
		"offers[0].price.today":  {"840", "1560", "600", "2400"},
		"offers[1].bonus.payout": {"0.5", "1.2", "0", "2"},
		"offers[1].base":         {"175000", "175000", "87500", "350000"},
	} {
		a := only(t, l, path)
		for i, got := range []decimal.Decimal{a.Plausible.Low, a.Plausible.High, a.Searched.Low, a.Searched.High} {
			if !got.Equal(dec(want[i])) {
				t.Errorf("%s is from %s to %s plausible, from %s to %s searched; want %v", path, a.Plausible.Low, a.Plausible.High, a.Searched.Low, a.Searched.High, want)
				break
			}
		}
	}
}

// Performance shares of a plan pay from nothing to twice their target, whatever today's case assumes.
func TestRangeOfAPerformancePayout(t *testing.T) {
	c := read(t, publishedPair)
	c.Offers[0].Grants = append(c.Offers[0].Grants, comp.Grant{Kind: comp.PSU, Shares: dec("100"), Vesting: c.Offers[0].Grants[0].Vesting})
	a := only(t, lead(t, c, "total"), "offers[0].grants[1].payout")
	if !a.Plausible.Low.IsZero() || !a.Plausible.High.Equal(dec("2")) || a.Reason == "" {
		t.Errorf("from %s to %s: %s", a.Plausible.Low, a.Plausible.High, a.Reason)
	}
}

// Every range of the table is of terms that move, none is of two rows, and what is plausible has a
// reason; of every assumption of the shipped cases today's value is plausible, and what is plausible
// is searched.
func TestRangesHold(t *testing.T) {
	known := map[string]bool{}
	for _, r := range risk.Ranges() {
		if (r.Plausible.From != risk.Nowhere) != (r.Reason != "") {
			t.Errorf("%v: a reason %q", r.Terms, r.Reason)
		}
		for _, path := range r.Terms {
			term, found := comp.FindTerm(path)
			if known[path] || path != risk.MonthsStayed && (!found || !term.Moves || term.Path != path) {
				t.Errorf("%s is no term that moves, or stands twice", path)
			}
			known[path] = true
		}
	}
	for name, c := range shipped(t) {
		if len(c.Offers) < 2 {
			continue
		}
		for _, a := range lead(t, c, "risk-adjusted").Assumptions() {
			if a.Stated {
				continue
			}
			if !a.Plausible.Holds(a.Today) || a.Searched.High.LessThan(a.Plausible.High) || a.IsFixed() != (a.Reason == "" || a.Plausible.Low.Equal(a.Plausible.High)) {
				t.Errorf("%s: %s is %s, plausible %v, searched %v, %q", name, a.Path, a.Today, a.Plausible, a.Searched, a.Reason)
			}
		}
	}
}

// The case's own range wins, of one offer before that of all.
func TestRangesOfTheCase(t *testing.T) {
	l := lead(t, read(t, publishedPair+`
ranges:
  base: [150k, 170k]
  offers[1].base: [170k, 180k]
  price.growth: [-5%, 40%]
`), "total")
	for path, want := range map[string][2]string{
		"offers[0].base": {"150000", "170000"}, "offers[1].base": {"170000", "180000"}, "offers[0].price.growth": {"-0.05", "0.4"},
	} {
		a := only(t, l, path)
		for _, s := range []risk.Span{a.Plausible, a.Searched} {
			if !s.Low.Equal(dec(want[0])) || !s.High.Equal(dec(want[1])) || !a.Stated {
				t.Errorf("%s is %v, want %v", path, s, want)
			}
		}
	}
}

// 55m of preferences at 7.50 are 7.3m of 24m shares; at 55/24 = 2.29166... they are all of them, and
// nothing is left for a common share: 2.2917 is the least that the case can stand.
func TestASearchStaysWhereTheCaseStands(t *testing.T) {
	l := lead(t, read(t, `
as_of: 2027-01-01
offers:
  - {company: Globex, start: 2027-01-01, base: 170k}
  - company: Startup
    start: 2027-01-01
    base: 190k
    grants: [{kind: option, type: iso, shares: 60000, strike: 2.10, vesting: 4y monthly}]
    private: {preferred: 7.5, fmv: 2.1, fully_diluted: 24m, liquidation_preference: 55m, exit: {value: 450m, on: 2030-12-01}}
`), "total")
	a := found(t, l, "offers[1].private.preferred")
	if got := a[0].Searched; !got.Low.Equal(dec("2.2917")) || !got.High.Equal(dec("37.5")) {
		t.Errorf("searched from %s to %s", got.Low, got.High)
	}
}
