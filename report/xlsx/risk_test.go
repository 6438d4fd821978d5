package xlsx_test

import (
	"bytes"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/casefile"
	"github.com/seed-251b9aba/offerkit/comp/risk"
	"github.com/seed-251b9aba/offerkit/report"
	"github.com/seed-251b9aba/offerkit/report/xlsx"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// judged is the document of a case with how far its ranking can be trusted.
func judged(t *testing.T, c comp.Case) *report.Document {
	t.Helper()
	result := compared(t, c)
	metric, err := comp.FindMetric("total", c.Years)
	if err != nil {
		t.Fatal(err)
	}
	outlook := &report.Outlook{Comparison: result, Metric: metric}
	if outlook.Scenarios, err = risk.Scenarios(result); err != nil {
		t.Fatal(err)
	}
	j, err := report.Judge(t.Context(), outlook, risk.Draws{Paths: 400, Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	d, err := report.Compare(result, report.Options{Timeline: true, Charts: true, Risk: j})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func writeJudged(t *testing.T, c comp.Case) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := xlsx.Write(&b, judged(t, c)); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func caseFrom(t *testing.T, text string) comp.Case {
	t.Helper()
	c, err := casefile.Read(casefile.Options{Today: vesting.MustDate("2026-11-23")}, casefile.Source{Name: "case.yaml", Data: []byte(text)})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// Initech pays 608,000 + 400 x 200, 8,000 more than Globex. The price that ties is 180; at 1 it is 71,600
// behind, at 250 28,000 ahead.
const slight = `
as_of: 2027-01-11
ranges: {"offers[1].price.today": [1, 250], price.growth: [0%, 0.0001%]}
offers:
  - {company: Globex, base: 170k}
  - {company: Initech, base: 152k, price: 200, grants: [{kind: rsu, shares: 400, vesting: 4y annual}]}
`

func TestTheRiskSheetHoldsWhatTheCommandsAnswer(t *testing.T) {
	book := writeJudged(t, caseFrom(t, slight))
	rows, err := open(t, book).GetRows("Risk", excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range [][]string{
		{"Initech: share price today", "200", "180", "1 to 250"},
		{"Initech: share price today", "200", "1", "-71600", "250", "28000", "180"},
		{"Initech: share price today, $1 to $250", "0", "-71600", "28000"},
	} {
		if !slices.ContainsFunc(rows, func(row []string) bool { return slices.Equal(row, want) }) {
			t.Errorf("no row %q", want)
		}
	}
	var charts []string
	for name, part := range parts(t, book) {
		if strings.HasPrefix(name, "xl/charts/chart") && strings.Contains(part, "Risk!") {
			charts = append(charts, part)
		}
	}
	if len(charts) != 3 {
		t.Errorf("%d charts, want a tornado and two fans", len(charts))
	}
	for _, chart := range charts {
		if strings.Contains(chart, "<areaChart>") != strings.Contains(chart, "<lineChart>") {
			t.Error("a fan is a band with lines over it")
		}
	}
}

// The tables of the sheet are those of the document, figure by figure.
func TestTheRiskSheetSaysWhatTheDocumentSays(t *testing.T) {
	d := judged(t, shipped(t)["amazon-vs-google"])
	var b bytes.Buffer
	if err := xlsx.Write(&b, d); err != nil {
		t.Fatal(err)
	}
	rows, err := open(t, b.Bytes()).GetRows("Risk", excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	tried := 0
	for _, s := range report.RiskSections(d.Risk, true) {
		for _, block := range s.Blocks {
			table, ok := block.(report.Table)
			if !ok || slices.Contains([]string{"tornado", "ends", "map", "map-figures"}, table.ID) {
				continue
			}
			for _, r := range table.Rows {
				var want []string
				for _, c := range r.Cells {
					text := c.Show(d.Currency)
					if c.Kind == report.MoneyCell || c.Kind == report.NumberCell || c.Kind == report.DifferenceCell {
						text = c.Value.String()
					}
					want = append(want, text)
				}
				tried++
				if !slices.ContainsFunc(rows, func(row []string) bool { return slices.Equal(row, want) }) {
					t.Errorf("%s: no row %q", table.ID, want)
				}
			}
		}
	}
	if tried < 60 {
		t.Errorf("only %d rows were compared", tried)
	}
}

// Once an input is typed over, the sheet says that its figures are of the inputs as they were.
func TestRiskIsOfTheInputsWhenWritten(t *testing.T) {
	book := writeJudged(t, shipped(t)["amazon-vs-google"])
	computed := office(t, map[string][]byte{"as written": book, "changed": typed(t, book, []change{{key: "base", offer: 0, value: 170000.0}})})
	everyCellAgrees(t, book, computed["as written"])
	if got := computed["as written"].at("Risk", 1, 4); got != "Printed figures are as of the inputs when written." {
		t.Errorf("as written the sheet says %q", got)
	}
	if got := computed["changed"].at("Risk", 1, 4); !strings.HasPrefix(got, "Inputs have changed since offerkit wrote this file") {
		t.Errorf("with another base the sheet says %q", got)
	}
}

// Whatever is in rupees and reaches a lakh has a format that is grouped so, on every sheet.
func TestEveryCellOfRupeesIsGroupedInLakhs(t *testing.T) {
	f := open(t, writeJudged(t, shipped(t)["india"]))
	large := 0
	for _, sheet := range f.GetSheetList() {
		rows, err := f.GetRows(sheet, excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		for row, cells := range rows {
			for col, text := range cells {
				if v, err := strconv.ParseFloat(text, 64); err != nil || math.Abs(v) < 100_000 {
					continue
				}
				large++
				at, _ := excelize.CoordinatesToCellName(col+1, row+1)
				id, err := f.GetCellStyle(sheet, at)
				if err != nil {
					t.Fatal(err)
				}
				style, err := f.GetStyle(id)
				if err != nil {
					t.Fatal(err)
				}
				if style.CustomNumFmt == nil || !strings.HasSuffix(*style.CustomNumFmt, ";@") {
					t.Errorf("%s!%s: %s is not grouped in lakhs", sheet, at, text)
				}
			}
		}
	}
	if large < 100 {
		t.Errorf("%d amounts of a lakh and more prove nothing", large)
	}
}
