package casefile

import "testing"

// A revision holds for every choice, and a key of a choice replaces it.
func TestARevisionOfAMix(t *testing.T) {
	kase := read(t, "as_of: 2026-11-23\n"+offerOf("bonus: 10%\nmix: [{name: a, bonus: 20%}, {name: b, pto: 20}]\nrevisions: [{on: 2026-11-20, base: 170k}]"))
	for i, want := range []string{"0.2", "0.1"} {
		if o := kase.Offers[i]; o.Base.String() != "170000" || o.Bonus.Rate.String() != want {
			t.Errorf("%s: base %s, bonus %s", o.Name, o.Base, o.Bonus.Rate)
		}
	}
}
