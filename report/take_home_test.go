package report

import (
	"testing"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// Taxes that rest on a projected figure, as California's do, are stated in whole dollars; still
// months and quarters add up to the calendar years, and these to their total.
func TestStatedTaxesAddUp(t *testing.T) {
	kase := comp.NewCase(vesting.MustDate("2026-11-23"))
	kase.Years, kase.Candidate.FilingStatus, kase.Candidate.HSA = 4, "single", decimal.NewFromInt(1000)
	kase.Offers = []comp.Offer{{
		Company: "Acme", Location: "San Francisco, CA", Base: decimal.RequireFromString("187654.32"), Start: vesting.MustDate("2027-05-17"),
		SignOn: []comp.SignOn{{Year: 1, Amount: decimal.NewFromInt(12345)}},
	}}
	c, err := comp.Compare(kase)
	if err != nil {
		t.Fatal(err)
	}
	r := &c.Offers[0]
	if !r.TaxIsProjected() {
		t.Fatal("the taxes rest on nothing projected")
	}
	years := map[int][len(takeHomeFigures)]decimal.Decimal{}
	for _, view := range []comp.View{comp.ByCalendar, comp.ByQuarter, comp.ByMonth} {
		taxes, err := TaxStatement(c, r, view)
		if err != nil {
			t.Fatal(err)
		}
		exact, err := c.TaxStatement(r, view)
		if err != nil {
			t.Fatal(err)
		}
		sums := map[int][len(takeHomeFigures)]decimal.Decimal{}
		for i, p := range c.Statement(r, view) {
			sum := sums[p.To.Year()]
			for k, f := range takeHomeFigures {
				part, of := f.of(&taxes[i]).Decimal(), f.of(&exact[i]).Decimal()
				if !part.IsInteger() || part.Sub(of).Abs().GreaterThan(decimal.NewFromInt(1)) {
					t.Errorf("%s, %s, %s: %s for %s", view, p.Label, f.title, part, of)
				}
				sum[k] = sum[k].Add(part)
			}
			sums[p.To.Year()] = sum
		}
		if view == comp.ByCalendar {
			years = sums
		}
		for year, sum := range sums {
			for k, f := range takeHomeFigures {
				if !sum[k].Equal(years[year][k]) {
					t.Errorf("%s, %d, %s: %s, by calendar year %s", view, year, f.title, sum[k], years[year][k])
				}
			}
		}
	}
}

// A lead over a figure without cents has none either.
func TestALeadOverAProjectedFigureHasNoCents(t *testing.T) {
	kase := comp.NewCase(vesting.MustDate("2026-11-23"))
	kase.Candidate.FilingStatus = "single"
	for _, location := range []string{"San Francisco, CA", "Austin, TX", "Dallas, TX"} {
		kase.Offers = append(kase.Offers, comp.Offer{Company: location, Location: location, Base: decimal.NewFromInt(150_000)})
	}
	kase.Offers[2].Base = decimal.NewFromInt(100_000)
	for _, whole := range []bool{true, false} {
		c, err := comp.Compare(kase)
		if err != nil {
			t.Fatal(err)
		}
		r, _ := c.Ranking("after-tax")
		gap, isWhole := StatedGap(c, r)
		if isWhole != whole || gap.IsInteger() != whole {
			t.Errorf("got a lead of %s, in whole units: %v", gap, isWhole)
		}
		kase.Offers[0].Base = decimal.NewFromInt(90_000) // then the two in Texas lead
		kase.Offers[2].Base = decimal.RequireFromString("100000.10")
	}
}
