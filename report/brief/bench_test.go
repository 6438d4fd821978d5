package brief_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/casefile"
	"github.com/seed-251b9aba/offerkit/report/brief"
	"github.com/seed-251b9aba/offerkit/report/htmlpage"
	"github.com/seed-251b9aba/offerkit/report/markdown"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// shipped reads a case of the repository's testdata.
func shipped(t testing.TB, name string) comp.Case {
	t.Helper()
	path := filepath.Join("..", "..", "testdata", "cases", name)
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return parsed(t, string(data))
}

// parsed reads a case as it is written.
func parsed(t testing.TB, text string) comp.Case {
	t.Helper()
	c, err := casefile.Read(casefile.Options{Today: vesting.MustDate("2026-11-23")}, casefile.Source{Name: "case.yaml", Data: []byte(text)})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// A brief of each shipped case, with its page and its Markdown.
func BenchmarkBrief(b *testing.B) {
	paths, err := filepath.Glob("../../testdata/cases/*.yaml")
	if err != nil {
		b.Fatal(err)
	}
	for _, path := range paths {
		c := shipped(b, filepath.Base(path))
		b.Run(strings.TrimSuffix(filepath.Base(path), ".yaml"), func(b *testing.B) {
			for range b.N {
				result, err := comp.Compare(c)
				if err != nil {
					b.Fatal(err)
				}
				made, err := brief.Make(b.Context(), result, brief.Options{})
				if err != nil {
					b.Fatal(err)
				}
				var out bytes.Buffer
				if err := htmlpage.WriteBrief(&out, made.Document, htmlpage.Style{}); err != nil {
					b.Fatal(err)
				}
				if err := markdown.Write(&out, made.Document); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
