package json

import (
	"fmt"

	"github.com/seed-251b9aba/offerkit/comp/calc"
	"github.com/seed-251b9aba/offerkit/report"
)

// Made is how a number came about: an operation on other numbers, down to the terms of the
// case. A named step is taken apart where it first occurs in an offer, and afterwards only
// named. The operations are those of package comp/calc.
type Made struct {
	Op      calc.Op `json:"op"`
	Value   string  `json:"value"`
	Name    string  `json:"name,omitempty"`    // of a named step
	Term    string  `json:"term,omitempty"`    // path of a term: offers[0].grants[1].price
	Place   string  `json:"place,omitempty"`   // where the term is written: offers.yaml:8:14
	Written string  `json:"written,omitempty"` // how: 300k
	Part    string  `json:"part,omitempty"`    // of part and part_floor: 3/5
	Places  *int32  `json:"places,omitempty"`  // decimals of div, round and part
	Span    string  `json:"span,omitempty"`    // of grow: 13 months 19 days
	Of      []*Made `json:"of,omitempty"`
}

// made writes the tree of a number.
func made(n calc.Number, written report.Written, seen map[any]bool) *Made {
	m := &Made{Op: n.Op(), Value: n.Decimal().String(), Name: n.Name(), Term: n.Term()}
	switch m.Op {
	case calc.OpInput:
		m.Place, m.Written = written(m.Term)
	case calc.OpNamed:
		if seen[n.Step()] {
			return m
		}
		seen[n.Step()] = true
	case calc.OpDiv, calc.OpRound:
		places := n.Places()
		m.Places = &places
	case calc.OpPart, calc.OpPartFloor:
		num, den := n.Fraction()
		m.Part = fmt.Sprintf("%d/%d", num, den)
		if m.Op == calc.OpPart {
			places := n.Places()
			m.Places = &places
		}
	case calc.OpGrow, calc.OpDaily:
		months, days := n.Span()
		m.Span = fmt.Sprintf("%s %s", report.Count(months, "month"), report.Count(days, "day"))
	}
	for _, operand := range n.Operands() {
		m.Of = append(m.Of, made(operand, written, seen))
	}
	return m
}
