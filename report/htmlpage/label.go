package htmlpage

import (
	"strings"
	"unicode/utf8"

	"github.com/seed-251b9aba/offerkit/report"
)

// clean makes a text harmless to the texts around it. Escaping is the template's work;
// what escaping leaves are characters that reorder what follows, or that no page may hold.
func clean(text string) string { return report.Plain(text) }

func cleanLinks(items []report.Link) []report.Link {
	all := make([]report.Link, len(items))
	for i, l := range items {
		all[i] = report.Link{Text: clean(l.Text), URL: l.URL}
	}
	return all
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

// shortTerm cuts the name of a term to a number of characters: of a long one the offer's part first, so that
// what the term is can be read.
func shortTerm(name, whose string, characters int) string {
	label := strings.TrimPrefix(name, whose+": ")
	if utf8.RuneCountInString(name) <= characters || label == name {
		return short(name, characters)
	}
	room := max(characters-utf8.RuneCountInString(label)-2, characters/3)
	return short(whose, room) + ": " + short(label, characters-room-2)
}

// folds breaks a label at a space into two lines of so many characters.
func folds(text string, characters int) []string {
	words := strings.Split(text, " ")
	n := 1
	for n < len(words) && utf8.RuneCountInString(strings.Join(words[:n+1], " ")) <= characters {
		n++
	}
	var lines []string
	for _, line := range []string{strings.Join(words[:n], " "), strings.Join(words[n:], " ")} {
		if line = short(line, characters); line != "" {
			lines = append(lines, line)
		}
	}
	return lines
}
