package market_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"github.com/seed-251b9aba/offerkit/comp/market"
)

// book makes a workbook of one sheet and the texts beside it.
func book(tb testing.TB, sheet, texts string) []byte {
	tb.Helper()
	return archive(tb, map[string]string{
		"[Content_Types].xml": contentTypes, "_rels/.rels": rootRelations, "xl/workbook.xml": bookXML, "xl/_rels/workbook.xml.rels": bookRelations,
		"xl/worksheets/sheet1.xml": sheet, "xl/sharedStrings.xml": texts,
	})
}

func archive(tb testing.TB, parts map[string]string) []byte {
	tb.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, text := range parts {
		w, err := z.Create(name)
		if err == nil {
			_, err = io.WriteString(w, text)
		}
		if err != nil {
			tb.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		tb.Fatal(err)
	}
	return b.Bytes()
}

// sheetOf makes a sheet of rows of cells, each with its own text.
func sheetOf(rows ...string) string {
	var b strings.Builder
	b.WriteString(xmlHead + "<worksheet " + mainSpace + "><sheetData>")
	for _, row := range rows {
		b.WriteString("<row>")
		for _, cell := range strings.Split(row, "|") {
			b.WriteString(`<c t="inlineStr"><is><t>` + cell + `</t></is></c>`)
		}
		b.WriteString("</row>")
	}
	return b.String() + "</sheetData></worksheet>"
}

func readBytes(tb testing.TB, name string, data []byte) ([]market.Answer, error) {
	tb.Helper()
	source := market.Source{Name: name, Data: bytes.NewReader(data), Size: int64(len(data))}
	return market.Read(market.Options{}, []market.Source{source}, questions(tb, "PM", "", ""))
}

// What a workbook may look like without being one that a program of today wrote.
func TestFormsOfWorkbooks(t *testing.T) {
	const head, row = `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>2</v></c><c r="D1" t="s"><v>3</v></c></row>`, `<row r="7"><c r="A7" t="s"><v>1</v></c><c r="C7"><v>100000</v></c><c r="D7" s="3"><v>200000.00000000001</v></c></row>`
	const texts = xmlHead + `<sst ` + mainSpace + `><si><t>role</t></si><si><r><t>P</t></r><r><t>M</t></r><rPh><t>ping</t></rPh></si><si><t>p_x0031_0</t></si><si><t>p&#53;0</t></si></sst>`
	whole := xmlHead + "<worksheet " + mainSpace + "><sheetData>" + head + row + "</sheetData></worksheet>"
	prefixed := strings.NewReplacer("<?", "<?", "</", "</x:", "<", "<x:").Replace(whole)
	for name, sheet := range map[string]string{
		"shared texts":  whole,
		"prefixes":      prefixed,
		"comments":      strings.Replace(whole, "<sheetData>", "<!-- > a <row> --><sheetData><!---->", 1),
		"empty rows":    strings.Replace(whole, head, `<row r="1"/><row r="2"></row>`+head, 1),
		"failed cells":  strings.Replace(whole, row, `<row r="6"><c r="A6" t="e"><v>#REF!</v></c></row>`+row, 1),
		"single quotes": strings.ReplaceAll(whole, `"`, `'`),
		"formulas":      strings.Replace(whole, "<v>100000", "<f>50000&lt;2</f><v>100000", 1),
	} {
		answers, err := readBytes(t, "t.xlsx", book(t, sheet, texts))
		// 160,000 is 60% of the way from p10 to p50: 34
		if err != nil || answers[0].Position.String() != "34" {
			t.Errorf("%s: %v, %+v", name, err, answers)
		}
	}
}

// Workbooks as another program writes them, with a sheet of explanations before the data, as BLS
// has one behind.
func TestWorkbooksOfExcelize(t *testing.T) {
	for _, streamed := range []bool{false, true} {
		f := excelize.NewFile()
		defer f.Close()
		f.SetCellValue("Sheet1", "A1", "What this file is")
		f.NewSheet("Data")
		rows := [][]any{{"Role", "As of", "P10", "P50"}, {"PM & more", time.Date(2026, 1, 2, 0, 0, 0, 0, time.UTC), 100000.0, 41.54 * 5000}}
		write := func(cell string, row []any) error { return f.SetSheetRow("Data", cell, &row) }
		if streamed {
			w, err := f.NewStreamWriter("Data")
			if err != nil {
				t.Fatal(err)
			}
			defer w.Flush()
			write = func(cell string, row []any) error {
				if cell == "A2" {
					defer w.Flush()
				}
				return w.SetRow(cell, row)
			}
		}
		for i, row := range rows {
			if err := write("A"+strconv.Itoa(i+1), row); err != nil {
				t.Fatal(err)
			}
		}
		var b bytes.Buffer
		if err := f.Write(&b); err != nil {
			t.Fatal(err)
		}
		source := market.Source{Name: "t.xlsx", Data: bytes.NewReader(b.Bytes()), Size: int64(b.Len())}
		answers, err := market.Read(market.Options{}, []market.Source{source}, questions(t, "PM & more", "", ""))
		if err != nil {
			t.Fatal(err)
		}
		if a := answers[0]; !slices.Equal(amounts(a), []string{"100000", "207700"}) || a.To.String() != "2026-01-02" {
			t.Errorf("streamed %v: %v of %v, gap %+v", streamed, amounts(a), a.To, a.Gap)
		}
	}
}

// Whatever is in a file, the answer is an error that names it, in good time.
func TestHostileFiles(t *testing.T) {
	whole := book(t, sheetOf("role|p50", "PM|150000"), "")
	begin := xmlHead + "<worksheet " + mainSpace + "><sheetData>"
	huge := strings.Repeat("A", 3<<20)
	for _, c := range []struct {
		name string
		data []byte
		want string
	}{
		{"endless quote", []byte("role,p50\n\"PM,150000\n" + strings.Repeat("x,\n", 1<<20)), "h:2: the row does not end"},
		{"quote inside", []byte("role,p50\nP\"M,150000\n"), "h:2: the row is broken"},
		{"huge cell", []byte("role,p50\n" + strings.Repeat("x", 40_000) + ",1\n"), "h:2: a cell holds more than 32767 characters"},
		{"zeros", make([]byte, 4<<20), "h"},
		{"UTF-16", []byte("\xff\xfer\x00o\x00"), "h:1: the file is encoded in UTF-16"},
		{"an old workbook", []byte("\xd0\xcf\x11\xe0rest"), "h: this is a workbook of the old kind"},
		{"cut short", whole[:len(whole)-30], "h: the file is cut short"},
		{"other archive", archive(t, map[string]string{"a.txt": "hello"}), "h: the archive holds no data that is known"},
		{"no sheets", archive(t, map[string]string{"xl/workbook.xml": bookXML}), "h: the workbook is damaged"},
		{"bomb", book(t, begin+strings.Repeat("<a/>", 16<<20), ""), "h: the archive unpacks to far more than a table holds"},
		{"bomb of texts", book(t, begin+`<row><c t="s"><v>0</v></c></row>`, "<sst><si>"+strings.Repeat("<a/>", 16<<20)), "h: the archive unpacks to far more"},
		{"entities", book(t, `<!DOCTYPE x [<!ENTITY a "b">]>`+sheetOf("role|p50"), ""), "h: the workbook is damaged"},
		{"sheet without end", book(t, begin+"<row><c t=\"inlineStr\"><is><t>role", ""), "h:1: the workbook is damaged"},
		{"row that is cut", book(t, strings.TrimSuffix(sheetOf("role|p50", "PM|150000"), "</row></sheetData></worksheet>"), ""), "h:2: the workbook is damaged"},
		{"huge text", book(t, sheetOf("role|p50", huge+"|1"), ""), "h:2: the workbook is damaged"},
		{"huge mark", book(t, begin+"<row "+huge+">", ""), "h: the workbook is damaged"},
		{"rows beyond a sheet", book(t, begin+`<row r="9999999"><c t="inlineStr"><is><t>role</t></is></c></row>`, ""), "h: the workbook is damaged"},
		{"column beyond a sheet", book(t, begin+`<row><c r="ZZZ1"><v>1</v></c></row>`, ""), "h:1: the workbook is damaged"},
		{"exponent", book(t, begin+`<row><c t="inlineStr"><is><t>role</t></is></c><c t="inlineStr"><is><t>p50</t></is></c></row><row><c t="inlineStr"><is><t>PM</t></is></c><c><v>1e999999999</v></c></row></sheetData>`, ""), `h:2: "1e999999999" is no amount`},
	} {
		start := time.Now()
		_, err := readBytes(t, "h", c.data)
		var wrong *market.FileError
		if !errors.As(err, &wrong) || !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("%s: %v, want %s", c.name, err, c.want)
		}
		if took := time.Since(start); took > 10*time.Second {
			t.Errorf("%s took %v", c.name, took)
		}
	}
}

// A workbook is read from a place where one can go back, not from a stream.
func TestWorkbookFromStream(t *testing.T) {
	_, err := market.Read(market.Options{}, []market.Source{{Name: "-", Data: bytes.NewBuffer(book(t, sheetOf("role|p50"), ""))}}, questions(t, "PM", "", ""))
	if err == nil || !strings.Contains(err.Error(), "cannot be read from a stream") {
		t.Error(err)
	}
}

// Nothing that stands in a column that is not read gets into an error.
func TestErrorsKeepSecrets(t *testing.T) {
	for _, text := range []string{
		strings.Join(caseHead, ",") + "\n" + strings.Repeat(secret+",", len(caseHead)+3) + secret + "\n",
		strings.Join(caseHead, ",") + "\n\"" + secret + "\"" + secret + ",\n",
		secret + "," + secret + "\n" + secret + ",1\n",
	} {
		if _, err := readBytes(t, "h", []byte(text)); err == nil || strings.Contains(err.Error(), secret) {
			t.Errorf("%v", err)
		}
	}
}

// No table makes the reader panic or take forever.
func FuzzCSV(f *testing.F) {
	f.Add([]byte("role,level,location,measure,p10,p50,as_of\nPM,L5,\"Seattle, WA\",base,100k,150k,2026-01-01\n"))
	f.Add([]byte("role;base\nPM;100000\n"))
	f.Add([]byte(strings.Join(caseHead, ",") + "\n1,Certified,,2025-01-01\n"))
	f.Add([]byte("OCC_CODE,OCC_TITLE,AREA_TITLE,A_PCT10,A_PCT25,A_MEDIAN,A_PCT75,A_PCT90\n15-1252,PM,U.S.,1,2,3,4,#\n"))
	f.Add([]byte("Area,AreaName,StateAb\n1,\"a, WA\",WA\n"))
	f.Fuzz(func(t *testing.T, data []byte) { readBytes(t, "f", data) })
}

func FuzzSheet(f *testing.F) {
	f.Add([]byte(sheetOf("role|p50", "PM|150000")), []byte("<sst><si><t>a</t></si></sst>"))
	f.Add([]byte(`<x:row r="1"><x:c r="A1" t="s"><x:v>0</x:v></x:c></x:row>`), []byte("<sst><si><r><t>ro</t></r><r><t>le</t></r></si></sst>"))
	f.Add([]byte(`<!-- x --><row/><c r='B`), []byte("&#x110000;<si/>"))
	f.Fuzz(func(t *testing.T, sheet, texts []byte) { readBytes(t, "f", book(t, string(sheet), string(texts))) })
}
