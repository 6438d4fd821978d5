package main

import (
	"errors"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/seed-251b9aba/offerkit/comp/negotiate"
	"github.com/seed-251b9aba/offerkit/report"
	"github.com/seed-251b9aba/offerkit/report/letter"
	"github.com/seed-251b9aba/offerkit/report/markdown"
)

// letterQuestion is what is chosen of the text to send.
type letterQuestion struct {
	tone           string
	nameCompetitor bool
	asRange        bool
	agreed         []string

	unsent string // why there is no text to send; empty where there is one, or nothing to ask
}

// letterEnding ends the name of the file of the text to send, callEnding that of the notes for a call.
const (
	letterEnding = "-to-send.md"
	callEnding   = "-call.md"
)

// letterQuestions is how many questions a text puts: with more it is a questionnaire.
const letterQuestions = 3

func (q *letterQuestion) bindLetter(c *cobra.Command) {
	f := c.Flags()
	f.StringVar(&q.tone, "tone", string(letter.Warm), "tone of the text to send: "+strings.Join(words(letter.Tones()), ", "))
	f.BoolVar(&q.nameCompetitor, "name-competitor", false, "call the other offer by its company in the text to send")
	f.BoolVar(&q.asRange, "range", false, "ask in the text to send for a range that begins with the ask, in place of packages")
	f.StringArrayVar(&q.agreed, "agreed", nil, "what a call has brought, such as base=180k,sign_on_year_1=40k: adds the mail that confirms it; may be repeated")
	complete(c, "tone", words(letter.Tones()))
}

// checkLetter checks the words of the flags.
func (q *letterQuestion) checkLetter() error {
	if known := words(letter.Tones()); q.tone != "" && !slices.Contains(known, q.tone) {
		return notOneOf("tone", q.tone, "a tone", known)
	}
	return nil
}

// toSay is the text to send, with the notes for a call. There is none, and no error, where nothing can be asked (nil), and where
// nobody has made the offer: what then is to be said is said by unsent.
func (q *letterQuestion) toSay(n *report.Negotiation) (text *letter.Text, unsent string, err error) {
	if n == nil {
		if len(q.agreed) > 0 {
			return nil, "", usagef("--agreed is about an offer that is asked for more, and none can be; leave it out")
		}
		return nil, "", nil
	}
	o := letter.Options{Tone: letter.Tone(q.tone), NameCompetitor: q.nameCompetitor, Range: q.asRange, Questions: n.Questions(letterQuestions)}
	text, err = letter.Make(n, o)
	var nobody *letter.NobodyError
	switch {
	case errors.As(err, &nobody) && len(q.agreed) == 0:
		return nil, "No text to send: " + nobody.Error() + ".", nil
	case err != nil || len(q.agreed) == 0:
		return text, "", err
	}
	puts, err := q.puts(n.Asking)
	if err != nil {
		return nil, "", err
	}
	agreed, err := letter.Agreed(n.Asking, puts)
	if err != nil {
		return nil, "", leverUsage(err)
	}
	recap, err := letter.Recap(n, &agreed, o)
	text.Send = append(text.Send, recap)
	return text, "", err
}

// puts reads what was agreed: LEVER=VALUE,... as the ladder's answers are written.
func (q *letterQuestion) puts(a *negotiate.Asking) (puts []negotiate.Put, err error) {
	for _, text := range strings.Split(strings.Join(q.agreed, ","), ",") {
		put, given, err := (&question{}).put(a, "agreed", text)
		if err != nil {
			return nil, leverUsage(err)
		}
		if !given {
			return nil, usagef("--agreed %q has no value; write for example base=180k", text)
		}
		puts = append(puts, put)
	}
	return puts, nil
}

// writeLetter writes the text to send or the notes for a call, each part under its heading.
func writeLetter(w io.Writer, n *report.Negotiation, sections []report.Section) error {
	return markdown.WriteSections(w, sections, n.Asking.Comparison.Case.Currency, 1)
}
