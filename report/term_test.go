package report_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/report"
)

// A report that knows where terms are written says so of every term that a payment rests on, and
// of a default that it is one; without that it has no such section.
func TestTermsSayWhereTheyAreWritten(t *testing.T) {
	c := comp.NewCase(sourced(t).Case.AsOf)
	c.Offers = []comp.Offer{{Company: "Initech", Base: dec("150000"), SignOn: []comp.SignOn{{Year: 1, Amount: dec("40000")}}},
		{Company: "Globex", Base: dec("175000"), Price: comp.Price{Today: dec("170")}, ESPP: comp.ESPP{Contribution: dec("0.1"), Discount: dec("0.15")}}}
	result, err := comp.Compare(c)
	if err != nil {
		t.Fatal(err)
	}
	texts := map[string][2]string{
		"offers[0].base": {"offers.yaml:3:9", "150k"}, "offers[0].sign_on[0].amount": {"offers.yaml:4:12", "40k"}, "offers[1].base": {"offers.yaml:6:9", "175k"},
		"offers[1].price.today": {"offers.yaml:7:9", "170"}, "offers[1].espp.contribution": {"offers.yaml:8:9", "10%"}, "offers[1].espp.discount": {"offers.yaml:9:9", "15%"},
	}
	d, err := report.Compare(result, report.Options{Written: func(path string) (place, text string) { return texts[path][0], texts[path][1] }})
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, table := range d.Tables() {
		if !strings.HasPrefix(table.ID, "terms-") {
			continue
		}
		for _, row := range table.Rows {
			got[table.Title+" "+row.Cells[0].Text] = fmt.Sprint(row.Cells[3].Text, " ", row.Cells[1].Text, " ", row.Cells[2].Text)
		}
	}
	want := map[string]string{
		"Initech base": "150,000 USD a year 150k offers.yaml:3:9", "Initech sign_on[0].amount": "40,000 USD 40k offers.yaml:4:12", "Globex base": "175,000 USD a year 175k offers.yaml:6:9",
		"Globex price.today": "170 USD a share 170 offers.yaml:7:9", "Globex growth": "0% a year the default ", "Globex espp.contribution": "10% 10% offers.yaml:8:9",
		"Globex espp.discount": "15% 15% offers.yaml:9:9", "Globex discount_rate": "5% a year the default ", "Initech discount_rate": "5% a year the default ",
	}
	for term, line := range want {
		if got[term] != line {
			t.Errorf("%s: %q, want %q", term, got[term], line)
		}
	}
	if len(got) != len(want) {
		t.Errorf("terms: %v", got)
	}
	plain, err := report.Compare(result, report.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range plain.Sections {
		if s.ID == "terms" {
			t.Error("terms that nobody can place")
		}
	}
}

// A value is written in the unit of its term; a count is a bare number. What may be a rate or an
// amount is the latter beyond the bounds of a rate.
func TestTermsAreMeasured(t *testing.T) {
	for path, want := range map[string]string{
		"offers[0].base":              "1,200 EUR a year",
		"offers[0].price.today":       "1,200 EUR a share",
		"offers[2].sign_on[1].amount": "1,200 EUR",
		"fx.EUR[1].rate":              "1,200 USD",
		"growth":                      "120000% a year",
		"tolerance":                   "120000%",
		"offers[0].grants[0].shares":  "1,200",
		"offers[0].bonus.target":      "1,200 EUR a year",
	} {
		term := report.Term{Path: path, Value: dec("1200")}
		if got := term.Measured("EUR", "USD"); got != want || term.Meaning() == "" {
			t.Errorf("%s: %q (%s), want %q", path, got, term.Meaning(), want)
		}
	}
	bonus := report.Term{Path: "offers[0].bonus.target", Value: dec("0.15")}
	if got := bonus.Measured("EUR", "USD"); got != "15%" {
		t.Errorf("a bonus of 15%% is %s", got)
	}
}
