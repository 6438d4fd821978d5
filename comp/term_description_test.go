package comp_test

import (
	"testing"

	"github.com/seed-251b9aba/offerkit/comp"
)

// A term is found by its path, whatever the indexes; an item of a list is described as the list
// is. What is no term is not found.
func TestFindTerm(t *testing.T) {
	for path, want := range map[string]string{
		"growth":                             "growth",
		"offers[0].base":                     "offers[].base",
		"offers[].base":                      "offers[].base",
		"offers[12].grants[3].price":         "offers[].grants[].price",
		"offers[0].sign_on[1].clawback.kind": "offers[].sign_on[].clawback.kind",
		"offers[0].sign_on[1]":               "offers[].sign_on",
		"offers[0].raise[2].to":              "offers[].raise[].to",
		"offers[0].raise.rate":               "offers[].raise.rate",
		"offers[0].grants[2].vesting[1]":     "offers[].grants[].vesting", // a percentage of the schedule
		"offers[0].grants[2].price[1]":       "",
		"fx.EUR.rate":                        "fx[].rate",
		"fx.EUR[1].rate":                     "fx[].rate",
		"fx.EUR[1].on":                       "fx[].on",
		"fx.EUR":                             "fx",
		"cost_of_living[3].index":            "cost_of_living[].index",
		"offers[0].rsu":                      "offers[].rsu",
		"offers[0].rsu.price":                "", // its name is grants[].price
		"offers[0].salary":                   "",
		"offers[0":                           "",
		"fx.a.b":                             "",
		"":                                   "",
	} {
		if term, known := comp.FindTerm(path); term.Path != want || known != (want != "") {
			t.Errorf("%q is %q, want %q", path, term.Path, want)
		}
	}
}

// A term goes by one path, and a copy of the descriptions is the caller's own.
func TestTermsHaveOnePath(t *testing.T) {
	seen := map[string]bool{}
	terms := comp.Terms()
	for i, term := range terms {
		if found, _ := comp.FindTerm(term.Path); seen[term.Path] || found.Meaning != term.Meaning {
			t.Errorf("%s stands twice", term.Path)
		}
		seen[term.Path], terms[i].Meaning = true, ""
	}
	if term, _ := comp.FindTerm("growth"); term.Meaning == "" {
		t.Error("a caller has changed the description of growth")
	}
}

func TestTermLabel(t *testing.T) {
	for path, want := range map[string]string{
		"offers[1].base": "Base salary", "offers[0].sign_on[1].amount": "Sign-on 2", "offers[0].grants[0].shares": "Grant 1, shares",
		"offers[0].refreshers[1].value": "Refreshers 2, value of each", "discount_rate": "Discount rate", "offers[0].nonsense": "",
	} {
		if got := comp.TermLabel(path); got != want {
			t.Errorf("%s is called %q, want %q", path, got, want)
		}
	}
}
