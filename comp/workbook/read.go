package workbook

import (
	"archive/zip"
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
	return readAll(opts, true, casefile.Source{Name: name, Data: data})
}

// ReadAll reads case files and workbooks as one case, as [casefile.Read] does the files.
func ReadAll(opts casefile.Options, sources ...casefile.Source) (comp.Case, error) {
	return readAll(opts, false, sources...)
}

// readAll takes every source for a workbook, or only those that look like one.
func readAll(opts casefile.Options, workbooks bool, sources ...casefile.Source) (comp.Case, error) {
	books, mistakes := map[string]*file{}, Errors(nil)
	all := make([]casefile.Source, len(sources))
	for i, s := range sources {
		if all[i] = s; !workbooks && !IsWorkbook(s.Data) {
			continue
		}
		text, found, err := read(s.Name, s.Data)
		if err != nil {
			return comp.Case{}, err
		}
		books[s.Name], all[i] = text, text.source(s.Name)
		mistakes = append(mistakes, found...)
	}
	kase, err := casefile.Read(opts, all...)
	if err != nil || mistakes != nil {
		return comp.Case{}, inCells(books, mistakes, err)
	}
	return kase, nil
}

// IsWorkbook tells a workbook from a case file: it begins as every .xlsx file does.
func IsWorkbook(data []byte) bool { return bytes.HasPrefix(data, []byte("PK\x03\x04")) }

// read writes the Inputs of a workbook as a case file in memory, but for the cells that are
// no values.
func read(name string, data []byte) (*file, Errors, error) {
	sheet, err := readSheet(data)
	if err != nil {
		return nil, nil, fmt.Errorf("%s: %w", name, err)
	}
	text, mistakes := sheet.caseFile(name)
	return text, mistakes, nil
}

func (f *file) source(name string) casefile.Source {
	return casefile.Source{Name: name, Data: []byte(f.text.String())}
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
	if _, broken := zip.NewReader(bytes.NewReader(data), int64(len(data))); broken != nil && IsWorkbook(data) {
		return nil, ErrTruncated
	}
	if err != nil {
		return nil, ErrNoInputs
	}
	defer f.Close()
	rows, err := f.GetRows(Sheet, excelize.Options{RawCellValue: true})
	if err != nil {
		return nil, ErrNoInputs
	}
	if err := whole(data); err != nil {
		return nil, err
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
			cell := cellName(FirstColumn+i, row)
			if why, mend := s.unreadable(key.Kind, FirstColumn+i, row); why != "" {
				mistakes = append(mistakes, &Error{File: name, Cell: cell, Message: why, Mend: mend})
				continue
			}
			if taken := s.putCell(root, key, i, row); taken != "" {
				mistakes = append(mistakes, &Error{File: name, Cell: cell, Message: "this and " + taken + " state the same term", Mend: "keep one of them"})
			}
		}
	}
	text := &file{}
	text.mapping(0, root)
	return text, mistakes
}

// unreadable says why a cell is no value of its kind, in the words of the sheet, and what to
// do about it; nothing where it is one.
func (s *inputs) unreadable(kind Kind, col, row int) (why, mend string) {
	cell := cellName(col, row)
	stored := s.at(col, row)
	formula, _ := s.file.GetCellFormula(Sheet, cell)
	of, _ := s.file.GetCellType(Sheet, cell)
	switch {
	case follows.MatchString(formula):
	case formula != "" && stored == "":
		return "the formula =" + oneLine(formula) + " has no value in the file", "open the workbook in a spreadsheet program, let it calculate and save, or type the figure"
	case of == excelize.CellTypeError:
		return "the cell is an error, " + stored, "mend its formula, or type the figure"
	case of == excelize.CellTypeBool && kind != Flag:
		return map[string]string{"1": "TRUE", "0": "FALSE"}[stored] + " is no " + kind.noun(), "type " + kind.example()
	}
	if _, isNumber := asNumber(stored); kind == Date && stored != "" && !isNumber {
		if _, err := vesting.ParseDate(stored); err != nil {
			return fmt.Sprintf("%q is a text and no date", oneLine(stored)), "type the date as your spreadsheet writes dates, or 2027-01-11"
		}
	}
	return "", ""
}

// noun names what a cell of the kind holds.
func (k Kind) noun() string {
	switch k {
	case Money:
		return "amount"
	case Rate:
		return "rate"
	case Date:
		return "date"
	case Months, Days:
		return "length of time"
	case Text, Terms:
		return "text"
	}
	return "number"
}

// example is a value of the kind.
func (k Kind) example() string {
	switch k {
	case Money:
		return "an amount such as 160000"
	case Rate:
		return "a rate such as 15%"
	case Date:
		return "a date such as 2027-01-11"
	case Months:
		return "a number of months such as 12"
	case Days:
		return "a number of days such as 90"
	case Text, Terms:
		return "a text"
	}
	return "a number"
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

// inCells turns the mistakes of case files in memory into mistakes of cells; those of
// files that stand beside the workbooks stay as they are.
func inCells(books map[string]*file, cells Errors, err error) error {
	var found casefile.Errors
	if err != nil && !errors.As(err, &found) {
		return err
	}
	wrong := map[string]bool{}
	for _, e := range cells {
		wrong[e.File+e.Cell] = true
	}
	var others casefile.Errors
	for _, e := range found {
		text, ours := books[e.File]
		if !ours {
			others = append(others, e)
			continue
		}
		mistake := &Error{File: e.File, Message: e.Message, Mend: e.Mend}
		if e.Line >= 1 && e.Line <= len(text.cells) {
			mistake.Cell = text.cells[e.Line-1]
		}
		if mistake.Cell == "" || !wrong[mistake.File+mistake.Cell] {
			cells = append(cells, mistake)
		}
	}
	switch {
	case others == nil:
		return cells
	case cells == nil:
		return others
	}
	return errors.Join(cells, others)
}
