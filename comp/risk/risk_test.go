package risk_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/casefile"
	"github.com/seed-251b9aba/offerkit/comp/risk"
	"github.com/seed-251b9aba/offerkit/vesting"
)

func dec(text string) decimal.Decimal { return decimal.RequireFromString(text) }

// read reads a case from its text.
func read(t testing.TB, text string) comp.Case {
	t.Helper()
	c, err := casefile.Read(casefile.Options{Today: vesting.MustDate("2026-11-23")}, casefile.Source{Name: "case.yaml", Data: []byte(text)})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// shipped reads the cases of testdata.
func shipped(t testing.TB) map[string]comp.Case {
	t.Helper()
	names, err := filepath.Glob("../../testdata/cases/*.yaml")
	if err != nil || len(names) == 0 {
		t.Fatal(names, err)
	}
	cases := map[string]comp.Case{}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		cases[filepath.Base(name)] = read(t, string(data))
	}
	return cases
}

// lead returns the lead of a case on a metric.
func lead(t testing.TB, c comp.Case, metric string) *risk.Lead {
	t.Helper()
	m, err := comp.FindMetric(metric, c.Years)
	if err != nil {
		t.Fatal(err)
	}
	result, err := comp.Compare(c, m)
	if err != nil {
		t.Fatal(err)
	}
	l, err := risk.New(result, metric)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// only returns the one assumption at a path.
func only(t testing.TB, l *risk.Lead, path string) *risk.Assumption {
	t.Helper()
	found, err := l.Find(path)
	if err != nil || len(found) != 1 {
		t.Fatalf("%s: %d terms (%v)", path, len(found), err)
	}
	return found[0]
}

// with is the case with an assumption put to a value.
func with(c comp.Case, a *risk.Assumption, value decimal.Decimal) (comp.Case, error) {
	var err error
	if i, inside, _ := comp.InOffer(a.Path); value.IsZero() && strings.HasPrefix(inside, "refreshers[") { // as one writes that there is none
		c.Offers = slices.Clone(c.Offers)
		c.Offers[i].Refreshers = slices.Clone(c.Offers[i].Refreshers)
		c.Offers[i].Refreshers[inside[len("refreshers[")]-'0'].Promise = comp.PromiseNone
		return c, nil
	} else if value.IsZero() && inside == "top_up.target" {
		c.Offers = slices.Clone(c.Offers)
		c.Offers[i].TopUp = comp.TopUp{}
		return c, nil
	}
	for _, path := range append([]string{a.Path}, a.Also...) {
		if c, err = c.With(path, value); err != nil {
			return c, err
		}
	}
	return c, nil
}

// modelGap is the lead by the full model on a case with another value of a term: of the leader of
// today over the best of the others.
func modelGap(l *risk.Lead, a *risk.Assumption, value decimal.Decimal) (decimal.Decimal, error) {
	c, metric := l.Comparison.Case, l.Metric
	if a.Path == risk.MonthsStayed {
		metric = comp.WalkAwayMetric(int(value.IntPart()))
	} else {
		other, err := with(c, a, value)
		if err != nil {
			return decimal.Zero, err
		}
		c = other
	}
	result, err := comp.Compare(c, metric)
	if err != nil {
		return decimal.Zero, err
	}
	figure := func(i int) decimal.Decimal {
		v, _ := result.Offers[i].Figure(metric.Name)
		return v
	}
	best := figure(l.Others[0])
	for _, i := range l.Others[1:] {
		best = decimal.Max(best, figure(i))
	}
	return figure(l.Leader).Sub(best), nil
}

// proven checks a break-even by the full model on both sides of it.
func proven(t interface{ Fatalf(string, ...any) }, l *risk.Lead, b *risk.BreakEvens, f risk.BreakEven) {
	here, err := modelGap(l, b.Assumption, f.Value)
	if err != nil {
		t.Fatalf("%s at %s: %v", b.Path, f.Value, err)
	}
	beside, err := modelGap(l, b.Assumption, f.Beside)
	switch {
	case err != nil:
		t.Fatalf("%s at %s: %v", b.Path, f.Beside, err)
	case !here.Equal(f.Gap):
		t.Fatalf("%s at %s: the lead is %s, by the model %s", b.Path, f.Value, f.Gap, here)
	case b.Path == risk.MonthsStayed && !here.IsZero() && f.Value.Sub(b.Today).Abs().LessThan(f.Beside.Sub(b.Today).Abs()):
		t.Fatalf("%s: %s at %s is still as it is today at %s; %s at %s is not", b.Path, here, f.Value, b.Today, beside, f.Beside)
	case here.Sign() == beside.Sign() || beside.Abs().LessThan(here.Abs()) && b.Path != risk.MonthsStayed && !f.Beside.Equal(b.Today):
		t.Fatalf("%s: %s at %s and %s at %s is no break-even", b.Path, here, f.Value, beside, f.Beside)
	case !f.Value.Sub(f.Beside).Abs().Equal(b.Step):
		t.Fatalf("%s: %s and %s are no neighbours", b.Path, f.Value, f.Beside)
	}
}

// anyPair draws two offers of about the same pay, so that leads change.
func anyPair(t *rapid.T) comp.Case {
	c := comp.NewCase(vesting.MustDate("2026-11-23"))
	c.Years = rapid.IntRange(1, 5).Draw(t, "years")
	c.Growth = decimal.New(rapid.Int64Range(-20, 20).Draw(t, "growth"), -2)
	c.GrowthTiming = rapid.SampledFrom(comp.GrowthTimings()).Draw(t, "timing")
	c.Candidate.TaxRate = decimal.NewNullDecimal(dec("0.3"))
	for i := range 2 {
		o := comp.Offer{Company: fmt.Sprintf("Company %d", i+1), Start: vesting.MustDate("2027-01-11"), Base: amount(t, "base", 140, 180)}
		o.Price.Today = amount(t, "price", 0, 1).Add(dec("20"))
		if rapid.Bool().Draw(t, "raises") {
			o.Raise.Rate = decimal.New(rapid.Int64Range(1, 8).Draw(t, "raise"), -2)
		}
		if rapid.Bool().Draw(t, "has a bonus") {
			o.Bonus = comp.Bonus{Rate: decimal.New(rapid.Int64Range(1, 30).Draw(t, "bonus"), -2)}
		}
		if rapid.Bool().Draw(t, "signs on") {
			o.SignOn = []comp.SignOn{{Year: 1, Amount: amount(t, "sign-on", 1, 60)}}
		}
		o.Grants = append(o.Grants, anyGrant(t))
		if rapid.Bool().Draw(t, "refreshes") {
			o.Refreshers = []comp.Refresher{{Value: amount(t, "refresher", 1, 50), Vesting: schedule("4y quarterly")}}
		}
		if rapid.Bool().Draw(t, "buys shares") {
			o.ESPP = comp.ESPP{Contribution: decimal.New(rapid.Int64Range(1, 15).Draw(t, "espp"), -2), Discount: dec("0.15"), Lookback: true}
		}
		if rapid.IntRange(0, 3).Draw(t, "topped up") == 0 {
			o.TopUp = comp.TopUp{Target: amount(t, "target", 150, 300)}
		}
		c.Offers = append(c.Offers, o)
	}
	return c
}

func amount(t *rapid.T, label string, low, high int64) decimal.Decimal {
	return decimal.New(rapid.Int64Range(low*100_000, high*100_000).Draw(t, label), -2)
}

func schedule(text string) vesting.Schedule {
	s, err := vesting.Parse(text)
	if err != nil {
		panic(err)
	}
	return s
}

func anyGrant(t *rapid.T) comp.Grant {
	g := comp.Grant{Kind: comp.RSU, Vesting: schedule(rapid.SampledFrom([]string{"5/15/40/40", "4y quarterly", "4y monthly, 12mo cliff", "33/33/22/12 monthly"}).Draw(t, "vesting"))}
	switch rapid.IntRange(0, 3).Draw(t, "form") {
	case 0:
		g.Shares = decimal.NewFromInt(rapid.Int64Range(100, 10_000).Draw(t, "shares"))
	case 1:
		g.Value = amount(t, "value", 50, 400)
	case 2:
		g.Value, g.Price = amount(t, "value", 50, 400), amount(t, "grant price", 0, 1).Add(dec("20"))
	case 3:
		g.Kind, g.Strike, g.Shares = comp.Option, amount(t, "strike", 0, 1), decimal.NewFromInt(rapid.Int64Range(100, 20_000).Draw(t, "options"))
	}
	return g
}

// found returns the assumptions at a path.
func found(t testing.TB, l *risk.Lead, path string) []*risk.Assumption {
	t.Helper()
	return []*risk.Assumption{only(t, l, path)}
}

// A map of growths is of two shares: two offers of one company have one, and an offer without shares none.
func TestGrowthsAreOfTwoShares(t *testing.T) {
	const shares = ", price: 100, grants: [{kind: rsu, shares: 1000, vesting: 4y annual}]}\n"
	for offers, want := range map[string]string{
		"  - {company: Acme, base: 100k" + shares + "  - {company: Beta, base: 90k" + shares:                       "offers[0].price.growth by offers[1].price.growth",
		"  - {company: Acme, name: one, base: 100k" + shares + "  - {company: Acme, name: two, base: 90k" + shares: "none",
		"  - {company: Acme, base: 100k" + shares + "  - {company: Beta, base: 90k}\n":                             "none",
	} {
		l := lead(t, read(t, "as_of: 2027-01-11\noffers:\n"+offers), "total")
		got := "none"
		if rows, columns, ok := l.Growths(); ok {
			got = rows.Path + " by " + columns.Path
		}
		if got != want {
			t.Errorf("%s: %s, want %s", offers, got, want)
		}
	}
}
