package risk

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
)

// Stress is every assumption moved across what is plausible, one at a time, and the three that
// weigh most wrong together (SPEC 11.2). It ranks impact, not likelihood.
type Stress struct {
	Lead    *Lead
	Terms   []Stressed // those that move the gap within what is plausible, the widest first
	Fixed   int        // terms that the letter fixes, and that were not moved
	Top     []*Assumption
	Corners []Corner // the combinations of the ends of Top
	Verdict StressVerdict

	FragileTo []*Assumption // that lose the lead within what is plausible, alone
	Fact      *Fact         // that would take most of the doubt away; nil where no assumption moves the gap
}

// StressVerdict says how firm a lead is.
type StressVerdict string

// The verdicts of a stress, the firmest first.
const (
	Robust       StressVerdict = "robust"            // no assumption loses the lead alone, nor do three together
	TogetherOnly StressVerdict = "fragile together"  // none loses it alone, some three together do
	Fragile      StressVerdict = "fragile"           // one alone loses it
	TooClose     StressVerdict = "too close to call" // there is no lead to lose: it is within the tolerance
)

// IsRobust reports whether the lead stands all of it.
func (s *Stress) IsRobust() bool { return s.Verdict == Robust }

// Stressed is what one assumption does to the lead.
type Stressed struct {
	*Assumption
	GapLow, GapHigh decimal.Decimal // at the ends of Plausible, of the leader over the best of the others; negative where it has lost the lead
	Least, Most     decimal.Decimal // of the gaps at the ends and today
	Flip            *Flip           // the nearest value at which the lead changes; nil where none was found in Searched
	Flips           bool            // the lead is lost within Plausible
}

// Effect is how far the assumption moves the gap.
func (s *Stressed) Effect() decimal.Decimal { return s.Most.Sub(s.Least) }

// Flip is a value at which the lead is lost.
type Flip struct {
	BreakEven
	Away decimal.Decimal // from today's value, with its sign
}

// To returns who leads beyond the flip, seen from today's value; -1 for a tie.
func (f *Flip) To(today decimal.Decimal) int {
	if f.Value.LessThan(today) {
		return f.Below
	}
	return f.Above
}

// Corner is assumptions at an end of their plausible range each.
type Corner struct {
	Values []decimal.Decimal // of Stress.Top, in order
	Gap    decimal.Decimal
	Leads  int // position of who leads there, -1 for a tie
}

// together is how many assumptions are wrong at once.
const together = 3

// Stress moves every assumption that the letter does not fix. It returns a *comp.TermError where
// a figure divides by zero within what is plausible.
func (l *Lead) Stress() (*Stress, error) {
	s := &Stress{Lead: l}
	var open []*Assumption
	for _, a := range l.Assumptions() {
		if a.IsFixed() {
			s.Fixed++
			continue
		}
		open = append(open, a)
	}
	all := each(open, l.stressed)
	for i := range all {
		if all[i].Assumption == nil {
			return nil, &comp.TermError{Path: open[i].Path, Reason: "a figure divides by zero where it is plausible", Mend: "narrow its range in the case's ranges"}
		}
	}
	s.Terms = slices.DeleteFunc(all, func(t Stressed) bool { return t.Effect().IsZero() })
	slices.SortStableFunc(s.Terms, func(a, b Stressed) int { return b.Effect().Cmp(a.Effect()) })
	for i := range s.Terms {
		t := &s.Terms[i]
		if t.Flips {
			s.FragileTo = append(s.FragileTo, t.Assumption)
		}
		if len(s.Top) < together && s.apart(t.Assumption) {
			s.Top = append(s.Top, t.Assumption)
		}
	}
	if err := s.corner(); err != nil {
		return nil, err
	}
	s.judge()
	s.Fact = s.fact()
	return s, nil
}

// apart reports whether an assumption can be wrong beside those at the top: it moves other terms,
// and is no month of another metric.
func (s *Stress) apart(a *Assumption) bool {
	if a.Path == MonthsStayed {
		return false
	}
	return !slices.ContainsFunc(s.Top, func(top *Assumption) bool {
		return slices.ContainsFunc(top.moves, func(term string) bool { return slices.Contains(a.moves, term) })
	})
}

// stressed moves one assumption; nothing where a figure divides by zero.
func (l *Lead) stressed(a *Assumption) Stressed {
	low, lowDefined := l.At(Put{a: a.Plausible.Low})
	high, highDefined := l.At(Put{a: a.Plausible.High})
	if !lowDefined || !highDefined {
		return Stressed{}
	}
	t := Stressed{Assumption: a, GapLow: low, GapHigh: high, Least: decimal.Min(low, high, l.Gap), Most: decimal.Max(low, high, l.Gap)}
	found := l.breakEvens(a, quick, nil)
	if near, any := found.Nearest(); any {
		t.Flip = &Flip{near, near.Value.Sub(a.Today)}
	}
	for _, f := range found.Found {
		t.Flips = t.Flips || a.Plausible.Holds(f.Value)
	}
	t.Flips = t.Flips || !low.IsPositive() || !high.IsPositive()
	return t
}

// corner works out every combination of the ends of the top assumptions.
func (s *Stress) corner() error {
	for k := range 1 << len(s.Top) {
		c, put := Corner{}, Put{}
		for i, a := range s.Top {
			v := a.Plausible.Low
			if k>>(len(s.Top)-1-i)&1 == 1 {
				v = a.Plausible.High
			}
			c.Values, put[a] = append(c.Values, v), v
		}
		gap, defined := s.Lead.At(put)
		if !defined {
			return &comp.TermError{Path: s.Top[0].Path, Reason: "a figure divides by zero where it is plausible", Mend: "narrow its range in the case's ranges"}
		}
		c.Gap, c.Leads = gap, s.Lead.ahead(put)
		s.Corners = append(s.Corners, c)
	}
	return nil
}

// Worst returns the corner that is worst for the leader.
func (s *Stress) Worst() Corner {
	return slices.MinFunc(s.Corners, func(a, b Corner) int { return a.Gap.Cmp(b.Gap) })
}

func (s *Stress) judge() {
	second := s.Lead.figure(s.Lead.RunnerUp())
	switch {
	case s.Lead.Gap.LessThanOrEqual(second.Abs().Mul(s.Lead.Comparison.Case.Tolerance)):
		s.Verdict = TooClose
	case s.FragileTo != nil:
		s.Verdict = Fragile
	case !s.Worst().Gap.IsPositive():
		s.Verdict = TogetherOnly
	default:
		s.Verdict = Robust
	}
}
