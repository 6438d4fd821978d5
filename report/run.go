package report

import (
	"regexp"
	"sync"
)

// Run is a part of a text. A day, a signed amount and one behind the code of its currency
// are whole: no line may break them.
type Run struct {
	Text  string
	Whole bool
}

var wholeForm = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`\d{4}-\d\d-\d\d|[+−]?\b[A-Z]{3}\s\d[\d.,]*|[+−][^\s\d]{0,3}[\d.,]+`)
})

// Runs takes a text apart at what is whole.
func Runs(text string) []Run {
	var all []Run
	at := 0
	for _, found := range wholeForm().FindAllStringIndex(text, -1) {
		if found[0] > at {
			all = append(all, Run{Text: text[at:found[0]]})
		}
		all = append(all, Run{Text: text[found[0]:found[1]], Whole: true})
		at = found[1]
	}
	return append(all, Run{Text: text[at:]})
}
