package xlsx

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"
)

// formula is an expression as a spreadsheet writes it, with the value that it has. The
// value is worked out beside the text, operation by operation and in doubles as a
// spreadsheet does it, so that a formula which does not come to the engine's figure is
// noticed while it is written, and not by the reader.
type formula struct {
	text  string
	value float64
	binds int // how tightly the outermost operation binds
}

// Operations from the loosest.
const (
	bindsSum = iota
	bindsProduct
	bindsPower
	bindsCell
)

// whole is a whole number written into a formula.
func whole(n int64) formula {
	return formula{text: strconv.FormatInt(n, 10), value: float64(n), binds: bindsCell}
}

// constant is a decimal written into a formula.
func constant(d decimal.Decimal) formula {
	return formula{text: d.String(), value: d.InexactFloat64(), binds: bindsCell}
}

// inside brackets the formula where an operation that binds so tightly would tear it.
func (f formula) inside(binds int) string {
	if f.binds < binds {
		return "(" + f.text + ")"
	}
	return f.text
}

func (f formula) plus(g formula) formula {
	text := "+" + g.inside(bindsSum)
	if strings.HasPrefix(g.text, "-") {
		text = g.text
	}
	return formula{text: f.text + text, value: f.value + g.value, binds: bindsSum}
}

func (f formula) minus(g formula) formula {
	if g.text == "0" {
		return f
	}
	return formula{text: f.text + "-" + g.inside(bindsProduct), value: f.value - g.value, binds: bindsSum}
}

func (f formula) times(g formula) formula {
	if f.text == "0" || g.text == "1" {
		return f
	}
	return formula{text: f.inside(bindsProduct) + "*" + g.inside(bindsPower), value: f.value * g.value, binds: bindsProduct}
}

func (f formula) over(g formula) formula {
	return formula{text: f.inside(bindsProduct) + "/" + g.inside(bindsPower), value: f.value / g.value, binds: bindsProduct}
}

func (f formula) power(g formula) formula {
	if g.text == "0" { // a spreadsheet has no 0^0
		return whole(1)
	}
	return formula{text: f.inside(bindsCell) + "^" + g.inside(bindsCell), value: math.Pow(f.value, g.value), binds: bindsPower}
}

// rounded rounds half away from zero, which is what ROUND does (SPEC 2.2).
func (f formula) rounded(places int32) formula {
	if f.text == "0" {
		return f
	}
	return formula{text: fmt.Sprintf("ROUND(%s,%d)", f.text, places), value: roundHalfAway(f.value, places), binds: bindsCell}
}

// floor rounds a number that is not negative down.
func (f formula) floor() formula {
	if f.text == "0" {
		return f
	}
	return formula{text: "INT(" + f.text + ")", value: math.Floor(f.value), binds: bindsCell}
}

// least and most are MIN and MAX.
func (f formula) least(g formula) formula {
	return formula{text: "MIN(" + f.text + "," + g.text + ")", value: math.Min(f.value, g.value), binds: bindsCell}
}

func (f formula) most(g formula) formula {
	return formula{text: "MAX(" + f.text + "," + g.text + ")", value: math.Max(f.value, g.value), binds: bindsCell}
}

func (f formula) negated() formula {
	return formula{text: "-" + f.inside(bindsCell), value: -f.value, binds: bindsSum}
}

// part is num/den of the formula, multiplied first: a whole number times a whole number
// is exact, and so is the quotient wherever it is whole.
func (f formula) part(num, den int64) formula {
	switch num {
	case 0:
		return whole(0)
	case den:
		return f
	}
	if num != 1 || den == 1 {
		f = f.times(whole(num))
	}
	if den == 1 {
		return f
	}
	return f.over(whole(den))
}

// settled rounds to so many decimals, unless they are more than a double has.
func (f formula) settled(places int32) formula {
	if places > mostPlaces {
		return f
	}
	return f.rounded(places)
}

// mostPlaces are the decimals to which rounding means anything to a double.
const mostPlaces = 10

// quotientPlaces are the decimals to which a quotient is settled before it is made whole:
// fewer than doubles carry, more than a value over a price needs. A quotient that is whole in
// decimals can miss it by a hair in doubles.
const quotientPlaces = 8

// yearsFrom is whole months/12 + left-over days/365 (SPEC 6.2).
func yearsFrom(months, days int) formula {
	switch {
	case days == 0 && months%12 == 0:
		return whole(int64(months / 12))
	case days == 0:
		return whole(int64(months)).over(whole(12))
	case months == 0:
		return whole(int64(days)).over(whole(365))
	}
	return whole(int64(months)).over(whole(12)).plus(whole(int64(days)).over(whole(365)))
}

// unlessZero is the formula, and 0 where its divisor is.
func (f formula) unlessZero(divisor formula) formula {
	g := formula{text: "IF(" + divisor.text + "=0,0," + f.text + ")", binds: bindsCell}
	if divisor.value != 0 {
		g.value = f.value
	}
	return g
}

// truth is the value of a condition.
func truth(holds bool) float64 {
	if holds {
		return 1
	}
	return 0
}

// compared, joined and not are conditions: they stand where a function takes one.
func (f formula) compared(sign string, g formula, holds bool) formula {
	return formula{text: f.text + sign + g.text, value: truth(holds), binds: bindsSum}
}

func (f formula) joined(function string, g formula, holds bool) formula {
	return formula{text: function + "(" + f.text + "," + g.text + ")", value: truth(holds), binds: bindsCell}
}

func (f formula) not() formula {
	return formula{text: "NOT(" + f.text + ")", value: 1 - f.value, binds: bindsCell}
}

// roundHalfAway rounds as spreadsheets do: a double that stands for 1.005 is 1.01, though
// its binary value lies just below.
func roundHalfAway(x float64, places int32) float64 {
	scale := math.Pow10(int(places))
	y := x * scale
	return math.Round(y+math.Copysign(math.Abs(y)*4e-16, y)) / scale
}
