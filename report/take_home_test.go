package report

import (
	"testing"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// Taxes that rest on a projected figure, as California's do, are stated in whole dollars, and nothing
// else is: months and quarters add up to the calendar years.
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
		sums := map[int][len(takeHomeFigures)]decimal.Decimal{}
		for i, p := range c.Statement(r, view) {
			sum := sums[p.To.Year()]
			for k, f := range takeHomeFigures {
				part := f.of(&taxes[i]).Decimal()
				if f.whole && !part.IsInteger() {
					t.Errorf("%s, %s, %s: %s", view, p.Label, f.title, part)
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

// Wages of 150,000.49 in San Francisco owe 47,768.17 (24,734.12 of federal income tax, 9,300.03 and 2,175.01
// of FICA, 1,950.01 of SDI and, projected, about 9,609 of California's): what was paid is exact, the
// taxes are 47,768 in each of four years that are alike, and what they leave adds up to the metric.
func TestOnlyTaxesAreWhole(t *testing.T) {
	kase := comp.NewCase(vesting.MustDate("2026-11-23"))
	kase.Years, kase.Candidate.FilingStatus = 4, "single"
	kase.Offers = []comp.Offer{{Company: "Acme", Location: "San Francisco, CA", Base: decimal.RequireFromString("150000.49"), Start: vesting.MustDate("2027-01-01")}}
	c, err := comp.Compare(kase)
	if err != nil {
		t.Fatal(err)
	}
	table, known, err := takeHomeTable(c, &c.Offers[0], comp.ByYear, "")
	if err != nil || !known {
		t.Fatal(err)
	}
	want := map[string][2]string{
		"Cash received": {"150,000.49", "600,001.96"}, "Taxes": {"47,768", "191,072"},
		"Take-home": {"102,232.49", "408,929.96"}, "After tax": {"102,232.49", "408,929.96"},
	}
	for _, row := range table.Rows {
		figure, asked := want[row.Cells[0].Text]
		if !asked {
			continue
		}
		delete(want, row.Cells[0].Text)
		for year := 1; year <= 4; year++ {
			if got := row.Cells[year].Show("USD"); got != figure[0] {
				t.Errorf("%s, year %d: got %s, want %s", row.Cells[0].Text, year, got, figure[0])
			}
		}
		if got := row.Cells[5].Show("USD"); got != figure[1] {
			t.Errorf("%s: got a total of %s, want %s", row.Cells[0].Text, got, figure[1])
		}
	}
	if len(want) > 0 {
		t.Errorf("the table has no %v", want)
	}
	if value, _ := c.Offers[0].Figure("after-tax"); value.String() != "408929.96" {
		t.Errorf("the metric is %s", value)
	}
}
