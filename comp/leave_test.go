package comp_test

import (
	"testing"

	"github.com/shopspring/decimal"

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
	w := leaving(t, caseOf(o)).After(14)
	if w.Date != vesting.MustDate("2028-03-11") {
		t.Errorf("last day %v", w.Date)
	}
	wantMoney(t, "cash", w.Cash, "407666.67")
	wantMoney(t, "equity", w.Equity, "13200")
	wantMoney(t, "clawback", w.Clawback, "52916.67")
	wantMoney(t, "net", w.Net, "367950.00")
	wantMoney(t, "left behind", w.LeftBehind, "250800")
}

// Leaving on the first anniversary: the cliff has vested, but the sign-on paid that day
// is for a year that will not be served.
func TestLeavingOnTheAnniversaryForgoesNextYearsSignOn(t *testing.T) {
	w := leaving(t, caseOf(amazon(t))).After(12)
	wantMoney(t, "cash", w.Cash, "287000")
	wantMoney(t, "equity", w.Equity, "13200")
}

// Today's job, valued on 2026-11-23: a 15% bonus on 120,000 for the calendar year, paid
// on March 15. Leaving today loses 2026's bonus for 326 of 365 days (Jan 1 to Nov 22):
// 18,000 * 326/365 = 16,076.71; leaving on 2027-03-23 (month 4) has received it whole and
// loses 81 days (Jan 1 to Mar 22) of 2027's: 18,000 * 81/365 = 3,994.52.
func TestCurrentJobLosesTheUnpaidBonus(t *testing.T) {
	o := comp.Offer{
		Company: "Initech", Current: true, Base: dec("120000"),
		Bonus: comp.Bonus{Rate: dec("0.15"), PaidMonth: 3, PaidDay: 15},
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
	wantMoney(t, "left behind", w.LeftBehind, "30000")
	w = l.After(36)
	wantMoney(t, "cash", w.Cash, "396000")
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
