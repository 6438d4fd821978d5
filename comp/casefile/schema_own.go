package casefile

import (
	"reflect"
	"regexp"
	"slices"
	"strings"

	"github.com/google/jsonschema-go/jsonschema"

	"github.com/seed-251b9aba/offerkit/comp"
)

// The parts of a file whose keys are the person's own, and those whose keys depend on each other.

// schema describes rates by currency: a number, or dated rates.
func (FX) schema(s *schemas, _ *comp.Term) *jsonschema.Schema {
	rate := reflect.TypeFor[ExchangeRate]()
	worth := caseParts.plan(rate).field("rate")
	dated := s.reference(rate)
	return &jsonschema.Schema{
		Type:          "object",
		PropertyNames: matching(codePattern),
		AdditionalProperties: anyOf([]*jsonschema.Schema{
			leaf(rate.FieldByIndex(worth.index).Type, worth.term()), dated, {Type: "array", Items: dated},
		}),
	}
}

// schema describes indexes by place, or a list of {place, index}.
func (CostOfLiving) schema(s *schemas, _ *comp.Term) *jsonschema.Schema {
	cost := reflect.TypeFor[LivingCost]()
	index := caseParts.plan(cost).field("index")
	return anyOf([]*jsonschema.Schema{
		{Type: "object", AdditionalProperties: leaf(cost.FieldByIndex(index.index).Type, index.term())},
		{Type: "array", Items: s.reference(cost)},
	})
}

// schema describes ranges by the paths of terms: [low, high].
func (Ranges) schema(*schemas, *comp.Term) *jsonschema.Schema {
	return byTerm(func(t *comp.Term) *jsonschema.Schema {
		return &jsonschema.Schema{Type: "array", Items: assumed(t), MinItems: new(2), MaxItems: new(2)}
	})
}

// schema describes named sets of values by the paths of terms.
func (Scenarios) schema(*schemas, *comp.Term) *jsonschema.Schema {
	return &jsonschema.Schema{Type: "object", AdditionalProperties: byTerm(assumed)}
}

// byTerm describes a mapping by the paths of the terms that move: of every offer, which an editor
// completes, and of one of them or of an item of a list.
func byTerm(value func(*comp.Term) *jsonschema.Schema) *jsonschema.Schema {
	object := &jsonschema.Schema{
		Type: "object", AdditionalProperties: never(), Properties: map[string]*jsonschema.Schema{}, PatternProperties: map[string]*jsonschema.Schema{},
	}
	patterns := map[string][]string{} // by the form of the value
	values := map[string]*jsonschema.Schema{}
	for _, t := range comp.Terms() {
		if !t.Moves {
			continue
		}
		path, ofOffer := strings.CutPrefix(t.Path, "offers[].")
		form := assumed(&t).Ref
		values[form] = value(&t)
		if !strings.Contains(path, "[]") {
			object.Properties[path] = values[form]
			object.PropertyOrder = append(object.PropertyOrder, path)
		}
		pattern := strings.ReplaceAll(regexp.QuoteMeta(path), `\[\]`, indexPattern)
		if ofOffer {
			pattern = `(offers` + indexPattern + `\.)?` + pattern
		}
		patterns[form] = append(patterns[form], pattern)
	}
	for form, all := range patterns {
		object.PatternProperties["^("+strings.Join(all, "|")+")$"] = values[form]
	}
	return object
}

// indexPattern is the place of an offer or an item; of the exchange rates a currency is one.
const indexPattern = `(\[[0-9]+\]|\.[A-Za-z]{3}(\[[0-9]+\])?)`

// assumed describes a value of a term as scenarios and ranges have it: see [ParseTermValue].
func assumed(t *comp.Term) *jsonschema.Schema {
	switch t.Kind {
	case comp.KindRate:
		return fraction(t.Bounds)
	case comp.KindRateOrMoney:
		return formNamed("share_or_figure")
	}
	return formNamed("figure")
}

// schema describes revisions: a day, and the keys of an offer that it changes, of which none is required.
func (*Revisions) schema(s *schemas, term *comp.Term) *jsonschema.Schema {
	const name = "Revision"
	on, _ := comp.FindTerm("as_of") // a day like any other
	on.Meaning, on.Default, on.Example = "the day from which the keys beside it hold", "", "2026-11-20"
	one := &jsonschema.Schema{
		Type: "object", AdditionalProperties: never(), Required: []string{"on"}, PropertyOrder: []string{"on"},
		Properties: map[string]*jsonschema.Schema{"on": described(leaf(reflect.TypeFor[Day](), &on), &on)},
	}
	offer := reflect.TypeFor[Offer]()
	for _, f := range caseParts.plan(offer).fields {
		if !slices.Contains(notInRevision, f.key) {
			one.Properties[f.key] = &jsonschema.Schema{Ref: "#/$defs/" + offer.Name() + "/properties/" + f.key}
			one.PropertyOrder = append(one.PropertyOrder, f.key)
		}
	}
	s.defs[name] = one
	form := formNamed(name)
	return anyOf([]*jsonschema.Schema{{Type: "array", Items: form, MaxItems: new(maxRevisions)}, form})
}

// schema describes the choices of a mix: a name, and the keys of an offer that each sets.
func (*Mix) schema(s *schemas, _ *comp.Term) *jsonschema.Schema {
	const name = "Choice"
	one := &jsonschema.Schema{
		Type: "object", AdditionalProperties: never(), Required: []string{"name"}, MinProperties: new(2), Properties: map[string]*jsonschema.Schema{},
	}
	offer := reflect.TypeFor[Offer]()
	for _, f := range caseParts.plan(offer).fields {
		if !slices.Contains(notInRevision, f.key) {
			one.Properties[f.key] = &jsonschema.Schema{Ref: "#/$defs/" + offer.Name() + "/properties/" + f.key}
			one.PropertyOrder = append(one.PropertyOrder, f.key)
		}
	}
	s.defs[name] = one
	return &jsonschema.Schema{Type: "array", Items: formNamed(name), MinItems: new(2), MaxItems: new(maxChoices)}
}

// demand says which keys an offer needs: a variant none beside what it is from.
func (*Offer) demand(of *jsonschema.Schema) {
	required := func(key string) *jsonschema.Schema {
		return &jsonschema.Schema{Required: append([]string{key}, of.Required...)}
	}
	of.AnyOf = []*jsonschema.Schema{required("company"), required("name"), {Required: []string{"from"}}}
	of.Required = nil
}
