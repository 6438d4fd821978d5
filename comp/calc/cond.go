package calc

import "github.com/shopspring/decimal"

// Cond is a condition: true or false today, and if it is live the steps that lead to it. The
// zero value is a fixed false.
type Cond struct{ number Number } // 1 or 0

// Fixed returns a condition that does not move.
func Fixed(holds bool) Cond { return Cond{Number{value: truth(holds)}} }

func truth(holds bool) decimal.Decimal {
	if holds {
		return one
	}
	return decimal.Zero
}

// Holds reports whether the condition is true today. It leaves the graph behind.
func (c Cond) Holds() bool { return !c.number.value.IsZero() }

// Live reports whether the condition rests on a term that may move.
func (c Cond) Live() bool { return c.number.node != nil }

// Less reports whether n < m.
func (n Number) Less(m Number) Cond { return compare(OpLess, n.value.LessThan(m.value), n, m) }

// AtMost reports whether n <= m.
func (n Number) AtMost(m Number) Cond {
	return compare(OpAtMost, n.value.LessThanOrEqual(m.value), n, m)
}

// Equal reports whether n = m.
func (n Number) Equal(m Number) Cond { return compare(OpEqual, n.value.Equal(m.value), n, m) }

// Positive reports whether n > 0.
func (n Number) Positive() Cond { return Number{}.Less(n) }

func compare(op Op, holds bool, n, m Number) Cond {
	if n.node == nil && m.node == nil {
		return Fixed(holds)
	}
	return Cond{live(truth(holds), node{op: op}, n, m)}
}

// And reports whether both hold. It is undefined where one of them is.
func (c Cond) And(d Cond) Cond {
	if c.decides(false, d) || d.decides(false, c) {
		return Fixed(false)
	}
	return join(OpAnd, c.Holds() && d.Holds(), true, c, d)
}

// Or reports whether either holds. It is undefined where one of them is.
func (c Cond) Or(d Cond) Cond {
	if c.decides(true, d) || d.decides(true, c) {
		return Fixed(true)
	}
	return join(OpOr, c.Holds() || d.Holds(), false, c, d)
}

// decides reports whether c is fixed to what decides, whatever the other is.
func (c Cond) decides(holds bool, other Cond) bool {
	return !c.Live() && c.Holds() == holds && other.number.total()
}

// join records two conditions, of which one that is fixed to what changes nothing is left out.
func join(op Op, holds, neutral bool, c, d Cond) Cond {
	switch {
	case !c.Live() && c.Holds() == neutral:
		return d
	case !d.Live() && d.Holds() == neutral:
		return c
	}
	return Cond{live(truth(holds), node{op: op}, c.number, d.number)}
}

// Not reports whether c does not hold.
func (c Cond) Not() Cond {
	if !c.Live() {
		return Fixed(!c.Holds())
	}
	return Cond{live(truth(!c.Holds()), node{op: OpNot}, c.number)}
}

// If returns then where c holds, otherwise where it does not. The branch not taken is not
// read: it may be undefined.
func If(c Cond, then, otherwise Number) Number {
	taken := otherwise
	if c.Holds() {
		taken = then
	}
	if !c.Live() {
		return taken
	}
	undefined := !taken.Defined() || !c.number.Defined()
	return live(taken.value, node{op: OpIf, undefined: undefined}, c.number, then, otherwise)
}

// Choice is one of some words that a term may have. The zero value is the empty word, fixed.
type Choice struct{ term, word string }

// Word returns a choice that does not move.
func Word(word string) Choice { return Choice{word: word} }

// Choose returns the word today of a term that may be another.
func Choose(term, today string) Choice { return Choice{term: term, word: today} }

// Live reports whether the choice may be another.
func (c Choice) Live() bool { return c.term != "" }

// Is reports whether the choice is a word.
func (c Choice) Is(word string) Cond {
	if c.term == "" {
		return Fixed(c.word == word)
	}
	return Cond{live(truth(c.word == word), node{op: OpIs, text: c.term, word: word})}
}
