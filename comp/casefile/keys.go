package casefile

import (
	"reflect"
	"slices"
	"strings"
	"sync"

	"github.com/seed-251b9aba/offerkit/comp"
)

// plan is the list of keys of one part of the case file, read from the fields of its
// type.
type plan struct {
	owner  string // the key under which the part stands; "" for the file
	fields []field
	byKey  map[string]*field // into fields
}

// field is one key.
type field struct {
	key      string
	index    []int // of the field in its struct
	required bool
	also     []string
	term     *comp.Term // its description
}

// plans returns the plan of every struct that a [File] is made of. It does not change, and is
// made when a file is first read.
var plans = sync.OnceValue(func() map[reflect.Type]plan {
	found := map[reflect.Type]plan{}
	addPlan(found, comp.FindTerm, part{}, reflect.TypeFor[File]())
	return found
})

// presetsPlans returns those of a [PresetsFile].
var presetsPlans = sync.OnceValue(func() map[reflect.Type]plan {
	found := map[reflect.Type]plan{}
	addPlan(found, presetTerm, part{}, reflect.TypeFor[PresetsFile]())
	return found
})

// part is where a type stands in a file: under a key, at a path.
type part struct{ owner, path string }

// key returns where a key of the part stands; what has no key of its own, such as the dated
// salaries of a raise, stands where the part does.
func (p part) key(key string) part {
	switch {
	case key == "" || key == "-":
		return p
	case p.path == "":
		return part{key, key}
	}
	return part{key, p.path + "." + key}
}

// addPlan adds the plan of a type and of the types of its fields, each with the description
// of the place at which it is met first.
func addPlan(found map[reflect.Type]plan, describe func(path string) (comp.Term, bool), at part, t reflect.Type) {
	switch t.Kind() {
	case reflect.Slice:
		at.path += "[]"
		t = t.Elem()
	case reflect.Pointer:
		t = t.Elem()
	}
	if _, known := found[t]; known || t.Kind() != reflect.Struct || t.PkgPath() != reflect.TypeFor[File]().PkgPath() {
		return
	}
	p := plan{owner: at.owner}
	var inner []member
	p.walk(t, nil, func(m member) { inner = append(inner, m) })
	if len(p.fields) == 0 {
		return
	}
	p.byKey = make(map[string]*field, len(p.fields))
	for i := range p.fields {
		f := &p.fields[i]
		if term, known := describe(at.key(f.key).path); known {
			f.term = &term
		} else {
			f.term = new(comp.Term)
		}
		p.byKey[f.key] = f
	}
	found[t] = p
	for _, m := range inner {
		below := at.key(m.key)
		if f := p.byKey[m.key]; f != nil && f.term.Parts != "" {
			below.path = f.term.Parts
		}
		addPlan(found, describe, below, m.of)
	}
}

// member is a field of a struct that may have a plan of its own.
type member struct {
	key string // empty where it has none
	of  reflect.Type
}

// walk adds the keys of a struct and of those embedded in it, in order, and hands on its members.
// [reflect.VisibleFields], which also finds what one field hides of another, took a tenth of the time in
// which two offers are read and compared.
func (p *plan) walk(t reflect.Type, outer []int, visit func(member)) {
	p.fields = slices.Grow(p.fields, t.NumField())
	for i := range t.NumField() {
		sf := t.Field(i)
		index := append(slices.Clip(outer), i)
		if sf.Anonymous && sf.Type.Kind() == reflect.Struct {
			p.walk(sf.Type, index, visit)
			continue
		}
		tag := sf.Tag.Get("json")
		key, options, _ := strings.Cut(tag, ",")
		if tag != "" && tag != "-" {
			p.fields = append(p.fields, field{key: key, index: index, required: options == "", also: strings.Fields(sf.Tag.Get("also"))})
		}
		if sf.IsExported() {
			visit(member{key, sf.Type})
		}
	}
}

// sample writes the first key of the part with a value.
func (p plan) sample() string {
	if len(p.fields) == 0 {
		return ""
	}
	return p.fields[0].key + ": " + p.fields[0].term.Example
}

// subject names the part in "has no base".
func (p plan) subject(e entry, k *kind) string {
	switch {
	case p.owner == "":
		return k.the
	case p.owner == "offers":
		return "the offer"
	}
	return e.name()
}

// OfferKey returns the key of an offer that a person may mean by a word or two: the key itself in
// any style, or another name for it. A slip of the keyboard is none.
func OfferKey(written string) (key string, found bool) {
	folded := foldKey(written)
	for _, f := range plans()[reflect.TypeFor[Offer]()].fields {
		if folded == f.key || slices.Contains(f.also, folded) {
			return f.key, true
		}
	}
	return "", false
}
