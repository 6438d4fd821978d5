package htmlpage

import (
	"html/template"
	"math"
	"slices"
	"strings"

	"github.com/seed-251b9aba/offerkit/report"
)

// Measures of a picture of stacked bars.
const (
	stackWidth, stackHeight = 360, 250
	stackLeft, stackRight   = 44, 108 // axis labels; names of the segments at most
	stackTop, stackBottom   = 24, 34
	labelHeight             = 14.0 // of a line of text
)

// stack draws bars of segments, with the name of each segment beside the last bar and
// its rough value inside where there is room.
func (p *picture) stack() template.HTML {
	d := newDrawing(stackWidth, stackHeight, "bars")
	plot := float64(stackHeight - stackTop - stackBottom)
	at := func(v float64) float64 { return stackTop + plot*(p.Top-math.Min(v, p.Top))/(p.Top-p.Bottom) }
	end := p.plotEnd()
	d.grid(p.Axis, stackLeft, end, at)
	band := (end - stackLeft) / float64(len(p.categories))
	width := math.Round(math.Min(band*0.72, 56)) // sides on whole pixels: sharp, and short to write
	for i := range p.categories {
		p.bar(d, i, math.Round(stackLeft+band*(float64(i)+0.5)-width/2), width, at)
	}
	d.under(p.categories, band)
	p.names(d, end, at)
	return d.done()
}

// plotEnd is where the bars end: what the names of the segments do not need is theirs.
func (p *picture) plotEnd() float64 {
	var names []string
	for _, s := range p.series {
		names = append(names, s.name)
	}
	return stackWidth - math.Min(stackRight, math.Ceil(25+longest(names, 14)*textWidth))
}

// under writes the names of the bars below them: in one line where they fit, folded into
// two, or on two levels in turn; of more than eight bars as many as fit.
func (d *drawing) under(categories []string, band float64) {
	room := int(band / textWidth)
	every := math.Ceil(longest(categories, 12) * textWidth / band)
	turns := longest(strings.Fields(strings.Join(categories, " ")), 12) > float64(room)
	for i, name := range categories {
		middle := stackLeft + band*(float64(i)+0.5)
		switch {
		case every > 1 && len(categories) <= 8 && turns:
			d.text(middle, stackHeight-20+13*float64(i%2), "m", short(name, 2*room-1))
		case every > 1 && len(categories) <= 8:
			for k, line := range folds(name, room) {
				d.text(middle, stackHeight-20+13*float64(k), "m", line)
			}
		case math.Mod(float64(i), every) == 0:
			d.text(middle, stackHeight-18, "m", short(name, int(band*every/textWidth)))
		}
	}
}

// bar draws the segments of one category, from zero up, and from zero down for what is
// taken away. What nobody has promised is hatched, and broken off where it leaves the scale.
func (p *picture) bar(d *drawing, category int, x, width float64, at func(float64) float64) {
	up, down, total := 0.0, 0.0, 0.0
	for _, s := range p.series {
		v := s.values[category]
		from := up
		if v < 0 {
			from = down
			down += v
		} else {
			up += v
		}
		total += v
		top, height := at(math.Max(from, from+v)), math.Abs(at(from)-at(from+v))
		if v == 0 || tenth(height) == 0 {
			continue
		}
		d.rect(x, top, width, height, s.colour)
		ink := inkOn(s.colour)
		if s.hatched {
			ink = "q"
			d.hatch(x, top, width, height)
		}
		if label := p.Rough(v); height >= labelHeight && widthOf(label) <= width {
			d.text(x+width/2, top+height/2+4, "m "+ink, label)
		}
	}
	if up > p.Top {
		d.tear(x, at(up), width)
	}
	if label := p.Rough(total); widthOf(label) <= width+12 {
		d.text(x+width/2, at(up)-5, "m b", label)
	}
}

// names writes the name of every segment to the right, as near to its place in the last
// bar as the names above and below let it.
func (p *picture) names(d *drawing, end float64, at func(float64) float64) {
	last := len(p.categories) - 1
	place := make([]float64, len(p.series))
	var below, above []int // zero
	up, down := 0.0, 0.0
	for i, s := range p.series {
		v := s.values[last]
		if s.takesAway() {
			place[i] = at(down + v/2)
			down += v
			below = append([]int{i}, below...)
			continue
		}
		place[i] = at(up + v/2)
		up += v
		above = append(above, i)
	}
	order := append(below, above...)
	places := make([]float64, len(order))
	for k, i := range order {
		places[k] = place[i]
	}
	spread(places, stackHeight-stackBottom-4)
	for k, i := range order {
		d.rect(end+8, places[k]-4.5, 9, 9, p.series[i].colour)
		if p.series[i].hatched {
			d.hatch(end+8, places[k]-4.5, 9, 9)
		}
		d.text(end+21, places[k]+4, "", short(p.series[i].name, 14))
	}
}

// takesAway reports whether a series has negative values.
func (s *drawn) takesAway() bool {
	return slices.ContainsFunc(s.values, func(v float64) bool { return v < 0 })
}

// spread moves places, given from the lowest on the page up, so that each is at least a
// line above the one before and none is below the floor.
func spread(places []float64, floor float64) {
	for i := range places {
		places[i] = math.Min(places[i], floor)
		floor = places[i] - labelHeight
	}
}

func longest(texts []string, most int) float64 {
	n := 0
	for _, t := range texts {
		n = max(n, min(len([]rune(t)), most))
	}
	return float64(n)
}

// inkOn returns the class of a text that stands out from a colour: dark or light,
// whichever has more contrast (WCAG 2, relative luminance).
func inkOn(colour string) string {
	if report.Luminance(colour[1:]) > 0.179 {
		return "k"
	}
	return "w"
}
