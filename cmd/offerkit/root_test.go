package main

import (
	"bytes"
	"strings"
	"testing"

	"github.com/spf13/cobra"
)

// A command line that names a command makes this one alone: it has to be found under its name, and to
// say of itself what it does beside all the others.
func TestACommandAloneIsAsAmongAll(t *testing.T) {
	help := func(of func(s streams) *cobra.Command, name string) string {
		var out bytes.Buffer
		root := of(streams{out: &out})
		root.SetArgs([]string{name, "--help"})
		if err := root.Execute(); err != nil {
			t.Errorf("%s --help: %v", name, err)
		}
		return out.String()
	}
	for _, m := range makers {
		among := help(func(s streams) *cobra.Command { return newRoot(s) }, m.name)
		alone := help(func(s streams) *cobra.Command {
			root := newRoot(s, m.name)
			if made := len(root.Commands()); made > 3 { // with help and completion
				t.Errorf("%s makes %d commands", m.name, made)
			}
			return root
		}, m.name)
		if alone != among || !strings.Contains(among, "offerkit "+m.name) {
			t.Errorf("%s alone says of itself\n%.300s\nand among all\n%.300s", m.name, alone, among)
		}
	}
	for _, line := range []string{"", "help compare", "compar", "--version", "__complete ask"} {
		if made := len(newRoot(streams{}, strings.Fields(line)...).Commands()); made < len(makers) {
			t.Errorf("%q makes %d commands, all are needed", line, made)
		}
	}
}
