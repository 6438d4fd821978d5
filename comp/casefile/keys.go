package casefile

import (
	"cmp"
	"reflect"
	"slices"
	"strings"
	"sync"

	"github.com/seed-251b9aba/offerkit/comp"
)

// plan is the list of keys of one part of a file, read from the fields of its type.
type plan struct {
	of     *parts
	typ    reflect.Type
	fields []field
}

// field returns the key of the part by its name, nil where it has none of the name.
func (p *plan) field(key string) *field {
	for i := range p.fields {
		if p.fields[i].key == key {
			return &p.fields[i]
		}
	}
	return nil
}

// at returns where the part stands that an entry is: at the key of the entry, whose description says
// where its parts have their names; where that is not known at the first of the places that it may stand in.
func (p *plan) at(e entry) part {
	if e.in != p.of {
		if p.typ == p.of.top {
			return part{}
		}
		return p.of.places()[p.typ]
	}
	switch term := e.term(); {
	case term.Parts != "":
		return part{path: term.Parts}
	case term.Kind == comp.KindList:
		return part{path: e.path + "[]"}
	}
	return part{path: e.path}
}

// owner is the key under which the part stands; "" for the file.
func (p *plan) owner() string { return p.of.places()[p.typ].owner }

// field is one key.
type field struct {
	key      string
	index    []int // of the field in its struct
	required bool
	others   string // what also returns, as the tag has it
	in       *plan
}

// also returns the words by which somebody may mean the key.
func (f *field) also() []string { return strings.Fields(f.others) }

// term returns the description of the key. It is looked up when it is asked for: what is read
// without a mistake needs few.
func (f *field) term() *comp.Term {
	term, _ := f.in.of.terms(f.in.of.places()[f.in.typ].key(f.key).path)
	return &term
}

// dictionary returns the description of a term of a file by its path, and false for a path that is
// none's.
type dictionary func(path string) (comp.Term, bool)

// parts are the parts that a kind of file is made of, each a type that has the keys for fields. A plan
// is made when its part is first read, and all places when a description is first asked for: of all
// the parts there are, a file has few, and a mend of few needs a description.
type parts struct {
	top   reflect.Type // the whole file
	terms dictionary

	mutex sync.Mutex
	plans map[reflect.Type]*plan

	once sync.Once
	at   map[reflect.Type]part
}

var (
	caseParts     = parts{top: reflect.TypeFor[File](), terms: comp.FindTerm}
	presetParts   = parts{top: reflect.TypeFor[PresetsFile](), terms: presetTerm}
	templateParts = parts{top: reflect.TypeFor[TemplateFile](), terms: templateTerm}
)

// plan returns the plan of a part; of what is none one without keys. It does not change.
func (p *parts) plan(t reflect.Type) *plan {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	found := p.plans[t]
	if found == nil {
		found = &plan{of: p, typ: t}
		if holdsKeys(t) {
			found.walk(t, nil, func(member) {})
		}
		if p.plans == nil {
			p.plans = map[reflect.Type]*plan{}
		}
		p.plans[t] = found
	}
	return found
}

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

// places returns where each part stands; of one that stands in several places the first.
func (p *parts) places() map[reflect.Type]part {
	p.once.Do(func() {
		p.at = map[reflect.Type]part{}
		p.add(part{}, p.top)
	})
	return p.at
}

// add adds a part and the parts in it.
func (p *parts) add(at part, t reflect.Type) {
	p.at[t] = at
	var inner []member
	keys := plan{of: p, typ: t}
	keys.walk(t, nil, func(m member) { inner = append(inner, m) })
	for _, m := range inner {
		if _, known := p.at[m.of]; known {
			continue
		}
		below := at.key(m.key)
		if keys.field(m.key) != nil {
			term, _ := p.terms(below.path)
			below.path = cmp.Or(term.Parts, below.path)
		}
		if m.list {
			below.path += "[]"
		}
		p.add(below, m.of)
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
	return m, holdsKeys(m.of)
}

// holdsKeys reports whether a type is one of this package that may have keys for fields.
func holdsKeys(t reflect.Type) bool {
	return t.Kind() == reflect.Struct && t.PkgPath() == reflect.TypeFor[File]().PkgPath()
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
			p.fields = append(p.fields, field{key: key, index: index, required: options == "", others: sf.Tag.Get("also"), in: p})
		}
		if m, isPart := memberOf(key, sf.Type); isPart && sf.IsExported() {
			visit(m)
		}
	}
}

// sample writes the first key of the part with a value.
func (p *plan) sample() string {
	if len(p.fields) == 0 {
		return ""
	}
	return p.fields[0].key + ": " + p.fields[0].term().Example
}

// subject names the part in "has no base".
func (p *plan) subject(e entry, k *kind) string {
	switch p.owner() {
	case "":
		return k.the
	case "offers":
		return "the offer"
	}
	return e.name()
}

// OfferKey returns the key of an offer that a person may mean by a word or two: the key itself in
// any style, or another name for it. A slip of the keyboard is none.
func OfferKey(written string) (key string, found bool) {
	folded := foldKey(written)
	for _, f := range caseParts.plan(reflect.TypeFor[Offer]()).fields {
		if folded == f.key || slices.Contains(f.also(), folded) {
			return f.key, true
		}
	}
	return "", false
}
