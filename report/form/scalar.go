package form

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/casefile"
)

// value writes the text of a field as the value of its key. Inside says that it will stand between
// braces or brackets. Whatever is typed it stays one value: what is no whole list or mapping is one
// scalar, in quotes where it would be read as anything else.
func value(k *casefile.Key, text string, inside bool) string {
	if k.Term.Kind == comp.KindText && !isTextList(text) {
		return name(text, inside)
	}
	if text = strings.TrimSpace(text); isFlow(text) {
		return text
	}
	if list := "[" + text + "]"; k.Term.Kind == comp.KindList && strings.Contains(text, ", ") && isFlow(list) {
		return list // 300k, 320k as people type it
	}
	return casefile.Scalar(text, inside)
}

// isTextList tells a list of words, such as [june, december], from a name that begins with a bracket.
func isTextList(text string) bool { return strings.HasPrefix(text, "[") && isFlow(text) }

// isFlow reports whether a text is a whole list or mapping as it stands in one line.
func isFlow(text string) bool {
	return (strings.HasPrefix(text, "[") && strings.HasSuffix(text, "]") || strings.HasPrefix(text, "{") && strings.HasSuffix(text, "}")) &&
		!strings.ContainsAny(text, "\n#&*!") && casefile.WellFormed(text) && casefile.WellFormed("["+text+"]")
}

// name writes a text that may hold anything. It is bare where everybody reads it as that text: yes,
// null and 1e3 are names too.
func name(text string, inside bool) string {
	switch strings.ToLower(text) {
	case "y", "yes", "n", "no", "on", "off", "true", "false", "null":
		return strconv.Quote(text)
	}
	if first, _ := utf8.DecodeRuneInString(text); !unicode.IsLetter(first) {
		return strconv.Quote(text)
	}
	return casefile.Scalar(text, inside)
}
