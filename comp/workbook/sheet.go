package workbook

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"
)

// A workbook is a ZIP archive of XML (ECMA-376, parts 1 and 2). Of it the one sheet is read
// that holds the Inputs, and the texts that its cells share; the rest may be as large or as
// broken as it likes. What is read is read to its end, because a cell that a broken sheet
// drops in silence is a term of an offer.

// Limits of a workbook that is read.
const (
	maxFile    = 16 << 20 // bytes
	maxPart    = 32 << 20 // bytes of one part, unpacked
	maxRows    = 10_000
	lastColumn = FirstColumn + maxColumns // the notes on each row
	maxStrays  = 1_000                    // cells beyond it that are kept, to be named
)

// cell is what a cell stores.
type cell struct {
	text    string // the value, as stored
	kind    string // number, shared, text, boolean or failure, in the format's own words
	value   bool   // there is a value, be it empty
	formula string
	derived bool   // there is a formula
	shows   format // what a number is shown as
}

// The kinds of stored values (ECMA-376-1, 18.18.11 ST_CellType).
const (
	numberCell = "n"
	sharedCell = "s"
	inlineCell = "inlineStr"
	boolCell   = "b"
	errorCell  = "e"
)

// archive is a workbook being read.
type archive struct {
	parts map[string]*zip.File
}

// openSheet finds the sheet of a name and returns its cells by column and row. It returns
// ErrNoInputs where the file has none.
func openSheet(data []byte, name string) (*inputs, error) {
	a, err := openArchive(data)
	if err != nil {
		return nil, err
	}
	part, epoch, err := a.find(name)
	if err != nil {
		return nil, err
	}
	formats, err := a.formats()
	if err != nil {
		return nil, err
	}
	texts, lost := a.sharedTexts()
	r := sheetReader{name: name, formats: formats, texts: texts, lost: lost, shared: map[string]string{}, cells: map[position]cell{}}
	if err := a.each(part, r.see); err != nil {
		if errors.As(err, new(*DamageError)) {
			return nil, err
		}
		return nil, r.damaged(err)
	}
	return &inputs{cells: r.cells, rows: r.last, epoch: epoch}, nil
}

// openArchive opens a workbook. It returns ErrNoInputs for what is none.
func openArchive(data []byte) (*archive, error) {
	zipped, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	switch {
	case err != nil && IsWorkbook(data):
		return nil, ErrTruncated
	case err != nil:
		return nil, ErrNoInputs
	}
	a := &archive{parts: map[string]*zip.File{}}
	for _, part := range zipped.File {
		a.parts[part.Name] = part
	}
	return a, nil
}

// find returns the part of a sheet, and the day from which the workbook counts days.
func (a *archive) find(name string) (part string, epoch int, err error) {
	if a.parts["xl/workbook.xml"] == nil {
		return "", 0, ErrNoInputs
	}
	id, targets := "", map[string]string{}
	err = a.each("xl/workbook.xml", func(token xml.Token) error {
		start, ok := token.(xml.StartElement)
		switch {
		case ok && start.Name.Local == "sheet" && attribute(start, "name") == name:
			id = attribute(start, "id")
		case ok && start.Name.Local == "workbookPr" && (attribute(start, "date1904") == "1" || attribute(start, "date1904") == "true"):
			epoch = epoch1904
		}
		return nil
	})
	if err == nil {
		err = a.each("xl/_rels/workbook.xml.rels", func(token xml.Token) error {
			if start, ok := token.(xml.StartElement); ok && start.Name.Local == "Relationship" {
				target := attribute(start, "Target")
				if !strings.HasPrefix(target, "/") {
					target = path.Join("xl", target)
				}
				targets[attribute(start, "Id")] = strings.TrimPrefix(target, "/")
			}
			return nil
		})
	}
	if err != nil {
		return "", 0, &DamageError{Part: "its list of sheets", Err: err}
	}
	if a.parts[targets[id]] == nil {
		return "", 0, ErrNoInputs
	}
	return targets[id], epoch, nil
}

// epoch1904 is how many days later the workbooks of old Macs begin to count.
const epoch1904 = 1462

// each calls see with every token of a part, in order, up to its end.
func (a *archive) each(name string, see func(xml.Token) error) error {
	part := a.parts[name]
	if part == nil {
		return nil
	}
	content, err := part.Open()
	if err != nil {
		return err
	}
	defer content.Close()
	limited := &io.LimitedReader{R: content, N: maxPart + 1}
	decoder := xml.NewDecoder(limited)
	for {
		token, err := decoder.Token()
		switch {
		case limited.N <= 0:
			return fmt.Errorf("it is longer than %d MB", maxPart>>20)
		case err == io.EOF:
			return nil
		case err != nil:
			return err
		}
		if err := see(token); err != nil {
			return err
		}
	}
}

// sharedTexts returns the texts that cells refer to by number, and what is wrong with those
// that follow.
func (a *archive) sharedTexts() (texts []string, lost error) {
	var text strings.Builder
	reading, phonetic := false, false
	lost = a.each("xl/sharedStrings.xml", func(token xml.Token) error {
		switch token := token.(type) {
		case xml.StartElement:
			switch token.Name.Local {
			case "si":
				text.Reset()
			case "t":
				reading = true
			case "rPh": // how a Japanese word is spoken
				phonetic = true
			}
		case xml.EndElement:
			switch token.Name.Local {
			case "si":
				texts = append(texts, unescaped(text.String()))
			case "t":
				reading = false
			case "rPh":
				phonetic = false
			}
		case xml.CharData:
			if reading && !phonetic {
				text.Write(token)
			}
		}
		return nil
	})
	return texts, lost
}

// position is a column and a row, both from 1.
type position struct{ col, row int }

// sheetReader takes the cells out of a sheet.
type sheetReader struct {
	name    string
	formats []format // of the cells' styles
	texts   []string
	lost    error             // what is wrong with the texts after these
	shared  map[string]string // formulas by the number under which other cells share them
	cells   map[position]cell
	at      position
	last    int // the last row that has a cell
	strays  int // cells beyond the last column that are kept

	cell    cell
	in      string // the element whose text is read: v, f or t
	text    strings.Builder
	formula string // the number of a shared formula
}

func (r *sheetReader) see(token xml.Token) error {
	switch token := token.(type) {
	case xml.StartElement:
		return r.open(token)
	case xml.EndElement:
		return r.close(token.Name.Local)
	case xml.CharData:
		if r.in != "" {
			r.text.Write(token)
		}
	}
	return nil
}

func (r *sheetReader) open(e xml.StartElement) error {
	switch e.Name.Local {
	case "row":
		r.at = position{0, r.at.row + 1}
		if n, err := strconv.Atoi(attribute(e, "r")); err == nil {
			r.at.row = n
		}
	case "c":
		r.cell = cell{kind: attribute(e, "t")}
		if style, err := strconv.Atoi(attribute(e, "s")); err == nil && style >= 0 && style < len(r.formats) {
			r.cell.shows = r.formats[style]
		}
		r.at.col++
		if col := columnOf(attribute(e, "r")); col > 0 {
			r.at.col = col
		}
	case "v", "t", "f":
		r.in = e.Name.Local
		r.text.Reset()
		if r.in == "f" {
			r.formula = ""
			if attribute(e, "t") == "shared" {
				r.formula = attribute(e, "si")
			}
		}
	}
	return nil
}

func (r *sheetReader) close(name string) error {
	switch name {
	case "v":
		r.cell.text, r.cell.value = r.text.String(), true
	case "t":
		if r.cell.kind == inlineCell {
			r.cell.text, r.cell.value = r.cell.text+r.text.String(), true
		}
	case "f":
		r.cell.derived, r.cell.formula = true, strings.TrimSpace(r.text.String())
		if r.formula != "" && r.cell.formula != "" {
			r.shared[r.formula] = r.cell.formula
		} else if r.formula != "" {
			r.cell.formula = r.shared[r.formula] // but for where it points to
		}
	case "c":
		return r.keep()
	}
	if name == r.in {
		r.in = ""
	}
	return nil
}

// keep files the cell that ends.
func (r *sheetReader) keep() error {
	c := r.cell
	if c.kind == sharedCell && c.value {
		n, err := strconv.Atoi(strings.TrimSpace(c.text))
		switch {
		case err != nil || n < 0:
			return fmt.Errorf("a cell refers to the text %q", c.text)
		case n >= len(r.texts) && r.lost != nil:
			return &DamageError{Part: "the sheet " + r.name, Row: fmt.Sprint(r.at.row), Err: r.lost}
		case n >= len(r.texts):
			return fmt.Errorf("a cell refers to the text %d of %d", n, len(r.texts))
		}
		c.text = r.texts[n]
	} else if c.kind == inlineCell || c.kind == "str" {
		c.text = unescaped(c.text)
	}
	if c.derived && c.kind != "str" && strings.TrimSpace(c.text) == "" {
		c.value = false // programs that do not calculate write an empty <v> beside the formula; of a text it is the empty one
	}
	if !c.value && !c.derived || r.at.row < 1 || r.at.col > lastColumn && (c.isBlank() || r.strays >= maxStrays) {
		return nil
	}
	if r.at.col > lastColumn {
		r.strays++
	}
	if r.at.row > maxRows {
		return fmt.Errorf("it has more than %d rows", maxRows)
	}
	r.cells[r.at], r.last = c, max(r.last, r.at.row)
	return nil
}

// damaged names the row that is being read.
func (r *sheetReader) damaged(err error) error {
	row := ""
	if r.at.row > 0 {
		row = fmt.Sprint(r.at.row)
	}
	return &DamageError{Part: "the sheet " + r.name, Row: row, Err: err}
}

func attribute(element xml.StartElement, name string) string {
	for _, a := range element.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// columnOf returns the column of a cell such as D17, 0 where the text is none.
func columnOf(ref string) int {
	col := 0
	for i := 0; i < len(ref) && i < 3 && ref[i] >= 'A' && ref[i] <= 'Z'; i++ {
		col = col*26 + int(ref[i]-'A') + 1
	}
	return col
}

// escape is how the format writes a character that XML cannot hold (ECMA-376-1, 22.4.2.4).
var escape = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`_x[0-9A-Fa-f]{4}_`) })

func unescaped(text string) string {
	if !strings.Contains(text, "_x") {
		return text
	}
	return escape().ReplaceAllStringFunc(text, func(s string) string {
		n, err := strconv.ParseUint(s[2:6], 16, 16)
		if err != nil || !utf8.ValidRune(rune(n)) {
			return s
		}
		return string(rune(n))
	})
}
