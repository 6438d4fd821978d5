package casefile_test

import (
	"fmt"
	"testing"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/casefile"
	"github.com/seed-251b9aba/offerkit/vesting"
)

func find(keys []casefile.Key, path string) (casefile.Key, bool) {
	for _, k := range keys {
		if k.Path == path {
			return k, true
		}
		if found, ok := find(k.Keys, path); ok {
			return found, true
		}
	}
	return casefile.Key{}, false
}

// The short forms that the package's documentation and SPEC 4 name, and the keys that they stand for.
func TestOutlineKnowsShortForms(t *testing.T) {
	for path, want := range map[string]string{
		"offers[].base": "amount", "offers[].raise": "rate", "offers[].bonus": "target", "offers[].commission": "target",
		"offers[].sign_on": "amount", "offers[].sign_on[].clawback": "months", "offers[].relocation.clawback": "months",
		"offers[].relocation": "amount", "offers[].price": "today", "offers[].retirement": "tiers", "offers[].rsu": "",
	} {
		if k, found := find(casefile.Outline(), path); !found || k.Short != want {
			t.Errorf("%s: found %v, short for %q, want %q", path, found, k.Short, want)
		}
	}
}

// A bare value means what the key says that it stands for: the case is the same either way.
func TestShortFormsMeanTheirKeys(t *testing.T) {
	offers, _ := find(casefile.Outline(), "offers")
	for _, k := range offers.Keys {
		inner, known := find(k.Keys, k.Path+"."+k.Short)
		if k.Short == "" || !known || k.Name == "base" {
			continue
		}
		read := func(value string) (comp.Case, error) {
			text := fmt.Sprintf("company: A\nbase: 100k\n%s: %s\n", k.Name, value)
			return casefile.Read(casefile.Options{Today: vesting.MustDate("2026-11-23")}, casefile.Source{Name: "a.yaml", Data: []byte(text)})
		}
		short, err := read(inner.Term.Example)
		full, errFull := read("{" + k.Short + ": " + inner.Term.Example + "}")
		if (err == nil) != (errFull == nil) || fmt.Sprint(short) != fmt.Sprint(full) {
			t.Errorf("%s: %v, %v\n%v\n%v", k.Path, err, errFull, short, full)
		}
	}
}

// Whoever has an outline may change it without changing that of the next.
func TestOutlineIsOnesOwn(t *testing.T) {
	first := casefile.Outline()
	first[0].Name = "changed"
	if casefile.Outline()[0].Name != "as_of" {
		t.Error("an outline was changed from outside")
	}
}
