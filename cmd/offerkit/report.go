package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/report"
	"github.com/seed-251b9aba/offerkit/report/htmlpage"
	"github.com/seed-251b9aba/offerkit/report/jsonfile"
	"github.com/seed-251b9aba/offerkit/report/markdown"
	"github.com/seed-251b9aba/offerkit/report/text"
	"github.com/seed-251b9aba/offerkit/report/xlsx"
)

type reportOptions struct {
	caseOptions
	question
	marketQuestion
	riskQuestion
	redaction
	by      string
	metric  string
	output  string
	format  string
	echarts string
}

// fileFormats are the endings of the files that report writes, in the order of writing.
var fileFormats = []string{".xlsx", ".html", ".md", ".json"}

// reportFormats are the names of the same formats, for a report on standard output.
var reportFormats = []string{"xlsx", "html", "markdown", "json"}

// otherFormats are endings that somebody who writes them means as a file.
var otherFormats = []string{".pdf", ".csv", ".txt", ".xls", ".ods", ".doc", ".docx", ".htm", ".markdown", ".yaml", ".yml", ".png", ".svg", ".zip"}

func newReport(s streams) *cobra.Command {
	var o reportOptions
	c := &cobra.Command{
		Use:   "report CASE... -o DIR | FILE | -",
		Short: "Write the comparison as workbook, page, Markdown and JSON",
		Long: `Report prints the first screen of the comparison and writes all of it as an Excel workbook, an HTML page, Markdown
and JSON: all four into a folder, named after the first case file, or the one whose
ending the output file has. Folders that are missing are made, nothing is left
half-written, and no file that was read is written over. With -o - the report of --format
goes to standard output, and nothing else does.

With --from every one of them also says what to ask that offer for, with the flags of ask;
with --risk how far the ranking can be trusted: what break-even, stress, scenarios and
simulate answer.`,
		Example: `  offerkit report offers.yaml -o out
  offerkit report offers.yaml -o offers.xlsx --by quarter
  offerkit report offers.yaml -o out --from Amazon --packages --ladder
  offerkit report offers.yaml -o offers.html --risk --paths 20000
  offerkit report offers.yaml -o - --format html > offers.html`,
		Args: atLeastOneCase,
		RunE: func(c *cobra.Command, args []string) error { return o.run(c.Context(), s, args) },
	}
	o.bind(c)
	c.Flags().StringVarP(&o.output, "output", "o", "", "folder to write into, or a file ending in .xlsx, .html, .md or .json; - for standard output")
	c.Flags().StringVar(&o.format, "format", "", "format of a report on standard output (-o -): "+strings.Join(reportFormats, ", "))
	complete(c, "format", reportFormats)
	bindView(c, &o.by)
	o.bindQuestion(c)
	o.bindMarket(c)
	o.bindRisk(c)
	o.bindRedact(c)
	c.Flags().StringVar(&o.metric, "metric", "total", "metric of the verdict's first sentence")
	c.Flags().StringVar(&o.echarts, "echarts", "", "charts of the page drawn by ECharts: a local echarts file to inline, or cdn to load it from a public address when the page is opened (default: still pictures, and the page requests nothing)")
	return c
}

func (o *reportOptions) run(ctx context.Context, s streams, files []string) error {
	if err := o.checkWords(s); err != nil {
		return err
	}
	script, err := o.script(s)
	if err != nil {
		return err
	}
	c, err := o.load(s, files)
	if err != nil {
		return err
	}
	if err := o.putMinimum(&c); err != nil {
		return err
	}
	if c, err = o.hide(c, &o.from, &o.match); err != nil {
		return err
	}
	result, err := compareBy(c, o.metric)
	if err != nil {
		return err
	}
	var asked *report.Negotiation
	if o.from != "" {
		if asked, err = o.ask(result, o.metric); err != nil {
			return err
		}
		if err := o.place(s, asked, slices.Contains(files, "-")); err != nil {
			return err
		}
	}
	var judged *report.Judgment
	if o.wanted {
		if judged, err = o.judge(ctx, s, result, o.metric); err != nil {
			return err
		}
	}
	document, err := report.Compare(result, report.Options{
		View: comp.View(o.by), Metric: o.metric, Timeline: true, Charts: true, Rounds: true, Risk: judged, Ask: asked, Sources: true, Written: o.withoutFiles(o.writtenInFile),
	})
	if err != nil {
		return err
	}
	if o.output == "-" {
		return render(s.out, document, fileFormats[slices.Index(reportFormats, o.format)], script)
	}
	paths, err := o.paths(files)
	if err != nil {
		return err
	}
	err = writeFiles(s, paths, func(w io.Writer, path string) error {
		return render(w, document, strings.ToLower(filepath.Ext(path)), script)
	})
	if err != nil {
		return err
	}
	return o.say(s, result, paths)
}

// writtenInFile is written without the folders of this machine: a report is passed on.
func (o *caseOptions) writtenInFile(path string) (place, text string) {
	place, text = o.written(path)
	if place != "" {
		place = filepath.Base(place)
	}
	return place, text
}

// checkWords checks where the report goes, and in which view.
func (o *reportOptions) checkWords(s streams) error {
	switch {
	case o.output == "":
		return usagef("no output given; write -o DIR, or -o FILE ending in %s", strings.Join(fileFormats, ", "))
	case o.output == "-" && o.format == "":
		return usagef("-o - needs the format of the report; add --format, one of %s", strings.Join(reportFormats, ", "))
	case o.output == "-" && !slices.Contains(reportFormats, o.format):
		return notOneOf("format", o.format, "a format of a report", reportFormats)
	case o.output == "-" && o.format == "xlsx" && s.terminal:
		return notForATerminal()
	case o.output != "-" && o.format != "":
		return usagef("--format is for a report on standard output (-o -); a file has the format of its ending")
	}
	if err := o.checkQuestion(); err != nil {
		return err
	}
	if len(o.data) > 0 && o.from == "" {
		return usagef("market data are set beside one offer; add --from with its name, or run offerkit market")
	}
	if err := o.checkMarket(); err != nil {
		return err
	}
	if err := o.checkRisk(); err != nil {
		return err
	}
	if err := o.checkRedaction(o.data); err != nil {
		return err
	}
	return checkView(o.by)
}

// checkQuestion checks what is asked about an offer: the flags of ask need to know which.
func (o *reportOptions) checkQuestion() error {
	q := &o.question
	if q.from == "" && (q.match != "" || q.target != "" || q.makeWhole || q.all || q.three || q.ladder || q.minimum != "" || len(q.levers)+len(q.packages)+len(q.answers) > 0) {
		return usagef("the report is not told which offer to ask about; add --from with its name")
	}
	return q.checkTarget()
}

// say prints the first screen of the comparison, and where the files are that have the rest.
func (o *reportOptions) say(s streams, result *comp.Comparison, paths []string) error {
	if s.quiet {
		return s.wrote(paths...)
	}
	document, err := report.Compare(result, report.Options{View: comp.View(o.by), Metric: o.metric})
	if err != nil {
		return err
	}
	look := s.look()
	look.Depth = text.Brief
	if err := text.Write(s.out, document, look); err != nil {
		return standing(err, paths, nil)
	}
	return s.wrote(paths...)
}

func (o *reportOptions) script(s streams) (htmlpage.Options, error) {
	switch o.echarts {
	case "", "none":
		return htmlpage.Options{}, nil
	case "cdn":
		return htmlpage.Options{ECharts: htmlpage.CDN}, nil
	}
	data, err := readBounded(s, o.echarts, asScript)
	if err != nil {
		return htmlpage.Options{}, err
	}
	return htmlpage.Options{ECharts: htmlpage.Inlined, Script: data}, nil
}

// paths lists the files to write: the one named, or all four in a folder.
func (o *reportOptions) paths(cases []string) ([]string, error) {
	switch ext := strings.ToLower(filepath.Ext(o.output)); {
	case slices.Contains(fileFormats, ext):
		return []string{o.output}, nil
	case slices.Contains(otherFormats, ext):
		return nil, usagef("-o %s: no report ends in %s; write a folder, or a file ending in %s", o.output, ext, strings.Join(fileFormats, ", "))
	}
	if info, err := os.Stat(o.output); err == nil && !info.IsDir() {
		return nil, fmt.Errorf("cannot write into %s: it is no folder; write a folder, or a file ending in %s", o.output, strings.Join(fileFormats, ", "))
	}
	name := o.fileName(cases[0], "comparison")
	var paths []string
	for _, ext := range fileFormats {
		paths = append(paths, filepath.Join(o.output, name+ext))
	}
	return paths, nil
}

func render(w io.Writer, d *report.Document, ext string, script htmlpage.Options) error {
	switch ext {
	case ".xlsx":
		return xlsx.Write(w, d)
	case ".html":
		return htmlpage.Write(w, d, script)
	case ".json":
		return jsonfile.Write(w, d)
	}
	return markdown.Write(w, d)
}
