package htmlpage

import (
	"cmp"
	"html/template"
	"math"
	"slices"
	"strings"

	"github.com/seed-251b9aba/offerkit/report"
)

// Measures of a picture of lines. It is drawn twice, for wide and for narrow screens.
const (
	lineHeight             = 320
	lineLeft               = 44
	lineTop, lineBottom    = 26, 24
	wideWidth, narrowWidth = 880, 360
	wideRight, narrowRight = 170, 136
)

// lines draws one line a series, with its name and last value at its end, and marks
// where the leader changes.
func (p *picture) lines(width, right float64, class string) template.HTML {
	d := newDrawing(width, lineHeight, class)
	end := width - right
	x := func(i int) float64 {
		return lineLeft + (end-lineLeft)*(float64(i)+0.5)/float64(len(p.categories))
	}
	at := func(v float64) float64 { return lineTop + (lineHeight-lineTop-lineBottom)*(p.Top-v)/(p.Top-p.Bottom) }
	d.grid(p.Axis, lineLeft, end, at)
	p.times(d, x, end)
	p.crossings(d, x, end)
	for i := range p.series {
		p.path(d, i, x, at)
	}
	p.ends(d, end, right, at)
	return d.done()
}

// times labels the axis where there is room.
func (p *picture) times(d *drawing, x func(int) float64, end float64) {
	free := 0.0
	for i, tick := range p.ticks {
		label := short(tick, 8)
		if label == "" {
			continue
		}
		d.post(x(i), lineHeight-lineBottom, lineHeight-lineBottom+4, "z")
		if half := widthOf(label) / 2; x(i)-half >= free && x(i)+half <= end+half {
			d.text(x(i), lineHeight-7, "m", label)
			free = x(i) + half + 8
		}
	}
}

// crossings draws a rule at every mark, with its label above it where there is room. The
// last lead is the one that stays and is labelled first; an earlier label may move left as
// far as its own rule.
func (p *picture) crossings(d *drawing, x func(int) float64, end float64) {
	free := end
	for i, m := range slices.Backward(p.marks) {
		if i+1 < len(p.marks) && 20*(p.marks[i+1].Category-m.Category) <= len(p.categories) {
			continue // the lead does not last
		}
		d.post(x(m.Category), lineTop, lineHeight-lineBottom, "c")
		label := short(clean(m.Label), 26)
		half := widthOf(label) / 2
		middle := math.Max(math.Min(x(m.Category), free-half), half)
		if middle+half <= free && middle+half >= x(m.Category) {
			d.text(middle, lineTop-10, "m", label)
			free = middle - half - 16
		}
	}
}

// path draws one line. Its marker stands at the end of every year, a little apart for
// each line so that they do not cover one another.
func (p *picture) path(d *drawing, i int, x func(int) float64, at func(float64) float64) {
	s := p.series[i]
	var path strings.Builder
	var before [2]float64
	for k, v := range s.values {
		to := [2]float64{tenth(x(k)), tenth(at(v))}
		switch {
		case k == 0:
			path.WriteString("M" + pair(to[0], to[1]))
		case !p.steps:
			path.WriteString("l" + pair(to[0]-before[0], to[1]-before[1]))
		case to[1] == before[1] && k < len(s.values)-1:
			continue
		default:
			path.WriteString("H" + coordinate(to[0]) + "V" + coordinate(to[1]))
		}
		before = to
	}
	line := s.line
	d.stroke(path.String(), s.colour, dashPatterns[line.Dash])
	points := ""
	last := len(s.values) - 1
	for k := 11 - (2*i)%12; k < last; k += 12 {
		points += marker(line.Marker, x(k), at(s.values[k]))
	}
	d.fill(points+marker(line.Marker, x(last), at(s.values[last])), s.colour)
}

// ends writes the name and the last value of every line at its end.
func (p *picture) ends(d *drawing, end, right float64, at func(float64) float64) {
	order := make([]int, len(p.series))
	value := func(i int) float64 { return p.series[i].values[len(p.categories)-1] }
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(value(a), value(b)) })
	places := make([]float64, len(order))
	for k, i := range order {
		places[k] = at(value(i))
	}
	spread(places, lineHeight-lineBottom)
	for k, i := range order {
		s := p.series[i]
		d.stroke("M"+coordinate(end+4)+" "+coordinate(places[k])+"h12", s.colour, dashPatterns[s.line.Dash])
		amount := p.Rough(value(i))
		name := short(s.name, int((right-20)/textWidth)-len([]rune(amount))-1)
		d.text(end+20, places[k]+4, "", name+" "+amount)
	}
}

var dashPatterns = map[report.Dash]string{report.LongDash: "9 4", report.Dotted: "2 3", report.DashDot: "8 3 2 3", report.ShortDash: "4 3"}

// outlines are those of the markers, around a point: where each begins, and the rest.
var outlines = map[report.Marker]struct {
	dx, dy float64
	rest   string
}{
	report.Circle:   {-4, 0, "a4 4 0 1 0 8 0a4 4 0 1 0-8 0z"},
	report.Square:   {-3.5, -3.5, "h7v7h-7z"},
	report.Triangle: {0, -4.5, "l4.5 8h-9z"},
	report.Diamond:  {0, -5, "l5 5l-5 5l-5-5z"},
	report.Cross:    {-1.2, -4.5, "h2.4v3.3h3.3v2.4h-3.3v3.3h-2.4v-3.3h-3.3v-2.4h3.3z"},
}

func marker(m report.Marker, x, y float64) string {
	o := outlines[m]
	return "M" + pair(x+o.dx, y+o.dy) + o.rest
}
