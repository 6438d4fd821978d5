package casefile

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/clipperhouse/displaywidth"
)

// excerptWidth is the most of a line that an excerpt shows, in terminal columns.
const excerptWidth = 100

// excerpt draws a line of a file with carets under width characters from p:
//
//	7 |     sing_on: 40k
//	  |     ^^^^^^^
//
// Text from a file is data everywhere (SPEC 12): what could move the cursor or colour the
// terminal is shown as a placeholder. A long line is cut around the place.
func excerpt(line []rune, p place, width int) string {
	cells, start := cellsAround(line, p.column-1)
	var text, carets strings.Builder
	for i, c := range cells {
		text.WriteString(c)
		mark := " "
		if at := start + i; at >= p.column-1 && at < p.column-1+width {
			mark = "^"
		}
		carets.WriteString(strings.Repeat(mark, displaywidth.String(c)))
	}
	under := trimRight(carets.String())
	if !strings.Contains(under, "^") { // the place is past the end of the line
		under = carets.String() + "^"
	}
	number := fmt.Sprintf("%5d", p.line)
	first := trimRight(number + " | " + text.String())
	return first + "\n" + strings.Repeat(" ", len(number)) + " | " + under
}

// cellsAround returns the characters of a line as they are shown, from start on: all of
// a short line, of a long one as much as fits with a third of it before the place.
func cellsAround(line []rune, at int) (cells []string, start int) {
	if len(line) > excerptWidth {
		start = max(0, min(at, len(line))-excerptWidth/3)
	}
	used := 0
	for i, r := range line[start:] {
		cell := shown(r)
		if i == 0 && start > 0 {
			cell = "…"
		}
		used += displaywidth.String(cell)
		if used > excerptWidth || i > 4*excerptWidth { // combining marks have no width
			return append(cells[:len(cells)-1], "…"), start
		}
		cells = append(cells, cell)
	}
	return cells, start
}

// shown returns how a character is drawn: a tab as four columns, an invisible or
// directing one as a placeholder, so that the caret stands under its place.
func shown(r rune) string {
	switch {
	case r == '\t':
		return "    "
	case !unicode.IsPrint(r):
		return "\ufffd"
	}
	return string(r)
}

// printable returns text for one line of a message: every unprintable character as a
// placeholder, and no more than a reader needs.
func printable(text string) string { return cut(text, 200) }

// Legible returns a message that repeats text of a file, such as a mend, with every
// unprintable character as a placeholder: it may be shown on a terminal (SPEC 12). Of a
// value of a megabyte it keeps the front.
func Legible(message string) string { return cut(message, 1000) }

func cut(text string, most int) string {
	var b strings.Builder
	count := 0
	for _, r := range text {
		if count++; count > most {
			b.WriteString("…")
			break
		}
		if !unicode.IsPrint(r) {
			r = '\ufffd'
		}
		b.WriteRune(r)
	}
	return b.String()
}

// quoted returns a text of the file for a message: in quotes, escaped, and cut.
func quoted(text string) string {
	const most = 40
	if runes := []rune(text); len(runes) > most {
		text = string(runes[:most]) + "…"
	}
	return fmt.Sprintf("%q", text)
}

func trimRight(s string) string { return strings.TrimRight(s, " \t") }
