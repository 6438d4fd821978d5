package market

import (
	"archive/zip"
	"encoding/xml"
	"fmt"
	"io"
	"path"
	"strconv"
	"strings"
)

// workbook is the first sheet of an .xlsx file that is a table of data, read row by row.
//
// Programs keep the texts of a workbook apart from its sheets, each once, by number. All of them
// would fill the memory, and most are names and addresses that nobody asked for: so the sheet is
// read once to learn which numbers stand in the chosen columns, and those texts alone are kept.
type workbook struct {
	archive *zip.Reader
	sheet   *zip.File
	shared  *zip.File // the texts by number; nil where cells hold their own
	names   []string

	columns map[int]int // position of a column among the chosen ones
	texts   map[int]string
	rows    *sheetRows
}

// maxSheets is how many sheets are looked at for one with data in it.
const maxSheets = 20

func newWorkbook(archive *zip.Reader) (*workbook, error) {
	sheets, shared, err := sheetsOf(archive)
	if err != nil {
		return nil, err
	}
	var first *workbook
	for _, sheet := range sheets[:min(len(sheets), maxSheets)] {
		w := &workbook{archive: archive, sheet: sheet, shared: shared}
		if err := w.readHead(); err != nil {
			return nil, err
		}
		if kindOf(w.names) != unknownKind {
			return w, nil
		}
		if first == nil {
			first = w
		}
	}
	if first == nil {
		return nil, failure(0, "the workbook has no sheet", "save it anew, or name another file")
	}
	return first, nil
}

// sheetsOf lists the sheets of a workbook in order, and the part with its texts.
func sheetsOf(archive *zip.Reader) (sheets []*zip.File, shared *zip.File, err error) {
	var book struct {
		Sheets []struct {
			ID string `xml:"http://schemas.openxmlformats.org/officeDocument/2006/relationships id,attr"`
		} `xml:"sheets>sheet"`
	}
	var relations struct {
		List []struct {
			ID     string `xml:"Id,attr"`
			Type   string `xml:"Type,attr"`
			Target string `xml:"Target,attr"`
		} `xml:"Relationship"`
	}
	if err := decode(archive, "xl/workbook.xml", &book); err != nil {
		return nil, nil, err
	}
	if err := decode(archive, "xl/_rels/workbook.xml.rels", &relations); err != nil {
		return nil, nil, err
	}
	parts := map[string]*zip.File{}
	for _, r := range relations.List {
		target := strings.TrimPrefix(r.Target, "/")
		if target == r.Target {
			target = path.Join("xl", r.Target)
		}
		parts[r.ID] = part(archive, target)
		if strings.HasSuffix(r.Type, "/sharedStrings") {
			shared = parts[r.ID]
		}
	}
	for _, s := range book.Sheets {
		if f := parts[s.ID]; f != nil {
			sheets = append(sheets, f)
		}
	}
	return sheets, shared, nil
}

// maxList is the longest that the list of sheets may be.
const maxList = 4 << 20

func decode(archive *zip.Reader, name string, into any) error {
	f := part(archive, name)
	if f == nil {
		return damaged(0)
	}
	r, err := unpack(f)
	if err != nil {
		return err
	}
	if err := xml.NewDecoder(io.LimitReader(r, maxList)).Decode(into); err != nil {
		return damaged(0)
	}
	return nil
}

// damaged reports a workbook that cannot be read on, without what stands in it.
func damaged(row int) error {
	return failure(row, "the workbook is damaged here", "open it in a spreadsheet program and save it anew, or download it again")
}

func (w *workbook) head() []string { return w.names }

// readHead reads the first row that is not empty, whose cells name the columns.
func (w *workbook) readHead() error {
	rows, err := openRows(w.sheet, nil)
	if err != nil {
		return err
	}
	for {
		_, cells, err := rows.next()
		if err == io.EOF {
			return nil // an empty sheet
		}
		if err != nil {
			return err
		}
		if len(cells) == 0 {
			continue
		}
		wanted := numbers{}
		for i := range cells {
			wanted.add(&cells[i])
		}
		if err := w.load(wanted); err != nil {
			return err
		}
		for i := range cells {
			w.names = append(w.names, make([]string, max(cells[i].column-len(w.names), 0))...)
			w.names[cells[i].column-1] = w.text(&cells[i])
		}
		return nil
	}
}

func (w *workbook) choose(columns []int, preparing func(rows int) error) error {
	w.columns = map[int]int{}
	for i, column := range columns {
		w.columns[column+1] = i
	}
	if err := w.prepare(preparing); err != nil {
		return err
	}
	rows, err := openRows(w.sheet, w.columns)
	if err != nil {
		return err
	}
	w.rows = rows
	for { // to the row of the names
		_, cells, err := rows.next()
		if err == io.EOF || len(cells) > 0 {
			return nil
		}
		if err != nil {
			return err
		}
	}
}

// prepare keeps the texts of the chosen columns.
func (w *workbook) prepare(preparing func(int) error) error {
	if w.shared == nil {
		return nil
	}
	rows, err := openRows(w.sheet, w.columns)
	if err != nil {
		return err
	}
	wanted := numbers{}
	for n := 0; ; n++ {
		_, cells, err := rows.next()
		if err == io.EOF {
			return w.load(wanted)
		}
		if err != nil {
			return err
		}
		for i := range cells {
			wanted.add(&cells[i])
		}
		if err := preparing(n); err != nil {
			return err
		}
	}
}

func (w *workbook) next(cells []string) (int, error) {
	for {
		row, found, err := w.rows.next()
		if err != nil {
			return row, err
		}
		if len(found) == 0 {
			continue
		}
		clear(cells)
		for i := range found {
			if cells[w.columns[found[i].column]] = w.text(&found[i]); len(found[i].value) > maxCell {
				return row, tooLong(row)
			}
		}
		return row, nil
	}
}

// text is what a cell holds.
func (w *workbook) text(c *cell) string {
	if !c.shared {
		return unescaped(c.value)
	}
	n, _ := strconv.Atoi(string(c.value))
	return w.texts[n]
}

// numbers is a set of the numbers of texts, a bit each.
type numbers []uint64

// maxTexts is how many texts a workbook may keep.
const maxTexts = 100_000_000

func (n *numbers) add(c *cell) {
	if !c.shared {
		return
	}
	i, err := strconv.Atoi(string(c.value))
	if err != nil || i < 0 || i >= maxTexts {
		return // which reads as an empty cell
	}
	if more := i/64 + 1 - len(*n); more > 0 {
		*n = append(*n, make([]uint64, more)...)
	}
	(*n)[i/64] |= 1 << (i % 64)
}

func (n numbers) has(i int) bool { return i/64 < len(n) && n[i/64]>>(i%64)&1 == 1 }

// maxKept is how many bytes the kept texts may have: a year of cases has some fifty million.
const maxKept = 200 << 20

// load keeps the texts of these numbers.
func (w *workbook) load(wanted numbers) error {
	w.texts = map[int]string{}
	if w.shared == nil || len(wanted) == 0 {
		return nil
	}
	r, err := unpack(w.shared)
	if err != nil {
		return err
	}
	s := newScanner(r)
	var text []byte
	kept, phonetic := 0, false
	for number := 0; number < len(wanted)*64; {
		if err := s.mark(); err != nil {
			return brokenAt(0, err)
		}
		switch string(s.name) {
		case "sst":
			if s.closes {
				return nil
			}
		case "si":
			if s.closes && wanted.has(number) {
				whole := unescaped(text)
				w.texts[number] = whole
				kept += len(whole)
			}
			if s.closes || s.empty() {
				number++
			}
			text = text[:0]
		case "t":
			if s.closes && !phonetic && len(text) <= maxCell*4 {
				text = append(text, s.text...)
			}
		case "rPh": // how a Japanese word is spoken
			phonetic = !s.closes
		}
		if kept > maxKept {
			return failure(0, fmt.Sprintf("the texts of its columns take more than %d MB", maxKept>>20), "save the sheet as CSV and name that")
		}
	}
	return nil
}

// cell is what stands in a cell of a row.
type cell struct {
	column int // from 1
	shared bool
	value  []byte // as written, or the number of a text
}

// sheetRows reads a sheet row by row.
type sheetRows struct {
	s      *scanner
	wanted map[int]int // the columns that are taken; nil for all
	row    int
	at     int // the column of the last cell
	cells  []cell
	values []byte // of the cells
}

func openRows(sheet *zip.File, wanted map[int]int) (*sheetRows, error) {
	r, err := unpack(sheet)
	if err != nil {
		return nil, err
	}
	return &sheetRows{s: newScanner(r), wanted: wanted}, nil
}

// brokenAt says where a sheet cannot be read on.
func brokenAt(row int, err error) error {
	if wrong, ok := err.(*FileError); ok {
		return wrong
	}
	return damaged(row)
}

// next reads a row: its cells stand until the next call. A sheet without data in it has no rows.
func (r *sheetRows) next() (int, []cell, error) {
	r.cells, r.values = r.cells[:0], r.values[:0]
	for {
		err := r.s.mark()
		switch {
		case err == io.EOF && r.row == 0:
			return 0, nil, io.EOF
		case err != nil:
			return r.row, nil, brokenAt(r.row, unexpected(err))
		}
		switch string(r.s.name) {
		case "row":
			if !r.s.closes {
				if err := r.begin(); err != nil {
					return r.row, nil, err
				}
			}
			if r.s.closes || r.s.empty() {
				return r.row, r.cells, nil
			}
		case "c":
			if err := r.cell(); err != nil {
				return r.row, nil, brokenAt(r.row, err)
			}
		case "sheetData":
			if r.s.closes || r.s.empty() {
				return r.row, nil, io.EOF
			}
		}
	}
}

// maxSheetRows is how many rows a sheet has.
const maxSheetRows = 1_048_576

func (r *sheetRows) begin() error {
	r.row++
	r.at = 0
	if n, err := strconv.Atoi(string(r.s.attribute("r"))); err == nil {
		r.row = n
	}
	if r.row < 1 || r.row > maxSheetRows {
		return damaged(0)
	}
	return nil
}

// cell reads a cell to its end.
func (r *sheetRows) cell() error {
	if r.s.closes {
		return nil
	}
	r.at++
	if column := columnOf(r.s.attribute("r")); column > 0 {
		r.at = column
	}
	if r.at > maxColumns {
		return errXML
	}
	if r.s.empty() {
		return nil
	}
	kind := string(r.s.attribute("t"))
	_, taken := r.wanted[r.at]
	begin, phonetic := len(r.values), false
	for {
		if err := r.s.mark(); err != nil {
			return unexpected(err)
		}
		switch string(r.s.name) {
		case "v", "t":
			if r.s.closes && !phonetic && (taken || r.wanted == nil) && len(r.values) < maxLine {
				r.values = append(r.values, r.s.text...)
			}
		case "rPh":
			phonetic = !r.s.closes
		case "c":
			if value := r.values[begin:]; len(value) > 0 && kind != "e" { // a failed formula is nothing
				r.cells = append(r.cells, cell{column: r.at, shared: kind == "s", value: value})
			}
			return nil
		}
	}
}

// columnOf returns the column of a cell such as D17, from 1; 0 where the text is none.
func columnOf(ref []byte) int {
	column := 0
	for i := 0; i < len(ref) && i < 3 && ref[i] >= 'A' && ref[i] <= 'Z'; i++ {
		column = column*26 + int(ref[i]-'A') + 1
	}
	return column
}
