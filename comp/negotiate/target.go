package negotiate

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// Target is what the metric is to reach.
type Target struct {
	Kind   TargetKind
	Offer  int             // position of the offer that is to be matched
	Amount decimal.Decimal // of the metric, in the reporting currency

	MakeWhole decimal.Decimal     // what leaving today's job costs
	Full      decimal.NullDecimal // what the amount is a part of, where no counter reaches all of it
}

// Whole is the amount of which the target is a part, or all.
func (t *Target) Whole() decimal.Decimal {
	if t.Full.Valid {
		return t.Full.Decimal
	}
	return t.Amount
}

// TargetKind is what a target is taken from.
type TargetKind int

// The kinds of targets.
const (
	ToMatch     TargetKind = iota // an offer named
	ToMatchBest                   // the best of the other offers that carry an ask
	ToAmount                      // an amount
	ToMakeWhole                   // the offer itself, with what leaving today's job costs paid on its first day
)

// Leverage is what an offer is good for beside another one's table (SPEC 10.5).
type Leverage string

// The leverages, from the strongest.
const (
	Carries  Leverage = "carries"  // in writing or said, or today's job: an ask may rest on it
	Unstated Leverage = "unstated" // the case does not say how firm it is: an ask may rest on it once it is said
	Lapsed   Leverage = "lapsed"   // its deadline is over: an ask may rest on it once it is known that it still stands
	Supports Leverage = "supports" // market data, or a process under way: it supports an ask that rests on something else
	Refused  Leverage = "refused"  // an aspiration: nobody has offered it
	Variant  Leverage = "variant"  // of the offer asked about: what it may become, and no other employer's offer
	Supposed Leverage = "supposed" // a variant of yet another offer that does not say how firm it is: nobody has offered it
)

// Leverage grades another offer of the comparison beside the one that is asked about: no ask rests
// on a variant of the same letter.
func (a *Asking) Leverage(offer int) Leverage {
	asked, o := a.Result(), &a.Comparison.Offers[offer]
	grade := LeverageOf(&o.Offer)
	from := o.Offer.From
	variant := from != "" && (from == asked.Name || from == asked.Offer.From) || asked.Offer.From == o.Name
	switch {
	case variant && (grade == Carries || grade == Unstated):
		return Variant
	case from != "" && o.Offer.Evidence == "":
		return Supposed
	case grade == Carries && a.isOver(&o.Offer):
		return Lapsed
	}
	return grade
}

// isOver reports whether the day by which an offer had to be answered is over. Today's job has none; an
// offer to stay in it may.
func (a *Asking) isOver(o *comp.Offer) bool {
	return !isHeld(o) && !o.Deadline.IsZero() && o.Deadline.Before(a.Comparison.Case.AsOf)
}

// isHeld reports whether an offer is today's job, and not an offer to stay in it, which is a variant of it.
func isHeld(o *comp.Offer) bool { return o.Current && o.From == "" }

// LeverageOf grades an offer.
func LeverageOf(o *comp.Offer) Leverage {
	switch {
	case isHeld(o), o.Evidence == comp.Written, o.Evidence == comp.Verbal:
		return Carries
	case o.Evidence == comp.Aspiration:
		return Refused
	case o.Evidence == "" && o.Current:
		return Carries // an offer to stay; that nobody may have made it, Leverage says
	case o.Evidence == "":
		return Unstated
	}
	return Supports
}

// TargetError reports a target that there is not.
type TargetError struct {
	Kind  TargetErrorKind
	Offer string   // that was named
	Weak  []string // the other offers, which carry no ask
}

// TargetErrorKind says what is wrong with a target.
type TargetErrorKind int

// The kinds of target errors.
const (
	NoOtherOffer TargetErrorKind = iota
	NoneCarries                  // there are others, and none carries an ask
	MatchesItself
	MatchesAspiration
	NoCurrentJob
)

func (e *TargetError) Error() string {
	switch e.Kind {
	case NoneCarries:
		return fmt.Sprintf("no other offer carries an ask: %s is market data, a process, an aspiration or a variant that nobody has offered; match it by name, or name an amount", strings.Join(e.Weak, ", "))
	case MatchesItself:
		return fmt.Sprintf("%s is the offer that is asked about; match another one, or name an amount", e.Offer)
	case MatchesAspiration:
		return fmt.Sprintf("%s is an aspiration: nobody has offered it, so no ask can lean on it; match an offer that exists, or name an amount", e.Offer)
	case NoCurrentJob:
		return "no offer is today's job, so that there is nothing to make whole; write current: true at today's job"
	}
	return "there is no other offer to match; add one, or name an amount"
}

// Match returns the target of matching an offer. It returns a *TargetError for the offer
// itself and for an aspiration.
func (a *Asking) Match(offer int) (Target, error) {
	r := &a.Comparison.Offers[offer]
	switch {
	case offer == a.From:
		return Target{}, &TargetError{Kind: MatchesItself, Offer: r.Name}
	case LeverageOf(&r.Offer) == Refused:
		return Target{}, &TargetError{Kind: MatchesAspiration, Offer: r.Name}
	}
	return Target{Kind: ToMatch, Offer: offer, Amount: a.figure(offer)}, nil
}

// figure returns the metric of an offer of the comparison.
func (a *Asking) figure(offer int) decimal.Decimal {
	c := a.Comparison
	if v, known := c.Offers[offer].Figure(a.Metric.Name); known {
		return v
	}
	return comp.NewLeaving(c, &c.Offers[offer], true).After(a.Metric.Number).Net // the only metrics that a case does not have
}

// Best returns the target of matching the best other offer that carries an ask: what nobody
// has offered carries none, and one whose deadline is over is taken where there is no other. It
// returns a *TargetError where there is none.
func (a *Asking) Best() (Target, error) {
	best, found, lapsed := Target{Kind: ToMatchBest}, false, false
	var weak []string
	for i := range a.Comparison.Offers {
		r := &a.Comparison.Offers[i]
		switch leverage := a.Leverage(i); {
		case i == a.From:
		case leverage == Refused || leverage == Supports || leverage == Variant || leverage == Supposed:
			weak = append(weak, r.Name)
		default:
			over := leverage == Lapsed
			if v := a.figure(i); !found || lapsed && !over || lapsed == over && v.GreaterThan(best.Amount) {
				best.Offer, best.Amount, found, lapsed = i, v, true, over
			}
		}
	}
	switch {
	case found:
		return best, nil
	case weak != nil:
		return best, &TargetError{Kind: NoneCarries, Weak: weak}
	}
	return best, &TargetError{Kind: NoOtherOffer}
}

// MakeWhole returns the target at which the offer also pays what leaving today's job on the
// first compared day costs: what is left behind and has to be paid back, as a payment on the
// first day. It returns a *TargetError where no offer is today's job.
func (a *Asking) MakeWhole() (Target, error) {
	c := a.Comparison
	i := slices.IndexFunc(c.Offers, func(r comp.Result) bool { return r.Offer.Current })
	switch {
	case i < 0:
		return Target{}, &TargetError{Kind: NoCurrentJob}
	case i == a.From:
		return Target{}, &TargetError{Kind: MatchesItself, Offer: c.Offers[i].Name}
	}
	leaving := comp.NewLeaving(c, &c.Offers[i], true).After(0)
	t := Target{Kind: ToMakeWhole, Offer: i, MakeWhole: leaving.MakeWhole()}
	if !t.MakeWhole.IsPositive() {
		t.Amount = a.Today
		return t, nil
	}
	o := a.model.offer(nil)
	paid, err := inCurrency(c, a.Result().Currency, t.MakeWhole, a.Result().Start)
	if err != nil {
		return t, err
	}
	o.SignOn = append(slices.Clone(o.SignOn), comp.SignOn{Year: 1, Amount: paid})
	r, err := a.model.of(o)
	if err != nil {
		return t, err
	}
	t.Amount, _ = r.Figure(a.Metric.Name)
	return t, nil
}

// inCurrency converts an amount of the reporting currency to another, at the rate of a day
// and rounded up, so that it is enough.
func inCurrency(c *comp.Comparison, in comp.Currency, amount decimal.Decimal, day vesting.Date) (decimal.Decimal, error) {
	rate, known := c.Case.Exchange(in, day)
	if !known || !rate.IsPositive() {
		return amount, &comp.CurrencyError{Code: string(in)}
	}
	return amount.DivRound(rate, 12).RoundUp(in.Places()), nil
}

// Amount returns the target of an amount of the metric.
func (a *Asking) Amount(amount decimal.Decimal) Target {
	return Target{Kind: ToAmount, Amount: amount}
}
