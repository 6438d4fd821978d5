package jsonfile

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
)

// Printed on a terminal, JSON commands it as little as any text does, and the value is whole.
func TestEscape(t *testing.T) {
	const hostile = "a\x7f\u009b31m\u202eb\u2067é\n\x1b"
	var b bytes.Buffer
	if err := encode(&b, hostile); err != nil {
		t.Fatal(err)
	}
	if strings.ContainsAny(b.String(), "\x1b\x7f\u009b\u202e\u2067") {
		t.Errorf("got %q", b.String())
	}
	var back string
	if err := json.Unmarshal(b.Bytes(), &back); err != nil || back != hostile {
		t.Errorf("got %q back, %v", back, err)
	}
}
