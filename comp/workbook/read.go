package workbook

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/casefile"
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
	elsewhere := opts.Cell
	opts.Cell = func(name string, line int) string {
		if text := books[name]; text != nil && line >= 1 && line <= len(text.cells) {
			return Sheet + "!" + text.cells[line-1]
		}
		if elsewhere != nil && books[name] == nil {
			return elsewhere(name, line)
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
	if mistake := (*Error)(nil); errors.As(err, &mistake) {
		mistake.File = name
		return nil, nil, Errors{mistake}
	}
	if err != nil {
		return nil, nil, fmt.Errorf("%s: %w", name, err)
	}
	if moved := sheet.findOffers(); moved != nil {
		moved.File = name
		return nil, nil, Errors{moved}
	}
	text, mistakes := sheet.caseFile(name)
	if on := sheet.switched(); on != nil {
		on.File = name
		mistakes = append(mistakes, on)
	}
	for _, stray := range sheet.strays() {
		stray.File = name
		mistakes = append(mistakes, stray)
	}
	slices.SortStableFunc(mistakes, func(a, b *Error) int {
		return cmp.Or(cmp.Compare(rowOf(a.Cell), rowOf(b.Cell)), cmp.Compare(columnOf(a.Cell), columnOf(b.Cell)))
	})
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
	head   int // the row of the heads; 0 where there is none
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
	if s.at(KeyColumn, MarkRow) != Mark {
		return nil, s.notAtItsPlace()
	}
	count, err := strconv.Atoi(s.at(KeyColumn, CountRow))
	if err != nil || count < 1 || count > maxColumns {
		return nil, &Error{Cell: CellName(KeyColumn, CountRow), Message: "the number of offers does not stand in this hidden cell: a row was inserted or deleted, or it was overwritten",
			Mend: undo(2)}
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
		if !ok || key.Kind == Part {
			continue
		}
		columns := s.offers
		if key.ForAll {
			columns = 1
		}
		for i := range columns {
			cell := CellName(FirstColumn+i, row)
			if why, mend := s.unreadable(key, FirstColumn+i, row); why != "" {
				mistakes = append(mistakes, &Error{File: name, Cell: cell, Message: why, Mend: mend})
				continue
			}
			if taken := s.putCell(root, key, i, row); taken != "" {
				mistakes = append(mistakes, &Error{File: name, Cell: cell, Message: fmt.Sprintf("this and %s state the same term", s.named(taken)), Mend: "clear one of the two cells"})
			}
		}
	}
	root.leaveOut("")
	text := &file{sheet: s}
	text.mapping(0, "", root)
	return text, mistakes
}

// putCell files one cell. It returns the cell that states the same term already.
func (s *inputs) putCell(root *node, key Key, offer, row int) string {
	col := FirstColumn + offer
	scalar := s.scalar(key, col, row)
	if scalar == "" {
		return ""
	}
	term := key.Term
	if !key.ForAll {
		term = fmt.Sprintf("offers[%d].%s", offer, key.Term)
	}
	return root.put(term, scalar, CellName(col, row))
}

// reference is a formula that only repeats another cell.
var reference = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^=?\$?([A-Z]{1,3})\$?([0-9]{1,7})$`) })

// follows reports whether a cell repeats the one to which the case leaves its term, as the
// writer has it: growth to that of all offers, a contribution to what earns the full match.
// Any other reference is a formula with a value of its own.
func (s *inputs) follows(col, row int) bool {
	c := s.cells[position{col, row}]
	m := reference().FindStringSubmatch(c.formula)
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
	inOrder(cells)
	switch {
	case others == nil:
		return cells
	case cells == nil:
		return others
	}
	return errors.Join(cells, others)
}
