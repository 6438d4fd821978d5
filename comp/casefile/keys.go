package casefile

import (
	"reflect"
	"strings"
	"sync"
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
	later    bool   // known, but not supported yet
	example  string // a value, for mends
	also     []string
}

// plans returns the plan of every struct that a [File] is made of. It does not change, and is
// made when a file is first read.
var plans = sync.OnceValue(func() map[reflect.Type]plan {
	found := map[reflect.Type]plan{}
	addPlan(found, "", reflect.TypeFor[File]())
	return found
})

// presetsPlans returns those of a [PresetsFile].
var presetsPlans = sync.OnceValue(func() map[reflect.Type]plan {
	found := map[reflect.Type]plan{}
	addPlan(found, "", reflect.TypeFor[PresetsFile]())
	return found
})

func addPlan(found map[reflect.Type]plan, owner string, t reflect.Type) {
	if t.Kind() == reflect.Slice || t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if _, known := found[t]; known || t.Kind() != reflect.Struct || t.PkgPath() != reflect.TypeFor[File]().PkgPath() {
		return
	}
	p := plan{owner: owner, byKey: map[string]field{}}
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
			later:    sf.Type == reflect.TypeFor[Later](),
			example:  sf.Tag.Get("eg"),
			also:     strings.Fields(sf.Tag.Get("also")),
		}
		p.fields = append(p.fields, f)
		p.byKey[key] = f
	}
	if len(p.fields) == 0 {
		return
	}
	found[t] = p
	for _, sf := range reflect.VisibleFields(t) {
		key, _, _ := strings.Cut(sf.Tag.Get("json"), ",")
		if key == "" || key == "-" {
			key = owner
		}
		if sf.IsExported() && !sf.Anonymous {
			addPlan(found, key, sf.Type)
		}
	}
}

// sample writes the first key of the part with a value.
func (p plan) sample() string {
	if len(p.fields) == 0 {
		return ""
	}
	return p.fields[0].key + ": " + p.fields[0].example
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
