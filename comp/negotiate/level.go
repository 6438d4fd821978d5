package negotiate

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
)

// LevelKind is how level the years are to be.
type LevelKind string

// The kinds of levelling (SPEC 10.4).
const (
	LevelEqual LevelKind = "equal" // each year pays what the best one does today
	LevelFloor LevelKind = "floor" // no year pays less than year 1 does today
)

// LevelKinds lists the kinds of levelling.
func LevelKinds() []LevelKind { return []LevelKind{LevelEqual, LevelFloor} }

// Levelled is the sign-ons that make the years of an offer level.
type Levelled struct {
	Kind   LevelKind
	From   *comp.Result      // the offer as it stands
	Goal   decimal.Decimal   // of every year, in the reporting currency
	SignOn []decimal.Decimal // by service year, in the offer's currency, with what the letter has today
	Before []decimal.Decimal // totals by service year as it stands
	Years  []decimal.Decimal // with the sign-ons, by the full model
	Off    []int             // service years that no sign-on brings to Goal; none where the years are level
}

// Same reports whether the years are level as they stand.
func (l *Levelled) Same() bool {
	return len(l.Off) == 0 && slices.EqualFunc(l.Before, l.Years, decimal.Decimal.Equal)
}

// HiredError reports that today's job is asked for sign-ons, which it pays at hiring only.
type HiredError struct{ Offer string }

func (e *HiredError) Error() string {
	return fmt.Sprintf("%s is today's job, which pays a sign-on at hiring only, so that none can level its years; name another offer with --from", e.Offer)
}

// LevelYears returns the sign-ons that level the years of an offer. What the letter has stays, on
// its terms: a sign-on of a year that pays less than the goal is raised, or one is added as a lump
// without a clawback. It returns a *HiredError for today's job.
func LevelYears(c *comp.Comparison, from int, kind LevelKind) (*Levelled, error) {
	l := &Levelled{Kind: kind, From: &c.Offers[from]}
	if l.From.Offer.Current {
		return nil, &HiredError{Offer: l.From.Name}
	}
	for _, y := range l.From.Years {
		l.Before = append(l.Before, y.Total)
	}
	l.Goal = l.Before[0]
	if kind == LevelEqual {
		l.Goal = slices.MaxFunc(l.Before, decimal.Decimal.Cmp)
	}
	m := newModel(c, from)
	o := m.offer(nil)
	for k := range l.Before {
		if err := l.raise(c, m, &o, k); err != nil {
			return nil, err
		}
	}
	return l, l.prove(c, m, o)
}

// raise brings service year k, from 0, up to the goal. Other terms may follow a sign-on, as a top-up
// gives way to it, so that what is missing is added again; more sign-on never adds more than itself to
// its year, so that no lesser one is passed over. A year that still falls short after some guesses is
// given what it takes without the top-up, and one in which no sign-on is paid is left as it is.
func (l *Levelled) raise(c *comp.Comparison, m *model, o *comp.Offer, k int) error {
	signOns := slices.Clone(o.SignOn)
	i := slices.IndexFunc(signOns, func(s comp.SignOn) bool { return s.Year == k+1 })
	if i < 0 {
		i, signOns = len(signOns), append(signOns, comp.SignOn{Year: k + 1})
	}
	for guess := 0; guess <= guesses+1; guess++ {
		tried := *o
		tried.SignOn = signOns
		if guess == guesses {
			tried.TopUp = comp.TopUp{}
		}
		r, err := m.of(tried)
		if err != nil {
			return err
		}
		missing := l.Goal.Sub(r.Years[k].Total)
		if !missing.IsPositive() {
			if guess > 0 {
				o.SignOn = signOns
			}
			return nil
		}
		more, err := inCurrency(c, l.From.Currency, missing, l.From.Start.AddMonths(12*k))
		if err != nil {
			return err
		}
		signOns[i].Amount = signOns[i].Amount.Add(more)
	}
	return nil
}

// prove works the years out by the full model.
func (l *Levelled) prove(c *comp.Comparison, m *model, o comp.Offer) error {
	r, err := m.of(o)
	if err != nil {
		return err
	}
	l.SignOn = make([]decimal.Decimal, len(r.Years))
	for _, s := range o.SignOn {
		if s.Year <= len(l.SignOn) {
			l.SignOn[s.Year-1] = l.SignOn[s.Year-1].Add(s.Amount)
		}
	}
	for k, y := range r.Years {
		l.Years = append(l.Years, y.Total)
		rate, _ := c.Case.Exchange(r.Currency, l.From.Start.AddMonths(12*k))
		unit := rate.Shift(-r.Currency.Places()).RoundUp(c.Case.Currency.Places()) // a sign-on cannot be finer
		over := y.Total.Sub(l.Goal)
		if over.IsNegative() || l.Kind == LevelEqual && over.GreaterThan(unit) {
			l.Off = append(l.Off, k+1)
		}
	}
	return nil
}
