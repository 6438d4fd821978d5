package comp_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/calc"
)

// With the factors that nobody knows, every payment and every metric is what a case pays whose
// dated path has the share at these prices.
func TestUnknownPricesAreADatedPath(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		kase := anyCase(t)
		kase.Growth = decimal.Zero
		for i := range kase.Offers {
			o := &kase.Offers[i]
			o.Price = comp.Price{Today: decimal.New(rapid.Int64Range(1, 4_000_000).Draw(t, "today"), -4)}
			if rapid.Bool().Draw(t, "held") {
				o.Sell = comp.Hold
			}
		}
		c, err := comp.Compare(kase)
		if err != nil {
			t.Skip(err)
		}
		program, changes := unknownOf(t, c, func(term string) decimal.Decimal {
			return decimal.New(rapid.Int64Range(1, 3_000).Draw(t, term), -3)
		})
		figures, err := program.Eval(changes)
		if err != nil {
			t.Skip(err)
		}
		for term, factor := range changes.Numbers {
			unknown, ok := comp.FindUnknown(term)
			if !ok || unknown.On.IsZero() {
				t.Fatalf("%s is not the price of a day", term)
			}
			p := &kase.Offers[unknown.Offer].Price
			p.Path = append(p.Path, comp.PricePoint{On: unknown.On, Price: p.Today.Mul(factor).Round(4)})
		}
		for i := range kase.Offers {
			slices.SortFunc(kase.Offers[i].Price.Path, func(a, b comp.PricePoint) int { return a.On.Compare(b.On) })
		}
		want, err := comp.Compare(kase)
		if err != nil {
			t.Skip(err) // a price of 0
		}
		for i := range want.Offers {
			for k, y := range want.Offers[i].Years {
				if got := figures[i*c.Case.Years+k]; !got.Equal(y.Total) {
					t.Fatalf("offer %d pays %s in year %d, and %s by the path %v", i, got, k+1, y.Total, kase.Offers[i].Price.Path)
				}
			}
		}
	})
}

// unknownOf compiles the years of all offers for other values of what nobody knows.
func unknownOf(t *rapid.T, c *comp.Comparison, draw func(term string) decimal.Decimal) (*calc.Program, calc.Changes) {
	var figures []calc.Number
	for i := range c.Offers {
		r, err := c.RememberUnknown(&c.Offers[i])
		if err != nil {
			t.Fatal(err)
		}
		for k := range c.Case.Years {
			figure, err := c.Figure(r, fmt.Sprintf("year%d", k+1))
			if err != nil {
				t.Fatal(err)
			}
			figures = append(figures, figure)
		}
	}
	program, err := calc.Compile(figures...)
	if err != nil {
		t.Fatal(err)
	}
	changes := calc.Changes{Numbers: map[string]decimal.Decimal{}}
	for _, term := range program.Terms() {
		changes.Numbers[term] = draw(term)
	}
	return program, changes
}

// Whether a private company lives to see its exit is drawn, too. An exit of 100 million for 10
// million shares pays 10 each: 100,000 for 10,000 shares, and nothing where it fails; the four
// dollars of base are certain.
func TestUnknownFailure(t *testing.T) {
	o := startup(t, "1", "1", comp.Private{FullyDiluted: dec("10000000"), Exit: comp.Exit{Value: dec("100000000")}, Failure: dec("0.6")})
	o.Grants = []comp.Grant{{Kind: comp.RSU, Shares: dec("10000"), Vesting: schedule(t, "4y annual")}}
	c := compare(t, horizon(4, o))
	r, err := c.RememberUnknown(&c.Offers[0])
	if err != nil {
		t.Fatal(err)
	}
	total, err := c.Figure(r, "total")
	if err != nil {
		t.Fatal(err)
	}
	program, err := calc.Compile(total)
	if err != nil {
		t.Fatal(err)
	}
	terms := program.Terms()
	if unknown, ok := comp.FindUnknown(terms[0]); len(terms) != 1 || !ok || !unknown.On.IsZero() {
		t.Fatalf("the total rests on %v", terms)
	}
	for lives, want := range map[int64]string{1: "100004", 0: "4"} {
		got, err := program.Eval(calc.Changes{Numbers: map[string]decimal.Decimal{terms[0]: decimal.NewFromInt(lives)}})
		if err != nil {
			t.Fatal(err)
		}
		wantMoney(t, "the total", got[0], want)
	}
}
