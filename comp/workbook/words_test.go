package workbook_test

import (
	"testing"

	"github.com/seed-251b9aba/offerkit/comp/workbook"
)

// A cell stands beside its label, so that what to type in it has no key before it.
func TestSheetMend(t *testing.T) {
	for _, c := range [][3]string{
		{"write for example bonus: 15%", "bonus", "write for example 15%"},
		{"write for example bonus: 15%", "", "write for example bonus: 15%"},
		{"delete the key", "bonus", "clear the cell"},
	} {
		if got := workbook.SheetMend(c[0], c[1]); got != c[2] {
			t.Errorf("%q of %q: got %q, want %q", c[0], c[1], got, c[2])
		}
	}
}
