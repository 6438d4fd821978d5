package comp_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/casefile"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// days writes the days of the one offer of a case, a line each; month is -1 for nobody who leaves.
func days(t *testing.T, offer string, month int) string {
	t.Helper()
	c, err := casefile.Read(casefile.Options{Today: vesting.MustDate("2026-11-23")}, casefile.Source{Name: "case.yaml", Data: []byte("as_of: 2026-11-23\noffers: [" + offer + "]\n")})
	if err != nil {
		t.Fatal(err)
	}
	result, err := comp.Compare(c)
	if err != nil {
		t.Fatal(err)
	}
	list := result.Days(&result.Offers[0])
	if month >= 0 {
		list = comp.NewLeaving(result, &result.Offers[0], true).LeavingDays(month)
	}
	var b strings.Builder
	for _, d := range list {
		fmt.Fprintf(&b, "%v %s %v %d %v %v\n", d.On, d.Kind, d.Term, d.Place, d.Quantity, d.Amount)
	}
	return b.String()
}

// The letter of SPEC 4: 220 shares at 1,200 vest 11, 33, 88 and 88; a sign-on is paid on the first
// day of its year.
func TestDaysOfALetter(t *testing.T) {
	got := days(t, `{company: Amazon, start: 2027-01-11, deadline: 2026-12-11, base: 160k, sign_on: [127k, 94k], rsu: {shares: 220, price: 1200, vesting: 5/15/40/40}}`, -1)
	want := `2026-12-11 answer  1 0 0
2027-01-11 start start 1 0 0
2027-01-11 payday sign_on[0] 1 0 127000
2028-01-11 payday sign_on[1] 1 0 94000
2028-01-11 vest grants[0] 1 11 13200
2029-01-11 vest grants[0] 2 33 39600
2030-01-11 vest grants[0] 3 88 105600
2031-01-11 vest grants[0] 4 88 105600
`
	if got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

// A clause of 24 months from the payment of the second year's sign-on, on 2028-01-31, ends on
// 2030-01-31; one of 12 months from the start on 2028-01-31. What comes with the salary is no day
// of its own: a sign-on in twelve parts.
func TestDaysOfClawbacks(t *testing.T) {
	got := days(t, `{company: A, start: 2027-01-31, base: 100k, sign_on: [{year: 1, amount: 12k, paid: monthly, clawback: {months: 12, from: start}}, {year: 2, amount: 10k, clawback: 24 months}]}`, -1)
	want := `2027-01-31 start start 1 0 0
2028-01-31 payday sign_on[1] 1 0 10000
2028-01-31 clawback-end sign_on[0] 1 0 0
2030-01-31 clawback-end sign_on[1] 1 0 0
`
	if got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

// A vest after the horizon is listed, a refresher granted after it is not: four refreshers would
// be granted in months 12 to 48, the last of them when the horizon ends.
func TestDaysAfterTheHorizon(t *testing.T) {
	got := days(t, `{company: A, start: 2027-01-01, base: 100k, price: 10, refreshers: {value: 1000, vesting: 1y annual, certainty: written}, rsu: {shares: 5, vesting: 5y annual}}`, -1)
	for _, line := range []string{"2032-01-01 vest grants[0] 5 1 10\n", "2031-01-01 vest refreshers[0] 1 100 1000\n"} {
		if !strings.Contains(got, line) {
			t.Errorf("no %q in\n%s", line, got)
		}
	}
	if strings.Contains(got, "2032-01-01 vest refreshers[0]") {
		t.Errorf("a refresher granted as the horizon ends is in\n%s", got)
	}
}

// Of 25,000 options over 48 months 7,291.67 have vested after 14, rounded down; 90 days from
// 2028-03-11 is 2028-06-09 (20 days of March, 30, 31, 9). They expire ten years from the start.
func TestDaysOfLeavingAStartup(t *testing.T) {
	startup := `{company: A, start: 2027-01-11, base: 100k, private: {preferred: 12, fmv: 4, fully_diluted: 12m}, grants: [{kind: option, shares: 25000, strike: 3, vesting: 4y monthly, expires: 10 years, exercise_window: 90 days}]}`
	if got, want := days(t, startup, 14), "2028-03-11 leaving  1 0 0\n2028-06-09 window grants[0] 1 7291 0\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, want := days(t, startup, -1), "2037-01-11 expiry grants[0] 1 25000 0\n"; !strings.HasSuffix(got, want) {
		t.Errorf("got\n%swant at the end %s", got, want)
	}
}

// A bonus with two paydays, half of each held back for half a year, has three days: what is held back
// of the first comes with the second. A quarterly commission with a guaranteed ramp, which makes two
// payments of the first quarter, has four.
func TestDaysOfPayInParts(t *testing.T) {
	o := salaried("120000", comp.Raise{})
	o.Start = day("2027-01-01")
	o.Bonus = comp.Bonus{Rate: dec("0.1"), Paid: []comp.DayOfYear{{Month: 3, Day: 15}, {Month: 9, Day: 15}}, HeldBack: comp.HeldBack{Share: dec("0.5"), Months: 6}}
	o.Commission = comp.Commission{Target: dec("60000"), Quarterly: true, Ramp: comp.Ramp{Months: 3, Guarantee: rate("0.5")}}
	c := caseOf(o)
	c.Years = 1
	result := compare(t, c)
	var bonus, commission []string
	for _, d := range result.Days(&result.Offers[0]) {
		switch d.Component {
		case comp.BonusPay:
			bonus = append(bonus, d.On.String()+" "+d.Amount.StringFixed(2))
		case comp.CommissionPay:
			commission = append(commission, d.On.String()+" "+d.Amount.StringFixed(2))
		}
	}
	wantTexts(t, "bonus", bonus, "2028-03-15 3000.00", "2028-09-15 6000.00", "2029-03-15 3000.00")
	wantTexts(t, "commission", commission, "2027-03-31 15000.00", "2027-06-30 15000.00", "2027-09-30 15000.00", "2027-12-31 15000.00")
}

// A private company's days of the case: of 4,800 options a tender offer after 24 months buys a tenth of 2,400,
// 240 x (10 - 3) = 1,680, and an exit after 36 months pays for the other 3,360 at 400m/12m, 33.33 x 3,360 - 3 x
// 3,360 = 101,920. Nothing vests after it, nothing expires after it, and the job goes on to its last day.
func TestDaysThatTheCaseAssumes(t *testing.T) {
	got := days(t, `{company: A, start: 2027-01-11, end: 2030-12-31, base: 100k, promotion: {on: 2029-01-11, level: L5, base: 120k},
  private: {fmv: 4, fully_diluted: 12m, tender: {on: 2029-01-11, share: 10%, price: 10}, exit: {value: 400m, on: 2030-01-11}},
  grants: [{kind: option, shares: 4800, strike: 3, vesting: 4y annual, expires: 10 years}]}`, -1)
	want := `2027-01-11 start start 1 0 0
2028-01-11 vest grants[0] 1 1200 0
2029-01-11 vest grants[0] 2 1200 0
2029-01-11 promotion promotion 1 0 0
2029-01-11 tender private 1 0 1680
2030-01-11 vest grants[0] 3 1200 0
2030-01-11 exit private 1 0 101920
2030-12-31 leaving end 1 0 0
`
	if got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

// A job that ends before the exit has none of its days, and vests nothing after its last day.
func TestDaysOfAFixedTermBeforeTheExit(t *testing.T) {
	got := days(t, `{company: A, start: 2027-01-11, end: 2028-06-30, base: 100k,
  private: {fmv: 4, fully_diluted: 12m, exit: {value: 400m, on: 2030-01-11}}, grants: [{kind: option, shares: 4800, strike: 3, vesting: 4y annual}]}`, -1)
	if want := "2027-01-11 start start 1 0 0\n2028-01-11 vest grants[0] 1 1200 0\n2028-06-30 leaving end 1 0 0\n"; got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

// What two payments make on one day is named whole: a flat bonus of calendar 2028 that two service years earn,
// and a quarter of which the ramp guarantees a part.
func TestDaysAreNamedWhole(t *testing.T) {
	o := comp.Offer{Company: "A", Start: day("2027-03-01"), Base: dec("100000")}
	o.Bonus = comp.Bonus{Amount: dec("12000"), Paid: []comp.DayOfYear{{Month: 3, Day: 31}}}
	o.Commission = comp.Commission{Target: dec("60000"), Quarterly: true, Ramp: comp.Ramp{Months: 2, Guarantee: rate("0.5")}}
	c := caseOf(o)
	result := compare(t, c)
	named := map[string]string{}
	for _, d := range result.Days(&result.Offers[0]) {
		named[d.On.String()+" "+string(d.Component)] = d.Item + " " + d.Amount.StringFixed(2)
	}
	for on, want := range map[string]string{"2029-03-31 bonus": "Bonus for 2028 12000.00", "2027-05-31 commission": "Commission 15000.00", "2027-08-31 commission": "Commission at target 15000.00"} {
		if named[on] != want {
			t.Errorf("%s: %q, want %q", on, named[on], want)
		}
	}
}
