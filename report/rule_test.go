package report

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
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
