package html

import (
	"strings"

	"github.com/seed-251b9aba/offerkit/report"
)

// clean makes a text harmless to the texts around it. Escaping is the template's work;
// what escaping leaves are characters that reorder what follows, or that no page may hold.
func clean(text string) string { return report.Plain(text) }

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
