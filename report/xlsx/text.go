package xlsx

import (
	"regexp"
	"strings"
	"sync"
	"unicode"
)

// Limits of texts. Excel holds 32,767 UTF-16 units in a cell, and a name longer than a
// line helps nobody. Notes, of which a case file takes 20,000 characters, are read back.
const (
	maxCellText = 8_000
	maxNotes    = 32_000
	maxName     = 60
)

// plain makes any text safe to show: no control codes, no invisible characters that turn
// the direction of writing, valid UTF-8, one line, of bounded length.
func plain(text string, limit int) string {
	if len(text) <= limit && isPlain(text) {
		return text
	}
	var b strings.Builder
	count := 0
	for _, r := range strings.ToValidUTF8(text, "\uFFFD") {
		switch {
		case r == '\n' || r == '\t' || r == '\r' || r == '\u2028' || r == '\u2029':
			r = ' '
		case unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || isNonCharacter(r):
			continue
		}
		if count += units(r); count > limit {
			b.WriteString("…")
			break
		}
		b.WriteRune(r)
	}
	return escapeCode().ReplaceAllString(strings.TrimSpace(b.String()), "-x$1-")
}

// isPlain reports whether a text is safe as it is, as most are.
func isPlain(text string) bool {
	return strings.TrimSpace(text) == text && !strings.ContainsFunc(text, func(r rune) bool { return r < ' ' || r > '~' || r == '_' })
}

// paragraphs makes a text of several lines safe as plain does, and keeps its lines and how far
// they are indented.
func paragraphs(text string, limit int) string {
	var lines []string
	for line := range strings.SplitSeq(strings.TrimSpace(text), "\n") {
		indent := line[:len(line)-len(strings.TrimLeft(line, " "))]
		line = plain(line, max(limit-len(indent), 0))
		if line != "" {
			line = indent + line
		}
		lines = append(lines, line)
		for _, r := range line {
			limit -= units(r)
		}
		if limit--; limit <= 0 {
			break
		}
	}
	return strings.Join(lines, "\n")
}

// escapeCode is how the file format writes a control code inside a text. What only looks
// like one is made to look like something else, because not every reader takes the same
// care.
var escapeCode = lazyRegexp(`_x([0-9A-Fa-f]{4})_`)

// units returns the UTF-16 units of a character, in which Excel counts: 2 beyond the
// basic plane.
func units(r rune) int {
	if r > 0xFFFF {
		return 2
	}
	return 1
}

// isNonCharacter reports code points that XML or Excel refuse.
func isNonCharacter(r rune) bool { return r&0xFFFE == 0xFFFE }

// inFooter writes a text for a page's header or footer, where & begins a code.
func inFooter(text string) string { return strings.ReplaceAll(text, "&", "&&") }

// lazyRegexp compiles a pattern when a workbook is first written: a command that writes none
// does not pay for it.
func lazyRegexp(pattern string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(pattern) })
}
