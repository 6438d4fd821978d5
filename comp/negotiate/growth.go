package negotiate

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
)

// Growth is how much the share of an offer has to grow for a metric to reach a figure. Amounts are
// in the reporting currency.
type Growth struct {
	Kind   GrowthKind
	Metric comp.Metric
	Target decimal.Decimal
	Today  decimal.Decimal // the metric of the offer as the case has it
	Alone  decimal.Decimal // the metric without all that follows the share

	Yearly decimal.Decimal     // of GrowthReaches: the least growth a year, in hundredths of a percent; 0.15 is 15%
	Value  decimal.Decimal     // the metric at it, or at the highest growth where none reaches
	Below  decimal.Decimal     // of GrowthReaches: the metric at a hundredth of a percent less
	Case   decimal.NullDecimal // the growth that the case has for the offer; not valid for a path of prices
}

// GrowthKind is how a figure is reached.
type GrowthKind string

// The kinds, in the order in which they are looked for.
const (
	GrowthUnneeded GrowthKind = "not-needed"     // what does not follow the share reaches it alone
	GrowthUnmoved  GrowthKind = "no-share"       // nothing in the offer follows a share that is traded, and it is not reached
	GrowthNone     GrowthKind = "not-reached"    // no growth up to MostGrowth reaches it
	GrowthHalved   GrowthKind = "even-if-halved" // it is reached though the share halves every year
	GrowthReaches  GrowthKind = "reached"        // Yearly reaches it
)

// MostGrowth is the highest growth a year that is looked at: a share that grows tenfold.
func MostGrowth() decimal.Decimal { return growthOf(mostGrowth) }

// GrowthTo finds the growth of the share price a year at which a metric of an offer reaches a
// target, by the full model. A growth or a path of prices of the offer's own gives way to it, its
// timing does not. More growth pays more, but for a top-up, which may fill up less for it: then the
// growth found reaches the target and a hundredth of a percent less does not, and a lower one may too.
func GrowthTo(c *comp.Comparison, offer int, metric comp.Metric, target decimal.Decimal) (*Growth, error) {
	m := newModel(c, offer, beside(metric, c.Case.Years)...)
	q := newQuoting(c, offer)
	figure := func(r *comp.Result, err error) (decimal.Decimal, error) {
		if err != nil {
			return decimal.Zero, err
		}
		v, _ := r.Figure(metric.Name)
		return v, nil
	}
	o := &c.Offers[offer].Offer
	assumed, timing := o.GrowthIn(&c.Case)
	at := func(hundredths int64) (decimal.Decimal, error) {
		return figure(q.grown(m, growthOf(hundredths), timing))
	}
	g := &Growth{Kind: GrowthUnneeded, Metric: metric, Target: target, Case: decimal.NullDecimal{Decimal: assumed, Valid: len(o.Price.Path) == 0}}
	var err error
	if g.Today, err = figure(m.with(nil)); err != nil {
		return nil, err
	}
	if g.Alone, err = figure(m.of(withoutShares(m.offer(nil)))); err != nil || !g.Alone.LessThan(target) {
		return g, err
	}
	if !o.FollowsShare() {
		g.Kind = GrowthUnmoved
		return g, nil
	}
	return g, g.search(at)
}

// search looks for the least growth.
func (g *Growth) search(at func(hundredths int64) (decimal.Decimal, error)) (err error) {
	if g.Value, err = at(mostGrowth); err != nil || g.Value.LessThan(g.Target) {
		g.Kind = GrowthNone
		return err
	}
	low, high := int64(leastGrowth), int64(mostGrowth)
	if g.Below, err = at(low); err != nil || !g.Below.LessThan(g.Target) {
		g.Kind, g.Value = GrowthHalved, g.Below
		return err
	}
	for high-low > 1 {
		middle := low + (high-low)/2
		v, err := at(middle)
		switch {
		case err != nil:
			return err
		case v.LessThan(g.Target):
			low, g.Below = middle, v
		default:
			high, g.Value = middle, v
		}
	}
	g.Kind, g.Yearly = GrowthReaches, growthOf(high)
	return nil
}

// withoutShares takes all off an offer that is worth what a share is: grants of shares and options,
// refreshers, a top-up, share purchases.
func withoutShares(o comp.Offer) comp.Offer {
	o.Grants = slices.DeleteFunc(slices.Clone(o.Grants), func(g comp.Grant) bool { return g.Kind != comp.CashGrant && !g.ByValue })
	o.Refreshers, o.TopUp, o.ESPP, o.Private, o.Quoted = nil, comp.TopUp{}, comp.ESPP{}, comp.Private{}, nil
	return o
}
