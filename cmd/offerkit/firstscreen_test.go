package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/clipperhouse/displaywidth"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/report"
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

// Leaving is one table of 80 columns, whatever the offers: five in dollars with today's job among them, which
// has to be made whole, and five of eight figures in rupees, where no more than what is kept has room. What has no room there has it on a wider terminal.
func TestLeavingIsOneTable(t *testing.T) {
	five := func(currency, base string) (yaml string) {
		yaml = "as_of: 2026-11-23\ncurrency: " + currency + "\noffers:\n  - {company: Initech Holdings, current: true, start: 2024-01-01, base: " + base +
			", grants: [{kind: rsu, value: " + base + ", vesting: 4y annual, start: 2024-01-01}]}\n"
		for _, name := range []string{"Amazon", "Google", "Hooli Research", "Umbrella"} {
			yaml += "  - {company: " + name + ", start: 2027-01-11, base: " + base + ", rsu: {value: " + base + ", vesting: 4y annual}}\n"
		}
		return yaml
	}
	for _, c := range []struct {
		name, yaml string
		width      int
		head       string
	}{
		{"dollars", five("USD", "260k"), 80, "whole"},
		{"rupees", five("INR", "60 LPA"), 80, "keeps"},
		{"wide", five("USD", "260k"), 140, "left"},
	} {
		t.Run(c.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "case.yaml")
			if err := os.WriteFile(path, []byte(c.yaml), 0o600); err != nil {
				t.Fatal(err)
			}
			compared, err := comp.Compare(shippedCase(t, path))
			if err != nil {
				t.Fatal(err)
			}
			var out bytes.Buffer
			if err := text.Write(&out, report.Leave(report.NewDepartures(compared, report.EveryMonth, true)), text.Options{Width: c.width, ASCII: true, Depth: text.Middle}); err != nil {
				t.Fatal(err)
			}
			if got := out.String(); strings.Count(got, "Month ") != 1 || !strings.Contains(got, "Last day") || !strings.Contains(got, c.head) {
				t.Errorf("no table of one block, or without its days:\n%s", got)
			}
			for _, line := range strings.Split(out.String(), "\n") {
				if displaywidth.String(line) > c.width {
					t.Errorf("%d columns: %s", displaywidth.String(line), line)
				}
			}
		})
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
