package workbook

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"
)

// keyOf finds what a sentence names as the case file does: a key with its value (shares: 220), a key within
// another one or of several words (private.fmv, share_of_grant), and keys that are to go.
var keyOf = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`\b(?:([a-z][a-z_]*(?:\.[a-z_]+)*): |([a-z]+(?:\.[a-z_]+)+|[a-z]+(?:_[a-z]+)+)\b|(keep|leave|delete) ([a-z_]+)(?: or ([a-z_]+))?( out)?\b)`)
})

// inRows says a sentence about a term of the case file in the words of the sheet: a value and the cell in which
// it is to stand, or the label of a row, in place of a key. What the sheet has no row for stays as it is.
func (f *file) inRows(text, term, cell string) string {
	var said strings.Builder
	for text != "" {
		m := keyOf().FindStringSubmatchIndex(text)
		if m == nil {
			break
		}
		said.WriteString(text[:m[0]])
		part, after := text[m[0]:m[1]], text[m[1]:]
		group := func(i int) string {
			if m[2*i] < 0 {
				return ""
			}
			return text[m[2*i]:m[2*i+1]]
		}
		switch {
		case group(1) != "":
			value, rest := valueIn(after)
			if row := f.written(term, cell, group(1), value); row != "" {
				part, after = row, rest
			}
		case group(2) != "":
			if row, _ := f.rowNamed(term, group(2), ""); row != "" {
				part = row
			}
		default:
			part = f.dropped(term, cell, group(3), group(4), group(5), part)
		}
		said.WriteString(part)
		text = after
	}
	return said.String() + text
}

// dropped names the rows of one or two keys of which one is kept, left out or deleted.
func (f *file) dropped(term, cell, verb, first, second, part string) string {
	one, at := f.rowNamed(term, first, "")
	other, _ := f.rowNamed(term, second, "")
	switch {
	case one == "" || second != "" && other == "":
		return part
	case second != "":
		return verb + " " + one + " or " + other
	case verb == "keep":
		return "keep " + one
	case at == cell:
		return "clear the cell"
	}
	return "clear " + one
}

// valueIn cuts the value that a text begins with: up to the bracket that closes it, the quote that ends it, or
// the end of its part of the sentence. It is empty where another key follows.
func valueIn(text string) (value, rest string) {
	if text == "" {
		return "", ""
	}
	if closing, bracketed := map[byte]byte{'{': '}', '[': ']'}[text[0]]; bracketed {
		for depth, i := 0, 0; i < len(text); i++ {
			switch text[i] {
			case text[0]:
				depth++
			case closing:
				if depth--; depth == 0 {
					return text[:i+1], text[i+1:]
				}
			}
		}
	}
	if text[0] == '"' {
		if end := strings.IndexByte(text[1:], '"'); end >= 0 {
			return text[1 : end+1], text[end+2:]
		}
	}
	end := len(text)
	for _, stop := range []string{", ", "; ", " or ", " and ", ")", ": "} {
		if at := strings.Index(text, stop); at >= 0 && at < end {
			end = at
		}
	}
	if strings.HasPrefix(text[end:], ": ") { // a word before a colon, and no key
		return "", text
	}
	return text[:end], text[end:]
}

// written says in which cell a value is to stand: 220 in "Grant 1, shares" (D14). It is the value alone where
// that is the mistaken cell, and empty where the sheet has no such row.
func (f *file) written(term, cell, key, value string) string {
	if inside, braced := strings.CutPrefix(value, "{"); braced {
		if cells := f.writtenEach(term, cell, key, strings.TrimSuffix(inside, "}")); cells != nil {
			return strings.Join(cells, " and ")
		}
	}
	row, at := f.rowNamed(term, key, value)
	switch {
	case value == "" || row == "":
		return ""
	case at == cell:
		return value
	}
	return value + " in " + row
}

// writtenEach is written of the terms in brackets; nil where the sheet has no row for one of them.
func (f *file) writtenEach(term, cell, key, inside string) (cells []string) {
	for inside != "" {
		name, after, _ := strings.Cut(inside, ": ")
		value, rest := valueIn(after)
		one := f.written(term, cell, key+"."+name, value)
		if one == "" {
			return nil
		}
		cells, inside = append(cells, one), strings.TrimPrefix(rest, ", ")
	}
	return cells
}

// rowNamed names the row of a key that is within a term, beside it or above it, with its cell, which it returns
// too: "Grant 1, shares" (D14); empty where the sheet has none.
func (f *file) rowNamed(term, key, value string) (named, cell string) {
	if key == "" {
		return "", ""
	}
	row, col := f.rowOfKey(term, key, value)
	if row == 0 {
		return "", ""
	}
	cell = CellName(col, row)
	return f.sheet.named(cell), cell
}

// named names the row of a cell, with the cell: "Grant 1, shares" (D14).
func (s *inputs) named(cell string) string {
	if label := s.called(rowOf(cell)); label != "" {
		return fmt.Sprintf("%q (%s)", label, cell)
	}
	return cell
}

// rowOfKey finds the row of a key from a term outwards. A term that is a rate or an amount has a row for each.
func (f *file) rowOfKey(term, key, value string) (row, col int) {
	offer, within := inOffer(term)
	for _, short := range []string{"rsu", "options"} {
		if rest, found := strings.CutPrefix(key, short); found && (rest == "" || rest[0] == '.') {
			key, within = "grants[0]"+rest, ""
		}
	}
	for {
		if row := f.rowAt(strings.TrimPrefix(within+"."+key, "."), value); row > 0 {
			return row, FirstColumn + offer
		}
		if within == "" {
			break
		}
		within = within[:max(0, strings.LastIndexByte(within, '.'))]
	}
	for row := range f.sheet.rows {
		if k, ok := ParseKey(f.sheet.at(KeyColumn, row+1)); ok && k.ForAll && k.Term == key {
			return row + 1, FirstColumn
		}
	}
	return 0, 0
}

// rowAt finds the row of a term, or the first of the terms within it.
func (f *file) rowAt(term, value string) int {
	var rows []int
	for row := 1; row <= f.sheet.rows; row++ {
		k, ok := ParseKey(f.sheet.at(KeyColumn, row))
		if !ok || k.ForAll || k.Term != term && !strings.HasPrefix(k.Term, term+".") && !strings.HasPrefix(k.Term, term+"[0].") {
			continue
		}
		if isRate := strings.HasSuffix(value, "%"); k.Kind == Rate && isRate || k.Kind == Money && !isRate {
			rows = slices.Insert(rows, 0, row)
		} else {
			rows = append(rows, row)
		}
		if k.Term != term {
			break
		}
	}
	if rows == nil {
		return 0
	}
	return rows[0]
}

// called is what a row is called where its heading is out of sight: "Grant 2, shares", "Sign-on 1, clawback".
func (s *inputs) called(row int) string {
	label := oneLine(s.at(LabelColumn, row))
	key, _ := ParseKey(s.at(KeyColumn, row))
	item, _, inList := cutLast(key.Term, "].")
	if !inList || label == "" {
		return label
	}
	for above := row - 1; above > 0; above-- {
		of, isRow := ParseKey(s.at(KeyColumn, above))
		name := oneLine(s.at(LabelColumn, above))
		switch {
		case isRow && !strings.HasPrefix(of.Term, item+"]."):
			return label
		case isRow && label[0] >= 'a' && label[0] <= 'z' && name != "" && (name[0] < 'a' || name[0] > 'z'):
			return name + ", " + label
		case s.at(KeyColumn, above) == Title:
			name = strings.TrimSuffix(name, OptionalTitle)
			if name == "" || name[len(name)-1] < '0' || name[len(name)-1] > '9' {
				return label
			}
			return name + ", " + strings.ToLower(label[:1]) + label[1:]
		}
	}
	return label
}

// cutLast is strings.Cut at the last separator.
func cutLast(text, separator string) (before, after string, found bool) {
	i := strings.LastIndex(text, separator)
	if i < 0 {
		return text, "", false
	}
	return text[:i], text[i+len(separator):], true
}
