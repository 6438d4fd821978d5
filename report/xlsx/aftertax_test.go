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
