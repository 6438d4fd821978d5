package casefile

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/google/jsonschema-go/jsonschema"
	"github.com/shopspring/decimal"
	"go.yaml.in/yaml/v4"

	"github.com/seed-251b9aba/offerkit/comp"
)

// scalarForm is a form of one value with an example of it.
type scalarForm struct {
	schema  *jsonschema.Schema
	example string
}

// schemasOf lists the schemas of forms.
func schemasOf(forms []scalarForm) (all []*jsonschema.Schema) {
	for _, form := range forms {
		all = append(all, form.schema)
	}
	return all
}

// scalars lists the forms of a single value that stand for a part or a list: those of its required
// keys or its items that the reader takes in its place, else of its other keys, else a text like the
// example of the term.
func scalars(t reflect.Type, term *comp.Term) []scalarForm {
	required, others := below(t, term)
	for _, forms := range [][]scalarForm{required, others} {
		forms = slices.DeleteFunc(forms, func(of scalarForm) bool { return !takes(t, term, of.example) })
		if len(forms) > 0 {
			return forms
		}
	}
	for _, example := range []string{term.Example, exampleAround(term)} {
		if isScalar(example) && takes(t, term, example) {
			return []scalarForm{{&jsonschema.Schema{Type: "string", MinLength: new(1)}, example}}
		}
	}
	return nil
}

// below lists the forms of the keys of a part, the required ones first, or of the items of a list.
func below(t reflect.Type, term *comp.Term) (required, others []scalarForm) {
	if t.Kind() == reflect.Slice {
		if isPart(t.Elem()) {
			return below(t.Elem(), term)
		}
		return []scalarForm{{leaf(t.Elem(), term), term.Example}}, nil
	}
	for _, f := range caseParts.plan(t).fields {
		var forms []scalarForm
		switch inner := t.FieldByIndex(f.index).Type; {
		case isPart(inner) || inner.Kind() == reflect.Pointer:
		case inner.Kind() == reflect.Slice:
			forms = scalars(inner, f.term())
		default:
			forms = []scalarForm{{leaf(inner, f.term()), f.term().Example}}
		}
		if f.required {
			required = append(required, forms...)
		} else {
			others = append(others, forms...)
		}
	}
	return required, others
}

// exampleAround is the example of the part that a term is in.
func exampleAround(term *comp.Term) string {
	i := strings.LastIndexByte(term.Path, '.')
	if i < 0 {
		return ""
	}
	around, _ := comp.FindTerm(term.Path[:i])
	return around.Example
}

// takes asks the reader whether a text may stand under the key of a term.
func takes(t reflect.Type, term *comp.Term, text string) bool {
	_, key, _ := cutLast(term.Path, ".")
	src, fault := newSource(Source{Name: "an example", Data: []byte(strings.TrimSuffix(key, "[]") + ": " + text + "\n")})
	if fault != nil {
		return false
	}
	top, fault := parseSyntax(src)
	if fault != nil || top.Kind != yaml.MappingNode || len(top.Content) != 2 {
		return false
	}
	d := &decoder{src: src}
	d.decode(entry{key: top.Content[0], value: top.Content[1], in: &caseParts, path: term.Path}, reflect.New(t).Interface())
	return len(d.errs) == 0
}

// cutLast is [strings.Cut] around the last separator; without one all is after it.
func cutLast(text, sep string) (before, after string, found bool) {
	i := strings.LastIndex(text, sep)
	if i < 0 {
		return "", text, false
	}
	return text[:i], text[i+len(sep):], true
}

// takesOne asks the reader whether a part, in a form such as [%s], may stand under the key of a term.
func takesOne(t reflect.Type, term *comp.Term, one reflect.Type, form string) bool {
	return slices.ContainsFunc(samplesOf(one), func(sample string) bool { return takes(t, term, fmt.Sprintf(form, sample)) })
}

// samplesOf writes a part with the keys that it requires, alone and with each other one: of some parts
// one of two keys has to be there.
func samplesOf(t reflect.Type) []string {
	var required, others []string
	for _, f := range caseParts.plan(t).fields {
		key := f.key + ": " + f.term().Example
		if f.required {
			required = append(required, key)
		} else {
			others = append(others, key)
		}
	}
	samples := []string{"{" + strings.Join(required, ", ") + "}"}
	if required == nil {
		samples = nil // an empty part says nothing
	}
	for _, key := range others {
		samples = append(samples, "{"+strings.Join(append(slices.Clone(required), key), ", ")+"}")
	}
	return samples
}

// What texts look like. They are as wide as the reader, which says in words what a figure lacks: an
// amount has a digit and no percent sign, a length its unit behind it.
const (
	amountPattern   = `^[^%-]*[0-9][^%-]*$`
	countPattern    = `^[0-9][0-9., ]*[A-Za-z]*$`
	ratePattern     = `^[0-9.][0-9.,]* *%$|^0?\.[0-9]+$|^0$`
	changePattern   = `^-?[0-9.][0-9.,]* *%$|^-?0?\.[0-9]+$|^0$`
	lengthPattern   = `^[0-9][0-9.,]* *[A-Za-z]+$`
	datePattern     = `^[0-9]{4}-[0-9]{2}-[0-9]{2}$`
	paydayPattern   = `^[0-9]{2}-[0-9]{2}$`
	codePattern     = `^[A-Za-z]{3}$`
	flagPattern     = `^([Tt]rue|TRUE|[Ff]alse|FALSE)$`
	schedulePattern = `[0-9A-Za-z]`
)

// leaf describes one value by the kind of its term.
func leaf(t reflect.Type, term *comp.Term) *jsonschema.Schema {
	switch term.Kind {
	case comp.KindMoney, comp.KindPrice:
		return formNamed("amount")
	case comp.KindRate:
		return fraction(term.Bounds)
	case comp.KindRateOrMoney:
		if takes(t, term, "15") { // which elsewhere can be a rate or an amount
			return anyOf([]*jsonschema.Schema{fraction(term.Bounds), formNamed("amount")})
		}
		return anyOf([]*jsonschema.Schema{fraction(term.Bounds), formNamed("large_amount")})
	case comp.KindCount:
		return anyOf([]*jsonschema.Schema{numeric(term.Bounds), matching(countPattern)})
	case comp.KindMonths, comp.KindDays:
		length := formNamed("length")
		if takes(t, term, "24") {
			length = formNamed("length_or_number")
		}
		return anyOf(append([]*jsonschema.Schema{length}, orNone(t, term)...))
	case comp.KindDate:
		return formNamed("date")
	case comp.KindDayOfYear:
		return formNamed("day_of_year")
	case comp.KindFlag:
		return formNamed("flag")
	case comp.KindWord:
		words := slices.Clone(term.Choices)
		for _, flag := range []string{"true", "false"} {
			if !slices.Contains(words, flag) && takes(t, term, flag) { // beside the words proper
				words = append(words, flag)
			}
		}
		return oneWord(words)
	case comp.KindCurrency:
		return formNamed("currency")
	case comp.KindSchedule:
		return formNamed("schedule")
	case comp.KindText:
		return text(term.Bounds)
	case comp.KindList:
		return item(term)
	}
	return &jsonschema.Schema{}
}

// orNone is the word none where the reader takes it: the letter says that there is none.
func orNone(t reflect.Type, term *comp.Term) []*jsonschema.Schema {
	if !takes(t, term, none) {
		return nil
	}
	return []*jsonschema.Schema{oneWord([]string{none})}
}

// text describes a text, of no more characters than its bounds let it have.
func text(characters comp.Bounds) *jsonschema.Schema {
	if characters.IsZero() {
		return formNamed("text")
	}
	schema, most := anyText(), int(characters.Hi.IntPart())
	schema.MaxLength = &most
	return schema
}

// anyText describes a text as YAML has it: level: 6 is one too.
func anyText() *jsonschema.Schema {
	return &jsonschema.Schema{Types: []string{"string", "number", "boolean"}, MinLength: new(1)}
}

// item describes one of a list of numbers by what they count.
func item(term *comp.Term) *jsonschema.Schema {
	switch term.Unit {
	case comp.UnitCurrency, comp.UnitCurrencyAYear, comp.UnitReporting:
		return formNamed("amount")
	case comp.UnitPercent, comp.UnitPercentAYear:
		return fraction(comp.Bounds{})
	case "":
		return formNamed("text")
	}
	return anyOf([]*jsonschema.Schema{numeric(comp.Bounds{}), matching(countPattern)})
}

// formNamed refers to one of the forms that many values have.
func formNamed(name string) *jsonschema.Schema { return &jsonschema.Schema{Ref: "#/$defs/" + name} }

// forms are those that many values have.
func forms() map[string]*jsonschema.Schema {
	share := numeric(comp.Bounds{Hi: one, Below: true})
	change := numeric(comp.Bounds{Lo: one.Neg(), Hi: one, Above: true, Below: true})
	base, _ := comp.FindTerm("offers[].base") // within whose bounds every amount is
	large := numeric(base.Bounds)
	large.Minimum = inSchema(leastAmount)
	date := matching(datePattern)
	date.Format = "date"
	return map[string]*jsonschema.Schema{
		"amount":           {AnyOf: []*jsonschema.Schema{numeric(base.Bounds), matching(amountPattern)}},
		"large_amount":     {AnyOf: []*jsonschema.Schema{large, matching(amountPattern)}},
		"rate":             {AnyOf: []*jsonschema.Schema{share, matching(ratePattern)}},
		"change":           {AnyOf: []*jsonschema.Schema{change, matching(changePattern)}},
		"figure":           {AnyOf: []*jsonschema.Schema{numeric(comp.Bounds{}), matching(countPattern)}},
		"share_or_figure":  {AnyOf: []*jsonschema.Schema{numeric(comp.Bounds{}), matching(countPattern), matching(ratePattern)}},
		"length":           matching(lengthPattern),
		"length_or_number": {AnyOf: []*jsonschema.Schema{numeric(comp.Bounds{}), matching(`^[0-9]+$`), matching(lengthPattern)}},
		"date":             date,
		"day_of_year":      matching(paydayPattern),
		"flag":             {AnyOf: []*jsonschema.Schema{{Type: "boolean"}, matching(flagPattern)}},
		"currency":         matching(codePattern),
		"schedule":         matching(schedulePattern),
		"text":             anyText(),
	}
}

// matching describes a string of a form.
func matching(pattern string) *jsonschema.Schema {
	return &jsonschema.Schema{Type: "string", Pattern: pattern}
}

// numeric describes a bare number within bounds; without them it is not negative.
func numeric(b comp.Bounds) *jsonschema.Schema {
	n := &jsonschema.Schema{Type: "number", Minimum: inSchema(b.Lo)}
	if b.IsZero() {
		return n
	}
	n.Maximum = inSchema(b.Hi)
	if b.Above {
		n.Minimum, n.ExclusiveMinimum = nil, n.Minimum
	}
	if b.Below {
		n.Maximum, n.ExclusiveMaximum = nil, n.Maximum
	}
	return n
}

// inSchema is a bound in the type that the schema's library has for it. It is written for editors and read by
// no rule; the case file checks the decimal bound itself.
func inSchema(d decimal.Decimal) *float64 { // float: the type of jsonschema.Schema.Minimum, which has no other
	return new(d.InexactFloat64()) // float: printed as JSON, and nothing is computed with it
}

// fraction describes a share: with a percent sign, or a number below 1.
func fraction(b comp.Bounds) *jsonschema.Schema {
	if b.Lo.IsNegative() {
		return formNamed("change")
	}
	return formNamed("rate")
}

// oneWord describes one of a few words, whatever an editor takes a word for: false is one too.
func oneWord(choices []string) *jsonschema.Schema {
	var all []any
	for _, choice := range choices {
		all = append(all, choice)
		if value, ok := jsonOf(choice); ok && !slices.Contains(all, value) {
			all = append(all, value)
		}
	}
	return &jsonschema.Schema{Enum: all}
}

// jsonOf reads an example as an editor that speaks YAML 1.2 does.
func jsonOf(text string) (value any, ok bool) {
	var top yaml.Node
	if yaml.Unmarshal([]byte(text), &top) != nil || len(top.Content) != 1 {
		return nil, false
	}
	return plainValue(top.Content[0])
}

func plainValue(n *yaml.Node) (value any, ok bool) {
	switch n.Kind {
	case yaml.SequenceNode:
		list := []any{}
		for _, item := range n.Content {
			v, ok := plainValue(item)
			if !ok {
				return nil, false
			}
			list = append(list, v)
		}
		return list, true
	case yaml.MappingNode:
		object := map[string]any{}
		for i := 0; i+1 < len(n.Content); i += 2 {
			if object[n.Content[i].Value], ok = plainValue(n.Content[i+1]); !ok {
				return nil, false
			}
		}
		return object, true
	case yaml.ScalarNode:
		return plainScalar(n), true
	}
	return nil, false
}

func plainScalar(n *yaml.Node) any {
	switch n.Tag {
	case "!!null":
		return nil
	case "!!bool":
		return strings.EqualFold(n.Value, "true")
	case "!!int", "!!float":
		if f, err := strconv.ParseFloat(n.Value, 64); err == nil {
			return f
		}
	}
	return n.Value
}

// isScalar reports whether a text is one value and no list or mapping.
func isScalar(text string) bool {
	var top yaml.Node
	return text != "" && yaml.Unmarshal([]byte(text), &top) == nil && len(top.Content) == 1 && top.Content[0].Kind == yaml.ScalarNode
}
