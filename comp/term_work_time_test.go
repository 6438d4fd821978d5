package comp_test

import (
	"slices"
	"testing"

	"github.com/seed-251b9aba/offerkit/comp"
)

func TestByTheHour(t *testing.T) {
	for _, c := range []struct {
		name string
		bend func(*comp.Offer)
		want string
	}{
		// 104,000 a year over 52 weeks of 50 hours.
		{"hours", func(o *comp.Offer) { o.Hours = dec("50") }, "40.00"},
		// 40 hours and five times 24 minutes are 42 hours a week: 104,000/2,184 = 47.619.
		{"a commute on five days", func(o *comp.Offer) { o.Commute.Minutes = dec("24") }, "47.62"},
		// 45 hours and four times 40 minutes are 47 2/3 hours; 20 days off leave 48 weeks:
		// 104,000/2,288 = 45.4545.
		{"hours, commute and days off", func(o *comp.Offer) {
			o.Hours, o.Commute, o.PTO = dec("45"), comp.Commute{Minutes: dec("40"), Days: dec("4")}, dec("20")
		}, "45.45"},
		{"days off that are half a year", func(o *comp.Offer) { o.PTO = dec("130") }, "100.00"},
	} {
		o := comp.Offer{Company: "Initech", Start: day("2027-01-11"), Base: dec("104000")}
		c.bend(&o)
		// Of the other offer nothing is known: 2,080 hours a year, 50 an hour.
		result := compare(t, caseOf(o, comp.Offer{Company: "Globex", Base: dec("104000")}))
		var got []string
		for i := range result.Offers {
			hourly, ok := result.Offers[i].Figure("hourly")
			if !ok {
				t.Fatalf("%s: no figure", c.name)
			}
			got = append(got, hourly.StringFixed(2))
		}
		wantTexts(t, c.name, got, c.want, "50.00")
		if !ranksBy(result, "hourly") {
			t.Errorf("%s: not ranked", c.name)
		}
	}
}

func ranksBy(c *comp.Comparison, metric string) bool {
	return slices.ContainsFunc(c.Rankings, func(r comp.Ranking) bool { return r.Metric.Name == metric })
}

// By the hour repeats the ranking by total where every offer has 2,080 hours a year; it is
// still there for whoever asks for it by name.
func TestByTheHourIsNoRankingWhereNoOfferStatesItsWorkTime(t *testing.T) {
	result := compare(t, caseOf(amazon(t)))
	if ranksBy(result, "hourly") {
		t.Error("ranked by the hour")
	}
	if r, ok := result.Ranking("hourly"); !ok || r.Metric.Name != "hourly" {
		t.Error("no ranking by the hour for one who asks")
	}
	hourly, _ := result.Offers[0].Figure("hourly")
	wantMoney(t, "by the hour", hourly, "135.22") // 1,125,000 / 8,320
}

// SPEC 5.10: 20 days of 130,000/260 are 10,000, and are in no total.
func TestPTOStandsApart(t *testing.T) {
	o := comp.Offer{Company: "Initech", Base: dec("130000"), PTO: dec("20")}
	r := compare(t, caseOf(o)).Offers[0]
	wantTexts(t, "pto and total", []string{r.PTO.StringFixed(2), r.Total.StringFixed(2)}, "10000.00", "520000.00")
	if pto := compare(t, caseOf(amazon(t))).Offers[0].PTO; !pto.IsZero() {
		t.Errorf("pto of %s where none is stated", pto)
	}
}
