package casefile

import (
	"os"
	"path/filepath"
	"testing"
)

// seeds are the shipped cases and the wrong files, but for the one whose aliases unfold to
// so much that its mutants would take all the time.
func seeds(tb testing.TB) [][]byte {
	tb.Helper()
	var all [][]byte
	for _, pattern := range []string{"../../testdata/cases/*", "../../testdata/bad/*.yaml", "../../testdata/bad/*.json"} {
		files, err := filepath.Glob(pattern)
		if err != nil {
			tb.Fatal(err)
		}
		for _, file := range files {
			if filepath.Base(file) == "hostile-aliases.yaml" {
				continue
			}
			data, err := os.ReadFile(file)
			if err != nil {
				tb.Fatal(err)
			}
			all = append(all, data)
		}
	}
	return all
}

// Reading two offers should cost a small part of the 20 ms that a comparison may take.
func BenchmarkRead(b *testing.B) {
	data, err := os.ReadFile("../../testdata/cases/amazon-vs-google.yaml")
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Read(Options{Today: today}, Source{"case.yaml", data}); err != nil {
			b.Fatal(err)
		}
	}
}
