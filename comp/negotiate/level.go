package negotiate

import (
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
	SignOn []decimal.Decimal // by service year, in the offer's currency
	Before []decimal.Decimal // totals by service year as it stands
	Years  []decimal.Decimal // with the sign-ons, by the full model
	Exact  bool              // no year falls short of Goal and, of LevelEqual, none is above it
}

// Same reports whether the years are level as they stand.
func (l *Levelled) Same() bool {
	return l.Exact && slices.EqualFunc(l.Before, l.Years, decimal.Decimal.Equal)
}

// LevelYears returns the sign-ons that level the years of an offer: with LevelEqual in place of
// all sign-ons that it has, with LevelFloor in place of those after year 1.
func LevelYears(c *comp.Comparison, from int, kind LevelKind) (*Levelled, error) {
	m := newModel(c, from)
	l := &Levelled{Kind: kind, From: &c.Offers[from]}
	for _, y := range l.From.Years {
		l.Before = append(l.Before, y.Total)
	}
	kept := 0
	if kind == LevelFloor {
		kept = 1
	}
	o := m.offer(nil)
	o.SignOn = slices.DeleteFunc(slices.Clone(o.SignOn), func(s comp.SignOn) bool { return s.Year > kept })
	bare, err := m.of(o)
	if err != nil {
		return nil, err
	}
	l.Goal = l.Before[0]
	if kind == LevelEqual {
		l.Goal = highest(l.From.Years)
	}
	l.SignOn = make([]decimal.Decimal, len(bare.Years))
	for _, s := range o.SignOn {
		l.SignOn[s.Year-1] = l.SignOn[s.Year-1].Add(s.Amount)
	}
	for k := kept; k < len(bare.Years); k++ {
		missing := l.Goal.Sub(bare.Years[k].Total)
		if !missing.IsPositive() {
			continue
		}
		paid, err := inCurrency(c, l.From, missing, l.From.Start.AddMonths(12*k))
		if err != nil {
			return nil, err
		}
		o.SignOn, l.SignOn[k] = append(o.SignOn, comp.SignOn{Year: k + 1, Amount: paid}), paid
	}
	return l, l.prove(m, o)
}

// prove works the years out by the full model.
func (l *Levelled) prove(m *model, o comp.Offer) error {
	r, err := m.of(o)
	if err != nil {
		return err
	}
	l.Exact = true
	for _, y := range r.Years {
		l.Years = append(l.Years, y.Total)
		l.Exact = l.Exact && !y.Total.LessThan(l.Goal) && (l.Kind == LevelFloor || y.Total.Equal(l.Goal))
	}
	return nil
}

func highest(years []comp.Period) decimal.Decimal {
	best := years[0].Total
	for _, y := range years {
		best = decimal.Max(best, y.Total)
	}
	return best
}
