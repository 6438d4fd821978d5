package calc

import (
	"sync"

	"github.com/shopspring/decimal"
)

// Number is an exact decimal, and if it is live the steps that lead to it. The zero value is
// a fixed zero. Numbers are values: no operation changes one.
type Number struct {
	value decimal.Decimal
	node  *node // nil for a fixed number
}

// node is one step of the graph. What an operation does not use is zero.
type node struct {
	op        Op
	args      []Number
	places    int32  // decimals of a rounding
	num, den  int64  // of a part; months and days of a growth
	text      string // term of an input or a choice, name of a named step
	word      string // of a choice
	table     *Table
	undefined bool // a quotient by zero, or what rests on one
	partial   bool // may be undefined for other terms
}

// Of returns a fixed number.
func Of(d decimal.Decimal) Number { return Number{value: d} }

// Int returns a fixed whole number.
func Int(i int64) Number { return Number{value: whole(i)} }

// Input returns the value today of a term that may move. One term is one input, however
// often it is written.
func Input(term string, today decimal.Decimal) Number {
	return Number{value: today, node: &node{op: OpInput, text: term}}
}

// Decimal returns the value, zero where it is undefined. It leaves the graph behind: what is
// computed from the decimal no longer follows the terms.
func (n Number) Decimal() decimal.Decimal { return n.value }

// Live reports whether the number rests on a term that may move.
func (n Number) Live() bool { return n.node != nil }

// Defined reports whether the number has a value: no quotient by zero was read for it.
func (n Number) Defined() bool { return n.node == nil || !n.node.undefined }

// IsFixedZero reports whether the number is zero whatever becomes of the terms.
func (n Number) IsFixedZero() bool { return n.node == nil && n.value.IsZero() }

// total reports whether the number is defined whatever becomes of the terms.
func (n Number) total() bool { return n.node == nil || !n.node.partial }

var one = decimal.NewFromInt(1)

func (n Number) isFixedOne() bool { return n.node == nil && n.value.Equal(one) }

// Add returns n + m, exact.
func (n Number) Add(m Number) Number {
	switch {
	case n.node == nil && m.node == nil:
		return Number{value: n.value.Add(m.value)}
	case n.IsFixedZero():
		return m
	case m.IsFixedZero():
		return n
	}
	return live(n.value.Add(m.value), node{op: OpAdd}, n, m)
}

// Sub returns n - m, exact.
func (n Number) Sub(m Number) Number {
	switch {
	case n.node == nil && m.node == nil:
		return Number{value: n.value.Sub(m.value)}
	case m.IsFixedZero():
		return n
	}
	return live(n.value.Sub(m.value), node{op: OpSub}, n, m)
}

// Mul returns n * m, exact.
func (n Number) Mul(m Number) Number {
	switch {
	case n.node == nil && m.node == nil:
		return Number{value: n.value.Mul(m.value)}
	case n.IsFixedZero() && m.total(), m.IsFixedZero() && n.total():
		return Number{}
	case n.isFixedOne():
		return m
	case m.isFixedOne():
		return n
	}
	return live(n.value.Mul(m.value), node{op: OpMul}, n, m)
}

// Neg returns -n.
func (n Number) Neg() Number {
	if n.node == nil {
		return Number{value: n.value.Neg()}
	}
	return live(n.value.Neg(), node{op: OpNeg}, n)
}

// Min returns the lesser of n and m.
func (n Number) Min(m Number) Number {
	if n.node == nil && m.node == nil {
		return Number{value: decimal.Min(n.value, m.value)}
	}
	return live(decimal.Min(n.value, m.value), node{op: OpMin}, n, m)
}

// Max returns the greater of n and m.
func (n Number) Max(m Number) Number {
	if n.node == nil && m.node == nil {
		return Number{value: decimal.Max(n.value, m.value)}
	}
	return live(decimal.Max(n.value, m.value), node{op: OpMax}, n, m)
}

// Div returns n / m, rounded once to so many decimals, half away from zero. By zero it is
// undefined.
func (n Number) Div(m Number, places int32) Number {
	value, defined := quotient(n.value, m.value, places)
	if n.node == nil && m.node == nil && defined {
		return Number{value: value}
	}
	return live(value, node{op: OpDiv, places: places, undefined: !defined}, n, m)
}

func quotient(n, m decimal.Decimal, places int32) (decimal.Decimal, bool) {
	if m.IsZero() {
		return decimal.Zero, false
	}
	return n.DivRound(m, places), true
}

// Round rounds to so many decimals, half away from zero as Excel's ROUND does.
func (n Number) Round(places int32) Number {
	if n.node == nil {
		return Number{value: n.value.Round(places)}
	}
	return live(n.value.Round(places), node{op: OpRound, places: places}, n)
}

// Floor returns the whole number at or below n. In a workbook it is INT(ROUND(n, 8)): a
// double's last bits must not lose a share.
func (n Number) Floor() Number {
	if n.node == nil {
		return Number{value: n.value.Floor()}
	}
	return live(n.value.Floor(), node{op: OpFloor}, n)
}

// Part returns num/den of n, rounded once to so many decimals. The parts of a whole that is
// split by cumulative rounding are differences of it and add up. A den of zero is undefined.
func (n Number) Part(num, den int64, places int32) Number {
	value, defined := part(n.value, num, den, places)
	if n.node == nil && defined {
		return Number{value: value}
	}
	return live(value, node{op: OpPart, num: num, den: den, places: places, undefined: !defined}, n)
}

func part(n decimal.Decimal, num, den int64, places int32) (decimal.Decimal, bool) {
	if num != 1 {
		n = n.Mul(whole(num))
	}
	return quotient(n, whole(den), places)
}

// small are the whole numbers that parts are mostly of: months and days of a year.
var small = sync.OnceValue(func() *[400]decimal.Decimal {
	var numbers [400]decimal.Decimal
	for i := range numbers {
		numbers[i] = decimal.NewFromInt(int64(i))
	}
	return &numbers
})

func whole(i int64) decimal.Decimal {
	if numbers := small(); i >= 0 && i < int64(len(numbers)) {
		return numbers[i]
	}
	return decimal.NewFromInt(i)
}

// PartFloor returns the whole number at or below num/den of n: how whole shares are dealt. A
// den of zero is undefined.
func (n Number) PartFloor(num, den int64) Number {
	value, defined := partFloor(n.value, num, den)
	if n.node == nil && defined {
		return Number{value: value}
	}
	return live(value, node{op: OpPartFloor, num: num, den: den, undefined: !defined}, n)
}

func partFloor(n decimal.Decimal, num, den int64) (decimal.Decimal, bool) {
	if den == 0 {
		return decimal.Zero, false
	}
	q, rest := n.Mul(whole(num)).QuoRem(whole(den), 0)
	if rest.Sign()*sign(den) < 0 {
		q = q.Sub(one) // QuoRem truncates toward zero
	}
	return q, true
}

func sign(i int64) int {
	if i < 0 {
		return -1
	}
	return 1
}

// Sum returns the exact sum as one step.
func Sum(numbers ...Number) Number {
	var moves int
	for _, n := range numbers {
		if n.node != nil {
			moves++
		}
	}
	var fixed, rest decimal.Decimal
	moving := make([]Number, 0, moves+1)
	for _, n := range numbers {
		if n.node == nil {
			fixed = fixed.Add(n.value)
			continue
		}
		if !n.value.IsZero() {
			rest = rest.Add(n.value)
		}
		moving = append(moving, n)
	}
	switch {
	case moves == 0:
		return Number{value: fixed}
	case moves == 1 && fixed.IsZero():
		return moving[0]
	case !fixed.IsZero():
		moving = append(moving, Of(fixed))
	}
	return live(rest.Add(fixed), node{op: OpSum}, moving...)
}

// Named marks a step that a person wants to see: a row of a workbook, a line of an
// explanation. A fixed number needs no name, and of one the name is not asked.
func (n Number) Named(what func() string) Number {
	if n.node == nil {
		return n
	}
	return live(n.value, node{op: OpNamed, text: what()}, n)
}

// live records a step.
func live(value decimal.Decimal, step node, args ...Number) Number {
	step.args = args
	step.partial = step.undefined || step.op == OpLookup || step.op == OpDiv && args[1].node != nil
	for _, a := range args {
		step.partial = step.partial || !a.total()
		if step.op != OpIf {
			step.undefined = step.undefined || !a.Defined()
		}
	}
	if step.undefined {
		value = decimal.Zero
	}
	return Number{value: value, node: &step}
}
