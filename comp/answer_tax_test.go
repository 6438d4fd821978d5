package comp_test

import (
	"errors"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/calc"
	"github.com/seed-251b9aba/offerkit/comp/tax"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// taxedCase has an offer of 180,000 and RSUs of 120,000 that vest in one year at each location.
func taxedCase(t testing.TB, locations ...string) comp.Case {
	t.Helper()
	year, err := vesting.Parse("1y annual")
	if err != nil {
		t.Fatal(err)
	}
	c := comp.NewCase(vesting.MustDate("2026-11-23"))
	c.Years = 1
	c.Candidate.FilingStatus = "single"
	for _, location := range locations {
		c.Offers = append(c.Offers, comp.Offer{
			Company: "Acme " + location, Location: location, Base: dec("180000"), Start: vesting.MustDate("2027-01-01"),
			Grants: []comp.Grant{{Kind: comp.RSU, Value: dec("120000"), Vesting: year}},
		})
	}
	return c
}

// Wages of 300,000, single, 2026. Federal, with the standard deduction of 16,100: 283,900 are
// taxed, 1,240 + 4,560 + 12,166 + 23,058 + 17,424 (up to 256,225) + 35% of 27,675 = 68,134.25.
// Social security 6.2% of 184,500 = 11,439; Medicare 1.45% = 4,350; Additional Medicare 0.9% of
// 100,000 = 900. Together 84,823.25, which is all in Texas. Washington adds 0.58% for WA Cares,
// 1,740, and its part of paid family leave, 1.13% of 184,500 at 71.43%, 1,489.21.
func TestAfterTax(t *testing.T) {
	c, err := comp.Compare(taxedCase(t, "Austin, TX", "Seattle, WA"))
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{"215176.75", "211947.54"} {
		got, _ := c.Offers[i].Figure("after-tax")
		if !got.Equal(dec(want)) {
			t.Errorf("%s: got %s, want %s", c.Offers[i].Name, got, want)
		}
		if y := c.Offers[i].Taxes[0]; !y.TakeHome.Decimal().Equal(dec(want)) { // all of it is cash
			t.Errorf("%s: take-home of %s", c.Offers[i].Name, y.TakeHome.Decimal())
		}
	}
	r, ranked := c.Ranking("after-tax")
	if !ranked || r.Order[0] != 0 || !r.Gap.Equal(dec("3229.21")) {
		t.Errorf("got %+v", r)
	}
	m, err := c.Marginal(&c.Offers[0].Taxes[0]) // 35% + 1.45% + 0.9%
	if err != nil || !m.Decimal().Equal(dec("0.3735")) {
		t.Errorf("got %s, %v", m, err)
	}
	w, err := c.Withholding(&c.Offers[0].Taxes[0])
	if err != nil {
		t.Fatal(err)
	}
	if gap, _ := w.StatedGap(); !gap.Equal(dec("9800.25")) { // SPEC 8.3 and its check: Texas, 120k over 180k
		t.Errorf("gap of %s", gap)
	}
}

// A rate of one's own is on all wages: 35% of 300,000 leaves 195,000.
func TestAfterTaxAtARateOfOnesOwn(t *testing.T) {
	c := taxedCase(t, "", "Bern")
	c.Candidate.FilingStatus, c.Candidate.TaxRate = "", decimal.NewNullDecimal(dec("0.35"))
	for _, status := range []comp.FilingStatus{"", "single"} { // no law is known for either place
		c.Candidate.FilingStatus = status
		compared, err := comp.Compare(c)
		if err != nil {
			t.Fatal(err)
		}
		for i := range compared.Offers {
			if got, _ := compared.Offers[i].Figure("after-tax"); !got.Equal(dec("195000")) {
				t.Errorf("%q: got %s", status, got)
			}
		}
		s, err := compared.Sensitivity("after-tax")
		if err != nil {
			t.Fatal(err)
		}
		other, err := s.Figures(calc.Changes{Numbers: map[string]decimal.Decimal{"candidate.tax_rate": dec("0.4")}})
		if err != nil || !other[0].Equal(dec("180000")) {
			t.Errorf("at 40%%: got %v, %v", other, err)
		}
	}
}

// A case that says nothing of taxes has no such metric; nor has one with an offer that cannot
// be taxed, which says why.
func TestWithoutAfterTax(t *testing.T) {
	metric, err := comp.FindMetric("after-tax", 1)
	if err != nil {
		t.Fatal(err)
	}
	plain := taxedCase(t, "Austin, TX")
	plain.Candidate.FilingStatus = ""
	if _, err := comp.Compare(plain, metric); !errors.Is(err, comp.ErrNotTaxed) {
		t.Errorf("got %v", err)
	}
	c, err := comp.Compare(taxedCase(t, "Austin, TX", "", "Bern", "London"))
	if err != nil {
		t.Fatal(err)
	}
	for i := range c.Offers {
		if _, has := c.Offers[i].Figure("after-tax"); has {
			t.Errorf("%s has a figure after tax", c.Offers[i].Name)
		}
	}
	if len(c.Untaxed) != 3 || c.Untaxed[0].Offer != 1 || c.Untaxed[1].Offer != 2 || c.Untaxed[2].Offer != 3 {
		t.Fatalf("got %+v", c.Untaxed)
	}
	var place *tax.UnknownPlaceError
	var why *comp.UntaxedError
	if !errors.As(c.Untaxed[1].Err, &place) || !errors.As(c.Untaxed[2].Err, &why) || why.Currency != "GBP" {
		t.Errorf("got %v; %v", c.Untaxed[1].Err, c.Untaxed[2].Err)
	}
	if _, err := c.Trace(&c.Offers[0], "after-tax"); !errors.As(err, &why) {
		t.Errorf("got %v", err)
	}
}

// What is left after tax is the total less what comp/tax takes of each year's wages, which are
// added up here anew; the graph of an offer that remembers comes to the same, and a trace too.
func TestAfterTaxIsTheTotalLessTheTaxes(t *testing.T) {
	random := rand.New(rand.NewPCG(15, 7))
	places := []string{"Seattle, WA", "San Francisco, CA", "New York, NY", "Portland, OR", "Hartford, CT", "Birmingham, AL", "Austin, TX", "Boston, MA"}
	statuses := tax.Filings()
	for range 200 {
		location, status := places[random.IntN(len(places))], statuses[random.IntN(len(statuses))]
		c := taxedCase(t, location)
		c.Years, c.Candidate.FilingStatus = 4, comp.FilingStatus(status)
		o := &c.Offers[0]
		o.Base = decimal.NewFromInt(40_000 + random.Int64N(600_000))
		o.Grants[0].Value = decimal.NewFromInt(random.Int64N(900_000))
		o.Bonus.Rate = decimal.New(random.Int64N(40), -2)
		o.SignOn = []comp.SignOn{{Year: 1, Amount: decimal.NewFromInt(random.Int64N(90_000))}}
		o.Benefits = []comp.Benefit{{Amount: dec("6000"), Taxable: random.IntN(2) == 0}}
		o.Costs = []comp.Benefit{{Amount: dec("3000")}}
		compared, err := comp.Compare(c)
		if err != nil {
			t.Fatal(err)
		}
		r := &compared.Offers[0]
		want := r.Total
		filing, _ := tax.ParseFiling(status)
		place, err := tax.Embedded().Place(location)
		if err != nil {
			t.Fatal(err)
		}
		for k := 1; k <= 4; k++ {
			wages := r.Timeline.Sum(func(p *comp.Payment) bool {
				return p.Year == k && p.Component != comp.CostPay && (p.Component != comp.BenefitPay || o.Benefits[0].Taxable)
			})
			taxes, err := tax.Embedded().Taxes(calc.Of(wages), tax.Situation{Place: place, Year: 2026, Filing: filing})
			if err != nil {
				t.Fatal(err)
			}
			owed := taxes.Total.Decimal()
			if slices.ContainsFunc(taxes.Taxes, func(one tax.Tax) bool { return one.Confidence == tax.OnProjected && one.Amount.Decimal().IsPositive() }) {
				owed = owed.Round(0) // the cents of a projection mean nothing
			}
			want = want.Sub(owed)
		}
		got, _ := r.Figure("after-tax")
		remembers, err := compared.Remember(r)
		if err != nil {
			t.Fatal(err)
		}
		live, err := compared.Figure(remembers, "after-tax")
		if err != nil {
			t.Fatal(err)
		}
		trace, err := compared.Trace(r, "after-tax")
		if err != nil {
			t.Fatal(err)
		}
		if !got.Equal(want) || !live.Live() || !live.Decimal().Equal(want) || !trace.Value.Equal(want) || len(trace.Lines) != 4 {
			t.Fatalf("%s, %s: got %s, live %s, traced %s, want %s", location, status, got, live.Decimal(), trace.Value, want)
		}
	}
}

// Other terms come to what a case with them comes to: the brackets are on the graph.
func TestAfterTaxFollowsTerms(t *testing.T) {
	c := taxedCase(t, "New York, NY", "Hartford, CT")
	compared, err := comp.Compare(c)
	if err != nil {
		t.Fatal(err)
	}
	s, err := compared.Sensitivity("after-tax")
	if err != nil {
		t.Fatal(err)
	}
	for _, base := range []string{"20000", "95000.01", "240000", "1400000"} {
		figures, err := s.Figures(calc.Changes{Numbers: map[string]decimal.Decimal{"offers[0].base": dec(base), "offers[1].base": dec(base)}})
		if err != nil {
			t.Fatal(err)
		}
		for i := range c.Offers {
			c.Offers[i].Base = dec(base)
		}
		again, err := comp.Compare(c)
		if err != nil {
			t.Fatal(err)
		}
		for i := range figures {
			if want, _ := again.Offers[i].Figure("after-tax"); !figures[i].Equal(want) {
				t.Errorf("base %s, %s: got %s, want %s", base, c.Offers[i].Location, figures[i], want)
			}
		}
	}
}

// Deferrals: 6% of 180,000 is 10,800 a year, which income taxes leave out and payroll taxes do
// not: 283,900 - 10,800 = 273,100 are taxed, 35% of 10,800
// less: 68,134.25 - 3,780 = 64,354.25. Take-home is 300,000 less 81,043.25 and less 10,800; the
// match, 50% of it, is in the total and in no take-home.
func TestOwnDeferrals(t *testing.T) {
	c := taxedCase(t, "Austin, TX")
	c.Offers[0].Retirement.Tiers = []comp.MatchTier{{Rate: dec("0.5"), UpTo: dec("0.06")}}
	compared, err := comp.Compare(c)
	if err != nil {
		t.Fatal(err)
	}
	y := compared.Offers[0].Taxes[0]
	for _, x := range []struct {
		what      string
		got, want decimal.Decimal
	}{
		{"deferred", y.Deferred.Decimal(), dec("10800")},
		{"taxes", y.Amount.Decimal(), dec("81043.25")},
		{"take-home", y.TakeHome.Decimal(), dec("208156.75")},
	} {
		if !x.got.Equal(x.want) {
			t.Errorf("%s: got %s, want %s", x.what, x.got, x.want)
		}
	}
}

// 60,000 in London, 2026-27: income tax of 20% of 37,700 and 40% of 9,730, 11,432; National Insurance of 8% of
// 37,700 and 2% of 9,730, 3,210.60; plan 2 takes 9% above 29,385, 2,755.35 (gov.uk). A student loan asks for
// the law by itself, as no filing status is known there; the United States deduct nothing for it.
func TestStudentLoan(t *testing.T) {
	c := comp.NewCase(vesting.MustDate("2026-11-23"))
	c.Years, c.Currency, c.Candidate.StudentLoan = 1, "GBP", comp.StudentLoan{"plan_2"}
	c.Offers = []comp.Offer{{Company: "Initech", Location: "London", Base: dec("60000")}}
	compared, err := comp.Compare(c)
	if err != nil {
		t.Fatal(err)
	}
	if got, _ := compared.Offers[0].Figure("after-tax"); !got.Equal(dec("42602.05")) {
		t.Errorf("got %s", got)
	}

	c = taxedCase(t, "Austin, TX")
	c.Candidate.StudentLoan = comp.StudentLoan{"plan_2"}
	if compared, err = comp.Compare(c); err != nil {
		t.Fatal(err)
	}
	if got, _ := compared.Offers[0].Figure("after-tax"); !got.Equal(dec("215176.75")) { // as without a loan
		t.Errorf("got %s", got)
	}
	c.Candidate.FilingStatus = ""
	if compared, err = comp.Compare(c); err != nil {
		t.Fatal(err)
	}
	var why *comp.UntaxedError
	if len(compared.Untaxed) != 1 || !errors.As(compared.Untaxed[0].Err, &why) || !why.Unfiled {
		t.Errorf("got %+v", compared.Untaxed)
	}
	c.Candidate.StudentLoan = comp.StudentLoan{"plan_9"}
	var invalid *comp.ValidationError
	if err := c.Validate(); !errors.As(err, &invalid) || invalid.Terms[0].Path != "candidate.student_loan" {
		t.Errorf("got %v", err)
	}
}

// With the filing status open, what is remembered comes for each status to what a case with it comes
// to: after tax, take-home of each year, the share of the next pay, and what is to be set aside.
func TestAfterTaxFollowsTheFilingStatus(t *testing.T) {
	kase := taxedCase(t, "San Francisco, CA", "New York, NY", "Portland, OR", "Austin, TX")
	kase.Years = 2
	compared, err := comp.Compare(kase)
	if err != nil {
		t.Fatal(err)
	}
	for i := range compared.Offers {
		r, err := compared.RememberFiled(&compared.Offers[i])
		if err != nil {
			t.Fatal(err)
		}
		program, err := calc.Compile(takenFrom(t, compared, r)...)
		if err != nil {
			t.Fatal(err)
		}
		for _, status := range tax.Filings() {
			kase.Candidate.FilingStatus = comp.FilingStatus(status)
			again, err := comp.Compare(kase)
			if err != nil {
				t.Fatal(err)
			}
			fixed, err := again.Remember(&again.Offers[i])
			if err != nil {
				t.Fatal(err)
			}
			got, err := program.Eval(calc.Changes{Words: map[string]string{"candidate.filing_status": status}})
			if err != nil {
				t.Fatal(err)
			}
			for k, want := range takenFrom(t, again, fixed) {
				if !got[k].Equal(want.Decimal()) {
					t.Errorf("%s, %s, figure %d: got %s, want %s", fixed.Name, status, k, got[k], want.Decimal())
				}
			}
		}
	}
}

func takenFrom(t *testing.T, c *comp.Comparison, r *comp.Remembered) []calc.Number {
	t.Helper()
	after, err := c.Figure(r, "after-tax")
	if err != nil {
		t.Fatal(err)
	}
	figures := []calc.Number{after}
	years, err := c.YearTaxes(r)
	if err != nil {
		t.Fatal(err)
	}
	for i := range years {
		next, err := c.Marginal(&years[i])
		if err != nil {
			t.Fatal(err)
		}
		w, err := c.Withholding(&years[i])
		if err != nil {
			t.Fatal(err)
		}
		gap, _ := w.Gap()
		figures = append(figures, years[i].TakeHome, next, gap)
	}
	return figures
}
