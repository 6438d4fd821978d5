package jsonfile

import (
	"fmt"
	"io"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/risk"
)

// Simulation is the contract of `offerkit simulate --format json`. Amounts are in the reporting
// currency and drawn: means and percentiles of many futures.
type Simulation struct {
	Paths        int                `json:"paths"`
	Seed         uint64             `json:"seed"`
	Measure      string             `json:"measure"` // what the expected price of a share is
	Metric       string             `json:"metric"`
	Currency     comp.Currency      `json:"currency"`
	Regret       string             `json:"regret"`
	Shares       []SimulatedShare   `json:"shares"`
	Correlations []SharesCorrelated `json:"correlations,omitempty"`
	Offers       []SimulatedOffer   `json:"offers"`
	Beats        []Beat             `json:"beats"`
}

// Measure is the one measure under which prices are drawn: their mean is the price of the case.
const Measure = "expected price as the case assumes"

// SimulatedShare is a share whose price was drawn.
type SimulatedShare struct {
	Company    string          `json:"company"`
	Volatility decimal.Decimal `json:"volatility"`
	Assumed    bool            `json:"assumed"`
}

// SharesCorrelated is how two shares move together.
type SharesCorrelated struct {
	Of   string          `json:"of"`
	With string          `json:"with"`
	Is   decimal.Decimal `json:"is"`
}

// Spread is how a figure spreads.
type Spread struct {
	Mean          string `json:"mean"`
	SD            string `json:"sd"`
	P10           string `json:"p10"`
	P50           string `json:"p50"`
	P90           string `json:"p90"`
	StandardError string `json:"standard_error"` // of the mean
	SDError       string `json:"sd_standard_error"`
	P10Error      string `json:"p10_standard_error"`
	P50Error      string `json:"p50_standard_error"`
	P90Error      string `json:"p90_standard_error"`
}

// SimulatedOffer is the spread of an offer's metric, of its years and of its years so far.
type SimulatedOffer struct {
	Name      string `json:"name"`
	AsAssumed string `json:"as_assumed"`
	Spread
	Failure    *decimal.Decimal `json:"failure,omitempty"`
	Years      []Spread         `json:"years"`
	Cumulative []Spread         `json:"cumulative"`
	Free       *FreeToLeave     `json:"free_to_leave,omitempty"`
}

// FreeToLeave is what being free to leave adds to the vests of RSUs; it is in no figure.
type FreeToLeave struct {
	RSUs          string `json:"rsus"`
	Adds          string `json:"adds"`
	StandardError string `json:"standard_error"`
	ClosedForm    string `json:"closed_form"`
}

// Beat is how often one offer pays more than another.
type Beat struct {
	Offer               string  `json:"offer"`
	Over                string  `json:"over"`
	Probability         float64 `json:"probability"`
	StandardError       float64 `json:"standard_error"`
	RegretProbability   float64 `json:"regret_probability"` // that it pays more by at least the regret
	RegretStandardError float64 `json:"regret_standard_error"`
	More                string  `json:"more"` // on average over all futures, 0 where it pays no more
	MoreError           string  `json:"more_standard_error"`
	WhenMore            string  `json:"when_more"` // on average over the futures in which it pays more
	WhenMoreError       string  `json:"when_more_standard_error"`
}

// WriteSimulation writes the contract of a simulation.
func WriteSimulation(w io.Writer, s *risk.Simulation) error { return encode(w, simulationOf(s)) }

func simulationOf(s *risk.Simulation) *Simulation {
	c := s.Comparison
	money := func(v float64) string { return Drawn(v, c.Case.Currency) }
	spread := func(p risk.Spread) Spread {
		return Spread{Mean: money(p.Mean), SD: money(p.SD), P10: money(p.P10), P50: money(p.P50), P90: money(p.P90), StandardError: money(p.StandardError),
			SDError: money(p.Errors.SD), P10Error: money(p.Errors.P10), P50Error: money(p.Errors.P50), P90Error: money(p.Errors.P90)}
	}
	result := &Simulation{
		Paths: s.Paths, Seed: s.Seed, Measure: Measure, Metric: s.Metric.Name, Currency: c.Case.Currency, Regret: c.Case.Currency.Format(s.Regret),
		Shares: []SimulatedShare{}, Beats: []Beat{},
	}
	for i, share := range s.Shares {
		result.Shares = append(result.Shares, SimulatedShare{share.Company, share.Volatility, share.Assumed})
		for _, other := range s.Shares[:i] {
			result.Correlations = append(result.Correlations, SharesCorrelated{other.Company, share.Company, c.Case.Correlated(other.Company, share.Company)})
		}
	}
	for i := range s.Offers {
		o := &s.Offers[i]
		offer := SimulatedOffer{Name: c.Offers[i].Name, AsAssumed: c.Case.Currency.Format(o.Today), Spread: spread(o.Metric)}
		for k := range o.Years {
			offer.Years, offer.Cumulative = append(offer.Years, spread(o.Years[k])), append(offer.Cumulative, spread(o.Cumulative[k]))
		}
		if o.Failure.IsPositive() {
			offer.Failure = &o.Failure
		}
		if free := o.Free; free != nil {
			offer.Free = &FreeToLeave{RSUs: money(free.Face), Adds: money(free.Simulated), StandardError: money(free.StandardError), ClosedForm: money(free.ClosedForm)}
		}
		result.Offers = append(result.Offers, offer)
	}
	for _, b := range s.Beats {
		result.Beats = append(result.Beats, Beat{
			Offer: c.Offers[b.Offer].Name, Over: c.Offers[b.Over].Name, Probability: b.Share.P, StandardError: b.Share.StandardError,
			RegretProbability: b.Regret.P, RegretStandardError: b.Regret.StandardError, More: money(b.Mean), MoreError: money(b.MeanError),
			WhenMore: money(b.When), WhenMoreError: money(b.WhenError),
		})
	}
	return result
}

// Drawn writes a figure that was drawn with the decimals of its currency.
func Drawn(v float64, currency comp.Currency) string {
	return fmt.Sprintf("%.*f", currency.Places(), v)
}
