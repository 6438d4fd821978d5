package offersheet

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/casefile"
	"github.com/seed-251b9aba/offerkit/comp/workbook"
)

// Make writes a sheet as a case file, which may still have mistakes that only its reader finds.
func Make(s casefile.Source) (*Made, error) {
	r, err := open(s)
	if err != nil {
		return nil, err
	}
	return r.made(nil), nil
}

// open reads a sheet as far as it is a sheet of offers.
func open(s casefile.Source) (*reader, error) {
	g, err := readGrid(s)
	if err != nil {
		return nil, err
	}
	r := readOffers(g)
	switch {
	case len(r.mistakes) > 0:
		return nil, r.mistakes
	case len(r.offers) > comp.MaxOffers:
		return nil, Errors{{File: s.Name, Sheet: g.sheet, Message: fmt.Sprintf("%d offers, the limit is %d", len(r.offers), comp.MaxOffers), Mend: "split the sheet"}}
	}
	for _, o := range r.offers {
		if slices.ContainsFunc(o.entries, func(e entry) bool { return e.term == "base" || strings.HasPrefix(e.term, "rsu") || e.term == "sign_on" }) {
			return r, nil
		}
	}
	return nil, Errors{{File: s.Name, Sheet: g.sheet, Message: "no sheet of offers is found in the file",
		Mend: "write labels such as Base salary in the first column and an offer in each column beside it, its company at the head, or write a case file: offerkit init"}}
}

// ReadAll reads case files, workbooks and sheets of offers as one case, as [casefile.Read] does
// case files. It returns the case files that the sheets were read as. A mistake in a sheet is an
// [Error]; a case file's is as ever.
func ReadAll(opts casefile.Options, sources ...casefile.Source) (comp.Case, []*Made, error) {
	sheets := make([]*reader, len(sources))
	var mistakes Errors
	for i, s := range sources {
		if !IsSheet(s) {
			continue
		}
		r, err := open(s)
		var found Errors
		if err != nil && !errors.As(err, &found) {
			return comp.Case{}, nil, err
		}
		sheets[i], mistakes = r, append(mistakes, found...)
	}
	if mistakes != nil {
		return comp.Case{}, nil, mistakes
	}
	without := make([]map[at]bool, len(sources))
	for i := range without {
		without[i] = map[at]bool{}
	}
	for {
		all, made := remake(sources, sheets, without)
		b := books(made)
		opts.Cell = b.cell
		kase, err := workbook.ReadAll(opts, all...)
		if err == nil || !leaveOut(err, sheets, made, without) {
			return kase, slices.DeleteFunc(made, func(m *Made) bool { return m == nil }), b.inCells(err)
		}
	}
}

// remake writes the sheets as case files, without some of their cells.
func remake(sources []casefile.Source, sheets []*reader, without []map[at]bool) (all []casefile.Source, made []*Made) {
	all, made = slices.Clone(sources), make([]*Made, len(sources))
	for i, r := range sheets {
		if r != nil {
			made[i] = r.made(without[i])
			all[i].Data = made[i].Text
		}
	}
	return all, made
}

// soft are the terms of which people write what is no figure, such as unlimited days off. That is
// left out and asked about, because a comparison holds without it.
var soft = []string{"pto", "hours", "retirement"}

// leaveOut leaves out what cannot be read of soft terms, and reports whether there was any.
func leaveOut(err error, sheets []*reader, made []*Made, without []map[at]bool) (left bool) {
	var found casefile.Errors
	errors.As(err, &found)
	for _, e := range found {
		for i, m := range made {
			if m == nil || m.Name != e.File || e.Line < 1 || e.Line > len(m.lines) {
				continue
			}
			from := m.lines[e.Line-1]
			if slices.Contains(soft, from.term) && !without[i][from.at] {
				without[i][from.at], left = true, true
				sheets[i].ask(Question{Kind: AskValue, Text: from.text, As: inSheet(e, from.label)}, from.at, from.label)
			}
		}
	}
	return left
}

// books are the case files that sheets were written as.
type books []*Made

func (b books) of(name string) *Made {
	for _, m := range b {
		if m != nil && m.Name == name {
			return m
		}
	}
	return nil
}

// cell names the cell of a line.
func (b books) cell(name string, line int) string {
	m := b.of(name)
	if m == nil || line < 1 || line > len(m.lines) || m.lines[line-1].at.row == 0 {
		return ""
	}
	return m.lines[line-1].at.String()
}

// inCells turns the mistakes of the case files made of sheets into mistakes of cells; all others
// stay as they are.
func (b books) inCells(err error) error {
	var found casefile.Errors
	if err == nil || !errors.As(err, &found) {
		return err
	}
	var ours Errors
	var others casefile.Errors
	for _, e := range found {
		if m := b.of(e.File); m != nil {
			ours = append(ours, m.mistake(e))
		} else {
			others = append(others, e)
		}
	}
	if ours == nil {
		return err
	}
	slices.SortStableFunc(ours, func(x, y *Error) int {
		return cmp.Or(strings.Compare(x.File, y.File), cmp.Compare(x.Row, y.Row), cmp.Compare(x.Column, y.Column))
	})
	all := []error{ours}
	var inWorkbooks workbook.Errors
	if errors.As(err, &inWorkbooks) {
		all = append(all, inWorkbooks)
	}
	if others != nil {
		all = append(all, others)
	}
	if len(all) == 1 {
		return ours
	}
	return errors.Join(all...)
}

// mistake says a mistake of the case file in the words of the sheet.
func (m *Made) mistake(e *casefile.Error) *Error {
	wrong := &Error{File: e.File, Sheet: m.sheet, Message: e.Message, Mend: workbook.SheetMend(e.Mend, e.Key)}
	if e.Line < 1 || e.Line > len(m.lines) {
		return wrong
	}
	from := m.lines[e.Line-1]
	wrong.Row, wrong.Column, wrong.Label = from.at.row, from.at.col, from.label
	if e.Missing != "" {
		wrong.Message, wrong.Mend = m.missing(from, e)
		wrong.Label = ""
		return wrong
	}
	wrong.Message = inWords(e, from.label)
	return wrong
}

// missing says which row a sheet lacks.
func (m *Made) missing(from entry, e *casefile.Error) (message, mend string) {
	term, of := e.Missing, "the offer"
	if part, _, nested := strings.Cut(from.term, "."); nested && (part == "rsu" || part == "options" || part == "refreshers") && e.Missing != "company" && e.Missing != "base" {
		term, of = part+"."+e.Missing, map[string]string{"rsu": "the grant", "options": "the options", "refreshers": "the refreshers"}[part]
	}
	path := termPath(term)
	t, _ := comp.FindTerm("offers[]." + path)
	name := cmp.Or(t.Label, comp.TermLabel("offers[]."+path), e.Missing)
	mend = fmt.Sprintf("fill in the row %s", name)
	if t.Example != "" {
		mend += ", such as " + t.Example
	}
	return fmt.Sprintf("%s has no %s", of, strings.ToLower(name[:1])+name[1:]), mend
}

// inWords is the message of a mistake with the label for the key.
func inWords(e *casefile.Error, label string) string {
	if e.Key == "" || label == "" {
		return e.Message
	}
	return strings.Replace(e.Message, strconv.Quote(e.Key), strconv.Quote(label), 1)
}

// inSheet is a mistake and its mend in one line.
func inSheet(e *casefile.Error, label string) string {
	text := inWords(e, label)
	if mend := workbook.SheetMend(e.Mend, e.Key); mend != "" {
		text += "; " + mend
	}
	return text
}
