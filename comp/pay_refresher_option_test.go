package comp_test

import (
	"testing"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// optionRefreshers is an offer that grants 500 options a year, which vest over two years.
func optionRefreshers(t testing.TB) comp.Offer {
	return comp.Offer{
		Company: "Initech", Base: dec("150000"),
		Price:      comp.Price{Today: dec("100"), Growth: rate("0.1")},
		Refreshers: []comp.Refresher{{Kind: comp.Option, Shares: dec("500"), Vesting: schedule(t, "2y annual")}},
	}
}

// exercising sums what exercising the options of a result costs.
func exercising(r comp.Result) decimal.Decimal {
	sum := decimal.Zero
	for i := range r.Timeline {
		if p := &r.Timeline[i]; r.Offer.IsOption(p) {
			sum = sum.Add(p.ExerciseCost())
		}
	}
	return sum
}

// Each refresher of options is struck at the share price of its own day, unless the letter states one:
// the first at 110, the second at 121. Half of each vests a year later, at 121 and 133.10.
func TestRefresherOfOptionsIsStruckOnItsOwnDay(t *testing.T) {
	o := optionRefreshers(t)
	// 250 * (121 - 110), 250 * (133.10 - 110), 250 * (133.10 - 121).
	wantTexts(t, "at the price of its day", refresherPay(t, horizon(3, o)),
		"2029-01-11 250@121=2750.00", "2030-01-11 250@133.1=5775.00", "2030-01-11 250@133.1=3025.00")

	// 250 * (121 - 90), and twice 250 * (133.10 - 90).
	o.Refreshers[0].Strike = dec("90")
	wantTexts(t, "at a stated strike", refresherPay(t, horizon(3, o)),
		"2029-01-11 250@121=7750.00", "2030-01-11 250@133.1=10775.00", "2030-01-11 250@133.1=10775.00")

	// A quarter of 1,010 options is 252 of them: 126 * (121 - 110).
	o.Grants = []comp.Grant{{Kind: comp.Option, Shares: dec("1010"), Strike: dec("100"), Vesting: schedule(t, "4y annual")}}
	o.Refreshers = []comp.Refresher{{Kind: comp.Option, ShareOfGrant: dec("0.25"), Vesting: schedule(t, "2y annual"), Once: true}}
	wantTexts(t, "a share of the first grant of options", refresherPay(t, horizon(2, o)), "2029-01-11 126@121=1386.00")

	// The same count of shares instead: 250 at 121.
	o.Refreshers = []comp.Refresher{{Shares: dec("500"), Vesting: schedule(t, "2y annual"), Once: true}}
	wantTexts(t, "shares", refresherPay(t, horizon(2, o)), "2029-01-11 250@121=30250.00")
}

// A share that stands still leaves options at its own price worth nothing, and none costs anything to exercise;
// one that has fallen to nothing has none to grant.
func TestRefresherOfOptionsIsNeverWorthLessThanNothing(t *testing.T) {
	o := optionRefreshers(t)
	o.Price.Growth = rate("0")
	r := compare(t, horizon(3, o)).Offers[0]
	wantMoney(t, "flat", r.Total, "450000")
	wantMoney(t, "exercise", exercising(r), "0")
	if list := r.Uncounted(); len(list) != 1 || list[0].Item != "Option refreshers 1, 2y annual" || list[0].Private {
		t.Errorf("uncounted: %v", list)
	}
	o.Price.Growth = rate("-0.1")
	wantMoney(t, "falling", compare(t, horizon(3, o)).Offers[0].Total, "450000")
	o.Price.Growth = rate("-1")
	wantTexts(t, "lost", refresherPay(t, horizon(3, o)))
}

// The gain is speculative unless the refresher is in the letter; the exercise cost stands apart from it: of
// the 250 of the first and 250 of both at 110 and 121, 250 * 110 * 2 + 250 * 121 = 85,250. Incentive stock
// options are no wages.
func TestRefresherOfOptionsIsGradedAndTaxedAsWhatItIs(t *testing.T) {
	o := optionRefreshers(t)
	for promise, want := range map[comp.Promise]comp.Certainty{comp.PromiseExpected: comp.Speculative, comp.PromiseWritten: comp.Market} {
		o.Refreshers[0].Promise = promise
		r := compare(t, horizon(3, o)).Offers[0]
		wantMoney(t, "exercise", exercising(r), "85250")
		for i := range r.Timeline {
			if p := &r.Timeline[i]; p.Component == comp.RefresherPay && (p.Certainty != want || !r.Offer.IsOption(p) || !r.Offer.IsWage(p)) {
				t.Errorf("%s: %v is %s, want %s", promise, p.Item, p.Certainty, want)
			}
		}
	}
	o.Refreshers[0].Type, o.Dividend = comp.ISO, dec("0.05")
	r := compare(t, horizon(3, o)).Offers[0]
	for i := range r.Timeline {
		if p := &r.Timeline[i]; p.Component == comp.RefresherPay && (r.Offer.IsWage(p) || p.Item[:13] != "ISO refresher") || p.Component == comp.DividendPay {
			t.Errorf("%s, %s: a wage", p.Component, p.Item)
		}
	}
	o.Refreshers[0].Promise = comp.PromiseNone
	wantTexts(t, "none", refresherPay(t, horizon(3, o)))
}

// A private company's are struck at its FMV, 2, and paid by its exit alone: at 80m for 10m shares without a
// preference a share gets 8. By it all 1,000 of the first refresher have vested and half of the second:
// 1,000 * 6 and 500 * 6. Who leaves after 30 months, 500 of the 0.01% of 10m vested, has 180 days for them
// and pays 500 * 2; the other 500 are lost, and so is all of the second.
func TestPrivateRefresherOfOptions(t *testing.T) {
	o := comp.Offer{
		Company: "Initech", Base: dec("150000"),
		Private:    comp.Private{FMV: dec("2"), Preferred: dec("5"), FullyDiluted: dec("10000000"), Exit: comp.Exit{Value: dec("80000000"), On: vesting.MustDate("2030-06-30")}},
		Refreshers: []comp.Refresher{{Kind: comp.Option, Percent: dec("0.0001"), Vesting: schedule(t, "2y annual"), ExerciseWindow: 180, Promise: comp.PromiseWritten}},
	}
	c := horizon(4, o)
	wantTexts(t, "exit", refresherPay(t, c), "2030-06-30 1000@8=6000.00", "2030-06-30 500@8=3000.00")
	result := compare(t, c)
	r := &result.Offers[0]
	w := comp.NewLeaving(result, r, true).After(30)
	if len(w.Exercises) != 1 || !w.Exercises[0].Options.Equal(dec("500")) || !w.Exercises[0].Cost.Equal(dec("1000")) || w.Exercises[0].Until != w.Date.AddDays(180) {
		t.Errorf("after 30 months: %+v", w.Exercises)
	}
	var lost []string
	for _, f := range w.Forfeits {
		lost = append(lost, f.Item+": "+f.Quantity.String())
	}
	wantTexts(t, "lost", lost, "Option refresher of 2028-01-11, 2y annual, unvested: 500", "Option refresher of 2029-01-11, 2y annual, unvested: 1000")
	c.Offers[0].Private.Exit = comp.Exit{} // after which nothing would be left to expire
	result = compare(t, c)
	expiries := 0
	for _, day := range result.Days(&result.Offers[0]) {
		if day.Kind == comp.ExpiryDay && day.Options && day.On == day.Granted.AddMonths(120) {
			expiries++
		}
	}
	if expiries != 3 {
		t.Errorf("%d expiries, want those of three refreshers", expiries)
	}
}

// Listed options expire too, each refresher's by its own day.
func TestRefresherOfOptionsExpires(t *testing.T) {
	o := optionRefreshers(t)
	o.Refreshers[0].Expires = 84
	result := compare(t, horizon(3, o))
	var days []string
	for _, day := range result.Days(&result.Offers[0]) {
		if day.Kind == comp.ExpiryDay {
			days = append(days, day.On.String()+" "+day.Quantity.String())
		}
	}
	wantTexts(t, "expiries", days, "2035-01-11 500", "2036-01-11 500")
}
