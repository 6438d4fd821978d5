package negotiate

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// What can be reached by asking: no counter pays for years in which a job does not exist, and none goes
// far above the offer that it answers.

// mostCounter is how far above an offer a counter goes at the most, by the rule of J. Doody (SPEC 10.6):
// 10%, and one percent more for each of the ten points of need.
var mostCounter = decimal.New(20, -2)

// Together is what two offers pay while both jobs exist, where the one that is asked ends first.
type Together struct {
	Ends         vesting.Date // the last day of the one that is asked
	Years        int          // service years from the first that both last to their end; 0 where there is none
	Asked, Other decimal.Decimal
}

// Together returns what the offer and the one that it is to match pay while both jobs exist. It returns
// false where the offer does not end first, or the metric is of a time in which both jobs exist.
func (a *Asking) Together(t Target) (Together, bool) {
	if t.Kind != ToMatch && t.Kind != ToMatchBest {
		return Together{}, false
	}
	mine, other := a.Result(), &a.Comparison.Offers[t.Offer]
	both := Together{Ends: mine.Offer.End, Years: mine.WholeYears()}
	if _, ends := mine.LastYear(); !ends || both.Years >= other.WholeYears() || a.within(both.Years) {
		return Together{}, false
	}
	for k := range both.Years {
		both.Asked, both.Other = both.Asked.Add(mine.Years[k].Total), both.Other.Add(other.Years[k].Total)
	}
	return both, true
}

// within reports whether the metric is of the first so many years alone.
func (a *Asking) within(years int) bool {
	switch a.Metric.Kind {
	case comp.MetricYear:
		return a.Metric.Number <= years
	case comp.MetricWalkAway:
		return a.Metric.Number <= 12*years
	case comp.MetricLevelsTC:
		return true
	}
	return false
}

// Beyond returns by what part a target is above the offer as it stands, and whether no counter goes as
// far, with the most that one goes. What leaving today's job costs is another matter: employers
// pay for it on top of a counter, because it can be shown.
func (a *Asking) Beyond(t Target) (share, most decimal.Decimal, beyond bool) {
	if !a.Today.IsPositive() || t.Kind == ToMakeWhole {
		return share, mostCounter, false
	}
	share = t.Amount.Sub(a.Today).DivRound(a.Today, 12)
	return share, mostCounter, share.GreaterThan(mostCounter)
}

// Within is what a counter asks for at the most of a target that is [Asking.Beyond] one.
type Within struct {
	Target Target // of which the counter is a part
	Change Change // the most on one lever; its Lever is nil where no lever gets as far as that
}

// Within returns what to ask for of a target that no counter reaches: as much of a lever as keeps the
// metric within a counter. The lever is the sign-on in year 1, else the first that gets as far. It returns
// false of a target within a counter, which needs no other.
func (a *Asking) Within(t Target) (w Within, beyond bool, err error) {
	_, most, beyond := a.Beyond(t)
	if !beyond {
		return Within{Target: t}, false, nil
	}
	w.Target = t
	w.Target.Full = decimal.NewNullDecimal(t.Amount)
	w.Target.Amount = a.Today.Mul(most.Add(decimal.NewFromInt(1))).RoundDown(a.Comparison.Case.Currency.Places())
	levers := slices.Clone(a.Levers)
	slices.SortStableFunc(levers, func(x, y *Lever) int { return Easiest(x) - Easiest(y) })
	for _, l := range levers {
		k, err := a.Ask(l, nil, w.Target.Amount)
		if err != nil {
			return w, true, err
		}
		switch {
		case !k.Reaches || !k.Below.Valid:
		case k.Value.Equal(w.Target.Amount):
			w.Change = Change{l, k.To}
			return w, true, nil
		case k.Increase().GreaterThan(l.Step):
			w.Change, w.Target.Amount = Change{l, k.To.Sub(l.Step)}, k.Below.Decimal
			return w, true, nil
		}
	}
	return w, true, nil
}

// Easiest orders levers by how easily an employer moves on them: a sign-on in year 1 is paid once, and
// enters no scale of pay.
func Easiest(l *Lever) int {
	if l.Key == "sign_on_year_1" {
		return 0
	}
	return 1
}
