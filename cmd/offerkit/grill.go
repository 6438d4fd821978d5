package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/risk"
	"github.com/seed-251b9aba/offerkit/report"
	"github.com/seed-251b9aba/offerkit/report/csvfile"
	"github.com/seed-251b9aba/offerkit/report/journal"
	"github.com/seed-251b9aba/offerkit/report/jsonfile"
	"github.com/seed-251b9aba/offerkit/report/text"
)

type grillOptions struct {
	caseOptions
	metric  string
	chose   string
	answers string
	format  string
	asked   bool // a format was asked for
}

func newGrill(s streams) *cobra.Command {
	var o grillOptions
	c := &cobra.Command{
		Use:   "grill CASE...",
		Short: "The questions that a hostile interviewer asks of the decision",
		Long: `Grill asks what a hostile interviewer would ask of the decision, made from the case: how sure
the lead is, why you chose that share price, what if the assumptions that weigh most are
wrong together, what you keep if you leave in the worst month, which clause you did not
read, what is not in writing. First the questions whose answer may change who leads, then
the others, by the money that rests on them. The model answers each with its own figures,
or says what the case would need to be told.

On a terminal they come one at a time: type your answer, or nothing, and Enter shows the
model's. With --answers FILE yours are kept, a line of JSON each, for offerkit log. Piped,
or with --format, all come at once.`,
		Example: `  offerkit grill offers.yaml
  offerkit grill offers.yaml --chose Amazon --answers answers.jsonl
  offerkit grill offers.yaml --format markdown`,
		Args: atLeastOneCase,
		RunE: func(c *cobra.Command, args []string) error {
			o.asked = c.Flags().Changed("format")
			return o.run(s, args)
		},
	}
	o.bind(c)
	c.Flags().StringVar(&o.metric, "metric", "total", "metric by which the offers are compared, such as total, pv, year1 or walkaway@24")
	c.Flags().StringVar(&o.chose, "chose", "", "name of the offer that you decide for (default: the one that leads)")
	c.Flags().StringVar(&o.answers, "answers", "", "file that keeps your answers, such as answers.jsonl; only you may read it")
	bindFormat(c, &o.format)
	return c
}

func (o *grillOptions) run(s streams, files []string) error {
	if err := checkFormat(o.format); err != nil {
		return err
	}
	inTurn := s.terminal && s.asks && !o.asked
	if o.answers != "" && !inTurn {
		return usagef("--answers keeps what you type: leave --format out, and neither pipe nor redirect")
	}
	c, err := o.load(s, files)
	if err != nil {
		return err
	}
	g, err := grilled(c, o.metric, o.chose)
	if err != nil {
		return err
	}
	switch {
	case inTurn:
		return o.inTurn(s, g)
	case o.format == "json":
		return jsonfile.WriteGrill(s.out, g)
	case o.format == "csv":
		return csvfile.WriteTables(s.out, report.GrillTable(g))
	}
	return write(s, report.Grill(g), o.format)
}

// grilled asks about the decision for the offer of a name, or for the one that leads.
func grilled(c comp.Case, metric, chose string) (*risk.Grill, error) {
	result, err := compareBy(c, metric)
	if err != nil {
		return nil, err
	}
	lead, err := risk.New(result, metric)
	if err != nil {
		return nil, err
	}
	chosen := lead.Leader
	if chose != "" {
		if chosen, err = offerNamed(result, chose); err != nil {
			return nil, err
		}
	}
	return lead.Grill(chosen)
}

// inTurn asks one question after the other and keeps each answer as it is given, so that nothing is
// lost by Ctrl-C.
func (o *grillOptions) inTurn(s streams, g *risk.Grill) error {
	kept, err := readAnswers(o.answers)
	if err != nil {
		return err
	}
	if o.answers != "" { // before anything is typed
		if _, _, err := s.inputs.target(o.answers); err != nil {
			return fmt.Errorf("cannot write %s: %w", o.answers, cause(err))
		}
	}
	look := s.look()
	questions, in := report.Grilling(g), bufio.NewReader(s.in)
	if err := text.Say(s.out, look, "", report.GrillOrder(g)+" Type your answer, or nothing, and Enter shows the model's."); err != nil {
		return err
	}
	for i, q := range questions {
		about := g.Lead.Comparison.Offers[q.Offer].Name
		said := []string{}
		if old, known := kept.To(q.Kind, about); known {
			said = append(said, "You answered: "+old.Answer)
		}
		if err := text.Say(s.out, look, fmt.Sprintf("%d/%d %s", i+1, len(questions), q.Asks), said...); err != nil {
			return err
		}
		fmt.Fprint(s.out, "> ")
		line, err := in.ReadString('\n')
		if answer := strings.TrimSpace(report.Plain(line)); answer != "" && o.answers != "" {
			kept.Keep(journal.Answer{Kind: q.Kind, Offer: about, Question: q.Asks, Answer: answer, AsOf: g.Lead.Comparison.Case.AsOf})
			if err := writePrivate(s, o.answers, kept.Write); err != nil {
				return err
			}
		}
		if err != nil {
			fmt.Fprintln(s.out)
			return endOf(err)
		}
		model := []string{q.Answer}
		if q.Write != "" {
			model = append(model, q.Write)
		}
		if err := text.Say(s.out, look, "", model...); err != nil {
			return err
		}
	}
	return nil
}

// endOf is no error where the input has merely ended.
func endOf(err error) error {
	if errors.Is(err, io.EOF) {
		return nil
	}
	return fmt.Errorf("cannot read your answer: %w", err)
}

// readAnswers reads the answers that are kept in a file; none where there is no file yet.
func readAnswers(name string) (journal.Answers, error) {
	if name == "" {
		return nil, nil
	}
	data, err := readOwn(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("cannot read the answers: %w", err)
	}
	answers, err := journal.ReadAnswers(data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return answers, nil
}

// readOwn reads a file that offerkit writes too: it is not one of the inputs of the run, which nothing is
// written over.
func readOwn(name string) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	switch {
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular():
		return nil, fmt.Errorf("%s is no regular file", name)
	case info.Size() > maxFile:
		return nil, fmt.Errorf("%s is %d KiB long, the limit is %d KiB", name, info.Size()>>10, maxFile>>10)
	}
	return io.ReadAll(io.LimitReader(f, maxFile))
}
