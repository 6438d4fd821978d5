package report

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/casefile"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// read compares the offers of a case file.
func read(t *testing.T, text string) *comp.Comparison {
	t.Helper()
	kase, err := casefile.Read(casefile.Options{Today: vesting.MustDate("2027-03-11")}, casefile.Source{Name: "case.yaml", Data: []byte(text)})
	if err != nil {
		t.Fatal(err)
	}
	c, err := comp.Compare(kase)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func shippedRounds(t *testing.T) *comp.Comparison {
	t.Helper()
	data, err := os.ReadFile("../testdata/cases/rounds.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return read(t, string(data))
}

// The published rounds of W07 over four years: 149,000 x 4, 15% of it and 160,000 of shares come to
// 845,400; 9,000 a year more base, 15% of that, a sign-on of 30,000 and 75,000 more of shares to 991,800.
func TestABridgeLeadsFromTheFirstOfferToTheLast(t *testing.T) {
	c := shippedRounds(t)
	moves, err := Moves(c)
	if err != nil || len(moves) != 2 {
		t.Fatalf("%d moves (%v), want the revision and the variant", len(moves), err)
	}
	bridges := moves[0].Bridges(c)
	if len(bridges) != 1 {
		t.Fatalf("%d bridges, want one: there is one revision", len(bridges))
	}
	var got []string
	for i := range bridges[0].Bars {
		b := &bridges[0].Bars[i]
		got = append(got, fmt.Sprintf("%s %s from %s", b.Name, b.Label("USD"), b.From))
	}
	want := []string{
		"First offer $845,400 from 0", "Base +$36,000 from 845400", "Bonus +$5,400 from 881400", "Sign-on +$30,000 from 886800",
		"RSU +$75,000 from 916800", "2027-01-08 $991,800 from 0",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	for k, title := range []string{
		"The revision of 8 January 2027 adds $146,400 over 4 years, most of it RSU",
		"Google L4 at 165k pays $32,200 more over 4 years than Google L4, most of it base",
	} {
		if got := moves[k].Bridges(c)[0].Title; got != title {
			t.Errorf("got %q, want %q", got, title)
		}
	}
}

// What the title says is true: most is more than half, and what moves against the rest is named.
func TestABridgeSaysWhatItFinds(t *testing.T) {
	for revised, want := range map[string]string{
		"base: 110k": "adds $40,000 over 4 years, all of it base",
		"base: 110k, sign_on: 35k, relocation: 10k": "adds $65,000 over 4 years, most of it base",
		"sign_on: 50k, relocation: 35k, base: 106k": "adds $89,000 over 4 years, relocation the largest part of it",
		"base: 95k":               "takes off $20,000 over 4 years, all of it base",
		"base: 95k, sign_on: 60k": "adds $20,000 over 4 years: more through sign-on, less through base",
		"base: 95k, sign_on: 40k": "leaves the total as it was over 4 years: more through sign-on, less through base",
		"costs: [], sign_on: 18k": "adds $10,000 over 4 years: more through lower costs, less through sign-on",
	} {
		c := read(t, "offers: [{company: A, start: 2027-02-01, sign_on: 20k, costs: [{name: commuting, amount: 250, per: month}], base: 100k, revisions: {on: 2027-01-08, "+revised+"}}]")
		moves, err := Moves(c)
		if err != nil {
			t.Fatal(err)
		}
		if got := moves[0].Bridges(c)[0].Title; got != "The revision of 8 January 2027 "+want {
			t.Errorf("%s: got %q, want %q", revised, got, want)
		}
	}
}

// What leaves every component as it was has no bridge, and is said in a line.
func TestNothingMovedIsNoBridge(t *testing.T) {
	c := read(t, "offers: [{company: A, start: 2027-02-01, base: 100k, level: L4, revisions: {on: 2027-01-08, level: L5}}]")
	moves, err := Moves(c)
	if err != nil || len(moves) != 1 {
		t.Fatalf("%d moves (%v)", len(moves), err)
	}
	if bridges := moves[0].Bridges(c); bridges != nil {
		t.Errorf("%d bridges", len(bridges))
	}
	if got, want := moves[0].InWords(c), "A pays as much over 4 years as the first offer."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// Every bridge ends where its changes lead, whichever way it is cut, and its table says the same.
func TestBridgesAddUp(t *testing.T) {
	c := read(t, `
offers:
  - company: A
    start: 2027-02-01
    base: 100k
    rsu: {value: 160k, vesting: 25/25/25/25}
    costs: [{name: commuting, amount: 250, per: month}]
    revisions:
      - {on: 2027-01-08, base: 107k, sign_on: 30k}
      - {on: 2027-01-20, rsu: {value: 135k, vesting: 25/25/25/25}}
      - {on: 2027-01-28, costs: [], base: 108k}
`)
	moves, err := Moves(c)
	if err != nil {
		t.Fatal(err)
	}
	// 7,000 x 4 + 30,000 = 58,000; 25,000 less; 12,000 of costs and 4,000 of base
	bridges := moves[0].Bridges(c)
	if want := "The revision of 8 January 2027 adds $58,000, and no other moves it more"; len(bridges) != 2 || bridges[1].Title != want {
		t.Fatalf("%d bridges, the second %q, want two, %q", len(bridges), bridges[len(bridges)-1].Title, want)
	}
	if want := "3 revisions of A's offer add $49,000 over 4 years: more through base, sign-on and lower costs, less through RSU"; bridges[0].Title != want {
		t.Errorf("got %q, want %q", bridges[0].Title, want)
	}
	for _, bridge := range bridges {
		at := decimal.Zero
		for i, b := range bridge.Bars {
			if !b.Level && !b.From.Equal(at) || b.Level && !b.From.IsZero() {
				t.Errorf("%s: %s begins at %v, the bar before ends at %v", bridge.ID, b.Name, b.From, at)
			}
			if b.Level && i > 0 && !b.To.Equal(at) {
				t.Errorf("%s: %s is %v, the changes lead to %v", bridge.ID, b.Name, b.To, at)
			}
			at = b.To
			if got := bridge.Data.Rows[i].Cells[2].Value; !got.Equal(b.To) {
				t.Errorf("%s: %s is %v in the table, %v in the picture", bridge.ID, b.Name, got, b.To)
			}
		}
		if !at.Equal(amount("597000")) { // 4 x 108,000 + 30,000 + 135,000
			t.Errorf("%s ends at %v, want 597,000", bridge.ID, at)
		}
	}
}
