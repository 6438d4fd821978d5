package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/seed-251b9aba/offerkit/comp/intake"
	"github.com/seed-251b9aba/offerkit/report"
	"github.com/seed-251b9aba/offerkit/report/text"
)

// linePrompt asks in plain lines, and reads a line for each answer. Where nobody sits at the other end an
// answer that cannot be read ends the run: the lines after it answer other questions.
type linePrompt struct {
	s     streams
	lines chan line
	count int // lines read
}

type line struct {
	text string
	err  error
}

func newLinePrompt(s streams) *linePrompt {
	p := &linePrompt{s: s, lines: make(chan line)}
	go p.read(bufio.NewReader(s.in))
	return p
}

// read reads lines until the input ends; a signal does not wait for it.
func (p *linePrompt) read(in *bufio.Reader) {
	defer close(p.lines)
	for {
		text, err := readLine(in)
		if p.lines <- (line{text, err}); err != nil {
			return
		}
	}
}

// readLine reads a line, of one too long only so much that it is seen to be too long.
func readLine(in *bufio.Reader) (string, error) {
	const most = 8 * intake.MaxAnswer
	var b strings.Builder
	for {
		part, err := in.ReadSlice('\n')
		if b.Len() < most {
			b.Write(part)
		}
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case errors.Is(err, io.EOF) && b.Len() > 0:
			return b.String(), nil // a last line without an end
		}
		return b.String(), err
	}
}

func (p *linePrompt) ask(ctx context.Context, q intake.Question, check func(string) error) (string, error) {
	if err := p.put(q); err != nil {
		return "", err
	}
	for {
		fmt.Fprint(p.s.err, "> ")
		got := line{err: io.EOF} // for a question after the end too
		select {
		case <-ctx.Done():
			fmt.Fprintln(p.s.err)
			return "", ctx.Err()
		case read, more := <-p.lines:
			if more {
				got = read
			}
		}
		if got.err != nil {
			fmt.Fprintln(p.s.err)
			return "", endless(got.err)
		}
		p.count++
		answer := strings.TrimSpace(got.text)
		if !p.s.asks {
			fmt.Fprintln(p.s.err, report.Plain(shortened(answer)))
		}
		if answer == goBack {
			return answer, nil
		}
		err := check(answer)
		switch {
		case err == nil:
			return answer, nil
		case !p.s.asks:
			return "", fmt.Errorf("line %d of the answers, to the question %q: %w", p.count, titled(q), err)
		}
		if err := p.say("", upper(err.Error())+"."); err != nil {
			return "", err
		}
	}
}

// endless is the end of the input, or why it cannot be read.
func endless(err error) error {
	if errors.Is(err, io.EOF) {
		return io.EOF
	}
	return fmt.Errorf("cannot read your answer: %w", err)
}

// shortened keeps what is said of an answer to a line.
func shortened(text string) string {
	const most = 200
	if r := []rune(text); len(r) > most {
		return string(r[:most]) + "..."
	}
	return text
}

func (p *linePrompt) look() text.Options {
	return text.Options{Width: p.s.width, Colour: p.s.coloured(), ASCII: !p.s.terminal}
}

func (p *linePrompt) say(heading string, paragraphs ...string) error {
	return text.Say(p.s.err, p.look(), heading, paragraphs...)
}

func (p *linePrompt) end() {}

func (p *linePrompt) put(q intake.Question) error {
	return p.say("", append([]string{"", numbered(q)}, explanation(q)...)...)
}

// numbered is the question with the offer that it is about.
func numbered(q intake.Question) string {
	if q.Heading == "" {
		return q.Ask
	}
	return fmt.Sprintf("%s, %d. %s", report.Plain(q.Heading), q.Number, q.Ask)
}

// explanation says what to know for an answer, and what Enter means.
func explanation(q intake.Question) []string {
	about := q.About
	switch {
	case len(q.Choices) > 0:
		about += " One of " + strings.Join(q.Choices, ", ") + "."
	case q.Example != "":
		about += " Such as " + q.Example + "."
	}
	return []string{about, onEnter(q)}
}

// onEnter says what an empty answer means.
func onEnter(q intake.Question) string {
	switch {
	case q.Proposal != "":
		return fmt.Sprintf("Enter takes %s: %s.", q.Proposal, q.Source)
	case q.Nothing != "":
		return "Enter: " + q.Nothing + "."
	}
	return ""
}
