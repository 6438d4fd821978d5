package html

import "strings"

// clean makes a text harmless to the lines around it. Escaping is the template's work;
// what escaping leaves are characters that reorder the text after them or that no page
// may hold, and each becomes a visible mark. Newlines are kept.
func clean(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return r
		case r < ' ', r >= 0x7f && r <= 0x9f: // control codes
			return '\uFFFD'
		case r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069: // embeddings, overrides, isolates
			return '\uFFFD'
		case r == 0x2028 || r == 0x2029: // line and paragraph separators
			return ' '
		}
		return r
	}, strings.ToValidUTF8(text, "\uFFFD"))
}

// short cuts a text to a number of characters, for a label in a picture. The whole text
// stands in the table beside it.
func short(text string, characters int) string {
	runes := []rune(text)
	if len(runes) <= characters {
		return text
	}
	if characters < 2 {
		return ""
	}
	return strings.TrimRight(string(runes[:characters-1]), " ") + "…"
}
