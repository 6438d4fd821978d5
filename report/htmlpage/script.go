package htmlpage

import (
	"embed"
	"strings"
	"sync"

	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/css"
	"github.com/tdewolff/minify/v2/js"
)

// The page's script, a concept a file. It reads the case from the page and recomputes it
// in exact arithmetic when an assumption is moved.
//
//go:embed script/*.js
var scripts embed.FS

//go:embed page.css
var style string

// scriptNames are the files of the script in the order of use, for a page that asks for ECharts and for one that
// does not.
func scriptNames(echarts bool) []string {
	pictures := "still"
	if echarts {
		pictures = "echarts"
	}
	return []string{
		"exact", "day", "power", "packed", "graph", "discount", "model", "ranking", "standing", "words", "assumptions",
		"notes", "tables", "charts", "draw", "dom", "controls", pictures, "page",
	}
}

// asset is a text of the page itself, as small as it can be: a page is mailed, and its
// style and script are most of it.
type asset struct {
	text string
	hash string // for the policy
}

func newAsset(text string, err error) asset {
	if err != nil {
		panic(err) // a file of the package itself is broken: any test of a page shows it
	}
	return asset{text: text, hash: hash(text)}
}

// A command that writes no page does not pay for them.
var (
	styleAsset = sync.OnceValue(func() asset {
		m := minify.New()
		m.AddFunc("text/css", css.Minify)
		return newAsset(m.String("text/css", style))
	})
	stillScript   = sync.OnceValue(func() asset { return newScript(false) })
	echartsScript = sync.OnceValue(func() asset { return newScript(true) })
)

func newScript(echarts bool) asset {
	m := minify.New()
	m.AddFunc("text/javascript", js.Minify)
	var b strings.Builder
	b.WriteString("\"use strict\";\n(() => {\n")
	for _, name := range scriptNames(echarts) {
		text, err := scripts.ReadFile("script/" + name + ".js")
		if err != nil {
			panic(err)
		}
		b.Write(text)
	}
	b.WriteString("})();\n")
	return newAsset(m.String("text/javascript", b.String()))
}
