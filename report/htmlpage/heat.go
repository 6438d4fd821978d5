package htmlpage

import (
	"html/template"
	"math"
	"unicode/utf8"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/report"
)

// Measures of a picture of a heat map.
const (
	heatTop, heatRow = 98, 24
	heatRing         = 8.0 // radius of the mark of today
)

// heat draws who leads at each pair of values, by colour and by letter, and where today is.
func heat(h *report.Heat, width float64, class string) template.HTML {
	left := longest(h.Down.Labels, 12)*textWidth + 14
	band := (width - left - 4) / float64(len(h.Across.Values))
	height := float64(heatTop + heatRow*len(h.Down.Values) + 6)
	d := newDrawing(width, height, class)
	heatKey(d, h)
	every := int(math.Ceil((longest(h.Across.Labels, 12) + 0.5) * textWidth / band))
	for k, label := range h.Across.Labels {
		if k%every == 0 {
			d.text(left+band*(float64(k)+0.5), heatTop-7, "m t", label)
		}
	}
	for i, row := range h.Cells {
		y := heatTop + heatRow*float64(i)
		d.text(left-6, y+heatRow/2+4, "e", h.Down.Labels[i])
		for k, s := range row {
			h := heatCell(h, s)
			d.shade(left+band*float64(k), y, band, heatRow, h)
			d.text(left+band*(float64(k)+0.5), y+heatRow/2+4, "m "+h.ink, h.letter)
		}
	}
	d.ring(left+band*place(h.Across), heatTop+heatRow*place(h.Down))
	return d.done()
}

// shaded is how a cell is drawn.
type shaded struct {
	colour, ink, letter string
	pale                bool
}

func heatCell(h *report.Heat, s report.Shade) shaded {
	leader, other := "#"+report.OfferLine(h.Leader.Offer).Colour, "#"+report.OfferLine(h.Other.Offer).Colour
	switch s {
	case report.FarAhead:
		return shaded{colour: leader, ink: inkOn(leader) + " b", letter: h.Leader.Letter}
	case report.Ahead:
		return shaded{colour: leader, letter: h.Leader.Letter, pale: true}
	case report.Behind:
		return shaded{colour: other, letter: h.Other.Letter, pale: true}
	case report.FarBehind:
		return shaded{colour: other, ink: inkOn(other) + " b", letter: h.Other.Letter}
	case report.Tied:
		return shaded{colour: "none", letter: "="}
	}
	return shaded{colour: "none", letter: "?"}
}

// shade draws a cell: pale where the lead is too close to call.
func (d *drawing) shade(x, y, width, height float64, s shaded) {
	if s.pale {
		d.b.WriteString(`<g fill-opacity=".3">`)
		defer d.b.WriteString("</g>")
	}
	d.rect(x, y, width, height, s.colour)
}

// heatKey says what the letters, the shades and the ring mean, and which term runs which way.
func heatKey(d *drawing, h *report.Heat) {
	x := 0.0
	mark := func(s shaded, text string) {
		d.shade(x, 2, 16, 14, s)
		d.text(x+8, 13, "m "+s.ink, s.letter)
		d.text(x+21, 13, "", text)
		x += 21 + widthOf(text) + 12
	}
	room := int(d.width / textWidth)
	leader, other := clean(h.Leader.Name), clean(h.Other.Name)
	if most := room - 20; utf8.RuneCountInString(leader+other) > most {
		leader, other = short(leader, most/2), short(other, most/2)
	}
	mark(heatCell(h, report.FarAhead), leader+" leads")
	mark(heatCell(h, report.FarBehind), other+" leads")
	d.text(0, 32, "t", "pale: by "+h.Tolerance+" or less")
	today := "today: " + h.Down.Now + ", " + h.Across.Now
	d.ring(d.width-widthOf(today)-12, 28)
	d.text(d.width, 32, "n", today)
	d.text(0, 54, "", "down: "+shortTerm(clean(h.Down.Name), clean(h.Down.Whose), room-6))
	d.text(0, 70, "", "across: "+shortTerm(clean(h.Across.Name), clean(h.Across.Whose), room-8))
}

// ring marks today.
func (d *drawing) ring(x, y float64) {
	circle := "M" + pair(x-heatRing, y) + "a8 8 0 1 0 16 0a8 8 0 1 0-16 0z"
	d.path(circle, "h")
	d.path(circle, "z s")
}

// place is where today's value is on a side, in cells: half a cell from where its value begins, and
// between two values where it is none of them.
func place(s report.HeatSide) float64 {
	for i := 1; i < len(s.Values); i++ {
		if from, to := s.Values[i-1], s.Values[i]; !s.Today.GreaterThan(to) {
			return float64(i) - 0.5 + share(s.Today.Sub(from), to.Sub(from))
		}
	}
	return float64(len(s.Values)) - 0.5
}

func share(part, of decimal.Decimal) float64 {
	if of.IsZero() {
		return 0
	}
	return math.Max(part.InexactFloat64()/of.InexactFloat64(), 0)
}
