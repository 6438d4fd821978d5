package main

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/seed-251b9aba/offerkit/report"
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

// interruptedError is a run that a signal has ended with what it had done so far whole.
type interruptedError struct {
	status int // that a shell expects
	text   string
}

func (e *interruptedError) Error() string { return e.text }

// run runs one command line and returns its exit status. It is the one place where
// errors are shown, each with the same prefix: offerkit: FILE:LINE:COLUMN: MESSAGE.
func run(args []string, s streams) int {
	out := &watched{Writer: s.out}
	s.inputs = newInputs(s.out)
	s.out = out
	root := newRoot(s, args...)
	root.SetArgs(args)
	command, err := root, checkFirstFlag(root, args)
	if err == nil {
		command, err = root.ExecuteC()
	}
	if err == nil {
		err = out.err // of a help that nobody could read
	}
	if err == nil {
		return exitOK
	}
	for _, one := range each(err) {
		fmt.Fprintf(s.err, "offerkit: %s\n", legible(one))
	}
	var interrupted *interruptedError
	switch {
	case errors.As(err, &interrupted):
		return interrupted.status
	case !isUsage(err):
		return exitFailed
	}
	fmt.Fprintln(s.err, hint(command))
	return exitUsage
}

// legible is the text of an error without what could command a terminal, such as the name
// of a file that came from elsewhere (SPEC 12).
func legible(err error) string {
	lines := strings.Split(err.Error(), "\n")
	for i, line := range lines {
		lines[i] = report.Plain(line)
	}
	return strings.Join(lines, "\n")
}

// each splits an error that is several into them, each with its own text.
func each(err error) []error {
	several, ok := err.(interface{ Unwrap() []error })
	if !ok {
		return []error{err}
	}
	var all []error
	var texts []string
	for _, one := range several.Unwrap() {
		all = append(all, each(one)...)
		texts = append(texts, one.Error())
	}
	if strings.Join(texts, "\n") != err.Error() {
		return []error{err} // it says more than its parts
	}
	return all
}

// watched is a writer that keeps its first error, which cobra's own output loses.
type watched struct {
	io.Writer
	err error
}

func (w *watched) Write(p []byte) (int, error) {
	n, err := w.Writer.Write(p)
	if w.err == nil && err != nil {
		w.err = fmt.Errorf("cannot write to standard output: %w", err)
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
