package vesting

import (
	"encoding/json"
	"testing"
)

// The work of the issue: 10,000 grants of 48 monthly tranches with a 12-month cliff,
// each of its own size and start. Targets: 15 ms through AppendEvents, 60 ms through the
// Open Cap Format reader, on one core.
const benchGrants = 10_000

func benchGrant(i int) (shares Fraction, start Date) {
	return Whole(int64(1000 + 7*i)), Date{day: MustDate("2025-01-01").day + int32(i%1461)}
}

func BenchmarkAppendEvents(b *testing.B) {
	s, err := Parse("4y monthly, 12mo cliff")
	if err != nil {
		b.Fatal(err)
	}
	for a := CumulativeRoundDown; a <= Fractional; a++ {
		b.Run(a.Key(), func(b *testing.B) {
			var events []Event
			b.ReportAllocs()
			for b.Loop() {
				for i := range benchGrants {
					shares, start := benchGrant(i)
					events, err = s.AppendEvents(events[:0], Grant{Shares: shares, Start: start, Allocation: a})
					if err != nil || len(events) != 37 && a <= CumulativeRounding {
						b.Fatal(len(events), err)
					}
				}
			}
		})
	}
}

// benchTerms are the same vesting in the Open Cap Format: with a cliff_installment, and
// with the cliff as a condition of its own, as the standard's sample writes it.
func benchTerms(b *testing.B) map[string][]byte {
	s, err := Parse("4y monthly, 12mo cliff")
	if err != nil {
		b.Fatal(err)
	}
	terms, err := s.Terms("t", Grant{})
	if err != nil {
		b.Fatal(err)
	}
	installment, err := json.Marshal(terms)
	if err != nil {
		b.Fatal(err)
	}
	cliff := `{"length":12,"type":"MONTHS","occurrences":1,"day_of_month":"VESTING_START_DAY_OR_LAST_DAY_OF_MONTH"}`
	monthly := `{"length":1,"type":"MONTHS","occurrences":36,"day_of_month":"VESTING_START_DAY_OR_LAST_DAY_OF_MONTH"}`
	return map[string][]byte{
		"cliff_installment": installment,
		"cliff_condition":   []byte(graph(startCondition, relative("a", "12/48", "start", cliff, "b"), relative("b", "1/48", "a", monthly))),
		"v2": []byte(`{"id":"t","statements":[{"order":1,"percentage":"1","schedule":{"occurrences":48,"period":1,"period_type":"MONTHS",
			"cliff":{"length":12,"period_type":"MONTHS","percentage":"0.25"}}}]}`),
	}
}

// Through the reader, as a cap table is read: the terms once, for all who hold under them.
func BenchmarkOCF(b *testing.B) {
	for name, document := range benchTerms(b) {
		b.Run(name, func(b *testing.B) {
			var events []Event
			b.ReportAllocs()
			for b.Loop() {
				terms, err := ParseTerms(document, Options{})
				if err != nil {
					b.Fatal(err)
				}
				for i := range benchGrants {
					shares, start := benchGrant(i)
					issuance := Issuance{Quantity: shares, Start: start}
					if events, err = issuance.appendEvents(events[:0], terms); err != nil || len(events) != 37 {
						b.Fatal(len(events), err)
					}
				}
			}
		})
	}
}

// Through the reader with the terms decoded anew for every grant, as if each security
// had terms of its own: almost all of it is the standard library's JSON decoder.
func BenchmarkOCFDecodedEachTime(b *testing.B) {
	document := benchTerms(b)["cliff_installment"]
	var events []Event
	b.ReportAllocs()
	for b.Loop() {
		for i := range benchGrants {
			terms, err := ParseTerms(document, Options{})
			if err != nil {
				b.Fatal(err)
			}
			shares, start := benchGrant(i)
			issuance := Issuance{Quantity: shares, Start: start}
			if events, err = issuance.appendEvents(events[:0], terms); err != nil {
				b.Fatal(err)
			}
		}
	}
}

func BenchmarkParse(b *testing.B) {
	for _, text := range []string{"4y monthly, 12mo cliff", "5/15/40/40", "google"} {
		b.Run(text, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Parse(text); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// What the first employer's name in a process costs.
func BenchmarkEmbeddedPresets(b *testing.B) {
	for b.Loop() {
		readEmbedded()
	}
}
