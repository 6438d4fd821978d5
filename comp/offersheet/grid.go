package offersheet

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"github.com/seed-251b9aba/offerkit/comp/casefile"
	"github.com/seed-251b9aba/offerkit/comp/workbook"
)

// Limits of a sheet that is read: a sheet of offers has a few dozen rows.
const (
	maxBytes   = 1 << 20
	maxRows    = 1000
	maxColumns = 200
)

// IsSheet tells a sheet of offers from a case file and from a workbook that offerkit wrote: by the
// ending of its name, and without one by a first line whose cells are divided and hold no key.
func IsSheet(s casefile.Source) bool {
	if workbook.IsWorkbook(s.Data) {
		return workbook.IsForeign(s.Data)
	}
	switch strings.ToLower(filepath.Ext(s.Name)) {
	case ".csv", ".tsv":
		return true
	case "":
		head, _, _ := bytes.Cut(bytes.TrimLeft(s.Data, "\ufeff\r\n"), []byte("\n"))
		return bytes.ContainsAny(head, ",;\t") && !bytes.ContainsAny(head, ":{[#") && !bytes.HasPrefix(head, []byte("-"))
	}
	return false
}

// at is the place of a cell, both from 1.
type at struct{ row, col int }

// String names the cell as a spreadsheet does: B4.
func (p at) String() string { return workbook.CellName(p.col, p.row) }

// cell is a text with its place in the file, which a sheet that is turned round keeps.
type cell struct {
	text string
	at   at
}

// grid is a sheet, its cells by row and column.
type grid struct {
	file   string
	sheet  string   // of a workbook
	others []string // the sheets of the workbook that are not read
	rows   [][]cell
}

// readGrid reads the cells of a file.
func readGrid(s casefile.Source) (*grid, error) {
	g := &grid{file: s.Name}
	var texts [][]string
	var err error
	if workbook.IsWorkbook(s.Data) {
		var table workbook.Table
		if table, err = workbook.ReadTable(s.Data); err != nil {
			return nil, fmt.Errorf("%s: %w", casefile.Legible(s.Name), err)
		}
		texts, g.sheet, g.others = table.Rows, table.Sheet, table.Others
	} else if texts, err = readCSV(s); err != nil {
		return nil, err
	}
	for r, row := range texts {
		if len(row) > maxColumns || r >= maxRows {
			return nil, Errors{{File: s.Name, Row: r + 1, Message: fmt.Sprintf("the sheet is larger than %d rows of %d columns", maxRows, maxColumns), Mend: "keep the rows that describe offers"}}
		}
		cells := make([]cell, len(row))
		for c, text := range row {
			cells[c] = cell{strings.TrimSpace(text), at{r + 1, c + 1}}
		}
		g.rows = append(g.rows, cells)
	}
	g.square()
	return g, nil
}

// readCSV reads the records of a file whose cells are divided by commas, semicolons or tabs.
func readCSV(s casefile.Source) ([][]string, error) {
	data := bytes.TrimPrefix(s.Data, []byte("\ufeff"))
	if err := readable(s.Name, data); err != nil {
		return nil, err
	}
	r := csv.NewReader(bytes.NewReader(data))
	r.Comma, r.FieldsPerRecord = divider(data), -1
	var rows [][]string
	for {
		record, err := r.Read()
		var wrong *csv.ParseError
		switch {
		case err == io.EOF:
			return rows, nil
		case errors.As(err, &wrong):
			return nil, Errors{{File: s.Name, Row: wrong.Line, Message: "a quote stands inside a cell, or does not close", Mend: `put the whole cell in quotes, and write each quote inside it twice, like "a ""b"" c"`}}
		case err != nil:
			return nil, err
		}
		line, _ := r.FieldPos(0) // which counts the blank lines that the reader passes over
		for len(rows) < line-1 && len(rows) <= maxRows {
			rows = append(rows, nil)
		}
		rows = append(rows, record)
		if len(rows) > maxRows+1 {
			return rows, nil // which readGrid refuses
		}
	}
}

// readable refuses what is no text.
func readable(name string, data []byte) error {
	if len(data) > maxBytes {
		return Errors{{File: name, Message: fmt.Sprintf("the file is longer than %d KiB", maxBytes>>10), Mend: "keep the rows that describe offers"}}
	}
	if casefile.IsUTF16(data) {
		return Errors{{File: name, Message: "the file is encoded in UTF-16", Mend: "save the sheet as CSV UTF-8"}}
	}
	row := 1
	for len(data) > 0 {
		r, size := utf8.DecodeRune(data)
		switch {
		case r == utf8.RuneError && size == 1:
			return Errors{{File: name, Row: row, Message: fmt.Sprintf("byte 0x%02X is not UTF-8 text", data[0]), Mend: "save the sheet as CSV UTF-8"}}
		case r == '\n':
			row++
		case r < ' ' && r != '\t' && r != '\r', r >= 0x7f && r <= 0x9f, r == '\u2028', r == '\u2029', r == '\ufffe', r == '\uffff':
			return Errors{{File: name, Row: row, Message: fmt.Sprintf("control code U+%04X in the text", r), Mend: "delete it; the sheet should be plain text"}}
		}
		data = data[size:]
	}
	return nil
}

// divider is what divides the cells: the one of comma, semicolon and tab that the first lines have
// most of, outside of quotes. In a sheet of amounts such as 185,000 the commas are not the most where
// another divides.
func divider(data []byte) rune {
	counts, quoted, lines := map[rune]int{}, false, 0
	for _, r := range string(data) {
		switch {
		case r == '"':
			quoted = !quoted
		case quoted:
		case r == '\n':
			lines++
		case r == ',' || r == ';' || r == '\t':
			counts[r]++
		}
		if lines >= 5 {
			break
		}
	}
	switch {
	case counts['\t'] > 0 && counts['\t'] >= lines:
		return '\t'
	case counts[';'] > 0 && counts[';'] >= lines:
		return ';'
	}
	return ','
}

// square gives every row the same number of cells.
func (g *grid) square() {
	width := 0
	for _, row := range g.rows {
		width = max(width, len(row))
	}
	for r, row := range g.rows {
		for c := len(row); c < width; c++ {
			row = append(row, cell{at: at{r + 1, c + 1}})
		}
		g.rows[r] = row
	}
}

// turned is the sheet with rows for columns.
func (g *grid) turned() *grid {
	t := *g
	t.rows = nil
	if len(g.rows) == 0 {
		return &t
	}
	for c := range g.rows[0] {
		column := make([]cell, len(g.rows))
		for r := range g.rows {
			column[r] = g.rows[r][c]
		}
		t.rows = append(t.rows, column)
	}
	return &t
}
