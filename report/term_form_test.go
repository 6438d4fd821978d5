package report_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/report"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// Items of a list that go by its name stand among the others, the name first and what belongs to it
// below; grants have a heading each. A form to fill in has a cell for a clawback, and a case the terms
// of it.
func TestTermForm(t *testing.T) {
	c := comp.NewCase(vesting.MustDate("2026-11-23"))
	c.Offers = []comp.Offer{
		{Company: "A", SignOn: []comp.SignOn{{Year: 1, Amount: decimal.NewFromInt(1)}}},
		{Company: "B", Grants: make([]comp.Grant, 2)},
	}
	c.Rates = []comp.ExchangeRate{{Currency: "EUR", Rate: decimal.NewFromInt(2)}}
	written := func(blank bool) string {
		var b strings.Builder
		for _, g := range report.TermForm(&c, blank) {
			fmt.Fprintln(&b, "#", g.Title)
			for _, r := range g.Rows {
				indent := ""
				if r.Nested {
					indent = "  "
				}
				fmt.Fprintf(&b, "%s%s: %s\n", indent, r.Label, r.Path)
			}
		}
		return b.String()
	}
	for blank, want := range map[bool][]string{
		false: {"1 EUR in USD: fx.EUR.rate\n", "Base salary: base\n", "Sign-on 1: sign_on[0].amount\n  for service year: sign_on[0].year\n", "  Clawback until month: sign_on[0].clawback.months\n",
			"# Grant 1\n", "# Grant 2\nKind: grants[1].kind\n"},
		true: {"Exchange rates: fx\n", "Sign-on 2, for service year: sign_on[1].year\n", "Sign-on 2, clawback: sign_on[1].clawback\n", "# Round to come 1\n", "# Refreshers 1\n"},
	} {
		got := written(blank)
		for _, part := range want {
			if !strings.Contains(got, part) {
				t.Errorf("blank %t: no %q in\n%s", blank, part, got)
			}
		}
		if has := strings.Contains(got, "clawback.months"); has == blank {
			t.Errorf("blank %t: terms of a clawback %t", blank, has)
		}
		if strings.Contains(got, "# Sign-on") || strings.Contains(got, "sign_on[1]") != blank || strings.Contains(got, "raise[0]") {
			t.Errorf("blank %t:\n%s", blank, got)
		}
	}
}

// A form to fill in begins with the ten terms that an ordinary letter has, each once; what is left of a bonus
// that may be a rate or an amount stands below.
func TestBlankFormBeginsWithAnOrdinaryLetter(t *testing.T) {
	c := comp.NewCase(vesting.MustDate("2026-11-23"))
	groups, found := report.TermForm(&c, true), map[string]int{}
	for _, g := range groups {
		for _, r := range g.Rows {
			found[r.Path+string(r.Half)]++
		}
	}
	var first []string
	for _, r := range groups[0].Rows {
		first = append(first, r.Label)
		if n := found[r.Path+string(r.Half)]; n != 1 || r.Nested {
			t.Errorf("%s stands %d times", r.Path, n)
		}
	}
	want := "Company; First day of work; Base salary; Target bonus; Sign-on 1; Sign-on 2; Grant 1, value; Grant 1, shares; Grant 1, price in the letter; Grant 1, vesting"
	if got := strings.Join(first, "; "); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if found["bonus.target"+string(report.AmountHalf)] != 1 || found["grants[1].vesting"] != 1 {
		t.Error("a form has no row for a flat bonus, or for a second grant")
	}
	for _, g := range groups[1:] {
		if !g.Optional {
			t.Errorf("%s is not said to be optional", g.Title)
		}
	}
}
