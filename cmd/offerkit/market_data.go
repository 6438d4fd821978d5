package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/casefile"
	"github.com/seed-251b9aba/offerkit/comp/market"
	"github.com/seed-251b9aba/offerkit/comp/negotiate"
	"github.com/seed-251b9aba/offerkit/report"
)

// marketData is files of market data, and which of their rows are an offer's.
type marketData struct {
	data    []string
	lookup  market.Override // in place of what the offers say of themselves
	measure string
	quiet   bool
}

// bindData binds the flags of the data; the files go by the name of the first.
func (o *marketData) bindData(c *cobra.Command, files string) {
	f := c.Flags()
	f.StringArrayVar(&o.data, files, nil, "file of market data, - for CSV on standard input; once for each")
	f.StringVar(&o.lookup.Role, "role", "", "role to look for in the data, in place of the offers' own")
	f.StringVar(&o.lookup.Level, "level", "", "level to look for in the data, in place of the offers' own")
	f.StringVar(&o.lookup.Location, "location", "", "place to look for in the data: a city, a state, or US for all of them, in place of the offers' own")
	f.StringVar(&o.lookup.SOC, "soc", "", "occupation by its code, such as 15-1252, in place of the role; with --role both have to be met")
	f.StringVar(&o.measure, "measure", "", "what a table of your own measures that does not say it: "+strings.Join(market.MeasureNames(), ", ")+" (default: base)")
	f.BoolVar(&o.quiet, "quiet", false, "say nothing of how far the reading of data has come")
	f.StringVar(&o.lookup.Area, "area", "", "area of prevailing wages by its number, such as 42660, in place of the location")
	complete(c, "measure", market.MeasureNames())
}

// check reads the flags.
func (o *marketData) check(s streams) (market.Options, error) {
	options := market.Options{}
	if !o.quiet {
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

// inMarket says where the offers of the answers stand, and what their shares have to grow.
func inMarket(c *comp.Comparison, answers []market.Answer) (*report.Standing, error) {
	standing := &report.Standing{Comparison: c, Answers: answers, Growths: make([]*negotiate.Growth, len(answers))}
	for i := range answers {
		median, known := answers[i].MedianIn(c.Case.Currency)
		if !known || answers[i].Measure.Year() == "" {
			continue
		}
		metric, err := comp.FindMetric(answers[i].Measure.Year(), c.Case.Years)
		if err != nil {
			return nil, err
		}
		offer := slices.IndexFunc(c.Offers, func(r comp.Result) bool { return r.Name == answers[i].Question.Result.Name })
		if standing.Growths[i], err = negotiate.GrowthTo(c, offer, metric, median); err != nil {
			return nil, err
		}
	}
	return standing, nil
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
