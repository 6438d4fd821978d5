package risk_test

import (
	"testing"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/risk"
)

// fiveOffers are five listed companies with everything that a stress moves.
const fiveOffers = `
as_of: 2026-11-23
growth: 5%
offers:
  - {company: Amazon, start: 2027-01-11, base: 160k, raise: 3%, sign_on: [127k, 94k], rsu: {shares: 220, price: 1200, vesting: amazon}}
  - {company: Google, start: 2027-01-11, base: 175k, bonus: 15%, sign_on: 40k, rsu: {value: 300k, price: 170, vesting: google}, refreshers: {value: 60k, vesting: 4y quarterly}}
  - {company: Meta, start: 2027-01-11, base: 185k, bonus: 15%, rsu: {value: 320k, price: 600, vesting: 4y quarterly}, refreshers: {value: 70k, vesting: 4y quarterly}}
  - {company: Apple, start: 2027-01-11, base: 180k, bonus: 10%, rsu: {value: 260k, price: 220, vesting: 4y annual}, espp: {contribution: 10%, discount: 15%, lookback: true}}
  - {company: Nvidia, start: 2027-01-11, base: 190k, rsu: {value: 280k, price: 140, vesting: 4y quarterly}, espp: {contribution: 10%, discount: 15%, lookback: true}}
`

func BenchmarkStress(b *testing.B) {
	c := read(b, fiveOffers)
	for b.Loop() {
		result, err := comp.Compare(c)
		if err != nil {
			b.Fatal(err)
		}
		l, err := risk.New(result, "total")
		if err != nil {
			b.Fatal(err)
		}
		if _, err := l.Stress(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkBreakEvens(b *testing.B) {
	c := read(b, fiveOffers)
	for b.Loop() {
		l := lead(b, c, "total")
		l.BreakEvens(l.Assumptions())
	}
}
