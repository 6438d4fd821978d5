package casefile

import (
	"errors"
	"os"
	"strings"
	"testing"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/vesting"
)

func caseOf(t *testing.T, o Options, text string) comp.Case {
	t.Helper()
	c, err := Read(o, Source{"a.yaml", []byte(text)})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// A revision of a later day is not in force, and is known by its day.
func TestARevisionOfALaterDayIsAwaited(t *testing.T) {
	const text = "as_of: 2026-11-23\noffers: [{company: A, base: 100k, revisions: [{on: 2026-11-23, base: 110k}, {on: 2026-11-24, base: 120k}]}]"
	o := caseOf(t, Options{Today: today}, text).Offers[0]
	if o.Base.String() != "110000" || len(o.Awaited) != 1 || o.Awaited[0].String() != "2026-11-24" {
		t.Errorf("base %v, awaited %v", o.Base, o.Awaited)
	}
}

// W07: the negotiated offer holds, the first one stands before it, and the variant has all of
// the negotiated one but its base.
func TestRounds(t *testing.T) {
	data, err := os.ReadFile("../../testdata/cases/rounds.yaml")
	if err != nil {
		t.Fatal(err)
	}
	c := caseOf(t, Options{Today: today}, string(data))
	now, variant := c.Offers[0], c.Offers[1]
	if len(now.Earlier) != 1 || now.Revised.String() != "2027-01-08" || now.From != "" {
		t.Fatalf("got %d earlier, revised %v, from %q", len(now.Earlier), now.Revised, now.From)
	}
	first := now.Earlier[0].Offer
	for _, x := range []struct {
		what, got, want string
	}{
		{"base", now.Base.String(), "158000"}, {"sign-on", now.SignOn[0].Amount.String(), "30000"}, {"grant", now.Grants[0].Value.String(), "235000"},
		{"bonus that stays", now.Bonus.Rate.String(), "0.15"},
		{"first base", first.Base.String(), "149000"}, {"first grant", first.Grants[0].Value.String(), "160000"},
		{"base of the variant", variant.Base.String(), "165000"}, {"its grant", variant.Grants[0].Value.String(), "235000"}, {"its company", variant.Company, "Google"},
	} {
		if x.got != x.want {
			t.Errorf("%s: got %s, want %s", x.what, x.got, x.want)
		}
	}
	if first.SignOn != nil || variant.From != "Google L4" || variant.Earlier != nil {
		t.Errorf("got %+v, from %q", first.SignOn, variant.From)
	}
}

// Revisions after the valuation date do not hold yet, whichever date that is.
func TestRevisionsUpToTheValuationDate(t *testing.T) {
	const text = "as_of: 2026-11-23\noffers: [{company: Acme, base: 150k, revisions: [{on: 2026-11-20, base: 160k}, {on: 2026-12-01, base: 170k}]}]\n"
	for asOf, want := range map[string]string{"": "160000", "2026-11-19": "150000", "2026-11-20": "160000", "2026-12-01": "170000"} {
		o := Options{}
		if asOf != "" {
			o.AsOf = vesting.MustDate(asOf)
		}
		if got := caseOf(t, o, text).Offers[0].Base.String(); got != want {
			t.Errorf("as of %q: got %s, want %s", asOf, got, want)
		}
	}
}

// A variant may stand before what it is from, in another file, and be from another variant.
func TestVariantsOfVariants(t *testing.T) {
	c, err := Read(Options{Today: today},
		Source{"a.yaml", []byte("offers: [{from: B, name: A, bonus: 10%}, {from: acme, name: B, base: 160k}]\n")},
		Source{"b.yaml", []byte("offers: [{company: Acme, base: 150k, sign_on: 20k}]\n")})
	if err != nil {
		t.Fatal(err)
	}
	a := c.Offers[0]
	if a.Base.String() != "160000" || a.Bonus.Rate.String() != "0.1" || a.SignOn[0].Amount.String() != "20000" || a.From != "B" || c.Offers[1].From != "Acme" {
		t.Errorf("got %+v", a)
	}
}

// The first offer has to stand too, though it is not compared.
func TestFirstRoundHasToStand(t *testing.T) {
	const text = "as_of: 2026-11-23\noffers:\n  - company: Acme\n    base: 150k\n    raise: 101%\n    revisions: {on: 2026-11-20, raise: 3%}\n"
	_, err := Read(Options{}, Source{"a.yaml", []byte(text)})
	var all Errors
	if !errors.As(err, &all) || len(all) != 1 || all[0].Line != 5 {
		t.Errorf("got %v", err)
	}
}

// A mistake in a revision stands at the revision, and what a revision makes wrong too.
func TestMistakesInRounds(t *testing.T) {
	const text = "as_of: 2026-11-23\noffers:\n  - company: Acme\n    base: 150k\n    revisions:\n      - on: 2026-11-20\n        rsu: {shares: 100, vesting: 4y annual}\n"
	_, err := Read(Options{}, Source{"a.yaml", []byte(text)})
	var all Errors
	if !errors.As(err, &all) || len(all) != 1 || all[0].Line != 7 || !strings.Contains(all[0].Mend, "price") {
		t.Errorf("got %v", err)
	}
}
