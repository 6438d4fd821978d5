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
		b.WriteString(spare(string(text)))
	}
	b.WriteString("})();\n")
	return b.String()
}()

// spare leaves out of a text what is there for its writers: indentation, empty lines and
// lines of comment. No string of the script runs over a line.
func spare(text string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if line != "" && !strings.HasPrefix(line, "//") {
			b.WriteString(line + "\n")
		}
	}
	return b.String()
}
