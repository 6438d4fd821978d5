package workbook

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/casefile"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// Limits of a workbook that is read.
const (
	maxFile     = 16 << 20  // bytes
	maxUnzipped = 128 << 20 // bytes
	maxColumns  = comp.MaxOffers
)

// Read reads the Inputs of a workbook as a case. It returns [ErrNoInputs] for a file
// that offerkit did not write, and [Errors] with every mistake that is in the sheet.
func Read(opts casefile.Options, name string, data []byte) (comp.Case, error) {
	sheet, err := readSheet(data)
	if err != nil {
		return comp.Case{}, fmt.Errorf("%s: %w", name, err)
	}
	text, mistakes := sheet.caseFile(name)
	if len(mistakes) > 0 {
		return comp.Case{}, mistakes
	}
	kase, err := casefile.Read(opts, casefile.Source{Name: name, Data: []byte(text.text.String())})
	if err != nil {
		return comp.Case{}, text.inCells(name, err)
	}
	return kase, nil
}

// inputs is the sheet as it stands in the file.
type inputs struct {
	file   *excelize.File
	rows   [][]string // as stored
	offers int        // columns
}

// readSheet opens the workbook. The library that reads the format is not made for forged
// files, so a panic in it counts as a file that cannot be read.
func readSheet(data []byte) (sheet *inputs, err error) {
	defer func() {
		if recover() != nil {
			sheet, err = nil, ErrNoInputs
		}
	}()
	if len(data) > maxFile {
		return nil, fmt.Errorf("the file is larger than %d MB", maxFile>>20)
	}
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{UnzipSizeLimit: maxUnzipped, UnzipXMLSizeLimit: maxUnzipped})
	if err != nil {
		return nil, ErrNoInputs
	}
	defer f.Close()
	rows, err := f.GetRows(Sheet, excelize.Options{RawCellValue: true})
	if err != nil {
		return nil, ErrNoInputs
	}
	s := &inputs{file: f, rows: rows}
	count, err := strconv.Atoi(s.at(KeyColumn, CountRow))
	if s.at(KeyColumn, MarkRow) != Mark || err != nil || count < 1 || count > maxColumns {
		return nil, ErrNoInputs
	}
	s.offers = count
	return s, nil
}

// at returns what is stored in a cell, nothing outside the sheet.
func (s *inputs) at(col, row int) string {
	if row > len(s.rows) || col > len(s.rows[row-1]) {
		return ""
	}
	return strings.TrimSpace(s.rows[row-1][col-1])
}

// caseFile writes the sheet as a case file in memory.
func (s *inputs) caseFile(name string) (*file, Errors) {
	root := &node{}
	var mistakes Errors
	for row := 1; row <= len(s.rows); row++ {
		key, ok := ParseKey(s.at(KeyColumn, row))
		if !ok {
			continue
		}
		columns := s.offers
		if key.ForAll {
			columns = 1
		}
		for i := range columns {
			if taken := s.putCell(root, key, i, row); taken != "" {
				cell := cellName(FirstColumn+i, row)
				mistakes = append(mistakes, &Error{File: name, Cell: cell, Message: "this and " + taken + " state the same term", Mend: "keep one of them"})
			}
		}
	}
	text := &file{}
	text.mapping(0, root)
	return text, mistakes
}

// putCell files one cell. It returns the cell that states the same term already.
func (s *inputs) putCell(root *node, key Key, offer, row int) string {
	col := FirstColumn + offer
	scalar := s.scalar(key.Kind, col, row)
	if scalar == "" {
		return ""
	}
	term := key.Term
	if !key.ForAll {
		term = fmt.Sprintf("offers[%d].%s", offer, key.Term)
	}
	return root.put(term, scalar, cellName(col, row))
}

// follows is a cell that only repeats another one: the term is left to that one.
var follows = regexp.MustCompile(`^=?\$?[A-Z]{1,3}\$?[0-9]+$`)

// scalar returns a cell as YAML, nothing where it is empty or follows another cell.
func (s *inputs) scalar(kind Kind, col, row int) string {
	stored := s.at(col, row)
	if stored == "" {
		return ""
	}
	cell := cellName(col, row)
	if formula, err := s.file.GetCellFormula(Sheet, cell); err == nil && follows.MatchString(formula) {
		return ""
	}
	number, isNumber := asNumber(stored)
	if isNumber && kind != Text {
		return kind.number(number)
	}
	switch {
	case kind == Flag:
		return strings.ToLower(oneLine(stored)) // a spreadsheet shows TRUE
	case kind == Terms && strings.HasPrefix(stored, "{"):
		return oneLine(stored)
	}
	return quoted(stored)
}

// asNumber reads what a cell stores as a number. A spreadsheet writes up to 17 digits of
// a double; 15 are what was typed.
func asNumber(stored string) (float64, bool) {
	x, err := strconv.ParseFloat(stored, 64)
	return x, err == nil && x > -1e15 && x < 1e16
}

// number writes a number in the words of the case file.
func (k Kind) number(x float64) string {
	switch k {
	case Rate:
		return plain(x*100) + "%"
	case Months, Terms: // a bare number of a clawback is its months
		return plain(x) + " months"
	case Days:
		return plain(x) + " days"
	case Date:
		return day(x)
	case Flag:
		if x == 0 {
			return "false"
		}
		return "true"
	}
	return plain(x)
}

// plain writes a double with its 15 certain digits and no exponent.
func plain(x float64) string {
	rounded, err := strconv.ParseFloat(strconv.FormatFloat(x, 'g', 15, 64), 64)
	if err != nil {
		rounded = x
	}
	return strconv.FormatFloat(rounded, 'f', -1, 64)
}

// epoch is the day from which spreadsheets count days.
var epoch = vesting.MustDate("1899-12-30")

// day writes a spreadsheet's count of days as a date; what is no such count stays a
// number, for the case file's reader to refuse.
func day(x float64) string {
	if x < 1 || x > 2_900_000 || x != float64(int(x)) {
		return plain(x)
	}
	return epoch.AddDays(int(x)).String()
}

// quoted writes a text as YAML: JSON's strings are YAML's.
func quoted(text string) string {
	data, err := json.Marshal(oneLine(text))
	if err != nil {
		return `""`
	}
	return string(data)
}

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// inCells turns the mistakes of the case file in memory into mistakes of cells.
func (f *file) inCells(name string, err error) error {
	var found casefile.Errors
	if !errors.As(err, &found) {
		return fmt.Errorf("%s: %w", name, err)
	}
	mistakes := make(Errors, len(found))
	for i, e := range found {
		mistakes[i] = &Error{File: name, Message: e.Message, Mend: e.Mend}
		if e.Line >= 1 && e.Line <= len(f.cells) {
			mistakes[i].Cell = f.cells[e.Line-1]
		}
	}
	return mistakes
}
