package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/shopspring/decimal"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/casefile"
	"github.com/seed-251b9aba/offerkit/comp/negotiate"
	"github.com/seed-251b9aba/offerkit/report"
	"github.com/seed-251b9aba/offerkit/report/brief"
	"github.com/seed-251b9aba/offerkit/report/htmlpage"
	"github.com/seed-251b9aba/offerkit/report/markdown"
	"github.com/seed-251b9aba/offerkit/report/xlsx"
)

type briefOptions struct {
	caseOptions
	question
	marketQuestion
	letterQuestion
	redaction
	metric     string
	output     string
	noWorkbook bool
	merge      bool // all files are one case
	force      bool // files that were edited are written over
	look       string
	template   coachTemplate  // that look names
	flags      *pflag.FlagSet // of the command line
}

func newBrief(s streams) *cobra.Command {
	var o briefOptions
	c := &cobra.Command{
		Use:   "brief CASE... -o DIR",
		Short: "The internal brief of a negotiation",
		Long: `Brief writes what a coach hands over before a negotiation, of figures that the model has
proven: what to ask for in a line, the deadlines and which must be extended, the offers, what
is missing by year, packages of equal worth with what each costs the employer, the next ask
for each answer down to the walk-away line, what carries the ask, what would change who
leads, the hardest questions with their answers, and what to ask the employer because the
letter does not say. It is a page of two or three sheets, Markdown, and the workbook of the
comparison. Beside it stand the text to send, an e-mail in a file of its own because it is
forwarded, and notes for a call, both without the walk-away line, the fallbacks and what no
evidence backs.

It asks the offer of --from; without it the one with the best evidence of those that pay less
than the one that leads. The brief is for the candidate: it holds the walk-away line. The
flags are those of offerkit ask.

Each case file is a brief of its own, named after it; --merge joins all of them into one.
Several make an index, index.html and index.md, the next deadline first. A case that is
broken is said and listed, and keeps no other from being made. A second run makes what has
changed since, and writes nothing over that was edited by hand.

` + templateHelp + `
`,
		Example: `  offerkit brief offers.yaml -o out
  offerkit brief offers.yaml -o out --from Amazon --lever base:1000:185k --lever sign_on_year_1:500:50k
  offerkit brief offers.yaml -o out --target 1.2m --minimum 280k --no-workbook
  offerkit brief clients/*.yaml -o out --template coach.yaml
  offerkit brief offers.yaml letter.yaml -o out --merge`,
		Args: atLeastOneCase,
		RunE: func(c *cobra.Command, args []string) error { return o.run(c.Context(), s, args) },
	}
	o.bind(c)
	o.bindAim(c)
	c.Flag("from").Usage = "name of the offer to ask (default: the best-evidenced one that does not lead)"
	o.bindMarket(c)
	o.bindLetter(c)
	o.bindRedact(c)
	c.Flags().StringVar(&o.metric, "metric", "total", "metric that is to be reached, such as total, year1, worst-year or walkaway@12")
	c.Flags().StringVarP(&o.output, "output", "o", "", "folder to write into")
	c.Flags().BoolVar(&o.noWorkbook, "no-workbook", false, "write no workbook beside the brief")
	c.Flags().BoolVar(&o.merge, "merge", false, "all files are one case, as other commands take them, and make one brief")
	c.Flags().BoolVar(&o.force, "force", false, "write over files that were edited since, or that are not of offerkit brief")
	c.Flags().StringVar(&o.look, "template", "", "a coach's own look of the briefs: logo, accent, sections, a note (above)")
	o.flags = c.Flags()
	return c
}

func (o *briefOptions) run(ctx context.Context, s streams, files []string) error {
	if err := o.checkFlags(); err != nil {
		return err
	}
	template, err := readTemplate(s, o.look)
	if err != nil {
		return err
	}
	o.template = template
	return o.runAll(ctx, s, files)
}

func (o *briefOptions) checkFlags() error {
	if o.output == "" {
		return usagef("no output given; write -o DIR")
	}
	if o.output == "-" || filepath.Ext(o.output) != "" && slices.Contains(append(fileFormats, otherFormats...), strings.ToLower(filepath.Ext(o.output))) {
		return usagef("-o %s: a brief is several files; write -o DIR", o.output)
	}
	if info, err := os.Stat(o.output); err == nil && !info.IsDir() {
		return fmt.Errorf("cannot write into %s: it is no folder; write -o DIR", o.output)
	}
	if err := o.checkTarget(); err != nil {
		return err
	}
	if err := o.checkLetter(); err != nil {
		return err
	}
	if err := o.checkRedaction(o.data); err != nil {
		return err
	}
	return o.checkMarket()
}

// make makes the brief of one case.
func (o *briefOptions) make(ctx context.Context, s streams, files []string) (*brief.Brief, error) {
	c, err := o.load(s, files)
	if err != nil {
		return nil, err
	}
	if err := o.putMinimum(&c); err != nil {
		return nil, err
	}
	if c, err = o.hide(c, &o.from, &o.match); err != nil {
		return nil, err
	}
	result, err := compareBy(c, o.metric)
	if err != nil {
		return nil, err
	}
	asked, err := o.asked(s, result, slices.Contains(files, "-"))
	if err != nil {
		return nil, err
	}
	b, err := brief.Make(ctx, result, asked)
	return b, briefUsage(err)
}

// asked are the flags as the brief takes them.
func (o *briefOptions) asked(s streams, c *comp.Comparison, stdinTaken bool) (brief.Options, error) {
	asked := brief.Options{
		Metric: o.metric, From: o.from, Match: o.match, MakeWhole: o.makeWhole, Levers: o.specs,
		Without: o.template.without, Note: o.template.note,
	}
	if o.target != "" {
		amount, err := casefile.ParseMoney(o.target, c.Case.Currency)
		if err != nil {
			return asked, usagef("--target: %w", err)
		}
		asked.Target = decimal.NewNullDecimal(amount)
	}
	if len(o.packages) > 0 {
		asked.Packages = o.packageSpecs
	}
	if len(o.data) > 0 {
		asked.Place = func(n *report.Negotiation) error { return o.place(s, n, stdinTaken) }
	}
	return asked, nil
}

// packageSpecs reads the packages of --package.
func (q *question) packageSpecs(a *negotiate.Asking) (specs []negotiate.PackageSpec, err error) {
	for _, text := range q.packages {
		spec, err := q.packageSpec(a, text)
		if err != nil {
			return nil, err
		}
		specs = append(specs, spec)
	}
	return specs, nil
}

// briefUsage is the mistake of a flag that names an offer, a lever or a target that there is not.
func briefUsage(err error) error {
	var unknown *report.UnknownOfferError
	var target *negotiate.TargetError
	switch {
	case errors.As(err, &unknown):
		return usagef("no offer is named %q; %s", unknown.Name, oneOf(unknown.Name, unknown.Known))
	case errors.As(err, &target) && target.Kind == negotiate.MatchesItself:
		return usagef("--match: %w (--target)", err)
	}
	return leverUsage(err)
}

// output is one file of a brief.
type output struct {
	path  string
	write func(io.Writer) error
}

// outputs are the files of a brief, which begin with a name.
func (o *briefOptions) outputs(b *brief.Brief, name string) ([]output, error) {
	path := func(ending string) string { return filepath.Join(o.output, name+ending) }
	files := []output{
		{path("-brief.html"), func(w io.Writer) error { return htmlpage.WriteBrief(w, b.Document, o.template.style) }},
		{path("-brief.md"), func(w io.Writer) error { return markdown.Write(w, b.Document) }},
	}
	text, unsent, err := o.toSay(b.Backed)
	if err != nil {
		return nil, err
	}
	if o.unsent = unsent; text != nil {
		files = append(files,
			output{path(letterEnding), func(w io.Writer) error { return writeLetter(w, b.Backed, text.Send) }},
			output{path(callEnding), func(w io.Writer) error { return writeLetter(w, b.Backed, text.Call) }})
	}
	if o.noWorkbook {
		return files, nil
	}
	d, err := report.Compare(b.Document.Comparison, report.Options{
		Metric: o.metric, Timeline: true, Charts: true, Rounds: true, Ask: b.Negotiation, Sources: true, Written: o.withoutFiles(o.writtenInFile),
	})
	if err != nil {
		return nil, err
	}
	return append(files, output{path(".xlsx"), func(w io.Writer) error { return xlsx.Write(w, d) }}), nil
}
