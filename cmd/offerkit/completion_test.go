package main

import (
	"bytes"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// completed is what a shell is told of a line whose last word is begun, and how to go on with it.
func completed(t *testing.T, line ...string) (words []string, how string) {
	t.Helper()
	var out, errs bytes.Buffer
	s := streams{in: strings.NewReader(""), out: &out, err: &errs, today: testDay()}
	if status := run(append([]string{cobra.ShellCompRequestCmd}, line...), s); status != exitOK {
		t.Fatalf("%q: status %d, %s", line, status, &errs)
	}
	words = strings.Split(strings.TrimSpace(out.String()), "\n")
	last := len(words) - 1
	return words[:last], words[last]
}

// Only an output may be any file: everywhere else a shell would offer files that cannot be meant. What the
// shells are told by :4 is that there is none, by :8 its endings, by :16 folders.
func TestNoFlagCompletesAnyFile(t *testing.T) {
	for _, m := range makers {
		if _, how := completed(t, m.name, ""); how == ":0" {
			t.Errorf("%s completes any file", m.name)
		}
		m.make(streams{}).Flags().VisitAll(func(f *pflag.Flag) {
			if f.Value.Type() == "bool" || m.name == "report" && f.Name == "output" { // a folder, or a file of four kinds
				return
			}
			if _, how := completed(t, m.name, "--"+f.Name, ""); how == ":0" {
				t.Errorf("%s --%s completes any file", m.name, f.Name)
			}
		})
	}
}

// The words that help names as those of a flag are completed.
func TestFlagsOfWordsAreCompleted(t *testing.T) {
	for line, want := range map[string]string{
		"compare --by":                        "cumulative",
		"compare --format":                    "markdown",
		"compare --color":                     "never",
		"compare --metric":                    "walkaway@24",
		"compare --years":                     "40",
		"compare --tax-year":                  "2026",
		"check --format":                      "sarif",
		"report --format":                     "xlsx",
		"report --lever":                      "sign_on_year_1",
		"ask --package":                       "rsu_value",
		"ask --answer":                        "base",
		"brief --tone":                        "warm",
		"brief --agreed":                      "base",
		"level --kind":                        "floor",
		"explain --component":                 "espp",
		"explain --certainty":                 "speculative",
		"explain --year":                      "4",
		"leave --month":                       "48",
		"calendar --month":                    "48",
		"rounds --round":                      "first",
		"break-even --term":                   "price.growth",
		"break-even --map":                    "price.growth",
		"market --measure":                    "steady",
		"market --location":                   "Seattle, WA",
		"ask --location":                      "Austin, TX",
		"tax --location":                      "London, England",
		"tax --status":                        "joint",
		"tax --year":                          "2025",
		"tax --student-loan":                  "plan_4",
		"vest --allocation":                   "back-loaded",
		"vest --format":                       "ocf",
		"vest":                                "google",
		"init":                                "Amazon",
		"completion":                          "powershell",
		"vest --list":                         "meta",
		"tax --location Seattle,_WA --exempt": "wa_cares",
		"ask --package base=170k,":            "base=170k,sign_on_year_1",
		"leave ../../testdata/cases/amazon-vs-google.yaml --years 6 --month":   "72",
		"stress ../../testdata/cases/amazon-vs-google.yaml --years 6 --metric": "year6",
		"grill ../../testdata/cases/amazon-vs-google.yaml --chose":             "Google",
		"break-even ../../testdata/cases/amazon-vs-google.yaml --term":         "offers[1].bonus.target",
		"rounds ../../testdata/cases/rounds.yaml --round":                      "Google L4 at 165k",
		"log --chose x.yaml --answers":                                         "jsonl",
		"compare --presets":                                                    "yml",
	} {
		words := strings.Fields(line)
		for i := range words {
			words[i] = strings.ReplaceAll(words[i], "_", map[bool]string{true: " ", false: "_"}[strings.Contains(words[i], ",_")])
		}
		if last := len(words) - 1; !strings.HasSuffix(words[last], ",") {
			words = append(words, "")
		}
		got, _ := completed(t, words...)
		found := false
		for _, word := range got {
			word, _, _ = strings.Cut(word, "\t")
			found = found || word == want
		}
		if !found {
			t.Errorf("%s: %.200q lacks %s", line, got, want)
		}
	}
}
