package csvfile

import (
	"encoding/csv"
	"fmt"
	"io"
	"strconv"

	"github.com/seed-251b9aba/offerkit/comp/risk"
)

// WriteSimulation writes a simulation as rows: the spread of each offer's metric, years and years so
// far, then how often each offer pays more than each other.
func WriteSimulation(w io.Writer, s *risk.Simulation) error {
	places := s.Comparison.Case.Currency.Places()
	money := func(v float64) string { return fmt.Sprintf("%.*f", places, v) }
	rows := [][]string{{"offer", "over", "measure", "mean", "standard_error", "sd", "p10", "p50", "p90", "probability", "probability_standard_error", "regret", "regret_probability", "regret_standard_error",
		"sd_standard_error", "p10_standard_error", "p50_standard_error", "p90_standard_error"}}
	row := func(offer, measure string, p risk.Spread) {
		rows = append(rows, []string{text(offer), "", measure, money(p.Mean), money(p.StandardError), money(p.SD), money(p.P10), money(p.P50), money(p.P90), "", "", "", "", "",
			money(p.Errors.SD), money(p.Errors.P10), money(p.Errors.P50), money(p.Errors.P90)})
	}
	for i := range s.Offers {
		name, o := s.Comparison.Offers[i].Name, &s.Offers[i]
		row(name, s.Metric.Name, o.Metric)
		for k := range o.Years {
			row(name, fmt.Sprintf("year%d", k+1), o.Years[k])
			row(name, fmt.Sprintf("years1to%d", k+1), o.Cumulative[k])
		}
	}
	chance := func(p float64) string { return strconv.FormatFloat(p, 'g', -1, 64) }
	for _, b := range s.Beats {
		rows = append(rows, []string{
			text(s.Comparison.Offers[b.Offer].Name), text(s.Comparison.Offers[b.Over].Name), "beats", money(b.Mean), money(b.MeanError), "", "", "", "",
			chance(b.Share.P), chance(b.Share.StandardError), s.Comparison.Case.Currency.Format(s.Regret), chance(b.Regret.P), chance(b.Regret.StandardError), "", "", "", "",
		})
	}
	for i := range s.Offers {
		if free := s.Offers[i].Free; free != nil {
			rows = append(rows, append([]string{text(s.Comparison.Offers[i].Name), "", "free-to-leave", money(free.Simulated), money(free.StandardError)}, make([]string, len(rows[0])-5)...))
		}
	}
	return csv.NewWriter(w).WriteAll(rows)
}
