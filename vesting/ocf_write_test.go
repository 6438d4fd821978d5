package vesting

import (
	"encoding/json"
	"reflect"
	"testing"
)

// Every form of schedule survives the way through the Open Cap Format and back: the same
// events, under every allocation type.
func TestTermsVestAsTheirSchedule(t *testing.T) {
	for _, text := range []string{
		"amazon", "google", "5/15/40/40", "33/33/22/12 monthly", "25/25/25/25 quarterly", "4y monthly", "4y monthly, 12mo cliff",
		"3y cliff", "1y cliff", "0:10 12:90", "12:5 24:15 30:20 36:20 42:20 48:20",
		"4y quarterly, 14mo cliff",                // between two instalments
		"33/33/22/12 monthly, 18mo cliff",         // over two series
		"40/60 monthly, 13mo cliff",               // over all of the first
		"20/25/25/30 quarterly, 12mo cliff",       // over the first of several
		"50/0/50 monthly",                         // a year without
		"4y quarterly on 02-15 05-15 08-15 11-15", // fixed dates
		"12:50 24:50 on 02-15", "3y cliff on 15",  // each on its month
		"4y quarterly on 03-15 06-15 09-15 12-15, 12mo cliff", // with a cliff
		"4y monthly, 1mo cliff", "4y quarterly, 2mo cliff", "1y cliff, 6mo cliff",
	} {
		for a := CumulativeRoundDown; a <= Fractional; a++ {
			checkRoundTrip(t, text, Grant{Shares: Whole(10007), Start: MustDate("2024-08-31"), Allocation: a})
		}
	}
}

func checkRoundTrip(t *testing.T, text string, g Grant) {
	t.Helper()
	s, err := Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	terms, err := s.Terms("t", g)
	if err != nil {
		t.Fatalf("%q: %v", text, err)
	}
	data, err := json.Marshal(terms)
	if err != nil {
		t.Fatal(err)
	}
	back, err := ParseTerms(data, Options{})
	if err != nil {
		t.Fatalf("%q: %v in %s", text, err, data)
	}
	want, err := s.Events(g)
	if err != nil {
		t.Fatal(err)
	}
	i := Issuance{Quantity: g.Shares, Start: g.Start, Granted: g.Granted}
	got, err := i.Events(back)
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("%q, %v: %v\ngot  %s\nwant %s\n%s", text, g.Allocation, err, show(got), show(want), data)
	}
}
