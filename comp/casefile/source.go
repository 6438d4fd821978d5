package casefile

import (
	"bytes"
	"fmt"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
)

// MaxBytes is the longest that one file of a case may be.
const MaxBytes = 1 << 20

// Limits of a file: beyond them it is refused rather than read slowly (SPEC 12).
const (
	maxDepth = 32      // lists and mappings inside each other; an offer needs 6
	maxNodes = 100_000 // keys and values of one file, aliases unfolded
	maxMarks = 100_000 // commas, colons and opening brackets, of which each may take the parser a kilobyte
)

// source is the text of a file, with its lines for excerpts.
type source struct {
	name  string
	kind  *kind
	data  []byte
	cell  func(file string, line int) string // nil where all files are texts
	lines [][]rune                           // made by line, when the first error needs one
}

var (
	utf8Mark  = []byte("\xef\xbb\xbf")
	utf16Mark = [][]byte{[]byte("\xff\xfe"), []byte("\xfe\xff")}
)

// newSource refuses what no text editor would have saved as a case file.
func newSource(s Source) (*source, *Error) { return newSourceOf(caseFiles, s) }

// newSourceOf does so for a kind of file.
func newSourceOf(k *kind, s Source) (*source, *Error) {
	src := &source{name: s.Name, kind: k}
	if len(s.Data) > MaxBytes {
		return src, src.whole(fmt.Sprintf("the file is %d KiB long, the limit is %d KiB", len(s.Data)>>10, MaxBytes>>10),
			k.right)
	}
	src.data = bytes.TrimPrefix(s.Data, utf8Mark)
	if fault := src.otherFormat(); fault != nil {
		return src, fault
	}
	if fault := src.unreadableByte(); fault != nil {
		return src, fault
	}
	return src, src.tooManyMarks()
}

// tooManyMarks refuses a file that is short and yet takes the parser seconds and a
// gigabyte: a megabyte of ":,".
func (s *source) tooManyMarks() *Error {
	count := 0
	for i, c := range s.data {
		if c != ',' && c != ':' && c != '[' && c != '{' {
			continue
		}
		if count++; count > maxMarks {
			return s.at(s.placeOf(i), 1, fmt.Sprintf("the file holds more than %d commas, colons and brackets up to here", maxMarks),
				s.kind.right)
		}
	}
	return nil
}

// unreadableByte finds the first byte that is not text: invalid UTF-8, a control code or
// one of the invisible line breaks that YAML 1.1 knew.
func (s *source) unreadableByte() *Error {
	for i := 0; i < len(s.data); {
		c := s.data[i]
		if c < utf8.RuneSelf && (c >= ' ' && c != 0x7f || c == '\n' || c == '\t' || c == '\r') {
			i++
			continue
		}
		r, size := utf8.DecodeRune(s.data[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			return s.at(s.placeOf(i), 1, fmt.Sprintf("byte 0x%02X is not UTF-8 text", c), "save the file as UTF-8")
		case r < ' ' || r >= 0x7f && r <= 0x9f || r == '\u2028' || r == '\u2029' || r == '\ufeff' || r == '\uffff' || r == '\ufffe':
			return s.at(s.placeOf(i), 1, fmt.Sprintf("control code U+%04X in the text", r), "delete it; the file should be plain text")
		}
		i += size
	}
	return nil
}

// place is a line and a column in characters, both from 1.
type place struct{ line, column int }

// placeOf returns the place of a byte.
func (s *source) placeOf(offset int) place {
	p := place{1, 1}
	for i, r := range string(s.data[:offset]) {
		p.column++
		if r == '\n' || r == '\r' && (i+1 >= len(s.data) || s.data[i+1] != '\n') {
			p.line, p.column = p.line+1, 1
		}
	}
	return p
}

// line returns a line from 1, without its break; nothing beyond the end.
func (s *source) line(n int) []rune {
	if s.lines == nil {
		text := bytes.ReplaceAll(s.data, []byte("\r\n"), []byte("\n"))
		text = bytes.ReplaceAll(text, []byte("\r"), []byte("\n"))
		for _, l := range bytes.Split(text, []byte("\n")) {
			s.lines = append(s.lines, []rune(string(l)))
		}
	}
	if n < 1 || n > len(s.lines) {
		return nil
	}
	return s.lines[n-1]
}

// at makes the error of a place; width is how many characters the caret underlines.
func (s *source) at(p place, width int, message, mend string) *Error {
	return &Error{
		File: s.name, Line: p.line, Column: p.column,
		Excerpt: excerpt(s.line(p.line), p, width),
		Message: Legible(message), Mend: Legible(mend), // what a mend repeats of the file may hold anything
	}
}

// whole makes the error of a file as a whole.
func (s *source) whole(message, mend string) *Error {
	return &Error{File: s.name, Message: Legible(message), Mend: Legible(mend)}
}

func placeOfNode(n *yaml.Node) place { return place{max(n.Line, 1), max(n.Column, 1)} }

// width returns how many characters of its first line a node covers.
func (s *source) width(n *yaml.Node) int {
	if n.Kind != yaml.ScalarNode {
		return 1
	}
	line := s.line(n.Line)
	if n.Column < 1 || n.Column > len(line) {
		return 1
	}
	rest := line[n.Column-1:]
	value := []rune(n.Value)
	switch {
	case n.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle) != 0:
		return quotedWidth(rest)
	case n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		return 1
	case len(value) <= len(rest) && string(rest[:len(value)]) == n.Value:
		return max(1, len(value))
	}
	return len([]rune(trimRight(string(rest))))
}

// quotedWidth returns the length of the quoted text at the start of a line, or of the
// whole line where the quote closes on a later one.
func quotedWidth(line []rune) int {
	for i := 1; i < len(line); i++ {
		switch {
		case line[i] == '\\' && line[0] == '"':
			i++
		case line[i] == line[0]:
			return i + 1
		}
	}
	return max(1, len(line))
}

// place names a place of the file in a message about another file.
func (s *source) place(n *yaml.Node) string {
	if cell := s.cellOf(n); cell != "" {
		return printable(s.name) + ": " + cell
	}
	return fmt.Sprintf("%s:%d:%d", printable(s.name), n.Line, n.Column)
}

// here names a place in a message about another one of the same file.
func (s *source) here(n *yaml.Node) string {
	if cell := s.cellOf(n); cell != "" {
		return "in " + cell
	}
	return fmt.Sprintf("on line %d", n.Line)
}

func (s *source) cellOf(n *yaml.Node) string {
	if s.cell == nil {
		return ""
	}
	return s.cell(s.name, n.Line)
}
