package whatif

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/seed-251b9aba/offerkit/comp/calc"
)

// Graph is how numbers come about from the terms that the page moves, as the script evaluates
// it. A reference to a number is a place: 0 and below among the fixed ones, from 1 on among the
// steps. What no control can move is fixed.
type Graph struct {
	moves func(term string) bool

	terms []string
	today []string          // by terms: a number, or a word
	says  map[string]string // the words of today, by term
	words []string          // that a term may be

	fixed  []string // what each is; the first is zero
	tables []packed // of law: how many rows each has, and where among the fixed numbers those of each row are
	steps  steps
	count  int
	last   map[[2]int]int // by operation and operand, the last step that was farther back than near

	places map[any]int    // by step of the calculation
	known  map[string]int // by what a fixed number is
	made   map[string]int // by what a step does: code, numbers and operands
	key    []byte         // of the last step
	err    error
}

// steps are what each step does, and what with: kinds of numbers side by side, because they pack well so.
type steps struct {
	Operations packed `json:"operations"`
	Numbers    packed `json:"numbers"`
	Operands   packed `json:"operands"` // below zero a step, see near, otherwise a place among the fixed
	Far        packed `json:"far"`
}

// NewGraph returns the graph of nothing, on the terms that move, of which those that are words today
// are such ones.
func NewGraph(moves func(term string) bool, words map[string]string) *Graph {
	g := &Graph{moves: moves, says: words, places: map[any]int{}, known: map[string]int{}, made: map[string]int{}, last: map[[2]int]int{}}
	g.constant("0")
	return g
}

// operations are those of comp/calc in the order of script/graph.js.
var operations = [...]calc.Op{
	calc.OpInput, calc.OpIs, calc.OpAdd, calc.OpSub, calc.OpMul, calc.OpNeg, calc.OpMin, calc.OpMax, calc.OpDiv, calc.OpRound, calc.OpFloor,
	calc.OpPart, calc.OpPartFloor, calc.OpGrow, calc.OpDaily, calc.OpSum, calc.OpLess, calc.OpAtMost, calc.OpEqual, calc.OpAnd, calc.OpOr,
	calc.OpNot, calc.OpIf, calc.OpBrackets, calc.OpLookup,
}

// near is how many steps back an operand is told by its distance; of one farther back it is told how far it is
// from the last such one of the same operand of the same operation: what years have in common is written alike, and
// packs well.
const near = 80

// undefined is a quotient by zero among the fixed numbers.
const undefined = "undefined"

// Place returns the reference to a number, and adds what it rests on to the graph.
func (g *Graph) Place(n calc.Number) int {
	if !n.Live() {
		return g.constant(n.Decimal().String())
	}
	if place, known := g.places[n.Step()]; known {
		return place
	}
	var operands []int
	for _, a := range n.Operands() {
		operands = append(operands, g.Place(a))
	}
	place := g.step(n, operands)
	g.places[n.Step()] = place
	return place
}

// never reports whether a number is zero or undefined, however the controls move.
func (g *Graph) never(n calc.Number) bool {
	place := g.Place(n)
	return place == 0 || place < 0 && g.fixed[-place] == undefined
}

// step returns the reference to a step, which is fixed where nothing that it rests on moves.
func (g *Graph) step(n calc.Number, operands []int) int {
	moves := g.moves(n.Term()) && n.Term() != "" || slices.ContainsFunc(operands, func(place int) bool { return place > 0 })
	switch op := n.Op(); {
	case !moves && !n.Defined():
		return g.constant(undefined)
	case !moves:
		return g.constant(n.Decimal().String())
	case op == calc.OpNamed:
		return operands[0]
	case op == calc.OpIf && operands[0] <= 0:
		return g.taken(operands)
	case op == calc.OpSum:
		return g.add(op, []int{len(operands)}, operands)
	case op == calc.OpBrackets || op == calc.OpLookup:
		return g.add(op, g.table(n.Table()), operands)
	}
	return g.add(n.Op(), g.numbers(n), operands)
}

// taken returns the branch of a choice that nothing moves.
func (g *Graph) taken(operands []int) int {
	switch g.fixed[-operands[0]] {
	case undefined:
		return operands[0]
	case "0":
		return operands[2]
	}
	return operands[1]
}

// numbers are those that an operation has beside its operands.
func (g *Graph) numbers(n calc.Number) []int {
	num, den := n.Fraction()
	switch n.Op() {
	case calc.OpInput:
		return []int{g.term(n)}
	case calc.OpIs:
		return []int{g.term(n), g.word(n.Word())}
	case calc.OpDiv, calc.OpRound:
		return []int{int(n.Places())}
	case calc.OpPart:
		return []int{int(num), int(den), int(n.Places())}
	case calc.OpPartFloor:
		return []int{int(num), int(den)}
	case calc.OpGrow:
		months, days := n.Span()
		return []int{months, days}
	case calc.OpDaily:
		_, days := n.Span()
		return []int{days}
	}
	return nil
}

// table is the position of a table of law.
func (g *Graph) table(t *calc.Table) []int {
	numbers := packed{len(t.Rows)}
	for _, row := range t.Rows {
		numbers = append(numbers, -g.constant(row.From.String()), -g.constant(row.Value.String()))
	}
	at := slices.IndexFunc(g.tables, func(known packed) bool { return slices.Equal(known, numbers) })
	if at < 0 {
		at = len(g.tables)
		g.tables = append(g.tables, numbers)
	}
	return []int{at}
}

func (g *Graph) term(n calc.Number) int {
	i := slices.Index(g.terms, n.Term())
	if i < 0 {
		i = len(g.terms)
		today := n.Decimal().String()
		if n.Op() == calc.OpIs {
			today = g.says[n.Term()]
		}
		g.terms, g.today = append(g.terms, n.Term()), append(g.today, today)
	}
	return i
}

func (g *Graph) word(word string) int {
	i := slices.Index(g.words, word)
	if i < 0 {
		i = len(g.words)
		g.words = append(g.words, word)
	}
	return i
}

func (g *Graph) constant(text string) int {
	place, known := g.known[text]
	if !known {
		place = -len(g.fixed)
		g.known[text] = place
		g.fixed = append(g.fixed, text)
	}
	return place
}

// add returns the reference to a step, which is one wherever it is made.
func (g *Graph) add(op calc.Op, numbers, operands []int) int {
	code := slices.Index(operations[:], op)
	if code < 0 {
		g.err = fmt.Errorf("the page's script does not know the operation %q", op)
		return 0
	}
	key := append(g.key[:0], byte(code))
	for _, n := range numbers {
		key = binary.AppendVarint(key, int64(n))
	}
	for _, operand := range operands {
		key = binary.AppendVarint(key, int64(operand))
	}
	g.key = key
	place, known := g.made[string(key)]
	if !known {
		g.count++
		place = g.count
		g.made[string(key)] = place
		g.steps.Operations = append(g.steps.Operations, code)
		g.steps.Numbers = append(g.steps.Numbers, numbers...)
		for i, operand := range operands {
			switch at := [2]int{code, i}; {
			case operand <= 0:
				g.steps.Operands = append(g.steps.Operands, -operand)
			case place-operand <= near:
				g.steps.Operands = append(g.steps.Operands, operand-place)
			default:
				g.steps.Operands, g.steps.Far = append(g.steps.Operands, -near-1), append(g.steps.Far, operand-g.last[at])
				g.last[at] = operand
			}
		}
	}
	return place
}

// Moves reports whether a term is in the graph.
func (g *Graph) Moves(term string) bool { return slices.Contains(g.terms, term) }

// MarshalJSON writes the graph: terms with their values today, words, fixed numbers as a text of
// them all, and steps packed. It returns an error for an operation that the script does
// not know.
func (g *Graph) MarshalJSON() ([]byte, error) {
	if g.err != nil {
		return nil, g.err
	}
	terms := [][]any{}
	for i, term := range g.terms {
		terms = append(terms, []any{term, g.today[i]})
		if g.says[term] != "" {
			terms[i] = append(terms[i], 1)
		}
	}
	return json.Marshal(struct {
		Terms  [][]any  `json:"terms"` // with 1 for one that is a word
		Words  []string `json:"words,omitempty"`
		Fixed  string   `json:"fixed"`
		Tables packed   `json:"tables,omitempty"`
		steps
	}{terms, g.words, strings.Join(g.fixed, " "), slices.Concat(g.tables...), g.steps})
}
