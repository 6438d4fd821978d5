package intake

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/casefile"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// Words that may be typed in place of an answer.
const (
	Skip = "-"    // nothing, where Enter would take what is proposed
	None = "none" // the letter says that there is none, which is more than to say nothing

	Undecided = "TBD" // the letter leaves a term of an offer open: it is to be asked for
)

// meant is one of those words where an answer is another spelling of it.
func meant(key, text string) string {
	offers := strings.HasPrefix(key, "offers[") && !isFurther(key) && partOf(key) != "company"
	switch strings.ToLower(text) {
	case "none", "n/a", "not offered", "not applicable":
		return None
	case "n", "no", "nil", "nothing": // nobody's company, and no answer to what is not asked with yes or no
		if endsOffers(key) || slices.Contains([]string{"bonus", "sign_on", "equity", "refreshers", "relocation", "retirement", "clawback"}, partOf(key)) {
			return None
		}
	case "tbd", "tbc", "to be determined", "to be confirmed":
		if offers {
			return Undecided
		}
	case "asap", "as soon as possible":
		if offers && partOf(key) == "start" {
			return Undecided
		}
	}
	return text
}

// MaxAnswer bounds an answer, in characters: a term of an offer is no letter.
const MaxAnswer = 500

// Question is one thing that is asked.
type Question struct {
	Key      string   // path of the answer: offers[0].base
	Heading  string   // what it is about: the company, as typed; empty of what holds for all offers
	Number   int      // of the offer's questions, from 1
	Ask      string   // the question: Base salary
	About    string   // what to know, one or two sentences
	Example  string   // an answer; may be empty
	Choices  []string // the answers that there are; nil where it is free
	Proposal string   // what an empty answer takes; empty where it means that there is nothing
	Source   string   // where the proposal is from
	Nothing  string   // what an empty answer means
}

// Given is an answer that was given, empty where the question was skipped.
type Given struct {
	Question string `json:"question"`
	Answer   string `json:"answer"`
}

// Interview is a case that is asked for. It is not safe for concurrent use.
type Interview struct {
	today   vesting.Date
	presets vesting.Presets // of one's own; zero where there are none
	answers []Given
	at      map[string]int // of each question in answers
}

// New begins an interview; today is the valuation date that is proposed.
func New(today vesting.Date) *Interview { return &Interview{today: today, at: map[string]int{}} }

// WithPresets lets the interview know employers' schedules of one's own beside those that come with the
// program. The file that it writes has what they stand for, so that it is read without them.
func (v *Interview) WithPresets(own vesting.Presets) *Interview {
	v.presets = own
	return v
}

// preset returns the schedule of an employer, and whether it is one of one's own.
func (v *Interview) preset(name string) (preset vesting.Preset, own, known bool) {
	return casefile.PresetOf(v.presets, name)
}

// Finished counts the offers about which all is asked.
func (v *Interview) Finished() int {
	for i := range v.offers() {
		if _, open := v.ofOffer(i); open {
			return i
		}
	}
	return v.offers()
}

// Answers lists what was answered, in order.
func (v *Interview) Answers() []Given { return slices.Clone(v.answers) }

// Back takes the last answer away, so that its question comes again. It reports whether there was one.
func (v *Interview) Back() bool {
	if len(v.answers) == 0 {
		return false
	}
	last := len(v.answers) - 1
	delete(v.at, v.answers[last].Question)
	v.answers = v.answers[:last]
	return true
}

// Next returns the question that is to be asked, and false when all is asked.
func (v *Interview) Next() (Question, bool) {
	if q, open := v.ofCase(beforeOffers[:]); open {
		return q, true
	}
	for i := range v.offers() {
		if q, open := v.ofOffer(i); open {
			return q, true
		}
	}
	if q, open := v.nextOffer(); open {
		return q, true
	}
	return v.ofCase(afterOffers[:])
}

// Answer takes the answer to the question that is to be asked. An empty one takes what is proposed,
// or skips the question; [Skip] always skips it, and [None] is an answer wherever one may skip. It returns an
// *[AnswerError] for what cannot be read, and the question stays open.
func (v *Interview) Answer(text string) error {
	q, text, err := v.understand(text)
	if err != nil {
		return err
	}
	v.put(q.Key, text)
	return nil
}

// Check says what [Interview.Answer] would, and takes nothing.
func (v *Interview) Check(text string) error {
	_, _, err := v.understand(text)
	return err
}

// understand returns the question that is to be asked, and the answer to it as it is kept.
func (v *Interview) understand(text string) (Question, string, error) {
	q, open := v.Next()
	if !open {
		return q, "", errAllAsked
	}
	switch text = meant(q.Key, strings.TrimSpace(text)); {
	case text == "":
		text = q.Proposal
	case text == Skip, text == None && (q.endsOffers() || isFurther(q.Key) || strings.HasPrefix(q.Key, "fx.")), text == Undecided && partOf(q.Key) == certainty:
		text = ""
	}
	if text = inForm(q.Key, text); isFurther(q.Key) {
		text = furtherMeant(&q, text)
	}
	return q, text, v.check(&q, text)
}

// EndsWell reports whether the answers may end at the question: it begins a further offer, or asks for
// what holds for all of them.
func (q *Question) EndsWell() bool {
	return q.endsOffers() || slices.ContainsFunc(afterOffers[:], func(s step) bool { return s.key == q.Key })
}

// endsOffers reports whether nothing, as an answer, means that there is no further offer.
func (q *Question) endsOffers() bool { return endsOffers(q.Key) }

func endsOffers(key string) bool { return key == currentKey || strings.HasSuffix(key, ".company") }

var errAllAsked = errors.New("all is asked")

// AnswerError is an answer that cannot be read.
type AnswerError struct {
	Question string // its key
	Message  string // what is wrong, lower case
	Mend     string // what to write instead; may be empty
}

func (e *AnswerError) Error() string {
	if e.Mend == "" {
		return e.Message
	}
	return e.Message + "; " + e.Mend
}

func (v *Interview) put(key, text string) {
	v.at[key] = len(v.answers)
	v.answers = append(v.answers, Given{Question: key, Answer: text})
}

// said returns an answer as it was given; false where the question was not answered yet.
func (v *Interview) said(key string) (string, bool) {
	i, known := v.at[key]
	if !known {
		return "", false
	}
	return v.answers[i].Answer, true
}

// companyKey is the question that begins an offer; skipped, it ends them.
func companyKey(i int) string { return fmt.Sprintf("offers[%d].company", i) }

// currentKey is the question for today's employer.
const currentKey = "current"

// offers counts the offers that have a company, today's job among them.
func (v *Interview) offers() int {
	n := v.others()
	if employer, _ := v.said(currentKey); employer != "" {
		n++
	}
	return n
}

// others counts the offers but for today's job.
func (v *Interview) others() (n int) {
	for n < comp.MaxOffers {
		if company, _ := v.said(companyKey(n)); company == "" {
			return n
		}
		n++
	}
	return n
}

// nextOffer asks for the company of a further offer, and then for today's employer.
func (v *Interview) nextOffer() (Question, bool) {
	n := v.others()
	if _, ended := v.said(companyKey(n)); !ended && n < comp.MaxOffers-1 {
		q := ask(companyStep, companyKey(n))
		q.Number = 1
		if q.Nothing = "no further offer"; n == 0 {
			q.Nothing = "no offer, only today's job"
		} else {
			q.Ask = "Next company"
		}
		return q, true
	}
	if _, asked := v.said(currentKey); asked {
		return Question{}, false
	}
	return ask(currentStep, currentKey), true
}

// check refuses an answer that the case file would refuse.
func (v *Interview) check(q *Question, text string) error {
	fail := func(message, mend string) error {
		return &AnswerError{Question: q.Key, Message: message, Mend: mend}
	}
	switch {
	case text == "" && q.Key == currentKey && v.others() == 0:
		return fail("there is no offer yet", "name today's employer, or go back and name the company of an offer")
	case text == "" || (text == None || text == Undecided) && q.Nothing != "":
		return nil
	case !utf8.ValidString(text):
		return fail("the answer is no text in UTF-8", "type it again")
	case utf8.RuneCountInString(text) > MaxAnswer:
		return fail(fmt.Sprintf("the answer is longer than %d characters", MaxAnswer), "write the term alone")
	}
	if message, mend := v.misread(q.Key, text); message != "" {
		return fail(message, mend)
	}
	if message, mend := v.noFurther(q, text); message != "" {
		return fail(message, mend)
	}
	with := &Interview{today: v.today, presets: v.presets, answers: slices.Clone(v.answers), at: make(map[string]int, len(v.at)+1)}
	for key, i := range v.at {
		with.at[key] = i
	}
	with.put(q.Key, text)
	_, err := with.read(with.probe(q.Key))
	var wrong *casefile.Error
	if errors.As(err, &wrong) {
		return fail(wrong.Message, wrong.Mend)
	}
	return err
}

// read reads a case file that was written from the answers.
func (v *Interview) read(file []byte) (comp.Case, error) {
	return casefile.Read(casefile.Options{Today: v.today, Presets: v.presets}, casefile.Source{Name: "answers", Data: file})
}
