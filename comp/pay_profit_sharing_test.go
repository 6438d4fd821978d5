package comp_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/vesting"
)

func sharesOf(t *testing.T, o comp.Offer) (string, *comp.Comparison) {
	t.Helper()
	c := comp.NewCase(vesting.MustDate("2026-11-23"))
	c.Years, c.Offers = 2, []comp.Offer{o}
	result, err := comp.Compare(c)
	if err != nil {
		t.Fatal(err)
	}
	var paid []string
	for _, p := range result.Offers[0].Timeline {
		if p.Component == comp.ProfitSharingPay {
			paid = append(paid, fmt.Sprintf("%v year %d %s", p.Date, p.Year, p.Amount.StringFixed(2)))
		}
	}
	return strings.Join(paid, "; "), result
}

// 120,000 a year from 2027-07-01 are 10,000 on the last day of each month: six paydays in 2027,
// twelve in 2028, of which six are of each service year, and six in 2029. 10% of 60,000 is 6,000
// each time. The next March 15 is the payday where nothing is said, the bonus's where there is one.
func TestProfitSharing(t *testing.T) {
	o := comp.Offer{Company: "Initech", Start: vesting.MustDate("2027-07-01"), Base: decimal.NewFromInt(120_000), ProfitSharing: comp.ProfitSharing{Share: decimal.New(10, -2)}}
	const want = "2028-03-15 year 1 6000.00; 2029-03-15 year 1 6000.00; 2029-03-15 year 2 6000.00; 2030-03-15 year 2 6000.00"
	got, result := sharesOf(t, o)
	if got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
	guaranteed, _ := result.Offers[0].Figure("guaranteed")
	if total := result.Offers[0].Total; total.String() != "264000" || guaranteed.String() != "240000" {
		t.Errorf("it pays %s, %s of it guaranteed", total, guaranteed)
	}
	o.Bonus = comp.Bonus{Rate: decimal.New(1, -2), Paid: []comp.DayOfYear{{Month: 2, Day: 28}}}
	if got, _ := sharesOf(t, o); got != strings.ReplaceAll(want, "03-15", "02-28") {
		t.Errorf("on the bonus's payday: %s", got)
	}
	o.ProfitSharing.PaidMonth, o.ProfitSharing.PaidDay = 12, 20
	if got, _ := sharesOf(t, o); got != "2027-12-20 year 1 6000.00; 2028-12-20 year 1 6000.00; 2028-12-20 year 2 6000.00; 2029-12-20 year 2 6000.00" {
		t.Errorf("in December: %s", got)
	}
}

// 100,001 a year are 8,333.42, 8,333.41, 8,333.42, ...: 50,000.50 in six months and 100,001.00 in
// twelve. 3.33% of them: 1,665.02 (1,665.01665); of 2028 1,665.02 by June and 3,330.03 (3,330.0333)
// in all, so that 1,665.01 are left for July on.
func TestProfitSharingAddsUp(t *testing.T) {
	o := comp.Offer{Company: "Initech", Start: vesting.MustDate("2027-07-01"), Base: decimal.NewFromInt(100_001), ProfitSharing: comp.ProfitSharing{Share: decimal.New(333, -4)}}
	const want = "2028-03-15 year 1 1665.02; 2029-03-15 year 1 1665.02; 2029-03-15 year 2 1665.01; 2030-03-15 year 2 1665.02"
	if got, _ := sharesOf(t, o); got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
}

// Leaving after 8 months, on 2028-03-01, forfeits what 2027 has earned, 6,000 to be paid on the 15th,
// and the share of the two salaries of 2028: 2,000.
func TestLeavingForfeitsProfitSharing(t *testing.T) {
	o := comp.Offer{Company: "Initech", Start: vesting.MustDate("2027-07-01"), Base: decimal.NewFromInt(120_000), ProfitSharing: comp.ProfitSharing{Share: decimal.New(10, -2)}}
	_, result := sharesOf(t, o)
	w := comp.NewLeaving(result, &result.Offers[0], true).After(8)
	if w.Net.String() != "80000" || w.LeftBehind.StringFixed(2) != "8000.00" {
		t.Errorf("leaving keeps %s and leaves %s behind: %+v", w.Net, w.LeftBehind, w.Forfeits)
	}
}

// Today's job since 2020: the share of 2026 is paid in March 2027 and counts in the first year of the
// comparison, which begins on 2026-11-23: twelve salaries of 10,000 were paid in it, on the 22nd of each month.
// Hired on 2026-07-01 it paid 22 of the 30 days to July 22, and five salaries: 57,333.33.
func TestProfitSharingOfTodaysJob(t *testing.T) {
	o := comp.Offer{Company: "Initech", Current: true, Start: vesting.MustDate("2020-07-01"), Base: decimal.NewFromInt(120_000), ProfitSharing: comp.ProfitSharing{Share: decimal.New(10, -2)}}
	got, _ := sharesOf(t, o)
	if first, _, _ := strings.Cut(got, ";"); first != "2027-03-15 year 1 12000.00" {
		t.Errorf("got %s", got)
	}
	o.Start = vesting.MustDate("2026-07-01")
	got, _ = sharesOf(t, o)
	if first, _, _ := strings.Cut(got, ";"); first != "2027-03-15 year 1 5733.33" {
		t.Errorf("hired in July: %s", got)
	}
}

func TestProfitSharingIsRefused(t *testing.T) {
	for _, p := range []comp.ProfitSharing{{Share: decimal.NewFromInt(-1)}, {Share: decimal.NewFromInt(11)}, {PaidMonth: 5, PaidDay: 1}, {Share: decimal.New(1, -2), PaidMonth: 13, PaidDay: 1}} {
		c := comp.NewCase(vesting.MustDate("2026-11-23"))
		c.Offers = []comp.Offer{{Company: "Initech", Base: decimal.NewFromInt(1000), ProfitSharing: p}}
		if c.Validate() == nil {
			t.Errorf("%+v stands", p)
		}
	}
}
