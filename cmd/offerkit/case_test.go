package main

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A file that is too long says how long it is and what the limit is.
func TestLongFiles(t *testing.T) {
	long := filepath.Join(t.TempDir(), "long.yaml")
	if err := os.WriteFile(long, []byte("company: A\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(long, 20<<20); err != nil {
		t.Fatal(err)
	}
	endless := io.MultiReader(strings.NewReader("company: A\n#"), zeros{})
	for name, want := range map[string]string{
		long: long + ": the file is 20480 KiB long, the limit is 1024 KiB; a case file holds a few offers; is this the right file?",
		"-":  "standard input: the file is more than 16384 KiB long, the limit is 1024 KiB; a case file holds a few offers; is this the right file?",
	} {
		if _, err := readFile(streams{in: endless, inputs: &inputs{}}, name); err == nil || err.Error() != want {
			t.Errorf("got %v, want %s", err, want)
		}
	}
}

// zeros never ends.
type zeros struct{}

func (zeros) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = '0'
	}
	return len(p), nil
}
