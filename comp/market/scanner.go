package market

import (
	"bytes"
	"errors"
	"io"
	"strconv"
	"unicode/utf8"
)

// scanner splits the XML of a workbook into marks and the text between them. A sheet of half a
// million rows is two gigabytes of it, which encoding/xml takes minutes for; this takes seconds,
// for the part of XML that the format uses (ECMA-376-1): no document types, no entities of one's
// own, UTF-8.
type scanner struct {
	r          io.Reader
	buf        []byte
	start, end int
	err        error

	name   []byte // of the mark, without its prefix
	attr   []byte // what stands behind the name
	closes bool   // the mark ends an element
	text   []byte // what stood before the mark, as written
}

var (
	errXML     = errors.New("no XML of a workbook")
	errLongXML = errors.New("a text without end")
)

func newScanner(r io.Reader) *scanner { return &scanner{r: r, buf: make([]byte, 256<<10)} }

// until returns what stands before the next end, and passes over both. The bytes stand until the
// next call.
func (s *scanner) until(end string) ([]byte, error) {
	for from := s.start; ; {
		if i := index(s.buf[from:s.end], end); i >= 0 {
			found := s.buf[s.start : from+i]
			s.start = from + i + len(end)
			return found, nil
		}
		searched := max(s.end-s.start-len(end)+1, 0)
		if err := s.fill(); err != nil {
			return s.buf[s.start:s.end], err
		}
		from = s.start + searched
	}
}

func index(b []byte, end string) int {
	if len(end) == 1 {
		return bytes.IndexByte(b, end[0])
	}
	return bytes.Index(b, []byte(end))
}

// fill reads more, behind what has not been passed over yet.
func (s *scanner) fill() error {
	if s.err != nil {
		return s.err
	}
	if s.start > 0 {
		s.end = copy(s.buf, s.buf[s.start:s.end])
		s.start = 0
	}
	if s.end == len(s.buf) {
		if len(s.buf) > maxLine {
			return errLongXML
		}
		s.buf = append(s.buf, make([]byte, len(s.buf))...)
	}
	n, err := s.r.Read(s.buf[s.end:])
	s.end += n
	s.err = err
	if n > 0 {
		return nil
	}
	return err
}

// mark moves to the next mark, <name attributes>, comments passed over. It returns io.EOF after
// the last.
func (s *scanner) mark() error {
	for {
		before, err := s.until("<")
		if err == io.EOF && len(bytes.TrimSpace(before)) > 0 {
			return io.ErrUnexpectedEOF
		}
		if err != nil {
			return err
		}
		s.text = append(s.text[:0], before...) // which reading on moves
		mark, err := s.until(">")
		switch {
		case err != nil:
			return unexpected(err)
		case len(mark) > 0 && mark[0] == '!':
			if err := s.comment(mark); err != nil {
				return err
			}
		default:
			s.take(mark)
			return nil
		}
	}
}

// take splits a mark into its name, <x:row> being a row too, and its attributes.
func (s *scanner) take(mark []byte) {
	s.name, s.attr, s.closes = mark, nil, len(mark) > 0 && mark[0] == '/'
	if s.closes {
		s.name = mark[1:]
	}
	for i, c := range s.name {
		if c == ' ' || c == '/' || c == '\n' || c == '\t' || c == '\r' {
			s.name, s.attr = s.name[:i], s.name[i:]
			break
		}
	}
	if i := bytes.IndexByte(s.name, ':'); i >= 0 {
		s.name = s.name[i+1:]
	}
}

// comment passes over a comment, and refuses what may define entities.
func (s *scanner) comment(mark []byte) error {
	if !bytes.HasPrefix(mark, []byte("!--")) {
		return errXML
	}
	if len(mark) >= 5 && bytes.HasSuffix(mark, []byte("--")) {
		return nil
	}
	_, err := s.until("-->")
	return unexpected(err)
}

// empty reports a mark that opens an element and closes it: <c r="A1"/>.
func (s *scanner) empty() bool { return len(s.attr) > 0 && s.attr[len(s.attr)-1] == '/' }

// attribute returns the value of an attribute as written, nil where the mark has none.
func (s *scanner) attribute(name string) []byte {
	for rest := s.attr; ; {
		equals := bytes.IndexByte(rest, '=')
		if equals < 0 || equals+2 >= len(rest) {
			return nil
		}
		quote := rest[equals+1]
		end := bytes.IndexByte(rest[equals+2:], quote)
		if quote != '"' && quote != '\'' || end < 0 {
			return nil
		}
		key := bytes.TrimSpace(rest[:equals])
		if i := bytes.IndexByte(key, ':'); i >= 0 && string(key[i+1:]) == name || string(key) == name {
			return rest[equals+2 : equals+2+end]
		}
		rest = rest[equals+2+end+1:]
	}
}

func unexpected(err error) error {
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}

// references are those that XML itself has.
var references = map[string]string{"amp": "&", "lt": "<", "gt": ">", "quot": `"`, "apos": "'"}

// unescaped resolves the references of a text, and the _x000D_ of the format (22.4.2.4).
func unescaped(text []byte) string {
	if !bytes.ContainsAny(text, "&_") {
		return string(text)
	}
	out := make([]byte, 0, len(text))
	for i := 0; i < len(text); i++ {
		switch rest := text[i:]; {
		case rest[0] == '&':
			if end := bytes.IndexByte(rest, ';'); end > 0 && end < 12 {
				out = append(out, reference(string(rest[1:end]))...)
				i += end
				continue
			}
		case len(rest) >= 7 && rest[0] == '_' && rest[1] == 'x' && rest[6] == '_':
			if n, err := strconv.ParseUint(string(rest[2:6]), 16, 16); err == nil && utf8.ValidRune(rune(n)) {
				out = utf8.AppendRune(out, rune(n))
				i += 6
				continue
			}
		}
		out = append(out, text[i])
	}
	return string(out)
}

// reference resolves one reference; what is none stays away.
func reference(name string) string {
	if known, ok := references[name]; ok {
		return known
	}
	if len(name) < 2 || name[0] != '#' {
		return ""
	}
	digits, base := name[1:], 10
	if digits[0] == 'x' {
		digits, base = digits[1:], 16
	}
	n, err := strconv.ParseUint(digits, base, 32)
	if err != nil || !utf8.ValidRune(rune(n)) {
		return ""
	}
	return string(rune(n))
}
