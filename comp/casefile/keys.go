package casefile

import (
	"cmp"
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
}

// field returns the key of the part by its name, nil where it has none of the name.
func (p plan) field(key string) *field {
	for i := range p.fields {
		if p.fields[i].key == key {
			return &p.fields[i]
		}
	}
	return nil
}

// field is one key.
type field struct {
	key      string
	index    []int // of the field in its struct
	required bool
	others   string // what also returns, as the tag has it
	path     string // of the term that the key is; of a part that stands in several places the first
	terms    dictionary
}

// also returns the words by which somebody may mean the key.
func (f *field) also() []string { return strings.Fields(f.others) }

// dictionary returns the description of a term of a file by its path, and false for a path that is
// none's.
type dictionary func(path string) (comp.Term, bool)

// term returns the description of the key. It is looked up when it is asked for: of all keys there
// are, a file has few.
func (f *field) term() *comp.Term {
	term, _ := f.terms(f.path)
	return &term
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

// addPlan adds the plan of a struct and of the parts in it, each with the descriptions of the place
// at which it is met first.
func addPlan(found map[reflect.Type]plan, terms dictionary, at part, t reflect.Type) {
	p := plan{owner: at.owner}
	var inner []member
	p.walk(t, nil, func(m member) { inner = append(inner, m) })
	for i := range p.fields {
		f := &p.fields[i]
		f.path, f.terms = at.key(f.key).path, terms
	}
	found[t] = p
	for _, m := range inner {
		if _, known := found[m.of]; known {
			continue
		}
		below := at.key(m.key)
		if f := p.field(m.key); f != nil {
			below.path = cmp.Or(f.term().Parts, below.path)
		}
		if m.list {
			below.path += "[]"
		}
		addPlan(found, terms, below, m.of)
	}
}

// member is a field of a struct that holds a part of the file, or a list of parts.
type member struct {
	key  string // empty where it has none
	of   reflect.Type
	list bool
}

// memberOf returns the part that a field holds, and false where it holds none.
func memberOf(key string, t reflect.Type) (m member, isPart bool) {
	m = member{key: key, of: t, list: t.Kind() == reflect.Slice}
	if m.list || t.Kind() == reflect.Pointer {
		m.of = t.Elem()
	}
	return m, m.of.Kind() == reflect.Struct && m.of.PkgPath() == reflect.TypeFor[File]().PkgPath()
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
			p.fields = append(p.fields, field{key: key, index: index, required: options == "", others: sf.Tag.Get("also")})
		}
		if m, isPart := memberOf(key, sf.Type); isPart && sf.IsExported() {
			visit(m)
		}
	}
}

// sample writes the first key of the part with a value.
func (p plan) sample() string {
	if len(p.fields) == 0 {
		return ""
	}
	return p.fields[0].key + ": " + p.fields[0].term().Example
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
		if folded == f.key || slices.Contains(f.also(), folded) {
			return f.key, true
		}
	}
	return "", false
}
