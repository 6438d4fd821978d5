package workbook_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/seed-251b9aba/offerkit/comp/workbook"
)

// form is a sheet for two offers as it is handed out, with its heads and titles:
//
//	     A                  B         C     D        E        F
//	5                       Term      Unit  Offer 1  Offer 2  How to write it
//	6    title              For all
//	7    case.years         Horizon         4
//	8    case.growth        Growth          0%
//	9
//	10   title              Offer
//	11   company            Company         A        B
//	12   start              Start                             a date such as 2027-01-11
//	13   base               Base salary     150000   160000   the offer letter
//	14   relocation.amount  Relocation                        the offer letter
func form(t *testing.T, change func(*excelize.File)) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	check := func(err error) {
		if err != nil {
			t.Fatal(err)
		}
	}
	check(f.SetSheetName("Sheet1", workbook.Sheet))
	for cell, v := range map[string]any{
		"A1": workbook.Mark, "B1": "Job offers to compare", "A2": 2, "B2": "Fill in what each letter says", "B4": "The sheet is protected",
		"B5": "Term", "C5": "Unit", "D5": "Offer 1", "E5": "Offer 2", "F5": "How to write it",
		"A6": "title", "B6": "For all", "A7": "case.years:count", "B7": "Horizon", "D7": 4, "A8": "case.growth:rate", "B8": "Growth", "D8": 0,
		"A10": "title", "B10": "Offer", "A11": "company:text", "B11": "Company", "D11": "A", "E11": "B",
		"A12": "start:date", "B12": "Start", "F12": "a date such as 2027-01-11",
		"A13": "base:money", "B13": "Base salary", "C13": "a year", "D13": 150000, "E13": 160000, "F13": "the offer letter",
		"A14": "relocation.amount:money", "B14": "Relocation", "F14": "the offer letter",
	} {
		check(f.SetCellValue(workbook.Sheet, cell, v))
	}
	change(f)
	var b bytes.Buffer
	check(f.Write(&b))
	return b.Bytes()
}

// Nothing that stands on the sheet is left out in silence: it is an offer's, or a mistake that
// names its cell.
func TestNothingIsLeftOut(t *testing.T) {
	const elsewhere = "; write what an offer says into its rows and clear the cell; notes and sums of your own go on another sheet"
	for _, c := range []struct {
		name  string
		cells map[string]any
		want  []string // the mistakes, in order; none where the offers are A and B
	}{
		{name: "as it should be"},
		{"a third offer beside the form", map[string]any{"G11": "C", "G13": 170000}, []string{
			`Inputs!G11: "C" stands to the right of the form, whose offers are in columns D to E, and nothing reads it, as does G13; ` +
				"for one more offer make a form with 3 companies: offerkit init A B C --xlsx FILE; notes and sums of your own go on another sheet"}},
		{"two columns beside the form", map[string]any{"G13": 170000, "ZZ14": "note"}, []string{
			"Inputs!G13: 170000 stands to the right", `Inputs!ZZ14: "note" stands to the right of the form, whose offers are in columns D to E, and nothing reads it; for one more offer make a form with 4 companies: offerkit init A B C D --xlsx FILE`}},
		{"terms of all in the second column", map[string]any{"E7": 6, "E8": 0.15}, []string{
			`Inputs!E7: 6 stands beside "Horizon", which holds for all offers and is read from D7 alone; write it into D7, or clear the cell`, `Inputs!E8: 0.15 stands beside "Growth"`}},
		{"terms of all repeated", map[string]any{"E7": 4, "E8": 0}, nil},
		{"an amount over the words on how to write it", map[string]any{"F13": 170000}, []string{
			"Inputs!F13: 170000 stands in a column that holds no offer; write it into columns D to E; for one more offer make a form with 3 companies: "}},
		{"the same as a text", map[string]any{"F11": "C", "F13": "USD 170k"}, []string{`Inputs!F13: "USD 170k" stands in a column that holds no offer`}},
		{"an amount over the unit", map[string]any{"C13": 170000}, []string{"Inputs!C13: 170000 stands in a column that holds no offer"}},
		{"below the form", map[string]any{"B16": "Signing bonus", "D16": 20000}, []string{
			`Inputs!B16: "Signing bonus" stands below the last row of the form, 14, and nothing reads it, as does D16` + elsewhere}},
		{"between the rows", map[string]any{"D9": 5000}, []string{"Inputs!D9: 5000 stands in a row that the form does not know, and nothing reads it" + elsewhere}},
		{"a text between the rows", map[string]any{"B9": "ask HR"}, []string{`Inputs!B9: "ask HR" stands in a row that the form does not know`}},
		{"beside a title", map[string]any{"D10": "dream job"}, []string{`Inputs!D10: "dream job" stands in a row that the form does not know`}},
		{"above the heads", map[string]any{"E3": true}, []string{"Inputs!E3: TRUE stands in a row that the form does not know"}},
		{"blanks", map[string]any{"G11": "  ", "B20": "", "D9": " "}, nil},
		{"a sum beside the form", map[string]any{"H13": "=12*10000"}, []string{`Inputs!H13: "=12*10000" stands to the right`}},
	} {
		t.Run(c.name, func(t *testing.T) {
			kase, err := workbook.Read(today, "form.xlsx", form(t, func(f *excelize.File) { put(t, f, c.cells) }))
			if c.want == nil {
				if err != nil || len(kase.Offers) != 2 || kase.Years != 4 {
					t.Errorf("got %d offers over %d years, %v", len(kase.Offers), kase.Years, err)
				}
				return
			}
			var found workbook.Errors
			if !errors.As(err, &found) || len(found) != len(c.want) {
				t.Fatalf("got %v\nwant %q", err, c.want)
			}
			for i, want := range c.want {
				if !strings.HasPrefix(found[i].Error(), "form.xlsx: "+want) {
					t.Errorf("got %s\nwant %s", found[i], want)
				}
			}
		})
	}
}

func put(t *testing.T, f *excelize.File, cells map[string]any) {
	t.Helper()
	for cell, v := range cells {
		err := error(nil)
		if text, ok := v.(string); ok && strings.HasPrefix(text, "=") {
			err = f.SetCellFormula(workbook.Sheet, cell, text[1:])
		} else {
			err = f.SetCellValue(workbook.Sheet, cell, v)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}

// A column that somebody inserts among the offers is an offer's; one that is deleted, or moved
// by another, is missed by its name.
func TestColumnsInsertedAndDeleted(t *testing.T) {
	insert := func(col string) func(*excelize.File) error {
		return func(f *excelize.File) error { return f.InsertCols(workbook.Sheet, col, 1) }
	}
	remove := func(col string) func(*excelize.File) error {
		return func(f *excelize.File) error { return f.RemoveCol(workbook.Sheet, col) }
	}
	const anew = "undo the change, or make a form anew: offerkit init A B --xlsx FILE"
	for _, c := range []struct {
		name   string
		change func(*excelize.File) error
		cells  map[string]any
		want   string // the companies, or the beginning of the mistake
	}{
		{"a blank column", insert("E"), nil, "A B"},
		{"a copy of the first offer", insert("F"), map[string]any{"F5": "Offer 1", "F7": 4, "F8": 0, "F11": "C", "F13": 170000}, "A B C"},
		{"a third offer among the others", insert("E"), map[string]any{"E11": "C", "E13": 170000}, "A C B"},
		{"notes in a column among the offers", insert("F"), map[string]any{"F12": "ask"}, `Inputs!F12: "ask" is a text and no date`},
		{"an offer", remove("E"), nil, "Inputs!E5: a column of the offers is missing: the sheet was made with 2 and has 1; " + anew + "; to leave an offer out, clear its cells and keep its column"},
		{"the units", remove("C"), nil, `Inputs!C5: the column "Unit" is missing; ` + anew},
		{"how to write it", remove("F"), nil, `Inputs!F5: no column is headed "How to write it", and by it the offers end; ` + anew},
		{"before the units", insert("C"), nil, `Inputs!D5: "Unit" stands here and belongs into column C: a column before it was inserted; delete it`},
		{"before the labels", insert("B"), nil, `Inputs!C5: "Term" stands here and belongs into column B: a column before it was inserted; delete it`},
		{"before the keys", insert("A"), nil, "Inputs!B1: the form begins here and not in A1; delete the columns and rows inserted before it"},
		{"a row at the top", func(f *excelize.File) error { return f.InsertRows(workbook.Sheet, 1, 1) }, nil, "Inputs!A2: the form begins here and not in A1"},
		{"a row below the first", func(f *excelize.File) error { return f.InsertRows(workbook.Sheet, 2, 1) }, nil, "Inputs!A2: the number of offers does not stand in this hidden cell"},
		{"a row above the heads", func(f *excelize.File) error { return f.InsertRows(workbook.Sheet, 4, 1) }, nil, "A B"},
		{"a row among the terms", func(f *excelize.File) error { return f.InsertRows(workbook.Sheet, 13, 1) }, map[string]any{"D13": 5}, "Inputs!D13: 5 stands in a row that the form does not know"},
	} {
		t.Run(c.name, func(t *testing.T) {
			kase, err := workbook.Read(today, "form.xlsx", form(t, func(f *excelize.File) {
				if err := c.change(f); err != nil {
					t.Fatal(err)
				}
				put(t, f, c.cells)
			}))
			if err != nil {
				if !strings.HasPrefix(err.Error(), "form.xlsx: "+c.want) || strings.Contains(err.Error(), "\n") {
					t.Errorf("got %v\nwant %s", err, c.want)
				}
				return
			}
			var companies []string
			for _, o := range kase.Offers {
				companies = append(companies, o.Company)
			}
			if got := strings.Join(companies, " "); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}
