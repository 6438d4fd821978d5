package risk

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
)

// Assumption is a term on which figures rest, and how far it is moved.
type Assumption struct {
	Path      string // of the term, offers[0].price.growth, or MonthsStayed
	Term      comp.Term
	Offer     int             // position of the offer that it is of; -1 for one of the whole case
	Today     decimal.Decimal // its value today, whether it is stated or not
	Step      decimal.Decimal // to its neighbouring value: a cent, 0.0001 of a price, 0.0001% of a rate, one share, a month
	Plausible Span            // what it may well be; today's value alone of what the letter fixes
	Searched  Span            // where break-evens are looked for
	Reason    string          // for Plausible; empty where the case states the range, and of what the letter fixes
	Stated    bool            // the case states the range
	Also      []string        // the same term of other offers of one company, which moves with it: a share has one price

	moves []string // terms of the graph that have its value
}

// MonthsStayed is the path of the one assumption that is no term of a case: the month of a
// metric such as walkaway@24.
const MonthsStayed = "months"

// IsFixed reports whether the letter fixes the term: a stress does not move it.
func (a *Assumption) IsFixed() bool { return !a.Plausible.Low.LessThan(a.Plausible.High) }

// Assumptions lists the terms on which the lead rests: what the case states, and of what it leaves
// open the price and the growth of each share; those of the leader first, then those of the
// others, then those of the whole case. A growth of the case is one of them where several shares
// follow it.
func (l *Lead) Assumptions() []*Assumption {
	var all []*Assumption
	for _, path := range l.graph.Terms {
		t, _ := comp.FindTerm(path)
		if !t.Moves || !l.restsOn(path) || l.Comparison.Case.TermsAt(path) == nil {
			continue
		}
		if a := l.assumption(path); len(a.moves) == 1 && !l.joins(a, all) { // what others follow stands for them, not beside them
			all = append(all, a)
		}
	}
	if l.sharesThatFollow() > 1 {
		all = append(all, l.assumption("growth"))
	}
	if l.stay != nil {
		all = append(all, l.months())
	}
	slices.SortStableFunc(all, func(a, b *Assumption) int {
		return cmp.Or(cmp.Compare(l.place(a.Offer), l.place(b.Offer)), cmp.Compare(places()[a.Term.Path], places()[b.Term.Path]))
	})
	return all
}

// joins reports whether an assumption is about the share of a company of which one of those found has the
// same price or growth, and lets them move together.
func (l *Lead) joins(a *Assumption, found []*Assumption) bool {
	if a.Term.Path != "offers[].price.growth" && a.Term.Path != "offers[].price.today" {
		return false
	}
	company := func(offer int) string { return l.Comparison.Case.Offers[offer].Company }
	for _, other := range found {
		if other.Term.Path == a.Term.Path && other.Today.Equal(a.Today) && company(a.Offer) != "" && company(other.Offer) == company(a.Offer) {
			if other.Also = append(other.Also, a.Path); a.Offer == l.Leader { // which it is named after
				other.Path, other.Offer, other.Also[len(other.Also)-1] = a.Path, a.Offer, other.Path
			}
			other.moves = append(slices.Clone(other.moves), a.moves...)
			return true
		}
	}
	return false
}

// sharesThatFollow counts the offers whose pay moves with the growth of the case.
func (l *Lead) sharesThatFollow() (n int) {
	for _, path := range l.follow["growth"] {
		if l.restsOn(path) && l.Comparison.Case.TermsAt(path) != nil {
			n++
		}
	}
	return n
}

// place orders the offers: the leader, the others, the whole case.
func (l *Lead) place(offer int) int {
	switch {
	case offer == l.Leader:
		return 0
	case offer < 0:
		return len(l.Others) + 1
	}
	return 1 + slices.Index(l.Others, offer)
}

// places are those of the terms in the order of their descriptions.
var places = sync.OnceValue(func() map[string]int {
	at := map[string]int{}
	for i, t := range comp.Terms() {
		at[t.Path] = i
	}
	return at
})

// UnknownTermError reports a path at which the lead rests on no term.
type UnknownTermError struct {
	Path   string
	Metric string
	Known  []string // those on which it rests
}

func (e *UnknownTermError) Error() string {
	return fmt.Sprintf("%s rests on no term %q; write one of %s", e.Metric, e.Path, e.Listed())
}

// Listed writes the terms that there are, some of many.
func (e *UnknownTermError) Listed() string {
	const some = 20
	text := strings.Join(e.Known[:min(len(e.Known), some)], ", ")
	if more := len(e.Known) - some; more > 0 {
		text += fmt.Sprintf(" and %d more", more)
	}
	return text
}

// Find returns the assumptions at a path: one, or without an offer that of each offer that has it
// (see [comp.Case.TermsAt]). What a letter mostly has is found by its full path though this one
// lacks it. It returns an *UnknownTermError where the lead rests on none.
func (l *Lead) Find(path string) ([]*Assumption, error) {
	if path == MonthsStayed && l.stay != nil {
		return []*Assumption{l.months()}, nil
	}
	paths := l.Comparison.Case.TermsAt(path)
	if paths == nil {
		paths = []string{path}
	}
	var found []*Assumption
	for _, p := range paths {
		if a := l.assumption(p); len(a.moves) > 0 && a.Term.Moves && l.restsOn(p) {
			found = append(found, a)
		}
	}
	if found == nil {
		e := &UnknownTermError{Path: path, Metric: l.Metric.Name}
		for _, a := range l.Assumptions() {
			e.Known = append(e.Known, a.Path)
		}
		return nil, e
	}
	return found, nil
}

// assumption returns the term of a path, which moves what follows it; nothing where no figure does.
func (l *Lead) assumption(path string) *Assumption {
	c := &l.Comparison.Case
	t, _ := comp.FindTerm(path)
	a := &Assumption{Path: path, Term: t, Offer: -1}
	currency := c.Currency
	if i, inside, inOffer := comp.InOffer(path); inOffer && i < len(c.Offers) {
		a.Offer, currency = i, l.Comparison.Offers[i].CurrencyOf(inside)
	}
	if a.moves = l.follow[path]; len(a.moves) == 0 {
		return a
	}
	v, _ := c.Value(path)
	if a.Today = v.Number.Decimal; !v.Number.Valid {
		a.Today = l.today[a.moves[0]] // a default
	}
	a.Step = neighbouring(&t, a.Today, currency)
	l.bound(a)
	return a
}

// months returns the months of leaving as an assumption.
func (l *Lead) months() *Assumption {
	a := &Assumption{Path: MonthsStayed, Offer: -1, Today: decimal.NewFromInt(int64(l.Metric.Number)), Step: decimal.NewFromInt(1), moves: []string{MonthsStayed}}
	a.Term = comp.Term{Path: MonthsStayed, Label: "Months stayed", Kind: comp.KindMonths, Unit: comp.UnitMonths, Meaning: "months after which one leaves",
		Bounds: comp.Bounds{Lo: a.Step, Hi: decimal.NewFromInt(int64(12 * l.Comparison.Case.Years))}}
	l.bound(a)
	return a
}

// RangeError reports a range in which a term cannot be searched.
type RangeError struct {
	Path  string
	Span  Span
	Empty bool // it ends where it begins, or before; otherwise it leaves the bounds of the term
	Term  comp.Term
}

func (e *RangeError) Error() string {
	shift, unit := int32(0), ""
	if e.Term.IsRate(e.Span.High) {
		shift, unit = 2, "%"
	}
	low, high := e.Span.Low.Shift(shift).String()+unit, e.Span.High.Shift(shift).String()+unit
	if e.Empty {
		return fmt.Sprintf("the range of %s from %s to %s is empty; write the lower end first", e.Path, low, high)
	}
	b := e.Term.Bounds
	return fmt.Sprintf("the range of %s from %s to %s leaves what it can be, %s%s to %s%s; check the decimal point", e.Path, low, high, b.Lo.Shift(shift), unit, b.Hi.Shift(shift), unit)
}

// In returns the assumption with another range, for both searches and stress. It returns a
// *RangeError for a range that is empty, or that the term cannot have.
func (a *Assumption) In(s Span) (*Assumption, error) {
	moved := *a
	moved.Plausible, moved.Searched, moved.Reason, moved.Stated = s, a.within(s), "", true
	switch low, high := moved.steps(); {
	case !s.Low.LessThan(s.High), low >= high:
		return nil, &RangeError{Path: a.Path, Span: s, Empty: true, Term: a.Term}
	case !a.bounded(s).Low.Equal(s.Low) || !a.bounded(s).High.Equal(s.High):
		return nil, &RangeError{Path: a.Path, Span: s, Term: a.Term}
	}
	return &moved, nil
}

// neighbouring returns how far apart neighbouring values of a term are.
func neighbouring(t *comp.Term, today decimal.Decimal, currency comp.Currency) decimal.Decimal {
	switch {
	case t.IsRate(today):
		return decimal.New(1, -6)
	case t.Kind == comp.KindPrice:
		return decimal.New(1, -4)
	case t.Kind == comp.KindMoney, t.Kind == comp.KindRateOrMoney:
		return decimal.New(1, -currency.Places())
	}
	return decimal.NewFromInt(1)
}

// bound finds the ranges of an assumption, within what the term can be.
func (l *Lead) bound(a *Assumption) {
	c := &l.Comparison.Case
	if s, found := stated(c, a.Path); found {
		a.Plausible, a.Searched, a.Stated = s, s, true
		return
	}
	r := rangeOf(c, a.Path)
	if a.Term.Kind == comp.KindRateOrMoney && r.Plausible.From == Fixed && !a.Term.IsRate(a.Today) { // the ends are rates, and this is an amount
		r.Plausible, r.Searched, r.Reason = reach(Times, "0", "2"), reach(Times, "0", "4"), "none in a bad year, twice as much in a very good one"
	}
	a.Plausible, a.Searched, a.Reason = r.Plausible.of(a.Today), r.Searched.of(a.Today), r.Reason
	if a.Today.IsZero() && r.Searched.From == Times {
		a.Searched.High = l.usual(a)
	}
	a.Plausible = a.bounded(a.Plausible)
	a.Searched = a.within(Span{decimal.Min(a.Searched.Low, a.Plausible.Low), decimal.Max(a.Searched.High, a.Plausible.High)})
	a.Plausible, a.Searched = l.standing(a, a.Plausible), l.standing(a, a.Searched)
}

// standing cuts a span to where the case can stand: what one term may be can rest on another, as the
// preferred price on the preferences that it makes shares of.
func (l *Lead) standing(a *Assumption, s Span) Span {
	stands := func(v decimal.Decimal) bool {
		c, err := l.Comparison.Case.With(a.Path, v)
		return err == nil && c.Validate() == nil
	}
	low, high := s.Low, s.High
	if low.IsZero() { // where nothing is offered
		low = a.Step
	}
	switch lowStands, highStands := stands(low), stands(high); {
	case lowStands && highStands, !stands(a.Today): // or no term of its own
		return s
	case !lowStands:
		s.Low = a.last(low, stands)
		if highStands {
			return s
		}
	}
	s.High = a.last(high, stands)
	return s
}

// last is the last value on the way from today's to one that does not stand, by halves.
func (a *Assumption) last(beyond decimal.Decimal, stands func(decimal.Decimal) bool) decimal.Decimal {
	two := decimal.NewFromInt(2)
	inside := a.Today
	for {
		middle := a.Step.Mul(inside.Add(beyond).DivRound(two.Mul(a.Step), 0))
		switch {
		case middle.Equal(inside) || middle.Equal(beyond) || beyond.Sub(inside).Abs().LessThanOrEqual(a.Step):
			return inside
		case stands(middle):
			inside = middle
		default:
			beyond = middle
		}
	}
}

// usual is as much as a letter has of a term that this one lacks: a rate of half, or a year's base.
func (l *Lead) usual(a *Assumption) decimal.Decimal {
	switch {
	case a.Term.Kind == comp.KindRate, a.Term.Kind == comp.KindRateOrMoney:
		return decimal.New(5, -1)
	case a.Term.Kind == comp.KindMoney && a.Offer >= 0:
		return l.Comparison.Case.Offers[a.Offer].YearlyBase()
	}
	return a.Today
}

// within is bounded, and not 0 where that means that nothing is offered or nothing stated.
func (a *Assumption) within(s Span) Span {
	if (a.Term.Makes || a.Term.Kind != comp.KindRate) && !a.Today.IsZero() {
		s.Low = decimal.Max(s.Low, a.Step)
	}
	return a.bounded(s)
}

// bounded cuts a span to the bounds of the term.
func (a *Assumption) bounded(s Span) Span {
	b := a.Term.Bounds
	if b.IsZero() || a.Term.Kind == comp.KindRateOrMoney && !a.Term.IsRate(a.Today) {
		return s
	}
	low, high := b.Lo, b.Hi
	if b.Above && !a.Term.Makes { // at 0 it is not offered
		low = low.Add(a.Step)
	}
	if b.Below {
		high = high.Sub(a.Step)
	}
	return Span{decimal.Max(s.Low, low), decimal.Min(s.High, high)}
}
