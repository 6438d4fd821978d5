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
	byKey  map[string]field
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
	p := plan{owner: at.owner, byKey: map[string]field{}}
	for _, sf := range reflect.VisibleFields(t) {
		tag, tagged := sf.Tag.Lookup("json")
		if !tagged || tag == "-" {
			continue
		}
		key, options, _ := strings.Cut(tag, ",")
		f := field{
			key:      key,
			index:    sf.Index,
			required: options == "",
			also:     strings.Fields(sf.Tag.Get("also")),
		}
		term, _ := describe(at.key(key).path)
		f.term = &term
		p.fields = append(p.fields, f)
		p.byKey[key] = f
	}
	if len(p.fields) == 0 {
		return
	}
	found[t] = p
	for _, sf := range reflect.VisibleFields(t) {
		key, _, _ := strings.Cut(sf.Tag.Get("json"), ",")
		if !sf.IsExported() || sf.Anonymous {
			continue
		}
		below := at.key(key)
		if f, keyed := p.byKey[key]; keyed && f.term.Parts != "" {
			below.path = f.term.Parts
		}
		addPlan(found, describe, below, sf.Type)
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
