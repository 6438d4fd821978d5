package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"html"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/casefile"
	"github.com/seed-251b9aba/offerkit/report"
	"github.com/seed-251b9aba/offerkit/report/csvfile"
	"github.com/seed-251b9aba/offerkit/report/htmlpage"
	"github.com/seed-251b9aba/offerkit/report/jsonfile"
	"github.com/seed-251b9aba/offerkit/report/markdown"
	"github.com/seed-251b9aba/offerkit/report/text"
	"github.com/seed-251b9aba/offerkit/report/xlsx"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// figures is what a format shows: by row ("Year 1", "Total, 4 years"), one amount an
// offer, without thousands separators.
type figures map[string][]string

// oneByOne skips a long test that runs one command after the other where the run is short: that is the
// one for races.
func oneByOne(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("runs one command after the other")
	}
}

// One document, six formats: every metric of every offer is the same amount to the cent
// in all of them, in every shipped case.
func TestAllFormatsShowTheSameFigures(t *testing.T) {
	oneByOne(t)
	files, err := filepath.Glob("../../testdata/cases/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			d := inFull(t, file, comp.ByYear)
			want := figures{}
			for _, ranking := range d.Comparison.Rankings {
				for i := range d.Comparison.Offers {
					value, _ := d.Comparison.Offers[i].Figure(ranking.Metric.Name)
					want[ranking.Metric.Title] = append(want[ranking.Metric.Title], d.Currency.Format(value))
				}
			}
			for format, shown := range map[string]figures{
				"text":     fromText(d, written(t, func(w io.Writer) error { return text.Write(w, d, text.Options{Width: 200, ASCII: true}) })),
				"markdown": fromMarkdown(d, written(t, func(w io.Writer) error { return markdown.Write(w, d) })),
				"html":     fromHTML(d, written(t, func(w io.Writer) error { return htmlpage.Write(w, d, htmlpage.Options{}) })),
				"json":     fromJSON(t, d, written(t, func(w io.Writer) error { return jsonfile.Write(w, d) })),
				"csv":      fromCSV(t, d, written(t, func(w io.Writer) error { return csvfile.Write(w, d) })),
				"xlsx":     fromXLSX(t, d, written(t, func(w io.Writer) error { return xlsx.Write(w, d) })),
			} {
				sameFigures(t, format, shown, want)
			}
		})
	}
}

func documentOf(t *testing.T, file string) *report.Document { return documentIn(t, file, comp.ByYear) }

func documentIn(t *testing.T, file string, view comp.View) *report.Document {
	t.Helper()
	return documentBy(t, file, report.Options{View: view, Timeline: true, Charts: true})
}

// inFull is a document in which no row folds.
func inFull(t *testing.T, file string, view comp.View) *report.Document {
	t.Helper()
	return documentBy(t, file, report.Options{View: view, Full: true, Timeline: true, Charts: true})
}

func documentBy(t *testing.T, file string, o report.Options) *report.Document {
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
	d, err := report.Compare(result, o)
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
	lines := unbroken(d, strings.Split(after, "\n"))
	return rows(d, lines, func(line, title string) bool { return strings.HasPrefix(line, title+"  ") })
}

// unbroken puts a metric's title on one line again that a table breaks to fit its page: its first words
// stand before the amounts, the rest of it alone on the line below.
func unbroken(d *report.Document, lines []string) []string {
	for i := range lines[:len(lines)-1] {
		for _, ranking := range d.Comparison.Rankings {
			title := ranking.Metric.Title
			first, broken := strings.CutSuffix(title, " "+lines[i+1])
			if amounts, below := strings.CutPrefix(lines[i], first+"  "); broken && below {
				lines[i] = title + "  " + amounts
			}
		}
	}
	return lines
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

// Every view in every format: each row of each table, each sentence and each note of the
// document stands in the text, the Markdown and the page, with the same figures and words.
func TestEveryViewInEveryFormat(t *testing.T) {
	oneByOne(t)
	for _, name := range []string{"full", "amazon-vs-google", "w25-options-exit", "w29-liquidation-preference"} {
		for _, view := range comp.Views() {
			t.Run(name+" by "+string(view), func(t *testing.T) {
				d := inFull(t, "../../testdata/cases/"+name+".yaml", view)
				for format, out := range map[string]string{
					"text":     written(t, func(w io.Writer) error { return text.Write(w, d, text.Options{Width: 500}) }),
					"markdown": written(t, func(w io.Writer) error { return markdown.Write(w, d) }),
					"html":     inTags(written(t, func(w io.Writer) error { return htmlpage.Write(w, d, htmlpage.Options{}) })),
				} {
					saysAll(t, format, html.UnescapeString(out), d)
				}
				periodsInJSON(t, d)
				periodsInCSV(t, d)
				periodsInXLSX(t, d)
			})
		}
	}
}

// ofFormats are the marks that formats add or escape with; what a cell says is the rest.
var ofFormats = strings.NewReplacer("*", "", "●", "", "(", "", ")", "", "|", "", `\`, "", " (best)", "")

// said is a text without marks and with single spaces.
func said(text string) string { return strings.Join(strings.Fields(ofFormats.Replace(text)), " ") }

var (
	inline = regexp.MustCompile(`</?span[^>]*>`)
	tag    = regexp.MustCompile(`<[^>]*>`)
)

// inTags is what a page says, a row a line.
func inTags(page string) string {
	body, _, _ := strings.Cut(page[strings.Index(page, "<body>"):], `<script type="application/json"`)
	body = strings.ReplaceAll(inline.ReplaceAllString(body, ""), "\n", " ")
	for _, begins := range []string{"<tr", "<li", "<p", "</table"} {
		body = strings.ReplaceAll(body, begins, "\n"+begins)
	}
	return tag.ReplaceAllString(body, " ")
}

// saysAll requires every row, sentence and item of the document. The timeline of the page
// has a line for many payments, and no chart is text.
func saysAll(t *testing.T, format, out string, d *report.Document) {
	t.Helper()
	lines := map[string]bool{}
	for _, line := range strings.Split(out, "\n") {
		lines[said(line)] = true
	}
	flat := said(out)
	says := func(text string) {
		if !strings.Contains(flat, said(text)) {
			t.Errorf("%s does not say %q", format, text)
		}
	}
	says(d.Subtitle)
	for _, sentence := range d.Verdict.Sentences() {
		says(sentence)
	}
	for _, s := range d.Sections {
		for _, block := range s.Blocks {
			switch b := block.(type) {
			case report.Paragraph:
				says(b.Text)
			case report.List:
				for _, item := range b.Items {
					says(item)
				}
			case report.Table:
				for _, row := range b.Rows {
					var cells []string
					for _, c := range row.Cells {
						cells = append(cells, c.Show(d.Currency), c.Aside)
					}
					if line := said(strings.Join(cells, " ")); !lines[line] && !(format == "html" && s.ID == "timeline") {
						t.Errorf("%s, %s: no row %q", format, b.ID, line)
					}
				}
			}
		}
	}
}

// periodsInJSON requires the periods of the view, each with every component that the offer
// pays, and what stands beside the totals.
func periodsInJSON(t *testing.T, d *report.Document) {
	t.Helper()
	type period struct {
		Label, Total          string
		Components, Certainty map[string]string
	}
	var got struct {
		Offers []struct {
			Years, Periods []period
			Discounts      []struct{ Amount string }
			Paper          []struct {
				AtFMV string `json:"at_fmv"`
			}
			Grid *struct{ Payouts [][]string } `json:"exit_grid"`
			Band *struct{ Low string }
			PTO  string `json:"pto_a_year"`
		}
	}
	if err := json.Unmarshal([]byte(written(t, func(w io.Writer) error { return jsonfile.Write(w, d) })), &got); err != nil {
		t.Fatal(err)
	}
	c := d.Comparison
	same := func(what, got string, want decimal.Decimal) {
		t.Helper()
		if got != d.Currency.Format(want) {
			t.Errorf("json, %s: %s, want %s", what, got, d.Currency.Format(want))
		}
	}
	for i := range c.Offers {
		r, o := &c.Offers[i], got.Offers[i]
		periods := o.Periods
		if d.View == comp.ByYear {
			periods = o.Years
		}
		for k, p := range c.Statement(r, d.View) {
			same(p.Label, periods[k].Total, p.Total)
			for _, component := range report.Paid(r) {
				same(p.Label+" "+string(component), periods[k].Components[string(component)], p.Components[component])
			}
			for class, amount := range p.Certainties {
				same(p.Label+" "+string(class), periods[k].Certainty[string(class)], amount)
			}
		}
		for k := range r.Discounts {
			same(r.Discounts[k].Name(), o.Discounts[k].Amount, r.Discounts[k].Amount)
		}
		for k := range r.Paper {
			if fmv := r.Paper[k].AtFMV; fmv.Valid || o.Paper[k].AtFMV != "" {
				same(r.Paper[k].Item, o.Paper[k].AtFMV, fmv.Decimal)
			}
		}
		if grid, ok := report.NewExitGrid(c, r, true); ok {
			for k := range grid.Payouts {
				for j, pays := range grid.Payouts[k] {
					same("exit grid", o.Grid.Payouts[k][j], pays)
				}
			}
		}
		if band := r.Band(); !band.IsPoint() {
			same("band", o.Band.Low, band.Low)
		}
		if r.PTO.IsPositive() {
			same("paid days off", o.PTO, r.PTO)
		}
	}
}

// periodsInCSV requires a line a period and a line a metric.
func periodsInCSV(t *testing.T, d *report.Document) {
	t.Helper()
	out := written(t, func(w io.Writer) error { return csvfile.Write(w, d) })
	lines, err := csv.NewReader(strings.NewReader(out)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	column := map[string]int{}
	for i, head := range lines[0] {
		column[head] = i
	}
	got := map[string][]string{}
	for _, line := range lines[1:] {
		got[line[0]+", "+line[1]] = line
	}
	want := func(line, head string, amount decimal.Decimal) {
		t.Helper()
		if cells := got[line]; cells == nil || cells[column[head]] != d.Currency.Format(amount) {
			t.Errorf("csv, %s: %v, want %s %s", line, cells, head, d.Currency.Format(amount))
		}
	}
	for i := range d.Comparison.Offers {
		r := &d.Comparison.Offers[i]
		for _, p := range d.Comparison.Statement(r, d.View) {
			want(r.Name+", "+p.Label, "total", p.Total)
			for component, amount := range p.Components {
				want(r.Name+", "+p.Label, string(component), amount)
			}
		}
		for _, f := range r.Metrics {
			want(r.Name+", metric "+f.Metric.Name, "total", f.Value)
		}
	}
}

// periodsInXLSX requires the periods on their sheet, service years with their certainties on
// theirs, and what stands beside the totals.
func periodsInXLSX(t *testing.T, d *report.Document) {
	t.Helper()
	f, err := excelize.OpenReader(strings.NewReader(written(t, func(w io.Writer) error { return xlsx.Write(w, d) })))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	found := map[string]int{}
	for _, sheet := range []string{"Years", "Periods", "Beside"} {
		rows, err := f.GetRows(sheet, excelize.Options{RawCellValue: true})
		if err != nil && sheet != "Periods" {
			t.Fatal(err)
		}
		for _, row := range rows {
			var shown []string
			for _, cell := range row {
				if v, err := decimal.NewFromString(cell); err == nil {
					cell = v.String()
				}
				if sheet == "Periods" && cell == "0" { // of what a letter might have too there is a column
					continue
				}
				shown = append(shown, cell)
			}
			found[sheet+" "+strings.Join(strings.Fields(strings.Join(shown, " ")), " ")]++
		}
	}
	want := func(sheet string, cells ...any) {
		t.Helper()
		if line := sheet + " " + strings.Join(strings.Fields(fmt.Sprintln(cells...)), " "); found[line] == 0 {
			t.Errorf("xlsx: no row %q", line)
		}
	}
	c := d.Comparison
	for i := range c.Offers {
		r := &c.Offers[i]
		if d.View != comp.ByYear {
			for _, p := range c.Statement(r, d.View) {
				cells := []any{serial(p.From), serial(p.To), p.Label}
				for _, component := range report.Paid(r) {
					if paid := p.Components[component]; !paid.IsZero() {
						cells = append(cells, paid.String())
					}
				}
				if !p.Total.IsZero() {
					cells = append(cells, p.Total.String())
				}
				want("Periods", cells...)
			}
		}
		for k, class := range comp.Certainties() {
			cells, sum := []any{k + 1, report.ClassTitle(class)}, decimal.Zero
			for _, p := range r.Years {
				cells, sum = append(cells, p.Certainties[class].String()), sum.Add(p.Certainties[class])
			}
			if !sum.IsZero() {
				want("Years", append(cells, sum.String())...)
			}
		}
		for _, p := range r.Paper {
			cells := []any{p.Item, p.Granted, p.Vested}
			for _, worth := range []decimal.NullDecimal{p.AtFMV, p.AtPreferred} {
				if worth.Valid {
					cells = append(cells, worth.Decimal)
				}
			}
			if !p.Strike.IsZero() {
				cells = append(cells, p.Exercise)
			}
			want("Beside", cells...)
		}
		if grid, ok := report.NewExitGrid(c, r, false); ok {
			for k, pays := range grid.Payouts {
				cells := []any{grid.Exits[k]}
				for _, v := range pays {
					cells = append(cells, v)
				}
				want("Beside", cells...)
			}
		}
	}
	rows, err := f.GetRows("Beside", excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	// Of the others the sheet may say what would be there if an input grew.
	beside := func(title string, figure func(*comp.Result) decimal.Decimal) {
		t.Helper()
		at := slices.IndexFunc(rows, func(row []string) bool { return len(row) > 0 && row[0] == title })
		for i := range c.Offers {
			v := figure(&c.Offers[i])
			if v.IsZero() {
				continue
			}
			if at < 0 || len(rows[at]) <= 1+i || rows[at][1+i] != v.String() {
				t.Errorf("xlsx: %s of %s is not %s", title, c.Offers[i].Name, v)
			}
		}
	}
	beside("To exercise the options in the total", func(r *comp.Result) decimal.Decimal { return r.Exercise })
	beside("Paid days off a year, part of the base", func(r *comp.Result) decimal.Decimal { return r.PTO })
	beside("Total, without expected", func(r *comp.Result) decimal.Decimal {
		if r.Band().IsPoint() {
			return decimal.Zero
		}
		return r.Band().Low
	})
	for _, title := range []string{"Haircut on market pay", "Haircut on speculative pay", "Probability that the company fails"} {
		beside(title, func(r *comp.Result) decimal.Decimal {
			for k := range r.Discounts {
				if r.Discounts[k].Name() == title {
					return r.Discounts[k].Amount
				}
			}
			return decimal.Zero
		})
	}
}

// serial is how a workbook stores a day.
func serial(d vesting.Date) int { return vesting.MustDate("1899-12-30").DaysUntil(d) }

// Every assumption that a case makes stands among the assumptions of the report and in its JSON: exchange
// rates, the exit of a private company, what dilutes a share until then, its failure, and haircuts.
func TestAssumptionsOfShippedCasesAreTold(t *testing.T) {
	files, _ := filepath.Glob("../../testdata/cases/*.yaml")
	told := map[string]int{}
	for _, file := range files {
		d := documentOf(t, file)
		kase := &d.Comparison.Case
		text := strings.Join(report.Assumptions(d.Comparison), "\n")
		var out bytes.Buffer
		if err := jsonfile.Write(&out, d); err != nil {
			t.Fatal(err)
		}
		var written struct{ Assumptions json.RawMessage }
		if err := json.Unmarshal(out.Bytes(), &written); err != nil {
			t.Fatal(err)
		}
		contract := string(written.Assumptions)
		want := func(what string, holds bool, inText, inContract string) {
			if !holds {
				return
			}
			told[what]++
			if !strings.Contains(text, inText) || !strings.Contains(contract, inContract) {
				t.Errorf("%s: %s: no %q in\n%s\nor no %q in\n%s", filepath.Base(file), what, inText, text, inContract, contract)
			}
		}
		for _, rate := range kase.Rates {
			want("rate", true, "1 "+string(rate.Currency)+" is worth "+report.Number(rate.Rate), rate.Rate.String())
		}
		h := &kase.Haircut
		want("haircut", h.Target.IsPositive() || h.Market.IsPositive() || h.Speculative.IsPositive(), "Haircuts, in risk-adjusted alone: ", `"haircut"`)
		for i := range d.Comparison.Offers {
			r := &d.Comparison.Offers[i]
			p := &r.Offer.Private
			want("exit", p.Exit.Value.IsPositive(), r.Name+": an exit at ", `"exit"`)
			want("dilution", len(p.Rounds) > 0, "; a round before it ", `"dilution"`)
			want("failure", p.Failure.IsPositive(), "it fails with a probability of "+report.ExactPercent(p.Failure), `"failure"`)
		}
	}
	for _, what := range []string{"rate", "haircut", "exit", "dilution", "failure"} {
		if told[what] == 0 {
			t.Errorf("no case has a %s", what)
		}
	}
}
