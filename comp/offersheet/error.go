package offersheet

import (
	"fmt"

	"github.com/seed-251b9aba/offerkit/comp/casefile"
	"github.com/seed-251b9aba/offerkit/comp/workbook"
)

// Error is one mistake in a sheet.
type Error struct {
	File    string
	Sheet   string // of a workbook; empty for a CSV file
	Row     int    // from 1; 0 where the mistake has no row
	Column  int    // from 1; 0 where it has none
	Label   string // what the row is called
	Message string // what is wrong, lower case
	Mend    string // what to write instead; may be empty
}

// where names a place of a file: offers.csv: B4 (row 4), "Base salary".
func where(file, sheet string, row, column int, label string) string {
	text := casefile.Legible(file)
	switch {
	case row > 0 && column > 0:
		cell := workbook.CellName(column, row)
		if sheet != "" {
			cell = casefile.Legible(sheet) + "!" + cell
		}
		text += fmt.Sprintf(": %s (row %d, column %d)", cell, row, column)
	case row > 0:
		text += fmt.Sprintf(": row %d", row)
	}
	if label != "" {
		text += fmt.Sprintf(", %q", casefile.Legible(label))
	}
	return text
}

func (e *Error) Error() string {
	text := where(e.File, e.Sheet, e.Row, e.Column, e.Label) + ": " + casefile.Legible(e.Message)
	if e.Mend != "" {
		text += "; " + casefile.Legible(e.Mend)
	}
	return text
}

// Errors are all the mistakes found, in the order of the sheet.
type Errors = casefile.Mistakes[*Error]

// Question is something in a sheet that was not understood, or understood in one of several ways.
// It is no error: what it is about is left out of the case, unless it says how it was read.
type Question struct {
	Kind   QuestionKind
	File   string
	Sheet  string // of a workbook; empty for a CSV file
	Row    int    // from 1; 0 where it is about the file
	Column int    // from 1; 0 likewise
	Label  string // what the row is called
	Text   string // what the cell says
	As     string // of AskReadAs and AskLabel: what it was read as, or what may be meant
}

// QuestionKind is what a question is about.
type QuestionKind string

// The kinds of questions.
const (
	AskLabel    QuestionKind = "unknown-label"    // no term has the label; As is the nearest, if any
	AskUnit     QuestionKind = "shares-or-value"  // a number that may be shares or an amount
	AskValue    QuestionKind = "unread-value"     // the case file cannot take what is written; As says why
	AskReadAs   QuestionKind = "read-as"          // it was read as As, which is not what is written
	AskYear     QuestionKind = "other-year"       // of this term a case states one figure, and not one a year
	AskComputed QuestionKind = "computed"         // a total, which is computed here
	AskOpen     QuestionKind = "open"             // the sheet itself leaves it open: TBD
	AskColumn   QuestionKind = "unread-column"    // a column of remarks
	AskSheets   QuestionKind = "unread-sheets"    // As are the other sheets of the workbook
	AskElsewise QuestionKind = "more-than-a-cell" // a term that takes more than a cell to say; As is an example of it
)

func (q *Question) String() string {
	text := where(q.File, q.Sheet, q.Row, q.Column, q.Label) + ": "
	said := fmt.Sprintf("%q", casefile.Legible(q.Text))
	as := casefile.Legible(q.As)
	switch q.Kind {
	case AskLabel:
		text += "not read, because no term is called that"
		if as != "" {
			text += fmt.Sprintf("; did you mean %q?", as)
		}
	case AskUnit:
		text += fmt.Sprintf("%s was not read: is it shares or an amount? write RSU shares or RSU value as the label", said)
	case AskValue:
		text += fmt.Sprintf("%s was not read: %s", said, as)
	case AskReadAs:
		text += fmt.Sprintf("%s was read as %s; is that what it means?", said, as)
	case AskYear:
		text += fmt.Sprintf("%s of a later year was not read: the first year's figure stands for all; a raise has a row of its own", said)
	case AskComputed:
		text += "not read, because totals are computed; compare them"
	case AskOpen:
		text += fmt.Sprintf("%s is still open, and left out", said)
	case AskColumn:
		text += fmt.Sprintf("the column %s is no offer and was not read", said)
	case AskSheets:
		text += fmt.Sprintf("only the sheet %q was read, not %s", casefile.Legible(q.Sheet), as)
	case AskElsewise:
		text += fmt.Sprintf("%s was not read: it takes more than a cell; in a case file write %s", said, as)
	}
	return text
}
