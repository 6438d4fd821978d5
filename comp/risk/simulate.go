package risk

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/calc"
)

// Simulate draws what nobody knows today many times: the share prices of the days on which pay
// depends, by geometric Brownian motion whose expected price is the case's, and whether a private
// company lives to see its exit (SPEC 11.4). It is the one place that computes in floats.

// Limits of a simulation.
const (
	DefaultPaths = 100_000
	MaxPaths     = 100_000_000
)

// AssumedVolatility is that of a share whose case states none, a year. Netflix granted options on
// an implied volatility of 34% to 41% (10-K of 2021), Tesla on 59% (10-K of 2024); companies that
// grant only RSUs publish none.
var AssumedVolatility = decimal.New(35, -2)

// Draws says how to simulate. The zero value draws DefaultPaths from the seed 0.
type Draws struct {
	Paths  int             // how many futures; 0 means DefaultPaths
	Seed   uint64          // the same seed gives the same figures, on any number of cores
	Regret decimal.Decimal // an amount, in the reporting currency: how likely is it that another offer pays at least as much more; 0 means a twentieth of what the leader pays, in whole thousands

	Progress func(done int) // called now and then from one goroutine; may be nil
}

// Simulation is what was drawn.
type Simulation struct {
	Comparison *comp.Comparison
	Metric     comp.Metric
	Paths      int
	Seed       uint64
	Regret     decimal.Decimal

	Shares []SimulatedShare // that pay rests on, in the order of the offers
	Offers []SimulatedOffer // in the order of the comparison
	Beats  []Beat           // by ordered pair of offers
}

// SimulatedShare is a share whose price was drawn: one for all offers of a company.
type SimulatedShare struct {
	Company    string
	Volatility decimal.Decimal // a year; 0.32 is 32%
	Assumed    bool            // the case states none

	vol float64
}

// SimulatedOffer is how the pay of an offer spreads, in the reporting currency.
type SimulatedOffer struct {
	Today      decimal.Decimal // the metric as the case stands
	Metric     Spread
	Years      []Spread        // pay of each service year
	Cumulative []Spread        // pay up to the end of each service year
	Failure    decimal.Decimal // probability that its company fails; 0 where pay does not rest on it
	Free       *FreeToLeave    // nil where it vests no RSUs of a known number and price
}

// Beat is how often one offer pays more than another by the metric.
type Beat struct {
	Offer, Over int     // positions in Comparison.Offers
	Share       Share   // of the futures in which it pays more
	Regret      Share   // of the futures in which it pays more by at least Simulation.Regret
	Mean        float64 // by how much more on average over all futures, 0 where it pays no more
	MeanError   float64 // the standard error of Mean
	When        float64 // by how much more on average over the futures in which it pays more; 0 where it never does
	WhenError   float64 // the standard error of When
}

// Errors of a simulation.
var (
	ErrNoPaths      = errors.New("a simulation needs at least two paths: one has no standard error")
	ErrRiskAdjusted = errors.New("risk-adjusted weighs already what a simulation draws")
)

// Simulate draws futures of a comparison and measures a metric in each. It returns a
// *comp.MetricError for a metric that the comparison does not have, ErrRiskAdjusted for the one
// that weighs risk itself, ErrNoPaths, a *CorrelationError, and the error of a context that ends.
func Simulate(ctx context.Context, c *comp.Comparison, metric string, draws Draws) (*Simulation, error) {
	m, err := comp.FindMetric(metric, c.Case.Years)
	switch {
	case err != nil:
		return nil, err
	case m.Kind == comp.MetricRiskAdjusted:
		return nil, ErrRiskAdjusted
	case draws.Paths == 0:
		draws.Paths = DefaultPaths
	case draws.Paths < 2:
		return nil, ErrNoPaths
	case draws.Paths > MaxPaths:
		return nil, fmt.Errorf("%d paths, the limit is %d", draws.Paths, MaxPaths)
	}
	s := &Simulation{Comparison: c, Metric: m, Paths: draws.Paths, Seed: draws.Seed, Regret: draws.Regret}
	f, err := s.futures()
	if err != nil {
		return nil, err
	}
	if s.Regret.IsZero() {
		s.Regret = f.notable()
	}
	f.regret = s.Regret.InexactFloat64()
	counted, err := f.draw(ctx, draws)
	if err != nil {
		return nil, err
	}
	s.measure(f, counted)
	return s, nil
}

// futures is what is worked out in every path.
type futures struct {
	s       *Simulation
	program *calc.Program
	steps   []stretch // from one day to the next
	factors []factor
	lives   []life
	mix     [][]float64 // by share: how much it takes of each draw; lower triangular
	offers  int
	years   int
	free    []int     // by offer: the place of what freedom to leave is worth among the results, -1 for none
	today   []float64 // of the measures, as the case stands
	regret  float64
}

// stretch is the time from one day to the next on which any share has a price.
type stretch struct {
	root float64 // of the time, in years
	time float64 // up to its end
}

// factor is a term that is set to what a share's price has become at the end of a step.
type factor struct{ term, share, step int }

// life is a term that is 0 where a company fails.
type life struct {
	term    int
	failure float64
}

// Places of an offer's figures among the results: its years, then the metric.
func (f *futures) result(offer, k int) int { return offer*(f.years+1) + k }

// futures prepares the figures of all offers on what nobody knows.
func (s *Simulation) futures() (*futures, error) {
	c := s.Comparison
	f := &futures{s: s, offers: len(c.Offers), years: c.Case.Years}
	var figures, freedom []calc.Number
	for i := range c.Offers {
		r, err := c.RememberUnknown(&c.Offers[i])
		if err != nil {
			return nil, err
		}
		for _, name := range s.measured() {
			figure, err := c.Figure(r, name)
			if err != nil {
				return nil, err
			}
			figures = append(figures, figure)
		}
		s.Offers = append(s.Offers, SimulatedOffer{})
		f.free = append(f.free, -1)
		if extra, ok := s.freedom(i, r); ok {
			f.free[i] = len(c.Offers)*(f.years+1) + len(freedom)
			freedom = append(freedom, extra)
		}
	}
	program, err := calc.Compile(append(figures, freedom...)...)
	if err != nil {
		return nil, err
	}
	f.program = program
	for i, figure := range figures {
		f.today = append(f.today, figure.Decimal().InexactFloat64())
		if offer := i / (f.years + 1); i%(f.years+1) == f.years {
			s.Offers[offer].Today = figure.Decimal()
		}
	}
	return f, f.chart()
}

// notable is a difference that one would regret: a twentieth of what the leader pays.
func (f *futures) notable() decimal.Decimal {
	most := decimal.Zero
	for i := range f.s.Offers {
		most = decimal.Max(most, f.s.Offers[i].Today)
	}
	return most.Mul(decimal.New(5, -2)).Round(-3)
}

// measured are the metrics of an offer: each year and the one asked for.
func (s *Simulation) measured() []string {
	var names []string
	for k := range s.Comparison.Case.Years {
		names = append(names, fmt.Sprintf("year%d", k+1))
	}
	return append(names, s.Metric.Name)
}

// chart finds the shares and the days on which the figures rest, and in which steps they are
// reached.
func (f *futures) chart() error {
	c, floats := f.s.Comparison, f.program.Floats()
	days := map[int]bool{}
	type priced struct{ term, share, day int }
	var prices []priced
	for _, term := range f.program.Terms() {
		unknown, known := comp.FindUnknown(term)
		place, _ := floats.Place(term)
		switch {
		case !known:
		case unknown.On.IsZero():
			failure := c.Offers[unknown.Offer].Offer.Private.Failure
			f.s.Offers[unknown.Offer].Failure = failure
			f.lives = append(f.lives, life{place, failure.InexactFloat64()})
		default:
			share, err := f.share(unknown.Offer)
			if err != nil {
				return err
			}
			day := c.Case.AsOf.DaysUntil(unknown.On)
			days[day] = true
			prices = append(prices, priced{place, share, day})
		}
	}
	ascending := make([]int, 0, len(days))
	for day := range days {
		ascending = append(ascending, day)
	}
	slices.Sort(ascending)
	f.steps = stepsOf(ascending)
	for _, p := range prices {
		at, _ := slices.BinarySearch(ascending, p.day)
		f.factors = append(f.factors, factor{p.term, p.share, at})
	}
	slices.SortStableFunc(f.factors, func(a, b factor) int { return a.step - b.step })
	slices.SortStableFunc(f.lives, func(a, b life) int { return a.term - b.term })
	mix, err := f.correlated()
	f.mix = mix
	return err
}

// share returns the position of the share that an offer is paid in.
func (f *futures) share(offer int) (int, error) {
	o := &f.s.Comparison.Offers[offer].Offer
	share := SimulatedShare{Company: o.Company, Volatility: AssumedVolatility, Assumed: true}
	if share.Company == "" {
		share.Company = f.s.Comparison.Offers[offer].Name
	}
	if v := o.Price.Volatility; v.Valid {
		share.Volatility, share.Assumed = v.Decimal, false
	}
	share.vol = share.Volatility.InexactFloat64()
	for i := range f.s.Shares {
		known := &f.s.Shares[i]
		switch {
		case known.Company != share.Company:
			continue
		case share.Assumed, known.Volatility.Equal(share.Volatility):
			return i, nil
		case known.Assumed:
			*known = share
			return i, nil
		}
		return 0, &VolatilityError{Company: share.Company, Volatilities: [2]decimal.Decimal{known.Volatility, share.Volatility}}
	}
	f.s.Shares = append(f.s.Shares, share)
	return len(f.s.Shares) - 1, nil
}

// VolatilityError says that two offers of one company state different volatilities of its share.
type VolatilityError struct {
	Company      string
	Volatilities [2]decimal.Decimal
}

func (e *VolatilityError) Error() string {
	return fmt.Sprintf("the share of %s has a volatility of %s%% in one offer and of %s%% in another; state one", e.Company,
		e.Volatilities[0].Shift(2), e.Volatilities[1].Shift(2))
}

// workers are as many as there are cores: the figures do not depend on them.
func workers() int { return runtime.GOMAXPROCS(0) }

// Against returns how often one offer pays more than another.
func (s *Simulation) Against(offer, over int) (Beat, bool) {
	i := slices.IndexFunc(s.Beats, func(b Beat) bool { return b.Offer == offer && b.Over == over })
	if i < 0 {
		return Beat{}, false
	}
	return s.Beats[i], true
}
