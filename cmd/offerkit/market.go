package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/shopspring/decimal"
	"github.com/spf13/cobra"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/casefile"
	"github.com/seed-251b9aba/offerkit/comp/market"
	"github.com/seed-251b9aba/offerkit/report"
	"github.com/seed-251b9aba/offerkit/report/csvfile"
	"github.com/seed-251b9aba/offerkit/report/jsonfile"
)

type marketOptions struct {
	caseOptions
	marketData
	offer  string
	format string
}

func newMarket(s streams) *cobra.Command {
	var o marketOptions
	c := &cobra.Command{
		Use:   "market CASE... --data FILE...",
		Short: "Where the offers stand in the market",
		Long: `Market places each offer among the percentiles of pay in files that you have, and says
how many rows they are of and how old. Between two percentiles the position is
interpolated; outside them it is "below p10" or "above p90", never a number. Nothing is
fetched: download the files yourself, and name them as they are, .csv or .xlsx.

  LCA_Disclosure_Data_*.xlsx   wages that employers filed for visas, a row a case
                               (dol.gov/agencies/eta/foreign-labor/performance)
  MSA_M2024_dl.xlsx, ...       OEWS percentiles by occupation and area (bls.gov/oes/tables.htm)
  OFLC_Wages_2025-26.zip       prevailing wages: the base that reaches the next wage level,
                               which counts in the H-1B lottery (flag.dol.gov/wage-data)
  your own percentiles         columns role, p10, p25, p50, p75, p90 (any pNN); level, location, measure
                               (base, bonus, equity, total), currency, rows, as_of, source as you have them
  your own rows of pay         columns role and base, bonus, equity or total; the others likewise

An offer below p25 is called a lowball, up to p75 fair, above it high. Of a total it also says
how much the share has to grow a year for the average year to reach the market's median.

Which rows are an offer's is decided by its role, level and location in the case; --role,
--level and --location stand in for them, and --soc names the occupation in place of the
role. A filing counts whose job title has every word of the role, in any order, and no
other word of rank: Software Engineer finds "Software Engineer, Payments" and not "Senior
Software Engineer". A location is a city with its state, a state (WA), or US for all.
Wages of the Labor Department are base pay and are compared with the base alone.`,
		Example: `  offerkit market offers.yaml --data percentiles.csv
  offerkit market offers.yaml --data LCA_Disclosure_Data_FY2025_Q4.xlsx --location WA
  offerkit market offers.yaml --data MSA_M2024_dl.xlsx --soc 15-1252
  offerkit market offers.yaml --data OFLC_Wages_2025-26.zip --soc 15-1252 --offer Amazon`,
		Args: atLeastOneCase,
		RunE: func(_ *cobra.Command, args []string) error { return o.run(s, args) },
	}
	o.bind(c)
	o.bindData(c, "data")
	c.Flags().StringVar(&o.offer, "offer", "", "only the offer of this name")
	bindFormat(c, &o.format)
	return c
}

func (o *marketOptions) run(s streams, files []string) error {
	if err := checkFormat(o.format); err != nil {
		return err
	}
	if len(o.data) == 0 {
		return usagef("--data is missing; name a file of market data, as offerkit market --help describes them")
	}
	reading, err := o.check(s)
	if err != nil {
		return err
	}
	result, err := o.compared(s, files)
	if err != nil {
		return err
	}
	questions, err := o.questions(result)
	if err != nil {
		return err
	}
	data, err := o.readData(s, reading, questions, slices.Contains(files, "-"))
	if err != nil {
		return err
	}
	standing, err := inMarket(result, data.Answers())
	if err != nil {
		return err
	}
	switch o.format {
	case "json":
		return jsonfile.WriteMarket(s.out, standing)
	case "csv":
		standing.Complete = true // whoever reads columns wants them all
		return csvfile.WriteTables(s.out, report.MarketDocument(standing))
	}
	return write(s, report.MarketDocument(standing), o.format)
}

// check reads the flags.
func (o *marketData) check(s streams) (market.Options, error) {
	options := market.Options{}
	if !s.quiet {
		options.Progress = newProgress(s.err)
	}
	for _, text := range []*string{&o.lookup.Role, &o.lookup.Level, &o.lookup.Location} {
		if *text == "" {
			continue
		}
		plain, err := casefile.ParseText(*text)
		if err != nil {
			return options, usage(err)
		}
		*text = plain
	}
	if o.lookup.SOC != "" {
		code, err := market.ParseSOC(o.lookup.SOC)
		if err != nil {
			return options, usagef("--soc: %w", err)
		}
		o.lookup.SOC = code
	}
	if o.lookup.Area != "" && strings.Trim(o.lookup.Area, "0123456789") != "" {
		return options, usagef("--area %q is no number; write one such as 42660, or leave it out and name the --location", o.lookup.Area)
	}
	if o.measure != "" {
		measure, known := market.ParseMeasure(o.measure)
		if !known {
			return options, notOneOf("measure", o.measure, "a measure", market.MeasureNames())
		}
		options.Measure = measure
	}
	return options, nil
}

// questions asks for all offers, or for the one named.
func (o *marketOptions) questions(c *comp.Comparison) ([]market.Question, error) {
	questions := market.Questions(c, o.lookup)
	if o.offer == "" {
		return questions, nil
	}
	var names []string
	for i := range questions {
		if names = append(names, questions[i].Result.Name); questions[i].Result.Name == o.offer {
			return questions[i : i+1], nil
		}
	}
	return nil, usagef("no offer is named %q; %s", o.offer, oneOf(o.offer, names))
}

// asData is what a file of market data is read as.
const asData = "market data"

// readData opens the files one after the other and reads them.
func (o *marketData) readData(s streams, options market.Options, questions []market.Question, stdinTaken bool) (*market.Data, error) {
	var sources []market.Source
	var opened []os.FileInfo
	for _, name := range o.data {
		if name == "-" {
			if stdinTaken || slices.ContainsFunc(sources, func(other market.Source) bool { return other.Name == shown("-") }) {
				return nil, usagef("standard input (-) is named twice; it can be read once")
			}
			if err := s.inputs.noteStdin(s.in, asData); err != nil {
				return nil, err
			}
			sources = append(sources, market.Source{Name: shown("-"), Data: onlyReader{s.in}})
			continue
		}
		f, info, err := openData(s, name, opened)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		opened = append(opened, info)
		sources = append(sources, market.Source{Name: name, Data: f, Size: info.Size()})
	}
	data, err := market.Load(options, sources, questions)
	if err != nil && options.Progress != nil {
		options.Progress(market.Progress{Done: true}) // so that the error has a line of its own
	}
	var unused *market.UnusedError
	if errors.As(err, &unused) {
		return nil, usagef("--%s: %w", unused.What, err)
	}
	return data, err
}

// onlyReader hides that standard input may be a file: it is read as a stream.
type onlyReader struct{ io.Reader }

// openData opens a file that is none of those opened before.
func openData(s streams, name string, opened []os.FileInfo) (*os.File, os.FileInfo, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, nil, fmt.Errorf("cannot read the market data: %w", err)
	}
	info, err := f.Stat()
	switch {
	case err != nil:
	case info.IsDir():
		err = fmt.Errorf("cannot read the market data: %s is a folder; name a file", name)
	case slices.ContainsFunc(opened, func(other os.FileInfo) bool { return info.Mode().IsRegular() && os.SameFile(info, other) }):
		err = usagef("%s is named twice as market data; name it once", name)
	default:
		err = s.inputs.note(name, asData, info)
	}
	if err != nil {
		return nil, nil, errors.Join(err, f.Close())
	}
	return f, info, nil
}

// lineEvery is after how many rows a line of progress is written where lines stay.
const lineEvery = 100_000

// newProgress tells of the rows read: on a terminal in one line that is overwritten and leaves at
// the end, elsewhere in a line now and then, so that short files are read in silence.
func newProgress(to io.Writer) func(market.Progress) {
	terminal := isTerminal(to)
	return func(p market.Progress) {
		doing := "read"
		if p.Preparing {
			doing = "looked through"
		}
		text := fmt.Sprintf("%s: %s rows %s", report.Plain(filepath.Base(p.File)), comp.GroupedNumber(decimal.NewFromInt(int64(p.Rows))), doing)
		switch {
		case terminal && p.Done:
			fmt.Fprint(to, "\r\x1b[K")
		case terminal:
			fmt.Fprint(to, "\r\x1b[K"+text)
		case p.Rows > 0 && p.Rows%lineEvery == 0 || p.Done && p.Rows > lineEvery && p.Rows%lineEvery != 0:
			fmt.Fprintln(to, text)
		}
	}
}
