package htmlpage

import (
	"html/template"
	"math"
	"slices"
	"unicode/utf8"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/report"
)

// Measures of a picture of a tornado. On a wide screen the name of a bar stands before it, on a narrow
// one above it.
const (
	gustRow, gustBar      = 32, 16
	gustTop, gustBottom   = 46, 42
	gustName              = 34       // characters of a line of a name
	lostColour            = "8C8C86" // stands out from the paper of both themes
	swatch, swatchPadding = 9, 13
)

// tornado draws the bars of a gap: in the leader's colour where it leads, in gray where it does not.
func tornado(c report.Chart, a report.Axis, currency comp.Currency, width float64, class string) template.HTML {
	t := gusts{Gusts: c.Gusts, narrow: width < wideWidth, row: gustRow}
	names, values := 0, 0
	for _, b := range t.Bars {
		names = max(names, min(utf8.RuneCountInString(clean(b.Name)), gustName))
		values = max(values, utf8.RuneCountInString(b.AtFrom), utf8.RuneCountInString(b.AtTo))
	}
	t.left = float64(names)*textWidth + 8
	if t.narrow {
		t.left, t.row = 0, gustRow+8
	}
	low, high := t.Extent()
	a.Bottom, a.Top = math.Min(low.InexactFloat64(), 0), math.Max(high.InexactFloat64(), 0) // the bars need all the room there is
	if a.Bottom == a.Top {
		a.Top = 1
	}
	from, to := t.left+float64(values)*textWidth+6, width-float64(values)*textWidth-6
	t.at = func(v float64) float64 { return from + (to-from)*(v-a.Bottom)/(a.Top-a.Bottom) }
	height := gustTop + gustBottom + t.row*float64(len(t.Bars))
	d := newDrawing(width, height, class)
	d.upright(a, gustTop, height-gustBottom, t.at)
	t.key(d, currency, width, height)
	for i := range t.Bars {
		t.draw(d, &t.Bars[i], gustTop+t.row*float64(i))
	}
	return d.done()
}

// gusts is a tornado as it is drawn.
type gusts struct {
	*report.Gusts
	narrow    bool
	left, row float64
	at        func(float64) float64
}

func (t *gusts) colour() string { return "#" + report.OfferLine(t.Offer).Colour }

// loses reports whether any bar reaches below zero.
func (t *gusts) loses() bool {
	return slices.ContainsFunc(t.Bars, func(b report.Gust) bool { return b.From.IsNegative() })
}

// key says what the shades mean, where today's gap is, and what is measured.
func (t *gusts) key(d *drawing, currency comp.Currency, width, height float64) {
	name, x := short(clean(t.Leader), 22), t.left
	if t.narrow {
		x = swatchPadding
	}
	mark := func(colour, text string) {
		d.rect(x, 5, swatch, swatch, colour)
		d.text(x+swatchPadding, 14, "", text)
		x += swatchPadding + widthOf(text) + 12
	}
	mark(t.colour(), name+" ahead")
	if t.loses() {
		mark("#"+lostColour, "behind")
	}
	today := t.at(t.Today.InexactFloat64())
	label := "today " + report.Headline(t.Today, currency)
	half := widthOf(label) / 2
	d.text(math.Max(math.Min(today, width-half), half), 34, "m b", label)
	d.post(today, gustTop-6, height-gustBottom+4, "c")
	d.text(width, height-4, "e", "gap by which "+name+" leads, "+string(currency))
}

// draw draws one bar, with the assumption's values at its ends.
func (t *gusts) draw(d *drawing, b *report.Gust, y float64) {
	top := y + (t.row-gustBar)/2
	if t.narrow {
		top = y + t.row - gustBar - 5
		d.text(swatchPadding, y+12, "q", shortTerm(clean(b.Name), clean(b.Whose), 44))
	} else {
		t.name(d, b, y+t.row/2+4)
	}
	from, to := b.From.InexactFloat64(), b.To.InexactFloat64()
	part := func(from, to float64, colour string) {
		if to > from {
			d.rect(t.at(from), top, math.Max(t.at(to)-t.at(from), 1), gustBar, colour)
		}
	}
	part(from, math.Min(to, 0), "#"+lostColour)
	part(math.Max(from, 0), to, t.colour())
	d.text(t.at(from)-5, top+gustBar-4, "n q", b.AtFrom)
	d.text(t.at(to)+5, top+gustBar-4, "q", b.AtTo)
}

// name writes a name before its bar, a long one in two lines.
func (t *gusts) name(d *drawing, b *report.Gust, y float64) {
	name := shortTerm(clean(b.Name), clean(b.Whose), 2*gustName-8) // less what the first line leaves empty at its end
	if utf8.RuneCountInString(name) <= gustName {
		d.text(t.left-8, y, "n", name)
		return
	}
	for k, line := range folds(name, gustName) {
		d.text(t.left-8, y-7+13*float64(k), "n", line)
	}
}
