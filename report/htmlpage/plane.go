package htmlpage

import (
	"html/template"
	"math"

	"github.com/seed-251b9aba/offerkit/report"
)

// Measures of a picture of a plane.
const (
	planeLeft, planeTop, planeBottom = 62, 20, 26 // values of the rows, of the columns; names of the colours
	planeCell                        = 24         // height of a cell
)

// plane draws a cell for each value of each series, a series a row, in the colour of who is ahead by
// the value's sign, and grey where it is within the closeness; its value in thousands stands in it
// where there is room.
func (p *picture) plane(width float64, class string) template.HTML {
	d := newDrawing(width, planeTop+planeBottom+planeCell*float64(len(p.series)), class)
	cell := (width - planeLeft) / math.Max(1, float64(len(p.categories)))
	every := int(math.Ceil(widthOf("−100.5%") / cell))
	for i, name := range p.categories {
		if i%max(every, 1) == 0 {
			d.text(planeLeft+cell*(float64(i)+0.5), planeTop-7, "m", name)
		}
	}
	for k, s := range p.series {
		y := planeTop + planeCell*float64(k)
		d.text(planeLeft-6, y+16, "e", s.name)
		for i, v := range s.values {
			colour := p.side(v)
			d.rect(planeLeft+cell*float64(i), y, cell, planeCell, colour)
			if label := thousands(v); widthOf(label) <= cell {
				d.text(planeLeft+cell*(float64(i)+0.5), y+16, "m "+inkOn(colour), label)
			}
		}
	}
	p.sides(d)
	return d.done()
}

// side is the colour of who is ahead by a value.
func (p *picture) side(v float64) string {
	switch {
	case math.Abs(v) <= p.close:
		return lostColour
	case v > 0:
		return p.marked[0].colour
	}
	return p.marked[1].colour
}

// sides writes the names of the colours below the plane.
func (p *picture) sides(d *drawing) {
	x, y := float64(planeLeft), d.height-12
	for _, side := range []drawn{p.marked[0], {name: "too close", colour: lostColour}, p.marked[1]} {
		d.rect(x, y, 9, 9, side.colour)
		name := short(side.name, 16)
		d.text(x+13, y+8, "", name)
		x += 13 + widthOf(name) + 14
	}
}

// thousands writes an amount in whole thousands with its sign: +20.
func thousands(v float64) string {
	n := math.Floor(math.Abs(v)/1e3 + 0.5)
	switch text := whole(n); {
	case n == 0:
		return text
	case v < 0:
		return "−" + text
	default:
		return "+" + text
	}
}

// newPlane takes the two offers of a plane out of its chart.
func (p *picture) newPlane(c report.Chart) *picture {
	p.close = c.Close.InexactFloat64()
	for _, m := range c.Sides {
		p.marked = append(p.marked, drawn{name: clean(m.Name), colour: "#" + report.OfferLine(m.Offer).Colour})
	}
	return p
}
