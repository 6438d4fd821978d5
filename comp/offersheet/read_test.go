package offersheet

import (
	"archive/zip"
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/casefile"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// Three sheets of different habits: an offer a column with units in the labels; an offer a row,
// divided by semicolons; one offer with a column a year, divided by tabs.
const (
	byColumn = "\ufeff,Initech,Globex,Notes\r\n" +
		"Role,Senior Product Manager,Product Lead,\r\n" +
		"Location,\"Seattle, WA\",\"Austin, TX\",\r\n" +
		"Start date,\"Jan 11, 2027\",2027-02-01,\r\n" +
		"Base salary,\"$185,000\",170k,\r\n" +
		"Target bonus %,15,10,paid in March\r\n" +
		"Signing bonus (yr 1),\"$40,000\",25k,\r\n" +
		"Signing bonus (yr 2),\"$20,000\",,\r\n" +
		"RSU grant ($),\"$300,000\",\"240,000\",over four years\r\n" +
		"Vesting,\"4 years, 1 year cliff, quarterly\",25/25/25/25,\r\n" +
		"401k match,50% of 6%,dollar for dollar,\r\n" +
		"PTO days,20 days,Unlimited,\r\n" +
		"Free lunch,yes,no,\r\n" +
		"Respond by,12/04/2026,2026-12-11,\r\n" +
		"Total comp,\"$320,000\",\"$290,000\",\r\n"
	byRow = "Offers of November;;;;;\n" +
		"Company;Title;Base (EUR);Bonus;Equity;Vest schedule;Stock price\n" +
		"Initech;Lead;95000;10%;300 RSUs;4y quarterly;50\n" +
		"Globex;Lead;\"92000\";8%;300;4y quarterly;50\n"
	byYear = "Acme offer\tYear 1\tYear 2\n" +
		"Base\t180000\t190000\n" +
		"Sign-on\t50000\t25000\n" +
		"RSU vest ($)\t30000\t60000\n" +
		"Total\t260000\t275000\n"
)

func read(t *testing.T, name, text string) (comp.Case, *Made) {
	t.Helper()
	c, made, err := ReadAll(casefile.Options{Today: vesting.MustDate("2026-11-23")}, casefile.Source{Name: name, Data: []byte(text)})
	if err != nil {
		t.Fatal(err)
	}
	return c, made[0]
}

func questions(m *Made) (all []string) {
	for _, q := range m.Questions {
		all = append(all, string(q.Kind)+" "+(at{q.Row, q.Column}).String())
	}
	return all
}

func TestAnOfferAColumn(t *testing.T) {
	c, m := read(t, "offers.csv", byColumn)
	if len(c.Offers) != 2 {
		t.Fatalf("%d offers, want 2", len(c.Offers))
	}
	o := c.Offers[0]
	for what, is := range map[string]bool{
		"company":           o.Company == "Initech",
		"role":              o.Role == "Senior Product Manager",
		"a date in words":   o.Start == vesting.MustDate("2027-01-11"),
		"base":              o.Base.String() == "185000",
		"15 under a % is":   o.Bonus.Rate.String() == "0.15",
		"sign-ons by year":  len(o.SignOn) == 2 && o.SignOn[1].Year == 2 && o.SignOn[1].Amount.String() == "20000",
		"a grant in money":  o.Grants[0].Value.String() == "300000",
		"a cliff in words":  o.Grants[0].Vesting.String() == "4y quarterly, 1y cliff",
		"a match in words":  len(o.Retirement.Tiers) == 1,
		"20 days":           o.PTO.String() == "20",
		"an unclear date":   o.Deadline.IsZero(),
		"the other's date":  c.Offers[1].Deadline == vesting.MustDate("2026-12-11"),
		"unlimited is left": c.Offers[1].PTO.IsZero(),
		"a blank is none":   len(c.Offers[1].SignOn) == 1,
	} {
		if !is {
			t.Errorf("%s is not read:\n%s", what, m.Text)
		}
	}
	want := "unread-column D1, read-as B10, unknown-label A13, unread-value B14, computed A15, unread-value C11, unread-value C12"
	if got := strings.Join(questions(m), ", "); got != want {
		t.Errorf("asked\n%s, want\n%s", got, want)
	}
}

func TestAnOfferARow(t *testing.T) {
	c, m := read(t, "offers.csv", byRow)
	o := c.Offers[0]
	if len(c.Offers) != 2 || o.Company != "Initech" || o.Role != "Lead" || o.Currency != "EUR" || o.Base.String() != "95000" || o.Grants[0].Shares.String() != "300" || o.Price.Today.String() != "50" {
		t.Errorf("read as\n%s", m.Text)
	}
	// The second has a bare 300, which may be shares or euros: it is asked about, with its schedule.
	if got := strings.Join(questions(m), ", "); len(c.Offers[1].Grants) != 0 || got != "shares-or-value E4, unread-value F4" {
		t.Errorf("asked %s of\n%s", got, m.Text)
	}
}

func TestAColumnAYear(t *testing.T) {
	c, m := read(t, "offer.tsv", byYear)
	o := c.Offers[0]
	if len(c.Offers) != 1 || o.Company != "Acme offer" || o.Base.String() != "180000" || len(o.SignOn) != 2 || len(o.Grants) != 2 || o.Grants[1].Vesting.String() != "24:100" || o.Grants[1].Value.String() != "60000" {
		t.Errorf("read as\n%s", m.Text)
	}
	if got := strings.Join(questions(m), ", "); got != "other-year C2, computed A5" {
		t.Errorf("asked %s", got)
	}
}

// The case file that a sheet was read as is read as the same case.
func TestWhatASheetIsReadAsCanBeKept(t *testing.T) {
	for name, text := range map[string]string{"column.csv": byColumn, "row.csv": byRow, "year.tsv": byYear} {
		c, m := read(t, name, text)
		again, err := casefile.Read(casefile.Options{Today: c.AsOf}, casefile.Source{Name: "kept.yaml", Data: m.Text})
		if err != nil || len(again.Offers) != len(c.Offers) || !again.Offers[0].Base.Equal(c.Offers[0].Base) {
			t.Errorf("%s: %v\n%s", name, err, m.Text)
		}
	}
}

func TestMistakesAreNamedByCell(t *testing.T) {
	for _, tt := range []struct{ name, sheet, want string }{
		{"a European amount", ",Initech\nBase salary,185.000\n", `offers.csv: B2 (row 2, column 2), "Base salary": "185.000" can be read as 185 and as 185000`},
		{"a bare bonus", ",Initech\nBase salary,185k\nBonus,15\n", `B3 (row 3, column 2), "Bonus": `},
		{"two rows of one term", ",Initech\nBase,185k\nBase salary,190k\n", "B3 (row 3, column 2), \"Base salary\": this and B2 state the same term; keep one of them"},
		{"no base", ",Initech\nRSU value,185k\nVesting,4y monthly\n", "the offer has no base salary; fill in the row Base salary, such as 160k"},
		{"no schedule", ",Initech\nBase,185k\nRSU value,185k\n", "the grant has no vesting; fill in the row Vesting"},
		{"an open quote", ",Initech\nBase,\"185k\n", "row 2: a quote stands inside a cell, or does not close"},
		{"another encoding", ",Initech\nBase,\xa3185k\n", "row 2: byte 0xA3 is not UTF-8 text; save the sheet as CSV UTF-8"},
		{"another sheet", "a,b\n1,2\n", "no sheet of offers is found"},
		{"an empty file", "", "no sheet of offers is found"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, _, err := ReadAll(casefile.Options{Today: vesting.MustDate("2026-11-23")}, casefile.Source{Name: "offers.csv", Data: []byte(tt.sheet)})
			var wrong *Error
			if !errors.As(err, &wrong) || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got %v, want %s", err, tt.want)
			}
		})
	}
}

// The labels that people write.
func TestLabels(t *testing.T) {
	for written, want := range map[string]string{
		"Base salary": "base", "Base Salary ($/yr)": "base", "Annual base": "base", "Employer": "company", "Job title": "role",
		"Signing bonus (yr 1)": "sign_on", "Sign-on Y2": "sign_on", "1st year signing bonus": "sign_on",
		"RSU grant ($)": "rsu.value", "RSU grant (shares)": "rsu.shares", "# of RSUs": "rsu.shares", "RSUs": "rsu", "Equity value": "rsu.value",
		"Vesting": "rsu.vesting", "401k match": "retirement", "401(k) match": "retirement", "Target bonus %": "bonus.target", "Bonus payout": "bonus.payout",
		"Start date": "start", "Location": "location", "PTO days": "pto", "Strike price": "options.strike", "Share price today": "price.today", "Free lunch": "",
	} {
		if got := readLabel(written); got.term != want {
			t.Errorf("%q is read as %q, want %q", written, got.term, want)
		}
	}
	if got := readLabel("Signing bonus (yr 2)"); got.year != 2 {
		t.Errorf("year %d, want 2", got.year)
	}
}

// Each synonym names a term that there is.
func TestSynonymsNameTerms(t *testing.T) {
	for term := range synonyms() {
		if _, known := comp.FindTerm("offers[]." + termPath(term)); !known && term != rsuEither {
			t.Errorf("no term is called %s", term)
		}
	}
}

// Spreadsheets save "Unicode text" in UTF-16, with its mark or without.
func TestASheetInUTF16(t *testing.T) {
	text := ""
	for _, c := range ",Initech\nBase,160k\n" {
		text += string(c) + "\x00"
	}
	for _, data := range []string{"\xff\xfe" + text, "\xfe\xff\x00" + text[:len(text)-1], text} {
		_, _, err := ReadAll(casefile.Options{}, casefile.Source{Name: "offers.csv", Data: []byte(data)})
		if err == nil || err.Error() != "offers.csv: the file is encoded in UTF-16; save the sheet as CSV UTF-8" {
			t.Errorf("%q: %v", data, err)
		}
	}
}

// A label that says thousands, millions or lakhs says it of every number of its row.
func TestARowInThousands(t *testing.T) {
	for label, want := range map[string]string{
		"Base (k)": "160000", "Base k": "160000", "Base ($k)": "160000", "Base ($000)": "160000", "Base, $000s": "160000", "Base ('000)": "160000", "Base (in thousands)": "160000",
		"Base in $ thousands": "160000", "Base (USD k)": "160000", "Base (kUSD)": "160000", "Base (k$)": "160000", "Base salary [thousand]": "160000", "Base (millions)": "160000000",
	} {
		c, m := read(t, "offers.csv", ",Initech\n\""+label+"\",160\n")
		if got := c.Offers[0].Base.String(); got != want || len(m.Questions) > 0 {
			t.Errorf("%s: a base of %s, want %s", label, got, want)
		}
	}
	c, m := read(t, "offers.csv", ",Initech\nBase ($k),$92.5\nSign-on ($000),\"1,200\"\nRSU (k),~300\nVesting,4y annual\nShare price,50\nBonus (k),20k\n401(k) match,50% of 6%\n")
	o := c.Offers[0]
	for what, is := range map[string]bool{
		"a sign of its own":  o.Base.String() == "92500",
		"thousands of them":  o.SignOn[0].Amount.String() == "1200000",
		"a grant":            o.Grants[0].Value.String() == "300000",
		"written out":        o.Bonus.Amount.String() == "20000",
		"401(k) is no scale": len(o.Retirement.Tiers) == 1,
		"about 300k":         len(m.Questions) == 1 && m.Questions[0].As == "300k",
	} {
		if !is {
			t.Errorf("%s is not read: %+v", what, o)
		}
	}
	if c, _ := read(t, "offers.csv", ",Initech\nBase (INR lakhs),25\n"); c.Offers[0].Base.String() != "2500000" || c.Offers[0].Currency != "INR" {
		t.Errorf("25 lakhs are read as %s %s", c.Offers[0].Base, c.Offers[0].Currency)
	}
}

// A number that is too small for a year's salary, or too large for thousands, is not guessed at.
func TestADoubtfulBase(t *testing.T) {
	for text, want := range map[string]string{
		",Initech\nBase,160\n":             `offers.csv: B2 (row 2, column 2), "Base": 160 can be read as 160 a year and as 160 thousand; write 160k for thousands, 160/hour, `,
		",Initech\nBase,$92.5/yr\n":        `"Base": $92.5 can be read as 92.5 a year and as 92.5 thousand`,
		",Initech\nBase ($/hour),85\n":     `"Base ($/hour)": 85 can be read as 85 a year and as 85 thousand; write 85k for thousands, 85/hour, `,
		",Initech\nBase (k),160000\n":      `"Base (k)": 160000 in a row of thousands can be read as 160000 and as 160000 thousand; write 160k if 160000 is meant`,
		",Initech\nBase (k),\"160,000\"\n": `can be read as 160,000 and as 160,000 thousand; write 160k if 160,000 is meant`,
	} {
		_, _, err := ReadAll(casefile.Options{Today: vesting.MustDate("2026-11-23")}, casefile.Source{Name: "offers.csv", Data: []byte(text)})
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %s", text, err, want)
		}
	}
	if _, m := read(t, "offers.csv", ",Initech\nBase,85/hour\n"); !strings.Contains(string(m.Text), "base: \"85/hour\"") {
		t.Errorf("85 an hour is read as %s", m.Text)
	}
}

// A workbook that is not offerkit's: a date and a percentage are what their cells show.
func TestAWorkbook(t *testing.T) {
	var file bytes.Buffer
	w := zip.NewWriter(&file)
	for name, text := range map[string]string{
		"xl/workbook.xml":            `<workbook><sheets><sheet name="Mine" id="r1"/><sheet name="Old" id="r2"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Target="worksheets/sheet1.xml"/></Relationships>`,
		"xl/styles.xml":              `<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="9"/></cellXfs></styleSheet>`,
		"xl/worksheets/sheet1.xml": `<worksheet><sheetData>` +
			`<row r="1"><c r="B1" t="inlineStr"><is><t>Initech</t></is></c></row>` +
			`<row r="2"><c r="A2" t="inlineStr"><is><t>Base salary</t></is></c><c r="B2"><v>185000</v></c></row>` +
			`<row r="3"><c r="A3" t="inlineStr"><is><t>Start date</t></is></c><c r="B3" s="1"><v>46398</v></c></row>` +
			`<row r="4"><c r="A4" t="inlineStr"><is><t>Target bonus</t></is></c><c r="B4" s="2"><v>0.15</v></c></row>` +
			`</sheetData></worksheet>`,
	} {
		part, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := part.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	c, m := read(t, "mine.xlsx", file.String())
	// 46398 days after 1899-12-30 are 127 years with 31 leap days and 12 days: 2027-01-11.
	if o := c.Offers[0]; o.Company != "Initech" || o.Base.String() != "185000" || o.Start != vesting.MustDate("2027-01-11") || o.Bonus.Rate.String() != "0.15" {
		t.Errorf("read as\n%s", m.Text)
	}
	if got := strings.Join(questions(m), ", "); !strings.HasPrefix(got, "unread-sheets") {
		t.Errorf("asked %s", got)
	}
}

func FuzzReadAll(f *testing.F) {
	for _, text := range []string{byColumn, byRow, byYear, "", ",\n,", "a;b\n\"", "Base\t1\n"} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		c, made, err := ReadAll(casefile.Options{Today: vesting.MustDate("2026-11-23")}, casefile.Source{Name: "offers.csv", Data: data})
		if err != nil {
			if strings.ContainsAny(err.Error(), "\x00\x1b") {
				t.Errorf("a control code in %q", err)
			}
			return
		}
		if len(c.Offers) == 0 || len(made) != 1 {
			t.Errorf("no offers and no error")
		}
	})
}
