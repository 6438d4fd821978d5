package casefile

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Error is one mistake in a case file.
type Error struct {
	File    string // as given in Source.Name
	Line    int    // from 1; 0 where the mistake has no line
	Column  int    // in characters, from 1
	Excerpt string // the line with a caret under the place, ready to print; may be empty
	Message string // what is wrong, lower case
	Mend    string // what to write instead; may be empty
	Key     string // the key of the value that is wrong, where it has one
	Found   string // what is to be replaced, where one mend alone is right: it stands at Column, in quotes or not
	Instead string // the text that is right in its place; empty where it takes a person to choose
	Missing string // the key that is not there and should be; empty for any other mistake
}

// Error writes the place, the message and its mend on one line and the excerpt below.
// It holds no control codes but the line breaks between these.
func (e *Error) Error() string {
	var b strings.Builder
	b.WriteString(printable(e.File))
	if e.Line > 0 {
		fmt.Fprintf(&b, ":%d:%d", e.Line, e.Column)
	}
	b.WriteString(": ")
	b.WriteString(e.Message)
	if e.Mend != "" {
		b.WriteString("; ")
		b.WriteString(e.Mend)
	}
	if e.Excerpt != "" {
		b.WriteString("\n")
		b.WriteString(e.Excerpt)
	}
	return b.String()
}

// Errors are all the mistakes found in the files of a case, in the order of the files.
type Errors = Mistakes[*Error]

// Mistakes are all that are found in what a person has written, in the order of what is written.
type Mistakes[E error] []E

func (m Mistakes[E]) Error() string {
	texts := make([]string, len(m))
	for i, one := range m {
		texts[i] = one.Error()
	}
	return strings.Join(texts, "\n")
}

// Unwrap makes each mistake reachable by errors.As.
func (m Mistakes[E]) Unwrap() []error {
	errs := make([]error, len(m))
	for i, one := range m {
		errs[i] = one
	}
	return errs
}

// inOrder sorts the mistakes of one file by place and drops the same one found twice, as
// behind an alias.
func inOrder(errs []*Error) []*Error {
	slices.SortStableFunc(errs, func(a, b *Error) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	return slices.CompactFunc(errs, func(a, b *Error) bool { return *a == *b })
}
