package xlsx

import (
	"fmt"
	"slices"
	"sync"

	"github.com/seed-251b9aba/offerkit/comp/calc"
)

// The engine remembers how each figure came about as a graph of steps that leads down to the
// terms of the case (package calc). Here the steps become formulas, whatever rule they are
// of: a term is its cell on the Inputs, a named step is a row of the Workings, the figures of a
// payment are cells of the Timeline, and what is kept by leaving one of the Walk-away.

// graph writes the numbers of one offer.
type graph struct {
	book    *book
	offer   int
	uses    map[any]int     // by step: how many steps are made of it
	cells   map[any]address // by step: the cell of a sheet in which it is worked out
	known   map[any]formula // by step: what others write for it
	defined map[any]formula // by step of cells: what stands in it
	owner   string          // what the step under way belongs to
	parts   map[string]int  // by owner: the steps that got a row for their length
	totals  []total
}

// address is a cell of a sheet.
type address struct {
	sheet string
	place
}

func (a address) String() string { return on(a.sheet, a.place) }

// total is a sum that a sheet has already.
type total struct {
	of   []calc.Number
	text string
}

// Lengths of formulas. What is longer than longest is divided, and what is used more than
// once is written once where it is longer than worthARow.
const (
	longest   = 1000
	worthARow = 200
)

func newGraph(b *book, offer int) *graph {
	return &graph{book: b, offer: offer, uses: map[any]int{}, cells: map[any]address{}, known: map[any]formula{},
		defined: map[any]formula{}, parts: map[string]int{}}
}

// count counts how often the steps below the numbers are used, and shows each.
func (g *graph) count(numbers []calc.Number, show func(calc.Number)) error {
	return calc.Walk(numbers, func(n calc.Number) {
		for _, operand := range n.Operands() {
			if operand.Live() {
				g.uses[operand.Step()]++
			}
		}
		show(n)
	})
}

// place says that a step is worked out in a cell: the first one that asks has it. What does not
// move is no step.
func (g *graph) place(n calc.Number, cell address) {
	if _, taken := g.cells[n.Step()]; n.Live() && !taken {
		g.cells[n.Step()] = cell
	}
}

// total says where a sheet has the sum of the numbers.
func (g *graph) total(text string, numbers []calc.Number) {
	if sum := calc.Sum(numbers...); sum.Op() == calc.OpSum {
		g.totals = append(g.totals, total{sum.Operands(), text})
	}
}

// in returns what stands in a cell: how the number comes about, where no other cell and no row
// of the Workings has it.
func (g *graph) in(cell address, n calc.Number, owner string) formula {
	placed, known := g.cells[n.Step()]
	if known && placed != cell || !known && n.Op() == calc.OpNamed {
		return g.write(n)
	}
	return g.define(n, owner)
}

// define returns what stands in a cell that is worked out there: how the number comes about.
func (g *graph) define(n calc.Number, owner string) formula {
	if !n.Live() {
		return constant(n.Decimal())
	}
	f, known := g.defined[n.Step()]
	if !known {
		before := g.owner
		g.owner = owner
		f = g.expression(n)
		g.owner = before
		g.defined[n.Step()] = f
	}
	return f
}

// write returns a number as other formulas use it: a cell, or for a small step the step.
func (g *graph) write(n calc.Number) formula {
	if !n.Live() {
		return constant(n.Decimal())
	}
	f, known := g.known[n.Step()]
	if known {
		return f
	}
	if p, placed := g.cells[n.Step()]; placed {
		f = formula{text: p.String(), value: g.define(n, g.owner).value, binds: bindsCell}
	} else {
		f = g.step(n)
	}
	g.known[n.Step()] = f
	return f
}

// step writes a number that no cell holds.
func (g *graph) step(n calc.Number) formula {
	if n.Op() == calc.OpNamed {
		return g.book.workings.add(g.offer, n.Name(), g.define(n, n.Name()), g.formatOf(n))
	}
	f := g.expression(n)
	if len(f.text) > longest || g.uses[n.Step()] > 1 && len(f.text) > worthARow {
		return g.part(f, n)
	}
	return f
}

// all writes numbers as other formulas use them.
func (g *graph) all(numbers []calc.Number) []formula {
	written := make([]formula, len(numbers))
	for i, n := range numbers {
		written[i] = g.write(n)
	}
	return written
}

// few writes the operands of a step, the longest of which get rows of their own where together
// they would be too long.
func (g *graph) few(numbers []calc.Number) []formula {
	written := g.all(numbers)
	for {
		length, most := 0, 0
		for i := range written {
			length += len(written[i].text)
			if len(written[i].text) > len(written[most].text) {
				most = i
			}
		}
		if length <= longest || !numbers[most].Live() {
			return written
		}
		written[most] = g.part(written[most], numbers[most])
		g.known[numbers[most].Step()] = written[most]
	}
}

// expression writes what a step does.
func (g *graph) expression(n calc.Number) formula {
	switch n.Op() {
	case calc.OpInput:
		return g.input(n)
	case calc.OpIs:
		return g.is(n)
	case calc.OpNamed:
		inner := n.Operands()[0]
		if _, placed := g.cells[inner.Step()]; placed || inner.Op() == calc.OpNamed {
			return g.write(inner)
		}
		return g.expression(inner)
	case calc.OpIf:
		return g.branch(n)
	case calc.OpSum:
		return g.sum(n)
	case calc.OpBrackets, calc.OpLookup:
		return g.table(n)
	}
	args := g.few(n.Operands())
	if len(args) == 1 {
		return unaries()[n.Op()](n, args[0])
	}
	if n.Op() == calc.OpDiv {
		return g.quotient(n, args[0], args[1])
	}
	return binaries()[n.Op()](args[0], args[1])
}

// sum writes a sum, a long one in parts that have rows of their own.
func (g *graph) sum(n calc.Number) formula {
	var sum formula
	operands := n.Operands()
	for _, t := range g.totals {
		if slices.EqualFunc(t.of, operands, same) {
			return formula{text: t.text, value: double(n.Decimal()), binds: bindsCell}
		}
	}
	for i, f := range g.all(operands) {
		switch {
		case i == 0:
			sum = f
			continue
		case len(sum.text)+len(f.text) > longest:
			sum = g.part(sum, n)
		}
		sum = sum.plus(f)
	}
	return sum
}

// same reports whether two numbers are one step, or one fixed figure.
func same(a, b calc.Number) bool { return a.Step() == b.Step() && a.Decimal().Equal(b.Decimal()) }

// part gives a row to a part of what is under way.
func (g *graph) part(f formula, of calc.Number) formula {
	g.parts[g.owner]++
	return g.book.workings.add(g.offer, fmt.Sprintf("%s: part %d", g.owner, g.parts[g.owner]), f, g.formatOf(of))
}

// table writes what a table of law comes to at an amount: the part above where each bracket
// begins at what its rate adds, or the value of the last row that is not above the amount. The
// amount stands in the formula more than once, and gets a row where it is long; it is settled
// to the cent's fraction, so that the last bits of a double do not miss a row.
func (g *graph) table(n calc.Number) formula {
	amount := n.Operands()[0]
	x := g.write(amount)
	if amount.Live() && len(x.text) > len("Workings!$A$100000") {
		x = g.part(x, amount)
		g.known[amount.Step()] = x
	}
	t := g.book.taxTables.add(n.Table())
	f := formula{text: "LOOKUP(" + x.rounded(quotientPlaces).text + "," + t.column(taxTableFrom) + "," + t.column(taxTableValue) + ")", value: double(n.Decimal()), binds: bindsCell}
	if n.Op() == calc.OpBrackets {
		f.text = fmt.Sprintf("SUMPRODUCT((%[1]s>%[2]s)*(%[1]s-%[2]s)*%[3]s)", x.text, t.column(taxTableFrom), t.column(taxTableAdds))
	}
	return f
}

// unaries write a step of one operand.
var unaries = sync.OnceValue(func() map[calc.Op]func(n calc.Number, a formula) formula {
	part := func(n calc.Number, a formula) formula { return a.part(n.Fraction()) }
	grow := func(n calc.Number, a formula) formula { return whole(1).plus(a).power(yearsFrom(n.Span())) }
	return map[calc.Op]func(n calc.Number, a formula) formula{
		calc.OpNeg:       func(_ calc.Number, a formula) formula { return a.negated() },
		calc.OpRound:     settledStep,
		calc.OpFloor:     func(_ calc.Number, a formula) formula { return a.rounded(quotientPlaces).floor() },
		calc.OpPart:      func(n calc.Number, a formula) formula { return part(n, a).settled(n.Places()) },
		calc.OpPartFloor: func(n calc.Number, a formula) formula { return part(n, a).rounded(quotientPlaces).floor() },
		calc.OpNot:       func(_ calc.Number, a formula) formula { return a.not() },
		calc.OpGrow:      grow, calc.OpDaily: grow,
	}
})

// settledStep rounds. Of cents a hundredth lies halfway, and of shares at ten-thousandths of a price half a
// cent, which a difference of doubles misses by a hair.
func settledStep(n calc.Number, a formula) formula {
	of := n.Operands()[0]
	cents := n.Places() == 0 && slices.Contains([]calc.Op{calc.OpAdd, calc.OpSub, calc.OpSum}, of.Op())
	if cents || of.Op() == calc.OpMul && slices.ContainsFunc(of.Operands(), isDifference) {
		a = a.rounded(quotientPlaces)
	}
	return a.settled(n.Places())
}

// isDifference reports whether a step subtracts, as what a price has over a strike does, or is at least that.
func isDifference(n calc.Number) bool {
	return n.Op() == calc.OpSub || n.Op() == calc.OpMax && slices.ContainsFunc(n.Operands(), isDifference)
}

// binaries write a step of two operands.
var binaries = sync.OnceValue(func() map[calc.Op]func(a, b formula) formula {
	return map[calc.Op]func(a, b formula) formula{
		calc.OpAdd: formula.plus, calc.OpSub: formula.minus, calc.OpMul: formula.times, calc.OpMin: formula.least, calc.OpMax: formula.most,
		calc.OpLess:   func(a, b formula) formula { return a.compared("<", b, a.value < b.value) },
		calc.OpAtMost: func(a, b formula) formula { return a.compared("<=", b, a.value <= b.value) },
		calc.OpEqual:  func(a, b formula) formula { return a.compared("=", b, a.value == b.value) },
		calc.OpAnd:    func(a, b formula) formula { return a.joined("AND", b, a.value != 0 && b.value != 0) },
		calc.OpOr:     func(a, b formula) formula { return a.joined("OR", b, a.value != 0 || b.value != 0) },
	}
})

// quotient writes a division, of which half a cent must not be missed by the last bits of a
// double. A cell typed over may make the divisor zero, as a share that has
// lost everything does: then the quotient is 0 rather than an error in every sheet.
func (g *graph) quotient(n calc.Number, a, b formula) formula {
	divisor := n.Operands()[1]
	if divisor.Live() && len(b.text) > worthARow { // it stands in the formula twice
		b = g.part(b, divisor)
		g.known[divisor.Step()] = b
	}
	q := a.over(b).settled(n.Places())
	if n.Places() < quotientPlaces {
		q = a.over(b).rounded(quotientPlaces).rounded(n.Places())
	}
	if !divisor.Live() {
		return q
	}
	return q.unlessZero(b)
}

// branch writes a choice between two numbers.
func (g *graph) branch(n calc.Number) formula {
	args := g.few(n.Operands())
	f := formula{text: "IF(" + args[0].text + "," + args[1].text + "," + args[2].text + ")", value: args[2].value, binds: bindsCell}
	if args[0].value != 0 {
		f.value = args[1].value
	}
	return f
}

// is writes whether a term has a word.
func (g *graph) is(n calc.Number) formula {
	p, known := g.book.inputs.cell(n.Term())
	if !known {
		return constant(n.Decimal())
	}
	return formula{text: on(inputsSheet, p) + `="` + n.Word() + `"`, value: double(n.Decimal()), binds: bindsSum}
}

// input writes a term. One that has no cell of its own, such as the tax rate within a clause,
// is taken as it is.
func (g *graph) input(n calc.Number) formula {
	if f, isNumber := g.book.inForce(n.Term()); isNumber {
		return f
	}
	return constant(n.Decimal())
}

// formatOf is how the figure of a step is shown: with the decimals to which it is rounded, and grouped
// as amounts are; nothing says which steps are counts.
func (g *graph) formatOf(n calc.Number) string {
	switch n.Op() {
	case calc.OpFloor, calc.OpPartFloor:
		return formatWhole
	case calc.OpRound, calc.OpDiv, calc.OpPart:
		if places := n.Places(); places <= 4 {
			return grouped(g.book.currency, "0"+decimals(places))
		}
	case calc.OpNamed, calc.OpNeg, calc.OpSum, calc.OpAdd, calc.OpSub, calc.OpMin, calc.OpMax:
		return g.formatOf(n.Operands()[0])
	}
	return grouped(g.book.currency, "0.00####")
}
