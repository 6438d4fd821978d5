package comp_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"path/filepath"
	"strings"
	"testing"
)

// floors are the groups of the package's files, from the ground up; a file's name begins with its
// group. doc.go says what stands on each.
var floors = []string{"term", "pay", "answer"}

// An offer is made of the kinds of pay, which stand above it: it alone names them.
const madeOfPay = "term_offer.go"

// What a file uses stands on its own floor or below: answers on pay, pay on terms.
func TestFilesUseOnlyWhatIsBelow(t *testing.T) {
	files := token.NewFileSet()
	uses := usesBetweenFiles(t, files)
	seen := map[[2]int]int{}
	for _, use := range uses {
		from, to := floorOf(use.from), floorOf(use.to)
		if from < 0 {
			t.Errorf("%s stands on no floor; its name begins with one of %v", use.from, floors)
		}
		if seen[[2]int{from, to}]++; from < to && use.from != madeOfPay {
			t.Errorf("%s uses %s of %s, which stands above it", use.from, use.name, use.to)
		}
	}
	for _, pair := range [][2]int{{1, 0}, {2, 0}, {2, 1}} {
		if seen[pair] == 0 {
			t.Errorf("no use of %s by %s was found: nothing was looked at", floors[pair[1]], floors[pair[0]])
		}
	}
}

func floorOf(file string) int {
	for i, floor := range floors {
		if strings.HasPrefix(file, floor+"_") {
			return i
		}
	}
	return -1
}

// use is a name of another file.
type use struct{ from, to, name string }

// usesBetweenFiles lists every use of a function, type, method, constant or variable of one
// file in another.
func usesBetweenFiles(t *testing.T, files *token.FileSet) []use {
	t.Helper()
	names, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	var parsed []*ast.File
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(files, name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		parsed = append(parsed, f)
	}
	info := &types.Info{Uses: map[*ast.Ident]types.Object{}}
	config := types.Config{Importer: elsewhere{}, Error: func(error) {}} // what other packages have is not known here
	pkg, _ := config.Check("comp", files, parsed, info)
	file := func(p token.Pos) string { return filepath.Base(files.Position(p).Filename) }
	var uses []use
	for id, object := range info.Uses {
		field, isVar := object.(*types.Var)
		local := object.Parent() != nil && object.Parent() != pkg.Scope()
		if object.Pkg() != pkg || local || isVar && field.IsField() {
			continue
		}
		if from, to := file(id.Pos()), file(object.Pos()); from != to {
			uses = append(uses, use{from, to, object.Name()})
		}
	}
	return uses
}

// elsewhere stands for every other package.
type elsewhere struct{}

func (elsewhere) Import(name string) (*types.Package, error) {
	p := types.NewPackage(name, filepath.Base(name))
	p.MarkComplete()
	return p, nil
}
