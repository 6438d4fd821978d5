package casefile

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v4"
	"pgregory.net/rapid"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// validator is the schema as a validator that knows nothing of offerkit reads it.
func validator(t *testing.T) *jsonschema.Schema {
	t.Helper()
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(Schema()))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("case.json", document); err != nil {
		t.Fatal(err)
	}
	compiled, err := c.Compile("case.json")
	if err != nil {
		t.Fatal(err)
	}
	return compiled
}

// inEditor is a file as an editor that speaks YAML 1.2 hands it to a validator: dates are texts there.
func inEditor(data []byte) (any, error) {
	var top yaml.Node
	if err := yaml.Unmarshal(data, &top); err != nil {
		return nil, err
	}
	if len(top.Content) != 1 {
		return nil, fmt.Errorf("%d documents", len(top.Content))
	}
	value, ok := plainValue(top.Content[0])
	if !ok {
		return nil, fmt.Errorf("no plain value")
	}
	return value, nil
}

func validate(s *jsonschema.Schema, text string) error {
	value, err := inEditor([]byte(text))
	if err != nil {
		return err
	}
	return s.Validate(value)
}

// Every case that is shipped, and what a description gives as an example or a choice, is right by
// the schema too.
func TestSchemaTakesWhatIsRead(t *testing.T) {
	s := validator(t)
	files, err := filepath.Glob("../../testdata/cases/*.yaml")
	if err != nil || len(files) < 16 {
		t.Fatalf("found %d cases, %v", len(files), err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if err := validate(s, string(data)); err != nil {
			t.Errorf("%s: %v", file, err)
		}
	}
	for _, term := range comp.Terms() {
		for _, value := range append(slices.Clone(term.Choices), term.Example) {
			if value == "" || term.Path == "offers" {
				continue
			}
			text := caseWith(t, term.Path, value)
			if err := validate(s, text); err != nil {
				t.Errorf("%s\n%v", text, err)
			}
		}
	}
}

// A fresh scaffold is right by the schema once the blanks that it leaves are filled in, and wrong before.
func TestSchemaTakesScaffolds(t *testing.T) {
	s := validator(t)
	for _, companies := range [][]string{nil, {"Amazon"}, {"null", `Globex: "best" #1`, "37"}} {
		text := string(Scaffold(vesting.MustDate("2026-11-23"), vesting.Presets{}, companies...))
		if err := validate(s, text); err == nil {
			t.Errorf("an offer without its base is taken:\n%s", text)
		}
		if err := validate(s, strings.NewReplacer("base:     ", "base: 160k", "start:     ", "start: 2027-01-11").Replace(text)); err != nil {
			t.Errorf("%s\n%v", text, err)
		}
	}
}

// unschemed are the wrong files that are right by the schema, each with what it would have to know.
var unschemed = map[string]string{
	"amount-european.yaml":       "digits that can be read in two ways have a form that is right",
	"cost-of-living.yaml":        "where the offers are",
	"currency-mixed.yaml":        "in which currency the other amounts are",
	"equity-currency.yaml":       "in which currency the other amounts are",
	"equity-currency-alone.yaml": "in which currency the other amounts are",
	"amount-indian.yaml":         "in which currency the other amounts are",
	"currency-of-amounts.yaml":   "in which currency the other amounts are",
	"date-absurd-year.yaml":      "which years are near",
	"fx-missing.yaml":            "in which currency the offers are",
	"grant-contradicts.yaml":     "which keys exclude each other",
	"relocation-parts.yaml":      "which keys exclude each other",
	"hostile-utf16.yaml":         "how the text is encoded",
	"key-twice.yaml":             "the text, not the value",
	"no-offers.yaml":             "that no other file of the case has the offers",
	"price-contradicts.yaml":     "which keys exclude each other, and the order of days",
	"rate-out-of-range.yaml":     "the number before a percent sign",
	"same-name.yaml":             "the names of the other offers",
	"scenarios-of-none.yaml":     "the number before a percent sign",
	"shares-without-price.yaml":  "that the offer has no price",
	"student-loan.yaml":          "the plans of the law",
	"promotion-low.yaml":         "the base of its day",
	"tax-exempt.yaml":            "the taxes where the offers are",
	"tax-exempt-slip.yaml":       "the taxes where the offers are",
	"two-documents.yaml":         "the text, not the value",
	"vesting-not-100.yaml":       "that the parts of a schedule add up",
	"yaml-tag.yaml":              "the text, not the value",
	"grant-part.yaml":            "which keys exclude each other, and the kind of a grant",
}

// A wrong file is wrong by the schema too, but for what no schema can hold: what terms say
// together, and figures that are right in form.
func TestSchemaRefusesBadFiles(t *testing.T) {
	s := validator(t)
	entries, err := os.ReadDir("../../testdata/bad")
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		name := entry.Name()
		if filepath.Ext(name) == ".want" {
			continue
		}
		data, err := os.ReadFile("../../testdata/bad/" + name)
		if err != nil {
			t.Fatal(err)
		}
		err = validate(s, string(data))
		switch why := unschemed[name]; {
		case err == nil && why == "":
			t.Errorf("%s is right by the schema", name)
		case err != nil && why != "":
			t.Errorf("%s is wrong by the schema, %v, though: %s", name, err, why)
		}
	}
}

// Whatever key of a case is misspelt by a letter, the schema refuses it.
func TestSchemaRefusesMisspeltKeys(t *testing.T) {
	s := validator(t)
	data, err := os.ReadFile("../../testdata/cases/full.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var top yaml.Node
	if err := yaml.Unmarshal(data, &top); err != nil {
		t.Fatal(err)
	}
	keys := keysOf(top.Content[0])
	rapid.Check(t, func(t *rapid.T) {
		key := rapid.SampledFrom(keys).Draw(t, "key")
		right := key.Value
		defer func() { key.Value = right }()
		at := rapid.IntRange(0, len(right)).Draw(t, "at")
		key.Value = right[:at] + rapid.StringMatching("[a-z]").Draw(t, "letter") + right[at:]
		value, ok := plainValue(top.Content[0])
		if !ok {
			t.Fatal("no plain value")
		}
		if s.Validate(value) == nil {
			t.Errorf("%s:%d: %s in place of %s is taken", "full.yaml", key.Line, key.Value, right)
		}
	})
}

// keysOf lists the keys below a node that the file format gives; names of scenarios are the person's own.
func keysOf(n *yaml.Node) (keys []*yaml.Node) {
	for i, inner := range n.Content {
		switch {
		case n.Kind == yaml.SequenceNode || i%2 == 1:
			if i%2 == 1 && n.Kind == yaml.MappingNode && n.Content[i-1].Value == "scenarios" {
				for k := 1; k < len(inner.Content); k += 2 {
					keys = append(keys, keysOf(inner.Content[k])...)
				}
				continue
			}
			keys = append(keys, keysOf(inner)...)
		default:
			keys = append(keys, inner)
		}
	}
	return keys
}

// An editor shows of every key what it means: each property of the schema has a description.
func TestSchemaDescribesEveryKey(t *testing.T) {
	count := 0
	for name, part := range caseSchema().Defs {
		for key, property := range part.Properties {
			count++
			if property.Description == "" && !strings.HasPrefix(property.Ref, "#/$defs/Offer/properties/") {
				t.Errorf("%s of %s has no description", key, name)
			}
		}
		if part.Type == "object" && part.AdditionalProperties == nil {
			t.Errorf("%s takes any key", name)
		}
	}
	if bytes.Contains(Schema(), []byte(`": true`)) {
		t.Error("some value may be anything")
	}
	if count < 150 {
		t.Errorf("%d keys; a case file has more", count)
	}
}

// Each short form that SPEC 4 and 5 name stands in the schema, and what the reader refuses in its
// place does not.
func TestSchemaForms(t *testing.T) {
	s := validator(t)
	for _, c := range []struct {
		text  string
		right bool
	}{
		{"{company: A, base: 1k}", true}, // one offer alone
		{"{name: A, base: 1k}", true},
		{"{base: 1k}", false}, // of nobody
		{"{company: A}", false},
		{"{offers: [{from: A, name: B}]}", true}, // a variant repeats nothing
		{"{offers: [{name: B, level: L6}]}", false},
		{"{offers: {company: A, base: 1k}}", false}, // a mapping where a list belongs
		{"[{company: A, base: 1k}]", false},
		{"{company: A, base: 1k, raise: {on: 2028-04-01, to: 180k}}", true},
		{"{company: A, base: 1k, raise: [{on: 2028-04-01, to: 180k}]}", true},
		{"{company: A, base: 1k, raise: [3%]}", false},
		{"{company: A, base: 1k, bonus: 15}", false}, // a rate or an amount
		{"{company: A, base: 1k, sign_on: [127k, {year: 2, amount: 94k}]}", true},
		{"{company: A, base: 1k, sign_on: 10%}", false},
		{"{company: A, base: 1k, sign_on: {amount: 1k, clawback: 24 months}}", true},
		{"{company: A, base: 1k, sign_on: {amount: 1k, clawback: 24}}", false}, // of what
		{"{company: A, base: 1k, sign_on: {amount: 1k, clawback: none}}", true},
		{"{company: A, base: 1k, sign_on: {amount: 1k, clawback: {months: none}}}", true},
		{"{company: A, base: 1k, sign_on: none}", false}, // left out
		{"{company: A, base: 1k, sign_on: {amount: 1k, clawback: {months: 24}}}", true},
		{"{company: A, base: 1k, retirement: 100% of first 3% + 50% of next 2%}", true},
		{"{company: A, base: 1k, retirement: {rate: 50%, up_to: 6%}}", true},
		{"{company: A, base: 1k, rsu: 300k}", false}, // which vests nobody knows when
		{"{company: A, base: 1k, quoted: [300k, 10%]}", false},
		{"{company: A, base: 1k, benefits: 7200}", true},
		{"{company: A, short: sixteen letters., base: 1k}", true},
		{"{company: A, short: seventeen letters, base: 1k}", false},
		{"{company: A, base: 1k, current: maybe}", false},
		{"{company: A, base: 1k, evidence: hearsay}", false},
		{"{company: A, base: 1k, start: 2027-02-30}", false},
		{"{company: A, base: 1k, revisions: {on: 2026-11-20, base: 2k}}", true},
		{"{company: A, base: 1k, revisions: [{base: 2k}]}", false},
		{"{company: A, base: 1k, revisions: [{on: 2026-11-20, company: B}]}", false},
		{"{company: A, base: ~}", false},
		{"{fx: {EUR: 1.08, GBP: [{on: 2027-01-01, rate: 1.27}]}, offers: [{company: A, base: 1k}]}", true},
		{"{fx: {Euro: 1.08}, offers: [{company: A, base: 1k}]}", false},
		{"{correlation: 30%, offers: [{company: A, base: 1k}]}", true},
		{"{cost_of_living: {\"Seattle, WA\": 145}, offers: [{company: A, base: 1k}]}", true},
		{"{ranges: {price.growth: [-10%, 25%], \"offers[0].grants[1].value\": [1k, 2k]}, offers: [{company: A, base: 1k}]}", true},
		{"{ranges: {price.growth: [-10%]}, offers: [{company: A, base: 1k}]}", false},
		{"{scenarios: {bear: {price.groth: -10%}}, offers: [{company: A, base: 1k}]}", false},
		{"{scenarios: {bear: {fx.EUR.rate: 1.2}}, offers: [{company: A, base: 1k}]}", true},
	} {
		if err := validate(s, c.text); (err == nil) != c.right {
			t.Errorf("%s: %v", c.text, err)
		}
	}
}
