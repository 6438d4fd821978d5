package workbook_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/seed-251b9aba/offerkit/comp/casefile"
	"github.com/seed-251b9aba/offerkit/comp/workbook"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// row is one row of a sheet under test: its key and what the columns from D on hold.
type row struct {
	key   string
	cells []any
}

// sheet makes a workbook with the rows from row 6 on, the offers' names in row 5.
func sheet(t testing.TB, offers int, rows ...row) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	check := func(err error) {
		if err != nil {
			t.Fatal(err)
		}
	}
	check(f.SetSheetName("Sheet1", workbook.Sheet))
	check(f.SetCellValue(workbook.Sheet, "A1", workbook.Mark))
	check(f.SetCellValue(workbook.Sheet, "A2", offers))
	for i, r := range rows {
		at := i + 6
		name, _ := excelize.CoordinatesToCellName(1, at)
		check(f.SetCellValue(workbook.Sheet, name, r.key))
		for j, v := range r.cells {
			name, _ := excelize.CoordinatesToCellName(4+j, at)
			if text, ok := v.(string); ok && strings.HasPrefix(text, "=") {
				check(f.SetCellFormula(workbook.Sheet, name, text[1:]))
				continue
			}
			check(f.SetCellValue(workbook.Sheet, name, v))
		}
	}
	var b bytes.Buffer
	check(f.Write(&b))
	return b.Bytes()
}

var today = casefile.Options{Today: vesting.MustDate("2026-11-23")}

// A client types numbers, percentages, dates and texts as they come to mind.
func TestRead(t *testing.T) {
	c, err := workbook.Read(today, "form.xlsx", sheet(t, 3,
		row{"case.discount_rate:rate", []any{0.0725}},
		row{"company:text", []any{"Initech", "", "+HYPERLINK*"}},
		row{"company:text", nil},
		row{"start:date", []any{46398, "", "2027-02-01"}}, // 2027-01-11
		row{"base:money", []any{160000, "", "$175k"}},
		row{"bonus.target:rate", []any{0.15}},
		row{"bonus.target:money", []any{"", "", "20,000"}},
		row{"sign_on[0].amount:money", []any{127000}},
		row{"sign_on[1].amount:money", []any{94000.5}},
		row{"sign_on[1].paid:text", []any{"monthly"}},
		row{"price.growth:rate", []any{"=$D$6", "", "5%"}},
		row{"grants[1].value:money", []any{300000}}, // the first block is left blank
		row{"grants[1].vesting:text", []any{"4y quarterly"}},
		row{"no key of offerkit's", []any{"ignored"}},
	))
	if err != nil {
		t.Fatal(err)
	}
	if len(c.Offers) != 2 {
		t.Fatalf("%d offers, want the two that are filled in", len(c.Offers))
	}
	first, second := c.Offers[0], c.Offers[1]
	for what, ok := range map[string]bool{
		"discount rate": c.DiscountRate.String() == "0.0725",
		"text":          second.Company == "+HYPERLINK*",
		"serial date":   first.Start == vesting.MustDate("2027-01-11"),
		"written date":  second.Start == vesting.MustDate("2027-02-01"),
		"number":        first.Base.String() == "160000",
		"short money":   second.Base.String() == "175000",
		"rate":          first.Bonus.Rate.String() == "0.15",
		"flat bonus":    second.Bonus.Amount.String() == "20000",
		"second sign":   len(first.SignOn) == 2 && first.SignOn[1].Monthly && first.SignOn[1].Amount.String() == "94000.5",
		"follows":       !first.Price.Growth.Valid && second.Price.Growth.Valid,
		"grant":         len(first.Grants) == 1 && first.Grants[0].Value.String() == "300000",
	} {
		if !ok {
			t.Errorf("%s was not read: %+v", what, c.Offers)
		}
	}
}

// Every mistake is reported at once, each by its cell.
func TestMistakesHaveCells(t *testing.T) {
	_, err := workbook.Read(today, "form.xlsx", sheet(t, 2,
		row{"company:text", []any{"Initech", "Hooli"}},           // row 6
		row{"base:money", []any{"lots", 150000}},                 // 7
		row{"bonus.target:rate", []any{15}},                      // 8
		row{"start:date", []any{"", "11 January"}},               // 9
		row{"grants[0].value:money", []any{"", 1000}},            // 10
		row{"grants[0].vesting:text", []any{"", "now and then"}}, // 11
	))
	var found workbook.Errors
	if !errors.As(err, &found) {
		t.Fatalf("got %v, want workbook.Errors", err)
	}
	cells := map[string]bool{}
	for _, e := range found {
		cells[e.Cell] = true
		if !strings.HasPrefix(e.Error(), "form.xlsx: Inputs!"+e.Cell+": ") {
			t.Errorf("the message does not begin with its place: %s", e)
		}
	}
	for _, want := range []string{"D7", "D8", "E9", "E11"} {
		if !cells[want] {
			t.Errorf("no mistake reported for %s in:\n%v", want, err)
		}
	}
}

func TestOneTermInTwoRows(t *testing.T) {
	_, err := workbook.Read(today, "form.xlsx", sheet(t, 1,
		row{"company:text", []any{"Initech"}}, row{"base:money", []any{150000}},
		row{"bonus.target:rate", []any{0.1}}, row{"bonus.target:money", []any{20000}},
	))
	if err == nil || !strings.Contains(err.Error(), "Inputs!D9: this and D8 state the same term") {
		t.Errorf("got %v", err)
	}
}

func TestNotOurs(t *testing.T) {
	plain := excelize.NewFile()
	var b bytes.Buffer
	if err := plain.Write(&b); err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string][]byte{
		"nothing": nil, "text": []byte("a,b\n1,2\n"), "another workbook": b.Bytes(),
	} {
		if _, err := workbook.Read(today, name, data); !errors.Is(err, workbook.ErrNoInputs) {
			t.Errorf("%s: got %v, want ErrNoInputs", name, err)
		}
	}
}

// Text from a cell is data: it adds no key to the case and breaks no line of it.
func TestTextAddsNoKeys(t *testing.T) {
	for _, text := range []string{"x\n    base: 1", `"}`, "a: b", "- x", "*anchor", "&a", "!!python", "#", "{", "]", "\u2028base: 1"} {
		c, err := workbook.Read(today, "form.xlsx", sheet(t, 1,
			row{"company:text", []any{"Initech"}}, row{"notes:text", []any{text}}, row{"base:money", []any{150000}},
		))
		if err != nil {
			t.Errorf("%q: %v", text, err)
			continue
		}
		if got := c.Offers[0].Base.String(); got != "150000" {
			t.Errorf("%q changed the base to %s", text, got)
		}
	}
}

// A forged key asks for no memory and breaks nothing.
func TestForgedKeys(t *testing.T) {
	for _, key := range []string{
		"sign_on[999999999].amount:money", "sign_on[-1].amount:money", "a[[[0]:money", "base.base.base:money", ".:money", "base:", "x\ny:money",
		strings.Repeat("a.", 500) + "b:money",
	} {
		_, _ = workbook.Read(today, "form.xlsx", sheet(t, 1, row{"company:text", []any{"Initech"}}, row{"base:money", []any{1000}}, row{key, []any{1}}))
	}
}

// A cell that is no value of its kind is named in the words of the sheet, with everything
// else that is wrong.
func TestCellsThatAreNoValues(t *testing.T) {
	_, err := workbook.Read(today, "form.xlsx", sheet(t, 1,
		row{"company:text", []any{"Initech"}}, row{"base:money", []any{true}}, row{"bonus.target:rate", []any{"=1/0"}},
		row{"start:date", []any{"in spring"}}, row{"sign_on[0].amount:money", []any{"lots"}},
	))
	var found workbook.Errors
	if !errors.As(err, &found) {
		t.Fatalf("got %v", err)
	}
	for _, want := range []string{"Inputs!D7: TRUE is no amount; type an amount such as 160000", "Inputs!D8: the formula =1/0 has no value in the file",
		`Inputs!D9: "in spring" is a text and no date`, "Inputs!D10: "} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("no %q in:\n%v", want, err)
		}
	}
}

// A file that is cut short, or a sheet that is broken, says so and where: nothing below it
// is dropped in silence.
func TestDamagedWorkbooks(t *testing.T) {
	good := sheet(t, 1, row{"company:text", []any{"Initech"}}, row{"base:money", []any{1000}}, row{"relocation.amount:money", []any{5000}})
	if _, err := workbook.Read(today, "form.xlsx", good[:500]); !errors.Is(err, workbook.ErrTruncated) {
		t.Errorf("cut short: got %v", err)
	}
	broken := rewritten(t, good, "xl/worksheets/sheet1.xml", func(text string) string {
		return strings.Replace(text, `<row r="8"`, `<row r="8" x="`+"\x01"+`"`, 1)
	})
	_, err := workbook.Read(today, "form.xlsx", broken)
	var damage *workbook.DamageError
	if !errors.As(err, &damage) || damage.Row != "7" {
		t.Errorf("broken in row 8: got %v", err)
	}
}

// rewritten changes one part of a workbook.
func rewritten(t testing.TB, data []byte, name string, change func(string) string) []byte {
	t.Helper()
	in, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	out := zip.NewWriter(&b)
	for _, part := range in.File {
		r, err := part.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if part.Name == name {
			text = []byte(change(string(text)))
		}
		w, err := out.Create(part.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(text); err != nil {
			t.Fatal(err)
		}
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// A filled-in workbook and a case file are one case; a mistake names its cell or its line.
func TestWorkbookBesideACaseFile(t *testing.T) {
	book := casefile.Source{Name: "form.xlsx", Data: sheet(t, 1, row{"company:text", []any{"Initech"}}, row{"base:money", []any{150000}})}
	c, err := workbook.ReadAll(today, book, casefile.Source{Name: "b.yaml", Data: []byte("company: Hooli\nbase: 160k\n")})
	if err != nil || len(c.Offers) != 2 || c.Offers[1].Company != "Hooli" {
		t.Fatalf("got %+v, %v", c.Offers, err)
	}
	book.Data = sheet(t, 1, row{"company:text", []any{"Initech"}}, row{"base:money", []any{"lots"}})
	_, err = workbook.ReadAll(today, book, casefile.Source{Name: "b.yaml", Data: []byte("company: Hooli\nbase: much\n")})
	if err == nil || !strings.Contains(err.Error(), "Inputs!D7") || !strings.Contains(err.Error(), "b.yaml:2:7") {
		t.Errorf("got %v", err)
	}
}
