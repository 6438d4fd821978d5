package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"offerkit": main})
}

// One script a user story, run against the real program.
func TestScripts(t *testing.T) {
	cases, err := filepath.Abs("../../testdata/cases")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: false,
		Setup: func(env *testscript.Env) error {
			env.Setenv("CASES", cases)
			env.Setenv("GORACE", "atexit_sleep_ms=0") // else each command of a race run ends a second late
			return nil
		},
		UpdateScripts: os.Getenv("OFFERKIT_UPDATE_SCRIPTS") != "",
	})
}
