package report

import (
	"strings"
	"unicode"
)

// Plain makes text from a case file safe to show on one line: control codes and marks
// that reorder text are dropped, line breaks and tabs become spaces (SPEC 12).
func Plain(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t' || r == '\u2028' || r == '\u2029':
			return ' '
		case unicode.IsControl(r), unicode.Is(unicode.Bidi_Control, r), r == '\uFEFF', r == unicode.ReplacementChar:
			return -1
		}
		return r
	}, strings.ToValidUTF8(text, ""))
}
