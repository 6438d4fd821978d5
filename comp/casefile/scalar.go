package casefile

import (
	"strconv"
	"strings"
	"unicode"

	"go.yaml.in/yaml/v4"
)

// QuoteName writes a name, which may hold anything, as one scalar of a case file: bare where everybody
// reads it as that text.
func QuoteName(name string) string { return quoteYAML(name) }

// Scalar writes a value that is no name, such as 160k or 4y quarterly, 12mo cliff, as one scalar of a
// case file: bare where it is read back as the same text, else in quotes. Whatever the text holds, it stays
// one value on one line. Inside says that it will stand inside {...} or [...], where a comma begins the next item.
func Scalar(text string, inside bool) string {
	whole := "a: " + text + "\nb: c\n"
	if inside {
		whole = "{a: " + text + ", b: c}"
	}
	if isBare(whole, text) {
		return text
	}
	return strconv.Quote(text)
}

// isBare reports whether a mapping of two keys has the text as the first one's value: a comment, a tag or
// an anchor in it would be no part of that.
func isBare(mapping, text string) bool {
	if strings.ContainsFunc(text, func(r rune) bool { return !unicode.IsPrint(r) }) {
		return false
	}
	var read yaml.Node
	if yaml.Unmarshal([]byte(mapping), &read) != nil || len(read.Content) != 1 || len(read.Content[0].Content) != 4 {
		return false
	}
	n := read.Content[0].Content[1]
	return n.Kind == yaml.ScalarNode && n.Value == text && !isNull(n)
}
