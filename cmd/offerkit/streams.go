package main

import (
	"io"
	"os"
	"time"

	"github.com/charmbracelet/x/term"

	"github.com/seed-251b9aba/offerkit/report/text"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// streams is the world outside a command: where it reads and writes, and what day it is.
type streams struct {
	in       io.Reader
	out, err io.Writer
	terminal bool // out is a terminal
	asks     bool // in is a terminal: somebody can answer
	width    int  // columns of the terminal; 0 when unknown
	today    vesting.Date
	inputs   *inputs // of the command line that is run
	*manner
}

func standardStreams() streams {
	s := streams{in: os.Stdin, out: os.Stdout, err: os.Stderr, today: day(time.Now()), manner: new(manner)}
	s.asks = term.IsTerminal(os.Stdin.Fd())
	s.terminal = term.IsTerminal(os.Stdout.Fd())
	s.takeColour = wantsColour(os.Getenv, s.terminal)
	if !s.terminal {
		return s
	}
	if width, _, err := term.GetSize(os.Stdout.Fd()); err == nil {
		s.width = width
	}
	return s
}

// look is how text is written to out.
func (s streams) look() text.Options {
	return text.Options{Width: s.width, Colour: s.coloured(), ASCII: !s.terminal}
}

// notForATerminal refuses to fill a terminal with the bytes of a workbook.
func notForATerminal() error {
	return usagef("a workbook is not to be read on a terminal; write it into a file, or redirect it: > offers.xlsx")
}

func day(t time.Time) vesting.Date {
	d, err := vesting.NewDate(t.Year(), t.Month(), t.Day())
	if err != nil {
		return vesting.Date{} // a clock outside the calendar: as_of has to be given
	}
	return d
}
