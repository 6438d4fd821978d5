package report

import (
	"math"
	"slices"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
)

// Axis is the value axis of a chart, in the currency of its values. It holds zero, and its top is a tick; so is its bottom, but where
// what is taken away is little it goes down no further than that.
type Axis struct {
	Bottom, Top, Step float64
	Lakhs             bool // its values are said in lakhs and crores
}

// newAxis returns the axis that holds every value from low to high, in four or five
// steps of 1, 2, 2.5 or 5 times a power of ten.
func newAxis(low, high float64) Axis {
	low, high = math.Min(low, 0), math.Max(high, 0)
	if low == high {
		high = 1
	}
	power := 1.0
	for power*10 <= (high-low)/4 {
		power *= 10
	}
	step := power * 10
	for _, s := range []float64{1, 2, 2.5, 5} {
		if power*s*5 >= high-low {
			step = power * s
			break
		}
	}
	bottom := math.Floor(low/step) * step
	if low > -step/2 {
		bottom = low
	}
	return Axis{Bottom: bottom, Top: math.Ceil(high/step) * step, Step: step}
}

// Break is when a bar is broken off the scale for what nobody has promised, and where: one exit is not to flatten the rest.
// What does not dwarf the rest stays on the scale.
type Break struct {
	Above decimal.Decimal `json:"above"` // so many times as high as all else the highest bar has to be
	Room  decimal.Decimal `json:"room"`  // what the scale then holds, in times of all else
}

// BreakOff is that of every picture.
func BreakOff() Break {
	return Break{Above: decimal.NewFromInt(3), Room: decimal.RequireFromString("1.25")}
}

// SharedAxis returns one axis for charts that are to be compared.
func SharedAxis(charts ...Chart) Axis {
	low, high, firm := decimal.Zero, decimal.Zero, decimal.Zero
	for _, c := range charts {
		high = decimal.Max(high, c.Max)
		for i := range c.Bars {
			low, high = decimal.Min(low, c.Bars[i].To), decimal.Max(high, c.Bars[i].To)
		}
		if c.Gusts != nil {
			l, h := c.Gusts.Extent()
			low, high = decimal.Min(low, l), decimal.Max(high, h)
		}
		for i := range c.Categories {
			l, h, f := extent(c, i)
			low, high, firm = decimal.Min(low, l), decimal.Max(high, h), decimal.Max(firm, f)
		}
	}
	if off := BreakOff(); firm.IsPositive() && high.GreaterThan(firm.Mul(off.Above)) && slices.ContainsFunc(charts, speculates) {
		high = firm.Mul(off.Room)
	}
	return newAxis(low.InexactFloat64(), high.InexactFloat64())
}

func speculates(c Chart) bool {
	return c.Kind == StackedBars && slices.ContainsFunc(c.Series, func(s Series) bool { return s.Speculative })
}

// extent returns how far a category reaches down and up, and how far up without what nobody has promised.
func extent(c Chart, category int) (low, high, firm decimal.Decimal) {
	for _, s := range c.Series {
		v := s.Values[category]
		switch {
		case c.Kind == Lines, c.Kind == Difference, c.Kind == Fan:
			low, high = decimal.Min(low, v), decimal.Max(high, v)
		case v.IsNegative():
			low = low.Add(v)
		default:
			high = high.Add(v)
			if !s.Speculative {
				firm = firm.Add(v)
			}
		}
	}
	return low, high, firm
}

// In returns the axis for values of a currency.
func (a Axis) In(c comp.Currency) Axis {
	a.Lakhs = c.CountsInLakhs()
	return a
}

// Tick writes a value of an axis: 300k, 1.25m; 25L and 1.25Cr in lakhs and crores.
func (x Axis) Tick(v float64) string {
	a := math.Abs(v)
	sign := ""
	if v < 0 {
		sign = "−"
	}
	switch {
	case x.Lakhs && a >= 1e7:
		return sign + strconv.FormatFloat(a/1e7, 'f', -1, 64) + "Cr"
	case x.Lakhs && a >= 1e5:
		return sign + strconv.FormatFloat(a/1e5, 'f', -1, 64) + "L"
	case !x.Lakhs && a >= 1e6:
		return sign + strconv.FormatFloat(a/1e6, 'f', -1, 64) + "m"
	case a >= 1e3:
		return sign + strconv.FormatFloat(a/1e3, 'f', -1, 64) + "k"
	}
	return sign + strconv.FormatFloat(a, 'f', -1, 64)
}

// Rough writes a value for a label: 161k, 1.13m; 25.3L.
func (x Axis) Rough(v float64) string {
	a := math.Abs(v)
	switch {
	case x.Lakhs && a >= 9_995_000:
		a = math.Floor(a/1e5+0.5) * 1e5
	case a >= 999_500:
		a = math.Floor(a/1e4+0.5) * 1e4
	case a >= 1e3:
		a = math.Floor(a/1e3+0.5) * 1e3
	default:
		a = math.Floor(a + 0.5)
	}
	if v < 0 {
		a = -a
	}
	return x.Tick(a)
}
