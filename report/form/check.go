package form

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/casefile"
)

// Checked is what the fields come to.
type Checked struct {
	File   []byte    // the case file; without the boxes that are no YAML
	Case   comp.Case // empty where something is wrong
	Faults []Fault   // in the order of the file
	Lost   bool      // a box is not in the file: it is not to be saved
}

// Fault is one mistake, beside a field.
type Fault struct {
	Field  string // empty where it is of no field
	Text   string // what is wrong and what to write instead
	Needed bool   // nothing is typed yet where something has to be
}

// Of lists the faults of a field.
func (c *Checked) Of(field string) (texts []string) {
	for _, fault := range c.Faults {
		if fault.Field == field {
			texts = append(texts, fault.Text)
		}
	}
	return texts
}

// Check writes the fields as a case file and has it read.
func (f *Form) Check(o casefile.Options) *Checked {
	c := &Checked{}
	sound := f.withoutUnsound(c)
	w := sound.write()
	c.File = []byte(w.text.String())
	if f.isBlank() {
		first := offerPath(0) + "company"
		c.Faults = append(c.Faults, Fault{Field: first, Text: needed(first), Needed: true})
		return c
	}
	kase, err := casefile.Read(o, casefile.Source{Name: "form", Data: c.File})
	var mistakes casefile.Errors
	switch {
	case errors.As(err, &mistakes):
		for _, one := range mistakes {
			c.Faults = append(c.Faults, w.fault(one))
		}
	case err != nil:
		c.Faults = append(c.Faults, Fault{Text: err.Error()})
	case len(c.Faults) == 0:
		c.Case = kase
	}
	c.Faults = distinct(c.Faults)
	return c
}

// isBlank reports whether no offer is begun.
func (f *Form) isBlank() bool {
	for i := range f.offers {
		if !f.isEmpty(i) {
			return false
		}
	}
	return true
}

func distinct(faults []Fault) (each []Fault) {
	for _, fault := range faults {
		if !slices.Contains(each, fault) {
			each = append(each, fault)
		}
	}
	return each
}

// withoutUnsound returns the form without the boxes that cannot stand in a file as they are, and notes
// what is wrong with them.
func (f *Form) withoutUnsound(c *Checked) *Form {
	sound := &Form{values: map[string]string{}, offers: f.offers}
	for path, text := range f.values {
		sound.values[path] = text
	}
	for i := -1; i < f.offers; i++ {
		path := more
		if i >= 0 {
			path = offerPath(i) + more
		}
		if wrong := unsound(f.values[path]); wrong != "" {
			c.Faults, c.Lost = append(c.Faults, Fault{Field: path, Text: wrong}), true
			delete(sound.values, path)
		}
	}
	return sound
}

// unsound says why a text cannot stand among the keys of an offer; empty where it can.
func unsound(text string) string {
	const mend = "write keys as in a case file, one a line, such as revisions: [{on: 2026-11-20, base: 170k}]"
	text = outdented(text)
	if strings.HasPrefix(text, "---") || strings.HasPrefix(text, "...") || strings.HasPrefix(text, "%") {
		return "a case file has no such line; " + mend
	}
	if !casefile.WellFormed("\n  " + strings.ReplaceAll(text, "\n", "\n  ")) {
		return misread(text) + mend
	}
	var read yaml.Node
	if err := yaml.Unmarshal([]byte(text), &read); err != nil {
		return "this is no YAML; " + mend
	}
	if len(read.Content) == 1 && (read.Content[0].Kind != yaml.MappingNode || read.Content[0].Style&yaml.FlowStyle != 0) {
		return "these are no keys with values; " + mend
	}
	return ""
}

// misread is what the reader of case files finds first in a text that is no YAML.
func misread(text string) string {
	_, err := casefile.Read(casefile.Options{}, casefile.Source{Name: more, Data: []byte(text)})
	var mistakes casefile.Errors
	if !errors.As(err, &mistakes) || mistakes[0].Line == 0 {
		return "this is no YAML; "
	}
	return fmt.Sprintf("line %d: %s; ", mistakes[0].Line, mistakes[0].Message)
}

// fault puts a mistake beside the field at its place.
func (w *file) fault(e *casefile.Error) Fault {
	at := w.at(e.Line, e.Column)
	if e.Missing != "" {
		if field := w.missing(at, e.Missing); field != "" {
			return Fault{Field: field, Text: needed(field), Needed: true}
		}
	}
	text := e.Message
	if e.Mend != "" {
		text += "; " + e.Mend
	}
	return Fault{Field: fieldOf(at), Text: text}
}

// at is the path of the field or the part at a place.
func (w *file) at(line, column int) (path string) {
	for _, m := range w.marks {
		if m.line == line && m.column <= max(column, 1) {
			path = m.path
		}
	}
	return path
}

// missing is the field of a key that the part at a path lacks; empty where the form has none.
func (w *file) missing(path, key string) string {
	for ; path != ""; path = around(path) {
		if field := path + "." + key; fieldOf(field) != "" {
			return fieldOf(field)
		}
	}
	return ""
}

// around is the path of the part that a field is in.
func around(path string) string { return path[:max(0, strings.LastIndexAny(path, ".["))] }

// fieldOf is the field of a path: itself, or of a part the one that a bare value in its place stands
// for, else its first.
func fieldOf(path string) string {
	general, _, ok := generalize(path)
	switch {
	case path == "" || !ok:
		return ""
	case isField(general):
		return path
	case general == "offers[]":
		return path + ".company"
	}
	k := keyOf(general)
	if k == nil || len(k.Keys) == 0 {
		return ""
	}
	if k.List && !strings.HasSuffix(path, "]") {
		path += "[0]"
	}
	first := k.Keys[0].Name
	if k.Short != "" {
		first = k.Short
	}
	return fieldOf(path + "." + first)
}

// keyOf finds a key that the form shows by its general path; an item is described as its list.
func keyOf(general string) *casefile.Key {
	general = strings.TrimSuffix(general, "[]")
	var in func(all []casefile.Key) *casefile.Key
	in = func(all []casefile.Key) *casefile.Key {
		for i := range all {
			if all[i].Path == general {
				return &all[i]
			}
			if found := in(all[i].Keys); found != nil {
				return found
			}
		}
		return nil
	}
	if found := in(outlined().ofOffer); found != nil {
		return found
	}
	return in(outlined().ofCase)
}

// needed says that something has to be typed into a field, with an example.
func needed(field string) string {
	general, _, _ := generalize(field)
	k := keyOf(general)
	if k == nil || termOf(k, field).Example == "" {
		return "needed"
	}
	return "needed, for example " + termOf(k, field).Example
}
