package risk_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/risk"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// Every break-even of every term of the shipped cases, on the main metrics, is one by the full
// model too.
func TestBreakEvensAreProven(t *testing.T) {
	found := 0
	for _, c := range shipped(t) {
		if len(c.Offers) < 2 || c.Years < 2 {
			continue
		}
		for _, metric := range []string{"total", "pv", "walkaway@14", "after-tax"} {
			if metric == "after-tax" && c.Candidate.FilingStatus == "" || metric != "total" && testing.Short() {
				continue
			}
			l := lead(t, c, metric)
			for _, b := range l.BreakEvens(l.Assumptions()) {
				two := l.Between(l.Leader, l.RunnerUp())
				for _, f := range b.Found[:min(len(b.Found), 1)] {
					proven(t, two, &b, f)
					found++
				}
			}
		}
	}
	if found < 50 {
		t.Errorf("%d break-evens are too few to prove anything", found)
	}
}

// At half of the wages taxes leave 52,500 of 105,000.00 and, because half a cent is rounded up, of 105,000.01 too:
// a tie two cents wide is one break-even.
func TestTieOfCents(t *testing.T) {
	c := comp.NewCase(vesting.MustDate("2026-11-23"))
	c.Years, c.Candidate.TaxRate = 1, decimal.NewNullDecimal(dec("0.5"))
	c.Offers = []comp.Offer{
		{Company: "A", Base: dec("100000"), SignOn: []comp.SignOn{{Year: 1, Amount: dec("8000")}}},
		{Company: "B", Base: dec("105000")},
	}
	l := lead(t, c, "after-tax")
	for _, b := range l.BreakEvens(l.Assumptions()) {
		if b.Path != "offers[0].sign_on[0].amount" {
			continue
		}
		if values := b.Values(); len(values) != 1 || !values[0].Equal(dec("5000")) || b.Found[0].Below != 1 || b.Found[0].Above != 0 {
			t.Errorf("got %+v", b.Found)
		}
		proven(t, l, &b, b.Found[0])
		return
	}
	t.Error("the sign-on is no term")
}

// A scan by the full model, which knows nothing of the search, changes its leader nowhere but
// where a break-even was found.
func TestNoBreakEvenIsMissed(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := anyPair(t)
		result, err := comp.Compare(c)
		if err != nil {
			t.Skip(err)
		}
		l, err := risk.New(result, rapid.SampledFrom([]string{"total", "year1", "pv", "worst-year", "after-tax", "steady", "average"}).Draw(t, "metric"))
		if err != nil {
			t.Fatal(err)
		}
		a := rapid.SampledFrom(l.Assumptions()).Draw(t, "term")
		b := l.BreakEvens([]*risk.Assumption{a})[0]
		for _, f := range b.Found[:min(len(b.Found), 2)] {
			proven(t, l, &b, f)
		}
		const points = 60
		offset := decimal.New(rapid.Int64Range(0, 99).Draw(t, "offset"), -2)
		at := func(k int64) decimal.Decimal {
			share := decimal.NewFromInt(k).Add(offset).DivRound(decimal.NewFromInt(points), 6)
			return a.Searched.Low.Add(a.Searched.High.Sub(a.Searched.Low).Mul(share)).DivRound(a.Step, 0).Mul(a.Step)
		}
		before, err := modelGap(l, a, at(0))
		if err != nil {
			t.Fatal(err)
		}
		for k := int64(1); k < points; k++ {
			gap, err := modelGap(l, a, at(k))
			if err != nil {
				t.Fatal(err)
			}
			if gap.Sign() != before.Sign() && !between(b.Found, at(k-1), at(k)) {
				t.Fatalf("%s: the lead is %s at %s and %s at %s, and no break-even between them is among %v", a.Path, before, at(k-1), gap, at(k), b.Values())
			}
			before = gap
		}
	})
}

func between(found []risk.BreakEven, low, high decimal.Decimal) bool {
	for _, f := range found {
		if !f.Value.LessThan(low) && !f.Value.GreaterThan(high) {
			return true
		}
	}
	return false
}
