package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"
)

// Exit statuses.
const (
	exitOK     = 0
	exitFailed = 1 // the run failed: a bad case, a file that cannot be written
	exitUsage  = 2 // the command line is wrong
)

// usageError is a mistake in the command line rather than in a file.
type usageError struct{ err error }

func (e *usageError) Error() string { return e.err.Error() }
func (e *usageError) Unwrap() error { return e.err }

func usage(err error) error { return &usageError{err: err} }

func usagef(format string, args ...any) error { return usage(fmt.Errorf(format, args...)) }

// run runs one command line and returns its exit status. It is the one place where
// errors are shown.
func run(args []string, s streams) int {
	root := newRoot(s)
	root.SetArgs(args)
	command, err := root.ExecuteC()
	if err == nil {
		return exitOK
	}
	if isUsage(err) {
		fmt.Fprintf(s.err, "offerkit: %v\n%s\n", err, hint(command))
		return exitUsage
	}
	fmt.Fprintf(s.err, "%v\n", err)
	return exitFailed
}

// isUsage also knows the two errors that cobra makes itself before a command runs.
func isUsage(err error) bool {
	var u *usageError
	return errors.As(err, &u) || strings.HasPrefix(err.Error(), "unknown command")
}

func hint(command *cobra.Command) string {
	return fmt.Sprintf("Run '%s --help' for what it takes.", command.CommandPath())
}

// atLeastOneCase is the argument rule of every command that reads cases.
func atLeastOneCase(_ *cobra.Command, args []string) error {
	if len(args) == 0 {
		return usagef("no case file given; name one, or - for standard input")
	}
	return nil
}
