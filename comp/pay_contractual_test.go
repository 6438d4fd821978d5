package comp_test

import (
	"fmt"
	"testing"

	"github.com/seed-251b9aba/offerkit/comp"
)

// £100,000 against £95,000 and a car allowance of £6,000: the second leads by £1,000 a year, £4,000 over
// four years, on what is guaranteed and on cash (SPEC 5.10, 7.1). At 2% of 400,000 that is too close to call.
func TestACarAllowanceIsGuaranteedCash(t *testing.T) {
	c := caseOf(
		comp.Offer{Company: "Initech", Start: day("2027-01-11"), Base: dec("100000")},
		comp.Offer{Company: "Acme", Start: day("2027-01-11"), Base: dec("95000"), Benefits: []comp.Benefit{
			{Name: "car allowance", Amount: dec("6000"), Kind: comp.CashBenefit, Taxable: true},
		}},
	)
	c.Currency, c.Tolerance = "GBP", dec("0")
	r := compare(t, c)
	for _, metric := range []string{"guaranteed", "cash", "total"} {
		k, _ := r.Ranking(metric)
		if k.Order[0] != 1 || !k.Gap.Equal(dec("4000")) || k.Verdict == comp.TooCloseToCall {
			t.Errorf("%s: %+v", metric, k)
		}
	}
	c.Tolerance = dec("0.02")
	if k, _ := compare(t, c).Ranking("guaranteed"); k.Verdict != comp.TooCloseToCall {
		t.Errorf("a gap of 1%% at 2%%: %+v", k)
	}
	// After a year 6,000 of it is cash in hand.
	wantMoney(t, "in hand after a year", comp.NewLeaving(r, &r.Offers[1], true).After(12).Cash, "101000")
}

// A benefit in kind of the same amount is neither: it is worth its money and is none.
func TestABenefitInKindIsNoCash(t *testing.T) {
	o := comp.Offer{Company: "Acme", Start: day("2027-01-11"), Base: dec("95000"), Benefits: []comp.Benefit{{Name: "car", Amount: dec("6000")}}}
	r := compare(t, caseOf(o)).Offers[0]
	for metric, want := range map[string]string{"guaranteed": "380000", "cash": "380000", "total": "404000"} {
		if got, _ := r.Figure(metric); !got.Equal(dec(want)) {
			t.Errorf("%s: %s, want %s", metric, got, want)
		}
	}
}

// Holiday pay of 8% on 60,000 paid on May 31: the base of January to May is 25,000, of June to December
// 35,000. The first payday pays what was earned since the first day, 2,000; each later one 2,800 and 2,000.
// Each service year earns 4,800, the last one's 2,800 paid after the horizon.
func TestHolidayPay(t *testing.T) {
	o := comp.Offer{Company: "Initech", Start: day("2027-01-01"), Base: dec("60000"), Benefits: []comp.Benefit{
		{Name: "holiday pay", Rate: dec("0.08"), Kind: comp.CashBenefit, PaidMonth: 5, PaidDay: 31},
	}}
	c := caseOf(o)
	c.Years = 2
	var got []string
	for _, p := range unfolded(t, c, o, comp.BenefitPay) {
		got = append(got, fmt.Sprintf("%v year %d %s", p.Date, p.Year, p.Amount.StringFixed(2)))
	}
	wantTexts(t, "paid", got, "2027-05-31 year 1 2000.00", "2028-05-31 year 1 2800.00", "2028-05-31 year 2 2000.00", "2029-05-31 year 2 2800.00")

	// Leaving after 9 months is paid what June to September have earned, 8% of 20,000, with the last salary:
	// 45,000 + 2,000 + 1,600.
	r := compare(t, c)
	w := comp.NewLeaving(r, &r.Offers[0], true).After(9)
	wantTexts(t, "leaving", []string{w.Cash.StringFixed(2), w.LeftBehind.StringFixed(2)}, "48600.00", "0.00")
	trace, err := r.Trace(&r.Offers[0], "walkaway@9")
	if err != nil || !trace.Value.Equal(dec("48600")) {
		t.Errorf("walkaway@9: %+v, %v", trace, err)
	}

	// A job that ends on 2027-08-31 pays 8% of June to August on that day: 1,200.
	o.End = day("2027-08-31")
	paid := unfolded(t, c, o, comp.BenefitPay)
	wantTexts(t, "at the end", []string{fmt.Sprint(len(paid)), fmt.Sprint(paid[1].Date), paid[1].Amount.String()}, "2", "2027-08-31", "1200")
}

// A 13th month of 5,000 paid on December 15, from 2027-07-01: of the year from 2026-12-16 the 168 days to
// 2027-12-15 are served, 5,000 x 168/365 = 2,301.37; the year after has 366 days.
func TestAYearlyAmountWithAPayday(t *testing.T) {
	o := comp.Offer{Company: "Initech", Start: day("2027-07-01"), Base: dec("60000"), Benefits: []comp.Benefit{
		{Name: "13th month", Amount: dec("5000"), Kind: comp.CashBenefit, PaidMonth: 12, PaidDay: 15},
	}}
	var got []string
	for _, p := range unfolded(t, oneYear(), o, comp.BenefitPay) {
		got = append(got, fmt.Sprintf("%v %s", p.Date, p.Amount.StringFixed(2)))
	}
	// From 2027-12-16 to 2028-06-30 are 198 of 366 days: 2,704.92, paid on 2028-12-15.
	wantTexts(t, "paid", got, "2027-12-15 2301.37", "2028-12-15 2704.92")
}

// Amounts by the quarter, on a day, until a day, and as a share of each month's base.
func TestHowBenefitsRecur(t *testing.T) {
	for _, c := range []struct {
		name string
		b    comp.Benefit
		want []string // count, first day, total over four years
	}{
		{"by the quarter", comp.Benefit{Amount: dec("600"), Per: comp.PerQuarter}, []string{"16", "2027-03-31", "9600"}},
		// until 2027-05-15: 600 and 45 of the 91 days of the second quarter, 296.703.
		{"by the quarter until", comp.Benefit{Amount: dec("600"), Per: comp.PerQuarter, Until: day("2027-05-15")}, []string{"2", "2027-03-31", "896.7"}},
		// three months of 500 and 10 of 30 days of April, 166.67.
		{"by the month until", comp.Benefit{Amount: dec("500"), Per: comp.PerMonth, Until: day("2027-04-10")}, []string{"4", "2027-01-31", "1666.67"}},
		{"on a day", comp.Benefit{Amount: dec("1500"), On: day("2029-03-01")}, []string{"1", "2029-03-01", "1500"}},
		{"a share of base", comp.Benefit{Rate: dec("0.05")}, []string{"48", "2027-01-31", "24000"}},                      // 5% of 480,000
		{"a share until", comp.Benefit{Rate: dec("0.05"), Until: day("2027-02-14")}, []string{"2", "2027-01-31", "750"}}, // 500 + 14/28 of 500
	} {
		o := comp.Offer{Company: "Initech", Start: day("2027-01-01"), Base: dec("120000"), Benefits: []comp.Benefit{c.b}, Costs: []comp.Benefit{c.b}}
		for _, k := range []comp.Component{comp.BenefitPay, comp.CostPay} {
			paid := unfolded(t, caseOf(), o, k)
			wantTexts(t, c.name, []string{fmt.Sprint(len(paid)), fmt.Sprint(paid[0].Date), paid.Total().Abs().String()}, c.want...)
		}
	}
}

// A gratuity of 4,800 a year that needs 36 months: nothing before, 14,400 on the third anniversary, 400 a month
// after it. Leaving after 18 months, 547 of 1,096 days (2028 is a leap year), leaves 14,400 x 547/1,096 = 7,186.86 behind; over two years it pays nothing, and a note says so.
func TestABenefitThatNeedsYearsOfService(t *testing.T) {
	o := comp.Offer{Company: "Initech", Start: day("2027-01-01"), Base: dec("60000"), Benefits: []comp.Benefit{
		{Name: "gratuity", Amount: dec("4800"), Kind: comp.CashBenefit, Vests: 36},
	}}
	paid := unfolded(t, caseOf(), o, comp.BenefitPay)
	wantTexts(t, "paid", []string{fmt.Sprint(len(paid)), fmt.Sprint(paid[0].Date, " ", paid[0].Year), paid[0].Amount.String(), paid[1].Amount.String()}, "13", "2030-01-01 3", "14400", "400")
	c := caseOf(o)
	r := compare(t, c)
	w := comp.NewLeaving(r, &r.Offers[0], true).After(18)
	wantTexts(t, "leaving", []string{w.Cash.String(), w.LeftBehind.StringFixed(2), w.Forfeits[0].Item}, "90000", "7186.86", "gratuity, 547 of 1096 days, not yet paid")
	c.Years = 2
	short := compare(t, c).Offers[0]
	wantMoney(t, "two years", short.Total, "120000")
	wantNotes(t, &short, comp.Note{Term: comp.BenefitTerm.At(0), Kind: comp.NoteVestsBeyond, Item: "gratuity", On: day("2030-01-01"), Amount: dec("9600")})

	// Retention pay of 20,000 after 24 months is one award: all of it is left behind before.
	o.Benefits = []comp.Benefit{{Name: "retention", Amount: dec("20000"), Per: comp.PerOnce, Kind: comp.CashBenefit, Vests: 24}}
	c = caseOf(o)
	r = compare(t, c)
	w = comp.NewLeaving(r, &r.Offers[0], true).After(12)
	wantTexts(t, "retention", []string{r.Offers[0].Years[1].Total.String(), w.LeftBehind.String()}, "80000", "20000")
	// Today's job, held for 18 months as the comparison begins, pays a gratuity of its 36 months all the
	// same: 14,400 after another 18.
	o.Current, o.Benefits = true, []comp.Benefit{{Name: "gratuity", Amount: dec("4800"), Kind: comp.CashBenefit, Vests: 36}}
	r = compare(t, caseOf(o, comp.Offer{Company: "Acme", Start: day("2028-07-01"), Base: dec("1000")}))
	wantMoney(t, "today's job", r.Offers[0].Years[1].Components[comp.BenefitPay], "16800") // on 2030-01-01, and 400 in each of six months
}

// A job held since 2022-06-01 is compared from 2027-02-15 on: 56 months and 14 of the 28 days of February. At
// 1,950,000 a year, 162,500 a month, that is a base of 9,181,250, and three months to 2027-05-14 are 487,500 more:
// 4.81% of 9,668,750 is 465,066.88 after 60 months, on 2027-06-01. The month to 2027-06-14 pays 7,816.25 as the others.
func TestABenefitOfAMonthThatTheComparisonCuts(t *testing.T) {
	o := comp.Offer{Company: "Initech", Current: true, Start: day("2022-06-01"), Base: dec("1950000"), Benefits: []comp.Benefit{
		{Name: "gratuity", Rate: dec("0.0481"), Kind: comp.CashBenefit, Vests: 60},
	}}
	r := compare(t, caseOf(o, comp.Offer{Company: "Acme", Start: day("2027-02-15"), Base: dec("1000")})).Offers[0]
	paid := r.Timeline[:0:0]
	for _, p := range r.Timeline {
		if p.Component == comp.BenefitPay {
			paid = append(paid, p)
		}
	}
	wantTexts(t, "paid", dated(paid)[:2], "2027-06-01 year 1 465066.88", "2027-06-14 year 1 7816.25")
	wantTexts(t, "how", []string{paid[0].Item, paid[0].Rate.String(), paid[0].Basis.String()},
		"gratuity, 60 months of service, 56 and 14/28 before 2027-02-15 at 1,950,000.00 a year", "0.0481", "9668750")
}

// Cash is taxed as wages where nothing else is said in a file; what is not taxable is no wage.
func TestTaxableBenefits(t *testing.T) {
	o := comp.Offer{Company: "Initech", Start: day("2027-01-01"), Base: dec("60000"), Benefits: []comp.Benefit{
		{Amount: dec("1200"), Kind: comp.CashBenefit, Taxable: true}, {Amount: dec("600"), Kind: comp.CashBenefit},
	}}
	c := caseOf(o)
	c.Candidate.TaxRate = rate("0.5")
	r := compare(t, c).Offers[0]
	// 61,200 of wages a year, half of it taken; 61,800 - 30,600 = 31,200 are left each year.
	wantTexts(t, "taxes", []string{r.Taxes[0].Wages.Decimal().String(), r.Taxes[0].Received.Decimal().String()}, "61200", "61800")
	if got, _ := r.Figure("after-tax"); !got.Equal(dec("124800")) {
		t.Errorf("after tax: %s", got)
	}
}
