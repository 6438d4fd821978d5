package comp_test

import (
	"testing"

	"github.com/seed-251b9aba/offerkit/comp"
)

// An ordinary offer: four years of monthly pay, quarterly vests that grow at-vest, a
// bonus, two sign-ons.
func ordinary(t testing.TB) comp.Offer {
	o := amazon(t)
	o.Bonus = comp.Bonus{Rate: dec("0.15")}
	o.Price.Growth = rate("0.15")
	o.Grants[0].Vesting = schedule(t, "4y quarterly")
	return o
}

func BenchmarkUnfold(b *testing.B) {
	o := ordinary(b)
	c := caseOf(o)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := comp.Unfold(c, o); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkCompareTwoOffers(b *testing.B) {
	one, two := ordinary(b), amazon(b)
	two.Company = "Google"
	c := caseOf(one, two)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := comp.Compare(c); err != nil {
			b.Fatal(err)
		}
	}
}
