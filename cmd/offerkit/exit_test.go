package main

import (
	"bytes"
	"strings"
	"testing"
)

// The name of a file may come from elsewhere, and commands no terminal (SPEC 12).
func TestErrorsAreLegible(t *testing.T) {
	var out, err bytes.Buffer
	run([]string{"compare", "a\x1b[2J\u202e.yaml"}, streams{in: strings.NewReader(""), out: &out, err: &err})
	if got := err.String(); strings.ContainsAny(got, "\x1b\u202e") || !strings.HasPrefix(got, "offerkit: ") {
		t.Errorf("got %q", got)
	}
}
