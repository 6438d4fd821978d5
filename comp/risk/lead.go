package risk

import (
	"errors"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/calc"
)

// Lead is the lead of one offer over others on one metric: what every question of risk is about.
type Lead struct {
	Comparison *comp.Comparison
	Metric     comp.Metric
	Leader     int             // position of the offer that is ahead today
	Others     []int           // those that it is ahead of, the runner-up first
	Gap        decimal.Decimal // its figure less that of the runner-up, in the reporting currency; never negative

	graph  *comp.Sensitivity
	today  map[string]decimal.Decimal // the values of the numbers on the graph
	follow map[string][]string        // by a path the terms of the graph that have its value
	stay   []*comp.Leaving            // by offer, of a metric of leaving
}

// ErrOneOffer is returned where there is no second offer to compare with.
var ErrOneOffer = errors.New("risk is about the lead of one offer over another, and the case has one offer; add another")

// New returns the lead of the best offer over all others on a metric of the comparison. It returns
// [ErrOneOffer], a *comp.MetricError for a metric that the comparison does not rank by, and a
// *calc.SizeError for a case that is too large to remember.
func New(c *comp.Comparison, metric string) (*Lead, error) {
	if len(c.Offers) < 2 {
		return nil, ErrOneOffer
	}
	r, known := c.Ranking(metric)
	if !known {
		return nil, &comp.MetricError{Name: metric, Years: c.Case.Years}
	}
	graph, err := c.SensitivityOpen(metric)
	if err != nil {
		return nil, err
	}
	l := &Lead{Comparison: c, Metric: r.Metric, Leader: r.Order[0], Others: r.Order[1:], Gap: r.Gap, graph: graph, today: valuesOf(graph), follow: map[string][]string{}}
	for _, term := range graph.Terms {
		l.follow[term] = append(l.follow[term], term)
		if followed, follows := c.Case.Follows(term); follows {
			l.follow[followed] = append(l.follow[followed], term)
		}
	}
	if r.Metric.Kind == comp.MetricWalkAway {
		for i := range c.Offers {
			l.stay = append(l.stay, comp.NewLeaving(c, &c.Offers[i], true))
		}
	}
	return l, nil
}

// valuesOf returns today's values of the numbers that figures rest on.
func valuesOf(graph *comp.Sensitivity) map[string]decimal.Decimal {
	values := map[string]decimal.Decimal{}
	_ = calc.Walk(graph.Numbers, func(n calc.Number) { // it has been compiled, and so is not too large
		if n.Op() == calc.OpInput {
			values[n.Term()] = n.Decimal()
		}
	})
	return values
}

// Between returns the lead within two of the offers, whichever of them is ahead.
func (l *Lead) Between(a, b int) *Lead {
	two := *l
	two.Leader, two.Others = a, []int{b}
	if two.Gap = l.figure(a).Sub(l.figure(b)); two.Gap.IsNegative() {
		two.Leader, two.Others, two.Gap = b, []int{a}, two.Gap.Neg()
	}
	return &two
}

// RunnerUp is the position of the offer that is nearest behind today.
func (l *Lead) RunnerUp() int { return l.Others[0] }

// pair returns the lead over the runner-up alone.
func (l *Lead) pair() *Lead {
	two := *l
	two.Others = l.Others[:1]
	return &two
}

func (l *Lead) figure(offer int) decimal.Decimal { return l.graph.Numbers[offer].Decimal() }

// gapOf returns the lead of the leader over the best of the others by their figures.
func (l *Lead) gapOf(figures []decimal.Decimal) decimal.Decimal {
	best := figures[l.Others[0]]
	for _, i := range l.Others[1:] {
		best = decimal.Max(best, figures[i])
	}
	return figures[l.Leader].Sub(best)
}

// Put is assumptions put to values.
type Put map[*Assumption]decimal.Decimal

// At returns the lead with assumptions put to other values, negative where another offer is ahead;
// false where a figure divides by zero.
func (l *Lead) At(put Put) (decimal.Decimal, bool) {
	figures, defined := l.figures(put)
	if !defined {
		return decimal.Decimal{}, false
	}
	return l.gapOf(figures), true
}

// ahead returns who leads with assumptions put to other values, -1 for a tie.
func (l *Lead) ahead(put Put) int {
	figures, defined := l.figures(put)
	if !defined {
		return -1
	}
	switch l.gapOf(figures).Sign() {
	case 1:
		return l.Leader
	case 0:
		return -1
	}
	return slices.MaxFunc(l.Others, func(a, b int) int { return figures[a].Cmp(figures[b]) })
}

// figures returns the metric of each offer with assumptions put to other values.
func (l *Lead) figures(put Put) ([]decimal.Decimal, bool) {
	changes := calc.Changes{Numbers: make(map[string]decimal.Decimal, len(put))}
	for a, v := range put {
		if a.Path == MonthsStayed { // which moves alone
			return l.after(int(v.IntPart())), true
		}
		for _, term := range a.moves {
			changes.Numbers[term] = v
		}
	}
	figures, err := l.graph.Figures(changes)
	return figures, err == nil // terms of the graph can do nothing else wrong than divide by zero
}

// after returns what leaving after so many months keeps of each offer, all else as it is today.
func (l *Lead) after(months int) []decimal.Decimal {
	figures := make([]decimal.Decimal, len(l.stay))
	for i, stay := range l.stay {
		figures[i] = stay.After(months).Net
	}
	return figures
}

// restsOn reports whether the leader's figure or that of one of the others rests on a term of an
// offer, or of the whole case.
func (l *Lead) restsOn(path string) bool {
	i, _, inOffer := comp.InOffer(path)
	return !inOffer || i == l.Leader || slices.Contains(l.Others, i)
}
