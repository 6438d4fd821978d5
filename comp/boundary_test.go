package comp_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
)

// What happens exactly on the line: ties, first and last days, and roundings that only a
// figure on the edge tells apart.

// The employer assumes 33.3333 * 1.15 = 38.333295, a price and so 38.3333. A gap of
// 383,332.97 buys 9,999 shares at it (10,000 would take 383,333.00).
func TestTheAssumedPriceOfATopUpIsAPrice(t *testing.T) {
	c := priced(comp.Offer{Price: comp.Price{Today: dec("33.3333")}, TopUp: comp.TopUp{Target: dec("483332.97"), Growth: dec("0.15"), Year: 1}})
	p := compare(t, c).Offers[0].Timeline
	for _, p := range p {
		if p.Component == comp.RefresherPay && p.Year == 1 {
			wantMoney(t, "shares", p.Quantity, "9999")
		}
	}
}

// Base of 100,000 and a commission of 20,000 leave 80,000 to a target of 200,000: 8,000
// shares at 10.
func TestACommissionCountsTowardsATarget(t *testing.T) {
	c := priced(comp.Offer{Price: comp.Price{Today: dec("10")}, Commission: comp.Commission{Target: dec("20000")}, TopUp: comp.TopUp{Target: dec("200000"), Year: 1}})
	wantTexts(t, "years", yearTotals(t, c), "200000.00", "200000.00", "200000.00", "200000.00")
}

// A linear path rises from today's price on the valuation date: 10 of 20 days from 100 to
// 120 are 110; before the valuation date it stands at 100.
func TestALinearPathBeginsOnTheValuationDate(t *testing.T) {
	worth := func(start string) decimal.Decimal {
		o := comp.Offer{
			Company: "Initech", Base: dec("1"), Start: day(start), Grants: []comp.Grant{{Kind: comp.RSU, Shares: dec("10"), Vesting: schedule(t, "1:100")}},
			Price: comp.Price{Today: dec("100"), Linear: true, Path: []comp.PricePoint{{On: day("2027-01-31"), Price: dec("120")}}},
		}
		c := caseOf(o)
		c.AsOf = day("2027-01-11")
		return compare(t, c).Offers[0].Timeline.Sum(func(p *comp.Payment) bool { return p.Component == comp.RSUPay })
	}
	wantMoney(t, "ten days on", worth("2026-12-21"), "1100")
	wantMoney(t, "before", worth("2026-06-11"), "1000")
}

// Whoever leaves on the day of the exit has what it pays and leaves nothing behind; a
// month before, all that is not vested.
func TestLeavingOnTheDayOfTheExit(t *testing.T) {
	o := comp.Offer{
		Private: comp.Private{FMV: dec("4"), FullyDiluted: dec("1000000"), Exit: comp.Exit{Value: dec("1000000"), On: day("2028-01-11")}},
		Grants:  []comp.Grant{{Kind: comp.RSU, Shares: dec("4800"), Vesting: schedule(t, "4y monthly")}},
	}
	l := leaving(t, priced(o))
	if w := l.After(12); len(w.Forfeits) != 0 {
		t.Errorf("on the day: %v", w.Forfeits)
	}
	w := l.After(11)
	if len(w.Forfeits) != 1 {
		t.Fatalf("a month before: %v", w.Forfeits)
	}
	wantMoney(t, "a month before", w.Forfeits[0].Quantity, "3700")
}

// RSUs of two triggers are all left behind before the exit, whatever has been served.
func TestDoubleTriggerSharesAreLeftBehind(t *testing.T) {
	o := comp.Offer{
		Private: comp.Private{FMV: dec("4")},
		Grants:  []comp.Grant{{Kind: comp.RSU, Shares: dec("4800"), DoubleTrigger: true, Vesting: schedule(t, "4y monthly")}},
	}
	w := leaving(t, priced(o)).After(14)
	if len(w.Forfeits) != 1 {
		t.Fatalf("got %v", w.Forfeits)
	}
	wantMoney(t, "left behind", w.Forfeits[0].Quantity, "4800")
}

// From 100,000 to 98,000 is a fall by exactly the tolerance of 2%: none to notice. Five
// cents more (2,000.05 of 100,000.05 are 2.00005%) are one, and so is any at no tolerance.
func TestAFallEqualToTheTolerance(t *testing.T) {
	for _, c := range []struct {
		signOn, tolerance string
		want              bool
	}{{"0", "0.02", false}, {"2000", "0.02", false}, {"2000.05", "0.02", true}, {"2000", "0", true}, {"0", "0", false}} {
		kase := caseOf(comp.Offer{Company: "A", Base: dec("98000"), SignOn: []comp.SignOn{{Year: 1, Amount: dec(c.signOn)}}})
		kase.Tolerance = dec(c.tolerance)
		result := compare(t, kase)
		if got := result.Falls(&result.Offers[0]); got != c.want {
			t.Errorf("%s at %s: %v", c.signOn, c.tolerance, got)
		}
	}
}

// 102,000 leads 100,000 by exactly the tolerance of 2%: too close to call. A cent more leads.
func TestAGapEqualToTheTolerance(t *testing.T) {
	for base, want := range map[string]comp.Verdict{"102000": comp.TooCloseToCall, "102000.01": comp.Leads} {
		c := caseOf(comp.Offer{Company: "A", Base: dec(base)}, comp.Offer{Company: "B", Base: dec("100000")})
		c.Years = 1
		r, _ := compare(t, c).Ranking("total")
		if r.Verdict != want {
			t.Errorf("%s: %s, want %s", base, r.Verdict, want)
		}
	}
}

// A has 10,000 on the first day and 100,000 a year, B 110,000 a year: at the end of year 1
// they have paid the same, which changes nothing; B leads from its next salary on.
func TestATieIsNoCrossover(t *testing.T) {
	a := comp.Offer{Company: "A", Base: dec("100000"), Start: day("2027-01-01"), SignOn: []comp.SignOn{{Year: 1, Amount: dec("10000")}}}
	b := comp.Offer{Company: "B", Base: dec("110000"), Start: day("2027-01-01")}
	for _, c := range []comp.Case{caseOf(a, b), caseOf(b, a)} {
		got := compare(t, c).Crossovers
		if len(got) != 1 || got[0].On != day("2028-01-31") || c.Offers[got[0].To].Company != "B" {
			t.Errorf("got %+v", got)
		}
	}
}

// At 5% a payment of a year before the valuation date is worth 105% of itself, one of a
// year after 100/105; the days between are 365 each.
func TestPresentValueBeforeTheValuationDate(t *testing.T) {
	timeline := comp.Timeline{{Date: day("2026-01-01"), Year: 1, Amount: dec("100")}, {Date: day("2028-01-01"), Year: 2, Amount: dec("105")}}
	got, err := comp.PresentValue(timeline, day("2027-01-01"), dec("0.05"))
	if err != nil {
		t.Fatal(err)
	}
	wantMoney(t, "present value", got.Round(10), "205")
}

// A bonus paid on the first compared day itself is in year 1.
func TestAPaydayOnTheFirstComparedDay(t *testing.T) {
	c := staying(comp.Offer{Start: day("2020-01-01"), Base: dec("120000"), Bonus: comp.Bonus{Rate: dec("0.1"), Paid: []comp.DayOfYear{{Month: 3, Day: 15}}}}, "2027-03-15")
	paid := compare(t, c).Offers[0].Timeline.Sum(func(p *comp.Payment) bool { return p.Component == comp.BonusPay && p.Date == day("2027-03-15") })
	wantMoney(t, "bonus for 2026", paid, "12000")
}

// A raise on the valuation date itself is in the base: the next falls a year later, ten
// months of 100,000 and two of 103,000 into the year from 2027-01-01.
func TestARaiseOnTheValuationDate(t *testing.T) {
	c := staying(comp.Offer{Start: day("2020-11-01"), Base: dec("100000"), Raise: comp.Raise{Rate: dec("0.03")}}, "2027-01-01")
	c.Years = 1
	wantTexts(t, "year", yearTotals(t, c), "100500.00")
}

// base_k is rounded: 100.10 raised by 5% is 105.105, so 105.11 a year, and ten times that
// is a bonus of 1,051.10.
func TestARaisedSalaryIsRounded(t *testing.T) {
	o := comp.Offer{Company: "Initech", Start: day("2027-01-01"), Base: dec("100.10"), Raise: comp.Raise{Rate: dec("0.05")}, Bonus: comp.Bonus{Rate: dec("10"), Paid: []comp.DayOfYear{{Month: 3, Day: 15}}}}
	c := caseOf(o)
	c.Years = 2
	paid := unfolded(t, c, o, comp.BonusPay)
	wantMoney(t, "bonus for 2028", paid[len(paid)-1].Amount, "1051.10")
}

// A sign-on of today's job that falls due on the day after the horizon is not in it.
func TestASignOnOnTheDayTheHorizonEnds(t *testing.T) {
	c := staying(comp.Offer{Start: day("2023-01-01"), Base: dec("100000"), SignOn: []comp.SignOn{{Year: 8, Amount: dec("700")}, {Year: 9, Amount: dec("900")}}}, "2027-01-01")
	wantMoney(t, "total", compare(t, c).Offers[0].Total, "400700")
}

// A refresher's value is money: a tenth of 333.33 is 33.33, which buys 2 shares at 11.111
// (three would take 33.333).
func TestAShareOfAGrantIsRounded(t *testing.T) {
	c := priced(comp.Offer{
		Price:      comp.Price{Today: dec("11.111")},
		Grants:     []comp.Grant{{Kind: comp.CashGrant, Value: dec("1"), Vesting: schedule(t, "1y annual")}, {Kind: comp.RSU, Value: dec("333.33"), ByValue: true, Vesting: schedule(t, "1y annual")}},
		Refreshers: []comp.Refresher{{ShareOfGrant: dec("0.1"), Vesting: schedule(t, "1y annual"), Once: true, Promise: comp.PromiseWritten}},
	})
	paid := compare(t, c).Offers[0].Timeline.Sum(func(p *comp.Payment) bool { return p.Component == comp.RefresherPay })
	wantMoney(t, "refresher", paid, "22.22")
}

// An exit below the preference leaves nothing for a common share: 0, not less.
func TestAnExitBelowThePreference(t *testing.T) {
	c := priced(comp.Offer{
		Private: comp.Private{FMV: dec("4"), FullyDiluted: dec("1000000"), Investors: dec("0.4"), Preference: dec("50000000"), Exit: comp.Exit{Value: dec("10000000"), On: day("2030-01-11")}},
		Grants:  []comp.Grant{{Kind: comp.RSU, Shares: dec("100"), Vesting: schedule(t, "1y annual")}},
	})
	for _, p := range compare(t, c).Offers[0].Timeline {
		if p.Component == comp.RSUPay {
			wantMoney(t, "price", p.Price, "0")
			wantMoney(t, "amount", p.Amount, "0")
		}
	}
}

// 1,000 at 10 are 100 shares, rounded up too; 335 at 10 are 33.5, to the nearest 34.
func TestSharesOnTheEdgeOfARounding(t *testing.T) {
	for _, c := range []struct {
		value    string
		rounding comp.Rounding
		want     string
	}{{"1000", comp.RoundUp, "100"}, {"1001", comp.RoundUp, "101"}, {"335", comp.RoundNearest, "34"}, {"334.99", comp.RoundNearest, "33"}, {"339.99", comp.RoundDown, "33"}} {
		o := comp.Offer{Price: comp.Price{Today: dec("10")}, Grants: []comp.Grant{{Kind: comp.RSU, Value: dec(c.value), Rounding: c.rounding, Vesting: schedule(t, "1y annual")}}}
		r := compare(t, priced(o)).Offers[0]
		n, _, _ := r.ShareCount(&o.Grants[0])
		wantMoney(t, c.value+" "+string(c.rounding), n, c.want)
	}
}

// The last decimal that a value can have decides: 2,000,000,000 less 10^-18 at 1,000,000,000 is
// 2 - 10^-27 shares, and 10^-18 more is 2 + 10^-27. Half of a share less so little is none.
func TestSharesWithinTheLastDecimalOfAValue(t *testing.T) {
	for _, c := range []struct {
		value    string
		rounding comp.Rounding
		want     string
	}{
		{"1999999999.999999999999999999", comp.RoundDown, "1"}, {"2000000000.000000000000000001", comp.RoundUp, "3"},
		{"499999999.999999999999999999", comp.RoundNearest, "0"}, {"500000000", comp.RoundNearest, "1"},
	} {
		g := comp.Grant{Kind: comp.RSU, Value: dec(c.value), Price: dec("1000000000"), Rounding: c.rounding, Vesting: schedule(t, "1y annual")}
		o := comp.Offer{Price: comp.Price{Today: dec("10")}, Grants: []comp.Grant{g}}
		n, _, _ := compare(t, priced(o)).Offers[0].ShareCount(&g)
		wantMoney(t, c.value+" "+string(c.rounding), n, c.want)
	}
}

// Half of 8,000 vests on each anniversary of 2024-01-01: all of it before a job of 2027, none of which is in any
// figure; of 2025-06-01 the second half still comes, and the letter's 8,000 count over two years.
func TestAGrantThatHasVestedIsInNoLevelsStyleYear(t *testing.T) {
	for start, want := range map[string]string{"2024-01-01": "100000", "2025-06-01": "104000"} {
		o := comp.Offer{
			Company: "A", Start: day("2027-01-11"), Base: dec("100000"),
			Grants: []comp.Grant{{Kind: comp.CashGrant, Value: dec("8000"), Start: day(start), Vesting: schedule(t, "2y annual")}},
		}
		levels, _ := compare(t, caseOf(o)).Offers[0].Figure("levels-tc")
		wantMoney(t, "levels-style year with a grant of "+start, levels, want)
	}
}

// A grant that vests over six months counts twice a year in the levels-style year.
func TestLevelsStyleYearOfAShortGrant(t *testing.T) {
	levels, _ := compare(t, priced(comp.Offer{Grants: []comp.Grant{{Kind: comp.CashGrant, Value: dec("1000"), Vesting: schedule(t, "6:100")}}})).Offers[0].Figure("levels-tc")
	wantMoney(t, "levels-style year", levels, "102000")
}

// The worst year is the lowest, not the last: 150,000, 100,000, 100,000 and 130,000 with a
// sign-on in years 1 and 4. Of equal falls the first is the largest drop.
func TestWorstYearAndFirstOfEqualDrops(t *testing.T) {
	o := comp.Offer{SignOn: []comp.SignOn{{Year: 1, Amount: dec("50000")}, {Year: 2, Amount: dec("20000")}, {Year: 4, Amount: dec("30000")}}}
	r := compare(t, priced(o)).Offers[0]
	worst, _ := r.Figure("worst-year")
	wantMoney(t, "worst year", worst, "100000")
	o.SignOn[1].Amount = dec("25000") // 150,000, 125,000, 100,000
	if r := compare(t, priced(o)).Offers[0]; r.Drop.From != 1 || r.Drop.To != 2 {
		t.Errorf("the largest drop is from year %d to %d", r.Drop.From, r.Drop.To)
	}
}

// 100.01 euros at 1.085 are 108.51085 dollars: 108.51.
func TestAConvertedPaymentIsRounded(t *testing.T) {
	c := caseOf(comp.Offer{Company: "Acme", Currency: "EUR", Start: day("2027-01-01"), Base: dec("1"), SignOn: []comp.SignOn{{Year: 1, Amount: dec("100.01")}}})
	c.Rates = []comp.ExchangeRate{{Currency: "EUR", Rate: dec("1.085")}}
	paid := compare(t, c).Offers[0].Timeline.Sum(func(p *comp.Payment) bool { return p.Component == comp.SignOnPay })
	wantMoney(t, "converted", paid, "108.51")
}

// A dated rate is in force on its own first day.
func TestARateOnItsFirstDay(t *testing.T) {
	c := caseOf(comp.Offer{Company: "Acme", Currency: "EUR", Start: day("2027-01-01"), Base: dec("1"), SignOn: []comp.SignOn{{Year: 1, Amount: dec("100")}}})
	c.Rates = []comp.ExchangeRate{{Currency: "EUR", Rate: dec("1")}, {Currency: "EUR", On: day("2027-01-01"), Rate: dec("2")}}
	paid := compare(t, c).Offers[0].Timeline.Sum(func(p *comp.Payment) bool { return p.Component == comp.SignOnPay })
	wantMoney(t, "converted", paid, "200")
}

// Leaving on the payday of a bonus has received it and leaves nothing of it behind.
func TestLeavingOnThePaydayOfABonus(t *testing.T) {
	w := leaving(t, priced(comp.Offer{Bonus: comp.Bonus{Amount: dec("12000")}})).After(12)
	wantMoney(t, "cash", w.Cash, "112000")
	wantMoney(t, "left behind", w.LeftBehind, "0")
}

// 4.05 dollars that grow 21% a year are 4.455 after half a year: 4.46, half away from zero.
func TestAValueInDollarsOnTheHalfCent(t *testing.T) {
	c := priced(comp.Offer{Price: comp.Price{Growth: rate("0.21")}, Grants: []comp.Grant{{Kind: comp.RSU, Value: dec("4.05"), Vesting: schedule(t, "6:100")}}})
	paid := compare(t, c).Offers[0].Timeline.Sum(func(p *comp.Payment) bool { return p.Component == comp.RSUPay })
	wantMoney(t, "after half a year", paid, "4.46")
}

// What a program may hand over by mistake is an error, never a panic.
func TestMistakesOfAProgramAreErrors(t *testing.T) {
	kase := comp.NewCase(day("2027-01-01"))
	kase.Offers = []comp.Offer{{Company: "Initech", Start: day("2027-01-01"), Base: dec("100000")}}
	for _, metric := range []comp.Metric{{}, {Name: "happiness"}, comp.Metrics(9)[8], comp.WalkAwayMetric(49)} {
		var unknown *comp.MetricError
		if _, err := comp.Compare(kase, metric); !errors.As(err, &unknown) {
			t.Errorf("the metric %q: %v", metric.Name, err)
		}
	}
	result, err := comp.Compare(kase, comp.Metric{Name: "walkaway@12"}) // a name is enough
	if err != nil {
		t.Fatal(err)
	}
	for _, other := range []*comp.Result{nil, {}} {
		if _, err := result.Trace(other, "total"); !errors.Is(err, comp.ErrOtherResult) {
			t.Errorf("the trace of %v: %v", other, err)
		}
	}
	for _, rate := range []string{"-1", "-1.5"} {
		if _, err := comp.PresentValue(result.Offers[0].Timeline, kase.AsOf, dec(rate)); !errors.Is(err, comp.ErrDiscountRate) {
			t.Errorf("at %s: %v", rate, err)
		}
	}
}

// 104 grants over 40 years are 104 * 480 = 49,920 instalments; one more is 50,400.
func TestVestsOfACaseAreLimited(t *testing.T) {
	grants := func(n int) comp.Case {
		o := comp.Offer{Company: "Initech", Start: day("2027-01-01"), Base: dec("100000"), Price: comp.Price{Today: dec("10")}}
		for range n {
			o.Grants = append(o.Grants, comp.Grant{Kind: comp.RSU, Shares: dec("480"), Vesting: schedule(t, "40y monthly")})
		}
		c := comp.NewCase(day("2027-01-01"))
		c.Offers = []comp.Offer{o}
		return c
	}
	within, beyond := grants(104), grants(105)
	if err := within.Validate(); err != nil {
		t.Error(err)
	}
	if err := beyond.Validate(); err == nil || !strings.Contains(err.Error(), "vest in 50,400 instalments, the limit is 50,000") {
		t.Error(err)
	}
}
