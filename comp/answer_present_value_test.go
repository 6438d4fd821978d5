package comp_test

import (
	"testing"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// W30, https://wizedu.com/questions/541979: at 12%, 80,000 a year for six years is worth
// 328,912.59; 15,000 now, 50,000 for four years and 60,000 for two more 231,310.95. The page
// states an equal increase of seven payments (now and for six years) of 19,545.40; the gap
// of 97,601.64 is 19,094.87 of them. From 2096-03-01 on seven years have 365 days each,
// since 2100 is no leap year, so that days/365 are whole years.
func TestPresentValueOfTwoOffers(t *testing.T) {
	now := vesting.MustDate("2096-03-01")
	pay := func(amounts ...string) (timeline comp.Timeline) {
		for i, amount := range amounts {
			timeline = append(timeline, comp.Payment{Date: now.AddMonths(12 * i), Year: max(i, 1), Amount: dec(amount)})
		}
		return timeline
	}
	pv := func(timeline comp.Timeline) decimal.Decimal {
		value, err := comp.PresentValue(timeline, now, dec("0.12"))
		if err != nil {
			t.Fatal(err)
		}
		return value
	}
	a := pv(pay("0", "80000", "80000", "80000", "80000", "80000", "80000"))
	b := pv(pay("15000", "50000", "50000", "50000", "50000", "60000", "60000"))
	wantMoney(t, "A", a.Round(2), "328912.59")
	wantMoney(t, "B", b.Round(2), "231310.95")
	one := pv(pay("1", "1", "1", "1", "1", "1", "1"))
	wantMoney(t, "increase", a.Sub(b).DivRound(one, 2), "19094.87")
}

// A day two lifetimes before the valuation date at 100% a year: 2^220 of it, which is more
// than the powers of the other direction can be divided by.
func TestPresentValueOfWhatWasPaidLongBefore(t *testing.T) {
	timeline := comp.Timeline{{Date: day("2195-01-01").AddDays(-220 * 365), Amount: dec("1")}}
	got, err := comp.PresentValue(timeline, day("2195-01-01"), dec("1"))
	if err != nil {
		t.Fatal(err)
	}
	want := decimal.NewFromInt(2).Pow(decimal.NewFromInt(220))
	if off := got.Sub(want).Abs().Div(want); off.GreaterThan(dec("0.00000000000000000001")) {
		t.Errorf("got %v, want %v", got, want)
	}
}
