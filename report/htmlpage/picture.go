package htmlpage

import (
	"html/template"
	"math"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/seed-251b9aba/offerkit/report"
)

// The page draws its charts itself, and page.js draws in the same way, to the same decimal, when an
// assumption is moved. ECharts cannot run without a browser, and a general renderer of its options
// does not know dashes, marks on a category or labels at a line's end, writes style attributes
// that the page's policy forbids, and is blind to the dark theme.

// picture is a chart as it is drawn: in floats, on its axis.
type picture struct {
	report.Axis
	categories []string
	ticks      []string // what the axis of time says below each category
	series     []drawn
	marks      []report.Mark
	steps      bool
	against    drawn // of a difference, the offer that it is counted over
}

type drawn struct {
	name, colour string
	values       []float64
	line         report.Line
	hatched      bool
}

func newPicture(c report.Chart, a report.Axis) *picture {
	p := &picture{Axis: a, categories: cleanAll(c.Categories), ticks: c.Ticks, marks: c.Marks, steps: c.Steps}
	if p.ticks == nil {
		p.ticks = p.categories
	}
	for _, s := range c.Series {
		d := drawn{name: clean(s.Name), line: report.OfferLine(s.Offer), colour: "#" + report.OfferLine(s.Offer).Colour}
		if c.Kind == report.StackedBars {
			d.colour = "#" + segmentColour(s)
		}
		for _, v := range s.Values {
			d.values = append(d.values, v.InexactFloat64())
		}
		d.hatched = s.Speculative
		p.series = append(p.series, d)
	}
	p.against = drawn{name: clean(c.Against.Name), colour: "#" + report.OfferLine(c.Against.Offer).Colour}
	return p
}

// drawing is an SVG being written. Colours are attributes and text takes the page's
// colour, so that one picture serves both themes and print.
type drawing struct {
	b             strings.Builder
	width, height float64
}

// textWidth is a generous estimate of the width of a character of the labels.
const textWidth = 7.3

func widthOf(text string) float64 { return float64(utf8.RuneCountInString(text)) * textWidth }

func newDrawing(width, height float64, class string) *drawing {
	d := &drawing{width: width, height: height}
	d.b.WriteString(`<svg class="` + class + `" viewBox="0 0 ` + coordinate(width) + ` ` + coordinate(height) + `">`)
	return d
}

func (d *drawing) done() template.HTML {
	d.b.WriteString("</svg>")
	return template.HTML(d.b.String())
}

func (d *drawing) text(x, y float64, class, text string) {
	if text == "" {
		return
	}
	d.b.WriteString(`<text x="` + whole(x) + `" y="` + whole(y) + `"`)
	d.class(class)
	d.b.WriteString(">" + template.HTMLEscapeString(text) + "</text>")
}

func (d *drawing) rect(x, y, width, height float64, fill string) {
	d.b.WriteString(`<rect x="` + coordinate(x) + `" y="` + coordinate(y) + `" width="` + coordinate(width) +
		`" height="` + coordinate(height) + `" fill="` + fill + `"/>`)
}

// hatch draws rules across a rectangle, from the lower left to the upper right.
func (d *drawing) hatch(x, y, width, height float64) {
	path := ""
	for k := hatchStep; k < width+height; k += hatchStep {
		right, down := math.Max(0, k-height), math.Min(k, height)
		path += "M" + pair(x+right, y+down) + "l" + pair(math.Min(k, width)-right, math.Max(0, k-width)-down)
	}
	d.path(path, "x")
}

// hatchStep lies between two rules, measured along a side.
const hatchStep = 7.0

// tear breaks a bar off the scale, a little below its top.
func (d *drawing) tear(x, y, width float64) {
	d.path("M"+pair(x-3, y+11)+"l"+pair(width+6, -6), "y")
}

func (d *drawing) path(path, class string) {
	d.b.WriteString(`<path d="` + path + `"`)
	d.class(class)
	d.b.WriteString("/>")
}

// post draws a vertical line.
func (d *drawing) post(x, y1, y2 float64, class string) {
	d.path("M"+pair(x, y1)+"V"+coordinate(y2), class)
}

func (d *drawing) stroke(path, colour, dash string) {
	d.b.WriteString(`<path class="s" d="` + path + `" stroke="` + colour + `"`)
	if dash != "" {
		d.b.WriteString(` stroke-dasharray="` + dash + `"`)
	}
	d.b.WriteString("/>")
}

func (d *drawing) fill(path, colour string) {
	d.b.WriteString(`<path d="` + path + `" fill="` + colour + `"/>`)
}

func (d *drawing) class(class string) {
	if class != "" {
		d.b.WriteString(` class="` + class + `"`)
	}
}

// coordinate writes a number with at most one decimal.
func coordinate(v float64) string {
	return strconv.FormatFloat(tenth(v), 'f', -1, 64)
}

// whole writes a number without decimals: text needs none.
func whole(v float64) string { return strconv.FormatFloat(math.Floor(v+0.5)+0, 'f', -1, 64) }

func tenth(v float64) float64 { return math.Floor(v*10+0.5)/10 + 0 } // and no -0

// pair writes two coordinates of a path: a minus sign parts them as well as a space.
func pair(x, y float64) string {
	if tenth(y) < 0 {
		return coordinate(x) + coordinate(y)
	}
	return coordinate(x) + " " + coordinate(y)
}

// grid draws a line and its value for every step of an axis, between two abscissae.
func (d *drawing) grid(a report.Axis, from, to float64, at func(float64) float64) {
	lines := ""
	for v := math.Ceil(a.Bottom/a.Step) * a.Step; v <= a.Top+a.Step/2; v += a.Step {
		d.text(from-5, at(v)+4, "e", a.Tick(v))
		if v != 0 {
			lines += "M" + pair(from, math.Round(at(v))) + "H" + coordinate(to)
		}
	}
	d.path(lines, "g")
	d.path("M"+pair(from, math.Round(at(0)))+"H"+coordinate(to), "z")
}
