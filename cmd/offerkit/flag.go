package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/seed-251b9aba/offerkit/comp/casefile"
)

// notOneOf is the mistake of a flag's word that is none of those known: what it is not,
// such as "a view", and what was probably meant.
func notOneOf(flag, written, what string, known []string) error {
	return usagef("--%s %q is not %s; %s", flag, written, what, oneOf(written, known))
}

// oneOf says which words there are, and which was probably meant.
func oneOf(written string, known []string) string {
	all := "write one of " + strings.Join(known, ", ")
	if meant, found := casefile.ClosestWord(written, known); found {
		return fmt.Sprintf("did you mean %s? If not, %s", meant, all)
	}
	return all
}

// flagError adds the nearest flag to the report of an unknown one.
func flagError(c *cobra.Command, err error) error {
	var unknown *pflag.NotExistError
	if errors.As(err, &unknown) {
		return unknownFlag(unknown.GetSpecifiedName(), flagNames(c))
	}
	return usage(err)
}

func unknownFlag(name string, known []string) error {
	if meant, found := casefile.ClosestWord(name, known); found {
		return usagef("unknown flag --%s; did you mean --%s?", name, meant)
	}
	dashes := "--"
	if len(name) == 1 {
		dashes = "-"
	}
	return usagef("unknown flag %s%s", dashes, name)
}

// flagNames lists the flags of a command, and of the commands below it.
func flagNames(c *cobra.Command) []string {
	var names []string
	add := func(f *pflag.Flag) { names = append(names, f.Name) }
	c.InheritedFlags().VisitAll(add)
	c.LocalFlags().VisitAll(add)
	for _, below := range c.Commands() {
		names = append(names, flagNames(below)...)
	}
	return names
}

// checkFirstFlag refuses a flag before the command that no command has: cobra would take
// the command for its value.
func checkFirstFlag(root *cobra.Command, args []string) error {
	if len(args) == 0 || !strings.HasPrefix(args[0], "--") || args[0] == "--" {
		return nil
	}
	name, _, _ := strings.Cut(args[0][2:], "=")
	known := append(flagNames(root), "help", "version")
	for _, flag := range known {
		if flag == name {
			return nil
		}
	}
	return unknownFlag(name, known)
}
