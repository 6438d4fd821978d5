package risk

import (
	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/calc"
)

// jumps are, by term, by how much figures may jump where it moves a little: shares are whole.
type jumps map[string]decimal.Decimal

// jumps finds the terms that shares are counted from: each may move two shares of an award, at the
// highest price at which they vest.
func (l *Lead) jumps() jumps {
	found := jumps{}
	for _, i := range append([]int{l.Leader}, l.Others...) {
		r, err := l.Comparison.RememberOpen(&l.Comparison.Offers[i])
		if err != nil {
			continue // it has been remembered before
		}
		counts, prices := map[comp.TermRef][]calc.Number{}, map[comp.TermRef]decimal.Decimal{}
		for k := range r.Timeline {
			p := &r.Timeline[k]
			if p.Valued == comp.InShares && p.Quantity.IsPositive() {
				counts[p.Term] = append(counts[p.Term], p.QuantityNumber())
				prices[p.Term] = decimal.Max(prices[p.Term], p.Amount.DivRound(p.Quantity, 4))
			}
		}
		for award, numbers := range counts {
			_ = calc.Walk(numbers, func(n calc.Number) { // as large as it was before
				if n.Op() == calc.OpInput {
					found[n.Term()] = found[n.Term()].Add(prices[award].Mul(decimal.NewFromInt(2)))
				}
			})
		}
	}
	return found
}

// of returns the jump of an assumption.
func (j jumps) of(a *Assumption) decimal.Decimal {
	sum := decimal.Zero
	for _, term := range a.moves {
		sum = sum.Add(j[term])
	}
	return sum
}
