package casefile

import (
	"bytes"
	"strings"
)

// formats are how the files begin that people have at hand instead of a case file.
var formats = []struct{ begins, name, mend string }{
	{"PK\x03\x04", "a workbook or another archive", "name the workbook alone, or copy its numbers into a case file"},
	{"\xd0\xcf\x11\xe0", "a workbook with a password, or of the old .xls kind", "save it as .xlsx without a password"},
	{"%PDF", "a PDF", "copy its numbers into a case file; offerkit init writes one to fill in"},
}

// otherFormat refuses a file in a format that is not read as a case, and names it.
func (s *source) otherFormat() *Error {
	for _, f := range formats {
		if bytes.HasPrefix(s.data, []byte(f.begins)) {
			return s.whole("the file is "+f.name+", and "+s.kind.are, s.kind.otherFormat(f.mend))
		}
	}
	if IsUTF16(s.data) {
		return s.whole("the file is encoded in UTF-16", "save it as UTF-8")
	}
	if delimiter := tableDelimiter(s.data); delimiter != "" {
		return s.at(place{1, 1}, s.restOfLine(place{1, 1}), "the file is a table with "+delimiter+" between its columns (CSV), and "+s.kind.are, s.kind.table)
	}
	return nil
}

// IsUTF16 recognizes the encoding by its mark, and where there is none by the zeros: of plain text every
// other byte is one.
func IsUTF16(data []byte) bool {
	for _, mark := range utf16Mark {
		if bytes.HasPrefix(data, mark) {
			return true
		}
	}
	data = data[:min(len(data), 512)]
	var zeros [2]int
	for i, c := range data {
		if c == 0 {
			zeros[i%2]++
		}
	}
	most, least := max(zeros[0], zeros[1]), min(zeros[0], zeros[1])
	return len(data) >= 4 && most*2 > len(data)/2 && least*8 < most
}

// hasYAMLKey reports a line with a key of YAML: a colon with space or nothing behind it.
func hasYAMLKey(line string) bool {
	for i := range len(line) {
		if line[i] == ':' && (i+1 == len(line) || strings.IndexByte("\t\n\f\r ", line[i+1]) >= 0) {
			return true
		}
	}
	return false
}

// tableDelimiter names what separates the columns of a table: its first two lines have as
// many of it, and neither is a line of YAML. Nothing where the text is no table.
func tableDelimiter(data []byte) string {
	head := strings.SplitN(strings.TrimSpace(string(data[:min(len(data), 4096)])), "\n", 3)
	if len(head) < 2 {
		return ""
	}
	for _, line := range head[:2] {
		line = strings.TrimSpace(line)
		if line == "" || hasYAMLKey(line) || strings.ContainsRune("[{#-&*!|>%", rune(line[0])) {
			return ""
		}
	}
	for _, d := range [][2]string{{"\t", "tabs"}, {";", "semicolons"}, {",", "commas"}} {
		if n := strings.Count(head[0], d[0]); n > 0 && strings.Count(head[1], d[0]) >= n {
			return d[1]
		}
	}
	return ""
}
