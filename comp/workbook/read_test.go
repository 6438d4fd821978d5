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

// shown is a value with the code of the number format in which its cell shows it.
type shown struct {
	value  any
	format string
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
			if as, ok := v.(shown); ok {
				style, err := f.NewStyle(&excelize.Style{CustomNumFmt: &as.format})
				check(err)
				check(f.SetCellStyle(workbook.Sheet, name, name, style))
				v = as.value
			}
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
		row{"price.growth:rate", []any{"=$D$20", "", "5%"}},
		row{"grants[1].value:money", []any{300000}}, // the first block is left blank
		row{"grants[1].vesting:text", []any{"4y quarterly"}},
		row{"no key of offerkit's", nil},
		row{"case.growth:rate", []any{0.05}}, // row 20
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
	if err == nil || !strings.Contains(err.Error(), "Inputs!D9: this and D8 state the same term; clear one of the two cells") {
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
	broken = rewritten(t, good, "xl/worksheets/sheet1.xml", func(text string) string {
		return strings.Replace(text, "<v>5000</v>", "<v>5000\x01</v>", 1)
	})
	if _, err := workbook.Read(today, "form.xlsx", broken); err == nil ||
		!strings.HasPrefix(err.Error(), "form.xlsx: the workbook is damaged at row 8 of the sheet Inputs (") {
		t.Errorf("broken within row 8: got %v", err)
	}
	// The texts of the cells stand in a part of their own: Initech is in row 6.
	broken = rewritten(t, good, "xl/sharedStrings.xml", func(text string) string {
		return strings.Replace(text, "Initech", "Ini\x02tech", 1)
	})
	if _, err := workbook.Read(today, "form.xlsx", broken); err == nil ||
		!strings.HasPrefix(err.Error(), "form.xlsx: the workbook is damaged at row 6 of the sheet Inputs (") {
		t.Errorf("broken text of row 6: got %v", err)
	}
}

// A form without a column says so in its own words, and cells that are missing are named.
func TestWordsOfTheSheet(t *testing.T) {
	labelled := func(offers int, rows ...row) []byte {
		f, err := excelize.OpenReader(bytes.NewReader(sheet(t, offers, rows...)))
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		for i, label := range []string{"Company", "Base salary", "Grant price", "Vesting"} {
			if err := f.SetCellValue(workbook.Sheet, "B"+string(rune('6'+i)), label); err != nil {
				t.Fatal(err)
			}
		}
		var b bytes.Buffer
		if err := f.Write(&b); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	for _, c := range []struct {
		name  string
		cells [4]any
		want  string
	}{
		{"nothing", [4]any{"", "", "", ""}, `Inputs: no column is filled in; fill in at least a company and its base`},
		{"no base", [4]any{"Initech", "", "", ""}, `Inputs!D7: "Base salary" is empty, and what is filled in needs it; fill it in, such as 160k`},
		{"no vesting", [4]any{"Initech", 160000, 12, ""}, `Inputs!D9: "Vesting" is empty, and what is filled in needs it; fill it in, such as 4y quarterly`},
		{"a price of 0", [4]any{"Initech", 160000, 0, "4y annual"}, `Inputs!D8: "Grant price" is a price of 0, and at that a share is worth nothing; write the price of one share, or clear the cell where none is known`},
	} {
		_, err := workbook.Read(today, "form.xlsx", labelled(1, row{"company:text", c.cells[:1]}, row{"base:money", c.cells[1:2]},
			row{"grants[0].price:money", c.cells[2:3]}, row{"grants[0].vesting:text", c.cells[3:]}))
		if err == nil || !strings.Contains(err.Error(), "form.xlsx: "+c.want) {
			t.Errorf("%s: got %v, want %s", c.name, err, c.want)
		}
	}
}

// Exchange rates stand in one cell as a person writes them, or as the case file does.
func TestExchangeRatesInOneCell(t *testing.T) {
	for text, want := range map[string]string{
		"EUR 1.08, GBP 1.27": "1.08 1.27", "eur = 1.08; GBP: 1.27": "1.08 1.27", "{EUR: 1.08, GBP: 1.27}": "1.08 1.27", "EUR 1,08": "", "1.08": "", "EUR": "",
	} {
		c, err := workbook.Read(today, "form.xlsx", sheet(t, 1, row{"case.fx:terms", []any{text}}, row{"company:text", []any{"Initech"}}, row{"base:money", []any{1000}}))
		got := ""
		for _, r := range c.Rates {
			got += " " + r.Rate.String()
		}
		if strings.TrimSpace(got) != want || (err == nil) != (want != "") {
			t.Errorf("%q: got %q, %v; want %q", text, got, err, want)
		}
	}
}

// Notes keep their lines, however a spreadsheet program ends them; a name has one.
func TestLinesOfNotes(t *testing.T) {
	c, err := workbook.Read(today, "form.xlsx", sheet(t, 1, row{"company:text", []any{"Initech\nInc."}}, row{"base:money", []any{1000}},
		row{"notes:text", []any{"\nCall back.\r\n\n  - visa: \"yes\"  \n\t- dog\u2028# end\n"}}))
	if err != nil {
		t.Fatal(err)
	}
	if o := c.Offers[0]; o.Company != "Initech Inc." || o.Notes != "Call back.\n\n  - visa: \"yes\"\n\t- dog\n# end" {
		t.Errorf("got %q, %q", o.Company, o.Notes)
	}
}

// A formula that gives the empty text leaves its cell blank, whatever belongs into it.
func TestBlankFormulas(t *testing.T) {
	keys := []string{"role:text", "notes:text", "bonus.target:rate", "relocation.amount:money", "deadline:date", "current:flag", "sign_on[0].clawback:terms", "grants[0].expires:months"}
	rows := []row{{"company:text", []any{"Initech"}}, {"base:money", []any{1000}}}
	for _, key := range keys {
		rows = append(rows, row{key, []any{`=""`}})
	}
	c, err := workbook.Read(today, "form.xlsx", sheet(t, 1, rows...))
	if err != nil || len(c.Offers) != 1 || c.Offers[0].Role != "" || c.Offers[0].Notes != "" || len(c.Offers[0].Grants)+len(c.Offers[0].SignOn) != 0 {
		t.Errorf("got %+v, %v", c.Offers, err)
	}
}

// Terms that are no sound text are the mistake of their own cell, and of no line of a file that
// nobody sees.
func TestBrokenTerms(t *testing.T) {
	for _, c := range []struct{ fx, clawback, current, want string }{
		{"{EUR: 1.08", "", "", `Inputs!D6: "{EUR: 1.08" is not written as terms in brackets; close each bracket and each quote once, as in {EUR: 1.08, GBP: 1.27}`},
		{"", "{months: 24", "", `Inputs!D10: "{months: 24" is not written as terms in brackets; close each bracket and each quote once, as in {months: 24, kind: pro-rata}`},
		{"{EUR: 1.08]", "", "", `Inputs!D6: "{EUR: 1.08]" is not written as terms in brackets`},
		{"{EUR: 1.08}}", "", "", `Inputs!D6: "{EUR: 1.08}}" is not written as terms in brackets`},
		{`{EUR: "1.08}`, "", "", `Inputs!D6: "{EUR: \"1.08}" is not written as terms in brackets`},
		{"{EUR: 1.08, EUR: 1.1}", "", "", `Inputs!D6: "EUR" is written twice; the first is in Inputs!D6`},
		{"", "{months: 24, months: 12}", "", `Inputs!D10: "months" is written twice; the first is in Inputs!D10`},
		{"", "", "{", `Inputs!D9: "{" is neither true nor false; write true or false`},
		{"", "", "a: [b", `Inputs!D9: "a: [b" is neither true nor false`},
	} {
		_, err := workbook.Read(today, "form.xlsx", sheet(t, 1, row{"case.fx:terms", []any{c.fx}}, row{"company:text", []any{"Initech"}}, row{"base:money", []any{1000}},
			row{"current:flag", []any{c.current}}, row{"sign_on[0].clawback:terms", []any{c.clawback}}, row{"sign_on[0].amount:money", []any{5}}))
		if err == nil || !strings.HasPrefix(err.Error(), "form.xlsx: "+c.want) || strings.Contains(err.Error(), "\n") || strings.Contains(err.Error(), "line") {
			t.Errorf("%s%s%s: got %v\nwant %s", c.fx, c.clawback, c.current, err, c.want)
		}
	}
}

// A number is what its cell shows: 46352 in the format of a date is no amount, and 0.15 in that
// of a percentage is none either.
func TestNumbersAreWhatTheyAreShownAs(t *testing.T) {
	const date, percent, money = "yyyy-mm-dd", "0.0###%", "#,##0.00"
	for _, c := range []struct {
		key    string
		value  any
		format string
		want   string // the mistake; empty where there is none
	}{
		{"base:money", 46352, money, ""},
		{"base:money", 46352, `[$$-409]#,##0.00;[Red]\-[$$-409]#,##0.00`, ""},
		{"base:money", 46352, `#,##0.00 "dollars"`, ""},
		{"base:money", 46352, date, "a date, 2026-11-26, where an amount is expected; set the cell's number format to Number and type an amount such as 160000"},
		{"base:money", 46352, `[$-409]d\-mmm\-yy;@`, "a date, 2026-11-26, where an amount is expected"},
		{"base:money", 46352, "mmm", "a date, 2026-11-26, where an amount is expected"},
		{"base:money", 1.5625, "[h]:mm", "a time, 37:30, where an amount is expected"},
		{"base:money", 0.15, percent, "a percentage, 15%, where an amount is expected"},
		{"grants[0].shares:count", 46352, date, "a date, 2026-11-26, where a number is expected; set the cell's number format to Number and type a number"},
		{"grants[0].expires:months", 46352, date, "a date, 2026-11-26, where a length of time is expected; set the cell's number format to Number and type a number of months such as 12"},
		{"grants[0].exercise_window:days", 0.9, percent, "a percentage, 90%, where a length of time is expected"},
		{"raise:rate", 0.15, percent, ""},
		{"raise:rate", 0.15, "General", ""},
		{"bonus.target:rate", 8, percent, `"8" can be a rate or an amount; write 8% for a share of base`},
		{"price.growth:rate", 8, percent, `"8" as a rate would be 800%; write 8%`},
		{"bonus.target:rate", 2, percent, ""},
		{"raise:rate", -0.1, "0.00", ""},
		{"raise:rate", 15, "General", `"15" as a rate would be 1500%; write 15%`},
		{"raise:rate", 1.2, money, `"1.2" can be read as 1.2% and as 120%`},
		{"raise:rate", 46352, date, "a date, 2026-11-26, where a rate is expected; set the cell's number format to Percentage and type a rate such as 15%"},
		{"start:date", 46398, date, ""},
		{"start:date", 46398, "General", ""},
		{"start:date", 46398, money, "a number, 46398, where a date is expected; set the cell's number format to Date and type a date such as 2027-01-11"},
		{"start:date", 2027, "General", "a number, 2027, where a date is expected"},
		{"start:date", 127000, "General", "a number, 127000, where a date is expected"},
		{"start:date", 0.15, percent, "a percentage, 15%, where a date is expected"},
		{"start:date", 46398.5, "yyyy-mm-dd hh:mm", "a date with a time of day, 2027-01-11, where a date is expected"},
		{"start:date", -5, date, "-5, a number that is no day, where a date is expected"},
		{"current:flag", 1, "General", ""},
		{"current:flag", 2, "General", "a number, 2, where true or false is expected; type true or false"},
		{"current:flag", 1, date, "a date, 1899-12-31, where true or false is expected"},
		{"level:text", 6, "General", ""},
		{"level:text", 0.15, percent, ""},
		{"grants[0].vesting:text", 46157, "d-mmm", "a date, 2026-05-15, where a text is expected; a spreadsheet makes dates of texts such as 5/15 and 03-15; " +
			"type it as a text, with an apostrophe before it: '5/15/40/40"},
		{"bonus.paid:text", 46096, "d-mmm", "a date, 2026-03-15, where a text is expected; a spreadsheet makes dates of texts such as 5/15 and 03-15; " +
			"type it as a text, with an apostrophe before it: '03-15"},
		{"notes:text", 46352, date, "a date, 2026-11-26, where a text is expected"},
		{"relocation.clawback:terms", 46352, date, "a date, 2026-11-26, where a text is expected; write it as in {months: 24, kind: pro-rata}"},
		{"case.fx:terms", 1.08, "General", "1.08 names no currency; write each currency with its rate, such as EUR 1.08, GBP 1.27"},
		{"case.fx:terms", "EUR 1,08", "General", `"EUR 1,08" is no list of exchange rates`},
		{"case.cost_of_living:terms", 145, "General", `145 names no place; write each place with its index in brackets, as in {"Seattle, WA": 145, "Austin, TX": 100}`},
		{"case.cost_of_living:terms", "Seattle 145", "General", `"Seattle 145" is no list of places; write each place with its index in brackets`},
	} {
		first := row{"company:text", []any{"Initech"}}
		if !strings.HasPrefix(c.key, "base:") {
			first = row{"base:money", []any{1000}}
		}
		kase, err := workbook.Read(today, "form.xlsx", sheet(t, 1, first, row{c.key, []any{shown{c.value, c.format}}}, row{"name:text", []any{"Initech"}}))
		switch got := ""; {
		case err != nil && c.want != "":
			if got = err.Error(); !strings.HasPrefix(got, "form.xlsx: Inputs!D7: "+c.want) {
				t.Errorf("%s of %v as %s: got %s\nwant %s", c.key, c.value, c.format, got, c.want)
			}
		case err != nil || c.want != "":
			t.Errorf("%s of %v as %s: got %v, %v\nwant %q", c.key, c.value, c.format, kase.Offers, err, c.want)
		}
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
	// What the two say of one term is named by its places in both.
	book.Data = sheet(t, 1, row{"case.growth:rate", []any{0.05}}, row{"company:text", []any{"Initech"}}, row{"base:money", []any{150000}}, row{"sign_on[0].amount:money", []any{"€5k"}},
		row{"relocation.amount:money", []any{"£5k"}})
	_, err = workbook.ReadAll(today, book, casefile.Source{Name: "b.yaml", Data: []byte("growth: 6%\noffers: [{company: Hooli, base: 160k}]\n")})
	for _, want := range []string{`b.yaml:1:9: "growth" contradicts form.xlsx: Inputs!D6; keep it in one of the files`, `Inputs!D10: "£5k" is in GBP, but "€5k" in Inputs!D9 is in EUR`} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("no %s in:\n%v", want, err)
		}
	}
}

// What a sheet stores is read by what it is: a number is itself, a text may be read in two
// ways, an old Mac's day counts from 1904, and a formula that repeats a cell is left to it.
func TestStoredValues(t *testing.T) {
	for _, c := range []struct {
		name, from, to string // change of the sheet's XML
		want           string // of base and start, or of the mistake
	}{
		{"a number", "<v>1000</v>", "<v>1234.125</v>", "1234.125 2027-01-11"},
		{"a number of three decimals", "<v>1000</v>", "<v>36.125</v>", "36.125 2027-01-11"},
		{"15 certain digits", "<v>1000</v>", "<v>94000.100000000006</v>", "94000.1 2027-01-11"},
		{"an exponent", "<v>1000</v>", "<v>1.6E5</v>", "160000 2027-01-11"},
		{"a text", `><v>1000</v>`, ` t="str"><v>160k</v>`, "160000 2027-01-11"},
		{"a text in the cell", `><v>1000</v>`, ` t="inlineStr"><is><r><t>16</t></r><r><t>0k</t></r></is>`, "160000 2027-01-11"},
		{"a text in two readings", `><v>1000</v>`, ` t="str"><v>36.000</v>`, `Inputs!D7: "36.000" can be read as 36 and as 36000`},
		{"an error", `><v>1000</v>`, ` t="e"><f>D90</f><v>#REF!</v>`, "Inputs!D7: the cell is an error, #REF!; mend its formula, or type the figure"},
		{"an error of a function", `><v>1000</v>`, ` t="e"><f>VLOOKUP(1,A1:B2,2)</f><v>#N/A</v>`, "Inputs!D7: the cell is an error, #N/A"},
		{"a number of another cell", `><v>1000</v>`, `><f>$D$90</f><v>1000</v>`, "1000 2027-01-11"},
		{"a calculated number", `><v>1000</v>`, `><f>2*500</f><v>1000</v>`, "1000 2027-01-11"},
		{"a formula without a value", `><v>1000</v>`, `><f>2*500</f>`, "Inputs!D7: the formula =2*500 has no value in the file"},
		{"a formula that nobody calculated", `><v>1000</v>`, `><f>20000+5000</f><v></v>`, "Inputs!D7: the formula =20000+5000 has no value in the file; open the workbook in a spreadsheet program, let it calculate and save, or type the figure"},
		{"a date that nobody calculated", `<v>46398</v>`, `<f>DATE(2027,1,11)</f><v />`, "Inputs!D8: the formula =DATE(2027,1,11) has no value in the file"},
		{"a division by zero", `><v>1000</v>`, ` t="e"><f>1/0</f><v>#DIV/0!</v>`, "Inputs!D7: the cell is an error, #DIV/0!; mend its formula, or type the figure"},
		{"the empty text of a formula", `<c r="D8"><v>46398</v></c>`, `<c r="D8" t="str"><f>IF(A1="x",1,"")</f><v></v></c>`, "1000 "},
		{"the empty text of a formula, in short", `<c r="D8"><v>46398</v></c>`, `<c r="D8" t="str"><f>""</f><v/></c>`, "1000 "},
		{"the empty text of a formula without a value", `<c r="D8"><v>46398</v></c>`, `<c r="D8"><f>""</f></c>`, "1000 "},
		{"TRUE", `><v>1000</v>`, ` t="b"><v>1</v>`, "Inputs!D7: TRUE is no amount; type an amount such as 160000"},
		{"rows and cells without names", `<row r="7"><c r="A7"`, `<row><c`, "1000 2027-01-11"},
		{"a text date", `><v>46398</v>`, ` t="str"><v>11.01.2027</v>`, `Inputs!D8: "11.01.2027" is a text and no date; type the date as your spreadsheet writes dates, or 2027-01-11`},
		{"a written date", `><v>46398</v>`, ` t="str"><v>2027-02-01</v>`, "1000 2027-02-01"},
		{"no text of its number", `><v>1000</v>`, ` t="s"><v>99</v>`, "the workbook is damaged at row 7 of the sheet Inputs (a cell refers to the text 99 of "},
		{"the end of the sheet is missing", "</sheetData>", "<!--", "the workbook is damaged at row 8 of the sheet Inputs"},
		{"a row far below", "</sheetData>", `<row r="1048576"><c r="A1048576"/></row></sheetData>`, "1000 2027-01-11"},
		{"a value far below", "</sheetData>", `<row r="1048576"><c r="A1048576"><v>1</v></c></row></sheetData>`, "it has more than 10000 rows"},
		{"wide rows", "</sheetData>", strings.Repeat(`<row><c r="XFD9"><v>1</v></c></row>`, 5000) + "</sheetData>",
			"Inputs!XFD9: 1 stands to the right of the form, whose offers are in column D, and nothing reads it, as do XFD10, XFD11, XFD12 and others; "},
	} {
		t.Run(c.name, func(t *testing.T) {
			good := sheet(t, 1, row{"company:text", []any{"Initech"}}, row{"base:money", []any{1000}}, row{"start:date", []any{46398}})
			book := rewritten(t, good, "xl/worksheets/sheet1.xml", func(text string) string {
				if !strings.Contains(text, c.from) {
					t.Fatalf("no %s in %s", c.from, text)
				}
				return strings.Replace(text, c.from, c.to, 1)
			})
			kase, err := workbook.Read(today, "form.xlsx", book)
			if err != nil {
				if !strings.Contains(err.Error(), c.want) {
					t.Errorf("got %v, want %s", err, c.want)
				}
				return
			}
			if got := kase.Offers[0].Base.String() + " " + kase.Offers[0].Start.String(); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
	mac := rewritten(t, sheet(t, 1, row{"company:text", []any{"Initech"}}, row{"base:money", []any{1000}}, row{"start:date", []any{44936}}), "xl/workbook.xml",
		func(text string) string {
			if !strings.Contains(text, "<workbookPr") {
				t.Fatalf("no <workbookPr in %s", text)
			}
			return strings.Replace(text, "<workbookPr", `<workbookPr date1904="1"`, 1)
		})
	// 46398 - 1462 = 44936: day 0 is 1904-01-01, 1,462 days after 1899-12-30.
	kase, err := workbook.Read(today, "form.xlsx", mac)
	if err != nil || kase.Offers[0].Start != vesting.MustDate("2027-01-11") {
		t.Errorf("a workbook of an old Mac: %v, %v", kase.Offers, err)
	}
}

// A part of a plan without its bands is asked for at the first of them, which has a row, and not in
// the words of a case file.
func TestMissingBands(t *testing.T) {
	rows := []row{{"company:text", []any{"Initech"}}, {"base:money", []any{1000}}, {"retirement.tiers[0].rate:rate", []any{nil}}, {"retirement.tiers[0].up_to:rate", []any{nil}}, {"retirement.contribution:rate", []any{"6%"}}}
	_, err := workbook.Read(today, "form.xlsx", sheet(t, 1, rows...))
	if want := "Inputs!D8: \"\" is empty, and what is filled in needs it; fill it in, such as 50%"; err == nil || err.Error() != "form.xlsx: "+want {
		t.Errorf("got %v, want %s", err, want)
	}
	rows[2].cells = []any{"50%"}
	_, err = workbook.Read(today, "form.xlsx", sheet(t, 1, rows...))
	if want := "Inputs!D9: \"\" is empty, and what is filled in needs it; fill it in, such as 6%"; err == nil || err.Error() != "form.xlsx: "+want {
		t.Errorf("got %v, want %s", err, want)
	}
}

// A bonus of 0% that has a payday stands in the letter: a lever that raises it pays on that day. One
// without, and a sign-on of 0 in year 2, are what the letter might have too.
func TestABonusOfNothingKeepsItsPayday(t *testing.T) {
	c, err := workbook.Read(today, "form.xlsx", sheet(t, 2,
		row{"company:text", []any{"Initech", "Globex"}},
		row{"base:money", []any{160000, 150000}},
		row{"bonus.target:rate", []any{0, 0}},
		row{"bonus.paid:text", []any{"03-15", ""}},
		row{"sign_on[0].amount:money", []any{0, 0}},
		row{"sign_on[0].year:count", []any{2, 2}},
	))
	if err != nil {
		t.Fatal(err)
	}
	if got := c.Offers[0].Bonus.Paid; len(got) != 1 || got[0].Month != 3 || got[0].Day != 15 {
		t.Errorf("the first bonus is paid on %v, want 03-15", got)
	}
	if got := c.Offers[1].Bonus.Paid; got != nil || len(c.Offers[0].SignOn) > 0 {
		t.Errorf("what is not offered was read: paid %v, sign-on %v", got, c.Offers[0].SignOn)
	}
}
