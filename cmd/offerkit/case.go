package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"slices"

	"github.com/shopspring/decimal"
	"github.com/spf13/cobra"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/casefile"
	"github.com/seed-251b9aba/offerkit/comp/offersheet"
	"github.com/seed-251b9aba/offerkit/report"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// caseOptions are the flags of every command that reads cases: assumptions that stand in
// for those of the file.
type caseOptions struct {
	years   int
	growth  string
	asOf    string
	presets string
	taxData string
	taxYear int
	places  casefile.Places // where the terms are written

	sheets []*offersheet.Made // the case files that sheets of offers were read as
	listed bool               // the command itself lists what is asked of them

	text string // the case itself, where it stands in no file
}

func (o *caseOptions) bind(c *cobra.Command) {
	c.ValidArgsFunction = completeCases
	intFlag(c, &o.years, "years", "horizon in service years, 1 to 40 (default: the case's, or 4)")
	c.Flags().StringVar(&o.growth, "growth", "", "growth of every share price a year, such as 15%, in place of the case's; dated paths stay")
	c.Flags().StringVar(&o.presets, "presets", "", presetsUsage)
	c.Flags().StringVar(&o.taxData, "tax-data", "", "your own file of tax tables, JSON, on top of the built-in ones, for figures after tax")
	intFlag(c, &o.taxYear, "tax-year", "year of the tax law for every service year (default: the newest)")
	c.Flags().StringVar(&o.asOf, "as-of", "", "valuation date, such as 2026-11-23 (default: the case's, or today)")
}

// load reads the case and puts the flags in place of its assumptions.
func (o *caseOptions) load(s streams, files []string) (comp.Case, error) {
	c, err := o.read(s, files)
	if err != nil {
		return comp.Case{}, err
	}
	if o.years != notGiven {
		if o.years < 1 || o.years > comp.MaxYears {
			return comp.Case{}, usagef("--years %d is outside 1 to %d; write for example --years 4", o.years, comp.MaxYears)
		}
		c.Years = o.years
	}
	if err := o.tax(s, &c); err != nil {
		return comp.Case{}, err
	}
	return c, o.override(&c)
}

// compared reads the case and compares its offers by the metrics that every case has.
func (o *caseOptions) compared(s streams, files []string) (*comp.Comparison, error) {
	c, err := o.load(s, files)
	if err != nil {
		return nil, err
	}
	return comp.Compare(c)
}

// tax chooses the law by which wages are taxed.
func (o *caseOptions) tax(s streams, c *comp.Case) (err error) {
	if c.Law, err = readLaw(s, o.taxData); err != nil || o.taxYear == notGiven {
		return err
	}
	if o.taxYear < 1970 || o.taxYear > 2200 {
		return usagef("--tax-year %d is not in a year from 1970 to 2200", o.taxYear)
	}
	if c.Candidate.FilingStatus == "" && len(c.Candidate.StudentLoan) == 0 {
		return usagef("--tax-year has no effect on a case that no law taxes; write candidate: {filing_status: single}, or leave it out")
	}
	c.LawYear = o.taxYear
	return nil
}

// growths are the terms that --growth stands in for.
var growths = []string{"growth", "offers[].price.growth"}

// written returns where a term is written, and how: in a file, or on the command line.
func (o *caseOptions) written(path string) (place, text string) {
	if term, _ := comp.FindTerm(path); o.growth != "" && slices.Contains(growths, term.Path) {
		return "--growth", o.growth
	}
	return o.places.Of(path)
}

func (o *caseOptions) override(c *comp.Case) error {
	if o.growth == "" {
		return nil
	}
	rate, err := casefile.ParseRate(o.growth)
	if err != nil {
		return usagef("--growth: %w", err)
	}
	c.Growth = rate
	if wrong := wrongTerm(c, "growth"); wrong != nil {
		return usagef("--growth: %s; %s", wrong.Reason, wrong.Mend)
	}
	for i := range c.Offers {
		if len(c.Offers[i].Price.Path) == 0 {
			c.Offers[i].Price.Growth = decimal.NullDecimal{Decimal: rate, Valid: true}
		}
	}
	return nil
}

// wrongTerm returns what is wrong with a term of the case that a flag has set.
func wrongTerm(c *comp.Case, path string) *comp.TermError {
	var invalid *comp.ValidationError
	if errors.As(c.Validate(), &invalid) {
		for _, term := range invalid.Terms {
			if term.Path == path {
				return term
			}
		}
	}
	return nil
}

func (o *caseOptions) read(s streams, files []string) (comp.Case, error) {
	today := s.today
	if o.asOf != "" {
		day, err := vesting.ParseDate(o.asOf)
		if err != nil {
			return comp.Case{}, usagef("--as-of: %w", err)
		}
		empty := comp.NewCase(day)
		if wrong := wrongTerm(&empty, "as_of"); wrong != nil {
			return comp.Case{}, usagef("--as-of: %s; %s", wrong.Reason, wrong.Mend)
		}
		today = day
	}
	options := casefile.Options{Today: today, Places: &o.places}
	if o.asOf != "" {
		options.AsOf = today
	}
	if o.text != "" {
		return casefile.Read(options, casefile.Source{Name: "case", Data: []byte(o.text)})
	}
	var sources []casefile.Source
	if count(append([]string{o.presets}, files...), "-") > 1 {
		return comp.Case{}, usagef("standard input (-) is named twice; it can be read once")
	}
	var unread []error
	for _, file := range files {
		data, err := readFile(s, file)
		if err != nil {
			unread = append(unread, err)
		}
		sources = append(sources, casefile.Source{Name: shown(file), Data: data})
	}
	if err := errors.Join(unread...); err != nil {
		return comp.Case{}, err
	}
	if o.presets != "" {
		presets, err := loadPresets(s, o.presets)
		if err != nil {
			return comp.Case{}, err
		}
		options.Presets = presets
	}
	return o.readCase(s, options, sources)
}

// readCase reads case files, the Inputs of workbooks and sheets of offers as one case. What was not
// understood of a sheet is said on standard error: nothing is guessed in silence.
func (o *caseOptions) readCase(s streams, options casefile.Options, sources []casefile.Source) (comp.Case, error) {
	c, sheets, err := offersheet.ReadAll(options, sources...)
	if o.sheets = sheets; o.listed {
		return c, err
	}
	for _, sheet := range sheets {
		for i := range sheet.Questions {
			if _, err := fmt.Fprintf(s.err, "offerkit: %s\n", report.Plain(sheet.Questions[i].String())); err != nil {
				return comp.Case{}, err
			}
		}
	}
	return c, err
}

// maxFile bounds what is read of a file: a workbook may be so long, a case file has a
// limit of its own.
const maxFile = 16 << 20

func readFile(s streams, name string) ([]byte, error) {
	if name == "-" {
		if err := s.inputs.noteStdin(s.in, asCase); err != nil {
			return nil, err
		}
		return readLimited(s.in, shown(name), 0)
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("cannot read the case: %w", err)
	}
	defer f.Close()
	info, err := f.Stat()
	switch {
	case err != nil:
		return nil, fmt.Errorf("cannot read the case: %w", err)
	case info.IsDir():
		return nil, fmt.Errorf("cannot read the case: %s is a folder; name the files in it", name)
	}
	if err := s.inputs.note(name, asCase, info); err != nil {
		return nil, err
	}
	return readLimited(f, name, info.Size())
}

// readLimited reads a file to its end and refuses one too long to be meant; size is what is
// known of its length.
func readLimited(in io.Reader, name string, size int64) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(in, maxFile+1))
	if err != nil {
		return nil, fmt.Errorf("cannot read the case: %w", err)
	}
	if len(data) > maxFile {
		length := fmt.Sprintf("is %d KiB long", size>>10)
		if size <= maxFile {
			length = fmt.Sprintf("is more than %d KiB long", maxFile>>10)
		}
		return nil, fmt.Errorf("%s: the file %s, the limit is %d KiB; a case file holds a few offers; is this the right file?", name, length, casefile.MaxBytes>>10)
	}
	return data, nil
}

func shown(file string) string {
	if file == "-" {
		return "standard input"
	}
	return file
}

func count(words []string, word string) (n int) {
	for _, w := range words {
		if w == word {
			n++
		}
	}
	return n
}
