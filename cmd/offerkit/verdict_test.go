package main

import (
	"encoding/json"
	"html"
	"io"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/report"
	"github.com/seed-251b9aba/offerkit/report/htmlpage"
	"github.com/seed-251b9aba/offerkit/report/jsonfile"
	"github.com/seed-251b9aba/offerkit/report/markdown"
	"github.com/seed-251b9aba/offerkit/report/text"
	"github.com/seed-251b9aba/offerkit/report/xlsx"
)

// One verdict in every format, sentence for sentence, the same sections and pictures under the same titles, and one
// meaning of the mark: the row of a metric has it where it has a leader, and where it has none says so.
func TestAllFormatsSayTheSameVerdict(t *testing.T) {
	cases, err := filepath.Glob("../../testdata/cases/*.yaml")
	if err != nil || len(cases) < 20 {
		t.Fatalf("%d cases: %v", len(cases), err)
	}
	for _, file := range cases {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".yaml"), func(t *testing.T) {
			t.Parallel()
			d := documentOf(t, file)
			plain := written(t, func(w io.Writer) error { return text.Write(w, d, text.Options{Width: 200, ASCII: true}) })
			marked := written(t, func(w io.Writer) error { return markdown.Write(w, d) })
			page := written(t, func(w io.Writer) error { return htmlpage.Write(w, d, htmlpage.Options{}) })
			shown := html.UnescapeString(inTags(page))
			book := bookOf(t, d)
			var contract struct {
				Verdict jsonfile.Verdict
				Notes   []string
			}
			if err := json.Unmarshal([]byte(written(t, func(w io.Writer) error { return jsonfile.Write(w, d) })), &contract); err != nil {
				t.Fatal(err)
			}
			if v := contract.Verdict; v.Headline != d.Verdict.Headline || v.Conditions != d.Verdict.Conditions || !slices.Equal(v.Further, d.Verdict.Further) {
				t.Errorf("json says %+v", v)
			}
			if slices.ContainsFunc(d.Verdict.Sentences(), func(sentence string) bool { return slices.Contains(contract.Notes, sentence) }) {
				t.Errorf("json's notes say the verdict again: %q", contract.Notes)
			}
			for format, out := range map[string]string{"text": plain, "markdown": marked, "xlsx": book.text("Summary"), "html": shown} {
				for _, sentence := range append(d.Verdict.Sentences(), d.Verdict.Conditions) {
					if !strings.Contains(said(out), said(sentence)) {
						t.Errorf("%s does not say %q", format, sentence)
					}
				}
			}
			for _, s := range d.Sections {
				for format, out := range map[string]string{"text": plain, "markdown": marked, "html": shown} {
					if s.ID != report.TimelineSection && !strings.Contains(said(out), said(s.Title)) {
						t.Errorf("%s has no section %q", format, s.Title)
					}
				}
			}
			picturesAgree(t, d, page, book)
			short := written(t, func(w io.Writer) error {
				return text.Write(w, d, text.Options{Width: 200, ASCII: true, Depth: text.Middle})
			})
			marksAgree(t, d, plain, "*", "", false)
			marksAgree(t, d, short, "*", "", true)
			marksAgree(t, d, marked, "●", "| ", true)
			tiesHaveNoLeader(t, d)
			zerosStand(t, d, marked, page)
			pageMarks(t, d, page)
			book.marks(t, d)
		})
	}
}

// picturesAgree requires that the page and the workbook say of a picture what it shows, what it measures and in
// which unit, and of pay that it is what falls.
func picturesAgree(t *testing.T, d *report.Document, page string, book sheetTexts) {
	t.Helper()
	captions := regexp.MustCompile(`<figcaption><b>(.*?)</b>(?: <span class="unit">(.*?)</span>)?</figcaption>`).FindAllStringSubmatch(page, -1)
	if len(captions) < 2 {
		t.Errorf("%d pictures", len(captions))
	}
	cells := book.text("Years") + book.text("Cumulative") + book.text("Walk-away") + book.text("Rounds")
	for _, c := range captions {
		title, measure := html.UnescapeString(c[1]), html.UnescapeString(c[2])
		pictureSpeaks(t, title, measure, d.Currency)
		first, _, _ := strings.Cut(measure, ",") // of the lines of a workbook the leader is not taken the runner-up off
		if strings.HasPrefix(measure, "What has to be paid back") || strings.HasPrefix(measure, "Total by how sure") {
			continue // which the workbook has as tables
		}
		if !strings.Contains(cells, title+". "+first) {
			t.Errorf("the workbook has no picture %q, %q", title, measure)
		}
	}
}

// pictureSpeaks requires a title that says of what there is more or less, and the measure and its unit.
func pictureSpeaks(t *testing.T, title, measure string, unit comp.Currency) {
	t.Helper()
	pay := regexp.MustCompile(`\b(pay|pays|paid|adds?|takes? off|total|combinations)\b`)
	switch {
	case title == "" || strings.HasSuffix(title, "."):
		t.Errorf("title %q", title)
	case !strings.Contains(measure, string(unit)):
		t.Errorf("%q has the measure %q", title, measure)
	case !pay.MatchString(title) && !strings.Contains(title, "assumption"):
		t.Errorf("%q is not about pay", title)
	case regexp.MustCompile(`\b(falls|leads)\b`).MatchString(title) && !strings.Contains(title, "pay falls"):
		t.Errorf("%q does not say what falls or leads", title)
	}
}

// marksAgree requires one mark in the row of a metric that an offer leads on, and otherwise the word for it. Where
// rows that repeat others are left out, it is said which, and they are not there.
func marksAgree(t *testing.T, d *report.Document, out, mark, before string, folds bool) {
	t.Helper()
	table := d.Sections[0].Blocks[0].(report.Table)
	_, after, _ := strings.Cut(out, "\nSide by side")
	if before != "" {
		_, after, _ = strings.Cut(out, "\n## Side by side")
	}
	if folds && !strings.Contains(said(after), said(table.Folded)) {
		t.Errorf("%q is not said", table.Folded)
	}
	if folds && table.Folded != "" { // the tables behind it have rows of the same names
		after, _, _ = strings.Cut(after, "Left out: ")
	}

	for n, r := range d.Comparison.Rankings {
		i := strings.Index(after, "\n"+before+r.Metric.Title+" ")
		if folds && table.Rows[n].Folds {
			if i >= 0 {
				t.Errorf("%s repeats another row", r.Metric.Title)
			}
			continue
		}
		if i < 0 {
			t.Errorf("no row %s", r.Metric.Title)
			continue
		}
		row, _, _ := strings.Cut(after[i+1:], "\n")
		row = strings.ReplaceAll(row, "**", "") // bold in Markdown
		want := 0
		if r.Verdict == comp.Leads {
			want = 1
		}
		if word := report.CloseCall(r); word != "" {
			if !strings.Contains(row, word) {
				t.Errorf("%q does not say %q", row, word)
			}
		}
		if got := strings.Count(row, mark); got != want {
			t.Errorf("%q has %d marks, want %d", row, got, want)
		}
	}
}

// tiesHaveNoLeader requires of the picture of what is paid so far that where the totals are too close to call its
// title says so, and no mark in it names who is ahead. That every format has the title is picturesAgree's.
func tiesHaveNoLeader(t *testing.T, d *report.Document) {
	t.Helper()
	total, _ := d.Comparison.Ranking("total")
	for _, block := range d.Sections[0].Blocks {
		chart, is := block.(report.Chart)
		if !is || chart.Subject != report.PaidSoFar || len(d.Comparison.Offers) < 2 {
			continue
		}
		names := strings.Contains(chart.Title, "adds up to most")
		if close := total.Verdict == comp.TooCloseToCall; names == close || close && len(chart.Marks) > 0 {
			t.Errorf("a lead that is called %q has the picture %q with the marks %v", total.Verdict, chart.Title, chart.Marks)
		}
	}
}

// zerosStand requires that no cell of what an offer pays is blank: what is 0 says 0.
func zerosStand(t *testing.T, d *report.Document, marked, page string) {
	t.Helper()
	for _, table := range d.Tables() {
		if !regexp.MustCompile(`^offer-\d+$`).MatchString(table.ID) {
			continue
		}
		for _, row := range table.Rows {
			for _, c := range row.Cells {
				if c.Show(d.Currency) == "" {
					t.Errorf("%s: a blank beside %q", table.ID, row.Cells[0].Text)
				}
			}
		}
		_, after, _ := strings.Cut(page, `<table id="`+table.ID+`"`)
		if cells, _, _ := strings.Cut(after, "</table>"); !strings.Contains(cells, "<td") || strings.Contains(cells, "<td></td>") {
			t.Errorf("%s has a blank on the page", table.ID)
		}
		_, after, _ = strings.Cut(marked, "\n## "+table.Title+"\n")
		if _, cells, _ := strings.Cut(after, "---:|\n"); strings.Contains(cells[:max(strings.Index(cells, "\n\n"), 0)], "|  |") {
			t.Errorf("%s has a blank in Markdown", table.ID)
		}
	}
}

// pageMarks requires of the page's table what marksAgree does of characters, and the mark on the leader.
func pageMarks(t *testing.T, d *report.Document, page string) {
	t.Helper()
	_, table, _ := strings.Cut(page, `<table id="metrics"`)
	table, _, _ = strings.Cut(table, "</table>")
	for _, r := range d.Comparison.Rankings {
		_, row, found := strings.Cut(table, "<th>"+html.EscapeString(r.Metric.Title)+"<")
		if !found {
			t.Errorf("no row %s on the page", r.Metric.Title)
			continue
		}
		row, _, _ = strings.Cut("<"+row, "<tr")
		best := -1
		for i, cell := range strings.Split(row, "<td")[1:] {
			if strings.HasPrefix(cell, ` class="best"`) {
				if best >= 0 {
					t.Errorf("%s has several marks on the page", r.Metric.Title)
				}
				best = i
			}
		}
		want := -1
		if r.Verdict == comp.Leads {
			want = r.Order[0]
		}
		if best != want {
			t.Errorf("the page marks offer %d by %s, want %d", best, r.Metric.Title, want)
		}
		if word := report.CloseCall(r); !strings.Contains(row, word) {
			t.Errorf("%s: %q does not say %q", r.Metric.Title, row, word)
		}
	}
}

// sheetTexts is what the cells of a written workbook hold, by sheet and row.
type sheetTexts map[string][][]string

func bookOf(t *testing.T, d *report.Document) sheetTexts {
	t.Helper()
	f, err := excelize.OpenReader(strings.NewReader(written(t, func(w io.Writer) error { return xlsx.Write(w, d) })))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	book := sheetTexts{}
	for _, sheet := range []string{"Summary", "Years", "Cumulative", "Walk-away", "Rounds"} {
		if rows, err := f.GetRows(sheet); err == nil {
			book[sheet] = rows
		}
	}
	return book
}

func (b sheetTexts) text(sheet string) string {
	var lines []string
	for _, row := range b[sheet] {
		lines = append(lines, strings.Join(row, " "))
	}
	return strings.Join(lines, "\n")
}

// ranks requires that the two that are too close to call share the first place, and else that the second is second.
func (b sheetTexts) ranks(t *testing.T, r comp.Ranking) {
	t.Helper()
	rows := b["Summary"]
	head := slices.IndexFunc(rows, func(row []string) bool { return slices.Contains(row, "Rank, 1 within the tolerance") })
	if head < 0 {
		t.Fatal("the workbook ranks nothing")
	}
	i := slices.IndexFunc(rows[head:], func(row []string) bool { return slices.Contains(row, r.Metric.Title) })
	if i < 0 {
		t.Fatalf("the workbook does not rank by %s", r.Metric.Title)
	}
	row := rows[head+i]
	at := slices.Index(row, r.Metric.Title) + 1
	want := "2"
	if r.Verdict == comp.TooCloseToCall {
		want = "1"
	}
	if row[at+r.Order[0]] != "1" || row[at+r.Order[1]] != want {
		t.Errorf("the workbook ranks %q, want 1 and %s", row, want)
	}
}

// marks requires that the Summary names the leader of each metric, or says that it has none.
func (b sheetTexts) marks(t *testing.T, d *report.Document) {
	t.Helper()
	offers := d.Comparison.Offers
	for _, r := range d.Comparison.Rankings {
		if len(offers) < 2 {
			return
		}
		i := slices.IndexFunc(b["Summary"], func(row []string) bool { return slices.Contains(row, r.Metric.Title) && len(row) > len(offers)+1 })
		if i < 0 {
			t.Errorf("no row %s in the workbook", r.Metric.Title)
			continue
		}
		want := report.CloseCall(r)
		if want == "" {
			want = offers[r.Order[0]].Short
		}
		if row := b["Summary"][i]; !slices.Contains(row, want) {
			t.Errorf("the workbook has %q, want %q", row, want)
		}
		b.ranks(t, r)
	}
}
