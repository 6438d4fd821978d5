package xlsx

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/report"
)

// openpyxl is a reader of another maker, which shares no code with the writer: what it reads in a
// workbook is what we meant to write.

// everyCell prints the properties and each cell of each sheet of the workbooks: its value, a day as
// the number that is stored, and its formula.
const everyCell = `
import datetime, json, sys
import openpyxl
from openpyxl.utils.datetime import to_excel

def stored(value):
    if isinstance(value, (datetime.datetime, datetime.date, datetime.time)):
        return float(to_excel(value))
    return float(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else value

books = []
for path in sys.argv[1:]:
    values, formulas = openpyxl.load_workbook(path, data_only=True), openpyxl.load_workbook(path)
    p, sheets = values.properties, {}
    for sheet in values:
        cells = {}
        for row in sheet.iter_rows():
            for cell in row:
                f = formulas[sheet.title][cell.coordinate].value
                f = f[1:] if isinstance(f, str) and formulas[sheet.title][cell.coordinate].data_type == "f" else ""
                if cell.value is not None or f:
                    cells[cell.coordinate] = {"value": stored(cell.value), "formula": f}
        sheets[sheet.title] = cells
    books.append({"order": values.sheetnames, "sheets": sheets, "title": p.title, "subject": p.subject, "creator": p.creator,
                  "keywords": p.keywords, "created": str(p.created)})
json.dump(books, sys.stdout)
`

// readBook is a workbook as openpyxl reads it.
type readBook struct {
	Order  []string
	Sheets map[string]map[string]struct {
		Value   any
		Formula string
	}
	Title, Subject, Creator, Keywords, Created string
}

func TestAnotherReaderReadsWhatWasWritten(t *testing.T) {
	cases := map[string]comp.Case{}
	for name, c := range shippedCases(t) {
		cases[name] = c
	}
	for seed := range uint64(3) {
		cases[fmt.Sprint("drawn ", seed)] = randomCase(rand.New(rand.NewPCG(seed, 2)))
	}
	dir := t.TempDir()
	var documents []*report.Document
	var names, files []string
	for name, c := range cases {
		result, err := comp.Compare(c)
		if err != nil {
			t.Fatal(err)
		}
		o := report.Options{Timeline: true, Charts: true}
		if name == "amazon-vs-google.yaml" {
			o = doubted(t, c)
		}
		d, err := report.Compare(result, o)
		if err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		if err := Write(&b, d); err != nil {
			t.Fatal(err)
		}
		file := filepath.Join(dir, fmt.Sprint(len(files), ".xlsx"))
		if err := os.WriteFile(file, b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		documents, names, files = append(documents, d), append(names, name), append(files, file)
	}
	for i, read := range readByOpenpyxl(t, files) {
		b := newBook(documents[i])
		if read.Title != b.title() || read.Creator != "offerkit" || read.Keywords != "job offers, compensation, comparison" || read.Subject == "" ||
			read.Created != b.comparison.Case.AsOf.String()+" 00:00:00" {
			t.Errorf("%s: the properties read %q, %q, %q, %q, %q", names[i], read.Title, read.Subject, read.Creator, read.Keywords, read.Created)
		}
		for at, s := range b.compose() {
			if at >= len(read.Order) || read.Order[at] != s.name {
				t.Fatalf("%s: sheet %d of %v should be %s", names[i], at+1, read.Order, s.name)
			}
			sameCells(t, names[i], s, &read)
		}
	}
}

// sameCells compares a sheet as it was composed with what was read: no cell more, none less.
func sameCells(t *testing.T, name string, s *sheet, read *readBook) {
	t.Helper()
	cells, wrong := read.Sheets[s.name], 0
	for r := range s.cells {
		for c, wrote := range s.cells[r] {
			at := place{c + 1, r + 1}.String()
			got := cells[at]
			delete(cells, at)
			if sameRead(got.Value, wrote.value) && got.Formula == wrote.formula {
				continue
			}
			if wrong++; wrong <= 3 {
				t.Errorf("%s, %s!%s: %v by %q was written, %v by %q read", name, s.name, at, wrote.value, wrote.formula, got.Value, got.Formula)
			}
		}
	}
	for at, more := range cells {
		t.Errorf("%s, %s!%s: nothing was written, %v read", name, s.name, at, more.Value)
	}
}

// sameRead compares a value with what was read: openpyxl keeps the first 15 digits of a number, and
// reads nothing in an empty text.
func sameRead(got, wrote any) bool {
	x, one := got.(float64)
	y, two := wrote.(float64)
	if one && two {
		return math.Abs(x-y) <= math.Abs(y)*1e-12
	}
	if wrote == "" {
		wrote = nil
	}
	return got == wrote || got == "" && wrote == nil
}

// readByOpenpyxl reads the workbooks in one run. It skips the test on a machine without openpyxl,
// unless OFFERKIT_REQUIRE_TOOLS is set.
func readByOpenpyxl(t *testing.T, files []string) []readBook {
	t.Helper()
	python := ""
	for _, program := range []string{"python3", "/usr/bin/python3"} { // the system's, where another comes first
		if exec.Command(program, "-c", "import openpyxl").Run() == nil {
			python = program
			break
		}
	}
	switch {
	case testing.Short():
		t.Skip("-short: openpyxl is not started")
	case python == "" && os.Getenv("OFFERKIT_REQUIRE_TOOLS") != "":
		t.Fatal("openpyxl (python3-openpyxl) is needed to read workbooks and is not installed")
	case python == "":
		t.Skip("openpyxl (python3-openpyxl) is not installed: no other reader reads the workbooks")
	}
	command := exec.Command(python, append([]string{"-c", everyCell}, files...)...)
	var complaints bytes.Buffer
	command.Stderr = &complaints
	output, err := command.Output()
	if err != nil {
		t.Fatalf("openpyxl: %v\n%s", err, complaints.String())
	}
	if complaints.Len() > 0 {
		t.Errorf("openpyxl warns: %s", complaints.String())
	}
	var books []readBook
	if err := json.Unmarshal(output, &books); err != nil {
		t.Fatal(err)
	}
	return books
}
