package casefile

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// decoder fills the types of the case file from the nodes of one file and collects what
// cannot be read. It keeps going: a value that cannot be read is left at its zero value
// and marked, so that what depends on it is not reported as well.
type decoder struct {
	src     *source
	presets vesting.Presets // what the name of a schedule stands for
	errs    []*Error
	broken  map[*yaml.Node]bool     // values that could not be read
	wanted  map[*yaml.Node][]string // keys that a mapping lacks or has misspelt
	signs   []sign                  // currencies written in amounts, in order
	amounts []written               // amounts that no offer has taken for its own, in order

	caseSigns []sign // of signs, those of amounts of the whole case
	visits    int    // nodes decoded so far, those behind aliases each time
	full      bool   // a limit is reached; the rest of the file is not read
}

// entry is a value with the key that it stands under; an item of a list has the key of
// the list, the top of the file none.
type entry struct {
	key   *yaml.Node
	item  bool
	value *yaml.Node

	in   *parts // that describe the key; nil where none do
	path string // of the term that the key is, likewise; an item has that of its list
	eg   string // an example of a value, for mends, in place of the description's
}

// term returns the description of the key; the zero Term where there is none.
func (e entry) term() (t comp.Term) {
	if e.in != nil {
		t, _ = e.in.terms(e.path)
	}
	return t
}

// example is an example of a value; empty where there is none. That of a list is none of its items.
func (e entry) example() string {
	if e.eg == "" && !e.item {
		return e.term().Example
	}
	return e.eg
}

// name names the entry in a message.
func (e entry) name() string {
	switch {
	case e.key == nil:
		return "the file"
	case e.item:
		return "an item of " + quoted(e.key.Value)
	}
	return quoted(e.key.Value)
}

// writeOne is the mend of an entry without a value.
func (e entry) writeOne() string {
	eg := e.example()
	if eg == "" || e.item || e.key == nil {
		return "write one, or delete the line"
	}
	return fmt.Sprintf("write for example %s: %s, or delete the line", e.key.Value, eg)
}

// decodable is a type of the case file that reads itself: a value, or a part with a
// short form. All others are read by their fields and items.
type decodable interface{ decode(d *decoder, e entry) }

// decode reads a value into the variable that target points to.
func (d *decoder) decode(e entry, target any) {
	if !d.enter(&e) {
		return
	}
	if t, ok := target.(decodable); ok {
		t.decode(d, e)
		return
	}
	switch v := reflect.ValueOf(target).Elem(); v.Kind() {
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		d.decode(e, v.Interface())
	case reflect.Struct:
		d.fields(e, target)
	case reflect.Slice:
		d.items(e, v)
	default:
		panic(fmt.Sprintf("casefile: no way to decode %T", target))
	}
}

// enter follows an alias and refuses what can be no value of any key.
func (d *decoder) enter(e *entry) bool {
	e.value = resolved(e.value)
	if d.full || d.broken[e.value] {
		return false
	}
	if d.visits++; d.visits > maxNodes {
		d.fail(*e, fmt.Sprintf("the file holds more than %d values, aliases unfolded", maxNodes), "write fewer offers, and no aliases inside aliases")
		d.full = true
		return false
	}
	switch {
	case e.value.Kind == yaml.AliasNode:
		d.fail(*e, "the alias refers to itself", "write the value out")
	case e.value.Style&yaml.TaggedStyle != 0:
		d.fail(*e, fmt.Sprintf("the tag %s is not read in %s", quoted(e.value.Tag), d.src.kind.file), "delete it")
	case isNull(e.value):
		d.fail(*e, e.name()+" has no value", e.writeOne())
	default:
		return true
	}
	return false
}

// fields reads a mapping into the fields of the struct that target points to.
func (d *decoder) fields(e entry, target any) {
	if plan, found, ok := d.keys(e, target); ok {
		d.required(e, plan, found)
	}
}

// keys is fields of a mapping that may lack what is required. It returns the keys found, and
// false for what is no mapping.
func (d *decoder) keys(e entry, target any) (*plan, map[string]*yaml.Node, bool) {
	v := reflect.ValueOf(target).Elem()
	plan := d.src.kind.parts.plan(v.Type())
	if e.value.Kind != yaml.MappingNode {
		if e.item {
			e.eg = plan.sample()
		}
		d.wrongKind(e, "keys with values")
		return plan, nil, false
	}
	first := map[string]*yaml.Node{}
	at := plan.at(e)
	cut := d.cutNumbers(e, false)
	for i := 0; i+1 < len(e.value.Content) && !d.full; i += 2 {
		key, value := e.value.Content[i], e.value.Content[i+1]
		f := plan.field(key.Value)
		switch {
		case cut[key]:
		case key.Kind != yaml.ScalarNode:
			d.failAt(key, "a key must be one word", "write key: value")
		case first[key.Value] != nil:
			d.failTwice(key, first[key.Value])
		case f == nil:
			d.unknownKey(e, key, value, plan)
		default:
			d.decode(entry{key: key, value: value, in: plan.of, path: at.key(f.key).path}, v.FieldByIndex(f.index).Addr().Interface())
		}
		if key.Kind == yaml.ScalarNode && first[key.Value] == nil {
			first[key.Value] = key
		}
	}
	return plan, first, true
}

// failTwice reports a key that stands in its mapping already.
func (d *decoder) failTwice(key, first *yaml.Node) {
	d.failAt(key, fmt.Sprintf("%s is written twice; the first is %s", quoted(key.Value), d.src.here(first)), "keep one of them")
}

// lookUpOnce is lookUp of a key that is read apart from the others of its mapping, which may have it once.
func (d *decoder) lookUpOnce(mapping *yaml.Node, key string) (k, v *yaml.Node) {
	k, v = lookUp(mapping, key)
	for i := 0; i+1 < len(mapping.Content); i += 2 {
		if other := mapping.Content[i]; other != k && other.Kind == yaml.ScalarNode && other.Value == key {
			d.failTwice(other, k)
		}
	}
	return k, v
}

// required reports the keys that a mapping must have and has not.
func (d *decoder) required(e entry, p *plan, found map[string]*yaml.Node) {
	for _, f := range p.fields {
		if f.required && found[f.key] == nil && !slices.Contains(d.wanted[e.value], f.key) {
			d.failMissing(e, f.key, fmt.Sprintf("%s has no %q", p.subject(e, d.src.kind), f.key), fmt.Sprintf("add %s: %s", f.key, f.term().Example))
		}
	}
}

// failMissing reports a key that a mapping lacks.
func (d *decoder) failMissing(e entry, key, message, mend string) {
	d.want(e.value, key)
	before := len(d.errs)
	if d.fail(e, message, mend); len(d.errs) > before {
		d.errs[before].Key, d.errs[before].Missing = "", key
	}
}

// maxItems bounds a list before room is made for it; how many of a kind there may be is
// the model's to say.
const maxItems = 5000

// items reads a list into a slice.
func (d *decoder) items(e entry, slice reflect.Value) {
	if e.value.Kind != yaml.SequenceNode {
		if sample := d.src.kind.parts.plan(slice.Type().Elem()).sample(); sample != "" {
			e.eg = newItem + sample
		}
		d.wrongKind(e, "a list")
		return
	}
	if n := len(e.value.Content); n > comp.MaxOffers && slice.Type().Elem() == reflect.TypeFor[Offer]() {
		d.fail(e, fmt.Sprintf("%d offers, the limit is %d", n, comp.MaxOffers), "split the case")
		return
	} else if n > maxItems {
		d.fail(e, fmt.Sprintf("%s has %d items, the limit is %d", e.name(), n, maxItems), "write fewer")
		return
	}
	slice.Set(reflect.MakeSlice(slice.Type(), len(e.value.Content), len(e.value.Content)))
	for i, n := range e.value.Content {
		if d.full {
			return
		}
		d.decode(entry{key: e.key, item: true, value: n, in: e.in, path: e.path}, slice.Index(i).Addr().Interface())
	}
}

// scalar returns the text of a single value, or reports that what is written is none;
// like is an example of what should be written.
func (d *decoder) scalar(e entry, what string) (string, bool) {
	if e.value.Kind != yaml.ScalarNode {
		d.wrongKind(e, what)
		return "", false
	}
	return strings.TrimSpace(e.value.Value), true
}

// newItem begins an item of a list.
const newItem = "- "

// wrongKind reports a list where a mapping belongs, and the like.
func (d *decoder) wrongKind(e entry, want string) {
	found := map[yaml.Kind]string{yaml.SequenceNode: "a list", yaml.MappingNode: "a mapping", yaml.ScalarNode: "a single value"}[e.value.Kind]
	mend, eg := "write "+want, e.example()
	switch {
	case e.key == nil && found == "a list":
		mend = d.src.kind.list
	case e.key == nil:
		mend = d.src.kind.begin
	case strings.HasPrefix(eg, newItem):
		mend = fmt.Sprintf("begin each item with %q on a line of its own", eg)
	case eg != "" && e.item:
		mend = fmt.Sprintf("write its keys, such as %s", eg)
	case eg != "":
		mend = fmt.Sprintf("write for example %s: %s", e.key.Value, eg)
	}
	verb := "is"
	if e.key == nil {
		verb = "holds"
	}
	d.fail(e, fmt.Sprintf("%s %s %s, not %s", e.name(), verb, found, want), mend)
}

// fail reports a value that cannot be read: at the value if it is a single one, at its
// key otherwise.
func (d *decoder) fail(e entry, message, mend string) {
	d.mark(e.value)
	at := e.value
	if e.key != nil && !e.item && (at.Kind != yaml.ScalarNode || isNull(at)) {
		at = e.key
	}
	before := len(d.errs)
	if d.failAt(at, message, mend); len(d.errs) > before && e.key != nil && !e.item {
		d.errs[before].Key = e.key.Value
	}
}

// maxErrors bounds the mistakes reported of one file: nobody mends more in one go.
const maxErrors = 100

func (d *decoder) failAt(n *yaml.Node, message, mend string) {
	if d.full {
		return
	}
	d.full = len(d.errs)+1 >= maxErrors
	d.errs = append(d.errs, d.src.at(placeOfNode(n), d.src.width(n), message, mend))
}

func (d *decoder) mark(n *yaml.Node) {
	if d.broken == nil {
		d.broken = map[*yaml.Node]bool{}
	}
	d.broken[n] = true
}

func (d *decoder) want(mapping *yaml.Node, key string) {
	if d.wanted == nil {
		d.wanted = map[*yaml.Node][]string{}
	}
	d.wanted[mapping] = append(d.wanted[mapping], key)
}

// failKey reports what is wrong with an entry at its key, whatever its value.
func (d *decoder) failKey(e entry, message, mend string) {
	d.mark(e.value)
	at := e.value
	if e.key != nil && !e.item {
		at = e.key
	}
	d.failAt(at, message, mend)
}

// touched reports whether a mapping has one of the keys, or a misspelling of it.
func (d *decoder) touched(mapping *yaml.Node, keys ...string) bool {
	for _, key := range keys {
		if keyNode(mapping, key) != nil || slices.Contains(d.wanted[mapping], key) {
			return true
		}
	}
	return false
}
