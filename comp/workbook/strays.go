package workbook

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/seed-251b9aba/offerkit/comp"
)

// A sheet is read by the places of its cells, and whoever fills it in may write anywhere, copy a
// column or delete one. What stands where nothing is read is a mistake and never left out in
// silence: it may be an offer. Only other sheets are free.

// findOffers finds the columns of the offers, which somebody may have inserted or deleted
// since the sheet was made. It returns what keeps them from being found.
func (s *inputs) findOffers() *Error {
	label, found := s.find(LabelHead, 0)
	if !found { // a sheet without heads has the columns that it was made with
		return nil
	}
	s.head = label.row
	unit, found := s.find(UnitHead, s.head)
	switch {
	case label.col != LabelColumn:
		return moved(label, LabelHead, LabelColumn)
	case !found:
		return &Error{Cell: CellName(UnitColumn, s.head), Message: fmt.Sprintf("the column %q is missing", UnitHead), Mend: undo(s.offers)}
	case unit.col != UnitColumn:
		return moved(unit, UnitHead, UnitColumn)
	}
	last, found := s.find(FormHead, s.head)
	if !found {
		last, found = s.find(MeaningHead, s.head)
	}
	made := s.offers
	s.offers = last.col - FirstColumn
	switch {
	case !found:
		return &Error{Cell: CellName(FirstColumn+made, s.head), Message: fmt.Sprintf("no column is headed %q, and by it the offers end", FormHead), Mend: undo(made)}
	case s.offers < made:
		return &Error{Cell: CellName(last.col, s.head), Message: fmt.Sprintf("a column of the offers is missing: the sheet was made with %d and has %d", made, max(s.offers, 0)),
			Mend: undo(made) + "; to leave an offer out, clear its cells and keep its column"}
	case s.offers > maxColumns:
		return &Error{Cell: CellName(last.col, s.head), Message: fmt.Sprintf("%d columns of offers, the limit is %d", s.offers, maxColumns), Mend: "split the case"}
	}
	return nil
}

// notAtItsPlace says where the sheet begins that does not begin in its first cell.
func (s *inputs) notAtItsPlace() error {
	at, found := s.find(Mark, 0)
	if !found {
		return ErrNoInputs
	}
	return &Error{Cell: CellName(at.col, at.row), Message: "the form begins here and not in " + CellName(KeyColumn, MarkRow), Mend: "delete the columns and rows inserted before it"}
}

// find returns the first cell that holds a text, in a row or, of row 0, in any.
func (s *inputs) find(text string, row int) (position, bool) {
	var first position
	for at, c := range s.cells {
		if (row == 0 || at.row == row) && strings.TrimSpace(c.text) == text && (first == position{} || at.before(first) < 0) {
			first = at
		}
	}
	return first, first != position{}
}

// before orders cells as they are read.
func (p position) before(q position) int {
	return cmp.Or(cmp.Compare(p.row, q.row), cmp.Compare(p.col, q.col))
}

func moved(from position, head string, col int) *Error {
	what, mend := "inserted", "delete it"
	if from.col < col {
		what, mend = "deleted", "undo that"
	}
	return &Error{Cell: CellName(from.col, from.row), Message: fmt.Sprintf("%q stands here and belongs into column %s: a column before it was %s", head, columnName(col), what), Mend: mend}
}

func undo(offers int) string {
	return "undo the change, or make a form anew: " + initCommand(offers)
}

// initCommand is the command that makes a form for so many offers.
func initCommand(offers int) string {
	companies := "COMPANY..."
	if offers <= 5 {
		companies = strings.Join(strings.Split("ABCDE"[:max(offers, 1)], ""), " ")
	}
	return "offerkit init " + companies + " --xlsx FILE"
}

// strays are the cells that hold something where nothing is read.
func (s *inputs) strays() []*Error {
	var found []*Error
	beside, below := map[int][]position{}, []position(nil) // by column
	rows := map[int][]position{}                           // that the form does not know
	last, titled := s.lastKey(), s.hasTitles()
	for at, c := range s.cells {
		key, known := ParseKey(s.at(KeyColumn, at.row))
		switch {
		case c.isBlank() || at.col == KeyColumn:
		case at.col > FirstColumn+s.offers:
			beside[at.col] = append(beside[at.col], at)
		case at.row > last:
			below = append(below, at)
		case at.row == SwitchRow && s.hasSwitch() && at.col <= FirstColumn+1:
		case !known && !s.isHeading(at, titled):
			rows[at.row] = append(rows[at.row], at)
		case !known:
		case at.col < FirstColumn || at.col == FirstColumn+s.offers:
			if s.isFigure(at) {
				found = append(found, s.overWords(at))
			}
		case key.ForAll && at.col > FirstColumn && !s.repeatsFirst(at):
			found = append(found, s.forAllBeside(at))
		}
	}
	for _, cells := range beside {
		found = append(found, s.besideForm(cells, len(beside)))
	}
	for _, cells := range rows {
		found = append(found, s.unread(cells, "in a row that the form does not know"))
	}
	if below != nil {
		found = append(found, s.unread(below, fmt.Sprintf("below the last row of the form, %d", last)))
	}
	return found
}

// hasSwitch reports whether the sheet has a switch of scenarios.
func (s *inputs) hasSwitch() bool { return s.at(KeyColumn, SwitchRow) == Switch }

// switched is the mistake of a sheet that shows another scenario than the case as it is written: its terms
// stand in the cells, and its figures are of others.
func (s *inputs) switched() *Error {
	if on := s.at(FirstColumn, SwitchRow); s.hasSwitch() && on != AsWritten {
		return &Error{
			Cell: CellName(FirstColumn, SwitchRow), Message: fmt.Sprintf("the workbook is switched to scenario %q, and a case is read as it is written", on),
			Mend: "write 1 into the cell; to make the scenario the case, type its values into their rows as well",
		}
	}
	return nil
}

func (s *inputs) lastKey() int {
	for row := s.rows; row > 0; row-- {
		if _, known := ParseKey(s.at(KeyColumn, row)); known {
			return row
		}
	}
	return 0
}

// hasTitles reports whether the sheet marks the titles of its groups; older ones do not.
func (s *inputs) hasTitles() bool {
	for row := 1; row <= s.rows; row++ {
		if s.at(KeyColumn, row) == Title {
			return true
		}
	}
	return false
}

// isHeading reports whether a cell in a row without a key is a word of the sheet's own.
func (s *inputs) isHeading(at position, titled bool) bool {
	switch {
	case at.row == s.head:
		return true
	case at.col != LabelColumn:
		return false
	case at.row < max(s.head, HeadRow):
		return true
	}
	return !titled || s.at(KeyColumn, at.row) == Title
}

// isFigure reports whether a cell beside the offers holds what an offer would. The words of
// the sheet are no numbers: what it says of a term begins with what the term means, and a unit
// begins with a letter.
func (s *inputs) isFigure(at position) bool {
	c := s.cells[at]
	if _, isNumber := c.number(); isNumber || at.col == LabelColumn {
		return isNumber
	}
	text := s.at(at.col, at.row)
	first, _ := utf8.DecodeRuneInString(text)
	key, _ := ParseKey(s.at(KeyColumn, at.row))
	if t, known := comp.FindTerm(key.path()); known && strings.HasPrefix(text, t.Meaning) {
		return false
	}
	return !unicode.IsLetter(first) || (key.Kind == Money || key.Kind == Count) && strings.ContainsAny(text, "0123456789")
}

// repeatsFirst reports whether a cell of a row for all offers says what the first column does,
// as in a copy of that column.
func (s *inputs) repeatsFirst(at position) bool {
	c, first := s.cells[at], s.cells[position{FirstColumn, at.row}]
	return c.text == first.text && c.kind == first.kind
}

func (s *inputs) forAllBeside(at position) *Error {
	first := CellName(FirstColumn, at.row)
	return &Error{Cell: CellName(at.col, at.row), Message: fmt.Sprintf("%s stands beside %s, which holds for all offers and is read from %s alone", s.shown(at), s.label(at.row), first),
		Mend: "write it into " + first + ", or clear the cell"}
}

func (s *inputs) overWords(at position) *Error {
	return &Error{Cell: CellName(at.col, at.row), Message: fmt.Sprintf("%s stands in a column that holds no offer", s.shown(at)),
		Mend: "write it into " + s.columns() + "; for one more offer " + s.larger(1)}
}

func (s *inputs) besideForm(cells []position, columns int) *Error {
	e := s.unread(cells, "to the right of the form, whose offers are in "+s.columns())
	e.Mend = "for one more offer " + s.larger(columns) + "; notes and sums of your own go on another sheet"
	return e
}

// larger says how to get a form with more offers.
func (s *inputs) larger(more int) string {
	return fmt.Sprintf("make a form with %d companies: %s", s.offers+more, initCommand(s.offers+more))
}

// columns names the columns of the offers.
func (s *inputs) columns() string {
	if s.offers == 1 {
		return "column " + columnName(FirstColumn)
	}
	return "columns " + columnName(FirstColumn) + " to " + columnName(FirstColumn+s.offers-1)
}

// unread names the first of some cells, and a few of the others.
func (s *inputs) unread(cells []position, where string) *Error {
	slices.SortFunc(cells, position.before)
	var names []string
	for _, at := range cells[1:min(len(cells), 4)] {
		names = append(names, CellName(at.col, at.row))
	}
	others := ""
	if names != nil {
		others = ", as " + map[bool]string{true: "does ", false: "do "}[len(cells) == 2] + strings.Join(names, ", ")
	}
	if len(cells)-1 > len(names) {
		others += " and others"
	}
	return &Error{Cell: CellName(cells[0].col, cells[0].row), Message: fmt.Sprintf("%s stands %s, and nothing reads it%s", s.shown(cells[0]), where, others),
		Mend: "write what an offer says into its rows and clear the cell; notes and sums of your own go on another sheet"}
}

// label is what a row is called.
func (s *inputs) label(row int) string {
	if label := oneLine(s.at(LabelColumn, row)); label != "" {
		return fmt.Sprintf("%q", label)
	}
	return "a term"
}

// longest is how much of a text a message repeats, in characters.
const longest = 40

// shown is what a cell shows, as a message repeats it.
func (s *inputs) shown(at position) string {
	c, text := s.cells[at], oneLine(s.at(at.col, at.row))
	number, isNumber := c.number()
	switch {
	case c.kind == boolCell:
		return shownBool(text)
	case isNumber && c.shows == percentage:
		return plain(number*100) + "%"
	case isNumber && c.shows == calendar:
		return day(number + float64(s.epoch))
	case isNumber:
		return plain(number)
	case c.derived && !c.value:
		return fmt.Sprintf("%q", "="+oneLine(c.formula))
	}
	return fmt.Sprintf("%q", shortened(text))
}

// shortened is a text as far as a message repeats it.
func shortened(text string) string {
	if characters := []rune(text); len(characters) > longest {
		return string(characters[:longest]) + "…"
	}
	return text
}
