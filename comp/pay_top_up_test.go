package comp_test

import (
	"strings"
	"testing"

	"github.com/seed-251b9aba/offerkit/comp"
)

// targeted is the offer of reddit.com/r/leetcode 1fx9fg9 (W04): a target of 350,000 on a
// base of 175,000, vests of 5/15/40/40. 175,000 of equity in year 3 are 437,500 in all,
// here 17,500 shares at 25; years 1 and 2 vest 21,875 and 65,625 and are filled up with
// sign-ons of 153,125 and 109,375.
func targeted(t testing.TB) comp.Offer {
	return comp.Offer{
		Company: "Amazon", Base: dec("175000"),
		SignOn: []comp.SignOn{{Year: 1, Amount: dec("153125")}, {Year: 2, Amount: dec("109375")}},
		Price:  comp.Price{Today: dec("25")},
		Grants: []comp.Grant{{Kind: comp.RSU, Shares: dec("17500"), Vesting: schedule(t, "5/15/40/40")}},
		TopUp:  comp.TopUp{Target: dec("350000")},
	}
}

func TestTopUpToTarget(t *testing.T) {
	// Every year has its 350,000; in year 5 the gap of 175,000 buys 7,000 shares at 25.
	wantTexts(t, "flat", yearTotals(t, horizon(5, targeted(t))), "350000.00", "350000.00", "350000.00", "350000.00", "350000.00")

	// From year 1 on it finds nothing to fill up either: sign-ons count towards the target.
	early := targeted(t)
	early.TopUp.Year = 1
	wantTexts(t, "from year 1", yearTotals(t, horizon(2, early)), "350000.00", "350000.00")

	// The employer assumes 15% a year and the price stays at 25. In years 3 and 4 the
	// 7,000 shares are taken for 28.75 each, 201,250: no gap. In year 5 the gap of 175,000
	// buys 175,000/28.75 = 6,086 shares, worth 152,150.
	o := targeted(t)
	o.TopUp.Growth = dec("0.15")
	wantTexts(t, "assumed growth", yearTotals(t, horizon(5, o)), "350000.00", "350000.00", "350000.00", "350000.00", "327150.00")

	// The price does grow by 15% a year: 25*1.15^4 = 43.725156.. on the day that year 5
	// begins, 43.7252 rounded; 175,000/(43.7252*1.15 = 50.2840) = 3,480 shares at
	// 25*1.15^5 = 50.28393.., 50.2839: 174,987.97.
	o.Price.Growth = rate("0.15")
	wantMoney(t, "year 5 as assumed", compare(t, horizon(5, o)).Offers[0].Years[4].Components[comp.RefresherPay], "174987.97")

	// From year 5 on only: years 3 and 4 lack nothing anyhow.
	o = targeted(t)
	o.TopUp.Year = 6
	wantTexts(t, "from year 6", yearTotals(t, horizon(6, o)), "350000.00", "350000.00", "350000.00", "350000.00", "175000.00", "350000.00")
}

// Without a share price the gap is followed in dollars: the target is reached where the
// share does what the employer assumes, and 175,000/1.15 = 152,173.91 where it stays flat.
// A refresher of 40,000 over four years and a quarter of it vested leaves a gap of 165,000.
func TestTopUpInDollars(t *testing.T) {
	o := comp.Offer{Company: "Amazon", Base: dec("175000"), TopUp: comp.TopUp{Target: dec("350000"), Growth: dec("0.15"), Year: 1}}
	wantTexts(t, "flat", yearTotals(t, horizon(1, o)), "327173.91")
	o.Price.Growth = rate("0.15")
	wantTexts(t, "as assumed", yearTotals(t, horizon(1, o)), "350000.00")

	o.Price, o.TopUp.Growth = comp.Price{}, dec("0")
	o.Refreshers = []comp.Refresher{{Value: dec("40000"), Vesting: schedule(t, "4y annual"), Once: true}}
	wantTexts(t, "with a refresher", yearTotals(t, horizon(2, o)), "350000.00", "350000.00")
	wantMoney(t, "both", compare(t, horizon(2, o)).Offers[0].Years[1].Components[comp.RefresherPay], "175000")
}

func TestTopUpIsABandUnlessWritten(t *testing.T) {
	o := targeted(t)
	for promise, want := range map[comp.Promise]string{
		comp.PromiseExpected: "1575000", comp.PromiseWritten: "1750000", comp.PromiseNone: "1575000",
	} {
		o.TopUp.Promise = promise
		r := compare(t, horizon(5, o)).Offers[0]
		wantMoney(t, string(promise), r.Band().Low, want)
		if promise != comp.PromiseExpected && !r.Band().IsPoint() {
			t.Errorf("%s: a band of %v", promise, r.Band())
		}
	}
}

func TestRefusedTopUps(t *testing.T) {
	for _, c := range []struct {
		top  comp.TopUp
		want string
	}{
		{comp.TopUp{Target: dec("-1")}, "offers[0].top_up.target: -1 is negative"},
		{comp.TopUp{Growth: dec("0.15")}, "offers[0].top_up.target: a top-up needs a target"},
		{comp.TopUp{Target: dec("1"), Growth: dec("15")}, "offers[0].top_up.growth: 1500% is outside"},
		{comp.TopUp{Target: dec("1"), Year: 41}, "offers[0].top_up.year: service year 41"},
		{comp.TopUp{Target: dec("1"), Promise: "sure"}, `offers[0].top_up.certainty: "sure" is not known`},
	} {
		o := amazon(t)
		o.TopUp = c.top
		if got := refusals(caseOf(o)); !strings.Contains(got, c.want) {
			t.Errorf("got  %s\nwant %s", got, c.want)
		}
	}
}

// A gap is money, in cents, before it follows the share: base 100,000, 33,333.33 over four years
// followed in dollars, growth 10%, a target of 120,000 from year 2 on by an employer who assumes
// no growth. Year 2 vests 16,666.67 - 8,333.33 = 8,333.34, at 1.21 10,083.34, which the employer
// takes for 10,083.34 * 1.1/1.21 = 9,166.6727...: the gap is 120,000 - 109,166.6727 = 10,833.33.
func TestAGapIsRoundedToCents(t *testing.T) {
	c := comp.NewCase(day("2027-01-11"))
	c.Years, c.Growth = 2, dec("0.1")
	c.Offers = []comp.Offer{{
		Company: "Acme", Start: day("2027-01-11"), Base: dec("100000"),
		Grants: []comp.Grant{{Kind: comp.RSU, Value: dec("33333.33"), Vesting: schedule(t, "4y annual")}},
		TopUp:  comp.TopUp{Target: dec("120000"), Year: 2},
	}}
	for _, p := range unfolded(t, c, c.Offers[0], comp.RefresherPay) {
		wantMoney(t, "gap", p.Quantity, "10833.33")
		wantMoney(t, "paid", p.Amount, "11916.66") // 10,833.33 * 1.1 = 11,916.663
	}
}
