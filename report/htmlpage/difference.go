package htmlpage

import (
	"html/template"
	"strings"
)

// difference draws one line of how far an offer is ahead of another, with the side of who is ahead
// shaded in its colour and named: above zero the one that leads in the end, below it the other.
func (p *picture) difference(width, right float64, class string) template.HTML {
	d := newDrawing(width, lineHeight, class)
	end := width - right
	x := func(i int) float64 {
		return lineLeft + (end-lineLeft)*(float64(i)+0.5)/float64(len(p.categories))
	}
	at := func(v float64) float64 { return lineTop + (lineHeight-lineTop-lineBottom)*(p.Top-v)/(p.Top-p.Bottom) }
	s := p.series[0]
	d.area(outline(s.values, x, at, 1), s.colour)
	d.area(outline(s.values, x, at, -1), p.against.colour)
	d.grid(p.Axis, lineLeft, end, at)
	p.times(d, x, end)
	p.crossings(d, x, end)
	path := "M"
	for k, v := range s.values {
		if k > 0 {
			path += "L"
		}
		path += pair(x(k), at(v))
	}
	d.path(path, "s i")
	p.sides(d, end, right, at)
	return d.done()
}

// outline is that of the area between zero and the line on one side of zero, 1 above and -1 below.
func outline(values []float64, x func(int) float64, at func(float64) float64, side float64) string {
	var b strings.Builder
	b.WriteString("M" + pair(x(0), at(0)))
	for k, v := range values {
		if k > 0 && v*values[k-1] < 0 { // it crosses zero between the two
			b.WriteString("L" + pair(x(k-1)+(x(k)-x(k-1))*values[k-1]/(values[k-1]-v), at(0)))
		}
		if v*side < 0 {
			v = 0
		}
		b.WriteString("L" + pair(x(k), at(v)))
	}
	b.WriteString("V" + coordinate(at(0)) + "Z")
	return b.String()
}

// sides name who is ahead above zero and below it, and by how much in the end.
func (p *picture) sides(d *drawing, end, right float64, at func(float64) float64) {
	s := p.series[0]
	last := s.values[len(s.values)-1]
	name := func(name string) string { return short(name, int((right-8)/textWidth)) }
	y := at(last)
	if room := at(0) - 18; y > room {
		y = room
	}
	d.text(end+8, y-3, "b", name(s.name))
	label := "ahead by " + p.Rough(last)
	if last == 0 {
		label = "level"
	}
	d.text(end+8, y+11, "", label)
	low := 0.0
	for _, v := range s.values {
		low = min(low, v)
	}
	if low < 0 {
		y = min(at(0)+16, lineHeight-20)
		d.text(end+8, y, "", name(p.against.name))
		d.text(end+8, y+14, "t", "ahead when below 0")
	}
}

// area fills an outline, paler than a line of its colour.
func (d *drawing) area(path, colour string) {
	d.b.WriteString(`<path class="a" d="` + path + `" fill="` + colour + `"/>`)
}
