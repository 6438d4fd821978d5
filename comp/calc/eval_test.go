package calc_test

import (
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"sync"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp/calc"
)

// recipe is a rule made at random: run twice with one seed it does the same steps on what it
// is given.
func recipe(seed uint64, in func(term string) calc.Number, word calc.Choice) []calc.Number {
	random := rand.New(rand.NewPCG(seed, 7))
	var powers calc.Powers
	numbers := []calc.Number{of("0"), of("1"), of("2.5")}
	for i := range 5 {
		numbers = append(numbers, in(fmt.Sprintf("t%d", i)))
	}
	any := func() calc.Number { return numbers[random.IntN(len(numbers))] }
	cond := func() calc.Cond {
		c := any().Less(any())
		switch random.IntN(6) {
		case 0:
			c = any().Equal(any()).Not()
		case 1:
			c = any().AtMost(any()).And(word.Is("up"))
		case 2:
			c = word.Is("down").Or(any().Positive())
		}
		return c
	}
	for range 60 {
		a, b := any(), any()
		var n calc.Number
		switch random.IntN(17) {
		case 0, 1:
			n = a.Add(b)
		case 2:
			n = a.Sub(b)
		case 3, 4:
			n = a.Mul(b).Round(6)
		case 5:
			n = a.Neg()
		case 6:
			n = a.Min(b)
		case 7:
			n = a.Max(b)
		case 8:
			n = a.Div(b, 8)
		case 9:
			n = a.Floor()
		case 10:
			n = a.Part(int64(random.IntN(9)), int64(1+random.IntN(9)), 2)
		case 11:
			n = a.PartFloor(int64(random.IntN(9)), int64(1+random.IntN(9)))
		case 12:
			n = calc.Sum(a, b, any(), of("3"))
		case 13, 14:
			n = calc.If(cond(), a, b)
		case 15:
			n = calc.Brackets(law, a).Named(func() string { return "tax" })
		case 16:
			rate := a.Max(of("-0.5")).Min(of("0.9")).Round(6)
			n = powers.Grow(rate, random.IntN(40), random.IntN(30)).Round(10)
			if random.IntN(2) == 0 {
				n = powers.Daily(rate, random.IntN(2000)-1000).Round(10)
			}
		}
		n = n.Min(of("1e12")).Max(of("-1e12"))
		numbers = append(numbers, n)
	}
	return numbers[len(numbers)-20:]
}

// The graph of a rule, evaluated for other terms, is the rule run anew with them.
func FuzzEvalIsTheRuleRunAnew(f *testing.F) {
	for seed := range uint64(100) {
		f.Add(seed, int64(100), int64(-7), int64(3), "up")
	}
	f.Fuzz(func(t *testing.T, seed uint64, x, y, z int64, word string) {
		today := map[string]decimal.Decimal{"t0": dec("0.15"), "t1": dec("1200"), "t2": dec("220"), "t3": dec("-3.25"), "t4": dec("0")}
		other := map[string]decimal.Decimal{"t0": decimal.New(x%1_000_000, -4), "t2": decimal.New(y%1_000_000, -2), "t4": decimal.New(z%1_000, 0)}
		then := func(term string) decimal.Decimal {
			if v, changed := other[term]; changed {
				return v
			}
			return today[term]
		}
		recorded := recipe(seed, func(term string) calc.Number { return calc.Input(term, today[term]) }, calc.Choose("word", "down"))
		anew := recipe(seed, func(term string) calc.Number { return calc.Of(then(term)) }, calc.Word(word))
		for i := range recorded {
			got, err := compile(t, recorded[i]).Eval(calc.Changes{Numbers: other, Words: map[string]string{"word": word}})
			var undefined *calc.UndefinedError
			switch {
			case errors.As(err, &undefined) != !anew[i].Defined():
				t.Fatalf("number %d: %v, run anew it is defined: %t\n%v", i, err, anew[i].Defined(), recorded[i])
			case err == nil && !got[0].Equal(anew[i].Decimal()):
				t.Fatalf("number %d: %v, run anew %v\n%v", i, got[0], anew[i].Decimal(), recorded[i])
			}
		}
	})
}

// A salary of 160,000 with raises of 3%, a bonus of 15% of it and 220 shares at 1,200, as a
// rule of pay is written; in floats it is the same to the last digits that a float has.
func pay(in func(term, today string) calc.Number) calc.Number {
	var powers calc.Powers
	base, raise, target := in("base", "160000"), in("raise", "0.03"), in("bonus", "0.15")
	shares, price, growth := in("shares", "220"), in("price", "1200"), in("growth", "0.1")
	total := calc.Number{}
	for k := int64(1); k <= 4; k++ {
		salary := base.Mul(powers.Grow(raise, int(12*k-12), 0)).Round(2)
		for m := int64(1); m <= 12; m++ {
			total = total.Add(salary.Part(m, 12, 2).Sub(salary.Part(m-1, 12, 2)))
		}
		vested := shares.PartFloor(k, 4).Sub(shares.PartFloor(k-1, 4))
		total = total.Add(salary.Mul(target).Round(2)).Add(vested.Mul(price.Mul(powers.Grow(growth, int(12*k), 0)).Round(4)).Round(2))
	}
	return total
}

func input(term, today string) calc.Number { return calc.Input(term, dec(today)) }
func fixed(_, today string) calc.Number    { return of(today) }

func TestFloats(t *testing.T) {
	p := compile(t, pay(input))
	f := p.Floats()
	results := make([]float64, 1)
	rate, _ := f.Place("growth")
	for i := range 50 {
		growth := decimal.New(int64(i-20), -2)
		exact, err := p.Eval(calc.Changes{Numbers: map[string]decimal.Decimal{"growth": growth}})
		if err != nil {
			t.Fatal(err)
		}
		f.Set(rate, growth.InexactFloat64())
		f.Run(results)
		if want := exact[0].InexactFloat64(); math.Abs(results[0]-want) > 1e-9*want {
			t.Errorf("growth %v: %v in floats, %v exactly", growth, results[0], want)
		}
	}
	if _, known := f.Place("salary"); known {
		t.Error("a term that nothing rests on has a place")
	}
	if n := testing.AllocsPerRun(10, func() { f.Run(results) }); n != 0 {
		t.Errorf("%v allocations a run", n)
	}
}

// A bound that is met exactly is met in floats too.
func TestFloatsAtABound(t *testing.T) {
	x := calc.Input("x", dec("1"))
	f := compile(t, calc.If(x.AtMost(of("2")), of("10"), of("20")), calc.If(x.Less(of("2")), of("10"), of("20"))).Floats()
	results := make([]float64, 2)
	place, _ := f.Place("x")
	f.Set(place, 2)
	if f.Run(results); results[0] != 10 || results[1] != 20 {
		t.Errorf("got %v, want 10 and 20", results)
	}
}

func TestTerms(t *testing.T) {
	terms := compile(t, pay(input)).Terms()
	if got, want := fmt.Sprint(terms), "[base raise bonus shares price growth]"; len(terms) != 6 {
		t.Errorf("got %s, want %s in any order", got, want)
	}
}

// One program answers many questions at once.
func TestEvalIsSafeForConcurrentUse(t *testing.T) {
	p := compile(t, pay(input))
	var wait sync.WaitGroup
	for i := range 8 {
		wait.Add(1)
		go func() {
			defer wait.Done()
			for k := range 20 {
				rate := decimal.New(int64(i*20+k), -3)
				got, err := p.Eval(calc.Changes{Numbers: map[string]decimal.Decimal{"growth": rate, "raise": rate}})
				want := pay(func(term, today string) calc.Number {
					if term == "growth" || term == "raise" {
						return calc.Of(rate)
					}
					return of(today)
				})
				if err != nil || !got[0].Equal(want.Decimal()) {
					t.Errorf("%v: %v, %v, want %v", rate, got, err, want.Decimal())
				}
			}
		}()
	}
	wait.Wait()
}

func TestTooLarge(t *testing.T) {
	n := calc.Input("x", dec("1"))
	for range calc.MaxSteps {
		n = n.Add(of("1"))
	}
	var size *calc.SizeError
	if _, err := calc.Compile(n); !errors.As(err, &size) {
		t.Errorf("got %v", err)
	}
}

// With nothing live a step costs what a decimal costs; see BenchmarkDecimals.
func BenchmarkFixed(b *testing.B) {
	b.ReportAllocs()
	x, y := of("14583.33"), of("1.0525")
	for b.Loop() {
		x.Mul(y).Round(2).Add(y)
	}
}

func BenchmarkDecimals(b *testing.B) {
	b.ReportAllocs()
	x, y := dec("14583.33"), dec("1.0525")
	for b.Loop() {
		x.Mul(y).Round(2).Add(y)
	}
}

func BenchmarkLive(b *testing.B) {
	b.ReportAllocs()
	x, y := calc.Input("x", dec("14583.33")), of("1.0525")
	for b.Loop() {
		x.Mul(y).Round(2).Add(y)
	}
}

func BenchmarkRuleRunAnew(b *testing.B) {
	for b.Loop() {
		pay(fixed)
	}
}

func BenchmarkEval(b *testing.B) {
	p := compile(b, pay(input))
	changes := calc.Changes{Numbers: map[string]decimal.Decimal{"growth": dec("0.2")}}
	for b.Loop() {
		if _, err := p.Eval(changes); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkFloats(b *testing.B) {
	f := compile(b, pay(input)).Floats()
	results := make([]float64, 1)
	rate, _ := f.Place("growth")
	for b.Loop() {
		f.Set(rate, 0.2)
		f.Run(results)
	}
}

// What is worked out for other values leaves nothing behind: the next answer is as the first would
// be, after a quotient by zero too.
func TestEvalLeavesNothingBehind(t *testing.T) {
	a, b := calc.Input("a", of("6").Decimal()), calc.Input("b", of("3").Decimal())
	p, err := calc.Compile(a.Div(b, 2), a.Mul(b))
	if err != nil {
		t.Fatal(err)
	}
	put := func(term, value string) calc.Changes {
		return calc.Changes{Numbers: map[string]decimal.Decimal{term: of(value).Decimal()}}
	}
	for range 3 {
		if got, err := p.Eval(put("a", "12")); err != nil || fmt.Sprint(got) != "[4 36]" {
			t.Errorf("at a of 12: %v, %v", got, err)
		}
		if got, err := p.Eval(put("b", "0")); err == nil {
			t.Errorf("at b of 0: %v", got)
		}
		if got, err := p.Eval(calc.Changes{}); err != nil || fmt.Sprint(got) != "[2 18]" {
			t.Errorf("today: %v, %v", got, err)
		}
	}
}
