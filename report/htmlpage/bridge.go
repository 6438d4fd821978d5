package htmlpage

import (
	"html/template"
	"math"
	"unicode/utf8"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/report"
)

// Measures of a picture of a bridge, whose bars lie one below the other so that each has its name and
// its figure beside it.
const (
	bridgeRow, bridgeBar    = 26, 16 // from bar to bar; of a bar
	bridgeTop, bridgeBottom = 6, 24
	bridgeName              = 18 // characters of a name
)

// bridge draws levels from zero, and each change from the level before it to the one after.
func bridge(c report.Chart, a report.Axis, currency comp.Currency, width float64, class string) template.HTML {
	names, labels := 0, 0
	for i := range c.Bars {
		b := &c.Bars[i]
		names = max(names, min(utf8.RuneCountInString(clean(b.Name)), bridgeName))
		labels = max(labels, utf8.RuneCountInString(b.Label(currency)))
	}
	left, right := float64(names)*textWidth+8, width-float64(labels)*(textWidth+1)-8 // levels are in bold
	height := float64(bridgeTop + bridgeBottom + bridgeRow*len(c.Bars))
	d := newDrawing(width, height, class)
	at := func(v float64) float64 { return left + (right-left)*(v-a.Bottom)/(a.Top-a.Bottom) }
	d.upright(a, bridgeTop, height-bridgeBottom, at)
	for i := range c.Bars {
		d.span(&c.Bars[i], i+1 == len(c.Bars), bridgeTop+bridgeRow*float64(i), left, at, currency)
	}
	return d.done()
}

// span draws one bar with its name before it and its figure behind it, and leads over to the next.
func (d *drawing) span(b *report.Bar, last bool, y, left float64, at func(float64) float64, currency comp.Currency) {
	from, to := at(b.From.InexactFloat64()), at(b.To.InexactFloat64())
	weight := ""
	if b.Level {
		weight = " b"
	}
	middle := y + bridgeRow/2 + 4.0
	d.text(left-8, middle, "n"+weight, short(clean(b.Name), bridgeName))
	d.rect(math.Min(from, to), y+(bridgeRow-bridgeBar)/2, math.Max(math.Abs(to-from), 1), bridgeBar, "#"+b.Colour())
	d.text(math.Max(from, to)+5, middle, weight, b.Label(currency))
	if !last {
		d.post(to, y+(bridgeRow+bridgeBar)/2, y+bridgeRow+(bridgeRow-bridgeBar)/2, "c")
	}
}

// upright draws a line for every step of a horizontal axis, and its value below it where there is room.
func (d *drawing) upright(a report.Axis, top, bottom float64, at func(float64) float64) {
	lines, free := "", 0.0
	for v := math.Ceil(a.Bottom/a.Step) * a.Step; v <= a.Top+a.Step/1000; v += a.Step {
		label := a.Tick(v)
		if half := widthOf(label) / 2; at(v)-half >= free {
			d.text(at(v), bottom+16, "m t", label)
			free = at(v) + half + 6
		}
		if v != 0 {
			lines += "M" + pair(at(v), top) + "V" + coordinate(bottom)
		}
	}
	d.path(lines, "g")
	d.path("M"+pair(at(0), top)+"V"+coordinate(bottom), "z")
}
