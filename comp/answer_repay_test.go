package comp_test

import (
	"testing"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/calc"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// repaying has an offer in Texas of 180,000 with a sign-on of 20,000 on 2027-01-01, of which a pro-rata
// clause of 24 months claims back.
func repaying(basis comp.ClawbackBasis) comp.Case {
	c := comp.NewCase(vesting.MustDate("2026-11-23"))
	c.Candidate.FilingStatus = "single"
	c.Offers = []comp.Offer{{
		Company: "Houston", Location: "Houston, TX", Base: dec("180000"), Start: vesting.MustDate("2027-01-01"),
		SignOn: []comp.SignOn{{Year: 1, Amount: dec("20000"), Clawback: comp.Clawback{Months: 24, Basis: basis}}},
	}}
	return c
}

func comparisonOf(t *testing.T, c comp.Case) *comp.Comparison {
	t.Helper()
	result, err := comp.Compare(c)
	if err != nil {
		t.Fatal(err)
	}
	return result
}

// Wages of 200,000 in the first year, single, 2026: 183,900 are taxed, 24% from 105,700 on; social
// security ends at 184,500, Medicare is 1.45%, and Additional Medicare begins at 200,000.
//
// After 6 months 15,000 are owed in the year of payment: 24% is 3,600 and Medicare 217.50; of social
// security nothing, because 185,000 are left. After 12 months, on January 1 of the next year, 10,000
// are owed gross, and 24%, 2,400, comes back by 26 USC 1341. After 21 months 2,500 are owed, which is no
// more than 3,000; after 20 months 3,333.33, of which 800.00 comes back.
func TestRepayments(t *testing.T) {
	c := comparisonOf(t, repaying(comp.Gross))
	leaving := comp.NewLeaving(c, &c.Offers[0], true)
	for month, want := range map[int][4]string{ // of the same year, of earlier ones, what comes back at once, the credit
		6: {"15000", "0", "3817.5", "0"}, 12: {"0", "10000", "0", "2400"}, 20: {"0", "3333.33", "0", "800"}, 21: {"0", "2500", "0", "0"},
	} {
		w := leaving.After(month)
		r := leaving.Repayments(&w)[0]
		if r == nil {
			t.Fatalf("month %d: it is not known", month)
		}
		for i, got := range []decimal.Decimal{r.SameYear, r.Later, r.Netted, r.Credit} {
			if !got.Equal(dec(want[i])) {
				t.Errorf("month %d: got %+v, want %v", month, r, want)
			}
		}
		if cost := w.Clawback.Sub(r.Netted).Sub(r.Credit); !r.Cost().Equal(cost) || r.Year != 1 {
			t.Errorf("month %d: a cost of %s, want %s", month, r.Cost(), cost)
		}
	}
	w := leaving.After(24)
	if r := leaving.Repayments(&w)[0]; r != nil {
		t.Errorf("nothing is owed, and it costs %+v", r)
	}
}

// A sign-on of 60,000 and a relocation of 5,000 in 265,000 of wages, both repaid: together they fall
// through the brackets once, from 248,900 taxed down. After 3 months of the same year 52,500 and 5,000:
// 32% of the 47,125 above 201,775, 15,080, and 24% of the 10,375 below, 2,490; Medicare 1.45% of 57,500,
// 833.75, and 0.9%, 517.50: 18,921.25. After 6, a year later, 45,000 and 5,000: 15,080 and 24% of 2,875,
// 690, is 15,770, the credit of 26 USC 1341 on 50,000.
func TestRepaymentsOfOneYearStack(t *testing.T) {
	kase := repaying(comp.Gross)
	o := &kase.Offers[0]
	o.Start, o.Base, o.SignOn[0].Amount = vesting.MustDate("2027-07-01"), dec("200000"), dec("60000")
	o.Relocation = comp.Relocation{Amount: dec("5000"), Clawback: comp.Clawback{Months: 24, Kind: comp.Cliff}}
	c := comparisonOf(t, kase)
	leaving := comp.NewLeaving(c, &c.Offers[0], true)
	for month, want := range map[int][2]string{3: {"18921.25", "38578.75"}, 6: {"15770", "34230"}} {
		w := leaving.After(month)
		back, cost := decimal.Zero, decimal.Zero
		for _, r := range leaving.Repayments(&w) {
			back, cost = back.Add(r.Netted).Add(r.Credit), cost.Add(r.Cost())
		}
		if len(w.Debts) != 2 || !back.Equal(dec(want[0])) || !cost.Equal(dec(want[1])) {
			t.Errorf("month %d: %s comes back and %s is left, want %v", month, back, cost, want)
		}
	}
}

// Paid monthly from July on, in 24,000 of wages of 204,000: half of each payment is owed after a year, 6,000
// of the year before, of which 24% is 1,440, and 6,000 of the year of leaving: 1,440, Medicare 87, and 0.9%
// of the 4,000 above 200,000, 36.
func TestRepaymentOfTwoCalendarYears(t *testing.T) {
	kase := repaying(comp.Gross)
	o := &kase.Offers[0]
	o.Start = vesting.MustDate("2027-07-01")
	o.SignOn[0] = comp.SignOn{Year: 1, Amount: dec("24000"), Monthly: true, Clawback: comp.Clawback{Months: 24, From: comp.FromStart}}
	c := comparisonOf(t, kase)
	leaving := comp.NewLeaving(c, &c.Offers[0], true)
	w := leaving.After(12)
	r := leaving.Repayments(&w)[0]
	if r == nil || !r.SameYear.Equal(dec("6000")) || !r.Later.Equal(dec("6000")) || !r.Netted.Equal(dec("1563")) || !r.Credit.Equal(dec("1440")) {
		t.Errorf("got %+v", r)
	}
}

// A net clause without a rate leaves out what taxes take of the sign-on: 24% of 20,000 is 4,800, Medicare 290,
// and social security 6.2% of the 4,500 from 180,000 to 184,500, 279: 5,369, or 26.845%. Of 10,000 that is
// 7,315.50 owed, as gross minus tax is wherever the walk-away value goes.
func TestNetClawbackByLaw(t *testing.T) {
	c := comparisonOf(t, repaying(comp.Net))
	leaving := comp.NewLeaving(c, &c.Offers[0], true)
	w := leaving.After(12)
	if !w.Clawback.Equal(dec("7315.5")) || !w.Debts[0].Debt.Clause.NetRate.Equal(dec("0.26845")) || !w.Debts[0].Debt.Assumed {
		t.Errorf("got %s, %+v", w.Clawback, w.Debts[0].Debt)
	}
	w = leaving.After(6)
	if r := leaving.Repayments(&w)[0]; r == nil || !r.Netted.IsZero() || !r.Cost().Equal(w.Clawback) {
		t.Errorf("what is net of tax is taxed again: %+v", r)
	}
	s, err := c.Sensitivity("walkaway@12")
	if err != nil {
		t.Fatal(err)
	}
	// With a base of 280,000 the sign-on stands from 280,000 to 300,000: TI 263,900 to 283,900, 35% above
	// 256,225, 7,000; Medicare 290; Additional Medicare 180; no social security: 7,470 of 20,000, and of
	// 10,000 there is 6,265 owed.
	figures, err := s.Figures(calc.Changes{Numbers: map[string]decimal.Decimal{"offers[0].base": dec("280000")}})
	if err != nil || !figures[0].Equal(dec("300000").Sub(dec("6265"))) {
		t.Errorf("got %v, %v", figures, err)
	}
	if found := comp.Ambiguities(c.Case, c.Case.Offers[0]); len(found) > 1 { // how it falls
		t.Errorf("the tax is said to be unclear: %+v", found)
	}
}

// A rate of one's own leaves out that rate; of what no law and no rate is known of, what was paid gross
// is owed, and nothing is said of its cost after tax.
func TestNetClawbackWithoutLaw(t *testing.T) {
	kase := repaying(comp.Net)
	kase.Candidate.FilingStatus, kase.Candidate.TaxRate = "", decimal.NewNullDecimal(dec("0.35"))
	for rate, want := range map[bool]string{true: "6500", false: "10000"} {
		kase.Candidate.TaxRate.Valid = rate
		c := comparisonOf(t, kase)
		leaving := comp.NewLeaving(c, &c.Offers[0], true)
		w := leaving.After(12)
		if r := leaving.Repayments(&w)[0]; !w.Clawback.Equal(dec(want)) || r != nil {
			t.Errorf("got %s and %+v, want %s", w.Clawback, r, want)
		}
	}
}

// What taxes are known of is not all that is owed: pounds are not taxed by 26 USC 1341.
func TestRepaymentsElsewhere(t *testing.T) {
	kase := repaying(comp.Gross)
	kase.Currency, kase.Offers[0].Currency, kase.Offers[0].Location = "GBP", "GBP", "London"
	c := comparisonOf(t, kase)
	if c.Offers[0].Taxes == nil {
		t.Fatal("London is not taxed")
	}
	leaving := comp.NewLeaving(c, &c.Offers[0], true)
	w := leaving.After(12)
	if r := leaving.Repayments(&w)[0]; r != nil || !w.Clawback.IsPositive() {
		t.Errorf("got %+v of %s", r, w.Clawback)
	}
}

// In New York City state and local taxes are deducted from federal income. The credit is the federal tax
// that the sign-on alone has brought, with the taxes deducted as they were paid (26 USC 1341(a)(5)(B),
// "solely"): 35% of 20,000, because some 320,000 are taxed, from 256,225 to 640,600 at 35%.
func TestCreditLeavesStateTaxesAsPaid(t *testing.T) {
	kase := repaying(comp.Gross)
	kase.Offers[0].Location, kase.Offers[0].Base = "New York, NY", dec("330000")
	kase.Offers[0].SignOn[0].Amount = dec("40000")
	c := comparisonOf(t, kase)
	leaving := comp.NewLeaving(c, &c.Offers[0], true)
	w := leaving.After(12)
	if r := leaving.Repayments(&w)[0]; r == nil || !r.Later.Equal(dec("20000")) || !r.Credit.Equal(dec("7000")) {
		t.Errorf("got %+v", r)
	}
}
