package comp_test

import (
	"bytes"
	"flag"
	"go/ast"
	"go/parser"
	"go/printer"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write testdata/api anew")

// What scripts import is a promise: a change of it is seen here before it is seen by them. After a
// change that is meant, go test ./comp -run Exported -update writes the lists anew.
func TestExportedSurface(t *testing.T) {
	for name, folder := range map[string]string{"comp": ".", "vesting": "../vesting"} {
		got := surface(t, folder)
		file := filepath.Join("testdata", "api", name+".txt")
		if *update {
			if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(file, []byte(got), 0o666); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); diff != "" {
			t.Errorf("%s exports something else (-promised +now):\n%s", name, diff)
		}
	}
}

// surface lists what a package exports, a line each: functions and methods with their types, types with
// their exported fields, constants and variables.
func surface(t *testing.T, folder string) string {
	t.Helper()
	files := token.NewFileSet()
	sources, err := filepath.Glob(filepath.Join(folder, "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, source := range sources {
		if strings.HasSuffix(source, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(files, source, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		ast.FileExports(f)
		for _, d := range f.Decls {
			lines = append(lines, declaration(t, files, d)...)
		}
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n") + "\n"
}

func declaration(t *testing.T, files *token.FileSet, d ast.Decl) (lines []string) {
	switch d := d.(type) {
	case *ast.FuncDecl:
		d.Doc, d.Body = nil, nil
		return []string{printed(t, files, d)}
	case *ast.GenDecl:
		for _, s := range d.Specs {
			switch s := s.(type) {
			case *ast.ValueSpec:
				for _, name := range s.Names {
					if name.IsExported() {
						lines = append(lines, d.Tok.String()+" "+name.Name)
					}
				}
			case *ast.TypeSpec:
				s.Doc, s.Comment = nil, nil
				if of, ok := s.Type.(*ast.StructType); ok {
					lines = append(lines, "type "+s.Name.Name+" struct")
					for _, field := range of.Fields.List {
						typ := printed(t, files, field.Type)
						for _, name := range field.Names {
							lines = append(lines, "type "+s.Name.Name+" struct, "+name.Name+" "+typ)
						}
						if len(field.Names) == 0 {
							lines = append(lines, "type "+s.Name.Name+" struct, "+typ)
						}
					}
					continue
				}
				lines = append(lines, "type "+printed(t, files, s))
			}
		}
	}
	return lines
}

// printed writes a declaration on one line.
func printed(t *testing.T, files *token.FileSet, node any) string {
	var b bytes.Buffer
	if err := printer.Fprint(&b, files, node); err != nil {
		t.Fatal(err)
	}
	return strings.Join(strings.Fields(b.String()), " ")
}
