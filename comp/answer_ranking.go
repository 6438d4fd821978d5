package comp

import (
	"slices"

	"github.com/shopspring/decimal"
)

// Verdict says whether a metric tells the offers apart.
type Verdict string

// The verdicts.
const (
	Leads          Verdict = "leads"             // the first offer leads by more than the tolerance
	TooCloseToCall Verdict = "too close to call" // the gap is within the tolerance
	OnlyOffer      Verdict = "only offer"        // there is nothing to compare with
)

// Ranking is the order of the offers by one metric.
type Ranking struct {
	Metric  Metric
	Order   []int           // positions in Comparison.Offers, best first; ties in the order of the case
	Gap     decimal.Decimal // first less second, in the reporting currency; 0 for a single offer
	Verdict Verdict

	second decimal.NullDecimal // the runner-up's figure where no result holds it
}

// Share returns the gap as a share of the runner-up's figure, 0.14 for 14%, and false
// where that figure is not positive.
func (c *Comparison) Share(r Ranking) (decimal.Decimal, bool) {
	if len(r.Order) < 2 || r.Order[1] < 0 || r.Order[1] >= len(c.Offers) {
		return decimal.Zero, false
	}
	second, _ := c.Offers[r.Order[1]].Figure(r.Metric.Name)
	if r.second.Valid {
		second = r.second.Decimal
	}
	if !second.IsPositive() {
		return decimal.Zero, false
	}
	return r.Gap.DivRound(second, sharePlaces), true
}

// sharePlaces are the decimals of a share of another figure.
const sharePlaces = 12

// Ranking returns the ranking by the named metric, and false for an unknown name. It
// also ranks by a metric that is not among the Rankings because it repeats the total:
// risk-adjusted where nothing is discounted, hourly where no offer states its work time.
func (c *Comparison) Ranking(metric string) (Ranking, bool) {
	for _, r := range c.Rankings {
		if r.Metric.Name == metric {
			return r, true
		}
	}
	if len(c.Offers) == 0 {
		return Ranking{}, false
	}
	for _, f := range c.Offers[0].Metrics {
		if f.Metric.Name == metric {
			return rank(&c.Case, c.Offers, f.Metric), true
		}
	}
	return Ranking{}, false
}

// repeatsTotal reports whether a metric orders the offers of this case as their totals do.
func (c *Comparison) repeatsTotal(m Metric) bool {
	switch m.Kind {
	case MetricRiskAdjusted:
		return !isDiscounted(c.Offers)
	case MetricHourly:
		return !c.Case.statesWorkTime()
	}
	return false
}

// Side is the metrics on which one offer leads.
type Side struct {
	Offer   int // position in Comparison.Offers; -1 for the metrics that are too close to call
	Metrics []Metric
}

// Repeats reports whether a metric says again what another one says of every offer: the average year is
// a part of the total, the last year one of the years, and so may be the worst one. A fact is counted once.
func (c *Comparison) Repeats(m Metric) bool {
	switch m.Kind {
	case MetricAverage, MetricSteady:
		return true
	case MetricWorstYear:
		for year := range c.Case.Years {
			if c.isWorst(year) {
				return true
			}
		}
	}
	return false
}

// isWorst reports whether a service year, from 0, is the worst of every offer, or pays as much.
func (c *Comparison) isWorst(year int) bool {
	return !slices.ContainsFunc(c.Offers, func(r Result) bool {
		return year >= len(r.Years) || slices.ContainsFunc(r.Years, func(p Period) bool { return p.Total.LessThan(r.Years[year].Total) })
	})
}

// Sides returns which offer leads on which metrics, in the order of the case, and last
// the metrics that are too close to call; a metric that repeats another is on no side. The metrics
// disagree where more than one offer leads.
func (c *Comparison) Sides() []Side {
	var sides []Side
	for i := range c.Offers {
		side := Side{Offer: i}
		for _, r := range c.Rankings {
			if c.Repeats(r.Metric) {
				continue
			}
			if r.Verdict != TooCloseToCall && len(r.Order) > 0 && r.Order[0] == i {
				side.Metrics = append(side.Metrics, r.Metric)
			}
		}
		if side.Metrics != nil {
			sides = append(sides, side)
		}
	}
	close := Side{Offer: -1}
	for _, r := range c.Rankings {
		if r.Verdict == TooCloseToCall && !c.Repeats(r.Metric) {
			close.Metrics = append(close.Metrics, r.Metric)
		}
	}
	if close.Metrics != nil {
		sides = append(sides, close)
	}
	return sides
}

// RankBy ranks the offers by figures of theirs, in the order of the case and in the reporting currency, as by a
// metric. For another number of figures than of offers it is zero.
func (c *Comparison) RankBy(m Metric, figures []decimal.Decimal) Ranking {
	if len(figures) != len(c.Offers) {
		return Ranking{}
	}
	r := rankValues(&c.Case, m, figures)
	if len(figures) > 1 {
		r.second = decimal.NewNullDecimal(figures[r.Order[1]])
	}
	return r
}

func rank(c *Case, offers []Result, m Metric) Ranking {
	values := make([]decimal.Decimal, len(offers))
	for i := range offers {
		values[i], _ = offers[i].Figure(m.Name)
	}
	return rankValues(c, m, values)
}

// rankValues ranks by the figures of the offers in the order of the case.
func rankValues(c *Case, m Metric, values []decimal.Decimal) Ranking {
	r := Ranking{Metric: m, Verdict: OnlyOffer}
	for i := range values {
		r.Order = append(r.Order, i)
	}
	slices.SortStableFunc(r.Order, func(a, b int) int { return values[b].Cmp(values[a]) })
	if len(values) < 2 {
		return r
	}
	second := values[r.Order[1]]
	r.Gap = values[r.Order[0]].Sub(second)
	r.Verdict = Leads
	if r.Gap.LessThanOrEqual(second.Abs().Mul(c.Tolerance)) {
		r.Verdict = TooCloseToCall
	}
	return r
}
