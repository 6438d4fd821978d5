package comp_test

import (
	"errors"
	"math/rand/v2"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/calc"
	"github.com/seed-251b9aba/offerkit/comp/tax"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// Half a year each in 2027 and 2028: 120,000 a year from July on in Texas, and 30,000 on the first
// day. By the law of 2026, single, on 90,000: 73,900 are taxed, 1,240 + 4,560 + 22% of 23,500 =
// 10,970; social security 5,580, Medicare 1,305: 17,855. On 60,000: 43,900 are taxed, 1,240 + 12%
// of 31,500 = 5,020; 3,720 and 870: 9,610. In July 2027 40,000 of the 90,000 are paid:
// 17,855 * 4/9 = 7,935.56; by the end of August 5/9, 9,919.44; by that of September 6/9, 11,903.33.
func TestCalendarTaxes(t *testing.T) {
	year, err := vesting.Parse("1y annual")
	if err != nil {
		t.Fatal(err)
	}
	kase := comp.NewCase(vesting.MustDate("2026-11-23"))
	kase.Years, kase.Candidate.FilingStatus = 1, "single"
	kase.Offers = []comp.Offer{
		{Company: "Acme", Location: "Austin, TX", Base: dec("120000"), Start: vesting.MustDate("2027-07-01"), SignOn: []comp.SignOn{{Year: 1, Amount: dec("30000")}}},
		{Company: "Later", Location: "Austin, TX", Base: dec("60000"), Start: vesting.MustDate("2028-01-01"), Grants: []comp.Grant{{Kind: comp.RSU, Value: dec("1000"), Vesting: year}}},
	}
	c, err := comp.Compare(kase)
	if err != nil {
		t.Fatal(err)
	}
	years, err := c.CalendarTaxes(&c.Offers[0])
	if err != nil || len(years) != 3 {
		t.Fatalf("got %d years, %v", len(years), err)
	}
	for i, want := range []struct{ wages, taxes, left string }{{"90000", "17855", "72145"}, {"60000", "9610", "50390"}, {"0", "0", "0"}} {
		y := years[i]
		if y.Year != 2027+i || !y.Wages.Decimal().Equal(dec(want.wages)) || !y.Amount.Decimal().Equal(dec(want.taxes)) || !y.TakeHome.Decimal().Equal(dec(want.left)) {
			t.Errorf("%d: wages %s, taxes %s, take-home %s; want %+v", y.Year, y.Wages.Decimal(), y.Amount.Decimal(), y.TakeHome.Decimal(), want)
		}
	}
	months, err := c.TaxStatement(&c.Offers[0], comp.ByMonth)
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []struct{ received, taxes, left string }{{"40000", "7935.56", "32064.44"}, {"10000", "1983.88", "8016.12"}, {"10000", "1983.89", "8016.11"}} {
		if m := months[i]; !m.Received.Decimal().Equal(dec(want.received)) || !m.Amount.Decimal().Equal(dec(want.taxes)) || !m.TakeHome.Decimal().Equal(dec(want.left)) {
			t.Errorf("month %d: got %+v, want %+v", i+1, m, want)
		}
	}
	later, err := c.CalendarTaxes(&c.Offers[1]) // no return where nothing is paid
	if err != nil || !later[0].Amount.Decimal().IsZero() || later[0].Taxes != nil || later[1].Taxes == nil {
		t.Errorf("got %+v, %v", later, err)
	}
}

// The months and quarters of a calendar year add up to it to the cent, the years' taxes are those
// of the wages that are paid in them, and nothing that is received gets lost in any view.
func TestTaxStatementsAddUp(t *testing.T) {
	random := rand.New(rand.NewPCG(8, 1))
	places := []string{"Seattle, WA", "San Francisco, CA", "New York, NY", "London", "Austin, TX"}
	for range 60 {
		c := taxedCase(t, places[random.IntN(len(places))], places[random.IntN(len(places))])
		c.Years, c.Candidate.HSA = 1+random.IntN(4), decimal.NewFromInt(random.Int64N(4000))
		c.Rates = []comp.ExchangeRate{{Currency: "GBP", Rate: dec("1.27")}}
		for i := range c.Offers {
			o := &c.Offers[i]
			o.Start = vesting.MustDate("2027-01-01").AddDays(random.IntN(700))
			o.Base = decimal.New(4_000_000+random.Int64N(60_000_000), -2)
			o.Bonus.Rate = decimal.New(random.Int64N(40), -2)
			o.SignOn = []comp.SignOn{{Year: 1, Amount: decimal.NewFromInt(random.Int64N(90_000))}}
			o.Benefits = []comp.Benefit{{Amount: dec("6000"), Taxable: true}}
			o.Costs = []comp.Benefit{{Amount: dec("3001")}}
			o.Retirement.Tiers = []comp.MatchTier{{Rate: dec("0.5"), UpTo: dec("0.06")}}
		}
		compared, err := comp.Compare(c)
		if err != nil {
			t.Fatal(err)
		}
		for i := range compared.Offers {
			checkStatements(t, compared, &compared.Offers[i])
		}
	}
}

func checkStatements(t *testing.T, c *comp.Comparison, r *comp.Result) {
	t.Helper()
	years, err := c.CalendarTaxes(r)
	if err != nil {
		t.Fatal(err)
	}
	for i := range years {
		y := &years[i]
		wages := r.Timeline.Sum(func(p *comp.Payment) bool { return p.Date.Year() == y.Year && r.Offer.IsWage(p) })
		if y.Currency == c.Case.Currency && !wages.Equal(y.Wages.Decimal()) {
			t.Errorf("%d: wages of %s, want %s", y.Year, y.Wages.Decimal(), wages)
		}
		if y.Taxes == nil {
			continue
		}
		again, err := tax.Embedded().Taxes(calc.Of(y.Wages.Decimal()), y.Taxes.Situation)
		if err != nil || !again.Total.Decimal().Equal(y.Taxes.Total.Decimal()) {
			t.Errorf("%d: taxes of %s, want %s, %v", y.Year, y.Taxes.Total.Decimal(), again.Total.Decimal(), err)
		}
	}
	for _, view := range comp.Views() {
		periods, cut := c.Statement(r, view), statement(t, c, r, view)
		if len(periods) != len(cut) {
			t.Fatalf("%s: %d periods of taxes for %d of pay", view, len(cut), len(periods))
		}
		sums := map[int]addedUp{}
		for i, p := range cut {
			now := addedUp{p.Received.Decimal(), p.Amount.Decimal(), p.Own.Decimal()}
			if !p.AfterTax.Decimal().Equal(periods[i].Total.Sub(now.taxes)) || !p.TakeHome.Decimal().Equal(now.received.Sub(now.taxes).Sub(now.own)) {
				t.Errorf("%s, %s: %+v of pay of %s", view, periods[i].Label, p, periods[i].Total)
			}
			if view != comp.Cumulative { // where the last one is the sum
				now = now.add(sums[periods[i].To.Year()])
			}
			sums[periods[i].To.Year()] = now
		}
		if view == comp.ByYear {
			continue
		}
		before := addedUp{}
		for _, y := range years {
			want := addedUp{y.Received.Decimal(), y.Amount.Decimal(), y.Own.Decimal()}
			if view == comp.Cumulative {
				want = want.add(before)
				before = want
			}
			if got := sums[y.Year]; !got.received.Equal(want.received) || !got.taxes.Equal(want.taxes) || !got.own.Equal(want.own) {
				t.Errorf("%s, %s, %d: got %+v, want %+v", r.Name, view, y.Year, got, want)
			}
		}
	}
}

// addedUp is the parts of periods.
type addedUp struct{ received, taxes, own decimal.Decimal }

func (a addedUp) add(b addedUp) addedUp {
	return addedUp{a.received.Add(b.received), a.taxes.Add(b.taxes), a.own.Add(b.own)}
}

func statement(t *testing.T, c *comp.Comparison, r *comp.Result, view comp.View) []comp.PeriodTax {
	t.Helper()
	taxes, err := c.TaxStatement(r, view)
	if err != nil {
		t.Fatal(err)
	}
	return taxes
}

// A case without taxes has no such statement in any view.
func TestNoTaxStatement(t *testing.T) {
	kase := taxedCase(t, "Austin, TX", "Bern")
	c, err := comp.Compare(kase)
	if err != nil {
		t.Fatal(err)
	}
	kase.Candidate.FilingStatus = ""
	plain, err := comp.Compare(kase)
	if err != nil {
		t.Fatal(err)
	}
	for _, view := range comp.Views() {
		var why *comp.UntaxedError
		if _, err := c.TaxStatement(&c.Offers[1], view); !errors.As(err, &why) {
			t.Errorf("%s: got %v", view, err)
		}
		if _, err := plain.TaxStatement(&plain.Offers[0], view); !errors.Is(err, comp.ErrNotTaxed) {
			t.Errorf("%s: got %v", view, err)
		}
		if _, err := plain.TaxStatement(nil, view); !errors.Is(err, comp.ErrOtherResult) {
			t.Errorf("%s: got %v", view, err)
		}
	}
}

// One's own contributions stay within the limit of the calendar year: 10% of the 300,000 that are paid
// in half of 2025 is more than its 23,500, and in half of 2026 than its 24,500 (IRS, section 402(g)). The
// service year counts by that in which it begins.
func TestContributionsStayWithinTheCalendarYear(t *testing.T) {
	kase := comp.NewCase(vesting.MustDate("2025-06-01"))
	kase.Years, kase.Candidate.FilingStatus = 1, "single"
	kase.Offers = []comp.Offer{{
		Company: "Acme", Location: "Austin, TX", Base: dec("600000"), Start: vesting.MustDate("2025-07-01"),
		Retirement: comp.Retirement{Tiers: []comp.MatchTier{{Rate: dec("0.5"), UpTo: dec("0.06")}}, Contribution: decimal.NewNullDecimal(dec("0.1"))},
	}}
	c, err := comp.Compare(kase)
	if err != nil {
		t.Fatal(err)
	}
	years, err := c.CalendarTaxes(&c.Offers[0])
	if err != nil || len(years) != 2 {
		t.Fatalf("got %d years, %v", len(years), err)
	}
	for i, want := range []string{"23500", "24500"} {
		if got := years[i].Own.Decimal(); !got.Equal(dec(want)) {
			t.Errorf("%d: got %s, want %s", years[i].Year, got, want)
		}
	}
	if got := c.Offers[0].Taxes[0].Own.Decimal(); !got.Equal(dec("23500")) {
		t.Errorf("service year: got %s", got)
	}
}
