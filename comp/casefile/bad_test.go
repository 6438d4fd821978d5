package casefile

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/seed-251b9aba/offerkit/vesting"
)

// today stands for the day of the run in all tests.
var today = vesting.MustDate("2026-11-23")

// Every wrong file of testdata/bad is answered with the text beside it, which is written
// by hand: it says what its author needs to read.
func TestBadFiles(t *testing.T) {
	const dir = "../../testdata/bad/"
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	count := 0
	for _, entry := range entries {
		name := entry.Name()
		if filepath.Ext(name) == ".want" {
			continue
		}
		count++
		t.Run(name, func(t *testing.T) {
			data, err := os.ReadFile(dir + name)
			if err != nil {
				t.Fatal(err)
			}
			want, err := os.ReadFile(dir + strings.TrimSuffix(name, filepath.Ext(name)) + ".want")
			if err != nil {
				t.Fatal(err)
			}
			kase, err := Read(Options{Today: today}, Source{name, data})
			if err == nil {
				t.Fatalf("read without an error: %+v", kase)
			}
			if diff := cmp.Diff(string(want), err.Error()+"\n"); diff != "" {
				t.Errorf("-want +got:\n%s\ngot:\n%s", diff, err)
			}
		})
	}
	if count < 40 {
		t.Errorf("%d wrong files; want at least 40", count)
	}
}
