package comp_test

import (
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/vesting"
)

func leaving(t testing.TB, c comp.Case) *comp.Leaving {
	t.Helper()
	result := compare(t, c)
	return comp.NewLeaving(result, &result.Offers[0], true)
}

func wantMoney(t *testing.T, what string, got decimal.Decimal, want string) {
	t.Helper()
	if !got.Equal(dec(want)) {
		t.Errorf("%s: got %s, want %s", what, got, want)
	}
}

// The Amazon offer, left after 14 months, with the year-1 sign-on clawed back pro-rata
// over 24 months from the start.
//
//	base        160,000*14/12           = 186,666.67
//	sign-ons    127,000 + 94,000 (paid on the first anniversary) = 221,000
//	RSUs        11 * 1,200              =  13,200
//	clawback    127,000 * 10/24         =  52,916.67
//	left behind (220 - 11) * 1,200      = 250,800
func TestLeavingInMonth14(t *testing.T) {
	o := amazon(t)
	o.SignOn[0].Clawback = comp.Clawback{Months: 24, From: comp.FromStart}
	l := leaving(t, caseOf(o))
	w, kept := l.After(14), l.KeptAfter(14)
	if w.Date != vesting.MustDate("2028-03-11") {
		t.Errorf("last day %v", w.Date)
	}
	wantMoney(t, "cash", w.Cash, "407666.67")
	wantMoney(t, "equity", w.Equity, "13200")
	wantMoney(t, "clawback", w.Clawback, "52916.67")
	wantMoney(t, "net", w.Net, "367950.00")
	wantMoney(t, "left behind", w.LeftBehind, "250800")
	wantMoney(t, "net, asked alone", kept.Net, "367950.00")
	wantMoney(t, "left behind, not asked", kept.LeftBehind, "0")
}

// Leaving on the first anniversary: the cliff has vested, but the sign-on paid that day
// is for a year that will not be served.
func TestLeavingOnTheAnniversaryForgoesNextYearsSignOn(t *testing.T) {
	w := leaving(t, caseOf(amazon(t))).After(12)
	wantMoney(t, "cash", w.Cash, "287000")
	wantMoney(t, "equity", w.Equity, "13200")
}

// A raise after the last day of work earns nothing of the bonus that is left behind. Today's
// job is compared from 2027-04-01, a raise from 100,000 to 200,000 follows on 2027-07-01: leaving
// on 2027-04-01 loses 90 days (Jan 1 to Mar 31) of 2027's bonus at the salary in force on them:
// 10% of 100,000 * 90/365 = 2,465.75. A new job from 2027-01-01, whose bonus is of the base paid in
// the service year, the same. In month 9, on 2027-10-01, that one has 181 days at 100,000 and 92 at
// 200,000: 10% * (181*100,000 + 92*200,000)/365 = 10,000.00. In month 12, the bonus is paid.
func TestUnpaidBonusIsEarnedAtTheSalaryInForce(t *testing.T) {
	raise := comp.Raise{Dated: []comp.DatedBase{{On: day("2027-07-01"), To: dec("200000")}}}
	stay := comp.Offer{Company: "Hooli", Current: true, Start: day("2022-05-16"), Base: dec("100000"), Raise: raise,
		Bonus: comp.Bonus{Rate: dec("0.1"), Paid: []comp.DayOfYear{{Month: time.March, Day: 15}}}}
	l := leaving(t, caseOf(stay, comp.Offer{Company: "Pied Piper", Start: day("2027-04-01"), Base: dec("150000")}))
	wantMoney(t, "month 0 of today's job", l.After(0).LeftBehind, "2465.75")

	l = leaving(t, caseOf(comp.Offer{Company: "Pied Piper", Start: day("2027-01-01"), Base: dec("100000"), Raise: raise, Bonus: comp.Bonus{Rate: dec("0.1")}}))
	wantMoney(t, "month 3", l.After(3).LeftBehind, "2465.75")
	wantMoney(t, "month 9", l.After(9).LeftBehind, "10000")
	wantMoney(t, "month 12", l.After(12).LeftBehind, "0")
}

// Today's job, valued on 2026-11-23: a 15% bonus on 120,000 for the calendar year, paid
// on March 15. Leaving today loses 2026's bonus for 326 of 365 days (Jan 1 to Nov 22):
// 18,000 * 326/365 = 16,076.71; leaving on 2027-03-23 (month 4) has received it whole and
// loses 81 days (Jan 1 to Mar 22) of 2027's: 18,000 * 81/365 = 3,994.52.
func TestCurrentJobLosesTheUnpaidBonus(t *testing.T) {
	o := comp.Offer{
		Company: "Initech", Current: true, Base: dec("120000"),
		Bonus: comp.Bonus{Rate: dec("0.15"), Paid: []comp.DayOfYear{{Month: 3, Day: 15}}},
	}
	l := leaving(t, caseOf(o))
	w := l.After(0)
	wantMoney(t, "unpaid bonus today", w.LeftBehind, "16076.71")
	w = l.After(4)
	wantMoney(t, "unpaid bonus after the payday", w.LeftBehind, "3994.52")
	wantMoney(t, "cash with the bonus", w.Cash, "58000") // 4 months of 10,000 and 18,000
	if month := l.Cheapest(12).Month; month != 4 {
		t.Errorf("the cheapest month to resign is %d, want 4", month)
	}
}

// Earlier grants of today's job keep their own vesting start: 400 shares over 4 years
// quarterly from 2025-02-15. By 2026-11-23 seven of sixteen vests (175 shares) are past.
func TestCurrentJobKeepsOnlyWhatIsStillToVest(t *testing.T) {
	o := comp.Offer{
		Company: "Initech", Current: true, Base: dec("120000"), Price: comp.Price{Today: dec("50")},
		Grants: []comp.Grant{{Kind: comp.RSU, Shares: dec("400"), Vesting: schedule(t, "4y quarterly"), Start: vesting.MustDate("2025-02-15")}},
	}
	result := compare(t, caseOf(o))
	rsus := result.Offers[0].Timeline.Sum(func(p *comp.Payment) bool { return p.Component == comp.RSUPay })
	wantMoney(t, "still to vest", rsus, "11250") // 225 * 50
	w := comp.NewLeaving(result, &result.Offers[0], true).After(0)
	wantMoney(t, "forfeited today", w.LeftBehind, "11250")
}

// 92,500 pounds at 1.27 and, from 2028 on, 1.30: the twelve months of 7,708.33 or .34 are
// converted one by one. Year 1 has eleven payments in 2027 and one in 2028:
// 7,708.33 * 1.27 = 9,789.58 (7 times), 7,708.34 * 1.27 = 9,789.59 (4 times), and
// 7,708.33 * 1.30 = 10,020.83.
func TestCurrencyIsConvertedPaymentByPayment(t *testing.T) {
	c := caseOf(comp.Offer{Company: "Acme", Currency: "GBP", Start: vesting.MustDate("2027-01-11"), Base: dec("92500")})
	c.Rates = []comp.ExchangeRate{{Currency: "GBP", Rate: dec("1.27")}, {Currency: "GBP", On: vesting.MustDate("2028-01-01"), Rate: dec("1.30")}}
	c.Years = 1
	wantTexts(t, "year", yearTotals(t, c), "117706.25")
}

// A match of 1,000 a month (100% of 10% of 120,000) on a three-year cliff: leaving after
// 30 months loses all of the 30,000 paid, after 36 months nothing.
func TestLeavingLosesTheUnvestedMatch(t *testing.T) {
	o := comp.Offer{
		Company: "Initech", Start: vesting.MustDate("2027-01-01"), Base: dec("120000"),
		Retirement: comp.Retirement{Tiers: []comp.MatchTier{{Rate: dec("1"), UpTo: dec("0.1")}}, Vesting: schedule(t, "3y cliff")},
	}
	l := leaving(t, caseOf(o))
	w := l.After(30)
	wantMoney(t, "cash", w.Cash, "300000")
	wantMoney(t, "other", w.Other, "0")
	wantMoney(t, "left behind", w.LeftBehind, "30000")
	w = l.After(36)
	wantMoney(t, "cash", w.Cash, "360000")
	wantMoney(t, "other", w.Other, "36000")
	wantMoney(t, "left behind", w.LeftBehind, "0")
}

// 4,800 private options at a strike of 3 over four years monthly: after 14 months 1,400
// are vested, cost 4,200 to exercise within 90 days of 2028-03-11, and 3,400 are lost.
func TestLeavingAPrivateCompanyForcesTheExercise(t *testing.T) {
	o := comp.Offer{
		Company: "Startup", Start: vesting.MustDate("2027-01-11"), Base: dec("120000"),
		Private: comp.Private{
			FMV: dec("4"), Preferred: dec("12"), FullyDiluted: dec("1000000"),
			Exit: comp.Exit{Value: dec("20000000"), On: vesting.MustDate("2030-06-30")},
		},
		Grants: []comp.Grant{{Kind: comp.Option, Shares: dec("4800"), Strike: dec("3"), Vesting: schedule(t, "4y monthly")}},
	}
	w := leaving(t, caseOf(o)).After(14)
	wantMoney(t, "equity", w.Equity, "0")
	if len(w.Exercises) != 1 || len(w.Forfeits) != 1 {
		t.Fatalf("exercises %v, forfeits %v", w.Exercises, w.Forfeits)
	}
	wantMoney(t, "vested options", w.Exercises[0].Options, "1400")
	wantMoney(t, "left behind", w.LeftBehind, "0") // no market prices them, and the exit is not here yet
	wantMoney(t, "cost", w.Exercises[0].Cost, "4200")
	wantMoney(t, "unvested options", w.Forfeits[0].Quantity, "3400")
	if !w.Forfeits[0].Unpriced {
		t.Error("a market prices a private company's options")
	}
	if want := vesting.MustDate("2028-06-09"); w.Exercises[0].Until != want {
		t.Errorf("exercise until %v, want %v", w.Exercises[0].Until, want)
	}
}

// Refreshers of 48,000 at 100 a share, 480 shares over four years, are granted in month 12
// and 24. After 30 months 180 of the first (480 * 18/48) and 60 of the second have vested:
// 300 and 420 shares are left behind; the third is not granted yet.
func TestLeavingLosesGrantedRefreshersOnly(t *testing.T) {
	o := comp.Offer{
		Company: "Initech", Start: vesting.MustDate("2027-01-01"), Base: dec("120000"), Price: comp.Price{Today: dec("100")},
		Refreshers: []comp.Refresher{{Value: dec("48000"), Vesting: schedule(t, "4y monthly"), Promise: comp.PromiseWritten}},
	}
	w := leaving(t, caseOf(o)).After(30)
	wantMoney(t, "left behind", w.LeftBehind, "72000")
	wantMoney(t, "equity", w.Equity, "24000")
}

// A sign-on of EUR 12,000, a cliff of twelve months, and a bonus of EUR 12,000 a year. One
// euro is 1.0 and from 2027-07-01 2.0. What is owed is rounded in euros and converted on
// the day of leaving: 24,000 in month 11. In month 6, 2027-07-01, 181 of 365 days have
// earned EUR 5,950.68 of the bonus, worth 11,901.36 that day.
func TestDebtsAreConvertedOnTheDayOfLeaving(t *testing.T) {
	c := caseOf(comp.Offer{
		Company: "Acme", Currency: "EUR", Start: day("2027-01-01"), Base: dec("120000"), Bonus: comp.Bonus{Amount: dec("12000")},
		SignOn: []comp.SignOn{{Year: 1, Amount: dec("12000"), Clawback: comp.Clawback{Months: 12, Kind: comp.Cliff}}},
	})
	c.Rates = []comp.ExchangeRate{{Currency: "EUR", Rate: dec("1.0")}, {Currency: "EUR", On: day("2027-07-01"), Rate: dec("2.0")}}
	l := leaving(t, c)
	w := l.After(11)
	wantMoney(t, "owed in month 11", w.Clawback, "24000")
	w = l.After(5)
	wantMoney(t, "owed in month 5", w.Clawback, "12000")
	w = l.After(6)
	wantMoney(t, "unpaid bonus in month 6", w.LeftBehind, "11901.36")
}

// Cash is what the metric cash counts: 100,000 of base, but neither the match of 5% nor
// 7,200 of benefits.
func TestWalkAwayCashIsCash(t *testing.T) {
	w := leaving(t, caseOf(comp.Offer{
		Company: "Initech", Start: day("2027-01-01"), Base: dec("100000"), Retirement: comp.Retirement{Tiers: tiers("1", "0.05")},
		Benefits: []comp.Benefit{{Name: "Health", Amount: dec("7200")}},
	})).After(12)
	wantMoney(t, "cash", w.Cash, "100000")
	wantMoney(t, "other", w.Other, "12200")
	wantMoney(t, "net", w.Net, "112200")
}

// 333,333 dollars over 16 quarters that grow 10% a year: after a month all of them are
// 333,333 * 1.1^(1/12) = 335,991.04; after four months 15/16, not rounded to a cent, are
// 312,499.6875 * 1.1^(4/12) = 322,587.21 (1.1^(1/3) = 1.03228011546).
func TestLeftBehindOfAValueFollowedInDollars(t *testing.T) {
	c := caseOf(comp.Offer{
		Company: "Initech", Start: day("2027-01-11"), Base: dec("100000"),
		Grants: []comp.Grant{{Kind: comp.RSU, Value: dec("333333"), Vesting: schedule(t, "4y quarterly")}},
	})
	c.AsOf, c.Growth = day("2027-01-11"), dec("0.1")
	l := leaving(t, c)
	w := l.After(1)
	wantMoney(t, "after a month", w.LeftBehind, "335991.04")
	w = l.After(4)
	wantMoney(t, "after four months", w.LeftBehind, "322587.21")
}

// What vests after the longest horizon is left behind too: 100,000 granted in the last of
// forty years and vesting over four.
func TestLeftBehindAfterYearForty(t *testing.T) {
	c := caseOf(comp.Offer{
		Company: "Initech", Start: day("2027-01-11"), Base: dec("100000"),
		Grants: []comp.Grant{{Kind: comp.RSU, Value: dec("100000"), ByValue: true, Vesting: schedule(t, "4y annual"), Start: day("2066-01-11")}},
	})
	c.Years = 40
	w := leaving(t, c).After(479)
	wantMoney(t, "left behind", w.LeftBehind, "100000")
}

// A refresher granted on the last day is for the year to come: neither received nor left
// behind, as the sign-on paid that day for the next year. A day later it is left behind.
func TestWhatIsGrantedOnTheLastDayIsNotLeftBehind(t *testing.T) {
	l := leaving(t, caseOf(comp.Offer{
		Company: "Initech", Start: day("2027-01-01"), Base: dec("120000"), Price: comp.Price{Today: dec("100")},
		SignOn:     []comp.SignOn{{Year: 2, Amount: dec("20000")}},
		Refreshers: []comp.Refresher{{Value: dec("48000"), Vesting: schedule(t, "4y annual"), Promise: comp.PromiseWritten}},
	}))
	w := l.After(12)
	wantMoney(t, "left behind in month 12", w.LeftBehind, "0")
	wantMoney(t, "cash in month 12", w.Cash, "120000")
	w = l.After(13)
	wantMoney(t, "left behind in month 13", w.LeftBehind, "48000")
	wantMoney(t, "cash in month 13", w.Cash, "150000")
}

// The days of a lost bonus are those worked: 60 of the 366 from 2028-01-11 to 2029-01-10.
// A calendar year's bonus that two service years earn is one bonus: 2028-01-01 to 03-10 are
// 70 of 366 days.
func TestLostBonusNamesItsDays(t *testing.T) {
	o := comp.Offer{Company: "Google", Start: day("2027-01-11"), Base: dec("175000"), Bonus: comp.Bonus{Rate: dec("0.15")}}
	forfeit := leaving(t, caseOf(o)).After(14).Forfeits
	if len(forfeit) != 1 || forfeit[0].Item != "Bonus, year 2, 60 of 366 days, not yet paid" {
		t.Fatalf("got %v", forfeit)
	}
	wantMoney(t, "lost", forfeit[0].Amount, "4303.28") // 26,250 * 60/366
	o.Bonus.Paid = []comp.DayOfYear{{Month: 3, Day: 15}}
	forfeit = leaving(t, caseOf(o)).After(14).Forfeits
	if len(forfeit) != 2 || forfeit[0].Item != "Bonus for 2027, 355 of 365 days, not yet paid" || forfeit[1].Item != "Bonus for 2028, 70 of 366 days, not yet paid" {
		t.Fatalf("got %v", forfeit)
	}
	wantMoney(t, "lost of 2028", forfeit[1].Amount, "5020.49") // 26,250 * 70/366
}

func BenchmarkLeaveEveryMonth(b *testing.B) {
	for _, years := range []int{10, 40} {
		b.Run(fmt.Sprintf("%d years", years), func(b *testing.B) {
			c := caseOf(ordinary(b))
			c.Years = years
			c.Offers[0].Refreshers = []comp.Refresher{{Value: dec("60000"), Vesting: schedule(b, "4y quarterly")}}
			result, err := comp.Compare(c)
			if err != nil {
				b.Fatal(err)
			}
			b.ReportAllocs()
			for b.Loop() {
				l := comp.NewLeaving(result, &result.Offers[0], true)
				for m := 0; m <= 12*years; m++ {
					l.After(m)
				}
			}
		})
	}
}

// What is kept by month is what leaving after each month keeps, which is unfolded on its own and
// for longer: of an offer that remembers, with the terms that its letter is silent about.
func TestKeptByMonth(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c, err := comp.Compare(anyCase(t))
		if err != nil {
			t.Skip(err)
		}
		r, err := c.RememberOpen(&c.Offers[0])
		if err != nil {
			t.Fatal(err)
		}
		leaving := comp.NewLeaving(c, &c.Offers[0], true)
		months := c.KeptByMonth(r)
		if len(months) != 12*c.Case.Years+1 {
			t.Fatalf("%d months of %d years", len(months), c.Case.Years)
		}
		for m := range months {
			kept, want := &months[m], leaving.KeptAfter(m)
			if kept.Month != m || !kept.Net.Equal(want.Net) || !kept.Cash.Equal(want.Cash) || !kept.Equity.Equal(want.Equity) || !kept.Clawback.Equal(want.Clawback) {
				t.Fatalf("month %d keeps %s: %s cash, %s equity less %s; want %s: %s, %s less %s", m,
					kept.Net, kept.Cash, kept.Equity, kept.Clawback, want.Net, want.Cash, want.Equity, want.Clawback)
			}
		}
	})
}

// What is asked of a comparison is the caller's own, however often it is asked, and by how many at once.
func TestAskingTwiceAnswersTheSame(t *testing.T) {
	kase := comp.NewCase(day("2026-11-23"))
	kase.Growth = dec("0.05")
	for company, vests := range map[string]string{"A": "4y quarterly", "B": "6y quarterly"} {
		schedule, err := vesting.Parse(vests)
		if err != nil {
			t.Fatal(err)
		}
		kase.Offers = append(kase.Offers, comp.Offer{Company: company, Base: dec("100000"), Start: day("2027-01-11"), SignOn: []comp.SignOn{{Year: 1, Amount: dec("5000")}},
			Grants: []comp.Grant{{Kind: comp.RSU, Shares: dec("400"), Price: dec("10"), Vesting: schedule}}})
	}
	c := compare(t, kase)
	for i := range c.Offers {
		r := &c.Offers[i]
		before := c.Beyond(r)
		n, paid := len(before), before[0].Amount
		for k := range before {
			before[k].Amount = decimal.Zero
		}
		if after := c.Beyond(r); len(after) != n || !after[0].Amount.Equal(paid) || r.Timeline[0].Amount.IsZero() {
			t.Errorf("%s has %d payments, the first of %s; it had %d, the first of %s", r.Name, len(after), after[0].Amount, n, paid)
		}
		changed := *r
		changed.Offer.Grants = nil
		if first, again := len(c.Beyond(&changed)), len(c.Beyond(&changed)); first != again || first >= n {
			t.Errorf("%s without its grant has %d payments, asked again %d, and %d with it", r.Name, first, again, n)
		}
		l := comp.NewLeaving(c, r, true)
		var all sync.WaitGroup
		for range 4 {
			all.Go(func() {
				for m := range 49 {
					l.After(m)
				}
				l.Later()
			})
		}
		all.Wait()
	}
}
