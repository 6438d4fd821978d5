package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"testing"
)

// What a report with --risk has in JSON is, key by key, what the commands print.
func TestAReportHasWhatTheCommandsOfRiskPrint(t *testing.T) {
	const file = "../../testdata/cases/amazon-vs-google.yaml"
	path := filepath.Join(t.TempDir(), "out.json")
	command(t, "report", file, "-o", path, "--risk", "--paths", "500", "--seed", "7")
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	all := object(t, data)
	for key, args := range map[string][]string{
		"break_even": {"break-even", file, "--map", "price.growth"},
		"stress":     {"stress", file},
		"scenarios":  {"scenarios", file},
		"simulation": {"simulate", file, "--paths", "500", "--seed", "7"},
	} {
		if want := object(t, command(t, append(args, "--format", "json")...)); !reflect.DeepEqual(all[key], any(want)) {
			t.Errorf("%s is not what offerkit %s prints", key, args[0])
		}
	}
}

// command runs the program and returns what it prints.
func command(t *testing.T, args ...string) []byte {
	t.Helper()
	var out, messages bytes.Buffer
	s := streams{in: bytes.NewReader(nil), out: &out, err: &messages, inputs: new(inputs)}
	root := newRoot(s)
	root.SetArgs(args)
	if err := root.ExecuteContext(t.Context()); err != nil {
		t.Fatalf("offerkit %v: %v", args, err)
	}
	return out.Bytes()
}

func object(t *testing.T, data []byte) map[string]any {
	t.Helper()
	var all map[string]any
	if err := json.Unmarshal(data, &all); err != nil {
		t.Fatal(err)
	}
	return all
}
