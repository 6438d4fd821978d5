package main

import (
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"github.com/seed-251b9aba/offerkit/report"
)

// manner is how every command speaks: its flags are those that all commands have.
type manner struct {
	quiet      bool
	colour     string // what --color says
	takeColour bool   // what the terminal and its environment say
}

// colours are the words of --color, the default first.
var colours = []string{"auto", "always", "never"}

// bind binds the flags that every command has.
func (m *manner) bind(root *cobra.Command) {
	f := root.PersistentFlags()
	f.StringVar(&m.colour, "color", colours[0], "colour and bold: auto (on a terminal, as NO_COLOR, FORCE_COLOR and CLICOLOR say), always or never")
	f.BoolVarP(&m.quiet, "quiet", "q", false, "say nothing of the progress; where files are written, print only their paths")
	if err := root.RegisterFlagCompletionFunc("color", cobra.FixedCompletions(colours, cobra.ShellCompDirectiveNoFileComp)); err != nil {
		panic(fmt.Sprintf("flag color: %v", err)) // a slip of the program: no such flag
	}
}

func (m *manner) check() error {
	if !slices.Contains(colours, m.colour) {
		return notOneOf("color", m.colour, "a word for colour", colours)
	}
	return nil
}

func (m *manner) coloured() bool {
	return m != nil && (m.colour == "always" || m.colour != "never" && m.takeColour)
}

// wantsColour reads what programs agree on: NO_COLOR (no-color.org) and CLICOLOR=0 ask for none,
// FORCE_COLOR and CLICOLOR_FORCE for colour in a pipe too (bixense.com/clicolors), of which 0 forces
// nothing. NO_COLOR goes before all of them.
func wantsColour(env func(string) string, terminal bool) bool {
	refuses := func(name string) bool { return env(name) == "0" || env(name) == "false" }
	forces := func(name string) bool { return env(name) != "" && !refuses(name) }
	switch {
	case env("NO_COLOR") != "" || refuses("FORCE_COLOR"):
		return false
	case forces("FORCE_COLOR") || forces("CLICOLOR_FORCE"):
		return true
	case env("CLICOLOR") == "0":
		return false
	}
	return terminal && env("TERM") != "dumb"
}

// hushed is the same world, of which nothing more is said.
func (s streams) hushed() streams {
	still := manner{quiet: true}
	if s.manner != nil {
		still.colour, still.takeColour = s.colour, s.takeColour
	}
	s.manner = &still
	return s
}

// wrote says which files were written: a message, or with --quiet nothing but their paths, one a line on
// standard output, where a script reads them.
func (s streams) wrote(paths ...string) error {
	for _, path := range paths {
		var err error
		if path = report.Plain(path); s.quiet {
			_, err = fmt.Fprintln(s.out, path)
		} else {
			_, err = fmt.Fprintf(s.err, "wrote %s\n", path)
		}
		if err != nil {
			return err
		}
	}
	return nil
}
