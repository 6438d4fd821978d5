package negotiate_test

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/casefile"
	"github.com/seed-251b9aba/offerkit/comp/negotiate"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// shipped reads the shipped cases.
func shipped(t testing.TB) map[string]comp.Case {
	t.Helper()
	files, err := filepath.Glob("../../testdata/cases/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	cases := map[string]comp.Case{}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		c, err := casefile.Read(casefile.Options{Today: vesting.MustDate("2026-11-23")}, casefile.Source{Name: file, Data: data})
		if err != nil {
			t.Fatal(err)
		}
		cases[filepath.Base(file)] = c
	}
	return cases
}

// put changes a case by hand, as a candidate would its file. Today's job, which is compared from a day
// on, makes a new grant on it: those of the past are made.
func put(o comp.Offer, begins vesting.Date, key string, v decimal.Decimal) comp.Offer {
	year := map[string]int{"sign_on_year_1": 1, "sign_on_year_2": 2}[key]
	switch {
	case key == "base" && !o.Rate.Amount.IsZero():
		o.Rate.Amount = v
	case key == "base" && !o.Commission.OTE.IsZero(): // with the commission at target as it is
		o.Commission.OTE, o.Base = o.Commission.OTE.Sub(o.Base).Add(v), v
	case key == "base":
		o.Base = v
	case key == "relocation":
		o.Relocation.Amount = v
	case key == "bonus_target" && o.Bonus.Amount.IsPositive():
		o.Bonus.Amount = v
	case key == "bonus_target":
		o.Bonus.Rate = v
	case key == "refresher":
		o.Refreshers = slices.Clone(o.Refreshers)
		if len(o.Refreshers) == 0 {
			o.Refreshers = append(o.Refreshers, comp.Refresher{Promise: comp.PromiseWritten})
			if o.Refreshers[0].Vesting, _ = vesting.Parse("4y annual"); o.FirstRSU() != nil {
				o.Refreshers[0].Vesting = o.FirstRSU().Vesting
			}
		}
		o.Refreshers[0].Value = v
	case year > 0:
		o.SignOn = slices.Clone(o.SignOn)
		if i := slices.IndexFunc(o.SignOn, func(s comp.SignOn) bool { return s.Year == year }); i >= 0 {
			o.SignOn[i].Amount = v
			for _, other := range o.SignOn[i+1:] { // of several of one year the first rises
				if other.Year == year {
					o.SignOn[i].Amount = o.SignOn[i].Amount.Sub(other.Amount)
				}
			}
		} else {
			o.SignOn = append(o.SignOn, comp.SignOn{Year: year, Amount: v})
		}
	default:
		o.Grants = slices.Clone(o.Grants)
		i := slices.IndexFunc(o.Grants, func(g comp.Grant) bool { return g.Kind == comp.RSU })
		if i < 0 || o.Current {
			four, _ := vesting.Parse("4y annual")
			i, o.Grants = len(o.Grants), append(o.Grants, comp.Grant{Kind: comp.RSU, Vesting: four})
			if o.Current {
				o.Grants[i].Start = begins
			}
		}
		if key == "rsu_shares" {
			o.Grants[i].Shares = v
		} else {
			o.Grants[i].Value = v
		}
	}
	return o
}

// figure is the metric of an offer in its case.
func figure(t *testing.T, c comp.Case, offer int, o comp.Offer, m comp.Metric) decimal.Decimal {
	t.Helper()
	c.Offers = slices.Clone(c.Offers)
	if c.Offers[offer] = o; !o.Current { // whose figures the other offers are nothing to
		c.Offers, offer = c.Offers[offer:offer+1], 0
	}
	compared, err := comp.Compare(c, m)
	if err != nil {
		t.Fatal(err)
	}
	v, _ := compared.Offers[offer].Figure(m.Name)
	return v
}

// Every ask on every lever of the shipped cases is what going up from today's value, a step at a
// time, comes to first: nothing below it reaches the target.
func TestAsksByScan(t *testing.T) {
	const most = 30 // steps that are gone up
	asked := 0
	for name, c := range shipped(t) {
		compared, err := comp.Compare(c)
		if err != nil {
			t.Fatal(err)
		}
		for i := range compared.Offers {
			for _, metric := range []string{"total", "year2", "worst-year", "pv", "walkaway@12"} {
				// Total everywhere, of the other metrics a third: a scan takes its time.
				if testing.Short() && i > 0 || metric != "total" && (i+len(metric)+len(name))%3 != 0 {
					continue
				}
				if _, err := comp.FindMetric(metric, c.Years); err != nil {
					continue // a shorter horizon
				}
				a, err := negotiate.New(compared, i, metric)
				if err != nil {
					t.Fatal(err)
				}
				target := a.Today.Add(a.Today.Mul(decimal.New(13, -3)).Abs()).Round(2).Add(decimal.New(1, -2))
				for _, l := range a.Levers {
					k, err := a.Ask(l, nil, target)
					if err != nil {
						t.Fatal(err)
					}
					if l.Bar != "" {
						continue
					}
					asked++
					found := false
					for step := int64(1); step <= most && !found; step++ {
						v := l.Current.Add(l.Step.Mul(decimal.NewFromInt(step)))
						if found = !figure(t, c, i, put(c.Offers[i], compared.Offers[i].Start, l.Key, v), a.Metric).LessThan(target); found && (!k.Reaches || !k.To.Equal(v)) {
							t.Errorf("%s, %s, %s on %s: got %v (%v), going up finds %v", name, compared.Offers[i].Name, metric, l.Key, k.To, k.Reason, v)
						}
					}
					if !found && k.Reaches && k.Increase().LessThanOrEqual(l.Step.Mul(decimal.NewFromInt(most))) {
						t.Errorf("%s, %s, %s on %s: got %v, which going up does not find", name, compared.Offers[i].Name, metric, l.Key, k.To)
					}
				}
			}
		}
	}
	if asked < 50 {
		t.Errorf("%d asks are none too many", asked)
	}
}

// What holds of every ask: its value reaches the target and one step less does not, the value
// is the full model's, and a little more of a lever adds to the total, never takes from it.
// Every package is at or above the target, and its filler one step lower is below.
func TestAsksHold(t *testing.T) {
	for name, c := range shipped(t) {
		compared, err := comp.Compare(c)
		if err != nil {
			t.Fatal(err)
		}
		for i := range compared.Offers {
			a, err := negotiate.New(compared, i, "total")
			if err != nil {
				t.Fatal(err)
			}
			target := a.Today.Add(decimal.RequireFromString("31234.56"))
			asks, err := a.Asks(target)
			if err != nil {
				t.Fatal(err)
			}
			for _, k := range asks {
				at := name + ", " + compared.Offers[i].Name + ", " + k.Lever.Key
				if k.Reaches && (k.Value.LessThan(target) || !k.Below.Valid || !k.Below.Decimal.LessThan(target)) {
					t.Errorf("%s: %v at %v, %v one step below, for %v", at, k.Value, k.To, k.Below.Decimal, target)
				}
				if k.Reaches && !k.Value.Equal(figure(t, c, i, put(c.Offers[i], compared.Offers[i].Start, k.Lever.Key, k.To), a.Metric)) {
					t.Errorf("%s: %v is not the model's", at, k.Value)
				}
				if k.Worth == nil || !c.Offers[i].TopUp.Target.IsZero() {
					continue
				}
				if worth, _ := k.Worth.Figure("total"); worth.IsNegative() {
					t.Errorf("%s: worth %v", at, worth)
				}
			}
			if c.Offers[i].Current {
				continue
			}
			packages, _, err := a.Packages(target)
			if err != nil {
				t.Fatal(err)
			}
			for _, p := range packages {
				if !p.Reaches || p.Value.LessThan(target) || p.Below.Valid && !p.Below.Decimal.LessThan(target) {
					t.Errorf("%s, %s: %+v", name, compared.Offers[i].Name, p)
				}
			}
		}
	}
}

// A lever or a metric that there is not.
func TestMistakes(t *testing.T) {
	c := shipped(t)["amazon-vs-google.yaml"]
	compared, err := comp.Compare(c)
	if err != nil {
		t.Fatal(err)
	}
	var lever *negotiate.LeverError
	for _, s := range []negotiate.Spec{
		{Key: "sign_on"},
		{Key: "base", Step: decimal.NewNullDecimal(decimal.Zero)},
		{Key: "rsu_shares", Step: decimal.NewNullDecimal(decimal.RequireFromString("0.5"))},
		{Key: "base", Cap: decimal.NewNullDecimal(decimal.NewFromInt(1))},
	} {
		if _, err := negotiate.New(compared, 0, "total", s); !errors.As(err, &lever) || lever.Key != s.Key {
			t.Errorf("%+v: got %v", s, err)
		}
	}
	if _, err := negotiate.New(compared, 0, "total", negotiate.Spec{Key: "base"}, negotiate.Spec{Key: "base"}); !errors.As(err, &lever) {
		t.Errorf("got %v", err)
	}
	var metric *comp.MetricError
	if _, err := negotiate.New(compared, 0, "totl"); !errors.As(err, &metric) {
		t.Errorf("got %v", err)
	}
}

// Whatever an offer of the shipped cases has, the growth that it needs is the least, by the model for
// an offer that grows by it, and what is beyond money and at another level can be worked out.
func TestGrowthsHold(t *testing.T) {
	reached := 0
	for name, c := range shipped(t) {
		compared, err := comp.Compare(c)
		if err != nil {
			t.Fatal(err)
		}
		average, err := comp.FindMetric("average", c.Years)
		if err != nil {
			t.Fatal(err)
		}
		for i := range compared.Offers {
			if testing.Short() && i > 0 {
				continue
			}
			at := name + ", " + compared.Offers[i].Name
			today, _ := compared.Offers[i].Figure("average")
			for _, part := range []string{"0.9", "1.1"} {
				target := today.Mul(decimal.RequireFromString(part)).Round(2)
				g, err := negotiate.GrowthTo(compared, i, average, target)
				if err != nil {
					t.Fatal(at, err)
				}
				if !g.Today.Equal(today) || g.Alone.GreaterThan(decimal.Max(today, g.Value)) {
					t.Errorf("%s: %+v, today %v", at, g, today)
				}
				if g.Kind != negotiate.GrowthReaches {
					continue
				}
				reached++
				grown := func(growth decimal.Decimal) decimal.Decimal {
					o := c.Offers[i]
					if len(o.Price.Path) > 0 {
						return decimal.Zero
					}
					o.Price.Growth = decimal.NewNullDecimal(growth)
					return figure(t, c, i, o, average)
				}
				below := grown(g.Yearly.Sub(decimal.New(1, -4)))
				if v := grown(g.Yearly); !v.IsZero() && (!v.Equal(g.Value) || v.LessThan(target) || !below.LessThan(target) || !below.Equal(g.Below)) {
					t.Errorf("%s: %v at %v and %v below, the model has %v and %v for %v", at, g.Value, g.Yearly, g.Below, v, below, target)
				}
			}
			a, err := negotiate.New(compared, i, "total")
			if err != nil {
				t.Fatal(at, err)
			}
			if _, err := a.BeyondMoney(); err != nil {
				t.Error(at, err)
			}
			if testing.Short() || i > 0 {
				continue // it takes its time
			}
			var pay negotiate.LevelPay
			for _, part := range negotiate.PayParts() {
				pay.Parts = append(pay.Parts, negotiate.LevelPart{Part: part, Amount: decimal.NewFromInt(200_000), Currency: c.Currency})
			}
			if _, err := a.AtLevel(pay); err != nil {
				t.Error(at, err)
			}
		}
	}
	if reached < 5 {
		t.Errorf("%d growths are none too many", reached)
	}
}
