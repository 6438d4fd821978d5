package negotiate

import (
	"slices"

	"github.com/shopspring/decimal"
)

// Rung is one answer that the other side may give, and the next ask that still reaches the
// target (SPEC 10.9).
type Rung struct {
	If      Change          // the one lever on which they give, and how much
	Value   decimal.Decimal // of the metric with that alone
	Missing decimal.Decimal // from the target; 0 where the answer reaches it
	Then    []Change        // to ask for beside it; empty where nothing has to be, or nothing helps
	Next    decimal.Decimal // the metric with both
	Below   decimal.NullDecimal
	Reaches bool
	Average decimal.Decimal // total compensation a year of the answer alone, to be held against the minimum
	Agreed  decimal.Decimal // total compensation a year with the next ask too
}

// Ladder works out the answers to a package: on each of its levers half of what was asked, and
// nothing. The next ask is through the package's other levers, the fillers first, then through
// the rest of the question.
func (a *Asking) Ladder(p *Package, target decimal.Decimal) ([]Rung, error) {
	var rungs []Rung
	for _, c := range p.Changes() {
		half, none := halfOf(c.Lever, c.To), c.Lever.Current
		for _, to := range slices.Compact([]decimal.Decimal{half, none}) {
			if to.Equal(none) && half.Equal(none) && len(rungs) > 0 && rungs[len(rungs)-1].If.Lever == c.Lever {
				continue // half of one step is nothing
			}
			rung, err := a.Answer(Change{c.Lever, to}, p, target)
			if err != nil {
				return nil, err
			}
			rungs = append(rungs, rung)
		}
	}
	return rungs, nil
}

// Answer works out one answer to a package, or to no package where p is nil.
func (a *Asking) Answer(given Change, p *Package, target decimal.Decimal) (Rung, error) {
	r := Rung{If: given}
	var err error
	if r.Value, err = a.value([]Change{given}); err != nil {
		return r, err
	}
	alone, err := a.model.with([]Change{given})
	if err != nil {
		return r, err
	}
	r.Average, _ = alone.Figure("average")
	r.Missing = decimal.Max(decimal.Zero, target.Sub(r.Value))
	levers := a.others(given.Lever, p)
	plan, err := a.fill([]Change{given}, levers, target)
	if err != nil {
		return r, err
	}
	r.Then, r.Next, r.Below, r.Reaches = plan.Changes, plan.Value, plan.Below, plan.Reaches
	if r.Agreed = r.Average; len(plan.Changes) == 0 {
		r.Next = r.Value
		return r, nil
	}
	both, err := a.model.with(append([]Change{given}, r.Then...))
	if err != nil {
		return r, err
	}
	r.Agreed, _ = both.Figure("average")
	return r, nil
}

// others are the levers to go on with when one has been answered.
func (a *Asking) others(answered *Lever, p *Package) []*Lever {
	var levers []*Lever
	add := func(l *Lever) {
		if l.Key != answered.Key && l.Bar == "" && !slices.ContainsFunc(levers, func(have *Lever) bool { return have.Key == l.Key }) {
			levers = append(levers, l)
		}
	}
	if p != nil {
		for _, l := range p.fillers {
			add(l)
		}
		for _, c := range p.Fixed {
			add(c.Lever)
		}
	}
	for _, key := range []string{"sign_on_year_1", "sign_on_year_2"} { // the easiest to give
		for _, l := range a.Levers {
			if l.Key == key {
				add(l)
			}
		}
	}
	for _, l := range a.Levers {
		add(l)
	}
	return levers
}

// AnswerTo returns the change of an answer as written.
func (a *Asking) AnswerTo(put Put) (Change, error) { return a.change(put) }
