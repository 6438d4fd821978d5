package htmlpage

import (
	"encoding/json"
	"html/template"
	"math"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/seed-251b9aba/offerkit/report"
)

// The page draws a chart from its ECharts option: the option is the one definition of
// the picture, whoever draws it. page.js draws in the same way, to the same decimal, when
// an assumption is moved.
//
// ECharts itself cannot run without a browser, and a general renderer of its options does
// not know dashes, marks on a category or labels at a line's end, writes style attributes
// that the page's policy forbids, and is blind to the dark theme.

// picture is what of an option is drawn.
type picture struct {
	XAxis []struct {
		Data []string `json:"data"`
	} `json:"xAxis"`
	YAxis []struct {
		Min  float64 `json:"min"`
		Max  float64 `json:"max"`
		Step float64 `json:"minInterval"`
	} `json:"yAxis"`
	Series []pictureSeries `json:"series"`

	ticks []string // what the axis of time says below each category
}

type pictureSeries struct {
	Name, Step string
	Data       []struct{ Value float64 }
	ItemStyle  struct{ Color string }
	MarkLine   struct {
		Data []struct {
			Name  string
			XAxis int
		}
	}

	line report.Line // how the line of its offer is drawn
}

// readPicture reads what an option shows, and takes from its chart what an option has no
// word for.
func readPicture(option []byte, c report.Chart) (*picture, error) {
	var p picture
	if err := json.Unmarshal(option, &p); err != nil {
		return nil, err
	}
	for i := range p.Series {
		p.Series[i].line = report.OfferLine(c.Series[i].Offer)
	}
	if p.ticks = c.Ticks; p.ticks == nil {
		p.ticks = cleanAll(c.Categories)
	}
	return &p, nil
}

func (p *picture) categories() []string { return p.XAxis[0].Data }

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
