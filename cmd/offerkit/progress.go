package main

import (
	"fmt"
	"io"
	"os"
	"time"

	"github.com/charmbracelet/x/term"
	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
)

// isTerminal reports whether a stream is one, so that a line on it can be overwritten.
func isTerminal(to io.Writer) bool {
	f, isFile := to.(*os.File)
	return isFile && term.IsTerminal(f.Fd())
}

// What is short says nothing, and what is long says how far it is every now and then.
const (
	silentFor = time.Second            // at first, on a terminal
	everyNow  = 200 * time.Millisecond // on a terminal, where the line is overwritten
	andThen   = 5 * time.Second        // elsewhere, from the beginning
)

// newCountProgress tells how many of all are done; what says what they are and what is done: futures drawn.
func newCountProgress(to io.Writer, all int, what string) func(done int) {
	terminal, began := isTerminal(to), time.Now()
	last := began
	every, start, end := andThen, "", "\n"
	if terminal {
		every, start, end = everyNow, "\r\x1b[K", ""
		last = began.Add(silentFor - everyNow)
	}
	written := false
	return func(done int) {
		now := time.Now()
		switch {
		case done == all && written && terminal:
			fmt.Fprint(to, start)
		case done < all && now.Sub(last) > every:
			last, written = now, true
			fmt.Fprintf(to, "%s%s of %s %s%s", start, grouped(done), grouped(all), what, end)
		}
	}
}

func grouped(n int) string { return comp.GroupedNumber(decimal.NewFromInt(int64(n))) }
