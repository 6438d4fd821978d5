package negotiate

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/calc"
)

// search looks for the least whole number of steps on a lever at which the metric reaches the
// target. Every value is the full model's; what saves time is to ask where the answer is
// likely: pay follows most levers in proportion.
type search struct {
	asking *Asking
	lever  *Lever
	given  []Change
	target decimal.Decimal
}

// guesses is how often the answer is looked for where proportion has it, before the span is
// halved instead.
const guesses = 8

// ask returns the least ask, or why there is none.
func (s *search) ask() (Ask, error) {
	ask := Ask{Lever: s.lever, To: s.lever.Current}
	today, err := s.at(0)
	if err != nil {
		return ask, err
	}
	if ask.Value = today; s.reached(today) {
		ask.Reaches = true
		return ask, nil
	}
	most, err := s.most()
	if err != nil {
		return ask, err
	}
	if ask.Value, err = s.at(most); err != nil {
		return ask, err
	}
	if !s.reached(ask.Value) {
		ask.Reason, ask.Most = s.reason(most, today, ask.Value), s.lever.value(most)
		return ask, nil
	}
	steps, err := s.least(most)
	if err != nil {
		return ask, err
	}
	ask.Reaches, ask.To = true, s.lever.value(steps)
	if ask.Value, err = s.at(steps); err != nil {
		return ask, err
	}
	below, err := s.at(steps - 1)
	ask.Below = decimal.NewNullDecimal(below)
	return ask, err
}

func (s *search) reached(v decimal.Decimal) bool { return !v.LessThan(s.target) }

// at returns the metric after so many steps.
func (s *search) at(steps int64) (decimal.Decimal, error) {
	return s.asking.value(s.changes(steps))
}

func (s *search) changes(steps int64) []Change {
	if steps == 0 {
		return s.given
	}
	return append(s.given[:len(s.given):len(s.given)], Change{s.lever, s.lever.value(steps)})
}

// most returns the most steps that can be asked for: up to the cap, else as far as the term
// goes in an offer that can stand.
func (s *search) most() (int64, error) {
	if s.lever.Cap.Valid {
		return s.lever.stepsTo(s.lever.Cap.Decimal), nil
	}
	for bound := s.lever.bound(); ; bound = bound.Shift(-3) {
		steps := s.lever.stepsTo(bound)
		if steps <= 0 {
			return 0, nil
		}
		if stands, err := s.asking.model.stands(s.changes(steps)); stands || err != nil {
			return steps, err
		}
	}
}

func (s *search) reason(steps int64, today, most decimal.Decimal) Reason {
	switch {
	case steps > 0 && most.Equal(today):
		return ReasonUnmoved
	case s.lever.Cap.Valid:
		return ReasonCapped
	}
	return ReasonLimited
}

// least returns the least steps that reach the target, of at most so many, which do.
func (s *search) least(most int64) (int64, error) {
	high, err := s.between(0, most)
	if err != nil {
		return 0, err
	}
	return s.lower(high)
}

// between narrows the span between steps that do not reach the target and steps that do.
func (s *search) between(low, high int64) (int64, error) {
	before, last := low, low // the last two that do not reach it
	for tries := 0; high-low > 1; tries++ {
		next, err := s.next(before, last, high, tries)
		if err != nil {
			return 0, err
		}
		v, err := s.at(next)
		if err != nil {
			return 0, err
		}
		if !s.reached(v) {
			before, last, low = last, next, next
			continue
		}
		high = next
		if high-low > 1 && tries < guesses { // proportion is mostly right: it is the next one down that tells
			if v, err = s.at(high - 1); err != nil {
				return 0, err
			}
			if !s.reached(v) {
				return high, nil
			}
			high--
		}
	}
	return high, nil
}

// next returns where to look: one step at first, then where the proportion between the last
// two has the target, and, when that has been tried often, twice as far or half-way.
func (s *search) next(before, low, high int64, tries int) (int64, error) {
	switch {
	case tries == 0:
		return low + 1, nil
	case tries >= guesses && low > 0 && low < high/2:
		return 2 * low, nil
	case tries >= guesses || before == low:
		return low + (high-low)/2, nil
	}
	from, err := s.at(before)
	if err != nil {
		return 0, err
	}
	to, err := s.at(low)
	if err != nil {
		return 0, err
	}
	rise := to.Sub(from)
	if !rise.IsPositive() {
		return min(max(2*low, low+1), high-1), nil
	}
	ahead := s.target.Sub(to).Mul(decimal.NewFromInt(low - before)).Div(rise).Ceil()
	if ahead.GreaterThan(decimal.NewFromInt(high - low - 1)) {
		return high - 1, nil
	}
	return low + max(ahead.IntPart(), 1), nil
}

// longestScan bounds how many steps are looked at below one that reaches the target.
const longestScan = 2000

// lower looks below steps that reach the target for fewer that reach it too, where the metric
// may fall on the way up: by a top-up at any step, by a share that moves from one vest to
// another within what a share of each vest is worth (SPEC 10.2).
func (s *search) lower(high int64) (int64, error) {
	slack, whole, err := s.unsteady(high)
	if err != nil {
		return 0, err
	}
	if !whole && slack.IsZero() {
		return high, nil
	}
	if !whole {
		return s.scan(high, slack, s.at)
	}
	graph, err := s.remembered(high)
	if err != nil {
		return 0, err
	}
	least, err := s.scan(high, decimal.Zero, graph)
	if err != nil {
		return 0, err
	}
	if v, err := s.at(least); err != nil || s.reached(v) {
		return least, err
	}
	return s.scan(high, decimal.Zero, s.at) // what the graph takes as it is has moved
}

// scan goes down from steps that reach the target and returns the least that do, of those looked
// at. With a slack it stops where the metric is further below the target than that.
func (s *search) scan(high int64, slack decimal.Decimal, value func(int64) (decimal.Decimal, error)) (int64, error) {
	least := high
	for steps := high - 1; steps >= max(1, high-longestScan); steps-- {
		v, err := value(steps)
		if err != nil {
			return 0, err
		}
		if s.reached(v) {
			least = steps
		} else if slack.IsPositive() && v.LessThan(s.target.Sub(slack)) {
			break
		}
	}
	return least, nil
}

// remembered returns the metric after so many steps as the graph of the offer has it, which is
// what the full model finds in a fraction of its time ([comp.Comparison.Sensitivity]); or the full
// model, where the metric does not rest on the lever's term.
func (s *search) remembered(steps int64) (func(int64) (decimal.Decimal, error), error) {
	m := s.asking.model
	kase := m.kase
	kase.Offers = slices.Clone(kase.Offers)
	kase.Offers[m.at] = m.offer(s.changes(steps))
	c, err := comp.Compare(kase, m.metrics...)
	if err != nil {
		return nil, err
	}
	graph, err := c.Sensitivity(s.asking.Metric.Name)
	term := fmt.Sprintf("offers[%d].%s", m.at, s.lever.Path)
	if err != nil || !slices.Contains(graph.Terms, term) {
		return s.at, nil // a case too large to remember is worked out each time
	}
	return func(steps int64) (decimal.Decimal, error) {
		figures, err := graph.Figures(calc.Changes{Numbers: map[string]decimal.Decimal{term: s.lever.value(steps)}})
		if err != nil {
			return decimal.Zero, err
		}
		return figures[m.at], nil
	}, nil
}

// unsteady returns by how much the metric may fall when the lever rises to so many steps; whole
// where nothing bounds it.
func (s *search) unsteady(steps int64) (slack decimal.Decimal, whole bool, err error) {
	r, err := s.asking.model.with(s.changes(steps))
	switch {
	case err != nil:
		return slack, false, err
	case !r.Offer.TopUp.Target.IsZero() && r.Offer.TopUp.Promise != comp.PromiseNone:
		return slack, true, nil
	case s.lever.Key != "rsu_value" && s.lever.Key != "rsu_shares" && s.lever.Key != "refresher":
		return slack, false, nil
	}
	for i := range r.Timeline {
		if p := &r.Timeline[i]; p.Valued == comp.InShares && p.Quantity.IsPositive() {
			slack = slack.Add(p.Amount.Div(p.Quantity).Ceil())
		}
	}
	slack = slack.Mul(decimal.NewFromInt(1).Add(r.Offer.Dividend.Mul(decimal.NewFromInt(int64(len(r.Years)))))) // which comes with each share
	if kind := s.asking.Metric.Kind; (kind == comp.MetricAverage || kind == comp.MetricHourly) && r.Total.IsPositive() {
		v, _ := r.Figure(s.asking.Metric.Name) // the total, divided
		slack = slack.Mul(v).Div(r.Total).RoundUp(2)
	}
	return slack, false, nil
}
