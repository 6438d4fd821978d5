package xlsx

import (
	"math"
	"strings"
)

// heading opens a sheet: its title, what to know before reading, and a way back.
func (b *book) heading(s *sheet, title, caption string) {
	s.text(place{1, 1}, title, style{size: titleSize, bold: true})
	s.height(1, 28)
	s.text(place{1, 2}, caption, style{colour: muted})
	if s.name != summarySheet {
		s.text(place{1, 3}, "Back to the summary", style{link: true, size: smallSize})
		s.link(place{1, 3}, on(summarySheet, place{1, 1}))
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
	s.height(row, math.Min(math.Max(height, s.tall[row]), 400))
}

// width returns the width of columns from first to last, in characters.
func (s *sheet) width(first, last int) float64 {
	sum := 0.0
	for col := first; col <= last && col <= len(s.widths); col++ {
		sum += s.widths[col-1]
	}
	return sum
}
