package report

import (
	"testing"

	"github.com/seed-251b9aba/offerkit/comp/calc"
)

// Every operation has words, and none is taken for another; of a choice the branch taken is told.
func TestFormula(t *testing.T) {
	x, y := calc.Input("offers[0].x", amount("1200")), calc.Input("growth", amount("0.15"))
	var powers calc.Powers
	table := &calc.Table{Name: "law", Rows: []calc.Row{{From: amount("0"), Value: amount("0.1")}}}
	for want, n := range map[string]calc.Number{
		"x 1,200 + growth 0.15":                   x.Add(y),
		"x 1,200 + growth 0.15 + 3":               calc.Sum(x, y, calc.Int(3)),
		"x 1,200 - (growth 0.15 + 1)":             x.Sub(y.Add(calc.Int(1))),
		"x 1,200 x (1 + growth 0.15)^2":           x.Mul(powers.Grow(y, 24, 0)),
		"(1 + growth 0.15)^(13/12 + 19/365)":      powers.Grow(y, 13, 19),
		"-x 1,200":                                x.Neg(),
		"the greater of x 1,200 and 0":            x.Max(calc.Number{}),
		"the lesser of x 1,200 and 5":             x.Min(calc.Int(5)),
		"x 1,200 / growth 0.15":                   x.Div(y, 4),
		"x 1,200 / growth 0.15, whole ones below": x.Div(y, 4).Floor(),
		"x 1,200 / growth 0.15, whole ones above": x.Div(y, 4).Neg().Floor().Neg(),
		"x 1,200 x growth 0.15, to 2 decimals":    x.Mul(y).Round(2),
		"3/5 of x 1,200":                          x.Part(3, 5, 2),
		"3/5 of x 1,200, whole ones below":        x.PartFloor(3, 5),
		"x 1,200":                                 calc.If(y.Positive(), x, y),
		"growth 0.15":                             calc.If(y.Positive().Not(), x, y),
		"7":                                       calc.Int(7),
		"x 1,200 / (growth 0.15 x 2)":             x.Div(y.Mul(calc.Int(2)), 4),
		"the lesser of (x 1,200, to 2 decimals) and growth 0.15": x.Round(2).Min(y),
		"(x 1,200 + 1) / (growth 0.15 + 1)":                      calc.If(y.Positive(), x.Add(calc.Int(1)), y).Mul(calc.Int(1)).Div(calc.If(x.Positive(), y.Add(calc.Int(1)), x), 4),
		"x 1,200 - growth 0.15 - 1":                              x.Sub(y).Sub(calc.Int(1)),
		"120":                                                    calc.Brackets(table, x),
	} {
		if got := (amounts{}).formula(n); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}
