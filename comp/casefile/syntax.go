package casefile

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"

	"go.yaml.in/yaml/v4"
	"go.yaml.in/yaml/v4/plugin/loaderlimits"
)

// parseSyntax turns the text of a file into the one node at its top. JSON is read as the
// subset of YAML that it is.
func parseSyntax(src *source) (*yaml.Node, *Error) {
	loader, err := yaml.NewLoader(bytes.NewReader(joinSurrogates(src.data)), yaml.WithPlugin(
		loaderlimits.New(loaderlimits.DepthValue(maxDepth), loaderlimits.AliasNone())))
	if err != nil {
		return nil, src.whole(err.Error(), "")
	}
	var first, second yaml.Node
	switch err := loader.Load(&first); {
	case errors.Is(err, io.EOF):
		return nil, src.whole("the file is empty", src.kind.empty)
	case err != nil:
		return nil, src.syntaxError(err)
	}
	switch err := loader.Load(&second); {
	case errors.Is(err, io.EOF):
		if loop := aliasLoop(first.Content[0], nil); loop != nil {
			return nil, src.at(placeOfNode(loop), 1+len([]rune(loop.Value)), fmt.Sprintf("the alias *%s stands inside the value that it refers to, which would never end", printable(loop.Value)),
				"write the value out")
		}
		return first.Content[0], nil
	case err != nil:
		return nil, src.syntaxError(err)
	}
	return nil, src.at(placeOfNode(&second), 3, "a second YAML document begins here, and "+src.kind.one, src.kind.several)
}

// WellFormed reports whether a text of one line, such as {months: 24}, can stand as the value of
// a key: whether its brackets and quotes are closed, and nothing follows them.
func WellFormed(text string) bool {
	src, fault := newSource(Source{Data: []byte("value: " + text)})
	if fault == nil {
		_, fault = parseSyntax(src)
	}
	return fault == nil
}

// aliasLoop returns the first alias that refers to a value around it, nil where there is
// none. An anchor stands before its aliases, so there is no other loop.
func aliasLoop(n *yaml.Node, around []*yaml.Node) *yaml.Node {
	if n.Kind == yaml.AliasNode && slices.Contains(around, n.Alias) {
		return n
	}
	around = append(around, n)
	for _, child := range n.Content {
		if loop := aliasLoop(child, around); loop != nil {
			return loop
		}
	}
	return nil
}

var surrogatePair = lazyRegexp(`\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}`)

// joinSurrogates rewrites the pairs of escapes in which JSON writes a character beyond
// U+FFFF as the one escape that YAML knows. (Carets later on such a line stand two
// columns to the left for each pair.)
func joinSurrogates(data []byte) []byte {
	if !bytes.Contains(data, []byte(`\u`)) {
		return data
	}
	return surrogatePair().ReplaceAllFunc(data, func(pair []byte) []byte {
		high, _ := strconv.ParseUint(string(pair[2:6]), 16, 16)
		low, _ := strconv.ParseUint(string(pair[8:12]), 16, 16)
		return fmt.Appendf(nil, `\U%08x`, utf16.DecodeRune(rune(high), rune(low)))
	})
}

// syntaxError says in the words of a person at a text editor what the parser says in
// the words of the YAML standard.
func (s *source) syntaxError(err error) *Error {
	var fault *yaml.LoadError
	if !errors.As(err, &fault) {
		return s.whole(printable(err.Error()), "")
	}
	p := place{fault.Mark.Line, fault.Mark.Column}
	if p.line < 1 {
		p = place{1, 1}
	}
	opened := place{fault.ContextMark.Line, fault.ContextMark.Column}
	for _, known := range syntaxFaults {
		if strings.Contains(fault.Message, known.says) {
			return known.explain(s, p, opened)
		}
	}
	return s.at(p, 1, "this is not YAML: "+printable(fault.Message), "put texts with special characters in quotes")
}

// syntaxFaults are the messages of the parser that people meet.
var syntaxFaults = []struct {
	says    string
	explain func(s *source, p, opened place) *Error
}{
	{"expected ',' or ']'", func(s *source, p, opened place) *Error { return s.unclosed(p, opened, "list", "[", "]") }},
	{"expected ',' or '}'", func(s *source, p, opened place) *Error { return s.unclosed(p, opened, "mapping", "{", "}") }},
	{"did not find expected node content", func(s *source, p, opened place) *Error {
		if s.character(p) == 0 {
			return s.at(p, 1, "the file ends in the middle", `close what was opened with "[" or "{"`)
		}
		return s.at(p, 1, fmt.Sprintf("a value cannot begin with %q", s.character(p)), "put the text in quotes, or delete the character")
	}},
	{"mapping values are not allowed", func(s *source, p, _ place) *Error {
		return s.at(p, 1, `this ":" makes a second key where a value should stand`,
			"give each key a line of its own, indented like its neighbours, or put a text with a colon in quotes")
	}},
	{"tab character", func(s *source, p, _ place) *Error { return s.tab(p) }},
	{"cannot start any token", func(s *source, p, _ place) *Error {
		if s.character(p) == '\t' {
			return s.tab(p)
		}
		return s.at(p, 1, fmt.Sprintf("a value cannot begin with %q", s.character(p)), "put the text in quotes")
	}},
	{"could not find expected ':'", func(s *source, _, opened place) *Error {
		return s.at(opened, s.restOfLine(opened), `this line has no ":"`, "write key: value, with a space after the colon")
	}},
	{"expected <document start>", func(s *source, p, _ place) *Error {
		return s.at(p, s.restOfLine(p), "this stands after the end of "+s.kind.the, "delete it, or the bracket or quote that ends "+s.kind.the+" too early")
	}},
	{"did not find expected '-' indicator", func(s *source, p, _ place) *Error {
		return s.at(p, s.restOfLine(p), "this line is neither the next item of the list above nor a key of its last item",
			"indent keys of one item alike, below the text after its \"- \"")
	}},
	{"did not find expected key", func(s *source, p, _ place) *Error {
		return s.at(p, s.restOfLine(p), "this does not continue the keys above",
			"indent keys that belong together alike, and close each quote and bracket once")
	}},
	{"sequence entries are not allowed", func(s *source, p, _ place) *Error {
		return s.at(p, 1, `a list cannot begin here with "-"`, "begin each item on a line of its own, or put the text in quotes")
	}},
	{"unexpected end of stream", func(s *source, _, opened place) *Error {
		return s.at(opened, 1, "the quote that opens here is never closed", "add the closing quote")
	}},
	{"unexpected document indicator", func(s *source, _, opened place) *Error {
		return s.at(opened, 1, "the quote that opens here is never closed", "add the closing quote")
	}},
	{"unknown anchor", func(s *source, p, _ place) *Error {
		return s.at(p, s.restOfLine(p), "this * refers to an anchor that is not defined above", "write the value out, or put a text that begins with * in quotes")
	}},
	{"expected alphabetic or numeric character", func(s *source, p, opened place) *Error {
		return s.at(opened, 1, fmt.Sprintf("a value cannot begin with %q", s.character(opened)), "put the text in quotes")
	}},
	{"unknown escape character", func(s *source, p, _ place) *Error {
		return s.at(p, 1, "unknown escape in a quoted text", `write a backslash as \\, or use single quotes`)
	}},
	{"invalid Unicode character escape", func(s *source, p, _ place) *Error {
		return s.at(p, 1, "this escape stands for no character", "write the character itself")
	}},
	{"max depth", func(s *source, p, _ place) *Error {
		return s.at(p, 1, fmt.Sprintf("lists and mappings lie more than %d deep inside each other", maxDepth), s.kind.needs)
	}},
}

// unclosed explains a list or mapping in brackets that ends badly at p.
func (s *source) unclosed(p, opened place, what, open, end string) *Error {
	switch c := s.character(p); c {
	case 0:
		return s.at(opened, 1, fmt.Sprintf("the %s that opens here is never closed", what), "add "+end)
	default:
		return s.at(p, 1, fmt.Sprintf("expected a comma or %q here, in the %s that opens with %q on line %d", end, what, open, opened.line),
			"add what is missing; a text with special characters goes in quotes")
	}
}

func (s *source) tab(p place) *Error {
	return s.at(p, 1, "a tab in the indentation", "indent with spaces")
}

// character returns the character at a place, 0 past the end of its line.
func (s *source) character(p place) rune {
	if line := s.line(p.line); p.column >= 1 && p.column <= len(line) {
		return line[p.column-1]
	}
	return 0
}

// restOfLine returns how many characters a line has from a place on.
func (s *source) restOfLine(p place) int {
	line := s.line(p.line)
	if p.column < 1 || p.column > len(line) {
		return 1
	}
	return max(1, len([]rune(trimRight(string(line[p.column-1:])))))
}
