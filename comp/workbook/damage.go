package workbook

import (
	"errors"
	"fmt"

	"github.com/seed-251b9aba/offerkit/comp/casefile"
)

// ErrTruncated reports a workbook of which the end is missing.
var ErrTruncated = errors.New("the workbook is cut short: its end is missing; copy or download it again")

// DamageError reports a sheet that cannot be read to its end.
type DamageError struct {
	Part string // what of the workbook: the sheet Inputs
	Row  string // the row in which, or right after which, reading ended; empty where it is not known
	Err  error
}

func (e *DamageError) Error() string {
	where := e.Part
	if e.Row != "" {
		where = fmt.Sprintf("row %s of %s", e.Row, e.Part)
	}
	why := casefile.Legible(e.Err.Error()) // which may repeat what stands in the sheet
	return fmt.Sprintf("the workbook is damaged at %s (%s); what follows cannot be read: open it in a spreadsheet program and save it anew", where, why)
}

// Unwrap returns what is wrong with the text of the sheet.
func (e *DamageError) Unwrap() error { return e.Err }
