package workbook

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/casefile"
)

// inSheet turns what is done to a line of a text into what is done to a cell.
var inSheet = strings.NewReplacer("delete the key", "clear the cell", "delete the line", "clear the cell")

// SheetMend is the mend of a mistake in the case file in the words of a sheet, where a cell holds what the
// case file has behind the key.
func SheetMend(mend, key string) string {
	mend = inSheet.Replace(mend)
	if key != "" {
		mend = strings.Replace(mend, "write for example "+key+": ", "write for example ", 1)
	}
	return mend
}

// mistake says a mistake of the case file in memory in the words of the sheet: by the cell,
// and by the labels of the rows where the case file has keys.
func (f *file) mistake(e *casefile.Error) *Error {
	m := &Error{File: e.File, Message: e.Message, Mend: SheetMend(e.Mend, e.Key)}
	if e.Line < 1 || e.Line > len(f.cells) {
		return m
	}
	m.Cell = f.cells[e.Line-1]
	term, row := f.terms[e.Line-1], rowOf(m.Cell)
	if e.Missing != "" {
		if row, col := f.place(term, e.Missing); row > 0 {
			m.Cell, m.Message = CellName(col, row), fmt.Sprintf("%q is empty, and what is filled in needs it", f.sheet.called(row))
			key, _ := ParseKey(f.sheet.at(KeyColumn, row))
			term, _ := comp.FindTerm("offers[]." + key.Term)
			if m.Mend = "fill it in"; term.Example != "" {
				m.Mend += ", such as " + term.Example
			}
		}
		return m
	}
	label := f.sheet.called(row)
	if label == "" {
		return m
	}
	label = strconv.Quote(label)
	if e.Key != "" {
		m.Message = strings.Replace(m.Message, strconv.Quote(e.Key), label, 1)
		m.Message = strings.Replace(m.Message, "no value of "+e.Key, "none of the choices", 1)
	}
	m.Message = f.inRows(m.Message, term, m.Cell)
	if !strings.Contains(m.Message, label) {
		m.Message = label + ": " + m.Message
	}
	if m.Mend = f.inRows(m.Mend, term, m.Cell); strings.HasPrefix(m.Mend, "add ") && m.Mend != e.Mend {
		m.Mend = "write " + strings.TrimPrefix(m.Mend, "add ")
	}
	return m
}

// inOffer splits a term of the sheet into the offer's position and the path within it.
func inOffer(term string) (offer int, within string) {
	after, found := strings.CutPrefix(term, "offers[")
	if !found {
		return 0, term
	}
	number, within, _ := strings.Cut(after, "]")
	offer, _ = strconv.Atoi(number)
	return offer, strings.TrimPrefix(within, ".")
}

// place finds the cell of a key that is missing in, or beside, the term of a line; of a list that of its first item.
func (f *file) place(term, missing string) (row, col int) {
	offer, rest := inOffer(term)
	parent := ""
	if i := strings.LastIndex(rest, "."); i >= 0 {
		parent = rest[:i+1]
	}
	for _, wanted := range []string{rest + "." + missing, parent + missing} {
		for row := 1; row <= f.sheet.rows; row++ {
			key, ok := ParseKey(f.sheet.at(KeyColumn, row))
			wanted := strings.TrimPrefix(wanted, ".")
			if ok && (key.Term == wanted || strings.HasPrefix(key.Term, wanted+"[0].")) && !key.ForAll {
				return row, FirstColumn + offer
			}
		}
	}
	return 0, 0
}

// rowOf returns the row of a cell such as D17.
func rowOf(cell string) int {
	row, _ := strconv.Atoi(strings.TrimLeft(cell, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
	return row
}
