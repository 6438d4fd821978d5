package main

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/seed-251b9aba/offerkit/comp/casefile"
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
	out := &watched{Writer: s.out}
	s.out, s.inputs = out, &inputs{}
	root := newRoot(s)
	root.SetArgs(args)
	command, err := root, checkFirstFlag(root, args)
	if err == nil {
		command, err = root.ExecuteC()
	}
	if err == nil {
		err = out.err // of a help that nobody could read
	}
	var located casefile.Errors
	switch {
	case err == nil:
		return exitOK
	case isUsage(err):
		fmt.Fprintf(s.err, "offerkit: %v\n%s\n", err, hint(command))
		return exitUsage
	case errors.As(err, &located): // each begins with its file and line, as an editor reads them
		fmt.Fprintf(s.err, "%v\n", err)
	default:
		fmt.Fprintf(s.err, "offerkit: %v\n", err)
	}
	return exitFailed
}

// watched is a writer that keeps its first error, which cobra's own output loses.
type watched struct {
	io.Writer
	err error
}

func (w *watched) Write(p []byte) (int, error) {
	n, err := w.Writer.Write(p)
	if w.err == nil {
		w.err = err
	}
	return n, err
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
