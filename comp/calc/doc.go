// Package calc computes with exact decimals that remember, where they rest on a term that
// may move, how they came about.
//
// A rule of pay is written once, in ordinary Go, on [Number]:
//
//	granted := value.Div(price, 0)          // shares
//	vested := granted.PartFloor(1, 4)       // the first of four years
//	paid := vested.Mul(market).Round(2)
//
// If value, price and market are fixed ([Of]), paid is a decimal and nothing else: it costs
// what a decimal costs. If one of them is a term that may move ([Input]), paid also carries
// the graph of the steps that lead from that term to it. The graph can be read step by step
// ([Number.Op], [Number.Operands], [Walk]), and worked out again for other terms: exactly by
// [Program.Eval], which is the rule run anew, to the last digit, and in floating point by
// [Floats] where a simulation needs speed.
//
// There is no mode to switch on: a result is live if an operand is. What the rule decides by
// a live number is a [Cond] and an [If], never a Go if, which would freeze the graph at
// today's branch; that is why a Number has no IsPositive and no Cmp.
//
// # How it fails
//
// A quotient by zero is undefined rather than a panic, and so is all that rests on it. In the
// branch of an If that is not taken it is never read. In the branch that is taken it reaches
// the result: [Number.Defined] is false, its Decimal is zero, and Eval returns an
// [*UndefinedError]. A graph of more than [MaxSteps] steps is not compiled ([*SizeError]).
// Decimals do not overflow, but a product that is never rounded gains the digits of its
// factors each time: round where the rule rounds. A float of [Floats] that overflows is an
// infinity, as everywhere.
//
// The package knows no pay, no file and no format. It keeps no state; Numbers, Programs and
// [Powers] are safe for concurrent use, [Floats] is for one goroutine.
package calc
