package htmlpage_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/report/htmlpage"
)

// hostile texts, each of which would do something where it were not a text.
var hostile = map[string]string{
	"tag":            `<img src=x onerror="window.ran=1"><b>bold</b>`,
	"script":         `</script><script>window.ran=1</script>`,
	"style":          `</style><style>h1{display:none}</style>`,
	"comment":        `<!--<script>`,
	"function":       `__f__window.ran=1__f__`,
	"template":       "${window.ran=1}{{window.ran=1}}`",
	"quotes":         `"' onmouseover="window.ran=1" x='`,
	"address":        `javascript:window.ran=1//https://example.com/?a=1&b=2#c`,
	"bidi":           "safe\u202Eevil\u2066hidden\u2069\u200F",
	"control":        "a\x00b\x1b[31mc\u0085d\u2028e",
	"spreadsheet":    `=HYPERLINK("https://example.com")`,
	"object":         `__proto__`,
	"long":           strings.Repeat("W", 40_000),
	"long and wordy": strings.Repeat("word ", 8_000),
}

// inEveryField puts a text into every field of a case that is free text.
func inEveryField(t *testing.T, text string) comp.Case {
	c := everyEquity(t)
	c.Candidate.Name = text
	for i := range c.Offers {
		o := &c.Offers[i]
		o.Company, o.Role, o.Level, o.Location, o.Notes = text, text, text, text, text
		o.Name = fmt.Sprintf("%s %d", text, i)
		o.Benefits = []comp.Benefit{{Name: text, Amount: dec("100")}}
		o.Costs = []comp.Benefit{{Name: text, Amount: dec("100")}}
	}
	return c
}

// census counts the elements of a page by name, and tells what must not be there.
const census = `(() => {
	const count = {};
	for (const e of document.querySelectorAll("*")) count[e.localName] = (count[e.localName] ?? 0) + 1;
	const handlers = [...document.querySelectorAll("*")].flatMap((e) => e.getAttributeNames().filter((a) => /^on|^style$/.test(a)));
	return {
		count, handlers, ran: "ran" in window || "polluted" in Object.prototype,
		fault: document.getElementById("what-if").dataset.fault ?? "",
		bidi: /[\u202A-\u202E\u2066-\u2069]/.test(document.documentElement.outerHTML),
		asked: performance.getEntriesByType("resource").map((e) => e.name),
	};
})()`

type censusResult struct {
	Count    map[string]int
	Handlers []string
	Ran      bool
	Fault    string
	Bidi     bool
	Asked    []string
}

// Whatever a case says stays text: the page has the elements of a harmless one, nothing
// runs, nothing is fetched, nothing after a text is reordered; also when the script has
// written everything anew.
func TestHostileTextStaysText(t *testing.T) {
	ctx := browser(t)
	pages := map[string][]byte{"/harmless": write(t, document(t, inEveryField(t, "Initech")), htmlpage.Options{ECharts: htmlpage.None})}
	for name, text := range hostile {
		pages["/"+strings.ReplaceAll(name, " ", "-")] = write(t, document(t, inEveryField(t, text)), htmlpage.Options{ECharts: htmlpage.None})
	}
	url := serve(t, pages)
	for _, fragment := range []string{"", "#growth-1=12.5&years=3"} {
		open(t, ctx, url+"/harmless"+fragment)
		want := evaluate[censusResult](t, ctx, census)
		for name := range hostile {
			open(t, ctx, url+"/"+strings.ReplaceAll(name, " ", "-")+fragment)
			got := evaluate[censusResult](t, ctx, census)
			if got.Ran || got.Bidi || got.Fault != "" || len(got.Handlers) > 0 || len(got.Asked) > 0 {
				t.Errorf("%s%s: ran %v, bidi %v, fault %.200q, attributes %v, requests %v",
					name, fragment, got.Ran, got.Bidi, got.Fault, got.Handlers, got.Asked)
			}
			for element, n := range want.Count {
				if got.Count[element] != n && element != "text" && element != "tspan" { // a short label may be left out
					t.Errorf("%s%s: %d elements %q, want %d", name, fragment, got.Count[element], element, n)
				}
			}
			for element, n := range got.Count {
				if want.Count[element] == 0 {
					t.Errorf("%s%s: %d elements %q that a harmless page does not have", name, fragment, n, element)
				}
			}
		}
	}
}

// The reader sees what was written, character for character, where it is not made safe.
func TestHostileTextIsShown(t *testing.T) {
	text := hostile["script"]
	url := serve(t, map[string][]byte{"/": write(t, document(t, inEveryField(t, text)), htmlpage.Options{ECharts: htmlpage.None})})
	ctx := browser(t)
	open(t, ctx, url)
	shown := evaluate[string](t, ctx, `document.querySelector("#brief tbody th").textContent`)
	if shown != text+" 0" {
		t.Errorf("shown %q, want %q", shown, text+" 0")
	}
}
