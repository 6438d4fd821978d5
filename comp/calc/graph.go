package calc

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"
)

// Op is what a step does.
type Op string

// The operations. A fixed number has OpFixed and no operands.
const (
	OpFixed     Op = "fixed"
	OpInput     Op = "input"      // Term
	OpIs        Op = "is"         // 1 where Term has Word, else 0
	OpAdd       Op = "add"        // a + b
	OpSub       Op = "sub"        // a - b
	OpMul       Op = "mul"        // a * b
	OpNeg       Op = "neg"        // -a
	OpMin       Op = "min"        // the lesser of a and b
	OpMax       Op = "max"        // the greater of a and b
	OpDiv       Op = "div"        // a / b, rounded to Places
	OpRound     Op = "round"      // a rounded to Places
	OpFloor     Op = "floor"      // the whole number at or below a
	OpPart      Op = "part"       // a * Fraction, rounded to Places
	OpPartFloor Op = "part_floor" // the whole number at or below a * Fraction
	OpGrow      Op = "grow"       // (1+a)^(Span)
	OpDaily     Op = "daily"      // (1+a)^(days of Span/365), before the day from which they count too
	OpSum       Op = "sum"        // of all operands
	OpLess      Op = "less"       // 1 where a < b, else 0
	OpAtMost    Op = "at_most"    // 1 where a <= b, else 0
	OpEqual     Op = "equal"      // 1 where a = b, else 0
	OpAnd       Op = "and"        // 1 where both are 1, else 0
	OpOr        Op = "or"         // 1 where either is 1, else 0
	OpNot       Op = "not"        // 1 - a
	OpIf        Op = "if"         // b where a is 1, else c; the other is not read
	OpBrackets  Op = "brackets"   // of Table, at a
	OpLookup    Op = "lookup"     // in Table, at a
	OpNamed     Op = "named"      // a, known as Name
)

// Op returns the operation that made the number.
func (n Number) Op() Op {
	if n.node == nil {
		return OpFixed
	}
	return n.node.op
}

// Operands returns what the operation was given. It is a part of the graph, and not to be
// written to.
func (n Number) Operands() []Number { return slices.Clip(n.step().args) }

// Places returns the decimals of an OpDiv, OpRound or OpPart.
func (n Number) Places() int32 { return n.step().places }

// Fraction returns the part of an OpPart or OpPartFloor.
func (n Number) Fraction() (num, den int64) { return n.step().num, n.step().den }

// Span returns the months and days of an OpGrow or OpDaily.
func (n Number) Span() (months, days int) { return int(n.step().num), int(n.step().den) }

// Term returns the term of an OpInput or OpIs.
func (n Number) Term() string {
	if op := n.Op(); op == OpInput || op == OpIs {
		return n.step().text
	}
	return ""
}

// Word returns the word of an OpIs.
func (n Number) Word() string { return n.step().word }

// Name returns the name of an OpNamed.
func (n Number) Name() string {
	if n.Op() == OpNamed {
		return n.step().text
	}
	return ""
}

// Table returns the table of an OpBrackets or OpLookup.
func (n Number) Table() *Table { return n.step().table }

// Step identifies the step that made a live number: two numbers of one step are equal in it.
// It is nil for a fixed number.
func (n Number) Step() any {
	if n.node == nil {
		return nil
	}
	return n.node
}

var fixedStep node

func (n Number) step() *node {
	if n.node == nil {
		return &fixedStep
	}
	return n.node
}

// MaxSteps bounds the steps of one graph that is compiled.
const MaxSteps = 1 << 20

// SizeError says that a graph has more than MaxSteps steps.
type SizeError struct{ Steps int }

func (e *SizeError) Error() string {
	return fmt.Sprintf("a calculation of more than %d steps; the limit is %d", e.Steps-1, MaxSteps)
}

// Walk visits every live step below the roots once, operands before what uses them. It
// returns a *SizeError, and visits no further, where there are more than MaxSteps.
func Walk(roots []Number, visit func(Number)) error {
	type frame struct {
		n    Number
		next int
	}
	seen := map[*node]bool{}
	var stack []frame
	push := func(n Number) error {
		if n.node == nil || seen[n.node] {
			return nil
		}
		seen[n.node] = true
		if len(seen) > MaxSteps {
			return &SizeError{Steps: len(seen)}
		}
		stack = append(stack, frame{n: n})
		return nil
	}
	for _, root := range roots {
		if err := push(root); err != nil {
			return err
		}
		for len(stack) > 0 {
			top := &stack[len(stack)-1]
			if top.next == len(top.n.node.args) {
				visit(top.n)
				stack = stack[:len(stack)-1]
				continue
			}
			top.next++
			if err := push(top.n.node.args[top.next-1]); err != nil {
				return err
			}
		}
	}
	return nil
}

// signs are the operations that stand between their operands.
var signs = map[Op]string{
	OpAdd: " + ", OpSub: " - ", OpMul: " * ", OpDiv: " / ", OpSum: " + ", OpLess: " < ", OpAtMost: " <= ", OpEqual: " = ", OpAnd: " and ", OpOr: " or ",
}

// String writes the steps in infix, down to the terms and the named steps, for a person who
// looks for a fault.
func (n Number) String() string {
	s := n.step()
	var args []string
	for _, a := range s.args {
		if a.Op() == OpNamed {
			args = append(args, "["+a.Name()+"]")
			continue
		}
		args = append(args, a.String())
	}
	switch op := n.Op(); op {
	case OpFixed:
		return n.value.String()
	case OpInput:
		return s.text
	case OpIs:
		return fmt.Sprintf("(%s is %s)", s.text, s.word)
	case OpNamed:
		return args[0]
	case OpPart, OpPartFloor:
		return fmt.Sprintf("%s(%s * %d/%d)", op, args[0], s.num, s.den)
	case OpGrow, OpDaily:
		return fmt.Sprintf("(1 + %s)^(%d/12 + %d/365)", args[0], s.num, s.den)
	default:
		if sign, infix := signs[op]; infix {
			return "(" + strings.Join(args, sign) + ")"
		}
		return string(op) + "(" + strings.Join(args, ", ") + ")"
	}
}

// value is what a step comes to: a decimal, unless it is undefined.
type value struct {
	decimal   decimal.Decimal
	undefined bool
}
