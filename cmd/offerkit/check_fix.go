package main

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/seed-251b9aba/offerkit/comp/casefile"
	"github.com/seed-251b9aba/offerkit/report"
)

// fix mends what has exactly one right mend in the case files, each written whole with its comments
// and its order kept, and shows what it changed. What takes a person to choose stays for check to say.
func (o *checkOptions) fix(s streams, files []string) error {
	for { // of one file no more than a hundred mistakes are told at once
		if changed, err := o.fixOnce(s, files); err != nil || !changed {
			return err
		}
	}
}

// fixOnce mends what is told at once, and reports whether it mended anything.
func (o *checkOptions) fixOnce(s streams, files []string) (changed bool, err error) {
	_, wrong := new(caseOptions).again(o).load(s, files)
	var found casefile.Errors
	if !errors.As(wrong, &found) {
		return false, nil
	}
	s.inputs.files = nil // what was read is what is to be written
	for _, file := range files {
		data, err := readFile(s, file)
		if err != nil {
			return false, err
		}
		s.inputs.files = nil
		text, changes := mended(string(data), file, found)
		if len(changes) == 0 {
			continue
		}
		if err := writeFile(s, file, func(w io.Writer) error { _, err := io.WriteString(w, text); return err }); err != nil {
			return false, err
		}
		changed = true
		if _, err := fmt.Fprintf(s.diffTo(o.format), "--- %s\n+++ %s, mended\n%s", file, file, strings.Join(changes, "")); err != nil {
			return false, err
		}
	}
	return changed, nil
}

// again takes over what the case is read with, and nothing of what was read.
func (o *caseOptions) again(from *checkOptions) *caseOptions {
	*o = from.caseOptions
	o.places, o.sheets = casefile.Places{}, nil
	return o
}

// diffTo is where a diff goes: beside what a program reads, not into it.
func (s streams) diffTo(format string) io.Writer {
	if format == "table" {
		return s.out
	}
	return s.err
}

// mended returns a text with the mistakes of a file mended that have one right mend, and the changed
// lines as a diff has them. A mistake whose text does not stand where it is said to is left alone.
func mended(text, file string, found casefile.Errors) (string, []string) {
	text, marked := strings.CutPrefix(text, byteOrderMark) // which no column counts
	lines := strings.Split(text, "\n")
	was := slices.Clone(lines)
	ours := slices.DeleteFunc(slices.Clone(found), func(e *casefile.Error) bool {
		return e.File != file || e.Instead == "" || e.Line < 1 || e.Line > len(lines)
	})
	slices.SortStableFunc(ours, func(a, b *casefile.Error) int { // from the right, so that columns stay
		return b.Column - a.Column
	})
	for _, e := range ours {
		lines[e.Line-1] = replaced(lines[e.Line-1], e)
	}
	var changes []string
	for i := range lines {
		if lines[i] != was[i] {
			changes = append(changes, fmt.Sprintf("@@ -%d +%d @@\n-%s\n+%s\n", i+1, i+1, report.Plain(strings.TrimSuffix(was[i], "\r")), report.Plain(strings.TrimSuffix(lines[i], "\r"))))
		}
	}
	text = strings.Join(lines, "\n")
	if marked {
		text = byteOrderMark + text
	}
	return text, changes
}

// byteOrderMark is what some editors write before the first line of a file.
const byteOrderMark = "\uFEFF"

// replaced puts the right text into a line, between the quotes where it stands in some.
func replaced(line string, e *casefile.Error) string {
	characters := []rune(line)
	at := e.Column - 1
	if at < 0 || at >= len(characters) {
		return line
	}
	if characters[at] == '"' || characters[at] == '\'' {
		at++
	}
	rest := string(characters[at:])
	after, stands := strings.CutPrefix(rest, e.Found)
	if !stands || after != "" && !strings.ContainsAny(after[:1], " \t\r\"',:]}#") {
		return line
	}
	return string(characters[:at]) + e.Instead + after
}
