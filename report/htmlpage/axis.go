package htmlpage

import (
	"math"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/report"
)

// axis is a value axis. It holds zero, and its top is a tick; so is its bottom, but where
// what is taken away is little it goes down no further than that.
type axis struct{ bottom, top, step float64 }

// newAxis returns the axis that holds every value from low to high, in four or five
// steps of 1, 2, 2.5 or 5 times a power of ten.
func newAxis(low, high float64) axis {
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
	return axis{bottom: bottom, top: math.Ceil(high/step) * step, step: step}
}

// sharedAxis returns one axis for charts that are to be compared.
func sharedAxis(charts ...report.Chart) axis {
	low, high := decimal.Zero, decimal.Zero
	for _, c := range charts {
		high = decimal.Max(high, c.Max)
		for i := range c.Categories {
			l, h := extent(c, i)
			low, high = decimal.Min(low, l), decimal.Max(high, h)
		}
	}
	return newAxis(low.InexactFloat64(), high.InexactFloat64())
}

// extent returns how far a category reaches down and up.
func extent(c report.Chart, category int) (low, high decimal.Decimal) {
	for _, s := range c.Series {
		v := s.Values[category]
		switch {
		case c.Kind == report.Lines:
			low, high = decimal.Min(low, v), decimal.Max(high, v)
		case v.IsNegative():
			low = low.Add(v)
		default:
			high = high.Add(v)
		}
	}
	return low, high
}

// grid draws a line and its value for every step of an axis, between two abscissae.
func (d *drawing) grid(a axis, from, to float64, at func(float64) float64) {
	lines := ""
	for v := math.Ceil(a.bottom/a.step) * a.step; v <= a.top+a.step/2; v += a.step {
		d.text(from-5, at(v)+4, "e", tick(v))
		if v != 0 {
			lines += "M" + pair(from, at(v)) + "H" + coordinate(to)
		}
	}
	d.path(lines, "g")
	d.path("M"+pair(from, at(0))+"H"+coordinate(to), "z")
}

// tick writes a value of an axis: 300k, 1.25m.
func tick(v float64) string {
	a := math.Abs(v)
	sign := ""
	if v < 0 {
		sign = "−"
	}
	switch {
	case a >= 1e6:
		return sign + strconv.FormatFloat(a/1e6, 'f', -1, 64) + "m"
	case a >= 1e3:
		return sign + strconv.FormatFloat(a/1e3, 'f', -1, 64) + "k"
	}
	return sign + strconv.FormatFloat(a, 'f', -1, 64)
}

// rough writes a value for a label: 161k, 1.13m.
func rough(v float64) string {
	a := math.Abs(v)
	switch {
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
	return tick(a)
}
