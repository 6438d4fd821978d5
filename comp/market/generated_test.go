package market_test

import (
	"archive/zip"
	"bufio"
	"compress/flate"
	"encoding/csv"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// caseHead are the 98 columns of the disclosure data since FY2025 Q4, in order.
var caseHead = strings.Fields(`
CASE_NUMBER CASE_STATUS RECEIVED_DATE DECISION_DATE ORIGINAL_CERT_DATE VISA_CLASS JOB_TITLE SOC_CODE SOC_TITLE FULL_TIME_POSITION BEGIN_DATE END_DATE
TOTAL_WORKER_POSITIONS NEW_EMPLOYMENT CONTINUED_EMPLOYMENT CHANGE_PREVIOUS_EMPLOYMENT NEW_CONCURRENT_EMPLOYMENT CHANGE_EMPLOYER AMENDED_PETITION EMPLOYER_NAME
TRADE_NAME_DBA EMPLOYER_ADDRESS1 EMPLOYER_ADDRESS2 EMPLOYER_CITY EMPLOYER_STATE EMPLOYER_POSTAL_CODE EMPLOYER_COUNTRY EMPLOYER_PROVINCE EMPLOYER_PHONE
EMPLOYER_PHONE_EXT EMPLOYER_FEIN NAICS_CODE EMPLOYER_POC_LAST_NAME EMPLOYER_POC_FIRST_NAME EMPLOYER_POC_MIDDLE_NAME EMPLOYER_POC_JOB_TITLE EMPLOYER_POC_ADDRESS1
EMPLOYER_POC_ADDRESS2 EMPLOYER_POC_CITY EMPLOYER_POC_STATE EMPLOYER_POC_POSTAL_CODE EMPLOYER_POC_COUNTRY EMPLOYER_POC_PROVINCE EMPLOYER_POC_PHONE
EMPLOYER_POC_PHONE_EXT EMPLOYER_POC_EMAIL AGENT_REPRESENTING_EMPLOYER AGENT_ATTORNEY_LAST_NAME AGENT_ATTORNEY_FIRST_NAME AGENT_ATTORNEY_MIDDLE_NAME
AGENT_ATTORNEY_ADDRESS1 AGENT_ATTORNEY_ADDRESS2 AGENT_ATTORNEY_CITY AGENT_ATTORNEY_STATE AGENT_ATTORNEY_POSTAL_CODE AGENT_ATTORNEY_COUNTRY AGENT_ATTORNEY_PROVINCE
AGENT_ATTORNEY_PHONE AGENT_ATTORNEY_PHONE_EXT AGENT_ATTORNEY_EMAIL_ADDRESS LAWFIRM_NAME_BUSINESS_NAME LAWFIRM_BUSINESS_FEIN STATE_OF_HIGHEST_COURT
NAME_OF_HIGHEST_STATE_COURT WORKSITE_WORKERS SECONDARY_ENTITY SECONDARY_ENTITY_BUSINESS_NAME WORKSITE_ADDRESS1 WORKSITE_ADDRESS2 WORKSITE_CITY WORKSITE_COUNTY
WORKSITE_STATE WORKSITE_POSTAL_CODE WAGE_RATE_OF_PAY_FROM WAGE_RATE_OF_PAY_TO WAGE_UNIT_OF_PAY PREVAILING_WAGE PW_UNIT_OF_PAY PW_TRACKING_NUMBER PW_WAGE_LEVEL
PW_OES_YEAR PW_OTHER_SOURCE PW_OTHER_YEAR PW_SURVEY_PUBLISHER PW_SURVEY_NAME TOTAL_WORKSITE_LOCATIONS AGREE_TO_LC_STATEMENT H-1B_DEPENDENT WILLFUL_VIOLATOR
SUPPORT_H1B STATUTORY_BASIS APPENDIX_A_ATTACHED PUBLIC_DISCLOSURE PREPARER_LAST_NAME PREPARER_FIRST_NAME PREPARER_MIDDLE_INITIAL PREPARER_BUSINESS_NAME PREPARER_EMAIL`)

// columnAt is the position of a column among them.
var columnAt = func() map[string]int {
	at := map[string]int{}
	for i, name := range caseHead {
		at[name] = i
	}
	return at
}()

// secret stands in every personal column, so that a test sees whether it gets out.
const secret = "PERSONAL"

// generated makes rows of the shape of the disclosure data, the same for the same seed.
type generated struct {
	random *rand.Rand
	row    []string
}

func newGenerated() *generated {
	return &generated{random: rand.New(rand.NewPCG(1, 2)), row: make([]string, len(caseHead))}
}

func (g *generated) set(column, value string) { g.row[columnAt[column]] = value }

func (g *generated) pick(words ...string) string { return words[g.random.IntN(len(words))] }

// next makes the row of case n.
func (g *generated) next(n int) []string {
	for i, name := range caseHead {
		switch {
		case strings.Contains(name, "POC_") || strings.Contains(name, "ATTORNEY_") || strings.HasPrefix(name, "PREPARER_"):
			g.row[i] = fmt.Sprintf("%s %s %d", secret, name[len(name)-6:], g.random.IntN(20_000))
		case strings.HasSuffix(name, "ADDRESS1"), strings.HasSuffix(name, "NAME"), strings.HasSuffix(name, "PHONE"):
			g.row[i] = fmt.Sprintf("%d Some Street & Co <%s>", g.random.IntN(40_000), g.pick("North", "South"))
		default:
			g.row[i] = g.pick("", "N", "Yes", "UNITED STATES OF AMERICA", "Disclose Business")
		}
	}
	site := g.pick("Seattle/WA", "Bellevue/WA", "San Francisco/CA", "New York/NY", "Austin/TX", "Chicago/IL")
	city, state, _ := strings.Cut(site, "/")
	g.set("WORKSITE_CITY", city)
	g.set("WORKSITE_STATE", state)
	g.set("CASE_NUMBER", fmt.Sprintf("I-200-25%03d-%06d", n%365, n))
	g.set("CASE_STATUS", g.pick("Certified", "Certified", "Certified", "Certified", "Certified - Withdrawn", "Denied"))
	g.set("DECISION_DATE", fmt.Sprintf("2025-%02d-%02d", 1+n%9, 1+n%28))
	g.set("JOB_TITLE", g.pick("Software Engineer", "Senior Software Engineer", "SOFTWARE ENGINEER II", "Software Engineer, Payments", "Data Analyst", "Product Manager", "Systems Engineer - "+strconv.Itoa(g.random.IntN(20_000))))
	g.set("SOC_CODE", g.pick("15-1252.00", "15-1211.00", "13-1111.00"))
	g.set("SOC_TITLE", g.pick("Software Developers", "Computer Systems Analysts"))
	g.set("FULL_TIME_POSITION", g.pick("Y", "Y", "Y", "Y", "N"))
	g.set("WORKSITE_WORKERS", g.pick("1", "1", "1", "5"))
	if g.random.IntN(4) == 0 {
		g.set("WAGE_RATE_OF_PAY_FROM", fmt.Sprintf("%d.%02d", 40+g.random.IntN(60), g.random.IntN(100)))
		g.set("WAGE_UNIT_OF_PAY", "Hour")
	} else {
		g.set("WAGE_RATE_OF_PAY_FROM", strconv.Itoa(80_000+g.random.IntN(140_000)))
		g.set("WAGE_UNIT_OF_PAY", "Year")
	}
	return g.row
}

// writeCSV writes cases as they stand when a sheet is saved as CSV.
func writeCSV(tb testing.TB, rows int) string {
	return writeTemporary(tb, "cases.csv", func(w io.Writer) error {
		c, g := csv.NewWriter(w), newGenerated()
		if err := c.Write(caseHead); err != nil {
			return err
		}
		for n := range rows {
			if err := c.Write(g.next(n)); err != nil {
				return err
			}
		}
		c.Flush()
		return c.Error()
	})
}

func writeTemporary(tb testing.TB, name string, write func(io.Writer) error) string {
	tb.Helper()
	path := filepath.Join(tb.TempDir(), name)
	f, err := os.Create(path)
	if err != nil {
		tb.Fatal(err)
	}
	defer f.Close()
	buffered := bufio.NewWriterSize(f, 1<<20)
	if err := write(buffered); err != nil {
		tb.Fatal(err)
	}
	if err := buffered.Flush(); err != nil {
		tb.Fatal(err)
	}
	return path
}

// texts numbers the texts of a workbook in order of appearance.
type texts struct {
	numbers map[string]int
	order   []string
}

func (t *texts) number(text string) int {
	n, known := t.numbers[text]
	if !known {
		n = len(t.order)
		t.numbers[text], t.order = n, append(t.order, text)
	}
	return n
}

var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")

// writeXLSX writes the same cases as a workbook: with the texts apart, as Excel does, or in their
// cells, as programs do that write row by row.
func writeXLSX(tb testing.TB, rows int, shared bool) string {
	return writeTemporary(tb, "cases.xlsx", func(w io.Writer) error {
		z := zip.NewWriter(w)
		z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, flate.BestSpeed) })
		all := texts{numbers: map[string]int{}}
		parts := []struct {
			name  string
			write func(w *bufio.Writer)
		}{
			{"[Content_Types].xml", func(w *bufio.Writer) { w.WriteString(contentTypes) }},
			{"_rels/.rels", func(w *bufio.Writer) { w.WriteString(rootRelations) }},
			{"xl/workbook.xml", func(w *bufio.Writer) { w.WriteString(bookXML) }},
			{"xl/_rels/workbook.xml.rels", func(w *bufio.Writer) { w.WriteString(bookRelations) }},
			{"xl/worksheets/sheet1.xml", func(w *bufio.Writer) { writeSheet(w, rows, shared, &all) }},
			{"xl/sharedStrings.xml", func(w *bufio.Writer) { writeTexts(w, all.order) }},
		}
		if !shared {
			parts = parts[:len(parts)-1]
		}
		for _, p := range parts {
			part, err := z.Create(p.name)
			if err != nil {
				return err
			}
			buffered := bufio.NewWriterSize(part, 1<<20)
			p.write(buffered)
			if err := buffered.Flush(); err != nil {
				return err
			}
		}
		return z.Close()
	})
}

const (
	xmlHead       = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	mainSpace     = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`
	contentTypes  = xmlHead + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>`
	relations     = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`
	officeType    = `http://schemas.openxmlformats.org/officeDocument/2006/relationships/`
	rootRelations = xmlHead + relations + `<Relationship Id="rId1" Type="` + officeType + `officeDocument" Target="xl/workbook.xml"/></Relationships>`
	bookXML       = xmlHead + `<workbook ` + mainSpace + ` xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Sheet 1" sheetId="1" r:id="rId1"/></sheets></workbook>`
	bookRelations = xmlHead + relations + `<Relationship Id="rId1" Type="` + officeType + `worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="` + officeType + `sharedStrings" Target="sharedStrings.xml"/></Relationships>`
)

func writeSheet(w *bufio.Writer, rows int, shared bool, all *texts) {
	w.WriteString(xmlHead + `<worksheet ` + mainSpace + `><sheetData>`)
	g, names := newGenerated(), columnNames(len(caseHead))
	for n := -1; n < rows; n++ {
		cells := caseHead
		if n >= 0 {
			cells = g.next(n)
		}
		fmt.Fprintf(w, `<row r="%d" spans="1:98">`, n+2)
		for i, text := range cells {
			switch _, err := strconv.ParseFloat(text, 64); {
			case text == "":
			case err == nil:
				fmt.Fprintf(w, `<c r="%s%d" s="1"><v>%s</v></c>`, names[i], n+2, text)
			case shared:
				fmt.Fprintf(w, `<c r="%s%d" t="s"><v>%d</v></c>`, names[i], n+2, all.number(text))
			default:
				fmt.Fprintf(w, `<c r="%s%d" t="inlineStr"><is><t>%s</t></is></c>`, names[i], n+2, escaper.Replace(text))
			}
		}
		w.WriteString(`</row>`)
	}
	w.WriteString(`</sheetData></worksheet>`)
}

func writeTexts(w *bufio.Writer, list []string) {
	fmt.Fprintf(w, xmlHead+`<sst `+mainSpace+` uniqueCount="%d">`, len(list))
	for _, text := range list {
		fmt.Fprintf(w, `<si><t xml:space="preserve">%s</t></si>`, escaper.Replace(text))
	}
	w.WriteString(`</sst>`)
}

// columnNames are A, B, ... AA, ...
func columnNames(n int) []string {
	var names []string
	for i := range n {
		name := string(rune('A' + i%26))
		if i >= 26 {
			name = string(rune('A'+i/26-1)) + name
		}
		names = append(names, name)
	}
	return names
}
