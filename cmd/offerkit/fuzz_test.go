package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"
	"go.yaml.in/yaml/v4"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/casefile"
	"github.com/seed-251b9aba/offerkit/report"
	"github.com/seed-251b9aba/offerkit/report/csvfile"
	"github.com/seed-251b9aba/offerkit/report/htmlpage"
	"github.com/seed-251b9aba/offerkit/report/ics"
	"github.com/seed-251b9aba/offerkit/report/jsonfile"
	"github.com/seed-251b9aba/offerkit/report/markdown"
	"github.com/seed-251b9aba/offerkit/report/text"
	"github.com/seed-251b9aba/offerkit/report/xlsx"
	"github.com/seed-251b9aba/offerkit/vesting"
)

var fuzzDay = vesting.MustDate("2026-11-23")

// caseFiles are the cases that the project ships, and with hostile those that it refuses.
func caseFiles(f *testing.F, hostile bool) [][]byte {
	f.Helper()
	patterns := []string{"../../testdata/cases/*.yaml"}
	if hostile {
		patterns = append(patterns, "../../testdata/bad/hostile-*", "../../testdata/bad/json-*.json")
	}
	var all [][]byte
	for _, pattern := range patterns {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			f.Fatal(pattern, err)
		}
		for _, file := range files {
			data, err := os.ReadFile(file)
			if err != nil {
				f.Fatal(err)
			}
			if len(data) < 100<<10 {
				all = append(all, data)
			}
		}
	}
	return all
}

// FuzzCase takes any bytes for a case through the whole program: an error that can be read,
// or reports that hold together.
func FuzzCase(f *testing.F) {
	for i, data := range caseFiles(f, true) {
		f.Add(data, uint8(i))
	}
	f.Fuzz(func(t *testing.T, data []byte, choice uint8) {
		c, err := new(caseOptions).readCase(streams{err: io.Discard}, casefile.Options{Today: fuzzDay}, []casefile.Source{{Name: "a.yaml", Data: data}})
		if err != nil {
			clean(t, "the error", err.Error())
			return
		}
		everyReport(t, c, choice)
	})
}

// FuzzValue puts any text in the place of one value of a shipped case: of as many places as
// a case has, each is reached, which changing bytes at random seldom does.
func FuzzValue(f *testing.F) {
	files := caseFiles(f, false)
	values := []string{"0", "1", "-1", "0.0000001", "1e15", "999999999999999", "1,000", "36.000", "100%", "-100%", "1000%", "0.001%", "99.999999999999%", "40", "41", "1 month", "480 months", "40 years", "2026-11-23", "1970-01-01", "2200-12-31", "2028-02-29", "02-29",
		"5/15/40/40", "12:5 24:15 36:80", "480:100", "1y monthly", "google", "true", "false", "JPY", "KWD", "€1", "hold", "=1+1", "<b>", "\x1b[31m", "\u202e", "|*_", "", "[]", "{}", "null", "a,b", "\"", "'", "-", "@", "\t", "100% of 3%"}
	for k, value := range values {
		f.Add(uint8(k), uint16(7*k), value)
	}
	f.Fuzz(func(t *testing.T, file uint8, place uint16, value string) {
		var top yaml.Node
		if err := yaml.Unmarshal(files[int(file)%len(files)], &top); err != nil {
			t.Fatal(err)
		}
		all := scalars(&top, nil)
		at := all[int(place)%len(all)]
		*at = yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: value, Style: yaml.DoubleQuotedStyle}
		data, err := yaml.Marshal(&top)
		if err != nil {
			return
		}
		c, err := new(caseOptions).readCase(streams{err: io.Discard}, casefile.Options{Today: fuzzDay}, []casefile.Source{{Name: "a.yaml", Data: data}})
		if err != nil {
			clean(t, "the error", err.Error())
			return
		}
		everyReport(t, c, uint8(place))
	})
}

// scalars lists the single values below a node, keys left out.
func scalars(n *yaml.Node, found []*yaml.Node) []*yaml.Node {
	for i, child := range n.Content {
		switch {
		case n.Kind == yaml.MappingNode && i%2 == 0:
		case child.Kind == yaml.ScalarNode:
			found = append(found, child)
		default:
			found = scalars(child, found)
		}
	}
	return found
}

// FuzzText puts any text into every field that is free text, past the reader, as a script
// that uses the library may.
func FuzzText(f *testing.F) {
	for _, text := range []string{"Initech", `=HYPERLINK("http://x")`, "+1", "-1", "@x", "\t=1", "\r=1", "\u200b=1", "＝1", " =1", "\x1b[31mred", "a\x00b\u0085c\u2028d", "safe\u202Eevil\u2066", `</script><script>`, "|*_[x](http://x)", "a\nb\r\nc", "\xff\xfe", "\ufeff", "é𝄞漢字", strings.Repeat("W", 500), `\;,`, "//www.x", "_x000D_", `"`, "'"} {
		f.Add(text, uint8(len(text)))
	}
	const short = "years: 1\ncandidate: {name: x}\noffers: [{company: x, base: 1k, benefits: [{name: x, amount: 1}], costs: [{name: x, amount: 1}], notes: x, rsu: {value: 1k, vesting: 1y annual}}, {company: y, base: 1k, role: x}]"
	f.Fuzz(func(t *testing.T, text string, choice uint8) {
		c, err := casefile.Read(casefile.Options{Today: fuzzDay}, casefile.Source{Name: "short.yaml", Data: []byte(short)})
		if err != nil {
			t.Fatal(err)
		}
		c.Candidate.Name = text
		for i := range c.Offers {
			o := &c.Offers[i]
			o.Company, o.Role, o.Level, o.Location, o.Notes, o.Name = text, text, text, text, text, fmt.Sprint(text, i)
			for k := range o.Benefits {
				o.Benefits[k].Name = text
			}
			for k := range o.Costs {
				o.Costs[k].Name = text
			}
		}
		if c.Validate() == nil {
			everyReport(t, c, choice)
		}
	})
}

// everyReport writes a case in every format, and requires each to be what it says it is.
func everyReport(t *testing.T, c comp.Case, choice uint8) {
	t.Helper()
	if size := payments(&c); size > 20_000 {
		return // long, and slow by right
	}
	views := comp.Views()
	var d *report.Document
	soon(t, "to compare", func() {
		result, err := comp.Compare(c)
		if err != nil {
			t.Fatalf("a case that was read does not compare: %v", err)
		}
		d, err = report.Compare(result, report.Options{View: views[int(choice)%len(views)], Timeline: true, Charts: true, Sources: true})
		if err != nil {
			t.Fatalf("no report: %v", err)
		}
	})
	out := map[string]string{}
	for format, write := range map[string]func(io.Writer) error{
		"text":     func(w io.Writer) error { return text.Write(w, d, text.Options{Width: 20 + int(choice)}) },
		"markdown": func(w io.Writer) error { return markdown.Write(w, d) },
		"html":     func(w io.Writer) error { return htmlpage.Write(w, d, htmlpage.Options{}) },
		"json":     func(w io.Writer) error { return jsonfile.Write(w, d) },
		"csv":      func(w io.Writer) error { return csvfile.Write(w, d) },
		"ics":      func(w io.Writer) error { return ics.Write(w, calendarOf(d)) },
	} {
		soon(t, format, func() {
			var b bytes.Buffer
			if err := write(&b); err != nil {
				t.Fatalf("%s: %v", format, err)
			}
			out[format] = b.String()
		})
		clean(t, format, out[format])
	}
	addsUp(t, d, out["json"])
	isTable(t, out["csv"])
	isCalendar(t, out["ics"])
	if choice%32 == 0 { // a workbook takes many times as long as all others
		isWorkbook(t, written(t, func(w io.Writer) error { return xlsx.Write(w, d) }))
	}
}

// payments is how many payments a case comes to, roughly.
func payments(c *comp.Case) (n int) {
	for i := range c.Offers {
		n += 12 * c.Years
		for k := range c.Offers[i].Grants {
			n += c.Offers[i].Grants[k].Vesting.Count()
		}
		for k := range c.Offers[i].Refreshers {
			n += c.Years * c.Offers[i].Refreshers[k].Vesting.Count()
		}
	}
	return n
}

// soon requires work to be done within a second, or what the race detector makes of it; what is slow because the machine is busy
// is fast when it is tried again.
func soon(t *testing.T, what string, work func()) {
	t.Helper()
	var took time.Duration
	for range 3 {
		begin := time.Now()
		work()
		if took = time.Since(begin); took < patience*time.Second {
			return
		}
	}
	t.Errorf("%s took %v", what, took)
}

// clean requires text without control codes and marks that turn the direction of writing.
func clean(t *testing.T, what, text string) {
	t.Helper()
	if !utf8.ValidString(text) {
		t.Errorf("%s is not UTF-8", what)
	}
	for i, r := range text {
		switch {
		case r == '\n', what == "html" && r == '\t', what == "ics" && r == '\r':
		case unicode.IsControl(r), unicode.Is(unicode.Bidi_Control, r), r == '\u2028', r == '\u2029':
			t.Errorf("%s holds %U: %q", what, r, text[max(0, i-30):min(len(text), i+30)])
			return
		}
	}
}

// addsUp requires every sum of the JSON to be that of its parts, to the cent (SPEC 2.2).
func addsUp(t *testing.T, d *report.Document, out string) {
	t.Helper()
	type period struct {
		Components, Certainty map[string]decimal.Decimal
		Total, Guaranteed     decimal.Decimal
	}
	var got struct {
		Offers []struct {
			Years, Periods []period
			Metrics        map[string]decimal.Decimal
			Native         *struct {
				Years []struct{ Total decimal.Decimal }
				Total decimal.Decimal
			}
		}
		Rankings []struct {
			Order []string
			Gap   decimal.Decimal
		}
	}
	if err := json.Unmarshal([]byte(out), &got); err != nil {
		t.Fatalf("json: %v", err)
	}
	sum := func(parts map[string]decimal.Decimal) (all decimal.Decimal) {
		for _, part := range parts {
			all = all.Add(part)
		}
		return all
	}
	equal := func(what string, got, want decimal.Decimal) {
		t.Helper()
		if !got.Equal(want) {
			t.Errorf("json: %s is %s, and its parts %s", what, got, want)
		}
	}
	if len(got.Offers) != len(d.Comparison.Offers) {
		t.Fatalf("json: %d offers of %d", len(got.Offers), len(d.Comparison.Offers))
	}
	for _, o := range got.Offers {
		var total, guaranteed decimal.Decimal
		for i, p := range append(slices.Clone(o.Years), o.Periods...) {
			equal(fmt.Sprint("the total of line ", i+1), p.Total, sum(p.Components))
			equal(fmt.Sprint("the total by certainty of line ", i+1), p.Total, sum(p.Certainty))
			equal(fmt.Sprint("the guaranteed part of line ", i+1), p.Guaranteed, p.Certainty[string(comp.Guaranteed)])
			if i < len(o.Years) {
				total, guaranteed = total.Add(p.Total), guaranteed.Add(p.Guaranteed)
			}
		}
		equal("the metric total", o.Metrics["total"], total)
		equal("the metric guaranteed", o.Metrics["guaranteed"], guaranteed)
		var periods decimal.Decimal
		for _, p := range o.Periods {
			if periods = periods.Add(p.Total); d.View == comp.Cumulative {
				periods = p.Total
			}
		}
		if len(o.Periods) > 0 {
			equal("the total of the view", periods, total)
		}
		if o.Native != nil {
			var native decimal.Decimal
			for _, y := range o.Native.Years {
				native = native.Add(y.Total)
			}
			equal("the total in the offer's currency", o.Native.Total, native)
		}
	}
	for _, r := range got.Rankings {
		if len(r.Order) != len(got.Offers) || r.Gap.IsNegative() {
			t.Errorf("json: a ranking of %q with a gap of %s", r.Order, r.Gap)
		}
	}
}

var plainNumber = regexp.MustCompile(`^-?\d+(\.\d+)?$`)

// isTable requires rows of one length, in which no cell is a formula to a spreadsheet.
func isTable(t *testing.T, out string) {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(out)).ReadAll()
	if err != nil {
		t.Fatalf("csv: %v", err)
	}
	for _, row := range rows {
		for _, cell := range row {
			if cell != "" && strings.ContainsAny(strings.TrimLeftFunc(cell, unicode.IsSpace)[:min(1, len(strings.TrimLeftFunc(cell, unicode.IsSpace)))], "=+-@\t\r\n") && !plainNumber.MatchString(cell) {
				t.Errorf("csv: the cell %q is a formula", cell)
			}
		}
	}
}

// calendarOf has the payments of a document as events, so that its texts are a calendar's.
func calendarOf(d *report.Document) ics.Calendar {
	c := ics.Calendar{Name: d.Title, Key: d.Title, Stamp: d.Comparison.Case.AsOf}
	for i := range d.Comparison.Offers {
		r := &d.Comparison.Offers[i]
		c.Events = append(c.Events, ics.Event{Day: r.Start, Summary: r.Name + ": " + r.Offer.Role, Description: r.Offer.Notes})
	}
	return c
}

// isCalendar requires content lines of at most 75 octets that unfold to properties
// (RFC 5545, 3.1), and as many ends as beginnings.
func isCalendar(t *testing.T, out string) {
	t.Helper()
	open := 0
	lines := strings.Split(strings.TrimSuffix(out, "\r\n"), "\r\n")
	for _, line := range lines {
		if len(line) > 75 || strings.ContainsAny(line, "\r\n") || !utf8.ValidString(line) {
			t.Errorf("ics: the line %q", line)
		}
	}
	for _, line := range strings.Split(strings.ReplaceAll(strings.TrimSuffix(out, "\r\n"), "\r\n ", ""), "\r\n") {
		name, _, found := strings.Cut(line, ":")
		if !found || strings.Trim(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZ-;=") != "" {
			t.Errorf("ics: the property %q", line)
		}
		switch name {
		case "BEGIN":
			open++
		case "END":
			open--
		}
	}
	if open != 0 {
		t.Errorf("ics: %d blocks stay open", open)
	}
}

// isWorkbook requires a workbook that opens, without a cell that shows an error.
func isWorkbook(t *testing.T, out string) {
	t.Helper()
	f, err := excelize.OpenReader(strings.NewReader(out))
	if err != nil {
		t.Fatalf("xlsx: %v", err)
	}
	defer f.Close()
	for _, sheet := range f.GetSheetList() {
		rows, err := f.GetRows(sheet, excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatalf("xlsx: %s: %v", sheet, err)
		}
		for i, row := range rows {
			for _, cell := range row {
				if strings.HasPrefix(cell, "#") && strings.HasSuffix(cell, "!") {
					t.Errorf("xlsx: %s, row %d: %s", sheet, i+1, cell)
				}
			}
		}
	}
}

// FuzzTable gives the program a table for a case: that is an error, said in words, with
// nothing on standard output (SPEC 12).
func FuzzTable(f *testing.F) {
	f.Add("company", "base", "Initech", "160k", uint8(0))
	f.Add("offers", "[{company", "a", "b}]", uint8(0))
	f.Add("=1+1", "\x1b[31m", "a\nb", "\u202e", uint8(1))
	f.Add("a;b", "\"", "", " ", uint8(2))
	f.Add("- a", "? b", "#", "---", uint8(3))
	f.Add("", "", "", "", uint8(0))
	f.Fuzz(func(t *testing.T, a, b, c, d string, delimiter uint8) {
		var table bytes.Buffer
		w := csv.NewWriter(&table)
		w.Comma = []rune(",;\t|")[delimiter%4]
		if err := w.WriteAll([][]string{{a, b}, {c, d}, {a, d}}); err != nil {
			t.Fatal(err)
		}
		var out, errs bytes.Buffer
		status := run([]string{"compare", "-"}, streams{in: &table, out: &out, err: &errs, today: fuzzDay})
		clean(t, "the error", errs.String())
		if strings.Contains(a+b+c+d, ":") {
			return // it may be YAML after all
		}
		if status != exitFailed || out.Len() > 0 || !strings.HasPrefix(errs.String(), "offerkit: standard input") {
			t.Errorf("status %d, %q on standard output, %q on standard error", status, out.String(), errs.String())
		}
	})
}

// FuzzVest runs vest with any schedule, shares, start and format: all shares vest, and the
// output is what its format says.
func FuzzVest(f *testing.F) {
	for i, schedule := range []string{"amazon", "google", "5/15/40/40", "25/25/25/25 quarterly", "4y monthly, 12mo cliff", "12:5 24:15 30:20 36:20 42:20 48:20", "4y quarterly on 02-15 05-15 08-15 11-15", "480:100", "40y monthly", "\x1b", "", "--help"} {
		f.Add(schedule, "1,764", "2027-01-11", uint8(i))
		f.Add(schedule, "0.5", "9999-12-31", uint8(i+3))
	}
	f.Fuzz(func(t *testing.T, schedule, shares, start string, format uint8) {
		if slices.Contains([]string{"-h", "--help"}, schedule) || strings.HasPrefix(schedule, "-") {
			return // flags
		}
		var out, errs bytes.Buffer
		kind := vestFormats[int(format)%len(vestFormats)]
		status := run([]string{"vest", "--format", kind, "--shares", shares, "--start", start, "--", schedule}, streams{in: strings.NewReader(""), out: &out, err: &errs, today: fuzzDay})
		clean(t, "the error", errs.String())
		if status != exitOK {
			if out.Len() > 0 || errs.Len() == 0 {
				t.Errorf("status %d, %q on standard output, %q on standard error", status, out.String(), errs.String())
			}
			return
		}
		what := map[string]string{"table": "text", "ocf": "json"}[kind]
		if what == "" {
			what = kind
		}
		clean(t, what, out.String())
		switch kind {
		case "ics":
			isCalendar(t, out.String())
		case "csv":
			isTable(t, out.String())
		case "ocf":
			if !json.Valid(out.Bytes()) {
				t.Errorf("ocf: %s", out.String())
			}
		case "json":
			var v struct {
				Shares decimal.Decimal
				Events []struct{ Shares, Cumulative decimal.Decimal }
			}
			if err := json.Unmarshal(out.Bytes(), &v); err != nil {
				t.Fatal(err)
			}
			var sum decimal.Decimal
			for _, e := range v.Events {
				if sum = sum.Add(e.Shares); !sum.Equal(e.Cumulative) {
					t.Errorf("json: %s have vested, and cumulative is %s", sum, e.Cumulative)
				}
			}
			if want, err := casefile.ParseCount(shares); err != nil || !sum.Equal(want) || !v.Shares.Equal(want) {
				t.Errorf("json: %s of %s shares vest, %v", sum, want, err)
			}
		}
	})
}
