package report

import (
	"fmt"
	"strings"

	"github.com/seed-251b9aba/offerkit/comp"
)

// Conditions says on one line under which assumptions a headline on a metric holds: what share prices
// do, taxes, the horizon, the currency; which job ends within it, for its total is of fewer years than the
// others'; and what is counted that nobody has put in writing.
func Conditions(c *comp.Comparison, m comp.Metric) string {
	var parts []string
	for _, part := range []string{prices(c), taxed(m), "over " + horizon(c.Case.Years), "in " + string(c.Case.Currency)} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	text := capital(strings.Join(parts, ", ")) + "."
	for i := range c.Offers {
		if _, ends := c.Offers[i].LastYear(); ends {
			text += " " + EndsInWords(&c.Offers[i])
		}
	}
	if counted := countedUnwritten(c); counted != nil {
		text += " Counted, though nobody has put it in writing: " + series(counted) + "."
	}
	return text
}

// EndsInWords says of a job that ends within the horizon that it does.
func EndsInWords(r *comp.Result) string {
	return fmt.Sprintf("%s ends on %v and pays nothing after it.", r.Short, r.Offer.End)
}

// horizon is a horizon in words: "four years".
func horizon(years int) string {
	if years == 1 {
		return "one year"
	}
	return numeral(years) + " years"
}

// taxed says whether taxes are off a metric.
func taxed(m comp.Metric) string {
	switch m.Kind {
	case comp.MetricAfterTax:
		return "after tax"
	case comp.MetricReal:
		return "at the cost of living of each place"
	}
	return "before tax"
}

// prices says what share prices do, where an offer pays in shares that have one.
func prices(c *comp.Comparison) string {
	var names, moves []string
	flat := true
	for i := range c.Offers {
		r := &c.Offers[i]
		if !paysByPrice(r) {
			continue
		}
		rate, _ := r.Offer.GrowthIn(&c.Case)
		move := "flat"
		switch {
		case len(r.Offer.Price.Path) > 0:
			move, flat = "on a dated path", false
		case rate.IsNegative():
			move, flat = fmt.Sprintf("falling %s a year", ExactPercent(rate.Neg())), false
		case !rate.IsZero():
			move, flat = fmt.Sprintf("growing %s a year", ExactPercent(rate)), false
		}
		names, moves = append(names, r.Short), append(moves, move)
	}
	switch {
	case names == nil:
		return ""
	case flat && len(names) == 1:
		return "flat share price"
	case flat:
		return "flat share prices"
	case len(names) == 1:
		return "share price " + moves[0]
	case allAlike(moves):
		return "share prices " + moves[0]
	}
	for i := range names {
		moves[i] = names[i] + "'s " + moves[i]
	}
	return "share prices as assumed (" + strings.Join(moves, ", ") + ")"
}

func allAlike(texts []string) bool {
	for _, text := range texts {
		if text != texts[0] {
			return false
		}
	}
	return true
}

// paysByPrice reports whether an offer pays anything at the price of a traded share.
func paysByPrice(r *comp.Result) bool {
	if r.Offer.Private.Stated() || !r.Offer.FollowsShare() {
		return false
	}
	for i := range r.Timeline {
		if r.Timeline[i].Component.IsEquity() {
			return true
		}
	}
	return false
}

// countedUnwritten names what the totals hold that nobody has put in writing.
func countedUnwritten(c *comp.Comparison) (counted []string) {
	for i := range c.Offers {
		r := &c.Offers[i]
		kinds, _ := c.RestsOn(i, "total", false)
		for _, kind := range kinds {
			switch kind {
			case comp.OnExit:
				exit := r.Offer.Private.Exit
				counted = append(counted, fmt.Sprintf("%s's exit at %s in %v %d", r.Short, Short(exit.Value, r.Equity), exit.On.Month(), exit.On.Year()))
			case comp.OnTender:
				counted = append(counted, r.Short+"'s tender offer")
			case comp.OnRefreshers:
				counted = append(counted, r.Short+"'s refreshers")
			case comp.OnTopUp:
				counted = append(counted, r.Short+"'s top-up")
			case comp.OnPromotion:
				counted = append(counted, r.Short+"'s promotion")
			}
		}
	}
	return counted
}
