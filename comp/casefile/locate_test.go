package casefile

import (
	"strconv"
	"strings"
	"testing"

	"github.com/seed-251b9aba/offerkit/comp"
)

// The model's paths lead back to where the term was written, or to what it would stand
// in; the words at that place tell which it was.
func TestLocate(t *testing.T) {
	const file = `years: 4
fx: {eur: 1.08, GBP: [{on: 2027-01-01, rate: 1.27}]}
candidate: {name: X}
cost_of_living: {Austin: 80, Bern: 130}
offers:
  - company: A
    base: 150k
    raise: [{on: 2028-01-01, to: 160k}]
    bonus: 15%
    sign_on: [40k, 30k]
    rsu: {shares: 220, price: 1200, vesting: 4y monthly}
    grants:
      - {value: 100k, price: 50, vesting: 4y monthly}
    options: {shares: 10, strike: 3, vesting: 4y monthly}
  - {company: B, base: 170k, sign_on: 20k, price: {path: [{on: 2027-01-11, price: 9}]}, rsu: {value: 7k, vesting: 4y monthly}}
  - company: C
    base: $1k
    currency: USD
    sign_on: {amount: 9k, clawback: {months: 12, basis: net, tax_rate: 35%}}
    refreshers: {value: 60k, vesting: 4y monthly}
  - {company: D, base: 1k, refreshers: [{value: 60k, vesting: 4y monthly}, {value: 61k, vesting: 4y monthly}]}
`
	docs := []*document{readDocument(Options{}, Source{"a.yaml", []byte(file)}), readDocument(Options{}, Source{"b.yaml", []byte("company: C\nbase: 1k\n")})}
	m := merge(docs)
	for path, want := range map[string]string{
		"years":                                  "1:8 4",
		"candidate.name":                         "3:19 X",
		"tolerance":                              "file", // not written
		"offers":                                 "5:1 offers",
		"offers[0].base":                         "7:11 150k",
		"offers[0].location":                     "6:5 ", // the offer itself
		"offers[0].raise[0].to":                  "8:34 160k",
		"offers[0].bonus.payout":                 "9:12 15%", // the short form holds all terms
		"offers[0].sign_on[1].amount":            "10:20 30k",
		"offers[0].grants[0].shares":             "11:19 220", // rsu is the first grant
		"offers[0].grants[0]":                    "11:5 rsu",
		"offers[0].grants[1].strike":             "14:35 3", // options comes after rsu
		"offers[0].grants[1]":                    "14:5 options",
		"offers[0].grants[2].price":              "13:30 50",
		"offers[0].price.today":                  "11:31 1200", // the price of rsu is today's price
		"offers[1].sign_on[0].year":              "15:39 20k",
		"offers[1].price.path[0].on":             "15:64 2027-01-11",
		"offers[1].grants[0].value":              "15:102 7k",
		"offers[4].base":                         "2:7 1k", // in the second file
		"cost_of_living[1].index":                "4:36 130",
		"cost_of_living[1].place":                "4:30 Bern",
		"cost_of_living[1]":                      "4:36 130",
		"cost_of_living":                         "4:1 cost_of_living",
		"fx.EUR":                                 "2:11 1.08", // a code in either case
		"fx.GBP":                                 "2:17 GBP",
		"fx.EUR.rate":                            "2:11 1.08",
		"fx.GBP[0].rate":                         "2:46 1.27",
		"offers[2].sign_on[0].amount":            "19:23 9k", // one item without its list
		"offers[2].sign_on[0].clawback.tax_rate": "19:72 35%",
		"offers[2].refreshers[0].value":          "20:25 60k",
		"offers[3].refreshers[1].value":          "21:84 61k",
		"offers[9].base":                         "5:1 offers",
	} {
		doc, e, covered := m.locate(path)
		if covered {
			t.Errorf("%s is covered", path)
		}
		if got := describe(doc, e); got != want {
			t.Errorf("%s leads to %q, want %q", path, got, want)
		}
	}
}

func describe(doc *document, e entry) string {
	if e.value == nil {
		return "file"
	}
	doc.refuse(e, &comp.TermError{})
	at := doc.errs[0]
	doc.errs = nil
	n := e.value
	if e.key != nil && e.key.Line == at.Line && e.key.Column == at.Column {
		n = e.key
	}
	return strconv.Itoa(at.Line) + ":" + strconv.Itoa(at.Column) + " " + n.Value
}

// What could not be read is not reported again by the model, neither itself nor what
// hangs on it; what is wrong beside it still is.
func TestNoFollowOnErrors(t *testing.T) {
	for _, c := range []struct {
		name, file string
		want       []string
	}{
		{"base that cannot be read", "company: A\nbase: x\nraise: 300%", []string{`"x" is not a number`, "300% is outside"}},
		{"base misspelt", "company: A\nbse: 150k\nraise: 300%", []string{`unknown key "bse"`, "300% is outside"}},
		{"company misspelt", "compony: A\nbase: 150k", []string{`unknown key "compony"`}},
		{"vesting that cannot be read", "company: A\nbase: 1k\nrsu: {value: 1k, vesting: 5/15}", []string{"add up to 20"}},
		{"vesting misspelt", "company: A\nbase: 1k\nrsu: {value: 1k, vestin: 5/95}", []string{`unknown key "vestin"`}},
		{"shares that cannot be read", "company: A\nbase: 1k\nrsu: {shares: many, vesting: 5/95}", []string{`"many" is not a number`}},
		{"price that cannot be read", "company: A\nbase: 1k\nrsu: {shares: 10, price: high, vesting: 5/95}", []string{`"high" is not a number`}},
		{"offers that are no list", "offers: 7", []string{`"offers" is a single value`}},
		{"no offer that can be read", "offers: [7]", []string{`an item of "offers" is a single value`}},
		{"price of the offer that cannot be read", "company: A\nbase: 1k\nprice: high\ngrants: [{shares: 10, vesting: 5/95}]", []string{`"high" is not a number`}},
		{"private misspelt", "company: A\nbase: 1k\nprivat: {fmv: 4}\nrsu: {shares: 10, vesting: 5/95, double_trigger: true}", []string{`unknown key "privat"`}},
		{"exchange rate that cannot be read", "offers: [{company: A, base: €1k}]\nfx: {EUR: x}", []string{`"x" is not a number`}},
		{"exchange rates misspelt", "offers: [{company: A, base: €1k}]\nxf: {EUR: 1.08}", []string{`unknown key "xf"`}},
		{"tiers that cannot be read", "company: A\nbase: 1k\nretirement: {tiers: 6%, contribution: 6%}", []string{`"6%" is no match`}},
		{"date that cannot be read", "as_of: soon\noffers: [{company: A, base: 1k}]", []string{`"soon" is not a date`}},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := Read(Options{}, Source{"a.yaml", []byte("as_of: 2026-11-23\n" + c.file)})
			if strings.HasPrefix(c.file, "as_of") || !strings.HasPrefix(c.file, "offers") {
				_, err = Read(Options{Today: today}, Source{"a.yaml", []byte(c.file)})
			}
			all, _ := err.(Errors)
			for i, e := range all {
				if i >= len(c.want) || !strings.Contains(e.Message, c.want[i]) {
					t.Errorf("unexpected: %v", e)
				}
			}
			if len(all) < len(c.want) {
				t.Errorf("got %v, want %q", err, c.want)
			}
		})
	}
}
