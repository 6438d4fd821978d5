package calc

import (
	"fmt"
	"slices"
	"sync"

	"github.com/shopspring/decimal"
)

// Changes are other values of terms. A term that is not in them keeps today's.
type Changes struct {
	Numbers map[string]decimal.Decimal
	Words   map[string]string
}

// Program works numbers out again for other values of the terms that they rest on. It is safe
// for concurrent use.
type Program struct {
	steps   []compiled
	today   []value
	roots   []operand
	terms   []string
	depends map[string][]int32 // by term: the steps that rest on it, in order

	powers Powers
	spare  sync.Pool // of *[]value as they are today, to be worked on
}

// compiled is a step whose operands are places in the program.
type compiled struct {
	*node
	operands []operand
}

// operand is a step before this one, or a fixed number.
type operand struct {
	step  int32 // -1 for a fixed number
	fixed decimal.Decimal
}

// UndefinedError says that a quotient by zero was read for a number.
type UndefinedError struct{ Root int } // its place among the numbers that were compiled

func (e *UndefinedError) Error() string {
	return fmt.Sprintf("number %d is undefined: it divides by zero", e.Root)
}

// Compile prepares numbers to be worked out again. It returns a *SizeError for a graph of more
// than MaxSteps steps.
func Compile(roots ...Number) (*Program, error) {
	p := &Program{depends: map[string][]int32{}}
	index := map[*node]int32{}
	place := func(n Number) operand {
		if n.node == nil {
			return operand{step: -1, fixed: n.value}
		}
		return operand{step: index[n.node]}
	}
	var rests [][]int32 // by step: the terms it rests on, as places in p.terms, ascending
	number := map[string]int32{}
	err := Walk(roots, func(n Number) {
		i := int32(len(p.steps))
		index[n.node] = i
		c := compiled{node: n.node}
		var on []int32
		for _, a := range n.node.args {
			o := place(a)
			c.operands = append(c.operands, o)
			if o.step >= 0 {
				on = merge(on, rests[o.step])
			}
		}
		if term := n.Term(); term != "" {
			if _, known := number[term]; !known {
				number[term] = int32(len(p.terms))
				p.terms = append(p.terms, term)
			}
			on = merge(on, []int32{number[term]})
		}
		p.steps, p.today, rests = append(p.steps, c), append(p.today, value{n.value, n.node.undefined}), append(rests, on)
		for _, t := range on {
			p.depends[p.terms[t]] = append(p.depends[p.terms[t]], i)
		}
	})
	if err != nil {
		return nil, err
	}
	for _, root := range roots {
		p.roots = append(p.roots, place(root))
	}
	return p, nil
}

// merge joins two ascending lists; it returns one of them where that holds the other.
func merge(a, b []int32) []int32 {
	switch {
	case len(a) == 0:
		return b
	case !slices.ContainsFunc(b, func(t int32) bool { _, in := slices.BinarySearch(a, t); return !in }):
		return a
	}
	both := append(slices.Clone(a), b...)
	slices.Sort(both)
	return slices.Compact(both)
}

// Terms lists the terms that the numbers rest on, in order of their first use.
func (p *Program) Terms() []string { return slices.Clone(p.terms) }

// Steps returns the number of steps.
func (p *Program) Steps() int { return len(p.steps) }

// Eval returns what the numbers come to with the changes: exactly what the rules that made
// them would, run anew. Only what rests on a changed term is worked out. It returns an
// *UndefinedError where one divides by zero.
func (p *Program) Eval(changes Changes) ([]decimal.Decimal, error) {
	affected := p.affected(changes)
	spare, _ := p.spare.Get().(*[]value)
	if spare == nil {
		today := slices.Clone(p.today)
		spare = &today
	}
	values := *spare
	defer func() { // what was not worked out stands as it is today already
		for _, i := range affected {
			values[i] = p.today[i]
		}
		p.spare.Put(spare)
	}()
	for _, i := range affected {
		values[i] = p.work(i, values, changes)
	}
	results := make([]decimal.Decimal, len(p.roots))
	for i, root := range p.roots {
		v := root.value(values)
		if v.undefined {
			return nil, &UndefinedError{Root: i}
		}
		results[i] = v.decimal
	}
	return results, nil
}

// affected lists the steps that rest on a changed term, in order.
func (p *Program) affected(changes Changes) []int32 {
	var all []int32
	lists := 0
	add := func(term string) {
		if list := p.depends[term]; len(list) > 0 {
			if lists++; lists == 1 {
				all = list
				return
			}
			all = append(slices.Clone(all), list...)
		}
	}
	for term := range changes.Numbers {
		add(term)
	}
	for term := range changes.Words {
		add(term)
	}
	if lists > 1 {
		slices.Sort(all)
		all = slices.Compact(all)
	}
	return all
}

func (o operand) value(values []value) value {
	if o.step < 0 {
		return value{decimal: o.fixed}
	}
	return values[o.step]
}

// work does one step again.
func (p *Program) work(i int32, values []value, changes Changes) value {
	s := &p.steps[i]
	switch s.op {
	case OpInput:
		if v, changed := changes.Numbers[s.text]; changed {
			return value{decimal: v}
		}
		return p.today[i]
	case OpIs:
		if word, changed := changes.Words[s.text]; changed {
			return value{decimal: truth(word == s.word)}
		}
		return p.today[i]
	case OpIf:
		c := s.operands[0].value(values)
		switch {
		case c.undefined:
			return c
		case !c.decimal.IsZero():
			return s.operands[1].value(values)
		}
		return s.operands[2].value(values)
	}
	var arg [2]decimal.Decimal
	sum := decimal.Zero
	for i, o := range s.operands {
		v := o.value(values)
		if v.undefined {
			return value{undefined: true}
		}
		if i < len(arg) {
			arg[i] = v.decimal
		}
		if s.op == OpSum {
			sum = sum.Add(v.decimal)
		}
	}
	if s.op == OpSum {
		return value{decimal: sum}
	}
	switch s.op {
	case OpGrow:
		return value{decimal: p.powers.to(arg[0], int(s.num), int(s.den))}
	case OpDaily:
		return value{decimal: p.powers.daily(arg[0], int(s.den))}
	}
	v, defined := s.apply(arg[0], arg[1])
	return value{decimal: v, undefined: !defined}
}

// apply does an operation on one or two values.
func (n *node) apply(a, b decimal.Decimal) (v decimal.Decimal, defined bool) {
	switch n.op {
	case OpAdd:
		return a.Add(b), true
	case OpSub:
		return a.Sub(b), true
	case OpMul:
		return a.Mul(b), true
	case OpNeg:
		return a.Neg(), true
	case OpMin:
		return decimal.Min(a, b), true
	case OpMax:
		return decimal.Max(a, b), true
	case OpDiv:
		return quotient(a, b, n.places)
	case OpRound:
		return a.Round(n.places), true
	case OpFloor:
		return a.Floor(), true
	case OpPart:
		return part(a, n.num, n.den, n.places)
	case OpPartFloor:
		return partFloor(a, n.num, n.den)
	case OpLess:
		return truth(a.LessThan(b)), true
	case OpAtMost:
		return truth(a.LessThanOrEqual(b)), true
	case OpEqual:
		return truth(a.Equal(b)), true
	case OpAnd:
		return truth(!a.IsZero() && !b.IsZero()), true
	case OpOr:
		return truth(!a.IsZero() || !b.IsZero()), true
	case OpNot:
		return truth(a.IsZero()), true
	case OpBrackets:
		return n.table.brackets(a), true
	case OpLookup:
		return n.table.lookup(a)
	}
	return a, true // OpNamed
}
