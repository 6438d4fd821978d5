package letter

import (
	"fmt"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/negotiate"
	"github.com/seed-251b9aba/offerkit/report"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// Tone is how a text sounds; what it says is the same.
type Tone string

// The tones.
const (
	Warm  Tone = "warm"  // the default
	Plain Tone = "plain" // no more words than it takes
)

// Tones lists the tones, the default first.
func Tones() []Tone { return []Tone{Warm, Plain} }

// Options are what the candidate chooses of a text.
type Options struct {
	Tone           Tone     // empty means Warm
	NameCompetitor bool     // call the other offer by its company
	Range          bool     // ask for a range that begins with the ask, in place of packages
	Questions      []string // about terms that the case does not have, each a sentence
}

// NobodyError reports an offer that nobody has made, so that there is nobody to write to.
type NobodyError struct {
	Offer string
	Why   comp.Evidence // empty of a variant of another offer
}

func (e *NobodyError) Error() string {
	what := map[comp.Evidence]string{comp.MarketData: "is market data", comp.Aspiration: "is an aspiration"}[e.Why]
	if what == "" {
		what = "is a variant that nobody has offered"
	}
	return fmt.Sprintf("%s %s: there is nobody to write to about it; ask about an offer that was made, or say in its evidence that it was (written, verbal)", e.Offer, what)
}

// text is one text in the making.
type text struct {
	n        *report.Negotiation
	o        Options
	asks     asks
	reason   reason
	deadline deadline
}

// Text is what is said to an employer: mails, which can be sent as they are, and what is said on the phone,
// which stays with who says it.
type Text struct{ Send, Call []report.Section }

// Make returns the e-mail and the notes for the call. It returns a *[NobodyError] for an offer that
// nobody has made.
func Make(n *report.Negotiation, o Options) (*Text, error) {
	t, err := newText(n, o)
	if err != nil {
		return nil, err
	}
	return &Text{Send: []report.Section{t.email()}, Call: []report.Section{t.notes(), t.branches()}}, nil
}

func newText(n *report.Negotiation, o Options) (*text, error) {
	offer := &n.Asking.Result().Offer
	switch {
	case offer.Evidence == comp.MarketData, offer.Evidence == comp.Aspiration:
		return nil, &NobodyError{Offer: n.Asking.Result().Name, Why: offer.Evidence}
	case offer.From != "" && offer.Evidence == "":
		return nil, &NobodyError{Offer: n.Asking.Result().Name}
	}
	return &text{n: n, o: o, asks: newAsks(n, o), reason: newReason(n), deadline: newDeadline(n)}, nil
}

// email is the mail that asks: thanks, the ask with its reason, the deadline (first where it is over), what is still to be
// learnt, how to go on.
func (t *text) email() report.Section {
	s := report.Section{ID: "email", Title: "E-mail"}
	add := func(text string) {
		if text != "" {
			s.Blocks = append(s.Blocks, report.Paragraph{Text: text})
		}
	}
	add(subject(t.subject()))
	add("Hello,")
	add(t.opening())
	if t.deadline.over { // nothing is asked of an offer of which nobody knows whether it stands
		add(t.deadline.request(t))
	}
	if t.asks.any() {
		add(t.reason.constraint(t))
		add(t.asking())
		if len(t.asks.packages) > 1 {
			s.Blocks = append(s.Blocks, report.List{Items: t.asks.inLetters(t.n)})
		}
		add(t.derivation())
		add(t.onPlainTerms())
		add(t.addOn())
	} else if t.n.Ends() {
		add(t.longer())
	} else if !t.n.Reached() && t.reason.ground != nothing {
		add(t.reason.constraint(t) + " What could move in the pay?")
	}
	if !t.deadline.over {
		add(t.deadline.request(t))
	}
	s.Blocks = append(s.Blocks, t.questions()...)
	add(t.closing())
	add(t.signature())
	return s
}

// subject writes the subject line of a mail.
func subject(text string) string { return "Subject: " + text }

// subject says what the mail is about, and no figure: subject lines are read over shoulders and in lists.
func (t *text) subject() string {
	offer := &t.n.Asking.Result().Offer
	switch {
	case offer.Current:
		return "My pay"
	case offer.Evidence == comp.InProcess:
		return t.withRole("Our conversations")
	}
	return t.withRole("Re: Offer")
}

// withRole adds the role that the offer is of, where the case has it.
func (t *text) withRole(about string) string {
	if role := t.n.Asking.Result().Offer.Role; role != "" {
		return about + ": " + role
	}
	return about
}

// day writes a day as the people who get the mail do.
func (t *text) day(d vesting.Date) string {
	return report.DayInMail(d, t.n.Asking.Result().Currency)
}

// longer asks for what a job that ends lacks most; what it pays beside one that goes on is no figure.
func (t *text) longer() string {
	asked := fmt.Sprintf("Could the contract run longer than to %s, and what could move in the pay?", t.day(t.n.Asking.Result().Offer.End))
	if g := t.reason.ground; g == writtenOffer || g == verbalOffer {
		return fmt.Sprintf("%s %s, for longer than yours. %s", t.opensReason(), t.reason.inWords(t), asked)
	}
	return asked
}

// questions ask for the terms that the case does not have.
func (t *text) questions() []report.Block {
	if len(t.o.Questions) == 0 {
		return nil
	}
	return []report.Block{
		report.Paragraph{Text: "A few terms that I could not find in what I have:"},
		report.List{Items: t.o.Questions},
	}
}

// signature is the candidate's name, where the case has it.
func (t *text) signature() string { return t.n.Asking.Comparison.Case.Candidate.Name }

// opening thanks for what there is: an offer, a process, today's job.
func (t *text) opening() string {
	offer := &t.n.Asking.Result().Offer
	switch {
	case offer.Current && t.o.Tone == Plain:
		return "I would like to talk about my pay."
	case offer.Current:
		return "I would like to talk with you about my pay, and how it could develop here."
	case offer.Evidence == comp.InProcess && t.o.Tone == Plain:
		return "Before it comes to an offer I would like to say what I hope for."
	case offer.Evidence == comp.InProcess:
		return "Thank you for the conversations so far. Before it comes to an offer I would like to say what I hope for, so that neither of us is surprised."
	case t.o.Tone == Plain:
		return "Thank you for the offer."
	}
	return "Thank you for the offer, and for the time that you have put into it. I would like us to come to terms."
}

// asking asks for one of the packages, or for the one ask.
func (t *text) asking() string {
	switch {
	case len(t.asks.packages) > 1 && t.o.Tone == Plain:
		return fmt.Sprintf("I ask for one of these %s; which of them is equal to me:", count(len(t.asks.packages)))
	case len(t.asks.packages) > 1:
		return fmt.Sprintf("There are %s ways that are equal to me, so please take whichever is easiest on your side:", count(len(t.asks.packages)))
	case t.o.Tone == Plain:
		return "I ask for " + t.asks.one(t.n) + "."
	}
	return "Could you do " + t.asks.one(t.n) + "?"
}

// addOn is one more thing, which the one ask does not depend on; packages are choice enough.
func (t *text) addOn() string {
	if term := t.n.AddOn(); term != "" && len(t.asks.packages) < 2 {
		return "If there is room for one more thing: " + term + "."
	}
	return ""
}

// onPlainTerms says on which terms the text asks for what the offer does not have.
func (t *text) onPlainTerms() string {
	terms := t.n.PlainTerms(t.asks.changes())
	if terms == nil {
		return ""
	}
	return "What is new I mean on plain terms: " + report.InSeries(terms) + "."
}

// closing says how to go on.
func (t *text) closing() string {
	offer := &t.n.Asking.Result().Offer
	firm := offer.Current || offer.Evidence == comp.Written || offer.Evidence == comp.InProcess
	switch {
	case !t.asks.any() && !firm:
		return "Could you send me the complete terms in writing? Kind regards"
	case t.o.Tone == Plain:
		return "A short call suits me as well. Kind regards"
	}
	return "I am glad to talk it through whenever it suits you. With kind regards"
}

// count writes the number of packages.
func count(n int) string {
	if words := []string{2: "two", 3: "three", 4: "four", 5: "five"}; n < len(words) {
		return words[n]
	}
	return fmt.Sprint(n)
}

// fromOffer says whether the text is to an employer whose offer is there, rather than under way.
func fromOffer(a *negotiate.Asking) bool {
	o := &a.Result().Offer
	return !o.Current && o.Evidence != comp.InProcess
}
