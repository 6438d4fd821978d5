package html

import (
	"embed"
	"strings"
)

// The page's script, a concept a file. It reads the case from the page and recomputes it
// in exact arithmetic when an assumption is moved.
//
//go:embed script/*.js
var scripts embed.FS

// scriptText is the whole script as it stands in the page, in the order of use.
var scriptText = func() string {
	var b strings.Builder
	b.WriteString("\"use strict\";\n(() => {\n")
	for _, name := range []string{
		"exact", "day", "price", "discount", "model", "ranking", "words", "assumptions",
		"tables", "charts", "draw", "dom", "controls", "echarts", "page",
	} {
		text, err := scripts.ReadFile("script/" + name + ".js")
		if err != nil {
			panic(err) // a file of the package itself is missing
		}
		b.WriteString(spare(string(text), scriptSigns))
	}
	b.WriteString("})();\n")
	return b.String()
}()

// The signs next to which a space means nothing, in the script and in the style.
const (
	scriptSigns = "=<>?:;,(){}[]|&*!+-/"
	styleSigns  = "{};,"
)

// spare leaves out of a text what is there for its writers: indentation, empty lines,
// lines of comment, and the spaces around signs. Texts in quotes stay as they are.
func spare(text, signs string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if line != "" && !strings.HasPrefix(line, "//") {
			spareLine(&b, line, signs)
			b.WriteByte('\n')
		}
	}
	return b.String()
}

// spareLine copies a line without the spaces next to a sign. A space between two signs
// that would become another one stays.
func spareLine(b *strings.Builder, line, signs string) {
	var quote byte
	for i := 0; i < len(line); i++ {
		c := line[i]
		switch {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '`':
			quote = c
		case c == ' ' && i > 0 && i+1 < len(line) && (strings.IndexByte(signs, line[i-1]) >= 0 || strings.IndexByte(signs, line[i+1]) >= 0):
			continue
		}
		b.WriteByte(c)
	}
}
