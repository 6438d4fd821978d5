package main

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/casefile"
	"github.com/seed-251b9aba/offerkit/report"
	"github.com/seed-251b9aba/offerkit/report/brief"
	"github.com/seed-251b9aba/offerkit/report/csvfile"
	"github.com/seed-251b9aba/offerkit/report/htmlpage"
	"github.com/seed-251b9aba/offerkit/report/jsonfile"
	"github.com/seed-251b9aba/offerkit/report/markdown"
	"github.com/seed-251b9aba/offerkit/report/text"
	"github.com/seed-251b9aba/offerkit/report/xlsx"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// everyFile is all that is written of a case: the report in every format, with what to ask for, the brief
// and the text to send. It says where terms are written where it is told.
func everyFile(t *testing.T, kase comp.Case, written report.Written) map[string]string {
	t.Helper()
	c, err := comp.Compare(kase)
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	write := func(name string, write func(io.Writer) error) {
		var b bytes.Buffer
		if err := write(&b); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		files[name] = b.String()
	}
	b, err := brief.Make(context.Background(), c, brief.Options{})
	if err != nil {
		t.Fatal(err)
	}
	write("brief.html", func(w io.Writer) error { return htmlpage.WriteBrief(w, b.Document, htmlpage.Style{}) })
	write("brief.md", func(w io.Writer) error { return markdown.Write(w, b.Document) })
	q := letterQuestion{nameCompetitor: true}
	if text, _, err := q.toSay(b.Backed); err != nil {
		t.Fatal(err)
	} else if text != nil {
		write("to-send.md", func(w io.Writer) error { return writeLetter(w, b.Backed, text.Send) })
		write("call.md", func(w io.Writer) error { return writeLetter(w, b.Backed, text.Call) })
	}
	d, err := report.Compare(c, report.Options{Metric: "total", Timeline: true, Charts: true, Rounds: true, Ask: b.Negotiation, Sources: true, Written: written})
	if err != nil {
		t.Fatal(err)
	}
	write("text", func(w io.Writer) error { return text.Write(w, d, text.Options{ASCII: true}) })
	write("md", func(w io.Writer) error { return markdown.Write(w, d) })
	write("html", func(w io.Writer) error { return htmlpage.Write(w, d, htmlpage.Options{}) })
	write("json", func(w io.Writer) error { return jsonfile.Write(w, d) })
	write("csv", func(w io.Writer) error { return csvfile.Write(w, d) })
	if written == nil {
		written = func(string) (place, text string) { return "", "" }
	}
	e, err := report.Explain(c, report.Question{Deep: written})
	if err != nil {
		t.Fatal(err)
	}
	write("explain.json", func(w io.Writer) error { return jsonfile.WriteExplanation(w, e) })
	write("explain", func(w io.Writer) error { return text.Write(w, e.Document(), text.Options{ASCII: true}) })
	if b.Negotiation != nil {
		write("ask.json", func(w io.Writer) error { return jsonfile.WriteAsk(w, b.Negotiation) })
	}
	write("xlsx", func(w io.Writer) error { return xlsx.Write(w, d) })
	files["xlsx"] = unzipped(t, files["xlsx"])
	return files
}

// unzipped is every part of a workbook, with its name: names, properties, comments and all.
func unzipped(t *testing.T, book string) string {
	t.Helper()
	z, err := zip.NewReader(strings.NewReader(book), int64(len(book)))
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, part := range z.File {
		f, err := part.Open()
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintln(&all, part.Name)
		if _, err := io.Copy(&all, f); err != nil {
			t.Fatal(err)
		}
		f.Close()
	}
	return all.String()
}

// shippedCase reads a case of testdata.
func shippedCase(t *testing.T, file string) comp.Case {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	kase, err := casefile.Read(casefile.Options{Today: vesting.MustDate("2026-11-23")}, casefile.Source{Name: file, Data: data})
	if err != nil {
		t.Fatal(err)
	}
	return kase
}

// commonWords are words that the program uses itself, that formats take for more than text, and that
// stand in the place of others.
var commonWords = []string{
	"Base", "Total", "Year 1", "RSU", "Offer B", "Company A", "Place A", "Bonus", "Sign-on", "Match", "Current", "Walk away", "USD", "Candidate A", "Benefit 1",
	"=HYPERLINK(\"x\")", "<b>Globex</b>", "a|b *c* [d](e)", "Ünïcödé 公司", "{{.}}", "O'Brien \"& Sons\"", "100%", "the", "Leaves", "Guaranteed",
}

// renamed gives every text of a case another word. What was one stays one.
func renamed(kase comp.Case, r *rand.Rand) comp.Case {
	words := slices.Clone(commonWords)
	r.Shuffle(len(words), func(i, j int) { words[i], words[j] = words[j], words[i] })
	given := map[string]string{}
	word := func(kind, of string) string {
		if of == "" {
			return ""
		}
		if _, known := given[kind+of]; !known {
			if len(words) == 0 {
				words = append(words, fmt.Sprintf("Zyx%d", len(given)))
			}
			given[kind+of], words = words[0], words[1:]
		}
		return given[kind+of]
	}
	compared, _ := comp.Compare(kase)
	called := map[string]string{}
	kase.Offers = slices.Clone(kase.Offers)
	for i := range kase.Offers {
		called[compared.Offers[i].Name] = word("name", compared.Offers[i].Name)
	}
	var rename func(o *comp.Offer, name string)
	rename = func(o *comp.Offer, name string) {
		o.Company, o.Role, o.Level, o.Notes = word("company", o.Company), word("role", o.Role), word("level", o.Level), word("notes", o.Notes)
		o.Name, o.From = name, called[o.From]
		o.Benefits, o.Costs, o.Earlier = slices.Clone(o.Benefits), slices.Clone(o.Costs), slices.Clone(o.Earlier)
		for k := range o.Benefits {
			o.Benefits[k].Name = word("benefit", o.Benefits[k].Name)
		}
		for k := range o.Costs {
			o.Costs[k].Name = word("cost", o.Costs[k].Name)
		}
		for k := range o.Earlier {
			rename(&o.Earlier[k].Offer, o.Earlier[k].Offer.Name)
		}
	}
	for i := range kase.Offers {
		rename(&kase.Offers[i], called[compared.Offers[i].Name])
	}
	kase.Correlations, kase.Scenarios = slices.Clone(kase.Correlations), slices.Clone(kase.Scenarios)
	for i := range kase.Correlations {
		kase.Correlations[i].Of, kase.Correlations[i].With = word("company", kase.Correlations[i].Of), word("company", kase.Correlations[i].With)
	}
	for i := range kase.Scenarios {
		kase.Scenarios[i].Name = word("scenario", kase.Scenarios[i].Name)
	}
	kase.Candidate.Name = word("candidate", kase.Candidate.Name)
	return kase
}

// Whatever the words of a case are, what is written of it without them is the same to the byte, in every
// format: so none of them is in it, be it a word that the program uses itself.
func TestRedactedFilesDoNotDependOnWords(t *testing.T) {
	files, err := filepath.Glob("../../testdata/cases/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatal(err, len(files))
	}
	for i, file := range files {
		if testing.Short() && i%4 > 0 {
			continue
		}
		t.Run(filepath.Base(file), func(t *testing.T) {
			t.Parallel()
			kase := shippedCase(t, file)
			want := everyFile(t, kase.Redacted(), nil)
			other := renamed(kase, rand.New(rand.NewPCG(uint64(i), 7)))
			for name, got := range everyFile(t, other.Redacted(), nil) {
				if at := differs(got, want[name]); at >= 0 {
					t.Errorf("%s differs: %q, was %q", name, around(got, at), around(want[name], at))
				}
			}
		})
	}
}

// differs is where two texts begin to differ, or -1.
func differs(a, b string) int {
	if a == b {
		return -1
	}
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return i
		}
	}
	return min(len(a), len(b))
}

func around(text string, at int) string { return text[max(0, at-60):min(len(text), at+60)] }

// Nothing tells where an offer is, which law's taxes it pays beside the country's, and by which employer's
// name its vesting was written.
func TestRedactedFilesTellNoPlace(t *testing.T) {
	kase := shippedCase(t, "../../testdata/cases/after-tax.yaml")
	schedule, err := vesting.Parse("amazon")
	if err != nil {
		t.Fatal(err)
	}
	kase.Offers[0].Grants[0].Vesting = schedule
	telling := regexp.MustCompile(`(?i)seattle|washington|wa_cares|\bpfml\b|new york|\bnyc\b|(?-i:, NY\b|, WA\b)|ny\.gov|wa\.gov|amazon`)
	written := func(path string) (place, text string) {
		if strings.Contains(path, ".vesting") {
			return "amazon.yaml:9:19", "amazon"
		}
		return "amazon.yaml:5:11", "160k"
	}
	for name, text := range everyFile(t, kase, written) {
		if name != "ask.json" && name != "to-send.md" && name != "call.md" && !telling.MatchString(text) {
			t.Errorf("%s tells nothing as it is: the test is none", name)
		}
	}
	for name, text := range everyFile(t, kase.Redacted(), (&redaction{redact: true}).withoutFiles(written)) {
		if at := telling.FindStringIndex(text); at != nil {
			t.Errorf("%s tells %q", name, around(text, at[0]))
		}
	}
}

// Every figure of every table is the one of the case with its words.
func TestRedactedTablesHaveTheSameFigures(t *testing.T) {
	files, _ := filepath.Glob("../../testdata/cases/*.yaml")
	for _, file := range files {
		kase := shippedCase(t, file)
		open, hidden := tableFigures(t, kase), tableFigures(t, kase.Redacted())
		if !slices.Equal(open, hidden) || len(open) == 0 {
			t.Errorf("%s: %d figures, were %d", filepath.Base(file), len(hidden), len(open))
			for i := range min(len(open), len(hidden)) {
				if open[i] != hidden[i] {
					t.Errorf("the first other one: %s, was %s", hidden[i], open[i])
					break
				}
			}
		}
	}
}

func tableFigures(t *testing.T, kase comp.Case) (figures []string) {
	t.Helper()
	c, err := comp.Compare(kase)
	if err != nil {
		t.Fatal(err)
	}
	d, err := report.Compare(c, report.Options{Metric: "total", Timeline: true, Rounds: true})
	if err != nil {
		t.Fatal(err)
	}
	for _, table := range d.Tables() {
		for _, row := range table.Rows {
			for _, cell := range row.Cells {
				if cell.Kind == report.MoneyCell || cell.Kind == report.DifferenceCell || cell.Kind == report.NumberCell {
					figures = append(figures, table.ID+": "+cell.Value.String())
				}
			}
		}
	}
	return figures
}
