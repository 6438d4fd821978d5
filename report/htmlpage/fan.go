package htmlpage

import (
	"cmp"
	"html/template"
	"math"
	"slices"
	"strings"

	"github.com/seed-251b9aba/offerkit/report"
)

// Measures of a picture of a fan, which stands beside others of its kind.
const (
	fanHeight           = 240
	fanRight            = 140
	fanTop, fanBottom   = 10, 24
	fanOrigin, fanWidth = lineLeft, narrowWidth - fanRight
)

// fan draws what an offer has paid so far, from nothing at its start: a band in which most futures
// lie, the line of their middle, and the offer's own line as the case assumes it.
func (p *picture) fan() template.HTML {
	d := newDrawing(narrowWidth, fanHeight, "half")
	x := func(k int) float64 { return fanOrigin + (fanWidth-fanOrigin)*float64(k)/float64(len(p.categories)) }
	at := func(v float64) float64 { return fanTop + (fanHeight-fanTop-fanBottom)*(p.Top-v)/(p.Top-p.Bottom) }
	d.grid(p.Axis, fanOrigin, fanWidth, at)
	line := func(series int) string {
		path := "M" + pair(x(0), at(0))
		for k, v := range p.series[series].values {
			path += "L" + pair(x(k+1), at(v))
		}
		return path
	}
	low, high, assumed := p.series[report.FanLow], line(report.FanHigh), p.series[report.FanAssumed]
	for k, v := range slices.Backward(low.values) {
		high += "L" + pair(x(k+1), at(v))
	}
	d.b.WriteString(`<g fill-opacity=".22">`)
	d.fill(high+"z", assumed.colour)
	d.b.WriteString("</g>")
	d.path(line(report.FanMiddle), "z s")
	d.stroke(line(report.FanAssumed), assumed.colour, dashPatterns[assumed.line.Dash])
	points := ""
	for k, v := range assumed.values {
		points += marker(assumed.line.Marker, x(k+1), at(v))
	}
	d.fill(points, assumed.colour)
	p.fanYears(d, x)
	p.fanEnds(d, at)
	return d.done()
}

// fanYears writes the years below the axis, as many as there is room for.
func (p *picture) fanYears(d *drawing, x func(int) float64) {
	free := 0.0
	for k, label := range p.categories {
		if k > 0 {
			label = strings.TrimPrefix(label, "Year ")
		}
		half := widthOf(label) / 2
		if x(k+1)-half >= free && x(k+1)+half <= narrowWidth {
			d.text(x(k+1), fanHeight-7, "m", label)
			free = x(k+1) + half + 4
		}
	}
}

// fanEnds names the lines at their ends, with their last values.
func (p *picture) fanEnds(d *drawing, at func(float64) float64) {
	type end struct {
		text, class string
		value       float64
	}
	last := len(p.categories) - 1
	var ends []end
	for i := range p.series {
		e := end{text: p.series[i].name, value: p.series[i].values[last]}
		if i == report.FanAssumed {
			e.class = "b"
		}
		ends = append(ends, e)
	}
	if ends[report.FanLow].value == ends[report.FanHigh].value {
		ends[report.FanLow].text = "p10 to p90"
		ends = []end{ends[report.FanLow], ends[report.FanAssumed]}
	}
	slices.SortStableFunc(ends, func(a, b end) int { return cmp.Compare(a.value, b.value) })
	places := make([]float64, len(ends))
	for k, e := range ends {
		places[k] = math.Max(at(e.value), fanTop)
	}
	spread(places, fanHeight-fanBottom)
	for k, e := range ends {
		d.text(fanWidth+10, places[k]+4, e.class, e.text+" "+p.Rough(e.value))
	}
}
