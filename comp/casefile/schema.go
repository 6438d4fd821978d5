package casefile

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"sync"

	"github.com/google/jsonschema-go/jsonschema"

	"github.com/seed-251b9aba/offerkit/comp"
)

// Schema returns the JSON Schema (draft 2020-12) of the case file, by which an editor completes
// and checks it and a program that writes one can be told how.
//
// It is made from the types of the file and the descriptions of their terms. Which short forms a
// part has is asked of the reader itself: a form stands in the schema where the reader takes an
// example of it. What is said of several terms together (a currency that no rate converts,
// percentages that do not add up, a clawback longer than its horizon) no schema can hold; [Read]
// does. The schema asks for keys and words as they are spelt there, where [Read] also takes
// At-Vest for at-vest.
func Schema() []byte { return bytes.Clone(schemaText()) }

var schemaText = sync.OnceValue(func() []byte {
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(caseSchema()); err != nil {
		panic(fmt.Sprintf("casefile: the schema cannot be written: %v", err)) // a slip of the program
	}
	return text.Bytes()
})

// caseSchema describes a file: a case, or the keys of one offer alone, as [isLoneOffer] has it.
func caseSchema() *jsonschema.Schema {
	s := schemas{defs: forms()}
	whole, offer := s.reference(reflect.TypeFor[File]()), s.reference(reflect.TypeFor[Offer]())
	return &jsonschema.Schema{
		Schema:      "https://json-schema.org/draft/2020-12/schema",
		Title:       "offerkit case file",
		Description: "Job offers to compare with offerkit, in YAML or JSON: the assumptions that hold for all offers and the offers, or the keys of one offer alone.",
		Type:        "object",
		If: &jsonschema.Schema{
			Not:   &jsonschema.Schema{Required: []string{"offers"}},
			AnyOf: []*jsonschema.Schema{{Required: []string{"company"}}, {Required: []string{"base"}}},
		},
		Then: offer,
		Else: whole,
		Defs: s.defs,
	}
}

// schemed is a type of the case file whose form its fields do not tell.
type schemed interface {
	schema(s *schemas, at *comp.Term) *jsonschema.Schema
}

// demanding is a part of the case file whose required keys depend on each other.
type demanding interface{ demand(of *jsonschema.Schema) }

// schemas collects the descriptions of the parts of a file, by the names of their types.
type schemas struct{ defs map[string]*jsonschema.Schema }

// reference names the description of a part, and makes it where it is met first.
func (s *schemas) reference(t reflect.Type) *jsonschema.Schema {
	if _, made := s.defs[t.Name()]; !made {
		s.defs[t.Name()] = nil // a part may hold itself: an offer's revisions are offers
		object := s.object(t)
		if part, ok := reflect.New(t).Interface().(demanding); ok {
			part.demand(object)
		}
		s.defs[t.Name()] = object
	}
	return &jsonschema.Schema{Ref: "#/$defs/" + t.Name()}
}

// object describes the mapping that a part is in full.
func (s *schemas) object(t reflect.Type) *jsonschema.Schema {
	object := &jsonschema.Schema{Type: "object", AdditionalProperties: never(), Properties: map[string]*jsonschema.Schema{}}
	for _, f := range caseParts.plan(t).fields {
		value := s.value(t.FieldByIndex(f.index).Type, f.term())
		object.Properties[f.key] = described(value, f.term())
		object.PropertyOrder = append(object.PropertyOrder, f.key)
		if f.required {
			object.Required = append(object.Required, f.key)
		}
	}
	return object
}

// never describes what no value is: additionalProperties: false.
func never() *jsonschema.Schema { return &jsonschema.Schema{Not: &jsonschema.Schema{}} }

// value describes what may stand under a key of a type.
func (s *schemas) value(t reflect.Type, term *comp.Term) *jsonschema.Schema {
	if special, ok := reflect.New(t).Interface().(schemed); ok {
		return special.schema(s, term)
	}
	switch {
	case t.Kind() == reflect.Pointer:
		return s.value(t.Elem(), term)
	case isPart(t):
		one := append(append([]*jsonschema.Schema{s.reference(t)}, s.otherParts(t, term)...), schemasOf(scalars(t, term))...)
		one = append(one, orNone(t, term)...)
		if takesOne(t, term, t, "[%s]") { // a part of which there may be several after all
			one = append(one, &jsonschema.Schema{Type: "array", Items: anyOf(one)})
		}
		return anyOf(one)
	case t.Kind() == reflect.Slice:
		return s.list(t, term)
	}
	return leaf(t, term)
}

// isPart reports whether a type is a mapping of keys.
func isPart(t reflect.Type) bool {
	return t.Kind() == reflect.Struct && len(caseParts.plan(t).fields) > 0
}

// otherParts describes the mappings, and lists of them, that may stand in the place of a part: one
// dated salary for a raise, a band for a match.
func (s *schemas) otherParts(t reflect.Type, term *comp.Term) (forms []*jsonschema.Schema) {
	for _, sf := range reflect.VisibleFields(t) {
		inner := sf.Type
		if inner.Kind() == reflect.Slice {
			inner = inner.Elem()
		}
		if !sf.IsExported() || sf.Anonymous || !isPart(inner) {
			continue
		}
		if takesOne(t, term, inner, "%s") {
			forms = append(forms, s.reference(inner))
		}
		if takesOne(t, term, inner, "[%s]") {
			forms = append(forms, &jsonschema.Schema{Type: "array", Items: s.reference(inner)})
		}
	}
	return forms
}

// list describes a list, and what may stand in its place alone.
func (s *schemas) list(t reflect.Type, term *comp.Term) *jsonschema.Schema {
	items := leaf(t.Elem(), term)
	alone := schemasOf(scalars(t, term))
	if inner := t.Elem(); isPart(inner) || inner.Kind() == reflect.Slice {
		items = s.value(inner, term)
		if isPart(inner) && takesOne(t, term, inner, "%s") {
			alone = append([]*jsonschema.Schema{s.reference(inner)}, alone...)
		}
	}
	list := &jsonschema.Schema{Type: "array", Items: items}
	if b := term.Bounds; term.Kind == comp.KindList && !b.IsZero() {
		least, most := int(b.Lo.IntPart()), int(b.Hi.IntPart())
		if list.MaxItems = &most; least > 0 {
			list.MinItems = &least
		}
	}
	return anyOf(append([]*jsonschema.Schema{list}, alone...))
}

// anyOf joins forms, each once.
func anyOf(forms []*jsonschema.Schema) *jsonschema.Schema {
	var each []*jsonschema.Schema
	add := func(form *jsonschema.Schema) {
		if !slices.ContainsFunc(each, func(other *jsonschema.Schema) bool { return reflect.DeepEqual(form, other) }) {
			each = append(each, form)
		}
	}
	for _, form := range forms {
		if form.AnyOf == nil {
			add(form)
		}
		for _, inner := range form.AnyOf { // which has nothing beside them
			add(inner)
		}
	}
	if len(each) == 1 {
		return each[0]
	}
	return &jsonschema.Schema{AnyOf: each}
}

// described adds what an editor shows of a key: its meaning, unit, bounds, default and an example.
func described(value *jsonschema.Schema, term *comp.Term) *jsonschema.Schema {
	if value.Description != "" {
		return value
	}
	both := *value
	both.Description = hover(term)
	return &both
}

// hover says in words what a term is.
func hover(term *comp.Term) string {
	var b strings.Builder
	b.WriteString(strings.ToUpper(term.Meaning[:1]) + term.Meaning[1:] + ".")
	if term.Unit != "" && term.Unit != comp.UnitPercent {
		fmt.Fprintf(&b, " Unit: %s.", term.Unit)
	}
	switch bounds := term.Bounds; {
	case bounds.IsZero() || term.Kind == comp.KindList || term.Kind == comp.KindText || term.Kind == comp.KindMoney || term.Kind == comp.KindPrice:
	case term.Kind == comp.KindRate || term.Kind == comp.KindRateOrMoney:
		fmt.Fprintf(&b, " From %s%% to %s%%.", bounds.Lo.Shift(2), bounds.Hi.Shift(2))
	default:
		fmt.Fprintf(&b, " From %s.", bounds)
	}
	if missing := strings.TrimSuffix(term.Default, ","); missing != "" {
		fmt.Fprintf(&b, " Where it is missing: %s.", missing)
	}
	if term.Example != "" {
		fmt.Fprintf(&b, " Example: %s", term.Example)
	}
	return b.String()
}
