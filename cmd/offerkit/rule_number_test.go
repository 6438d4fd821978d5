package main

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// aSection is how our own rules are numbered; nobody who reads an output has them.
var aSection = regexp.MustCompile(`\bSPEC\b|\b([Rr]ule|[Ss]ection)s? \d+(\.\d+)?\b`)

// No output sends its reader to a rule by its number: no format of any case, no help, no description of a
// key, no error. Section 423 is the law's.
func TestNobodyIsSentToARuleByNumber(t *testing.T) {
	oneByOne(t)
	outputs := map[string]string{}
	for _, name := range []string{"full", "after-tax", "plans", "w29-liquidation-preference"} {
		for format, text := range everyFile(t, shippedCase(t, "../../testdata/cases/"+name+".yaml"), nil) {
			outputs[name+" "+format] = text
		}
	}
	written, _ := filepath.Glob("../../testdata/bad/*.want")
	for _, file := range written {
		outputs[file] = reading(t, file)
	}
	said := func(args ...string) {
		var out bytes.Buffer
		run(args, streams{in: strings.NewReader(""), out: &out, err: &out})
		outputs[strings.Join(args, " ")] = out.String()
	}
	said("schema")
	for _, c := range newRoot(streams{in: strings.NewReader(""), out: os.Stdout, err: os.Stderr}).Commands() {
		said(c.Name(), "--help")
	}
	for _, name := range []string{"full", "rounds", "senior-pm-counter"} {
		for _, command := range []string{"leave", "ask", "level", "quote", "stress", "break-even", "scenarios", "calendar", "explain", "grill"} {
			said(command, "../../testdata/cases/"+name+".yaml")
		}
	}
	for name, text := range outputs {
		text = strings.NewReplacer("Section 423", "", "section 423", "").Replace(text)
		if text == "" {
			t.Errorf("%s says nothing: the test is none", name)
		}
		if at := aSection.FindStringIndex(text); at != nil {
			t.Errorf("%s: %q", name, around(text, at[0]))
		}
	}
}
