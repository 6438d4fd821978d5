package comp_test

import (
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
)

// staying returns a case valued on 2026-11-01 of today's job and an offer of 150,000 from
// a day on.
func staying(today comp.Offer, start string) comp.Case {
	today.Company, today.Current = "Initech", true
	c := comp.NewCase(day("2026-11-01"))
	c.Offers = []comp.Offer{today, {Company: "Globex", Base: dec("150000"), Start: day(start)}}
	return c
}

// The salary on the valuation date is the dated raise's: four years of 180,000 and of
// 150,000, whatever the day of hiring (SPEC 3.6).
func TestStayingPaysTheSalaryInForce(t *testing.T) {
	c := staying(comp.Offer{
		Start: day("2020-03-02"), Base: dec("100000"),
		Raise: comp.Raise{Dated: []comp.DatedBase{{On: day("2026-03-02"), To: dec("180000")}}},
	}, "2027-01-04")
	result := compare(t, c)
	wantMoney(t, "stay", result.Offers[0].Total, "720000")
	wantMoney(t, "go", result.Offers[1].Total, "600000")
	if first := result.Offers[0].Years[0].From; first != day("2027-01-04") {
		t.Errorf("staying is compared from %v", first)
	}
	levels, _ := result.Offers[0].Figure("levels-tc")
	wantMoney(t, "levels-style year", levels, "180000")
}

// A raise by a rate steps on the anniversaries of the day of hiring: 100,000 on the
// valuation date in November 2026 has the steps up to March 2026 in it. From 2027-03-01
// 103,000: two months of 100,000/12 and ten of 103,000/12 in the year from 2027-01-01.
func TestRaisesOfTodaysJobFallOnTheAnniversariesOfHiring(t *testing.T) {
	c := staying(comp.Offer{Start: day("2020-03-01"), Base: dec("100000"), Raise: comp.Raise{Rate: dec("0.03")}}, "2027-01-01")
	c.Years = 2
	// 100,000*2/12 + 103,000*10/12 = 16,666.67 + 85,833.33; 103,000*2/12 + 106,090*10/12 =
	// 17,166.67 + 88,408.33.
	wantTexts(t, "years", yearTotals(t, c), "102500.00", "105575.00")
	// Where the day of hiring is not told the first step is a year after the comparison begins.
	c.Offers[0].Start = day("2027-01-01")
	wantTexts(t, "years, hiring not told", yearTotals(t, c), "100000.00", "103000.00")
}

// Staying at 200,000 or going for 240,000 from 2027-05-01: until then they are the same,
// and the new job leads from its first salary on, paid on 2027-05-31.
func TestBothAreComparedFromTheSameDay(t *testing.T) {
	c := staying(comp.Offer{Base: dec("200000")}, "2027-05-01")
	c.Offers[1].Base = dec("240000")
	result := compare(t, c)
	if len(result.Crossovers) != 0 {
		t.Errorf("the lead changes: %v", result.Crossovers)
	}
	for _, r := range result.Offers {
		if first := r.Timeline[0].Date; first != day("2027-05-31") {
			t.Errorf("%s pays first on %v", r.Name, first)
		}
	}
}

// 30,000 paid on the first day of work, 2026-05-01, 24 months pro-rata: resigning on
// 2027-01-01, when the comparison begins, has served 8 months and owes 16/24; staying does
// not earn it again. A second one of the year from 2027-05-01 is still to come.
func TestSignOnOfTodaysJob(t *testing.T) {
	c := staying(comp.Offer{
		Start: day("2026-05-01"), Base: dec("120000"),
		SignOn: []comp.SignOn{
			{Year: 1, Amount: dec("30000"), Clawback: comp.Clawback{Months: 24}},
			{Year: 2, Amount: dec("12000")},
		},
	}, "2027-01-01")
	result := compare(t, c)
	wantMoney(t, "total", result.Offers[0].Total, "492000") // 4 * 120,000 + 12,000
	signOn := result.Offers[0].Timeline.Sum(func(p *comp.Payment) bool { return p.Component == comp.SignOnPay && p.Year == 1 })
	wantMoney(t, "sign-on of year 1", signOn, "12000")
	l := comp.NewLeaving(result, &result.Offers[0], true)
	w := l.After(0)
	wantMoney(t, "owed in month 0", w.Clawback, "20000")
	wantMoney(t, "received in month 0", w.Cash, "0")
	w = l.After(16) // 2028-05-01: 24 months are served
	wantMoney(t, "owed after two years", w.Clawback, "0")

	c.Offers[0].Start = day("2027-01-01") // not told: held long enough for every term
	result = compare(t, c)
	wantMoney(t, "total, hiring not told", result.Offers[0].Total, "480000")
	w = comp.NewLeaving(result, &result.Offers[0], true).After(0)
	wantMoney(t, "owed, hiring not told", w.Clawback, "0")
}

// A monthly sign-on of 12,000 in the year from 2026-05-01: by 2027-01-01 eight instalments
// are paid, the last of them on 2026-12-31; four are still to come.
func TestMonthlySignOnUnderWay(t *testing.T) {
	c := staying(comp.Offer{
		Start: day("2026-05-01"), Base: dec("120000"),
		SignOn: []comp.SignOn{{Year: 1, Amount: dec("12000"), Monthly: true, Clawback: comp.Clawback{Months: 12, Kind: comp.Cliff, From: comp.FromStart}}},
	}, "2027-01-01")
	result := compare(t, c)
	paid := result.Offers[0].Timeline.Sum(func(p *comp.Payment) bool { return p.Component == comp.SignOnPay })
	wantMoney(t, "still to come", paid, "4000")
	l := comp.NewLeaving(result, &result.Offers[0], true)
	w := l.After(0)
	wantMoney(t, "owed in month 0", w.Clawback, "8000")
	w = l.After(3) // 2027-04-01: eleven months since the first day, eleven instalments paid
	wantMoney(t, "owed in month 3", w.Clawback, "11000")
	w = l.After(4)
	wantMoney(t, "owed after a year", w.Clawback, "0")
}

// Relocation paid at hiring is in no total and can be claimed back: 10,000, a cliff of 12
// months from 2026-05-01.
func TestRelocationOfTodaysJob(t *testing.T) {
	c := staying(comp.Offer{
		Start: day("2026-05-01"), Base: dec("120000"),
		Relocation: comp.Relocation{Amount: dec("10000"), Clawback: comp.Clawback{Months: 12, Kind: comp.Cliff}},
	}, "2027-01-01")
	result := compare(t, c)
	wantMoney(t, "total", result.Offers[0].Total, "480000")
	l := comp.NewLeaving(result, &result.Offers[0], true)
	for month, want := range map[int]string{0: "10000", 3: "10000", 4: "0"} {
		w := l.After(month)
		wantMoney(t, "owed", w.Clawback, want)
	}
}

// A bonus by service year counts its years from the day of hiring: 10% of 120,000, years
// to March 1. Compared from 2027-01-01, the one paid on 2027-03-01 counts whole in year 1,
// which earns 306 of 366 days of the next (2027-03-01 to 2027-12-31): 10,032.79. Leaving
// in month 0 loses the 306 of 365 days worked (2026-03-01 to 2026-12-31): 10,060.27.
func TestBonusYearsOfTodaysJob(t *testing.T) {
	c := staying(comp.Offer{Start: day("2020-03-01"), Base: dec("120000"), Bonus: comp.Bonus{Rate: dec("0.1")}}, "2027-01-01")
	result := compare(t, c)
	r := &result.Offers[0]
	wantMoney(t, "bonus of year 1", r.Years[0].Components[comp.BonusPay], "22032.79")
	wantNotes(t, r, comp.Note{
		Term: comp.BonusTerm.Alone(), Kind: comp.NoteBonusEarnedBefore, Item: "Bonus for the year to 2027-02-28, 365 of 365 days", On: day("2027-01-01"),
	})
	w := comp.NewLeaving(result, r, true).After(0)
	wantMoney(t, "left behind", w.LeftBehind, "10060.27")
}

// Hired on 2026-07-01, the bonus for 2026, paid on 2027-03-15, is for 184 of 365 days:
// 12,000 * 184/365 = 6,049.32; and 12,000 where the first year is paid in full.
func TestFirstCalendarBonusOfTodaysJob(t *testing.T) {
	for prorate, want := range map[comp.Proration]string{"": "6049.32", comp.InFull: "12000"} {
		c := staying(comp.Offer{
			Start: day("2026-07-01"), Base: dec("120000"),
			Bonus: comp.Bonus{Rate: dec("0.1"), Paid: []comp.DayOfYear{{Month: 3, Day: 15}}, Prorate: prorate},
		}, "2027-01-01")
		c.Years = 1
		result := compare(t, c)
		first := result.Offers[0].Timeline.Sum(func(p *comp.Payment) bool { return p.Component == comp.BonusPay && p.Date == day("2027-03-15") })
		wantMoney(t, "bonus for 2026", first, want)
	}
}

// Vests count from the day of hiring where the grant says no other: 480 shares over 4y
// annual from 2024-03-01 vest 120 each March 1; three of them lie before 2027-05-01 and
// are in no total. A match on a three-year cliff from 2024-03-01 is the employee's own.
func TestVestsAndMatchOfTodaysJobCountFromHiring(t *testing.T) {
	today := comp.Offer{
		Start: day("2024-03-01"), Base: dec("120000"), Price: comp.Price{Today: dec("10")},
		Grants:     []comp.Grant{{Kind: comp.RSU, Shares: dec("480"), Vesting: schedule(t, "4y annual")}},
		Retirement: comp.Retirement{Tiers: tiers("1", "0.05"), Vesting: schedule(t, "3y cliff")},
	}
	c := staying(today, "2027-05-01")
	result := compare(t, c)
	equity := result.Offers[0].Timeline.Sum(func(p *comp.Payment) bool { return p.Component == comp.RSUPay })
	wantMoney(t, "still to vest", equity, "1200")
	l := comp.NewLeaving(result, &result.Offers[0], true)
	w := l.After(1)
	wantMoney(t, "left behind after a month", w.LeftBehind, "1200") // no match among it
	for _, f := range w.Forfeits {
		if strings.Contains(f.Item, "match") {
			t.Errorf("leaves behind %s of %s", f.Amount, f.Item)
		}
	}
}

func TestStartOfTodaysJob(t *testing.T) {
	grants := []comp.Grant{{Kind: comp.RSU, Shares: dec("480"), Vesting: schedule(t, "4y annual")}}
	for _, c := range []struct {
		name  string
		today comp.Offer
		want  string // path refused
	}{
		{"after the comparison begins", comp.Offer{Start: day("2027-01-05")}, "offers[0].start"},
		{"on the first compared day is none", comp.Offer{Start: day("2027-01-04"), Grants: grants}, "offers[0].grants[0].start"},
		{"no start for a grant", comp.Offer{Grants: grants}, "offers[0].grants[0].start"},
		{"a grant counts from hiring", comp.Offer{Start: day("2025-01-04"), Grants: grants}, ""},
	} {
		c.today.Base, c.today.Price.Today = dec("100000"), decimal.NewFromInt(10)
		err := staying(c.today, "2027-01-04").Validate()
		if c.want == "" && err != nil || c.want != "" && (err == nil || !strings.HasPrefix(err.Error(), c.want+":")) {
			t.Errorf("%s: got %v, want %q", c.name, err, c.want)
		}
	}
}

// Two others that start on different days: staying is compared from the first of them,
// and a note says so.
func TestOthersThatStartOnDifferentDays(t *testing.T) {
	c := staying(comp.Offer{Base: dec("100000")}, "2027-03-01")
	c.Offers = append(c.Offers, comp.Offer{Company: "Hooli", Base: dec("100000"), Start: day("2027-02-01")})
	r := compare(t, c).Offers[0]
	if r.Start != day("2027-02-01") {
		t.Errorf("compared from %v", r.Start)
	}
	wantNotes(t, &r, comp.Note{Term: comp.CurrentTerm.Alone(), Kind: comp.NoteOthersStart, On: day("2027-02-01"), Until: day("2027-03-01")})
	// Alone it is compared from the valuation date.
	c.Offers = c.Offers[:1]
	if r := compare(t, c).Offers[0]; r.Start != day("2026-11-01") {
		t.Errorf("alone compared from %v", r.Start)
	}
}
