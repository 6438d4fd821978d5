package casefile

import (
	"errors"

	"go.yaml.in/yaml/v4"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// Source is one file of a case: its name, as errors shall show it, and its bytes.
type Source struct {
	Name string
	Data []byte
}

// Options are what a case takes from outside its files.
type Options struct {
	// Today is the valuation date of a case that states no as_of. Left zero, such a
	// case is an error.
	Today vesting.Date

	// AsOf is the valuation date in place of that of the files. It may be left zero.
	AsOf vesting.Date

	// Presets are the employers' schedules that a name of a vesting schedule stands for;
	// the zero Presets stands for the embedded ones.
	Presets vesting.Presets

	// Cell names a line of a file whose bytes were made from a sheet, such as Inputs!D17,
	// for messages that refer to it; it returns "" for a text file. It may be nil.
	Cell func(file string, line int) string

	// Places is filled with where the terms of the case are written. It may be nil.
	Places *Places
}

// Places knows where the terms of a case are written.
type Places struct{ m *merged }

// Of returns where a term stands, such as offers.yaml:8:14 or offers.xlsx: Inputs!D17, and
// how it is written; two empty texts where it is not. The path is that of the model, such as
// offers[0].grants[1].price, whatever short form the file has.
func (p *Places) Of(path string) (place, text string) {
	if p.m == nil {
		return "", ""
	}
	doc, e, _ := p.m.locate(path)
	for e.value != nil && e.value.Kind == yaml.MappingNode { // a full form of which only the amount is asked
		_, amount := lookUp(e.value, "amount")
		if amount == nil {
			_, amount = lookUp(e.value, "target")
		}
		if amount == nil {
			_, amount = lookUp(e.value, "rate") // of a day's exchange
		}
		if amount == nil {
			return "", ""
		}
		e.value = resolved(amount)
	}
	if e.value == nil || e.value.Kind != yaml.ScalarNode {
		return "", ""
	}
	return doc.src.place(e.value), printable(e.value.Value)
}

// At returns the file, and the line and column from 1, of a term or, where it is not written, of the
// part that it would stand in. Cell is the cell instead of them where the file is a sheet. It returns
// an empty file for what is nowhere.
func (p *Places) At(path string) (file string, line, column int, cell string) {
	if p.m == nil {
		return "", 0, 0, ""
	}
	doc, e, _ := p.m.locate(path)
	n := e.value
	if e.key != nil && !e.item {
		n = e.key
	}
	if n == nil {
		return doc.src.name, 0, 0, ""
	}
	if cell := doc.src.cellOf(n); cell != "" {
		return doc.src.name, 0, 0, cell
	}
	at := placeOfNode(n)
	return doc.src.name, at.line, at.column, ""
}

// Read reads the files of one case. Everything that is wrong with them is returned at
// once as [Errors]; the case is then empty. The case returned has passed
// [comp.Case.Validate].
func Read(opts Options, sources ...Source) (comp.Case, error) {
	if len(sources) == 0 {
		return comp.Case{}, errNoSource
	}
	docs := make([]*document, len(sources))
	for i, s := range sources {
		docs[i] = readDocument(opts, s)
	}
	m := merge(docs)
	kase := m.build(opts)
	m.check(kase)
	m.checkRounds(kase)
	if errs := m.errors(); len(errs) > 0 {
		return comp.Case{}, errs
	}
	if opts.Places != nil {
		opts.Places.m = m
	}
	return kase, nil
}

var errNoSource = errors.New("no case file given")

// document is one file, decoded.
type document struct {
	*decoder
	root *entry // the value at the top; nil where the text is no YAML
	file File
	lone bool // the file holds the keys of one offer
}

func readDocument(opts Options, s Source) *document {
	src, fault := newSource(s)
	src.cell = opts.Cell
	doc := &document{decoder: &decoder{src: src, presets: opts.Presets}}
	if fault != nil {
		doc.errs = append(doc.errs, fault)
		return doc
	}
	top, fault := parseSyntax(src)
	if fault != nil {
		doc.errs = append(doc.errs, fault)
		return doc
	}
	doc.root = &entry{value: top}
	doc.decodeTop()
	return doc
}
