package tax

import (
	"testing"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp/calc"
)

func newYork(t testing.TB) (calc.Number, Situation) {
	t.Helper()
	place, err := Embedded().Place("New York, NY")
	if err != nil {
		t.Fatal(err)
	}
	return number("300000"), Situation{Place: place, Year: 2026}
}

// A federal, state, city and payroll computation.
func BenchmarkTaxes(b *testing.B) {
	wages, s := newYork(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Embedded().Taxes(wages, s); err != nil {
			b.Fatal(err)
		}
	}
}

// What BenchmarkTaxes is measured by.
func BenchmarkHundredMultiplications(b *testing.B) {
	wages, rate := dec("299999.99"), dec("0.0765")
	b.ReportAllocs()
	for b.Loop() {
		for range 100 {
			product = wages.Mul(rate).Round(2)
		}
	}
}

var product decimal.Decimal
