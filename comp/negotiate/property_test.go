package negotiate_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/negotiate"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// anyOffer draws an offer of a listed company with the terms that levers move and those that follow
// them: raises, a bonus, sign-ons, relocation, a grant, a refresher, a top-up, a match, share purchases.
func anyOffer(t *rapid.T, topUp bool) comp.Offer {
	whole := func(label string, low, high, unit int64) decimal.Decimal {
		return decimal.NewFromInt(rapid.Int64Range(low, high).Draw(t, label) * unit)
	}
	percent := func(label string, low, high int64) decimal.Decimal {
		return decimal.New(rapid.Int64Range(low, high).Draw(t, label), -2)
	}
	schedule := func(label string) vesting.Schedule {
		s, err := vesting.Parse(rapid.SampledFrom([]string{"4y annual", "4y quarterly", "4y monthly, 12mo cliff", "5/15/40/40", "3y annual", "33/33/22/12 quarterly"}).Draw(t, label))
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	is := func(label string) bool { return rapid.Bool().Draw(t, label) }
	o := comp.Offer{Company: "Initech", Start: vesting.MustDate("2027-01-11"), Base: whole("base", 40, 400, 1000).Add(decimal.New(rapid.Int64Range(0, 99_999).Draw(t, "cents"), -2))}
	o.Raise.Rate, o.Price.Today = percent("raise", 0, 8), decimal.New(rapid.Int64Range(100, 200_000).Draw(t, "price"), -2)
	if is("grows") {
		o.Price.Growth = decimal.NewNullDecimal(percent("growth", -30, 40))
	}
	if is("bonus") {
		o.Bonus.Rate = percent("target", 1, 40)
	}
	for year := 1; year <= rapid.IntRange(0, 2).Draw(t, "sign-ons"); year++ {
		o.SignOn = append(o.SignOn, comp.SignOn{Year: year, Amount: whole("sign-on", 1, 200, 1000), Monthly: is("monthly"), Clawback: comp.Clawback{Months: rapid.IntRange(0, 24).Draw(t, "clawback")}})
	}
	switch rapid.IntRange(0, 2).Draw(t, "grant") {
	case 1:
		o.Grants = []comp.Grant{{Kind: comp.RSU, Shares: whole("shares", 1, 5000, 1), Vesting: schedule("vesting")}}
	case 2:
		o.Grants = []comp.Grant{{Kind: comp.RSU, Value: whole("value", 1, 1000, 1000), Vesting: schedule("vesting")}}
	}
	if is("refresher") {
		o.Refreshers = []comp.Refresher{{Value: whole("refresher value", 1, 100, 1000), Vesting: schedule("refresher vesting"), Promise: comp.PromiseWritten}}
	}
	if topUp && is("topped up") {
		o.TopUp = comp.TopUp{Target: whole("top-up", 100, 600, 1000), Growth: percent("assumed", 0, 20), Year: rapid.IntRange(1, 4).Draw(t, "top-up year")}
	}
	if is("match") {
		o.Retirement = comp.Retirement{Tiers: []comp.MatchTier{{Rate: percent("rate", 10, 100), UpTo: percent("up to", 1, 10)}}, NoTrueUp: is("no true-up")}
		if is("own") {
			o.Retirement.Contribution = decimal.NewNullDecimal(percent("own contribution", 0, 30))
		}
	}
	if is("espp") {
		o.ESPP = comp.ESPP{Contribution: percent("contribution", 1, 15), Discount: percent("discount", 5, 15), Lookback: is("lookback")}
	}
	return o
}

func anyAsking(t *rapid.T, metric string, topUp bool) (*negotiate.Asking, comp.Case) {
	c := comp.NewCase(vesting.MustDate("2026-11-23"))
	c.Years = rapid.IntRange(1, 5).Draw(t, "years")
	c.Offers = []comp.Offer{anyOffer(t, topUp)}
	compared, err := comp.Compare(c)
	if err != nil {
		t.Fatal(err)
	}
	a, err := negotiate.New(compared, 0, metric)
	if err != nil {
		t.Fatal(err)
	}
	return a, c
}

// anyTarget draws a figure above what the offer pays, by up to half of it.
func anyTarget(t *rapid.T, a *negotiate.Asking) decimal.Decimal {
	more := a.Today.Abs().Mul(decimal.New(rapid.Int64Range(1, 500).Draw(t, "more"), -3)).Round(2)
	return a.Today.Add(decimal.Max(more, decimal.New(1, -2)))
}

// One step less than an ask never reaches, and no step below it does: the step before and some drawn
// from all of them are worked out by the model for an offer changed by hand.
func TestAnyAskIsTheLeast(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, c := anyAsking(t, rapid.SampledFrom([]string{"total", "year1", "worst-year", "pv", "average", "guaranteed", "walkaway@12"}).Draw(t, "metric"), true)
		target := anyTarget(t, a)
		l := rapid.SampledFrom(a.Levers).Draw(t, "lever")
		k, err := a.Ask(l, nil, target)
		if err != nil {
			t.Fatal(err)
		}
		if !k.Reaches {
			return
		}
		at := func(steps int64) decimal.Decimal {
			v := l.Current.Add(l.Step.Mul(decimal.NewFromInt(steps)))
			if steps == 0 {
				return modelFigure(t, c, c.Offers[0], a.Metric)
			}
			return modelFigure(t, c, put(c.Offers[0], a.Result().Start, l.Key, v), a.Metric)
		}
		steps := k.Increase().Div(l.Step).IntPart()
		if v := at(steps); v.LessThan(target) || !v.Equal(k.Value) {
			t.Fatalf("%s to %v: the model has %v, not %v, for %v", l.Key, k.To, v, k.Value, target)
		}
		for i := range 6 {
			below := steps - 1
			if i > 0 && steps > 1 {
				below = rapid.Int64Range(0, steps-1).Draw(t, "below")
			}
			if v := at(below); !v.LessThan(target) {
				t.Fatalf("%s to %v, %d steps: %d steps reach %v with %v", l.Key, k.To, steps, below, target, v)
			}
		}
	})
}

// modelFigure is the metric of an offer alone.
func modelFigure(t *rapid.T, c comp.Case, o comp.Offer, m comp.Metric) decimal.Decimal {
	c.Offers = []comp.Offer{o}
	compared, err := comp.Compare(c, m)
	if err != nil {
		t.Fatal(err)
	}
	v, _ := compared.Offers[0].Figure(m.Name)
	return v
}

// Before taxes and without a top-up more of a lever never takes from what the offer pays in all, be it
// what the lever is said to be worth or any number of steps; dealing whole shares may move one of them
// from a vest to another, which at a flat price is worth the same.
func TestAnyLeverIsWorthSomething(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, c := anyAsking(t, "total", false)
		flat := !c.Offers[0].Price.Growth.Valid
		l := rapid.SampledFrom(a.Levers).Draw(t, "lever")
		if l.Bar != "" || !flat && (l.Key == "rsu_value" || l.Key == "rsu_shares" || l.Key == "refresher") {
			return
		}
		asks, err := a.Asks(anyTarget(t, a))
		if err != nil {
			t.Fatal(err)
		}
		for i := range asks {
			if asks[i].Lever != l || asks[i].Worth == nil {
				continue
			}
			for _, metric := range []string{"total", "average", "cash", "guaranteed"} {
				if worth, _ := asks[i].Worth.Figure(metric); worth.IsNegative() {
					t.Fatalf("%s takes %v from %s", l.Key, worth, metric)
				}
			}
		}
		last := a.Today
		for steps := int64(0); steps < 200; steps += rapid.Int64Range(1, 60).Draw(t, "steps") {
			if steps == 0 {
				continue
			}
			v := modelFigure(t, c, put(c.Offers[0], a.Result().Start, l.Key, l.Current.Add(l.Step.Mul(decimal.NewFromInt(steps)))), a.Metric)
			if v.LessThan(last) {
				t.Fatalf("%s, %d steps: %v after %v", l.Key, steps, v, last)
			}
			last = v
		}
	})
}

// Every package is at the target or above it, and with one step less of what fills it below.
func TestAnyPackageReaches(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, c := anyAsking(t, rapid.SampledFrom([]string{"total", "year1", "pv"}).Draw(t, "metric"), true)
		target := anyTarget(t, a)
		packages, _, err := a.Packages(target)
		if err != nil {
			t.Fatal(err)
		}
		for i := range packages {
			p := &packages[i]
			o := c.Offers[0]
			for _, change := range p.Changes() {
				o = put(o, a.Result().Start, change.Lever.Key, change.To)
			}
			if v := modelFigure(t, c, o, a.Metric); !v.Equal(p.Value) || p.Reaches && v.LessThan(target) {
				t.Fatalf("package %d: the model has %v, not %v, for %v", i+1, v, p.Value, target)
			}
			if p.Below.Valid && !p.Below.Decimal.LessThan(target) {
				t.Fatalf("package %d: one step less still pays %v of %v", i+1, p.Below.Decimal, target)
			}
			if !p.Reaches {
				t.Fatalf("package %d comes to %v only, of %v", i+1, p.Value, target)
			}
		}
	})
}
