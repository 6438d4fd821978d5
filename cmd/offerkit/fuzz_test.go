package main

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/casefile"
	"github.com/seed-251b9aba/offerkit/report"
	reportcsv "github.com/seed-251b9aba/offerkit/report/csv"
	"github.com/seed-251b9aba/offerkit/report/html"
	reportjson "github.com/seed-251b9aba/offerkit/report/json"
	"github.com/seed-251b9aba/offerkit/report/markdown"
	"github.com/seed-251b9aba/offerkit/report/text"
	"github.com/seed-251b9aba/offerkit/report/xlsx"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// The bounds of an input that is answered within a second: what somebody has who compares
// a few offers over the usual horizon.
const (
	fuzzBytes  = 4 << 10
	fuzzOffers = 4
	fuzzYears  = 6
)

// A second is what the whole path may take on a quiet machine. Beside other work, and under
// the instruments of a fuzzer, ten show that something has no end.
const fuzzTime = 10 * time.Second

// From the bytes of a case to every format: an error in words, or documents that are whole
// and hold no code that a terminal, a spreadsheet or a browser would act on.
func FuzzCase(f *testing.F) {
	files, err := filepath.Glob("../../testdata/*/*.yaml")
	if err != nil || len(files) == 0 {
		f.Fatalf("no cases: %v", err)
	}
	for i, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data, uint8(i))
	}
	f.Fuzz(wholePath)
}

// One term with any text, in an offer that is otherwise sound: what a change of a byte in a
// whole file seldom reaches.
func FuzzTerm(f *testing.F) {
	for i, term := range []string{
		"bonus: 15%", "bonus: {target: 20k, payout: 80%, paid: 03-15}", "commission: {target: 80k, attainment: 90%}", "sign_on: [127k, 94k]",
		"sign_on: {amount: 40k, paid: monthly, clawback: {months: 24, kind: pro-rata, full: 12}}", "relocation: {amount: 10k, gross_up: 35%, clawback: 24 months}",
		"rsu: {shares: 220, price: 1200, vesting: 5/15/40/40}", "rsu: {value: 300k, price: 170, vesting: google}", "rsu: {value: 300k, vesting: 4y monthly}",
		"price: {today: 1200, growth: 15%, growth_timing: start-of-year}, rsu: {shares: 100, vesting: '4y quarterly, 12mo cliff'}",
		"price: {today: 10, path: [{on: 2028-01-01, price: 20}]}, grants: [{kind: option, type: nso, shares: 10000, strike: 3, vesting: 4y monthly}]",
		"grants: [{kind: cash, value: 100k, vesting: 50/50}, {value: 60k, repriced: yearly, vesting: 4y quarterly}]", "refreshers: {value: 60k, vesting: 4y quarterly}",
		"espp: {contribution: 10%, discount: 15%, lookback: true, offering: 24 months, purchase: 6 months}, price: 50", "retirement: 50% of 6%",
		"private: {preferred: 12, fmv: 4, fully_diluted: 12m, rounds: [{raise: 50m, pre_money: 200m}], exit: {value: 400m, on: 2029-06-30}}, grants: [{kind: option, shares: 1000, strike: 1, vesting: 4y monthly}]",
		"benefits: [{name: health, amount: 7200, per: year}], costs: [{name: commuting, amount: 250, per: month}]", "hours: 45, commute: {minutes: 40, days: 4}, pto: 20",
		"top_up: {target: 350k, growth: 15%}, price: 100", "current: true, start: 2020-02-29", "currency: JPY", "raise: {rate: 3%, first: 18 months}", "name: \"\\e[31m=1+1\\u202e<script>\"", "sell: hold, price: 10, rsu: {shares: 10, vesting: 1y annual}",
	} {
		f.Add(term, uint8(i))
	}
	f.Fuzz(func(t *testing.T, term string, choice uint8) {
		wholePath(t, []byte("as_of: 2026-11-23\nfx: {JPY: 0.0067, EUR: 1.08}\noffers:\n- {company: Initech, start: 2027-01-11, base: 150k, "+term+"}\n- {company: Acme, start: 2027-02-01, base: 160k}\n"), choice)
	})
}

// wholePath reads a case, compares it and writes it. The two formats that take longest take
// turns, by choice.
func wholePath(t *testing.T, data []byte, choice uint8) {
	if len(data) > fuzzBytes {
		return
	}
	begin := time.Now()
	kase, err := readCase(casefile.Options{Today: vesting.MustDate("2026-11-23")}, []casefile.Source{{Name: "case.yaml", Data: data}})
	if err != nil {
		wantText(t, "the error", []byte(err.Error()))
		return
	}
	if len(kase.Offers) > fuzzOffers || kase.Years > fuzzYears {
		return
	}
	result, err := comp.Compare(kase)
	if err != nil {
		t.Fatalf("a case that was read cannot be compared: %v", err)
	}
	sumsAgree(t, result)
	view := comp.Views()[int(choice)%len(comp.Views())]
	document, err := report.Compare(result, report.Options{View: view, Timeline: true, Charts: true, Sources: true})
	if err != nil {
		t.Fatal(err)
	}
	leaving := report.NewDepartures(result, int(choice)%(12*kase.Years+1), choice%2 == 0)
	for _, o := range []text.Options{{ASCII: true}, {Width: 40}} {
		wantText(t, "text", fuzzed(t, func(w io.Writer) error { return text.Write(w, document, o) }))
	}
	wantText(t, "leave", fuzzed(t, func(w io.Writer) error { return text.Write(w, report.Leave(leaving), text.Options{ASCII: true}) }))
	wantText(t, "markdown", fuzzed(t, func(w io.Writer) error { return markdown.Write(w, document) }))
	wantJSON(t, fuzzed(t, func(w io.Writer) error { return reportjson.Write(w, document) }))
	wantJSON(t, fuzzed(t, func(w io.Writer) error { return reportjson.WriteLeave(w, leaving) }))
	if explanation, err := report.Explain(result, report.Question{}); err != nil {
		t.Error(err)
	} else {
		wantJSON(t, fuzzed(t, func(w io.Writer) error { return reportjson.WriteExplanation(w, explanation) }))
	}
	wantTable(t, fuzzed(t, func(w io.Writer) error { return reportcsv.Write(w, document) }))
	switch choice % 8 {
	case 0:
		wantText(t, "page", fuzzed(t, func(w io.Writer) error { return html.Write(w, document, html.Options{}) }))
	case 4:
		wantWorkbook(t, fuzzed(t, func(w io.Writer) error { return xlsx.Write(w, document) }))
	}
	if took := time.Since(begin); took > fuzzTime {
		t.Errorf("took %v", took)
	}
}

func fuzzed(t *testing.T, write func(io.Writer) error) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// sumsAgree holds the years, the components and the timeline against each other (SPEC 2.2).
func sumsAgree(t *testing.T, result *comp.Comparison) {
	t.Helper()
	for i := range result.Offers {
		r := &result.Offers[i]
		years := r.Timeline.Sum(func(*comp.Payment) bool { return false })
		components := years
		for _, year := range r.Years {
			years = years.Add(year.Total)
			for _, amount := range year.Components {
				components = components.Add(amount)
			}
		}
		if !years.Equal(r.Total) || !components.Equal(r.Total) || !r.Timeline.Total().Equal(r.Total) {
			t.Errorf("%s: %v by year, %v by component, %v in all", r.Name, years, components, r.Total)
		}
	}
}

// wantText refuses what a terminal would act on or show in another order.
func wantText(t *testing.T, what string, data []byte) {
	t.Helper()
	if !utf8.Valid(data) {
		t.Errorf("%s is no UTF-8", what)
	}
	for _, r := range string(data) {
		if unicode.IsControl(r) && r != '\n' && !(what == "page" && r == '\t') || unicode.Is(unicode.Bidi_Control, r) {
			t.Errorf("%s holds %U", what, r)
			return
		}
	}
}

func wantJSON(t *testing.T, data []byte) {
	t.Helper()
	if !json.Valid(data) {
		t.Errorf("no JSON: %s", data)
	}
}

func wantTable(t *testing.T, data []byte) {
	t.Helper()
	wantText(t, "csv", data)
	if _, err := csv.NewReader(bytes.NewReader(data)).ReadAll(); err != nil {
		t.Errorf("no table: %v\n%s", err, data)
	}
}

// wantWorkbook opens every part, and reads the case that is in it back.
func wantWorkbook(t *testing.T, data []byte) {
	t.Helper()
	book, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range book.File {
		r, err := part.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatalf("%s: %v", part.Name, err)
		}
		if strings.HasSuffix(part.Name, ".xml") && !utf8.Valid(content) {
			t.Errorf("%s is no UTF-8", part.Name)
		}
	}
	if _, err := readCase(casefile.Options{Today: vesting.MustDate("2026-11-23")}, []casefile.Source{{Name: "case.xlsx", Data: data}}); err != nil {
		t.Errorf("the workbook is not read back: %v", err)
	}
}
