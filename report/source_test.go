package report_test

import (
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/report"
	"github.com/seed-251b9aba/offerkit/vesting"
)

func dec(s string) decimal.Decimal { return decimal.RequireFromString(s) }

// sourced is a written offer with an employer's schedule, a match and a purchase plan.
func sourced(t *testing.T) *comp.Comparison {
	t.Helper()
	google, err := vesting.Parse("google")
	if err != nil {
		t.Fatal(err)
	}
	c := comp.NewCase(vesting.MustDate("2025-11-23"))
	c.Years = 2
	c.Offers = []comp.Offer{{
		Company: "Google", Start: vesting.MustDate("2025-12-01"), Base: dec("175000"), Evidence: comp.Written, Price: comp.Price{Today: dec("170")},
		Grants:     []comp.Grant{{Kind: comp.RSU, Shares: dec("1000"), Vesting: google}},
		Retirement: comp.Retirement{Tiers: []comp.MatchTier{{Rate: dec("0.5"), UpTo: dec("0.06")}}},
		ESPP:       comp.ESPP{Contribution: dec("0.05"), Discount: dec("0.15")},
	}, {Company: "Initech", Base: dec("1")}}
	result, err := comp.Compare(c)
	if err != nil {
		t.Fatal(err)
	}
	return result
}

// The limits of 2025 and 2026 are those of IRS notices 2024-80 and 2025-67.
func TestSources(t *testing.T) {
	var lines []string
	for _, l := range report.Sources(sourced(t)) {
		lines = append(lines, l.Text+" "+l.URL)
	}
	text := strings.Join(lines, "\n")
	for _, want := range []string{
		"Google: the terms as the case has them, from a written offer.",
		"Initech: the terms as the case has them, from an offer whose evidence is not stated.",
		"Vesting google: 33/33/22/12, monthly, no cliff (2026). https://",
		"IRS limits of 2025: 23,500.00 of contributions, 350,000.00 of pay; checked on 2026-11-23. https://www.irs.gov/pub/irs-drop/n-24-80.pdf",
		"IRS limits of 2026: 24,500.00 of contributions, 360,000.00 of pay; checked on 2026-11-23. https://www.irs.gov/pub/irs-drop/n-25-67.pdf",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
}

// Each kind of pay has its rule. 5% of 175,000 stay below the limit of a purchase plan, so
// that its rule is that of contributions which nothing cuts.
func TestRules(t *testing.T) {
	rules := report.Rules(sourced(t))
	text := strings.Join(rules, "\n")
	for _, want := range []string{"Base: ", "RSU: whole shares dealt", "Match: ", "ESPP: gain: "} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
	if strings.Contains(text, "26 USC 423(b)(8)") {
		t.Errorf("the limit cuts nothing, and is said to:\n%s", text)
	}
	if n := strings.Count(text, "Base: "); n != 1 {
		t.Errorf("the rule of base pay stands %d times", n)
	}
}

// Nobody has paid most where two offers pay the same on the same days.
func TestEqualOffersLeadNothing(t *testing.T) {
	c := comp.NewCase(vesting.MustDate("2026-11-23"))
	for range 2 {
		c.Offers = append(c.Offers, comp.Offer{Company: "Twin", Base: dec("100000")})
	}
	result, err := comp.Compare(c)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := report.Crossovers(result), "Counted by the day it is paid, the leading offers come to the same by the end."; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
