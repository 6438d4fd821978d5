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

// A figure after tax that rests on a projected one has no cents, as everywhere, nor has a lead over
// it; California's is, those of Connecticut and New York are not.
func TestProjectedFiguresHaveNoCents(t *testing.T) {
	f := open(t, write(t, taxed(t)))
	rows, err := f.GetRows("Summary")
	if err != nil {
		t.Fatal(err)
	}
	r := slices.IndexFunc(rows, func(row []string) bool { return len(row) > 0 && row[0] == "After tax, 4 years" }) + 1
	if r == 0 {
		t.Fatal("the Summary has no figure after tax")
	}
	for col, want := range map[int]string{2: "#,##0", 3: "#,##0.00", 4: "#,##0.00"} {
		id, err := f.GetCellStyle("Summary", cellName(col, r))
		if err != nil {
			t.Fatal(err)
		}
		look, err := f.GetStyle(id)
		if err != nil || look.CustomNumFmt == nil || *look.CustomNumFmt != want {
			t.Errorf("%s: got %+v, %v", cellName(col, r), look, err)
		}
	}
}
