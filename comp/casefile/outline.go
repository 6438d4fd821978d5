package casefile

import (
	"reflect"
	"slices"
	"strings"
	"sync"

	"github.com/seed-251b9aba/offerkit/comp"
)

// Key is a key of the case file at the place where it stands, for whoever fills in a file key by key,
// such as a form.
type Key struct {
	Name  string    // amount
	Path  string    // offers[].sign_on[].amount; of a grant where the file has it: offers[].rsu.value
	Term  comp.Term // its description
	Keys  []Key     // of a part, or of each item of a list of parts; none of a value
	List  bool      // it is a list of parts
	Short string    // of a part or an item: the key that a bare value in its place stands for; empty where none does
	Needs bool      // its part has to have it
}

// Outline lists the keys of a case file, offers among them. What holds an offer again (revisions) and
// what a case names by itself (currencies, places, terms) are values: their text is up to who writes it.
func Outline() []Key { return copied(outline()) }

func copied(keys []Key) []Key {
	keys = slices.Clone(keys)
	for i := range keys {
		keys[i].Keys = copied(keys[i].Keys)
		keys[i].Term.Choices = slices.Clone(keys[i].Term.Choices)
	}
	return keys
}

var (
	outlineOnce sync.Once // which, unlike a closure, takes nothing before main
	outlineKeys []Key
)

func outline() []Key {
	outlineOnce.Do(func() { outlineKeys = outlineOf(reflect.TypeFor[File](), "", nil) })
	return outlineKeys
}

// outlineOf lists the keys of a part at a path; around are the parts that it is in.
func outlineOf(t reflect.Type, path string, around []reflect.Type) (keys []Key) {
	around = append(slices.Clone(around), t)
	for _, f := range caseParts.plan(t).fields {
		key := Key{Name: f.key, Path: path + f.key, Term: *f.term(), Needs: f.required}
		inner := t.FieldByIndex(f.index).Type
		if inner.Kind() == reflect.Pointer {
			inner = inner.Elem()
		}
		if key.List = inner.Kind() == reflect.Slice; key.List {
			inner = inner.Elem()
		}
		if !isPart(inner) || f.term().Kind.IsKeyed() || slices.Contains(around, inner) {
			key.List = false
			keys = append(keys, key)
			continue
		}
		below := key.Path + "."
		if key.List {
			below = key.Path + "[]."
		}
		key.Keys, key.Short = outlineOf(inner, below, around), shortOf(inner, f.term())
		keys = append(keys, key)
	}
	return keys
}

// shortOf asks the reader which key of a part a bare value in its place stands for: one that the part
// needs and whose example it takes, the only one that it needs where it takes its own example, else the
// first of the others.
func shortOf(t reflect.Type, term *comp.Term) string {
	taken := func(example string) bool {
		return example != "" && !strings.HasPrefix(example, "{") && takes(t, term, example)
	}
	var required, needed, others []string
	for _, f := range caseParts.plan(t).fields {
		if f.required {
			required = append(required, f.key)
		}
		switch {
		case !taken(f.term().Example):
		case f.required:
			needed = append(needed, f.key)
		default:
			others = append(others, f.key)
		}
	}
	if len(needed) == 0 && len(required) == 1 && taken(term.Example) {
		return required[0]
	}
	for _, first := range slices.Concat(needed, others) {
		return first
	}
	return ""
}
