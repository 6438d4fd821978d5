package xlsx_test

import (
	"encoding/csv"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// recalculated is what LibreOffice computes for every cell of a workbook: rows of texts
// by sheet, numbers with all their digits.
type recalculated map[string][][]string

// alwaysRecalculate makes LibreOffice distrust the values in a file. Without it a wrong
// value in the file would be compared with itself.
const alwaysRecalculate = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>`

// everySheet exports all sheets as they are stored: comma, double quotes, UTF-8, numbers
// not as shown.
const everySheet = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"

// office opens the workbooks in LibreOffice, all in one run, and returns them
// recalculated. It skips the test on a machine without LibreOffice, unless
// OFFERKIT_REQUIRE_TOOLS is set.
func office(t *testing.T, workbooks map[string][]byte) map[string]recalculated {
	t.Helper()
	dir := converted(t, everySheet, workbooks)
	result := map[string]recalculated{}
	for name := range workbooks {
		result[name] = readSheets(t, dir, name)
	}
	return result
}

// resaved opens the workbooks in LibreOffice and returns them as it saves them.
func resaved(t *testing.T, workbooks map[string][]byte) map[string][]byte {
	t.Helper()
	dir := converted(t, "xlsx", workbooks)
	result := map[string][]byte{}
	for name := range workbooks {
		data, err := os.ReadFile(filepath.Join(dir, name+".xlsx"))
		if err != nil {
			t.Fatal(err)
		}
		result[name] = data
	}
	return result
}

// converted has LibreOffice write the workbooks in another format, and returns the folder.
func converted(t *testing.T, format string, workbooks map[string][]byte) string {
	t.Helper()
	program, err := exec.LookPath("soffice")
	switch {
	case testing.Short():
		t.Skip("-short: LibreOffice is not started")
	case err != nil && os.Getenv("OFFERKIT_REQUIRE_TOOLS") != "":
		t.Fatal("LibreOffice (soffice) is needed to recalculate workbooks and is not installed")
	case err != nil:
		t.Skip("LibreOffice (soffice) is not installed: no workbook is recalculated")
	}
	dir := t.TempDir()
	profile := filepath.Join(dir, "profile")
	put(t, filepath.Join(profile, "user", "registrymodifications.xcu"), []byte(alwaysRecalculate))
	arguments := []string{"-env:UserInstallation=file://" + profile, "--headless", "--convert-to", format, "--outdir", filepath.Join(dir, "out")}
	for name, data := range workbooks {
		path := filepath.Join(dir, "in", name+".xlsx")
		put(t, path, data)
		arguments = append(arguments, path)
	}
	if output, err := exec.Command(program, arguments...).CombinedOutput(); err != nil {
		t.Fatalf("soffice: %v\n%s", err, output)
	}
	return filepath.Join(dir, "out")
}

func put(t *testing.T, path string, data []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
}

func readSheets(t *testing.T, dir, name string) recalculated {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, name+"-*.csv"))
	if err != nil || len(files) == 0 {
		t.Fatalf("%s: LibreOffice wrote no sheets (%v)", name, err)
	}
	sheets := recalculated{}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		r := csv.NewReader(strings.NewReader(string(data)))
		r.FieldsPerRecord = -1
		rows, err := r.ReadAll()
		if err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		sheet := strings.TrimSuffix(strings.TrimPrefix(filepath.Base(file), name+"-"), ".csv")
		sheets[sheet] = rows
	}
	return sheets
}

// at returns a cell by its coordinates, counted from 1.
func (r recalculated) at(sheet string, col, row int) string {
	rows := r[sheet]
	if row > len(rows) || col > len(rows[row-1]) {
		return ""
	}
	return rows[row-1][col-1]
}

// errorValue returns the error that a cell shows, or nothing.
func errorValue(text string) string {
	for _, e := range []string{"#N/A", "#VALUE!", "#REF!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "Err:"} {
		if strings.HasPrefix(text, e) {
			return e
		}
	}
	return ""
}

func cellName(col, row int) string {
	name := ""
	for ; col > 0; col = (col - 1) / 26 {
		name = string(rune('A'+(col-1)%26)) + name
	}
	return fmt.Sprint(name, row)
}
