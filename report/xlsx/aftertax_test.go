package xlsx_test

import (
	"slices"
	"testing"

	"github.com/shopspring/decimal"
)

// The sheet stands only where the case says how wages are taxed, the tables of law only where a law
// does; the Summary's figure after tax is that of the sheet.
func TestAfterTaxSheet(t *testing.T) {
	plain, own := taxed(t), taxed(t)
	plain.Candidate.FilingStatus = ""
	own.Candidate.FilingStatus, own.Candidate.TaxRate = "", decimal.NewNullDecimal(dec("0.35"))
	for _, x := range []struct {
		what          string
		book          []byte
		sheet, tables bool
	}{{"by law", write(t, taxed(t)), true, true}, {"at a rate of one's own", write(t, own), true, false}, {"not taxed", write(t, plain), false, false}} {
		sheets := open(t, x.book).GetSheetList()
		if slices.Contains(sheets, "After tax") != x.sheet || slices.Contains(sheets, "Tax tables") != x.tables {
			t.Errorf("%s: %v", x.what, sheets)
		}
	}
}

// Of an offer whose taxes rest on a projected figure the taxes have no cents, and all else has.
func TestProjectedTaxesHaveNoCents(t *testing.T) {
	f := open(t, write(t, taxed(t)))
	rows, err := f.GetRows("After tax")
	if err != nil {
		t.Fatal(err)
	}
	for title, want := range map[string]string{"Taxes": "#,##0", "Cash received": "#,##0.00", "Take-home": "#,##0.00", "After tax": "#,##0.00"} {
		r := slices.IndexFunc(rows[1:], func(row []string) bool { return len(row) > 0 && row[0] == title }) + 2 // of the first offer, below the title
		if r == 1 {
			t.Errorf("the sheet has no %s", title)
			continue
		}
		id, err := f.GetCellStyle("After tax", cellName(2, r))
		if err != nil {
			t.Fatal(err)
		}
		look, err := f.GetStyle(id)
		if err != nil || look.CustomNumFmt == nil || *look.CustomNumFmt != want {
			t.Errorf("%s, %s: got %+v, %v", title, cellName(2, r), look, err)
		}
	}
}
