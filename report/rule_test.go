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

// Every rule of comp has a sentence with its section of the rules, and no sentence is of a
// rule that is none.
func TestEveryRuleHasASentence(t *testing.T) {
	declared := declaredRules(t)
	sentences := ruleSentences()
	for _, rule := range declared {
		if text := sentences[rule]; !strings.Contains(text, "(SPEC ") {
			t.Errorf("%s: %q", rule, text)
		}
	}
	if len(sentences) != len(declared) {
		t.Errorf("%d rules, %d sentences", len(declared), len(sentences))
	}
}

// declaredRules reads the constants of comp that are rules.
func declaredRules(t *testing.T) []comp.Rule {
	t.Helper()
	files, err := filepath.Glob("../comp/*.go")
	if err != nil {
		t.Fatal(err)
	}
	var rules []comp.Rule
	for _, name := range files {
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			spec, ok := n.(*ast.ValueSpec)
			if !ok {
				return true
			}
			if typ, ok := spec.Type.(*ast.Ident); ok && typ.Name == "Rule" && len(spec.Values) == 1 {
				key, err := strconv.Unquote(spec.Values[0].(*ast.BasicLit).Value)
				if err != nil {
					t.Fatal(err)
				}
				rules = append(rules, comp.Rule(key))
			}
			return true
		})
	}
	return rules
}

func TestRuleInWords(t *testing.T) {
	for _, c := range []struct {
		rule comp.Rule
		held bool
		want string
	}{
		{comp.RulePerOnce, false, "once, on the first day (SPEC 5.10)"},
		{comp.RuleByValue, true, "value-denominated: each vest pays its part of the value, rounded cumulatively (SPEC 5.5, 2.3); " +
			"the shares are held: the price is that of the horizon's last day (SPEC 6.4)"},
		{"of a program's own", false, "of a program's own"},
		{"", false, ""},
	} {
		if got := RuleInWords(c.rule, c.held); got != c.want {
			t.Errorf("%s: got %q, want %q", c.rule, got, c.want)
		}
	}
}
