package risk

import (
	"math"

	"github.com/shopspring/decimal"
)

// BreakEven is a value of a term at which the lead of two offers changes (SPEC 11.1).
type BreakEven struct {
	Value  decimal.Decimal // of the two neighbouring values, the one nearer the tie
	Gap    decimal.Decimal // there, of the offer that leads today over the other one
	Beside decimal.Decimal // the other of the two neighbouring values
	Below  int             // position of the offer that leads just below, -1 for a tie
	Above  int             // and just above
}

// BreakEvens are those of one term in the range that is searched.
type BreakEvens struct {
	*Assumption
	Found []BreakEven // in ascending order
	Moves bool        // the gap follows the term at all
}

// Values lists the break-evens.
func (b *BreakEvens) Values() []decimal.Decimal {
	values := []decimal.Decimal{}
	for _, f := range b.Found {
		values = append(values, f.Value)
	}
	return values
}

// Nearest returns the break-even that is nearest to today's value, and false where there is none.
func (b *BreakEvens) Nearest() (BreakEven, bool) {
	var nearest BreakEven
	for i, f := range b.Found {
		if i == 0 || f.Value.Sub(b.Today).Abs().LessThan(nearest.Value.Sub(b.Today).Abs()) {
			nearest = f
		}
	}
	return nearest, len(b.Found) > 0
}

// How densely a term is searched: for all of its break-evens, and, in a stress, for the nearest.
var (
	thorough = effort{cells: 96, tries: 1200, cents: true}
	quick    = effort{cells: 32, tries: 100}
)

type effort struct {
	cells, tries int
	cents        bool // look beside each change for others that cents make
}

// BreakEvens finds, for each assumption, every value in its range at which the lead of the two
// offers that lead today changes. The value of each is [comp.Compare]'s own for a case with that
// value, and so is its neighbour's.
func (l *Lead) BreakEvens(of []*Assumption) []BreakEvens {
	two := l.pair()
	jumps := two.jumps()
	return each(of, func(a *Assumption) BreakEvens { return two.breakEvens(a, thorough, jumps) })
}

func (l *Lead) breakEvens(a *Assumption, e effort, jumps jumps) BreakEvens {
	low, high := a.steps()
	at := func(n int64) decimal.Decimal { return a.Step.Mul(decimal.NewFromInt(n)) }
	s := search{
		gap:   func(n int64) (decimal.Decimal, bool) { return l.At(Put{a: at(n)}) },
		cells: int(min(int64(e.cells), max(high-low, 1))), tries: e.tries, slack: jumps.of(a),
	}
	if e.cents {
		s.noise = l.noise()
	}
	for k := range int64(9) { // what is plausible may be a small part of what is searched
		s.also = append(s.also, a.Plausible.Low.Add(a.Plausible.High.Sub(a.Plausible.Low).Mul(decimal.New(125*k, -3))).DivRound(a.Step, 0).IntPart())
	}
	if a.Path == MonthsStayed {
		s.cells = int(max(high-low, 1))
	}
	b := BreakEvens{Assumption: a}
	for _, c := range s.changes(low, high) {
		near := c.nearest()
		if !near.gap.IsZero() && (a.Path == MonthsStayed || at(near.at).Equal(a.Today)) { // today's value changes nothing, and of months the first that does is asked for
			near = c.farther(a.Today.DivRound(a.Step, 0).IntPart())
		}
		b.Found = append(b.Found, BreakEven{
			Value: at(near.at), Gap: near.gap, Beside: at(c.below.at + c.above.at - near.at), Below: l.ahead(Put{a: at(c.below.at)}), Above: l.ahead(Put{a: at(c.above.at)}),
		})
	}
	b.Found = distinct(b.Found, a.Step)
	for _, sample := range s.known {
		b.Moves = b.Moves || !sample.gap.Equal(l.Gap)
	}
	return b
}

// distinct joins the two changes on either side of a value at which the offers tie, and of several such
// values that follow one another: taxes take a part of a cent, and leave a tie a few of them wide.
func distinct(found []BreakEven, step decimal.Decimal) []BreakEven {
	var wide decimal.Decimal
	if step.LessThan(decimal.New(1, 0)) { // of shares and months each is a figure of its own
		wide = step.Mul(decimal.NewFromInt(longestAround))
	}
	var kept []BreakEven
	for _, f := range found {
		last := len(kept) - 1
		switch {
		case last >= 0 && kept[last].Value.Equal(f.Value):
			kept[last].Above, kept[last].Beside = f.Above, f.Beside
		case last >= 0 && kept[last].Above < 0 && f.Below < 0 && f.Value.Sub(kept[last].Value).LessThanOrEqual(wide):
			kept[last].Above = f.Above
		default:
			kept = append(kept, f)
		}
	}
	return kept
}

// steps returns the range that is searched in whole steps.
func (a *Assumption) steps() (low, high int64) {
	whole := func(d decimal.Decimal) int64 {
		if most := decimal.NewFromInt(math.MaxInt64 / 2); d.GreaterThan(most) {
			return math.MaxInt64 / 2
		}
		return d.IntPart()
	}
	low = whole(a.Searched.Low.DivRound(a.Step, 12).Ceil())
	return low, max(low, whole(a.Searched.High.DivRound(a.Step, 12).Floor()))
}

// noise is what cents that are rounded, payment by payment, may add to a gap.
func (l *Lead) noise() decimal.Decimal {
	n := 0
	for _, i := range append([]int{l.Leader}, l.Others...) {
		n += len(l.Comparison.Offers[i].Timeline)
	}
	return decimal.New(int64(n), -l.Comparison.Case.Currency.Places())
}
