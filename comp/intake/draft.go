package intake

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
)

// MaxDraft bounds the answers of a draft: more than the most offers can need.
const MaxDraft = 10_000

// WriteDraft writes the answers so far, a line of JSON each, so that an interview that was
// interrupted can go on.
func (v *Interview) WriteDraft(w io.Writer) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	for _, given := range v.answers {
		if err := e.Encode(given); err != nil {
			return err
		}
	}
	return nil
}

// DraftError is a line of a draft that an interview cannot go on from; what stands before it was taken.
type DraftError struct {
	Line   int // from 1
	Reason string
	Err    error // the cause, or nil
}

func (e *DraftError) Error() string { return fmt.Sprintf("line %d of the draft %s", e.Line, e.Reason) }

// Unwrap returns the cause, such as an *[AnswerError].
func (e *DraftError) Unwrap() error { return e.Err }

// Resume takes the answers of a draft. It returns a *[DraftError] for the first line that is no answer to
// the question that is to be asked: from there on the questions come again.
func (v *Interview) Resume(draft []byte) error {
	lines := bytes.Split(bytes.TrimSpace(draft), []byte("\n"))
	for i, line := range lines {
		if len(bytes.TrimSpace(line)) == 0 {
			continue
		}
		if i >= MaxDraft {
			return &DraftError{Line: i + 1, Reason: fmt.Sprintf("is beyond the limit of %d answers", MaxDraft)}
		}
		var given Given
		if err := json.Unmarshal(line, &given); err != nil {
			return &DraftError{Line: i + 1, Reason: "is no answer", Err: err}
		}
		q, open := v.Next()
		if !open || q.Key != given.Question {
			return &DraftError{Line: i + 1, Reason: fmt.Sprintf("answers %q, which is not what is asked now", given.Question)}
		}
		text := given.Answer
		if text == "" {
			text = Skip
		}
		if err := v.Answer(text); err != nil {
			return &DraftError{Line: i + 1, Reason: "is refused: " + err.Error(), Err: err}
		}
	}
	return nil
}
