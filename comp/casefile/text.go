package casefile

import (
	"fmt"
	"strings"
	"unicode"
)

// Limits of texts, in characters: a name has to fit into a heading.
const (
	maxName  = 120
	maxNotes = 20_000
)

// Text is one line of free text.
type Text string

func (t *Text) decode(d *decoder, e entry) {
	if text, ok := d.text(e, maxName, ""); ok {
		*t = Text(text)
	}
}

// Notes is free text of any number of lines.
type Notes string

func (t *Notes) decode(d *decoder, e entry) {
	if text, ok := d.text(e, maxNotes, "\n\t"); ok {
		*t = Notes(text)
	}
}

// text reads free text and refuses what could paint a terminal or mirror a line: control
// codes, which an escape such as "\u001b" can smuggle into a plain file, and the
// invisible characters that turn the direction of writing.
func (d *decoder) text(e entry, most int, allowed string) (string, bool) {
	text, ok := d.scalar(e, "a text")
	if !ok {
		return "", false
	}
	count := 0
	for _, r := range text {
		count++
		if (unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || r == '\u2028' || r == '\u2029') && !strings.ContainsRune(allowed, r) {
			d.fail(e, fmt.Sprintf("%s holds the control code U+%04X", e.name(), r), "delete it and write plain text")
			return "", false
		}
	}
	switch {
	case count == 0:
		d.fail(e, e.name()+" is empty", e.writeOne())
	case count > most:
		d.fail(e, fmt.Sprintf("%s is %d characters long, the limit is %d", e.name(), count, most), "write the rest under notes")
	}
	return text, count > 0 && count <= most
}
