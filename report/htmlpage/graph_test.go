package htmlpage_test

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp/calc"
	"github.com/seed-251b9aba/offerkit/report/htmlpage/whatif"
)

// interpreter is the part of the page's script that works the graph out.
func interpreter(t testing.TB) string {
	t.Helper()
	var b strings.Builder
	for _, name := range []string{"exact", "power", "packed", "graph"} {
		text, err := os.ReadFile("script/" + name + ".js")
		if err != nil {
			t.Fatal(err)
		}
		b.Write(text)
	}
	return b.String()
}

// growing makes random graphs on the terms a, b, c and the word w.
type growing struct {
	*rand.Rand
	numbers []calc.Number
	conds   []calc.Cond
	powers  calc.Powers
}

var graphTerms = map[string]string{"a": "120000", "b": "0.15", "c": "-3.25", "d": "0"}

// law has a row that begins at a term's value of today, and amounts below its first row.
var law = &calc.Table{Name: "a law", Rows: []calc.Row{
	{From: dec("-3.25"), Value: dec("0.1")}, {From: dec("12400.5"), Value: dec("0.12")}, {From: dec("120000"), Value: dec("0.37")}, {From: dec("1e9"), Value: dec("0.05")},
}}

func (g *growing) number() calc.Number { return g.numbers[g.IntN(len(g.numbers))] }
func (g *growing) cond() calc.Cond     { return g.conds[g.IntN(len(g.conds))] }
func (g *growing) rate() calc.Number { // more than -100%, and not so much that digits explode
	return calc.Input("b", dec(graphTerms["b"])).Add(calc.Of(decimal.New(g.Int64N(90)-45, -2)))
}

func (g *growing) grow() {
	n, m := g.number(), g.number()
	places := int32(g.IntN(12))
	num, den := g.Int64N(60)-10, g.Int64N(12)-2
	switch g.IntN(22) {
	case 0:
		n = n.Add(m)
	case 1:
		n = n.Sub(m)
	case 2:
		n = n.Round(6).Mul(m.Round(4))
	case 3:
		n = n.Neg()
	case 4:
		n = n.Min(m)
	case 5:
		n = n.Max(m)
	case 6:
		n = n.Div(m, places)
	case 7:
		n = n.Round(places)
	case 8:
		n = n.Floor()
	case 9:
		n = n.Part(num, den, places)
	case 10:
		n = n.PartFloor(num, den)
	case 11:
		n = g.powers.Grow(g.rate(), g.IntN(130), g.IntN(31))
	case 12:
		n = g.powers.Daily(g.rate(), g.IntN(4000)-2000)
	case 13:
		n = calc.Sum(n, m, g.number(), calc.Of(dec("7.5")))
	case 14:
		g.conds = append(g.conds, n.Less(m), n.AtMost(m))
	case 15:
		g.conds = append(g.conds, n.Equal(m), g.cond().And(g.cond()))
	case 16:
		g.conds = append(g.conds, g.cond().Or(g.cond()), g.cond().Not())
	case 17:
		n = calc.If(g.cond(), n, m)
	case 18:
		n = n.Named(func() string { return "a step" })
	case 19:
		g.conds = append(g.conds, calc.Choose("w", "yes").Is("no"))
	case 20:
		n = calc.Brackets(law, n.Round(6))
	case 21:
		n = calc.Lookup(law, n)
	}
	g.numbers = append(g.numbers, n)
}

// The script works a graph out to what the engine does, to the last digit, for whatever terms
// move and whatever they become; what is undefined there is undefined here.
func TestTheScriptWorksGraphsOutAsTheEngineDoes(t *testing.T) {
	ctx := browser(t)
	graphs := 60
	if testing.Short() {
		graphs = 15
	}
	for seed := range graphs {
		g := &growing{Rand: rand.New(rand.NewPCG(uint64(seed), 7)), conds: []calc.Cond{calc.Fixed(true)}}
		for _, term := range []string{"a", "b", "c", "d"} {
			g.numbers = append(g.numbers, calc.Input(term, dec(graphTerms[term])))
		}
		for range 120 {
			g.grow()
		}
		fixed := string("abcd"[g.IntN(4)])
		data := whatif.NewGraph(func(term string) bool { return term != fixed }, nil)
		places := make([]int, len(g.numbers))
		for i, n := range g.numbers {
			places[i] = data.Place(n)
		}
		text, err := json.Marshal(data)
		if err != nil {
			t.Fatal(err)
		}
		var moves []map[string]string
		for range 4 {
			move := map[string]string{"w": []string{"yes", "no"}[g.IntN(2)]}
			for term, today := range graphTerms {
				if term != fixed && g.IntN(2) == 0 {
					move[term] = dec(today).Add(decimal.New(g.Int64N(100), -2)).String()
				}
			}
			moves = append(moves, move)
		}
		got := scriptSays(t, ctx, interpreter(t), string(text), places, moves)
		for i, move := range moves {
			changes := calc.Changes{Numbers: map[string]decimal.Decimal{}, Words: map[string]string{"w": move["w"]}}
			for term, text := range move {
				if term != "w" {
					changes.Numbers[term] = dec(text)
				}
			}
			for k, n := range g.numbers {
				if want := engineWorksOut(t, n, changes); got[i][k] != want {
					t.Fatalf("seed %d, %v: number %d is %s, the engine has %s: %s", seed, move, k, got[i][k], want, n)
				}
			}
		}
	}
}

func scriptSays(t testing.TB, ctx context.Context, script, graph string, places []int, moves []map[string]string) [][]string {
	t.Helper()
	at, _ := json.Marshal(places)
	changes, _ := json.Marshal(moves)
	return evaluate[[][]string](t, ctx, fmt.Sprintf(`(() => { %s
		const graph = readGraph(%s);
		return %s.map((move) => {
			const at = graph.at(new Map(Object.entries(move).map(([term, v]) => [term, term === "w" ? v : decimal(v)])));
			return %s.map((place) => { const v = at(place); return v === null ? "undefined" : plain(v); });
		});
	})()`, script, graph, changes, at))
}

func engineWorksOut(t testing.TB, n calc.Number, changes calc.Changes) string {
	t.Helper()
	program, err := calc.Compile(n)
	if err != nil {
		t.Fatal(err)
	}
	values, err := program.Eval(changes)
	if err != nil {
		return "undefined"
	}
	return values[0].String()
}
