package comp

import (
	"slices"

	"github.com/shopspring/decimal"
)

// Disagreement is how the metrics of a comparison disagree (SPEC 7.2): who leads on each metric
// that speaks for something one may want of a job, and which metrics show a lead for what it is not.
// There is no score above it.
type Disagreement struct {
	Stakes     []Ranking // with what is left after a year first, which no other table ranks
	Misleading []Misleading
}

// Misleading is a metric that hides something, or several that rest on the same.
type Misleading struct {
	Why     MisleadingKind
	Metrics []Metric
	Offer   int // position of who is first by them

	Conditions []ConditionKind // of RestsOnConditions: what the lead is lost without

	Year   int             // of Offer: its worst one, or the one that pays least beside what is shown
	Shown  decimal.Decimal // of Offer: what the metric says of it
	Paid   decimal.Decimal // of Offer: what Year pays; of EndsWithGrants, the last year less Ending
	Ending decimal.Decimal // of Offer: what the last vests of grants pay in the last year

	Other     int             // position of the other offer; -1 where there is none to name
	OtherPaid decimal.Decimal // likewise of the other offer
}

// Is reports whether it is the metric that misleads, or one of several.
func (m *Misleading) Is(metric Metric) bool {
	return slices.ContainsFunc(m.Metrics, func(one Metric) bool { return one.Name == metric.Name })
}

// MisleadingKind is why a metric misleads.
type MisleadingKind string

// The kinds.
const (
	RestsOnConditions MisleadingKind = "rests-on-conditions" // its lead is lost without what nobody has put in writing
	HidesWorstYear    MisleadingKind = "hides-worst-year"    // an average whose first offer has a worst year that is worse than another's
	SpreadsEvenly     MisleadingKind = "spreads-evenly"      // a levels-style year that some year of its first offer falls short of
	EndsWithGrants    MisleadingKind = "ends-with-grants"    // a last year that is not what goes on: its lead is none without the grants that vest for the last time in it
)

// Disagreement returns how the metrics disagree, and false where they do not: no two offers lead on
// different metrics.
func (c *Comparison) Disagreement() (Disagreement, bool) {
	led := 0
	for _, side := range c.Sides() {
		if side.Offer >= 0 {
			led++
		}
	}
	if led < 2 || !c.ranksAll() {
		return Disagreement{}, false
	}
	return Disagreement{Stakes: c.stakes(), Misleading: c.misleading()}, true
}

// ranksAll reports whether the comparison has all that a disagreement speaks of, as every one has that
// Compare has made.
func (c *Comparison) ranksAll() bool {
	for _, m := range Metrics(c.Case.Years) {
		if r, known := c.Ranking(m.Name); !known || !c.ranks(r) {
			return false
		}
	}
	return !slices.ContainsFunc(c.Rankings, func(r Ranking) bool { return !c.ranks(r) })
}

// monthsOfAYear are those after which somebody leaves who leaves early.
const monthsOfAYear = 12

// stakes ranks by the metrics that speak for something one may want: not by the average, which
// orders as the total does, nor by a year in the middle.
func (c *Comparison) stakes() []Ranking {
	all := []Ranking{c.rankLeaving(monthsOfAYear)}
	for _, r := range c.Rankings {
		switch r.Metric.Kind {
		case MetricAverage, MetricLevelsTC, MetricWalkAway:
		case MetricYear:
			if r.Metric.Number == 1 && c.Case.Years > 1 {
				all = append(all, r)
			}
		case MetricSteady, MetricWorstYear:
			if c.Case.Years > 1 {
				all = append(all, r)
			}
		default:
			all = append(all, r)
		}
	}
	return all
}

// rankLeaving ranks the offers by what is left after so many months.
func (c *Comparison) rankLeaving(months int) Ranking {
	m := WalkAwayMetric(months)
	values := make([]decimal.Decimal, len(c.Offers))
	for i := range c.Offers {
		f := c.Case.fold(&c.Offers[i], &m)
		values[i] = f.figure().Decimal()
		c.Offers[i].giveBack(f.left().u)
	}
	return c.RankBy(m, values)
}

func (c *Comparison) misleading() []Misleading {
	found := c.restingOnConditions()
	for _, of := range []func() (Misleading, bool){c.hiddenWorstYear, c.spreadEvenly, c.endingWithGrants} {
		if m, misleads := of(); misleads {
			found = append(found, m)
		}
	}
	return found
}

// restingOnConditions lists the metrics on which a lead rests on what nobody has put in writing, by
// who leads and on what.
func (c *Comparison) restingOnConditions() (found []Misleading) {
	var asked []Ranking
	for _, r := range c.Rankings {
		if r.Verdict == Leads && r.Metric.Kind != MetricYear {
			asked = append(asked, r)
		}
	}
	h := c.hypotheses()
	for _, r := range asked {
		s := h.standing(r)
		if s.Conditions == nil {
			continue
		}
		at := slices.IndexFunc(found, func(m Misleading) bool {
			return m.Offer == r.Order[0] && slices.Equal(m.Conditions, s.Conditions)
		})
		if at < 0 {
			at = len(found)
			found = append(found, Misleading{Why: RestsOnConditions, Offer: r.Order[0], Conditions: s.Conditions, Other: -1})
		}
		found[at].Metrics = append(found[at].Metrics, r.Metric)
	}
	return found
}

// hiddenWorstYear finds an average whose first offer another one beats in the worst year.
func (c *Comparison) hiddenWorstYear() (Misleading, bool) {
	average, _ := c.Ranking(average.name)
	worst, _ := c.Ranking(worstYear.name)
	if c.Case.Years < 2 || worst.Verdict != Leads || worst.Order[0] == average.Order[0] {
		return Misleading{}, false
	}
	m := Misleading{Why: HidesWorstYear, Metrics: []Metric{average.Metric}, Offer: average.Order[0], Other: worst.Order[0]}
	m.Shown, _ = c.Offers[m.Offer].Figure(average.Metric.Name)
	m.Year = c.worstOf(m.Offer)
	m.Paid, m.OtherPaid = c.paidIn(m.Offer, m.Year), c.paidIn(m.Other, c.worstOf(m.Other))
	return m, true
}

// spreadEvenly finds a levels-style year that some year of its first offer falls short of by more
// than the tolerance: it spreads over all years what is paid in some.
func (c *Comparison) spreadEvenly() (Misleading, bool) {
	levels, _ := c.Ranking(levelsYear.name)
	m := Misleading{Why: SpreadsEvenly, Metrics: []Metric{levels.Metric}, Offer: levels.Order[0], Other: -1}
	m.Shown, _ = c.Offers[m.Offer].Figure(levels.Metric.Name)
	m.Year = c.worstOf(m.Offer)
	m.Paid = c.paidIn(m.Offer, m.Year)
	return m, m.Shown.Sub(m.Paid).GreaterThan(m.Shown.Mul(c.Case.Tolerance))
}

// endingWithGrants finds a last year whose lead is none without the grants that vest for the last time
// in it.
func (c *Comparison) endingWithGrants() (Misleading, bool) {
	last, _ := c.Ranking(lastYear.name)
	if c.Case.Years < 2 || last.Verdict != Leads {
		return Misleading{}, false
	}
	without := make([]decimal.Decimal, len(c.Offers))
	ending := make([]decimal.Decimal, len(c.Offers))
	for i := range c.Offers {
		ending[i] = c.ending(i)
		without[i] = c.paidIn(i, c.Case.Years).Sub(ending[i])
	}
	then := rankValues(&c.Case, last.Metric, without)
	m := Misleading{Why: EndsWithGrants, Metrics: []Metric{last.Metric}, Offer: last.Order[0], Other: then.Order[0], Year: c.Case.Years}
	if m.Other == m.Offer {
		m.Other = then.Order[1]
	}
	m.Shown, m.Ending = c.paidIn(m.Offer, m.Year), ending[m.Offer]
	m.Paid, m.OtherPaid = without[m.Offer], without[m.Other]
	return m, then.Order[0] != m.Offer || then.Verdict != Leads
}

// ending returns what grants of an offer pay in the last year that pay nothing after it.
func (c *Comparison) ending(offer int) decimal.Decimal {
	r := &c.Offers[offer]
	later := c.Later(r)
	return r.Timeline.Sum(func(p *Payment) bool {
		return p.Year == c.Case.Years && p.Term.Kind == GrantTerm && !p.isSale() &&
			!slices.ContainsFunc(later, func(q Payment) bool { return q.Term == p.Term })
	})
}

// worstOf returns the service year in which an offer pays least.
func (c *Comparison) worstOf(offer int) int {
	f := folding{result: &c.Offers[offer]}
	return f.worst()
}

func (c *Comparison) paidIn(offer, year int) decimal.Decimal {
	return c.Offers[offer].Years[year-1].Total
}
