package negotiate

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
)

// Asking is one offer of a comparison about which one asks for more, on one metric.
type Asking struct {
	Comparison *comp.Comparison
	From       int // position of the offer
	Metric     comp.Metric
	Today      decimal.Decimal // the metric of the offer as it stands
	Levers     []*Lever        // in the order asked for, or all

	model *model
	specs []Spec
}

// New prepares to ask about an offer of a comparison. The levers are those of the specs in
// their order, else all. It returns a *LeverError for a spec that cannot stand, a
// *comp.MetricError for a metric that is none of the horizon, and the reason why the case has not one of
// [comp.FurtherMetricNames].
func New(c *comp.Comparison, from int, metric string, specs ...Spec) (*Asking, error) {
	m, err := c.Metric(metric)
	if err != nil {
		return nil, err
	}
	a := &Asking{Comparison: c, From: from, Metric: m, specs: specs, model: newModel(c, from, beside(m, c.Case.Years)...)}
	if len(specs) == 0 {
		for _, key := range LeverKeys() {
			specs = append(specs, Spec{Key: key})
		}
	}
	for i, s := range specs {
		if slices.ContainsFunc(specs[:i], func(earlier Spec) bool { return earlier.Key == s.Key }) {
			return nil, &LeverError{s.Key, "the lever is named twice", "name each lever once"}
		}
		l, err := a.newLever(s)
		if err != nil {
			return nil, err
		}
		a.Levers = append(a.Levers, l)
	}
	today, err := a.value(nil)
	a.Today = today
	return a, err
}

// beside returns the metrics that a case does not have by itself: walkaway@14.
func beside(m comp.Metric, years int) []comp.Metric {
	if slices.Contains(comp.MetricNames(years), m.Name) {
		return nil
	}
	return []comp.Metric{m}
}

// Result returns the offer as it stands.
func (a *Asking) Result() *comp.Result { return &a.Comparison.Offers[a.From] }

// lever returns a lever by its key, with the cap and step of its spec where one is given.
func (a *Asking) lever(key string) (*Lever, error) {
	for _, l := range a.Levers {
		if l.Key == key {
			return l, nil
		}
	}
	return a.newLever(Spec{Key: key})
}

// newLever finds a lever in the offer. What the offer lacks and could not have, such as a value
// in shares of a private company that nothing prices, is barred.
func (a *Asking) newLever(s Spec) (*Lever, error) {
	l, err := newLever(&a.Comparison.Case.Offers[a.From], a.Result().Start, s)
	if err != nil || !l.Lacks || l.Bar != "" {
		return l, err
	}
	stands, err := a.model.stands([]Change{{l, l.value(1)}})
	switch {
	case stands:
	case a.Comparison.Case.Offers[a.From].Private.Stated():
		l.Bar = BarNoRound
	default:
		l.Bar = BarNoPrice
	}
	return l, err
}

// value returns the metric of the offer with the changes.
func (a *Asking) value(changes []Change) (decimal.Decimal, error) {
	r, err := a.model.with(changes)
	if err != nil {
		return decimal.Zero, err
	}
	v, _ := r.Figure(a.Metric.Name)
	return v, nil
}

// Ask is the least on one lever at which the metric reaches the target (SPEC 10.2).
type Ask struct {
	Lever   *Lever
	Reaches bool
	To      decimal.Decimal     // where it reaches; today's value where nothing has to be asked for
	Value   decimal.Decimal     // of the metric at To, or at the most that can be asked for
	Below   decimal.NullDecimal // of the metric one step below To; not valid where there is no step
	Reason  Reason              // why it cannot reach; empty where it does
	Most    decimal.Decimal     // that can be asked for, where the reason is a cap
	Worth   *Worth              // nil where it cannot be asked for
}

// Increase returns what is asked for more.
func (k *Ask) Increase() decimal.Decimal { return k.To.Sub(k.Lever.Current) }

// Reason says why a lever cannot reach a target.
type Reason string

// The reasons.
const (
	ReasonBarred  Reason = "barred"  // the offer cannot be asked for it: see Lever.Bar
	ReasonUnmoved Reason = "unmoved" // the metric does not follow it
	ReasonCapped  Reason = "capped"  // its cap stops it
	ReasonLimited Reason = "limited" // however much of it there is, the metric stays below
)

// Asks returns the least ask on each lever for a target, with what the lever is worth.
func (a *Asking) Asks(target decimal.Decimal) ([]Ask, error) {
	var asks []Ask
	for _, l := range a.Levers {
		ask, err := a.Ask(l, nil, target)
		if err != nil {
			return nil, err
		}
		if l.Bar == "" {
			if ask.Worth, err = a.worth(l); err != nil {
				return nil, err
			}
		}
		asks = append(asks, ask)
	}
	return asks, nil
}

// Ask returns the least on a lever that reaches a target beside changes that stand already.
func (a *Asking) Ask(l *Lever, given []Change, target decimal.Decimal) (Ask, error) {
	s := search{asking: a, lever: l, given: given, target: target}
	if l.Bar != "" {
		v, err := a.value(given)
		return Ask{Lever: l, To: l.Current, Value: v, Reason: ReasonBarred}, err
	}
	return s.ask()
}

// Worth is what a little more of a lever adds to each metric of the offer.
type Worth struct {
	Of      decimal.Decimal // so much more of it: 1,000 of money (a year, of pay by a period), 1%, or the shares that 1,000 buys today
	Figures []comp.Figure   // what that adds, by metric
}

// thousand is the increase of which a lever's worth is told.
var thousand = decimal.NewFromInt(1000)

// worth returns what 1,000 on a lever adds to each metric; nil where the offer can have no more.
func (a *Asking) worth(l *Lever) (*Worth, error) {
	w := &Worth{Of: thousand}
	switch l.Measure {
	case InRate:
		w.Of = decimal.New(1, -2)
	case InShares:
		w.Of = decimal.NewFromInt(1)
		if price := a.Result().SharePriceNumber().Decimal(); price.IsPositive() {
			w.Of = decimal.Max(w.Of, thousand.Div(price).Floor())
		}
	}
	if l.yearly.IsPositive() { // 1,000 a year
		w.Of = thousand.DivRound(l.yearly, 10)
	}
	before, err := a.model.with(nil)
	if err != nil {
		return nil, err
	}
	more := []Change{{l, l.Current.Add(w.Of)}}
	if stands, err := a.model.stands(more); !stands {
		return nil, err
	}
	after, err := a.model.with(more)
	if err != nil {
		return nil, err
	}
	for i, f := range after.Metrics {
		w.Figures = append(w.Figures, comp.Figure{Metric: f.Metric, Value: f.Value.Sub(before.Metrics[i].Value)})
	}
	return w, nil
}

// Figure returns what is added to the named metric.
func (w *Worth) Figure(metric string) (decimal.Decimal, bool) {
	for _, f := range w.Figures {
		if f.Metric.Name == metric {
			return f.Value, true
		}
	}
	return decimal.Zero, false
}
