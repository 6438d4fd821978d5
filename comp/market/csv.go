package market

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
)

// csvGrid is a table of comma-separated values; semicolons and tabs separate too.
type csvGrid struct {
	r       *csv.Reader
	budget  *budget
	names   []string
	columns []int
	line    int // the last that was read
	short   Short
}

// Short counts the rows of a file that have fewer cells than its first row names columns: what is
// missing at their ends is taken as empty.
type Short struct {
	File string
	Rows int
	Line int // of the first of them
}

// errEndless reports a line of CSV that does not end, mostly for want of a quote.
var errEndless = errors.New("endless line")

// budget bounds what one line may take.
type budget struct {
	r    io.Reader
	left int
}

func (b *budget) Read(p []byte) (int, error) {
	if b.left <= 0 {
		return 0, errEndless
	}
	n, err := b.r.Read(p[:min(len(p), b.left)])
	b.left -= n
	return n, err
}

func newCSV(r io.Reader) (*csvGrid, error) {
	b := &budget{r: r, left: maxLine}
	buffered := bufio.NewReaderSize(b, 64<<10)
	begin, err := buffered.Peek(64 << 10)
	if err != nil && err != io.EOF {
		return nil, err
	}
	switch {
	case bytes.HasPrefix(begin, []byte("\xff\xfe")), bytes.HasPrefix(begin, []byte("\xfe\xff")):
		return nil, failure(1, "the file is encoded in UTF-16", "save it as CSV UTF-8")
	case bytes.HasPrefix(begin, []byte("\xd0\xcf\x11\xe0")):
		return nil, failure(0, "this is a workbook of the old kind (.xls)", "save it as .xlsx")
	case bytes.HasPrefix(begin, []byte("\xef\xbb\xbf")):
		buffered.Discard(3)
		begin = begin[3:]
	}
	g := &csvGrid{r: csv.NewReader(buffered), budget: b}
	g.r.Comma, g.r.ReuseRecord, g.r.FieldsPerRecord = separator(begin), true, -1
	head, line, err := g.record()
	if err == io.EOF {
		return nil, failure(0, "the file is empty", "name a file with a row of column names and rows below it")
	}
	if err != nil {
		return nil, err
	}
	if len(head) > maxColumns || bytes.ContainsRune(begin, 0) {
		return nil, failure(line, "this is no table", "name a .csv or .xlsx file with column names in its first row")
	}
	g.names = append(g.names, head...)
	return g, nil
}

// separator is what separates the column names: a semicolon where the decimals have commas.
func separator(begin []byte) rune {
	head, _, _ := bytes.Cut(begin, []byte("\n"))
	best, most := ',', bytes.Count(head, []byte(","))
	for _, other := range ";\t" {
		if n := bytes.Count(head, []byte(string(other))); n > most {
			best, most = other, n
		}
	}
	return best
}

func (g *csvGrid) head() []string { return g.names }

func (g *csvGrid) choose(columns []int, _ func(int) error) error {
	g.columns = columns
	return nil
}

func (g *csvGrid) next(cells []string) (int, error) {
	record, line, err := g.record()
	if err != nil {
		return line, err
	}
	for _, extra := range record[min(len(record), len(g.names)):] {
		if extra != "" {
			return line, failure(line, fmt.Sprintf("the row has %d cells and the first row names %d columns", len(record), len(g.names)),
				"a separator is one too many, or quotes are missing around one: mend the line")
		}
	}
	if len(record) < len(g.names) && strings.TrimSpace(strings.Join(record, "")) != "" {
		if g.short.Rows++; g.short.Rows == 1 {
			g.short.Line = line
		}
	}
	for i, column := range g.columns {
		if cells[i] = ""; column < len(record) { // Excel leaves out empty cells at a row's end
			cells[i] = record[column]
		}
		if len(cells[i]) > maxCell {
			return line, tooLong(line)
		}
	}
	return line, nil
}

// record reads a line, and says where one is broken without repeating it.
func (g *csvGrid) record() ([]string, int, error) {
	g.budget.left = maxLine
	record, err := g.r.Read()
	var wrong *csv.ParseError
	switch {
	case errors.Is(err, errEndless):
		return nil, 0, failure(g.line+1, "the row does not end: it is longer than 1 MB", "a closing quote is missing: mend the line")
	case errors.As(err, &wrong):
		return nil, 0, failure(wrong.StartLine, "the row is broken: "+wrong.Err.Error(), "mend its quotes, or save the file as CSV anew")
	case err != nil:
		return nil, 0, err
	}
	g.line, _ = g.r.FieldPos(0)
	return record, g.line, nil
}

func tooLong(line int) error {
	return failure(line, fmt.Sprintf("a cell holds more than %d characters", maxCell), "that is more than a sheet can hold: mend the row")
}
