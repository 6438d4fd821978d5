package xlsx_test

import (
	"strings"
	"testing"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// A letter that is silent about a term has a cell for it, at 0: what is typed there pays as the
// engine says of a letter that has the term.
func TestSilentTermsAreOpen(t *testing.T) {
	bare := comp.Offer{Company: "Initech", Start: google(t).Start, Base: dec("150000")}
	before := caseOf(bare, google(t))
	book := write(t, before)
	sixty := comp.Refresher{Value: dec("60000"), Vesting: schedule(t, "4y annual")}
	changes := []change{
		{"raise", "raise.rate", 0, 0.03, func(c *comp.Case) { c.Offers[0].Raise.Rate = dec("0.03") }},
		{"bonus", "bonus.target", 0, 0.12, func(c *comp.Case) { c.Offers[0].Bonus.Rate = dec("0.12") }},
		{"sign-on", "sign_on[0].amount", 0, 20_000, func(c *comp.Case) {
			c.Offers[0].SignOn = append(c.Offers[0].SignOn, comp.SignOn{Year: 1, Amount: dec("20000")})
		}},
		{"second", "sign_on[1].amount", 0, 7_000, func(c *comp.Case) {
			c.Offers[0].SignOn = append(c.Offers[0].SignOn, comp.SignOn{Year: 2, Amount: dec("7000")})
		}},
		{"relocation", "relocation.amount", 0, 5_000, func(c *comp.Case) { c.Offers[0].Relocation.Amount = dec("5000") }},
		{"grant", "grants[0].value", 0, 100_001, func(c *comp.Case) {
			c.Offers[0].Grants = []comp.Grant{{Kind: comp.RSU, Value: dec("100001"), Vesting: schedule(t, "4y annual")}}
		}},
		{"refreshers", "refreshers[0].value", 0, 60_000, func(c *comp.Case) { c.Offers[0].Refreshers = []comp.Refresher{sixty} }},
		{"refreshers of Google", "refreshers[0].value", 1, 60_000, func(c *comp.Case) { c.Offers[1].Refreshers = []comp.Refresher{sixty} }},
	}
	growth := change{"", "growth", -1, 0.1, func(c *comp.Case) { c.Growth = dec("0.1") }}
	books := map[string][]byte{}
	for _, ch := range changes {
		books[ch.name] = typed(t, book, []change{ch})
		books[ch.name+" that grow"] = typed(t, book, []change{ch, growth})
	}
	books["all"] = typed(t, book, changes)
	computed := office(t, books)
	check := func(name string, applied ...change) {
		t.Helper()
		c := caseOf(bare, google(t))
		for _, ch := range applied {
			ch.apply(&c)
		}
		result := compared(t, c)
		sheets := computed[name]
		if got := sheets.at("Checks", 1, 4); got != "All checks agree" {
			t.Errorf("%s: the checks say %q", name, got)
		}
		seen := 0
		for r, row := range sheets["Summary"] {
			for _, ranking := range result.Rankings {
				if len(row) == 0 || row[0] != ranking.Metric.Title || seen == len(result.Rankings) {
					continue
				}
				seen++
				for i := range result.Offers {
					want, _ := result.Offers[i].Figure(ranking.Metric.Name)
					if got := sheets.at("Summary", 2+i, r+1); !same(want.String(), strings.ReplaceAll(got, ",", "")) {
						t.Errorf("%s: %s of %s is %s, the engine says %s", name, ranking.Metric.Name, result.Offers[i].Name, got, want)
					}
				}
			}
		}
		if seen != len(result.Rankings) {
			t.Errorf("%s: %d metrics on the Summary, want %d", name, seen, len(result.Rankings))
		}
	}
	for _, ch := range changes {
		check(ch.name, ch)
		check(ch.name+" that grow", ch, growth)
	}
	check("all", changes...)
}

// What is typed in may be paid after everything that the letters pay: a bonus on the day after the
// last salary. The months of the sheet Cumulative go as far.
func TestWhatIsTypedMayPayLater(t *testing.T) {
	c := caseOf(comp.Offer{Company: "A", Start: vesting.MustDate("2027-02-01"), Base: dec("100000")}, comp.Offer{Company: "B", Start: vesting.MustDate("2027-03-01"), Base: dec("90000")})
	c.Years = 1
	bonus := change{"bonus", "bonus.target", 1, 0.1, nil}
	sheets := office(t, map[string][]byte{"bonus": typed(t, write(t, c), []change{bonus})})["bonus"]
	if got := sheets.at("Checks", 1, 4); got != "All checks agree" {
		t.Errorf("the checks say %q", got)
	}
}
