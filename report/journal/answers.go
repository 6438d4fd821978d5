package journal

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/seed-251b9aba/offerkit/comp/risk"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// Answer is what the reader answers to a question of offerkit grill.
type Answer struct {
	Kind     risk.QuestionKind `json:"kind"`
	Offer    string            `json:"offer"` // that the question is about
	Question string            `json:"question"`
	Answer   string            `json:"answer"`
	AsOf     vesting.Date      `json:"as_of"` // valuation date of the case that was asked about
}

// answers reports whether it answers the same question as another one, in whatever words.
func (a *Answer) answers(b *Answer) bool { return a.Kind == b.Kind && a.Offer == b.Offer }

// Answers are the reader's, in the order in which they were first given.
type Answers []Answer

// AnswerError reports a line that is no answer.
type AnswerError struct {
	Line int
	Err  error
}

func (e *AnswerError) Error() string {
	return fmt.Sprintf("line %d is no answer of offerkit grill (%v); it writes one line of JSON for each: {\"kind\": ..., \"offer\": ..., \"question\": ..., \"answer\": ...}", e.Line, e.Err)
}

func (e *AnswerError) Unwrap() error { return e.Err }

// ReadAnswers reads answers. It returns an *AnswerError for the first line that is none.
func ReadAnswers(text []byte) (Answers, error) {
	var all Answers
	for i, line := range strings.Split(string(text), "\n") {
		if strings.TrimSpace(line) == "" {
			continue
		}
		var a Answer
		decoder := json.NewDecoder(strings.NewReader(line))
		decoder.DisallowUnknownFields()
		err := decoder.Decode(&a)
		if err == nil && (a.Kind == "" || a.Question == "") {
			err = errors.New("kind or question is missing")
		}
		if _, more := decoder.Token(); err == nil && !errors.Is(more, io.EOF) {
			err = errors.New("there is more than one value on the line")
		}
		if err != nil {
			return nil, &AnswerError{Line: i + 1, Err: err}
		}
		all.Keep(a)
	}
	return all, nil
}

// Keep adds an answer, in place of an earlier one to the same question.
func (all *Answers) Keep(a Answer) {
	for i := range *all {
		if (*all)[i].answers(&a) {
			(*all)[i] = a
			return
		}
	}
	*all = append(*all, a)
}

// To returns the answer to a question about an offer.
func (all Answers) To(kind risk.QuestionKind, offer string) (Answer, bool) {
	for i := range all {
		if all[i].answers(&Answer{Kind: kind, Offer: offer}) {
			return all[i], true
		}
	}
	return Answer{}, false
}

// Write writes the answers, a line each.
func (all Answers) Write(w io.Writer) error {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	for i := range all {
		if err := encoder.Encode(&all[i]); err != nil {
			return err
		}
	}
	_, err := w.Write(b.Bytes())
	return err
}
