package htmlpage

import (
	"html/template"
	"math"

	"github.com/seed-251b9aba/offerkit/report"
)

// Measures of a picture of ranges.
const (
	tornadoTop, tornadoBottom = 22, 22 // names of the lines through the bars
	tornadoSide               = 44     // figures at the ends of the bars
	tornadoRow                = 34     // a name, and its bar below
	tornadoBar                = 12
	lostColour                = "#8a8a84" // of the part of a bar where the lead is lost
)

// tornado draws a bar a category from its low to its high value, below its name, with a line through it at
// today's value and one at zero; the part below zero is grey.
func (p *picture) tornado(width float64, class string) template.HTML {
	d := newDrawing(width, tornadoTop+tornadoBottom+tornadoRow*float64(len(p.categories)), class)
	low, high := p.reach()
	at := func(v float64) float64 { return tornadoSide + (width-2*tornadoSide)*(v-low)/(high-low) }
	foot := d.height - tornadoBottom
	for i, name := range p.categories {
		y := tornadoTop + tornadoRow*float64(i)
		d.text(0, y+11, "", short(name, int(width/textWidth)))
		from, to := p.series[0].values[i], p.series[1].values[i]
		if from < 0 {
			d.rect(at(from), y+16, at(math.Min(to, 0))-at(from), tornadoBar, lostColour)
		}
		if to > 0 {
			d.rect(at(math.Max(from, 0)), y+16, at(to)-at(math.Max(from, 0)), tornadoBar, p.series[0].colour)
		}
		d.post(at(0), y+14, y+30, "z")
		d.post(at(p.today), y+14, y+30, "c")
		d.text(at(from)-4, y+26, "e", report.Rough(from))
		d.text(at(to)+4, y+26, "", report.Rough(to))
	}
	d.text(at(0), foot+14, "m", "lead lost below 0")
	d.text(at(p.today), tornadoTop-10, "m", "today "+report.Rough(p.today))
	return d.done()
}

// reach returns the least and the greatest value, with zero and today's among them.
func (p *picture) reach() (low, high float64) {
	low, high = math.Min(0, p.today), math.Max(0, p.today)
	for _, s := range p.series {
		for _, v := range s.values {
			low, high = math.Min(low, v), math.Max(high, v)
		}
	}
	if low == high {
		high = low + 1
	}
	return low, high
}
