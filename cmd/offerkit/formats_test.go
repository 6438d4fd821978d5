package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/casefile"
	"github.com/seed-251b9aba/offerkit/report"
	reportcsv "github.com/seed-251b9aba/offerkit/report/csv"
	"github.com/seed-251b9aba/offerkit/report/html"
	reportjson "github.com/seed-251b9aba/offerkit/report/json"
	"github.com/seed-251b9aba/offerkit/report/markdown"
	"github.com/seed-251b9aba/offerkit/report/text"
	"github.com/seed-251b9aba/offerkit/report/xlsx"
)

// figures is what a format shows: by row ("Year 1", "Total, 4 years"), one amount an
// offer, without thousands separators.
type figures map[string][]string

// One document, six formats: every metric of every offer is the same amount to the cent
// in all of them, in every shipped case.
func TestAllFormatsShowTheSameFigures(t *testing.T) {
	files, err := filepath.Glob("../../testdata/cases/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			d := documentOf(t, file)
			want := figures{}
			for _, ranking := range d.Comparison.Rankings {
				for i := range d.Comparison.Offers {
					value, _ := d.Comparison.Offers[i].Figure(ranking.Metric.Name)
					want[ranking.Metric.Title] = append(want[ranking.Metric.Title], d.Currency.Format(value))
				}
			}
			for format, shown := range map[string]figures{
				"text":     fromText(d, written(t, func(w io.Writer) error { return text.Write(w, d, text.Options{ASCII: true}) })),
				"markdown": fromMarkdown(d, written(t, func(w io.Writer) error { return markdown.Write(w, d) })),
				"html":     fromHTML(d, written(t, func(w io.Writer) error { return html.Write(w, d, html.Options{}) })),
				"json":     fromJSON(t, d, written(t, func(w io.Writer) error { return reportjson.Write(w, d) })),
				"csv":      fromCSV(t, d, written(t, func(w io.Writer) error { return reportcsv.Write(w, d) })),
				"xlsx":     fromXLSX(t, d, written(t, func(w io.Writer) error { return xlsx.Write(w, d) })),
			} {
				sameFigures(t, format, shown, want)
			}
		})
	}
}

func documentOf(t *testing.T, file string) *report.Document {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	c, err := casefile.Read(casefile.Options{}, casefile.Source{Name: file, Data: data})
	if err != nil {
		t.Fatal(err)
	}
	result, err := comp.Compare(c)
	if err != nil {
		t.Fatal(err)
	}
	d, err := report.Compare(result, report.Options{Timeline: true, Charts: true})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func written(t *testing.T, write func(io.Writer) error) string {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// sameFigures requires every row that a format shows to be right, and, but for CSV, that
// it shows every row.
func sameFigures(t *testing.T, format string, shown, want figures) {
	t.Helper()
	if format != "csv" && len(shown) != len(want) {
		t.Errorf("%s shows %d rows, want %d", format, len(shown), len(want))
	}
	if len(shown) == 0 {
		t.Errorf("%s shows nothing", format)
	}
	for row, amounts := range shown {
		if strings.Join(amounts, " ") != strings.Join(want[row], " ") {
			t.Errorf("%s, %s: %v, want %v", format, row, amounts, want[row])
		}
	}
}

var amount = regexp.MustCompile(`-?[0-9][0-9,]*\.[0-9]{2}`)

// amounts finds the offers' amounts in the text of a row.
func amounts(d *report.Document, row string) []string {
	found := amount.FindAllString(strings.ReplaceAll(row, "−", "-"), -1)
	for i := range found {
		found[i] = strings.ReplaceAll(found[i], ",", "")
	}
	return found[:min(len(found), len(d.Comparison.Offers))]
}

// rows finds the rows of the side-by-side table by the titles of the metrics; a table too
// wide for its page continues further down.
func rows(d *report.Document, lines []string, startsWith func(line, title string) bool) figures {
	shown := figures{}
	for _, line := range lines {
		for _, ranking := range d.Comparison.Rankings {
			title := ranking.Metric.Title
			if startsWith(line, title) && len(shown[title]) < len(d.Comparison.Offers) {
				room := len(d.Comparison.Offers) - len(shown[title])
				found := amounts(d, strings.TrimPrefix(line, title))
				shown[title] = append(shown[title], found[:min(room, len(found))]...)
			}
		}
	}
	return shown
}

func fromText(d *report.Document, out string) figures {
	_, after, _ := strings.Cut(out, "\nSide by side\n")
	return rows(d, strings.Split(after, "\n"), func(line, title string) bool { return strings.HasPrefix(line, title+"  ") })
}

func fromMarkdown(d *report.Document, out string) figures {
	_, after, _ := strings.Cut(out, "\n## Side by side\n")
	return rows(d, strings.Split(after, "\n"), func(line, title string) bool { return strings.HasPrefix(line, "| "+title+" |") })
}

func fromHTML(d *report.Document, out string) figures {
	_, after, _ := strings.Cut(out, `<table id="metrics">`)
	table, _, _ := strings.Cut(after, "</table>")
	lines := strings.Split(table, "<tr>") // the closing tag may be left out
	return rows(d, lines, func(line, title string) bool { return strings.Contains(line, ">"+title+"<") })
}

func fromJSON(t *testing.T, d *report.Document, out string) figures {
	t.Helper()
	var c struct {
		Offers []struct{ Metrics map[string]string }
	}
	if err := json.Unmarshal([]byte(out), &c); err != nil {
		t.Fatal(err)
	}
	shown := figures{}
	for _, ranking := range d.Comparison.Rankings {
		for _, o := range c.Offers {
			shown[ranking.Metric.Title] = append(shown[ranking.Metric.Title], o.Metrics[ranking.Metric.Name])
		}
	}
	return shown
}

// fromCSV reads the years; a CSV holds statements, not metrics.
func fromCSV(t *testing.T, d *report.Document, out string) figures {
	t.Helper()
	lines, err := csv.NewReader(strings.NewReader(out)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	total := -1
	for i, head := range lines[0] {
		if head == "total" {
			total = i
		}
	}
	shown := figures{}
	for _, line := range lines[1:] {
		if strings.HasPrefix(line[1], "Year ") {
			shown[line[1]] = append(shown[line[1]], line[total])
		}
	}
	return shown
}

func fromXLSX(t *testing.T, d *report.Document, out string) figures {
	t.Helper()
	f, err := excelize.OpenReader(strings.NewReader(out))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	lines, err := f.GetRows("Summary", excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	shown := figures{}
	for _, cells := range lines {
		for _, ranking := range d.Comparison.Rankings {
			title := ranking.Metric.Title
			if cells == nil || cells[0] != title || shown[title] != nil {
				continue
			}
			for _, cell := range cells[1 : 1+len(d.Comparison.Offers)] {
				shown[title] = append(shown[title], d.Currency.Format(decimal.RequireFromString(cell)))
			}
		}
	}
	return shown
}
