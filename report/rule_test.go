package report

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/seed-251b9aba/offerkit/comp"
)

// Every rule of comp has a sentence, which sends nobody to a section of ours, and no sentence is of a
// rule that is none.
func TestEveryRuleHasASentence(t *testing.T) {
	declared := constants(t, "Rule")
	sentences := ruleSentences()
	for _, rule := range declared {
		if text := sentences[comp.Rule(rule)]; text == "" || strings.Contains(text, "SPEC") {
			t.Errorf("%s: %q", rule, text)
		}
	}
	if len(sentences) != len(declared) {
		t.Errorf("%d rules, %d sentences", len(declared), len(sentences))
	}
}

// Every rule says what it rests on: what it takes from a law, a standard or another program by the name and
// the address of that, and the rest by whose it is, the letter's or ours. No published name is without a use.
func TestEveryRuleSaysWhatItRestsOn(t *testing.T) {
	var used []string
	limited := comp.Result{Currency: comp.USD}
	limited.Offer.Retirement.Plan = comp.Plan401k
	for _, rule := range constants(t, "Rule") {
		authorities := limited.AuthoritiesOf(comp.Rule(rule))
		if len(authorities) == 0 {
			t.Errorf("%s rests on nothing", rule)
		}
		for _, a := range authorities {
			used = append(used, string(a))
			about, url := a.Published()
			if ours := a == comp.OfferkitsOwn || a == comp.YourLetter; ours != (about == "") || ours != (url == "") {
				t.Errorf("%s: %s is %q at %q", rule, a, about, url)
			}
		}
	}
	everywhere := []string{string(comp.ISO4217), string(comp.ExcelROUND), string(comp.ExcelXNPV), string(comp.LevelsFyi), string(comp.DoodysCounter)}
	for _, a := range constants(t, "Authority") {
		if !slices.Contains(append(used, everywhere...), a) {
			t.Errorf("nothing rests on %s", a)
		}
	}
	unlimited := comp.Result{Currency: "AUD"}
	unlimited.Offer.Retirement.Plan = comp.PlanSuper
	if got := unlimited.AuthoritiesOf(comp.RuleNonElective); !slices.Equal(got, []comp.Authority{comp.OfferkitsOwn}) {
		t.Errorf("no law of the United States limits it: %v", got)
	}
}

// constants reads the values of comp's constants of a type.
func constants(t *testing.T, name string) []string {
	t.Helper()
	files, err := filepath.Glob("../comp/*.go")
	if err != nil {
		t.Fatal(err)
	}
	var values []string
	for _, path := range files {
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			spec, ok := n.(*ast.ValueSpec)
			if !ok {
				return true
			}
			if typ, ok := spec.Type.(*ast.Ident); ok && typ.Name == name && len(spec.Values) == 1 {
				value, err := strconv.Unquote(spec.Values[0].(*ast.BasicLit).Value)
				if err != nil {
					t.Fatal(err)
				}
				values = append(values, value)
			}
			return true
		})
	}
	return values
}

func TestRuleInWords(t *testing.T) {
	for _, c := range []struct {
		rule comp.Rule
		held bool
		want string
	}{
		{comp.RulePerOnce, false, "once, on its day or the first day of work"},
		{comp.RuleByValue, true, "value-denominated: each vest pays its part of the value, rounded cumulatively; " +
			"the shares are held: the price is that of the horizon's last day"},
		{"of a program's own", false, "of a program's own"},
		{"", false, ""},
	} {
		if got := RuleInWords(c.rule, c.held); got != c.want {
			t.Errorf("%s: got %q, want %q", c.rule, got, c.want)
		}
	}
}
