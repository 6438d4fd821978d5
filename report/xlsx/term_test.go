package xlsx_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/report"
	"github.com/seed-251b9aba/offerkit/report/xlsx"
)

// A payment on the Timeline leads to its term on the Inputs, and the cell there says how the case
// file has it, and where.
func TestTimelineLeadsToTheLetter(t *testing.T) {
	result, err := comp.Compare(caseOf(google(t), amazon(t)))
	if err != nil {
		t.Fatal(err)
	}
	written := func(path string) (place, text string) {
		if path == "offers[1].grants[0].shares" {
			return "offers.yaml:9:19", "220"
		}
		return "", ""
	}
	d, err := report.Compare(result, report.Options{Timeline: true, Charts: true, Written: written})
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := xlsx.Write(&b, d); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	cell := ""
	rows, err := f.GetRows("Timeline")
	if err != nil {
		t.Fatal(err)
	}
	for i, row := range rows {
		if len(row) > 6 && row[1] == "Amazon" && strings.HasPrefix(row[6], "RSU grant 1") {
			at, _ := excelize.CoordinatesToCellName(7, i+1)
			linked, target, err := f.GetCellHyperLink("Timeline", at)
			if err != nil || !linked {
				t.Fatalf("%s: %q leads nowhere: %v", at, row[6], err)
			}
			cell = target
			break
		}
	}
	sheet, at, _ := strings.Cut(cell, "!")
	at = strings.ReplaceAll(at, "$", "")
	if value, err := f.GetCellValue(sheet, at); err != nil || value != "220" {
		t.Fatalf("%s holds %q, want the 220 shares (%v)", cell, value, err)
	}
	rules, err := f.GetDataValidations(sheet)
	if err != nil {
		t.Fatal(err)
	}
	for _, rule := range rules {
		if rule.Sqref == at+":"+at && rule.Prompt != nil && strings.Contains(*rule.Prompt, "Written: 220 in offers.yaml:9:19.") {
			return
		}
	}
	t.Errorf("no prompt of %s says where it is written", cell)
}
