package casefile

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/seed-251b9aba/offerkit/comp"
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

// Short is a name that fits into the head of a column.
type Short string

func (t *Short) decode(d *decoder, e entry) {
	text, ok := d.text(e, maxName, "")
	if count := utf8.RuneCountInString(text); ok && count > comp.MaxShort {
		d.fail(e, fmt.Sprintf("%s is %d characters long, the limit is %d", e.name(), count, comp.MaxShort), "write a word or two that fit into the head of a column")
		return
	}
	*t = Short(text)
}

// Notes is free text of any number of lines.
type Notes string

func (t *Notes) decode(d *decoder, e entry) {
	if text, ok := d.text(e, maxNotes, "\n\t"); ok {
		*t = Notes(text)
	}
}

// ParseText reads one line of text as a case file does, such as the name of a company, from
// anywhere else, such as an argument.
func ParseText(text string) (string, error) {
	text = strings.TrimSpace(text)
	if wrong := readText(text, maxName, ""); wrong != nil {
		return "", wrong.orElse("write one line of plain text").of(text)
	}
	return text, nil
}

// readText refuses what could paint a terminal or mirror a line, or what nobody can see:
// control codes, which an escape such as "\u001b" can smuggle into a plain file, and
// invisible characters. The joiners of scripts and emoji are letters' business.
func readText(text string, most int, allowed string) *fault {
	count := 0
	for _, r := range text {
		count++
		switch {
		case strings.ContainsRune(allowed, r) || r == zeroWidthJoiner || r == zeroWidthNonJoiner:
		case unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || r == '\u2028' || r == '\u2029':
			return &fault{message: fmt.Sprintf("holds the control code U+%04X", r), mend: "delete it and write plain text"}
		case unicode.Is(unicode.Cf, r):
			return &fault{message: fmt.Sprintf("holds the invisible character U+%04X", r), mend: "delete it and write plain text"}
		}
	}
	switch {
	case !utf8.ValidString(text):
		return &fault{message: "is not UTF-8 text", mend: "write plain text"}
	case count == 0:
		return &fault{message: "is empty"}
	case count > most:
		return &fault{message: fmt.Sprintf("is %d characters long, the limit is %d", count, most)}
	}
	return nil
}

const (
	zeroWidthNonJoiner = '\u200c'
	zeroWidthJoiner    = '\u200d'
)

// text reads free text.
func (d *decoder) text(e entry, most int, allowed string) (string, bool) {
	text, ok := d.scalar(e, "a text")
	if !ok {
		return "", false
	}
	wrong := readText(text, most, allowed)
	switch {
	case wrong == nil:
		return text, true
	case wrong.mend == "" && text == "":
		wrong.mend = e.writeOne()
	case wrong.mend == "":
		wrong.mend = "write the rest under notes"
	}
	d.fail(e, e.name()+" "+wrong.message, wrong.mend)
	return "", false
}
