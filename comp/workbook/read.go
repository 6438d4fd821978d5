package workbook

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/casefile"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// maxColumns is how many offers a sheet may have.
const maxColumns = comp.MaxOffers

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
	if mistake := nothingFilledIn(books, all); mistake != nil && mistakes == nil {
		return comp.Case{}, Errors{mistake}
	}
	opts.Cell = func(name string, line int) string {
		if text := books[name]; text != nil && line >= 1 && line <= len(text.cells) {
			return Sheet + "!" + text.cells[line-1]
		}
		return ""
	}
	kase, err := casefile.Read(opts, all...)
	if err != nil || mistakes != nil {
		return comp.Case{}, inCells(books, mistakes, err)
	}
	return kase, nil
}

// nothingFilledIn reports that all files are forms in which no column is filled in.
func nothingFilledIn(books map[string]*file, all []casefile.Source) *Error {
	for _, s := range all {
		if text := books[s.Name]; text == nil || slices.ContainsFunc(text.terms, func(term string) bool { return strings.HasPrefix(term, "offers") }) {
			return nil
		}
	}
	if len(all) == 0 {
		return nil
	}
	return &Error{File: all[0].Name, Message: "no column is filled in", Mend: "fill in at least a company and its base"}
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
	cells  map[position]cell
	rows   int // the last row
	offers int // columns
	epoch  int // days by which the workbook's count of days begins later
}

// readSheet opens the workbook.
func readSheet(data []byte) (*inputs, error) {
	if len(data) > maxFile {
		return nil, fmt.Errorf("the file is larger than %d MB", maxFile>>20)
	}
	s, err := openSheet(data, Sheet)
	if err != nil {
		return nil, err
	}
	count, err := strconv.Atoi(s.at(KeyColumn, CountRow))
	if s.at(KeyColumn, MarkRow) != Mark || err != nil || count < 1 || count > maxColumns {
		return nil, ErrNoInputs
	}
	s.offers = count
	return s, nil
}

// at returns what is stored in a cell, nothing outside the sheet.
func (s *inputs) at(col, row int) string { return strings.TrimSpace(s.cells[position{col, row}].text) }

// caseFile writes the sheet as a case file in memory.
func (s *inputs) caseFile(name string) (*file, Errors) {
	root := &node{}
	var mistakes Errors
	for row := 1; row <= s.rows; row++ {
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
	text := &file{sheet: s}
	text.mapping(0, "", root)
	return text, mistakes
}

// unreadable says why a cell is no value of its kind, in the words of the sheet, and what to
// do about it; nothing where it is one.
func (s *inputs) unreadable(kind Kind, col, row int) (why, mend string) {
	c, stored := s.cells[position{col, row}], s.at(col, row)
	switch {
	case s.follows(col, row):
		return "", ""
	case c.derived && !c.value:
		return "the formula =" + oneLine(c.formula) + " has no value in the file", "open the workbook in a spreadsheet program, let it calculate and save, or type the figure"
	case c.kind == errorCell:
		return "the cell is an error, " + stored, "mend its formula, or type the figure"
	case c.kind == boolCell && kind != Flag:
		return map[bool]string{true: "TRUE", false: "FALSE"}[stored == "1"] + " is no " + kind.noun(), "type " + kind.example()
	}
	if _, isNumber := c.number(); kind == Date && stored != "" && !isNumber {
		if _, err := vesting.ParseDate(stored); err != nil {
			return fmt.Sprintf("%q is a text and no date", oneLine(stored)), "type the date as your spreadsheet writes dates, or 2027-01-11"
		}
	}
	// Terms are read one by one beforehand: in the case file that the sheet stands for, an open
	// bracket would be the mistake of the next cell.
	if terms := oneLine(stored); kind == Terms && strings.HasPrefix(terms, "{") && !casefile.WellFormed(terms) {
		return fmt.Sprintf("%q is not written as terms in brackets", terms), "close each bracket and each quote once, as in {months: 24, kind: pro-rata}"
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

// reference is a formula that only repeats another cell.
var reference = regexp.MustCompile(`^=?\$?([A-Z]{1,3})\$?([0-9]{1,7})$`)

// follows reports whether a cell repeats the one to which the case leaves its term, as the
// writer has it: growth to that of all offers, a contribution to what earns the full match.
// Any other reference is a formula with a value of its own.
func (s *inputs) follows(col, row int) bool {
	c := s.cells[position{col, row}]
	m := reference.FindStringSubmatch(c.formula)
	if !c.derived || m == nil {
		return false
	}
	to, _ := strconv.Atoi(m[2])
	own, _ := ParseKey(s.at(KeyColumn, row))
	other, _ := ParseKey(s.at(KeyColumn, to))
	switch {
	case own.ForAll:
		return false
	case other.ForAll:
		return columnOf(m[1]) == FirstColumn && (own.Term == other.Term || strings.HasSuffix(own.Term, "."+other.Term))
	}
	return columnOf(m[1]) == col && own.Term == "retirement.contribution" && strings.HasPrefix(other.Term, "retirement.tiers[")
}

// scalar returns a cell as YAML, nothing where it is empty or follows another cell.
func (s *inputs) scalar(kind Kind, col, row int) string {
	c, stored := s.cells[position{col, row}], s.at(col, row)
	if stored == "" || s.follows(col, row) {
		return ""
	}
	if number, isNumber := c.number(); isNumber && kind == Date {
		return day(number + float64(s.epoch))
	} else if isNumber && kind != Text {
		return kind.number(number)
	}
	switch {
	case kind.isLength() && isDigits(stored): // 24, typed as a text
		return stored + " " + map[bool]string{true: "days", false: "months"}[kind == Days]
	case kind == Terms && strings.HasPrefix(stored, "{"):
		return oneLine(stored)
	case kind == Terms && rates.MatchString(stored):
		return "{" + rate.ReplaceAllString(oneLine(strings.ReplaceAll(stored, ";", ",")), "$1: $2") + "}"
	}
	return quoted(stored)
}

// Exchange rates as a person writes them into one cell: EUR 1.08, GBP 1.27.
var (
	rate  = regexp.MustCompile(`([A-Za-z]{3})[ \t:=]+(\d+(?:\.\d+)?)`)
	rates = regexp.MustCompile(`^` + rate.String() + `(\s*[,;]\s*` + rate.String() + `)*$`)
)

// number reads what a cell stores as a number. A spreadsheet writes up to 17 digits of a
// double; 15 are what was typed.
func (c cell) number() (float64, bool) {
	if c.kind != "" && c.kind != numberCell && c.kind != boolCell {
		return 0, false // a text such as 36.000 is for the case file's reader to judge
	}
	x, err := strconv.ParseFloat(strings.TrimSpace(c.text), 64)
	return x, err == nil && x > -1e15 && x < 1e16
}

// isLength reports whether a bare count is a length of time by its row.
func (k Kind) isLength() bool { return k == Months || k == Days || k == Terms }

func isDigits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

// number writes a number in the words of the case file.
func (k Kind) number(x float64) string {
	switch k {
	case Rate:
		return plain(x*100) + "%"
	case Months, Terms: // a bare number of a clawback is its months
		return plain(x) + " months"
	case Days:
		return plain(x) + " days"
	case Flag:
		if x == 0 {
			return "false"
		}
		return "true"
	}
	written := plain(x)
	if before, decimals, found := strings.Cut(written, "."); found && len(decimals) == 3 && len(before) <= 3 {
		written += "0" // in a text 36.125 may be 36125; a number is itself
	}
	return written
}

// plain writes a double with its 15 certain digits and no exponent.
func plain(x float64) string {
	rounded, err := strconv.ParseFloat(strconv.FormatFloat(x, 'g', 15, 64), 64)
	if err != nil {
		rounded = x
	}
	if rounded == 0 {
		return "0" // and not -0
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
		mistake := text.mistake(e)
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
