package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"

	"github.com/spf13/cobra"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/intake"
	"github.com/seed-251b9aba/offerkit/report"
	"github.com/seed-251b9aba/offerkit/report/text"
)

type interviewOptions struct {
	output  string
	presets string
	resume  bool
	afresh  bool
	plain   bool
}

func newInterview(s streams) *cobra.Command {
	var o interviewOptions
	c := &cobra.Command{
		Use:   "new",
		Short: "Ask for the offers, write the case file and compare them",
		Long: `New asks for your offers step by step, with the letters in your hand: some fifteen short
questions about each, every one of which may be skipped with Enter. Each answer is checked as
the case file would check it; an employer whose vesting schedule is known has it proposed,
with its source; and it asks what letters are silent about: whether a sign-on is paid back,
at which day's price an amount becomes shares, on which days they vest. Another grant,
relocation, a commission, an allowance, an ESPP and a match are asked for where you say that
the letter has them. After each offer it says what that comes to. Then it writes a commented case file and compares.

< goes back, - skips what is proposed, none says that the letter has none, TBD that it
leaves the term open, so that the file asks for it. Ctrl-C keeps what was answered in a draft
beside the file, which only you may read; the next run goes on with it. Without a terminal the
answers are read from standard input, one a line.`,
		Example: `  offerkit new
  offerkit new -o mine.yaml
  offerkit new -o mine.yaml --resume
  offerkit new -o mine.yaml < answers.txt`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 0 {
				return usagef("new takes nothing, it asks; -o names the file that it writes")
			}
			return nil
		},
		RunE: func(*cobra.Command, []string) error { return o.run(s) },
	}
	f := c.Flags()
	f.StringVarP(&o.output, "output", "o", "offers.yaml", "case file to write, - for standard output; it must not exist yet, and only you may read it")
	f.StringVar(&o.presets, "presets", "", presetsUsage)
	f.BoolVar(&o.resume, "resume", false, "go on with the draft of an interview that was interrupted")
	f.BoolVar(&o.afresh, "afresh", false, "begin again, and throw the draft away")
	f.BoolVar(&o.plain, "plain", false, "ask in plain lines on a terminal too, as for a screen reader")
	return c
}

// prompt is where the questions stand.
type prompt interface {
	// ask asks one question and returns the answer, which check takes.
	ask(ctx context.Context, q intake.Question, check func(string) error) (string, error)
	say(heading string, paragraphs ...string) error
	end()
}

// goBack is typed to answer the question before again.
const goBack = "<"

// keys are what may be typed in place of an answer.
const keys = "< goes back, - skips what is proposed, none says that the letter has none. Ctrl-C keeps what you answered."

// errStopped is that of Ctrl-C, where no signal says so.
var errStopped = errors.New("stopped")

func (o *interviewOptions) run(s streams) error {
	if err := o.checkFile(); err != nil {
		return err
	}
	v := intake.New(s.today)
	if o.presets != "" {
		if o.presets == "-" {
			return usagef("--presets - reads standard input, where your answers come from; name a file")
		}
		own, err := loadPresets(s, o.presets)
		if err != nil {
			return err
		}
		v.WithPresets(own)
	}
	asking := &interview{s: s, o: o, v: v}
	begin, err := asking.takeUp()
	if err != nil {
		return err
	}
	if err := asking.all(begin); err != nil {
		return err
	}
	return asking.finish()
}

// checkFile refuses, before anything is typed, a file that cannot be the case file.
func (o *interviewOptions) checkFile() error {
	switch {
	case o.resume && o.afresh:
		return usagef("--resume goes on with the draft and --afresh throws it away; write one of them")
	case o.output == "-":
		return nil
	case strings.EqualFold(filepath.Ext(o.output), ".xlsx"):
		return usagef("-o %s: the case file is YAML; write a name that ends in .yaml, or offerkit init --xlsx %s for a form in Excel", o.output, o.output)
	}
	return notThereYet(o.output)
}

func notThereYet(path string) error {
	if _, err := os.Lstat(path); err == nil {
		return fmt.Errorf("%s exists already; name another file with -o, so that nothing you filled in is lost", path)
	}
	return nil
}

// draft is where the answers are kept until the case file is written.
func (o *interviewOptions) draft() string {
	if o.output == "-" {
		return "offers.yaml.draft"
	}
	return o.output + ".draft"
}

// promptOn chooses a form where there is a terminal, and plain lines elsewhere.
func (o *interviewOptions) promptOn(s streams) prompt {
	if s.asks && s.terminal && !o.plain && os.Getenv("TERM") != "dumb" {
		return newFormPrompt(s)
	}
	return newLinePrompt(s)
}

// interview is one run of the questions.
type interview struct {
	s       streams
	o       *interviewOptions
	v       *intake.Interview
	prompt  prompt
	told    int // offers whose total was said
	stopped atomic.Int32
}

func (a *interview) look() text.Options {
	return text.Options{Width: a.s.width, Colour: a.s.coloured(), ASCII: !a.s.terminal}
}

// say writes to standard error, where the questions stood: standard output has the comparison.
func (a *interview) say(heading string, paragraphs ...string) error {
	return text.Say(a.s.err, a.look(), heading, paragraphs...)
}

// takeUp goes on with the draft where there is one and it is wanted, and returns what to say of it.
func (a *interview) takeUp() (string, error) {
	name := a.o.draft()
	if err := a.ownDraft(name); err != nil {
		return "", err
	}
	draft, err := readOwn(name)
	switch {
	case errors.Is(err, fs.ErrNotExist) && a.o.resume:
		return "", usagef("there is no draft %s to go on with; leave --resume out, or name the file of the interview with -o", name)
	case errors.Is(err, fs.ErrNotExist):
		return "", nil
	case err != nil:
		return "", fmt.Errorf("cannot read the draft: %w", err)
	case !a.o.resume && !a.s.asks:
		return "", usagef("%s keeps the answers of an interview that was interrupted; --resume goes on with it, --afresh throws it away", name)
	}
	broken := a.v.Resume(draft)
	if broken != nil && a.o.resume && !a.s.asks {
		return "", fmt.Errorf("%s: %w", name, broken)
	}
	said := fmt.Sprintf("%s keeps %s, and the questions go on from there. (--afresh begins again.)", name, report.Count(len(a.v.Answers()), "answer"))
	if broken != nil {
		said += " " + upper(broken.Error()) + "; what follows is asked again."
	}
	a.told = a.v.Finished()
	return said, nil
}

// ownDraft sees to it that the draft is a file of its own that only the user may read: through a link the
// answers would be written over another.
func (a *interview) ownDraft(name string) error {
	info, err := os.Lstat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return fmt.Errorf("cannot read the draft: %w", err)
	case !info.Mode().IsRegular():
		return fmt.Errorf("%s, which would keep your answers, is no file of its own; move it away, or name another file with -o", name)
	case a.o.afresh:
		return a.dropDraft()
	case info.Mode().Perm()&0o077 != 0:
		return os.Chmod(name, 0o600)
	}
	return nil
}

func upper(text string) string { return strings.ToUpper(text[:1]) + text[1:] }

// all asks one question after the other, and says something before the first.
func (a *interview) all(begin string) error {
	a.prompt = a.o.promptOn(a.s)
	defer a.prompt.end()
	if begin == "" && a.s.asks {
		begin = "Enter takes what is proposed, or skips. " + keys
	}
	if begin != "" {
		if err := a.prompt.say("", begin); err != nil {
			return err
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	defer unfinished.finishOnSignal(func(status int) {
		a.stopped.Store(int32(status))
		cancel()
	})()
	for q, more := a.v.Next(); more; q, more = a.v.Next() {
		answer, err := a.prompt.ask(ctx, q, a.v.Check)
		switch {
		case ctx.Err() != nil || errors.Is(err, errStopped):
			return a.interrupted()
		case errors.Is(err, io.EOF):
			if done, err := a.ended(q); !done {
				return err
			}
			continue
		case err != nil:
			return fmt.Errorf("%w; %s", err, a.kept())
		}
		if answer == goBack {
			a.v.Back()
			a.told = min(a.told, a.v.Finished())
			if err := a.prompt.say("", "(back)"); err != nil {
				return err
			}
		} else if err := a.v.Answer(answer); err != nil {
			return err // which check has taken
		}
		if err := a.keep(); err != nil {
			return err
		}
		if err := a.tell(); err != nil {
			return err
		}
	}
	return nil
}

// ended takes the end of the input for no more offers, where one may end there, and for an interruption
// elsewhere.
func (a *interview) ended(q intake.Question) (bool, error) {
	if q.EndsWell() && a.v.Check(intake.Skip) == nil {
		return true, a.v.Answer(intake.Skip)
	}
	return false, fmt.Errorf("the answers end before the question %q is answered; %s", titled(q), a.kept())
}

// titled names a question: Amazon, Base salary.
func titled(q intake.Question) string {
	if q.Heading == "" {
		return q.Ask
	}
	return report.Plain(q.Heading) + ", " + q.Ask
}

func (a *interview) interrupted() error {
	status := int(a.stopped.Load())
	if status == 0 {
		const ctrlC = 130
		status = ctrlC
	}
	return &interruptedError{status, "stopped; " + a.kept()}
}

// kept says where the draft is.
func (a *interview) kept() string {
	n := len(a.v.Answers())
	if n == 0 {
		return "nothing was answered yet"
	}
	again := "offerkit new --resume"
	if a.o.output != "offers.yaml" {
		again = fmt.Sprintf("offerkit new -o %s --resume", a.o.output)
	}
	return fmt.Sprintf("what you answered is kept in %s, which only you may read; %s goes on from there", a.o.draft(), again)
}

// keep writes the draft after every answer, so that nothing is lost whatever ends the run.
func (a *interview) keep() error { return writePrivate(a.s, a.o.draft(), a.v.WriteDraft) }

// tell says what an offer comes to once all is asked about it.
func (a *interview) tell() error {
	for ; a.told < a.v.Finished(); a.told++ {
		if err := a.prompt.say("", "", a.total(a.told)); err != nil {
			return err
		}
	}
	return nil
}

func (a *interview) total(i int) string {
	company := a.v.Offers()[i]
	t, err := a.v.Total(i)
	if err != nil {
		return fmt.Sprintf("%s: %v.", company, err)
	}
	said := fmt.Sprintf("%s: %s in year 1, %s in %s, at flat share prices, before tax.",
		company, report.Headline(t.Year1, t.Currency), report.Headline(t.Total, t.Currency), report.Count(t.Years, "year"))
	switch {
	case t.Left != "":
		said += fmt.Sprintf(" The grant is in neither: %s is missing.", t.Left)
	case t.Private:
		said += " The grant is in neither: what nobody trades counts when an exit pays for it."
	}
	return said
}

// finish writes the case file, says what to ask for, and compares.
func (a *interview) finish() error {
	file := func(w io.Writer) error {
		_, err := w.Write(a.v.File())
		return err
	}
	if a.o.output == "-" {
		if err := file(a.s.out); err != nil {
			return err
		}
		return a.dropDraft()
	}
	if err := notThereYet(a.o.output); err != nil { // made meanwhile
		return err
	}
	if err := writePrivate(a.s, a.o.output, file); err != nil {
		return err
	}
	if err := a.dropDraft(); err != nil {
		return err
	}
	if err := a.toAsk(); err != nil {
		return err
	}
	if !a.v.Comparable() {
		return a.say("", "", fmt.Sprintf("Wrote %s, which only you may read. Fill in what is missing there, then run offerkit compare %s.", a.o.output, a.o.output))
	}
	if err := a.say("", "", fmt.Sprintf("Wrote %s, which only you may read; offerkit compare %s shows every year.", a.o.output, a.o.output), ""); err != nil {
		return err
	}
	return a.compare()
}

// dropDraft removes the draft once the answers stand elsewhere.
func (a *interview) dropDraft() error {
	if err := os.Remove(a.o.draft()); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("cannot remove the draft %s: %w", a.o.draft(), cause(err))
	}
	return nil
}

// toAsk lists what the letters are silent about.
func (a *interview) toAsk() error {
	for i, company := range a.v.Offers() {
		open := a.v.Open(i)
		if len(open) == 0 {
			continue
		}
		for k := range open {
			open[k] = "- " + open[k]
		}
		if err := a.say("To ask, "+company, open...); err != nil {
			return err
		}
	}
	return nil
}

// compare shows what fits a screen of how the offers of the file compare: the metrics and the verdict.
func (a *interview) compare() error {
	read := compareOptions{by: string(comp.Views()[0]), metric: "total"}
	read.years, read.taxYear = notGiven, notGiven
	d, err := read.document(a.s, []string{a.o.output})
	if err != nil {
		return err
	}
	first := *d
	first.Sections = nil
	for _, section := range d.Sections {
		if section.Part == report.Summary && len(section.Blocks) > 0 { // the metrics side by side
			section.Blocks = section.Blocks[:1]
			first.Sections = []report.Section{section}
			break
		}
	}
	return text.Write(a.s.out, &first, a.look())
}
