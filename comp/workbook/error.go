package workbook

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

	"github.com/seed-251b9aba/offerkit/comp/casefile"
)

// ErrNoInputs is returned for a file that is no workbook, or one without the Inputs sheet
// that offerkit writes.
var ErrNoInputs = errors.New("the workbook has no sheet Inputs as offerkit writes it; make one with offerkit init --xlsx")

// Error is one mistake in a filled-in sheet.
type Error struct {
	File    string
	Cell    string // such as D17; empty where the mistake has no cell
	Message string // what is wrong, lower case
	Mend    string // what to write instead; may be empty
}

func (e *Error) Error() string {
	text := casefile.Legible(e.File) + ": " + Sheet
	if e.Cell != "" {
		text += "!" + e.Cell
	}
	text += ": " + casefile.Legible(e.Message)
	if e.Mend != "" {
		text += "; " + casefile.Legible(e.Mend)
	}
	return text
}

// Errors are all the mistakes found, in the order of the sheet's columns and rows.
type Errors = casefile.Mistakes[*Error]

// inOrder sorts the mistakes of each file column by column, as the offers stand.
func inOrder(mistakes Errors) {
	files := map[string]int{}
	for _, one := range mistakes {
		if _, known := files[one.File]; !known {
			files[one.File] = len(files)
		}
	}
	slices.SortStableFunc(mistakes, func(a, b *Error) int {
		return cmp.Or(files[a.File]-files[b.File], columnOf(a.Cell)-columnOf(b.Cell), rowOf(a.Cell)-rowOf(b.Cell))
	})
}

// CellName returns the name of a cell by its column and row, both from 1: D17.
func CellName(col, row int) string { return fmt.Sprint(columnName(col), row) }

// columnName returns A for 1, AA for 27.
func columnName(col int) string {
	name := ""
	for ; col > 0; col = (col - 1) / 26 {
		name = string(rune('A'+(col-1)%26)) + name
	}
	return name
}
