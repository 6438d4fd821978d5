package comp_test

import (
	"testing"

	"github.com/seed-251b9aba/offerkit/comp"
)

// amounts returns what each payment pays.
func amounts(paid comp.Timeline) (texts []string) {
	for _, p := range paid {
		texts = append(texts, p.Amount.StringFixed(2))
	}
	return texts
}

// byYear returns the sum of the payments earned in each service year.
func byYear(paid comp.Timeline, years int) (texts []string) {
	for k := 1; k <= years; k++ {
		texts = append(texts, paid.Sum(func(p *comp.Payment) bool { return p.Year == k }).StringFixed(2))
	}
	return texts
}

func salaried(base string, raise comp.Raise) comp.Offer {
	return comp.Offer{Company: "Initech", Start: day("2027-01-11"), Base: dec(base), Raise: raise}
}

// SPEC 2.3: round(175,000*m/12) less what was paid before; SPEC 3.2: on the day before the
// monthly anniversary.
func TestBaseIsPaidOnTheLastDayOfTheMonth(t *testing.T) {
	paid := unfolded(t, oneYear(), salaried("175000", comp.Raise{}), comp.BasePay)
	wantTexts(t, "months", amounts(paid), "14583.33", "14583.34", "14583.33", "14583.33", "14583.34", "14583.33",
		"14583.33", "14583.34", "14583.33", "14583.33", "14583.34", "14583.33")
	if first, last := paid[0].Date, paid[11].Date; first != day("2027-02-10") || last != day("2028-01-10") {
		t.Errorf("paid from %v to %v", first, last)
	}
}

// SPEC 3.1, 3.2: a month begins on January 31, February 28, March 31 and April 30, because
// months count from the start and clamp; each is paid on the day before the next.
func TestPaydaysOfAStartAtAMonthsEnd(t *testing.T) {
	o := salaried("120000", comp.Raise{})
	o.Start = day("2027-01-31")
	var days []string
	for _, p := range unfolded(t, oneYear(), o, comp.BasePay)[:3] {
		days = append(days, p.Date.String())
	}
	wantTexts(t, "paydays", days, "2027-02-27", "2027-03-30", "2027-04-29")
}

// SPEC 3.2: a job that starts on January 1 has twelve salaries in its first calendar year;
// one that starts on the 2nd has eleven, and the twelfth on the first day of the next.
func TestSalariesOfTheFirstCalendarYear(t *testing.T) {
	for start, want := range map[string][]string{
		"2026-01-01": {"120000.00"},
		"2026-01-02": {"110000.00", "10000.00"},
	} {
		o := salaried("120000", comp.Raise{})
		o.Start = day(start)
		c := oneYear()
		c.Offers = []comp.Offer{o}
		result, err := comp.Compare(c)
		if err != nil {
			t.Fatal(err)
		}
		var years []string
		for _, p := range result.Statement(&result.Offers[0], comp.ByCalendar) {
			years = append(years, p.Components[comp.BasePay].StringFixed(2))
		}
		wantTexts(t, start, years, want...)
	}
}

func TestRaises(t *testing.T) {
	for _, c := range []struct {
		name  string
		raise comp.Raise
		years []string
	}{
		// 100,000 * 1.03^2 = 106,090, * 1.03^3 = 109,272.70
		{"every anniversary", comp.Raise{Rate: dec("0.03")}, []string{"100000.00", "103000.00", "106090.00", "109272.70"}},
		// Half of year 2 at 100,000, half at 103,000; half of year 3 at that, half at 106,090;
		// half of year 4 at that, half at 109,272.70.
		{"first after 18 months", comp.Raise{Rate: dec("0.03"), First: 18}, []string{"100000.00", "101500.00", "104545.00", "107681.35"}},
		// From month 6: 50,000 + 51,500, then 51,500 + 53,045, 53,045 + 54,636.35, and
		// 54,636.35 + 112,550.881 (rounded to .88)/2 = 110,911.79.
		{"first after 6 months", comp.Raise{Rate: dec("0.03"), First: 6}, []string{"101500.00", "104545.00", "107681.35", "110911.79"}},
		{"a cut", comp.Raise{Rate: dec("-0.1")}, []string{"100000.00", "90000.00", "81000.00", "72900.00"}},
		// Two promotions on anniversaries: the third year begins at 150,000.
		{"promotions", comp.Raise{Dated: []comp.DatedBase{{On: day("2028-01-11"), To: dec("120000")}, {On: day("2029-01-11"), To: dec("150000")}}},
			[]string{"100000.00", "120000.00", "150000.00", "150000.00"}},
		{"a promotion on the first day", comp.Raise{Dated: []comp.DatedBase{{On: day("2027-01-11"), To: dec("120000")}}},
			[]string{"120000.00", "120000.00", "120000.00", "120000.00"}},
		{"a promotion after the horizon", comp.Raise{Dated: []comp.DatedBase{{On: day("2031-01-11"), To: dec("120000")}}},
			[]string{"100000.00", "100000.00", "100000.00", "100000.00"}},
	} {
		paid := unfolded(t, caseOf(), salaried("100000", c.raise), comp.BasePay)
		wantTexts(t, c.name, byYear(paid, 4), c.years...)
	}
}

// From 160,000 to 180,000 on 2028-04-01: of the 31 days of the month to 2028-04-11, 21
// (March 11 to 31) are paid at 160,000 and 10 at 180,000: 160,000/12*21/31 = 9,032.258 and
// 180,000/12*10/31 = 4,838.710. With two months of 13,333.333 before it in the year that
// is 40,537.634; 40,537.63 - 26,666.67 = 13,870.96. The year: + 9 * 15,000.
func TestARaiseInsideAMonthSplitsItByDays(t *testing.T) {
	raise := comp.Raise{Dated: []comp.DatedBase{{On: day("2028-04-01"), To: dec("180000")}}}
	paid := unfolded(t, caseOf(), salaried("160000", raise), comp.BasePay)
	wantTexts(t, "months 14 to 16", amounts(paid[13:16]), "13333.34", "13870.96", "15000.00")
	wantTexts(t, "years", byYear(paid, 4), "160000.00", "175537.63", "180000.00", "180000.00")
}

// Whole yen: 10,000,000/12 = 833,333.33.
func TestBaseInACurrencyWithoutDecimals(t *testing.T) {
	o := salaried("10000000", comp.Raise{})
	c := oneYear()
	c.Currency, o.Currency = "JPY", "JPY"
	wantTexts(t, "months", amounts(unfolded(t, c, o, comp.BasePay)[:3]), "833333.00", "833334.00", "833333.00")
}

// A month with a raise inside says how it is divided: of the 30 days from 2027-06-11 to 07-10,
// 20 of June's at 160,000 and 10 of July's at 190,000 make (20*160,000 + 10*190,000)/30/12 =
// 14,166.67, and no twelfth of either.
func TestAMonthWithARaiseInsideSaysSo(t *testing.T) {
	o := comp.Offer{Company: "Acme", Start: day("2027-06-11"), Base: dec("160000"), Raise: comp.Raise{Dated: []comp.DatedBase{{On: day("2027-07-01"), To: dec("190000")}}}}
	paid := unfolded(t, oneYear(), o, comp.BasePay)
	if p := paid[0]; !p.Amount.Equal(dec("14166.67")) || p.Item != "Base salary, 20 days at 160,000 and 10 at 190,000" || !p.Basis.IsZero() {
		t.Errorf("%s: %v, of %v", p.Item, p.Amount, p.Basis)
	}
	if p := paid[1]; p.Item != "Base salary" || !p.Basis.Equal(dec("190000")) {
		t.Errorf("%s, of %v", p.Item, p.Basis)
	}
}
