package jsonfile

import (
	"fmt"

	"github.com/seed-251b9aba/offerkit/comp/calc"
	"github.com/seed-251b9aba/offerkit/report"
)

// Made is how a number came about: an operation on other numbers, down to the terms of the
// case. A step that is used several times is taken apart where it first occurs in an offer and
// has a number there; afterwards only its number, its value and its name are told. The operations
// are those of package comp/calc.
type Made struct {
	Op      calc.Op `json:"op"`
	Value   string  `json:"value"`
	Step    int     `json:"step,omitempty"`    // of a step that is used several times, from 1
	Name    string  `json:"name,omitempty"`    // of a named step
	Term    string  `json:"term,omitempty"`    // path of a term: offers[0].grants[1].price
	Place   string  `json:"place,omitempty"`   // where the term is written: offers.yaml:8:14
	Written string  `json:"written,omitempty"` // how: 300k
	Part    string  `json:"part,omitempty"`    // of part and part_floor: 3/5
	Places  *int32  `json:"places,omitempty"`  // decimals of div, round and part
	Span    string  `json:"span,omitempty"`    // of grow and daily: 13 months 19 days
	Of      []*Made `json:"of,omitempty"`
}

// making writes the trees of an offer's numbers, which share steps.
type making struct {
	written report.Written
	used    map[any]int // by step: how many others use it
	steps   map[any]int // by step used several times: its number
}

func newMaking(numbers []calc.Number, written report.Written) (*making, error) {
	m := &making{written: written, used: map[any]int{}, steps: map[any]int{}}
	for _, n := range numbers {
		m.used[n.Step()]++
	}
	err := calc.Walk(numbers, func(n calc.Number) {
		for _, operand := range n.Operands() {
			m.used[operand.Step()]++
		}
	})
	return m, err
}

// made writes the tree of a number.
func (making *making) made(n calc.Number) *Made {
	m := &Made{Op: n.Op(), Value: n.Decimal().String(), Name: n.Name(), Term: n.Term()}
	if m.Op != calc.OpFixed && m.Op != calc.OpInput && making.used[n.Step()] > 1 {
		number, known := making.steps[n.Step()]
		if known {
			m.Step = number
			return m
		}
		m.Step = len(making.steps) + 1
		making.steps[n.Step()] = m.Step
	}
	switch m.Op {
	case calc.OpInput:
		m.Place, m.Written = making.written(m.Term)
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
		m.Of = append(m.Of, making.made(operand))
	}
	return m
}
