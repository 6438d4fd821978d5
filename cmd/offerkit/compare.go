package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/report"
	"github.com/seed-251b9aba/offerkit/report/csvfile"
	"github.com/seed-251b9aba/offerkit/report/jsonfile"
	"github.com/seed-251b9aba/offerkit/report/markdown"
	"github.com/seed-251b9aba/offerkit/report/text"
)

type compareOptions struct {
	caseOptions
	redaction
	by     string
	metric string
	format string
	depth
}

func newCompare(s streams) *cobra.Command { return new(compareOptions).command(s) }

func (o *compareOptions) command(s streams) *cobra.Command {
	c := &cobra.Command{
		Use:   "compare CASE...",
		Short: "Compare offers year by year",
		Long: `Compare shows what each offer pays, component by component and period by period, sets
the metrics side by side, and says in words who leads on what and by how much. The answer
comes first: --brief ends with the first screen, --full has every row, decimal and note.
The table is as wide as the terminal, and of 80 columns in a pipe or a file.

Several files are read as one case; - reads standard input. A workbook that offerkit wrote
is read back from its Inputs sheet, with what was changed or filled in there.`,
		Example: `  offerkit compare offers.yaml
  offerkit compare amazon.yaml google.yaml --growth 15%
  offerkit compare offers.yaml --by calendar --years 6
  offerkit compare offers.yaml --brief
  offerkit compare offers.xlsx
  offerkit compare offers.yaml --format json | jq '.offers[].metrics.total'`,
		Args: atLeastOneCase,
		RunE: func(_ *cobra.Command, args []string) error { return o.run(s, args) },
	}
	o.bind(c)
	o.bindRedact(c)
	bindView(c, &o.by)
	c.Flags().StringVar(&o.metric, "metric", "total", "metric of the verdict's first sentence, such as total, year1, worst-year, pv")
	bindFormat(c, &o.format)
	o.bindDepth(c)
	return c
}

func (o *compareOptions) run(s streams, files []string) error {
	if err := checkFormat(o.format); err != nil {
		return err
	}
	if err := o.checkDepth(o.format); err != nil {
		return err
	}
	document, err := o.document(s, files)
	if err != nil {
		return err
	}
	return writeTo(s, document, o.format, o.depthAsked())
}

// document compares the offers of the files.
func (o *compareOptions) document(s streams, files []string) (*report.Document, error) {
	if err := checkView(o.by); err != nil {
		return nil, err
	}
	c, err := o.load(s, files)
	if err != nil {
		return nil, err
	}
	if c, err = o.hide(c); err != nil {
		return nil, err
	}
	result, err := compareBy(c, o.metric)
	if err != nil {
		return nil, err
	}
	return report.Compare(result, report.Options{View: comp.View(o.by), Metric: o.metric, Full: o.full, Rounds: true})
}

// compare reads the case of a command that prints its answer in a format, and compares its offers by the
// standard metrics and by the one asked for.
func (o *caseOptions) compare(s streams, files []string, metric, format string) (*comp.Comparison, error) {
	if err := checkFormat(format); err != nil {
		return nil, err
	}
	c, err := o.load(s, files)
	if err != nil {
		return nil, err
	}
	return compareBy(c, metric)
}

// compareBy compares the offers by the standard metrics and by the one asked for.
func compareBy(c comp.Case, metric string) (*comp.Comparison, error) {
	m, err := comp.FindMetric(metric, c.Years)
	if err != nil {
		return nil, unknownMetric(metric, c.Years)
	}
	return comp.Compare(c, besides(m)...)
}

// besides is a metric that a case does not have by itself.
func besides(m comp.Metric) []comp.Metric {
	if m.Kind == comp.MetricWalkAway || slices.Contains(comp.FurtherMetricNames(), m.Name) {
		return []comp.Metric{m}
	}
	return nil
}

func bindView(c *cobra.Command, by *string) {
	c.Flags().StringVar(by, "by", "year", "cut the tables by service year, calendar (year), quarter, month, or cumulative: running totals by month")
	complete(c, "by", words(comp.Views()))
}

func checkView(by string) error {
	if known := words(comp.Views()); !slices.Contains(known, by) {
		return notOneOf("by", by, "a view", known)
	}
	return nil
}

// formats are what every command that prints a result can print.
var formats = []string{"table", "json", "csv", "markdown"}

func bindFormat(c *cobra.Command, format *string) {
	c.Flags().StringVar(format, "format", "table", "output: "+strings.Join(formats, ", "))
	complete(c, "format", formats)
}

func checkFormat(format string) error {
	if !slices.Contains(formats, format) {
		return notOneOf("format", format, "a format", formats)
	}
	return nil
}

// complete offers the words of a flag to the shell's completion.
func complete(c *cobra.Command, flag string, words []string) {
	if err := c.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(words, cobra.ShellCompDirectiveNoFileComp)); err != nil {
		panic(fmt.Sprintf("flag %s: %v", flag, err)) // a slip of the program: no such flag
	}
}

// write writes all of a document.
func write(s streams, d *report.Document, format string) error {
	return writeTo(s, d, format, text.Full)
}

// writeTo writes a document, the table as far as a depth.
func writeTo(s streams, d *report.Document, format string, depth text.Depth) error {
	switch format {
	case "json":
		return jsonfile.Write(s.out, d)
	case "csv":
		return csvfile.Write(s.out, d)
	case "markdown":
		return markdown.Write(s.out, d)
	}
	look := s.look()
	look.Depth = depth
	return text.Write(s.out, d, look)
}
