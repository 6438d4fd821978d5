package comp_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/seed-251b9aba/offerkit/comp"
)

// byPeriod is an offer from 2027-01-01 paid by a period.
func byPeriod(r comp.PayRate) comp.Offer {
	return comp.Offer{Company: "Initech", Start: day("2027-01-01"), Rate: r}
}

// What a year of pay by a period comes to, and an hour of it. 100 x 40 x 48 = 192,000 for 1,920 hours;
// 12.50 x 2,080 = 26,000; 500 x 220 = 110,000 for 220 days of 8 hours, 62.50 an hour; 1,000 x 52 = 52,000
// for 2,080 hours; 3,000 x 12 = 36,000 and x 13 = 39,000 for 2,080, 17.3077 and 18.75.
func TestPayByAPeriod(t *testing.T) {
	for _, c := range []struct {
		name         string
		rate         comp.PayRate
		hours        string
		year, hourly string
	}{
		{"by the hour, 48 weeks", comp.PayRate{Amount: dec("100"), Per: comp.PerHour, Hours: dec("40"), Weeks: dec("48")}, "0", "192000.00", "100.00"},
		{"by the hour", comp.PayRate{Amount: dec("12.50"), Per: comp.PerHour}, "0", "26000.00", "12.50"},
		{"by the hour, of the offer's hours", comp.PayRate{Amount: dec("100"), Per: comp.PerHour}, "30", "156000.00", "100.00"}, // 100 x 30 x 52
		{"by the day", comp.PayRate{Amount: dec("500"), Per: comp.PerDay, Days: dec("220")}, "0", "110000.00", "62.50"},
		{"by the week", comp.PayRate{Amount: dec("1000"), Per: comp.PerWeek}, "0", "52000.00", "25.00"},
		{"by the month", comp.PayRate{Amount: dec("3000"), Per: comp.PerMonth}, "0", "36000.00", "17.31"},
		{"by the month, 13", comp.PayRate{Amount: dec("3000"), Per: comp.PerMonth, Payments: 13}, "0", "39000.00", "18.75"},
		{"by the year, 14", comp.PayRate{Amount: dec("40000"), Payments: 14}, "0", "40000.00", "19.23"}, // 40,000/2,080 = 19.2308
	} {
		o := byPeriod(c.rate)
		o.Hours = dec(c.hours)
		r := compare(t, caseOf(o)).Offers[0]
		hourly, _ := r.Figure("hourly")
		wantTexts(t, c.name, []string{r.Years[0].Total.StringFixed(2), r.Years[3].Total.StringFixed(2), hourly.StringFixed(2)}, c.year, c.year, c.hourly)
	}
}

// A 13th salary comes with that of December, a 14th with that of June, and others in the months that
// the letter names. A job that starts on 2027-09-01 has its first December after four salaries and its
// June after ten. With 3% more from 2028-09-01 the salary of 3,000 is 3,090: December 2027 and June 2028 pay
// 3,000, December 2028 pays 3,090.
func TestExtraSalaries(t *testing.T) {
	o := byPeriod(comp.PayRate{Amount: dec("3000"), Per: comp.PerMonth, Payments: 14})
	o.Start, o.Raise.Rate = day("2027-09-01"), dec("0.03")
	var got []string
	for _, p := range unfolded(t, caseOf(), o, comp.BasePay) {
		if p.Rule == comp.RuleExtra && p.Year <= 2 {
			got = append(got, fmt.Sprintf("%v %s, year %d, %s", p.Date, p.Item, p.Year, p.Amount.StringFixed(2)))
		}
	}
	wantTexts(t, "extra salaries", got,
		"2027-12-31 Extra salary, December, year 1, 3000.00", "2028-06-30 Extra salary, June, year 1, 3000.00",
		"2028-12-31 Extra salary, December, year 2, 3090.00", "2029-06-30 Extra salary, June, year 2, 3090.00")

	// Named months: 15 salaries of 3,000 are 45,000.
	o.Rate.Payments, o.Rate.Extra, o.Raise.Rate = 0, comp.Months{time.March, time.July, time.November}, dec("0")
	wantMoney(t, "named months", unfolded(t, oneYear(), o, comp.BasePay).Total(), "45000")

	// Of 40,000 each of 14 salaries is 2,857.142...: rounded cumulatively they add up to the year, the 13th
	// being round(40,000 x 13/14) - round(40,000 x 12/14) = 37,142.86 - 34,285.71.
	o.Rate = comp.PayRate{Amount: dec("40000"), Payments: 14}
	var paid []string
	timeline := unfolded(t, oneYear(), o, comp.BasePay)
	for _, p := range timeline {
		if p.Rule == comp.RuleExtra {
			paid = append(paid, p.Amount.StringFixed(2))
		}
	}
	wantTexts(t, "parts of a year", append(paid, timeline.Total().StringFixed(2)), "2857.15", "2857.14", "40000.00")
}

// 100,000 and 3,000 more each year: 100, 103, 106, 109 thousand. By the hour 3,000 are of the
// yearly pay: 192,000, 195,000. A dated raise to 110 an hour is 211,200 a year (110 x 40 x 48).
func TestRaisesOfEveryPay(t *testing.T) {
	hourly := comp.PayRate{Amount: dec("100"), Per: comp.PerHour, Weeks: dec("48")}
	for _, c := range []struct {
		name  string
		offer comp.Offer
		want  []string
	}{
		{"an amount a year", comp.Offer{Base: dec("100000"), Raise: comp.Raise{Amount: dec("3000")}}, []string{"100000", "103000", "106000", "109000"}},
		{"an amount, by the hour", comp.Offer{Rate: hourly, Raise: comp.Raise{Amount: dec("3000")}}, []string{"192000", "195000", "198000", "201000"}},
		{"a share, by the hour", comp.Offer{Rate: hourly, Raise: comp.Raise{Rate: dec("0.03")}}, []string{"192000", "197760", "203692.8", "209803.58"}}, // x 1.03, 1.0609, 1.092727
		{"dated, by the hour", comp.Offer{Rate: hourly, Raise: comp.Raise{Dated: []comp.DatedBase{{On: day("2029-01-01"), Amount: dec("110"), Per: comp.PerHour}}}},
			[]string{"192000", "192000", "211200", "211200"}},
	} {
		c.offer.Company, c.offer.Start = "Initech", day("2027-01-01")
		r := compare(t, caseOf(c.offer)).Offers[0]
		var got []string
		for i := range r.Years {
			got = append(got, r.Years[i].Total.String())
		}
		wantTexts(t, c.name, got, c.want...)
	}
}

// Extra salaries are base: 10% of 42,000 is 4,200, and a match of all of 5% is 2,100.
func TestExtraSalariesAreBase(t *testing.T) {
	o := byPeriod(comp.PayRate{Amount: dec("3000"), Per: comp.PerMonth, Payments: 14})
	o.Bonus = comp.Bonus{Rate: dec("0.1")}
	o.Retirement = comp.Retirement{Tiers: []comp.MatchTier{{Rate: dec("1"), UpTo: dec("0.05")}}}
	r := compare(t, caseOf(o)).Offers[0]
	wantTexts(t, "of base", []string{r.Years[0].Components[comp.BonusPay].StringFixed(2), r.Years[0].Components[comp.MatchPay].StringFixed(2)}, "4200.00", "2100.00")
}

// What contradicts itself in pay by a period is refused, with the term that is wrong.
func TestPayByAPeriodThatCannotStand(t *testing.T) {
	for _, c := range []struct {
		rate  comp.PayRate
		hours string
		path  string
	}{
		{comp.PayRate{Amount: dec("100"), Per: comp.PerHour, Hours: dec("40")}, "38", "offers[0].base.hours"},
		{comp.PayRate{Amount: dec("100"), Per: comp.PerHour, Days: dec("220")}, "0", "offers[0].base.days"},
		{comp.PayRate{Amount: dec("100"), Per: comp.PerHour, Payments: 14}, "0", "offers[0].base.payments"},
		{comp.PayRate{Amount: dec("100"), Per: comp.PerMonth, Weeks: dec("48")}, "0", "offers[0].base.weeks"},
		{comp.PayRate{Amount: dec("100"), Per: comp.PerMonth, Payments: 15}, "0", "offers[0].base.payments"},
		{comp.PayRate{Amount: dec("100"), Per: comp.PerMonth, Payments: 14, Extra: comp.Months{time.June}}, "0", "offers[0].base.extra"},
		{comp.PayRate{Amount: dec("100"), Per: comp.PerMonth, Extra: comp.Months{time.June, time.June}}, "0", "offers[0].base.extra"},
		{comp.PayRate{Amount: dec("100"), Per: comp.PerOnce}, "0", "offers[0].base.per"},
		{comp.PayRate{Per: comp.PerHour}, "0", "offers[0].base.amount"},
		{comp.PayRate{Amount: dec("100"), Per: comp.PerHour, Weeks: dec("53")}, "0", "offers[0].base.weeks"},
	} {
		o := byPeriod(c.rate)
		o.Hours = dec(c.hours)
		var invalid *comp.ValidationError
		if err := caseOf(o).Validate(); !errors.As(err, &invalid) || invalid.Terms[0].Path != c.path || strings.TrimSpace(invalid.Terms[0].Mend) == "" {
			t.Errorf("%+v: got %v, want %s refused with a mend", c.rate, err, c.path)
		}
	}
}
