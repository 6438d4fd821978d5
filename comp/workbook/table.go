package workbook

import (
	"encoding/xml"
	"errors"
	"strings"
)

// Table is a sheet of any workbook, as text.
type Table struct {
	Sheet  string
	Rows   [][]string // dates as 2027-01-11, percentages as 15%, other numbers as they are
	Others []string   // the other sheets
}

// IsForeign reports whether a workbook is whole and has no sheet Inputs as offerkit writes it.
func IsForeign(data []byte) bool {
	_, err := openSheet(data, Sheet)
	return errors.Is(err, ErrNoInputs)
}

// ReadTable reads the first sheet of a workbook that is not hidden.
func ReadTable(data []byte) (Table, error) {
	names, err := sheetNames(data)
	if err != nil {
		return Table{}, err
	}
	if len(names) == 0 {
		return Table{}, ErrNoInputs
	}
	s, err := openSheet(data, names[0])
	if err != nil {
		return Table{}, err
	}
	t := Table{Sheet: names[0], Others: names[1:], Rows: make([][]string, s.rows)}
	for at, c := range s.cells {
		row := &t.Rows[at.row-1]
		for len(*row) < at.col {
			*row = append(*row, "")
		}
		(*row)[at.col-1] = s.tableText(at, c)
	}
	return t, nil
}

// tableText is what a cell shows, in the words of a case file.
func (s *inputs) tableText(at position, c cell) string {
	number, isNumber := c.number()
	switch {
	case c.isBlank():
		return ""
	case c.kind == boolCell:
		return strings.ToLower(shownBool(s.at(at.col, at.row)))
	case isNumber && c.shows == percentage:
		return plain(number*100) + "%"
	case isNumber && c.shows == calendar:
		return day(number + float64(s.epoch))
	case isNumber:
		return Count.number(number)
	case c.derived && !c.value:
		return "=" + oneLine(c.formula)
	}
	return lines(c.text)
}

// sheetNames lists the sheets of a workbook in order, but for the hidden ones.
func sheetNames(data []byte) (names []string, err error) {
	a, err := openArchive(data)
	if err != nil {
		return nil, err
	}
	err = a.each("xl/workbook.xml", func(token xml.Token) error {
		if start, ok := token.(xml.StartElement); ok && start.Name.Local == "sheet" && attribute(start, "state") == "" {
			names = append(names, attribute(start, "name"))
		}
		return nil
	})
	if err != nil {
		return nil, &DamageError{Part: "its list of sheets", Err: err}
	}
	return names, nil
}
