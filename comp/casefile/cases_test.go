package casefile

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/seed-251b9aba/offerkit/vesting"
)

// Every case that is shipped reads, and is the same on every day.
func TestShippedCases(t *testing.T) {
	files, err := filepath.Glob("../../testdata/cases/*.yaml")
	if err != nil || len(files) < 16 {
		t.Fatalf("found %d cases, %v", len(files), err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			kase, err := Read(Options{}, Source{file, data})
			if err != nil {
				t.Fatal(err)
			}
			for _, o := range kase.Offers {
				if o.Start == (vesting.Date{}) {
					t.Errorf("%s has no start", o.Name)
				}
			}
		})
	}
}
