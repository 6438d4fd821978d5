package main

import (
	"encoding/json"
	"html"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/seed-251b9aba/offerkit/report"
	"github.com/seed-251b9aba/offerkit/report/htmlpage"
	"github.com/seed-251b9aba/offerkit/report/jsonfile"
	"github.com/seed-251b9aba/offerkit/report/markdown"
	"github.com/seed-251b9aba/offerkit/report/text"
	"github.com/seed-251b9aba/offerkit/report/xlsx"
)

// One verdict in every format, sentence for sentence, and one meaning of the mark: the row of a metric has
// as many in the text and in Markdown as it has leaders, and its lead says that it is none where it is.
func TestAllFormatsSayTheSameVerdict(t *testing.T) {
	for _, name := range []string{"amazon-vs-google", "w01-amazon-growth", "w15-bigco", "after-tax"} {
		t.Run(name, func(t *testing.T) {
			d := documentOf(t, filepath.Join("../../testdata/cases", name+".yaml"))
			plain := written(t, func(w io.Writer) error { return text.Write(w, d, text.Options{Width: 200, ASCII: true}) })
			marked := written(t, func(w io.Writer) error { return markdown.Write(w, d) })
			var contract struct{ Verdict jsonfile.Verdict }
			if err := json.Unmarshal([]byte(written(t, func(w io.Writer) error { return jsonfile.Write(w, d) })), &contract); err != nil {
				t.Fatal(err)
			}
			if v := contract.Verdict; v.Headline != d.Verdict.Headline || v.Conditions != d.Verdict.Conditions || !slices.Equal(v.Further, d.Verdict.Further) {
				t.Errorf("json says %+v", v)
			}
			for format, out := range map[string]string{
				"text": plain, "markdown": marked, "xlsx": summaryOf(t, d),
				"html": html.UnescapeString(inTags(written(t, func(w io.Writer) error { return htmlpage.Write(w, d, htmlpage.Options{}) }))),
			} {
				for _, sentence := range d.Verdict.Sentences() {
					if !strings.Contains(said(out), said(sentence)) {
						t.Errorf("%s does not say %q", format, sentence)
					}
				}
			}
			for _, out := range []string{plain, marked} {
				if !strings.Contains(said(out), said(d.Verdict.Conditions)) {
					t.Errorf("no conditions in\n%s", out)
				}
			}
			marksAgree(t, d, plain, "*", "")
			marksAgree(t, d, marked, "●", "| ")
		})
	}
}

// marksAgree requires one mark in the row of a metric that an offer leads on, and otherwise the word for it.
func marksAgree(t *testing.T, d *report.Document, out, mark, before string) {
	t.Helper()
	_, after, _ := strings.Cut(out, "Side by side")
	for _, r := range d.Comparison.Rankings {
		i := strings.Index(after, "\n"+before+r.Metric.Title+" ")
		if i < 0 {
			t.Errorf("no row %s", r.Metric.Title)
			continue
		}
		row, _, _ := strings.Cut(after[i+1:], "\n")
		row = strings.ReplaceAll(row, "**", "") // bold in Markdown
		want := 1
		if word := report.CloseCall(r); word != "" {
			want = 0
			if !strings.Contains(row, word) {
				t.Errorf("%q does not say %q", row, word)
			}
		}
		if got := strings.Count(row, mark); got != want {
			t.Errorf("%q has %d marks, want %d", row, got, want)
		}
	}
}

// summaryOf is the text of a workbook's first sheet.
func summaryOf(t *testing.T, d *report.Document) string {
	t.Helper()
	f, err := excelize.OpenReader(strings.NewReader(written(t, func(w io.Writer) error { return xlsx.Write(w, d) })))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := f.GetRows("Summary")
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, row := range rows {
		lines = append(lines, strings.Join(row, " "))
	}
	return strings.Join(lines, "\n")
}
