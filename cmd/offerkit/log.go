package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/risk"
	"github.com/seed-251b9aba/offerkit/report"
	"github.com/seed-251b9aba/offerkit/report/journal"
)

type logOptions struct {
	caseOptions
	metric  string
	chose   string
	answers string
	out     string
}

func newLog(s streams) *cobra.Command {
	var o logOptions
	c := &cobra.Command{
		Use:   "log CASE... -o FILE.md",
		Short: "Keep the decision in a journal that says later whether it still stands",
		Long: `Log writes down what you decide and on which ground: the assumptions that the ranking hangs
on, with where each is written, the values at which the lead changes, what would change the
decision, and with --answers what you answered to offerkit grill. It leaves a blank for the
outcome.

Run again after something has changed, it adds an entry: which terms and figures are others,
and whether the decision still stands. It never rewrites an entry; a checksum below each
shows which were edited by hand. Where nothing has changed it adds nothing.

The first entry decides for the offer that leads, a later one as the entry before; --chose
names another one, and has to where the offer decided for is gone or has another name. A new log only you may read.`,
		Example: `  offerkit log offers.yaml -o decision.md
  offerkit log offers.yaml -o decision.md --chose Amazon
  offerkit grill offers.yaml --answers answers.jsonl
  offerkit log offers.yaml -o decision.md --answers answers.jsonl`,
		Args: atLeastOneCase,
		RunE: func(_ *cobra.Command, args []string) error { return o.run(s, args) },
	}
	o.bind(c)
	f := c.Flags()
	f.StringVarP(&o.out, "output", "o", "", "the log, a Markdown file: FILE.md; an entry is added to one that is there")
	f.StringVar(&o.metric, "metric", "total", "metric by which the offers are compared, such as total, pv, year1 or walkaway@24")
	f.StringVar(&o.chose, "chose", "", "name of the offer that you decide for (default: as in the entry before, else the one that leads)")
	f.StringVar(&o.answers, "answers", "", "your answers to offerkit grill, such as answers.jsonl")
	return c
}

func (o *logOptions) run(s streams, files []string) error {
	switch o.out {
	case "":
		return usagef("no log given; write -o FILE.md")
	case "-":
		return usagef("-o -: the log is a file to which entries are added; write -o FILE.md")
	}
	if ext := strings.ToLower(filepath.Ext(o.out)); ext != ".md" && ext != ".markdown" {
		return usagef("-o %s: the log is a Markdown file; write -o FILE.md", o.out)
	}
	c, err := o.load(s, files)
	if err != nil {
		return err
	}
	answers, err := o.read()
	if err != nil {
		return err
	}
	log, err := readLog(o.out)
	if err != nil {
		return err
	}
	decision, err := o.decide(c, log)
	if err != nil {
		return err
	}
	text, added, err := log.Append(decision, answers)
	if err != nil {
		return fmt.Errorf("%s: %w", o.out, err)
	}
	o.noteEdits(s, log)
	if !added {
		last, _ := log.Last()
		return o.say(s, fmt.Sprintf("nothing has changed since entry %d of %v; %s stays as it is", last.Number, last.On, o.out))
	}
	if err := o.write(s, log, text); err != nil {
		return err
	}
	return s.wrote(o.out)
}

// write writes the log where it still is what was read: two runs at once must not lose the entry of one.
func (o *logOptions) write(s streams, log *journal.Log, text string) error {
	unlock, err := unfinished.lock(s, o.out)
	if err != nil {
		return fmt.Errorf("cannot write %s: %w", o.out, cause(err))
	}
	defer unlock()
	switch now, err := readLog(o.out); {
	case err != nil:
		return err
	case now.Text() != log.Text():
		return fmt.Errorf("%s was changed by another program meanwhile; run offerkit log again, nothing was written", o.out)
	}
	return writePrivate(s, o.out, func(w io.Writer) error {
		_, err := io.WriteString(w, text)
		return err
	})
}

// read reads the answers, which have to be there once they are named.
func (o *logOptions) read() (journal.Answers, error) {
	if o.answers == "" {
		return nil, nil
	}
	if _, err := readOwn(o.answers); err != nil {
		return nil, fmt.Errorf("cannot read the answers: %w", err)
	}
	return readAnswers(o.answers)
}

// readLog reads a log; one without entries where there is no file yet.
func readLog(name string) (*journal.Log, error) {
	data, err := readOwn(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return journal.Parse("")
	case err != nil:
		return nil, fmt.Errorf("cannot read the log: %w", err)
	}
	log, err := journal.Parse(string(data))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return log, nil
}

// decide decides for the offer that is named, for that of the entry before, or in a new log for the one
// that leads.
func (o *logOptions) decide(c comp.Case, log *journal.Log) (*report.Decision, error) {
	name, why := o.chose, report.ByName
	if name == "" {
		name, why = log.Chosen(), report.AsBefore
	}
	result, err := compareBy(c, o.metric)
	if err != nil {
		return nil, err
	}
	lead, err := risk.New(result, o.metric)
	if err != nil {
		return nil, err
	}
	var names []string
	for i := range result.Offers {
		names = append(names, result.Offers[i].Name)
	}
	if err := log.IsOf(names); err != nil {
		return nil, fmt.Errorf("%s: %w", o.out, err)
	}
	chosen := slices.Index(names, name)
	switch {
	case o.chose != "":
		chosen, err = offerNamed(result, o.chose)
	case name == "":
		chosen, why = lead.Leader, report.ByMetric
	case chosen < 0:
		err = fmt.Errorf("%s decides for %s, which the case no longer has; write --chose with the name of the offer that you decide for, of %s; nothing was written",
			o.out, name, strings.Join(names, ", "))
	}
	if err != nil {
		return nil, err
	}
	g, err := lead.Grill(chosen)
	if err != nil {
		return nil, err
	}
	return report.NewDecision(g, why, o.written), nil
}

// noteEdits says which entries are no longer what offerkit wrote.
func (o *logOptions) noteEdits(s streams, log *journal.Log) {
	edited, gone := log.Edited()
	for _, n := range edited {
		fmt.Fprintf(s.err, "note: entry %d of %s was edited by hand after it was written\n", n, report.Plain(o.out))
	}
	for _, n := range gone {
		fmt.Fprintf(s.err, "note: entry %d of %s is gone\n", n, report.Plain(o.out))
	}
}

func (o *logOptions) say(s streams, text string) error {
	if s.quiet {
		return nil
	}
	_, err := fmt.Fprintln(s.err, report.Plain(text))
	return err
}
