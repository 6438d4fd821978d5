package risk_test

import (
	"context"
	"fmt"
	"math"
	"reflect"
	"runtime"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/risk"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// vests is an offer whose shares, 10,000 of 100, vest by a schedule from the valuation date on. The
// year 2100 has no leap day, so that four years from 2097 are 4 x 365 days.
func vests(t testing.TB, company, schedule, volatility string) comp.Offer {
	t.Helper()
	s, err := vesting.Parse(schedule)
	if err != nil {
		t.Fatal(err)
	}
	o := comp.Offer{Company: company, Base: decimal.NewFromInt(12), Start: vesting.MustDate("2097-01-01")}
	o.Grants = []comp.Grant{{Kind: comp.RSU, Shares: decimal.NewFromInt(10_000), Price: decimal.NewFromInt(100), Vesting: s}}
	o.Price = comp.Price{Today: decimal.NewFromInt(100), Volatility: decimal.NewNullDecimal(decimal.RequireFromString(volatility))}
	return o
}

func simulate(t testing.TB, draws risk.Draws, correlation string, offers ...comp.Offer) *risk.Simulation {
	t.Helper()
	kase := comp.NewCase(vesting.MustDate("2097-01-01"))
	kase.Offers = offers
	if correlation != "" {
		kase.Correlations = []comp.Correlation{{Is: decimal.RequireFromString(correlation)}}
	}
	c, err := comp.Compare(kase)
	if err != nil {
		t.Fatal(err)
	}
	s, err := risk.Simulate(context.Background(), c, "total", draws)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// within four standard errors.
func near(t *testing.T, what string, got, standardError, want float64) {
	t.Helper()
	if standardError <= 0 || math.Abs(got-want) > 4*standardError {
		t.Errorf("%s: %v, standard error %v; want %v", what, got, standardError, want)
	}
}

// Two equal grants of 100 with volatilities of 32% and 25% and a correlation of 0.3, vesting after
// four years: by Margrabe's formula A ends above B with a probability of 0.453549 and by 26.757868
// of 100 on average.
func TestTwoEqualGrants(t *testing.T) {
	s := simulate(t, risk.Draws{Paths: 200_000, Seed: 7}, "0.3", vests(t, "A", "48:100", "0.32"), vests(t, "B", "48:100", "0.25"))
	a := s.Beats[0]
	if a.Offer != 0 || a.Over != 1 {
		t.Fatalf("the first pair is %d over %d", a.Offer, a.Over)
	}
	near(t, "P(A > B)", a.Share.P, a.Share.StandardError, 0.453549)
	near(t, "E[(A-B)+]", a.Mean/10_000, a.MeanError/10_000, 26.757868)
	near(t, "E[A-B where A > B]", a.When/10_000, a.WhenError/10_000, 26.757868/0.453549)
	for i, o := range s.Offers {
		near(t, fmt.Sprintf("mean of %d", i), o.Metric.Mean, o.Metric.StandardError, 1_000_048)
	}
}

// One vest after a year at a volatility of 25%: mean 100, standard deviation 100 x sqrt(e^(1/16)-1) =
// 25.3957, percentiles 100 x exp(z/4 - 1/32) with z = -1.281552, 0 and 1.281552: 70.3535, 96.9233 and
// 133.5276 (of 170: 119.6009, 164.7696 and 226.9969).
func TestOneVest(t *testing.T) {
	s := simulate(t, risk.Draws{Paths: 400_000, Seed: 1}, "", vests(t, "A", "12:100", "0.25"))
	y := s.Offers[0].Years[0]
	// The errors of 400,000: sqrt(pi/2) x 0.25 x median/sqrt(n) of the median; sd/2 x sqrt((k-1)/n) of the standard
	// deviation with a kurtosis k of e^(1/4) + 2e^(3/16) + 3e^(1/8) - 3 = 4.0959.
	if p50, sd := y.Errors.P50/480.2, y.Errors.SD/353.3; math.Abs(p50-1) > 0.05 || math.Abs(sd-1) > 0.05 {
		t.Errorf("errors of %v and %v, want about 480 and 353", y.Errors.P50, y.Errors.SD)
	}
	near(t, "mean", y.Mean, y.StandardError, 1_000_012)
	for _, c := range []struct {
		what      string
		got, want float64
	}{
		{"sd", y.SD, 253_957}, {"p10", y.P10, 703_535 + 12}, {"p50", y.P50, 969_233 + 12}, {"p90", y.P90, 1_335_276 + 12},
		{"p90 of a year without a vest", s.Offers[0].Years[1].P90, 12}, {"p10 up to year 4", s.Offers[0].Cumulative[3].P10, 703_535 + 48},
	} {
		if math.Abs(c.got-c.want) > 0.005*c.want {
			t.Errorf("%s: %v, want about %v", c.what, c.got, c.want)
		}
	}
}

// Options that are under water in more than half of the futures pay nothing in these, and so do the 10th and the
// 50th percentile: at a volatility of 60% a price that is expected to stay ends below its strike in N(0.3) = 61.8%.
func TestPercentilesWhereManyFuturesAreAlike(t *testing.T) {
	o := vests(t, "A", "12:100", "0.6")
	o.Base = decimal.NewFromInt(160_000)
	o.Grants[0] = comp.Grant{Kind: comp.Option, Type: comp.NSO, Shares: decimal.NewFromInt(100_000), Strike: decimal.NewFromInt(100), Vesting: o.Grants[0].Vesting}
	y := simulate(t, risk.Draws{Paths: 20_000}, "", o).Offers[0].Years[0]
	if y.P10 != 160_000 || y.P50 != 160_000 || y.P90 < 161_000 || y.Errors.P50 != 0 {
		t.Errorf("%+v", y)
	}
}

// A grant that may be left for a new one at the market is worth 1.122, 1.182 and 1.241 of its face at
// volatilities of 20%, 30% and 40%, vesting yearly over four years, and 1.165 vesting quarterly at
// 30% (RISK, the average over vests of 1 + C(1,1,0,0,t,v)).
func TestFreeToLeave(t *testing.T) {
	for _, c := range []struct {
		schedule, volatility string
		want                 float64
	}{
		{"4y annual", "0.2", 1.122}, {"4y annual", "0.3", 1.182}, {"4y annual", "0.4", 1.241}, {"4y quarterly", "0.3", 1.165},
	} {
		s := simulate(t, risk.Draws{Paths: 100_000, Seed: 3}, "", vests(t, "A", c.schedule, c.volatility))
		free := s.Offers[0].Free
		if got := 1 + free.ClosedForm/free.Face; math.Abs(got-c.want) > 0.0006 {
			t.Errorf("%s at %s is worth %.4f of its face, want %v", c.schedule, c.volatility, got, c.want)
		}
		near(t, c.schedule+" at "+c.volatility, free.Simulated, free.StandardError, free.ClosedForm)
	}
}

// A purchase plan with a lookback and a discount of 15% gains 0.275847 of what is paid in, at a volatility of 30%
// over six months, (1 + C(1,1,0,0,T,v))/0.85 - 1. Months are 181 and 184 days here rather than half
// a year, which moves the gain by less than 0.002.
func TestLookbackIsWorthMoreThanItsDiscount(t *testing.T) {
	o := vests(t, "A", "48:100", "0.3")
	o.Base, o.Grants = decimal.NewFromInt(120_000), nil
	o.ESPP = comp.ESPP{Contribution: decimal.New(1, -1), Discount: decimal.New(15, -2), Lookback: true, Offering: 6, Purchase: 6}
	s := simulate(t, risk.Draws{Paths: 200_000, Seed: 5}, "", o)
	gain := (s.Offers[0].Metric.Mean - 480_000) / 48_000
	if math.Abs(gain-0.275847) > 0.003 {
		t.Errorf("each dollar gains %.5f, want about 0.2758 (0.1765 at a flat price)", gain)
	}
}

// Without volatility every future is what the engine has, to the cent.
func TestZeroVolatilityIsTheEngine(t *testing.T) {
	a, b := vests(t, "A", "5/15/40/40 quarterly", "0"), vests(t, "B", "4y monthly, 12mo cliff", "0")
	a.Price.Growth = decimal.NewNullDecimal(decimal.New(7, -2))
	b.Refreshers = []comp.Refresher{{Value: decimal.NewFromInt(61_234), Vesting: b.Grants[0].Vesting}}
	s := simulate(t, risk.Draws{Paths: 1000, Regret: decimal.NewFromInt(1)}, "", a, b)
	for i, o := range s.Offers {
		engine := &s.Comparison.Offers[i]
		spreads := append([]risk.Spread{o.Metric}, o.Years...)
		want := []decimal.Decimal{engine.Total}
		for _, y := range engine.Years {
			want = append(want, y.Total)
		}
		for k, spread := range spreads {
			exact := want[k].InexactFloat64()
			for _, got := range []float64{spread.Mean, spread.P10, spread.P50, spread.P90} {
				if math.Abs(got-exact) > 1e-6 || spread.SD > 1e-6 {
					t.Errorf("offer %d: %+v, want %v", i, spread, exact)
				}
			}
		}
	}
	if ahead := s.Comparison.Offers[0].Total.GreaterThan(s.Comparison.Offers[1].Total); (s.Beats[0].Share.P == 1) != ahead {
		t.Errorf("A beats B in %v of the futures", s.Beats[0].Share.P)
	}
}

// The same seed gives the same figures on one core and on several, and another seed others.
func TestSeeds(t *testing.T) {
	offers := []comp.Offer{vests(t, "A", "4y quarterly", "0.5"), vests(t, "B", "5/15/40/40", "0.3")}
	draws := risk.Draws{Paths: 30_000, Seed: 11}
	one := func() (s *risk.Simulation) {
		defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
		return simulate(t, draws, "0.2", offers...)
	}()
	several := simulate(t, draws, "0.2", offers...)
	if !reflect.DeepEqual(one.Offers, several.Offers) || !reflect.DeepEqual(one.Beats, several.Beats) {
		t.Error("the number of cores changes the figures")
	}
	draws.Seed++
	if reflect.DeepEqual(simulate(t, draws, "0.2", offers...).Beats, several.Beats) {
		t.Error("the seed changes nothing")
	}
}

// Offers of one company are paid in one share: equal grants never part. Shares that move in step
// and as wildly do not either.
func TestOneShare(t *testing.T) {
	a, b := vests(t, "A", "4y annual", "0.4"), vests(t, "A", "4y annual", "0.4")
	b.Role = "Lead"
	for _, s := range []*risk.Simulation{
		simulate(t, risk.Draws{Paths: 2000}, "", a, b), simulate(t, risk.Draws{Paths: 2000}, "1", a, vests(t, "B", "4y annual", "0.4")),
	} {
		if s.Beats[0].Share.P != 0 || s.Beats[1].Share.P != 0 {
			t.Errorf("equal grants part: %+v", s.Beats)
		}
	}
}

// An exit of 100 million for 10 million shares pays 100,000 for 10,000; 60% of such companies fail.
func TestFailuresAreDrawn(t *testing.T) {
	o := vests(t, "Startup", "4y annual", "0")
	o.Price, o.Grants[0].Price = comp.Price{}, decimal.Decimal{}
	o.Private = comp.Private{FullyDiluted: decimal.New(1, 7), Failure: decimal.New(6, -1), Exit: comp.Exit{Value: decimal.New(1, 8), On: vesting.MustDate("2101-01-01")}}
	s := simulate(t, risk.Draws{Paths: 50_000}, "", o)
	got := s.Offers[0].Metric
	near(t, "mean", got.Mean, got.StandardError, 48+40_000)
	if got.P50 != 48 || math.Abs(got.P90-100_048) > 1e-6 || !s.Offers[0].Failure.Equal(decimal.New(6, -1)) {
		t.Errorf("median %v, p90 %v of a company that fails in 60%%", got.P50, got.P90)
	}
}

func TestRefusedSimulations(t *testing.T) {
	kase := comp.NewCase(vesting.MustDate("2097-01-01"))
	kase.Offers = []comp.Offer{vests(t, "A", "4y annual", "0.4"), vests(t, "B", "4y annual", "0.4"), vests(t, "C", "4y annual", "0.4")}
	kase.Correlations = []comp.Correlation{
		{Of: "A", With: "B", Is: decimal.New(9, -1)}, {Of: "B", With: "C", Is: decimal.New(9, -1)}, {Of: "A", With: "C", Is: decimal.New(-9, -1)},
	}
	for _, c := range []struct {
		metric string
		paths  int
		want   string
	}{
		{"total", 0, "the correlations of A, B, C cannot all hold: their matrix is not positive definite; bring them nearer to 0"},
		{"total", -1, "a simulation needs at least two paths: one has no standard error"},
		{"total", 2_000_000_000, "2000000000 paths, the limit is 100000000"},
		{"risk-adjusted", 0, "risk-adjusted weighs already what a simulation draws"},
	} {
		compared, err := comp.Compare(kase)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := risk.Simulate(context.Background(), compared, c.metric, risk.Draws{Paths: c.paths}); err == nil || err.Error() != c.want {
			t.Errorf("%s, %d paths: %v, want %s", c.metric, c.paths, err, c.want)
		}
	}
	ended, end := context.WithCancel(context.Background())
	end()
	kase.Correlations = nil
	compared, err := comp.Compare(kase)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := risk.Simulate(ended, compared, "total", risk.Draws{}); err != context.Canceled {
		t.Errorf("a simulation that was ended: %v", err)
	}
}

// Two offers with sixteen vests each.
func BenchmarkSimulate(b *testing.B) {
	kase := comp.NewCase(vesting.MustDate("2097-01-01"))
	kase.Offers = []comp.Offer{vests(b, "A", "4y quarterly", "0.32"), vests(b, "B", "4y quarterly", "0.25")}
	c, err := comp.Compare(kase)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := risk.Simulate(context.Background(), c, "total", risk.Draws{Paths: 100_000}); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/100_000, "ns/path")
}
