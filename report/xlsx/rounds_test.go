package xlsx_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/report"
	"github.com/seed-251b9aba/offerkit/report/xlsx"
)

// writeRounds writes the workbook of a case with what its rounds have changed.
func writeRounds(t *testing.T, c comp.Case) []byte {
	t.Helper()
	d, err := report.Compare(compared(t, c), report.Options{Timeline: true, Charts: true, Rounds: true})
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := xlsx.Write(&b, d); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// The published rounds of W07 (testdata/cases/rounds.yaml): four years of 211,350 are 845,400, to which
// come 9,000 of base a year, 15% of that, a sign-on of 30,000 and 75,000 of shares. In the picture each
// change hangs above the level before it.
func TestRoundsHoldThePublishedFigures(t *testing.T) {
	book := writeRounds(t, shipped(t)["rounds"])
	rows, err := open(t, book).GetRows("Rounds", excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range [][]string{
		{"The revision of 8 January 2027 adds $146,400 over 4 years, most of it RSU. Pay over 4 years and what each component changes of it, USD"},
		{"Total", "845400", "991800", "146400"},
		{"Year 1", "211350", "270450", "59100"},
		{"Bonus", "1350", "1350", "1350", "1350", "5400"},
		{"First offer $845,400", "845400", "", "0", "845400"},
		{"Base +$36,000", "881400", "36000", "845400", "", "36000"},
		{"RSU +$75,000", "991800", "75000", "916800", "", "", "", "", "75000"},
		{"2027-01-08 $991,800", "991800", "", "0", "991800"},
		{"Google L4 at 165k beside Google L4"},
	} {
		if !slices.ContainsFunc(rows, func(row []string) bool { return slices.Equal(row, want) }) {
			t.Errorf("no row %q", want)
		}
	}
	bridges := 0
	for name, part := range parts(t, book) {
		if strings.HasPrefix(name, "xl/charts/chart") && strings.Contains(part, "Rounds!") {
			bridges++
			if !strings.Contains(part, "<v>Base +$") || !strings.Contains(part, ", most of it ") {
				t.Errorf("%s lacks its labels or its finding", name)
			}
		}
	}
	if bridges != 2 {
		t.Errorf("%d bridges, want one of the revision and one of the variant", bridges)
	}
}

// Once an input is typed over, the sheet says that its figures are of the inputs as they were; no
// cell is an error before and after.
func TestRoundsAreOfTheInputsWhenWritten(t *testing.T) {
	book := writeRounds(t, shipped(t)["rounds"])
	computed := office(t, map[string][]byte{"as written": book, "changed": typed(t, book, []change{{key: "base", offer: 0, value: 170000.0}})})
	everyCellAgrees(t, book, computed["as written"])
	if got := computed["as written"].at("Rounds", 1, 4); got != "Printed figures are as of the inputs when written." {
		t.Errorf("as written the sheet says %q", got)
	}
	if got := computed["changed"].at("Rounds", 1, 4); !strings.HasPrefix(got, "Inputs have changed since offerkit wrote this file") {
		t.Errorf("with another base the sheet says %q", got)
	}
}
