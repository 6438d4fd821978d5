package xlsx

import (
	"math"
	"strings"

	"github.com/seed-251b9aba/offerkit/report"
)

// newSheet opens a sheet: its title, what to know before reading, and a way back. The freeze is
// the first cell that scrolls; what stands above it is repeated on every page.
func (b *book) newSheet(name, tab, caption string, freeze place, widths ...float64) *sheet {
	s := &sheet{name: name, tab: tab, widths: widths, freeze: freeze}
	s.print = printing{title: b.title(), paper: report.PaperOf(b.currency), titleRows: [2]int{min(freeze.row-1, 1), freeze.row - 1}, titleCols: [2]int{min(freeze.col-1, 1), freeze.col - 1}}
	title := name
	if name == summarySheet {
		title = b.title()
	} else {
		s.text(place{1, 3}, "Back to the summary", style{link: true, size: smallSize})
		s.link(place{1, 3}, on(summarySheet, place{1, 1}))
	}
	s.text(place{1, 1}, title, style{size: titleSize, bold: true})
	s.height(1, 28)
	s.text(place{1, 2}, caption, style{colour: muted})
	return s
}

// headLook is the look of the heads of columns.
var headLook = style{bold: true, colour: muted, below: true}

// heads writes the heads of columns from a place on, those of figures, if any, aligned as they are.
func (s *sheet) heads(from place, isFigure func(i int) bool, titles ...string) {
	for i, title := range titles {
		look := headLook
		switch {
		case title == "#": // over keys
			look.align = key().align
		case isFigure != nil && isFigure(i):
			look.align = "right"
		}
		s.text(from.right(i), title, look)
	}
}

// titled writes the title of a block of rows.
func (s *sheet) titled(p place, title string) {
	s.text(p, title, style{bold: true, size: headingSize})
	s.height(p.row, 22)
}

// offerName shows an offer's short name.
func (b *book) offerName(s *sheet, p place, offer int, look style) {
	s.formula(p, b.shortName(offer), b.shorts[offer], look)
}

// offerHeads writes the offers' names above their columns, which it makes wide enough.
func (b *book) offerHeads(s *sheet, from place) {
	for i := range b.names {
		s.widen(from.col+i, offerWidth)
		b.offerName(s, from.right(i), i, b.offerHead(i))
	}
	s.height(from.row, headHeight)
}

// Heads of columns that belong to offers.
const (
	offerWidth = 18.0
	headHeight = 30.0 // two lines
)

// offerHead is the look of an offer's name above its column.
func (b *book) offerHead(int) style {
	return style{bold: true, below: true, align: "right", wrap: true}
}

// widen gives the columns up to one a width where they have none yet.
func (s *sheet) widen(col int, width float64) {
	for len(s.widths) < col {
		s.widths = append(s.widths, width)
	}
}

// paragraph puts a text across columns from 1 to last, as high as it needs.
func (s *sheet) paragraph(row, last int, text string, look style) {
	look.wrap, look.top = true, true
	text = plain(text, maxCellText)
	s.text(place{1, row}, text, look)
	s.merge(place{1, row}, place{last, row})
	s.fit(row, text, s.width(1, last), look)
}

// fit makes a row as high as a wrapped text needs in a width of so many characters.
func (s *sheet) fit(row int, text string, width float64, look style) {
	size := look.size
	if size == 0 {
		size = bodySize
	}
	perLine := width * bodySize / size * 1.27 // proportional letters are narrower than digits
	if look.bold {
		perLine *= 0.92
	}
	lines := 0.0
	for line := range strings.SplitSeq(text, "\n") {
		lines += math.Max(math.Ceil(float64(len([]rune(line)))/math.Max(perLine, 1)), 1)
	}
	height := lines*size*1.35 + 2
	s.height(row, math.Min(math.Max(height, math.Max(s.tall[row], rowHeight)), 400))
}

// width returns the width of columns from first to last, in characters.
func (s *sheet) width(first, last int) float64 {
	sum := 0.0
	for col := first; col <= last && col <= len(s.widths); col++ {
		sum += s.widths[col-1]
	}
	return sum
}
