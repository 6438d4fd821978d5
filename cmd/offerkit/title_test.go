package main

import (
	"html"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/seed-251b9aba/offerkit/report"
	"github.com/seed-251b9aba/offerkit/report/htmlpage"
	"github.com/seed-251b9aba/offerkit/report/xlsx"
)

// Early pays 5,000 a month and 12,000 on its first day, Late 7,000 a month. They are level when six months are
// paid, and with the seventh, at the end of July, Late is ahead for good. That is to come, and is said so. With
// no sign-on Late pays most from the first month on.
func TestChartsSayWhoPaysMostFromWhenOn(t *testing.T) {
	for title, signOn := range map[string]string{
		"Late's pay adds up to most from July 2027 on": "    sign_on: 12000\n",
		"Late's pay adds up to most throughout":        "",
	} {
		file := filepath.Join(t.TempDir(), "offers.yaml")
		text := "as_of: 2026-11-27\noffers:\n  - company: Early\n    start: 2027-01-01\n    base: 60000\n" + signOn +
			"  - company: Late\n    start: 2027-01-01\n    base: 84000\n"
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		d := documentOf(t, file)
		if got := titleOfChart(d, "chart-cumulative"); got != title {
			t.Errorf("the document says %q, want %q", got, title)
		}
		if page := written(t, func(w io.Writer) error { return htmlpage.Write(w, d, htmlpage.Options{}) }); !strings.Contains(html.UnescapeString(page), title) {
			t.Errorf("the page does not say %q", title)
		}
		book, err := excelize.OpenReader(strings.NewReader(written(t, func(w io.Writer) error { return xlsx.Write(w, d) })))
		if err != nil {
			t.Fatal(err)
		}
		shown, _ := book.GetCellValue("Cumulative", "B3")
		formula, err := book.GetCellFormula("Cumulative", "B3")
		works := err == nil && strings.Contains(formula, `"throughout","from "&`) && strings.Contains(formula, `&" on"`)
		if !strings.HasPrefix(shown, title) || !works {
			t.Errorf("the workbook shows %q of %s (%v), want %q", shown, formula, err, title)
		}
		if err := book.Close(); err != nil {
			t.Error(err)
		}
	}
}

func titleOfChart(d *report.Document, id string) string {
	for _, s := range d.Sections {
		for _, block := range s.Blocks {
			if c, is := block.(report.Chart); is && c.ID == id {
				return c.Title
			}
		}
	}
	return ""
}
