package casefile

import (
	"strings"
	"testing"
)

// A revision holds for every choice, and a key of a choice replaces it.
func TestARevisionOfAMix(t *testing.T) {
	kase := read(t, "as_of: 2026-11-23\n"+offerOf("bonus: 10%\nmix: [{name: a, bonus: 20%}, {name: b, pto: 20}]\nrevisions: [{on: 2026-11-20, base: 170k}]"))
	for i, want := range []string{"0.2", "0.1"} {
		if o := kase.Offers[i]; o.Base.String() != "170000" || o.Bonus.Rate.String() != want {
			t.Errorf("%s: base %s, bonus %s", o.Name, o.Base, o.Bonus.Rate)
		}
	}
}

// Choices of one name are told apart by number, as offers are (SPEC 4).
func TestChoicesOfOneName(t *testing.T) {
	kase := read(t, offerOf("mix: [{name: cash, bonus: 10%}, {name: RSUs, pto: 20}, {name: cash, bonus: 20%}]"))
	for i, want := range []string{" cash #1", " RSUs", " cash #2"} {
		if got := kase.Offers[i].Name; !strings.HasSuffix(got, want) {
			t.Errorf("choice %d is named %s, want%s", i+1, got, want)
		}
	}
	if kase.Offers[2].Bonus.Rate.String() != "0.2" {
		t.Errorf("the third has a bonus of %s", kase.Offers[2].Bonus.Rate)
	}
}
