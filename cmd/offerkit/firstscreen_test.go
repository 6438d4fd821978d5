package main

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"

	"github.com/clipperhouse/displaywidth"

	"github.com/seed-251b9aba/offerkit/report/text"
)

// A terminal of 24 lines and 80 columns shows the answer and the table that carries it, of two or three
// offers, less the line of the prompt.
func TestTheAnswerFitsTheFirstScreen(t *testing.T) {
	files, err := filepath.Glob("../../testdata/cases/*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	shown := 0
	for _, file := range files {
		d := documentOf(t, file)
		if n := len(d.Comparison.Offers); n < 2 || n > 3 || len(d.Comparison.Rankings) > usualMetrics {
			continue
		}
		shown++
		var out bytes.Buffer
		if err := text.Write(&out, d, text.Options{Width: 80, ASCII: true, Depth: text.Brief}); err != nil {
			t.Fatal(err)
		}
		lines := strings.Split(strings.TrimRight(out.String(), "\n"), "\n")
		last := 0
		for i, line := range lines {
			if displaywidth.String(line) > 80 {
				t.Errorf("%s: %d columns: %s", file, displaywidth.String(line), line)
			}
			for _, r := range d.Comparison.Rankings {
				if strings.HasPrefix(line, r.Metric.Title+"  ") {
					last = i + 1
				}
			}
		}
		if last == 0 || last > 23 {
			t.Errorf("%s: the table ends on line %d:\n%s", file, last, out.String())
		}
		if !strings.HasPrefix(strings.Join(strings.Fields(out.String()), " "), d.Verdict.Headline[:20]) {
			t.Errorf("%s does not begin with its verdict", file)
		}
	}
	if shown < 5 {
		t.Errorf("%d cases of two or three offers", shown)
	}
}

// usualMetrics are those of an ordinary case of four years; one that asks for more figures gets them.
const usualMetrics = 13

func TestColourIsWhereItIsWanted(t *testing.T) {
	for _, c := range []struct {
		name     string
		env      map[string]string
		terminal bool
		want     bool
	}{
		{"a terminal", nil, true, true},
		{"a pipe", nil, false, false},
		{"a terminal without", map[string]string{"TERM": "dumb"}, true, false},
		{"NO_COLOR", map[string]string{"NO_COLOR": "1"}, true, false},
		{"NO_COLOR goes first", map[string]string{"NO_COLOR": "1", "FORCE_COLOR": "1", "CLICOLOR_FORCE": "1"}, true, false},
		{"FORCE_COLOR in a pipe", map[string]string{"FORCE_COLOR": "1"}, false, true},
		{"FORCE_COLOR=0", map[string]string{"FORCE_COLOR": "0"}, true, false},
		{"CLICOLOR=0", map[string]string{"CLICOLOR": "0"}, true, false},
		{"CLICOLOR=1 in a pipe", map[string]string{"CLICOLOR": "1"}, false, false},
		{"CLICOLOR_FORCE in a pipe", map[string]string{"CLICOLOR_FORCE": "1", "CLICOLOR": "0"}, false, true},
		{"CLICOLOR_FORCE=0", map[string]string{"CLICOLOR_FORCE": "0"}, false, false},
	} {
		if got := wantsColour(func(name string) string { return c.env[name] }, c.terminal); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}
