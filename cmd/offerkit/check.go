package main

import (
	"cmp"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/casefile"
	"github.com/seed-251b9aba/offerkit/comp/offersheet"
	"github.com/seed-251b9aba/offerkit/comp/risk"
	"github.com/seed-251b9aba/offerkit/comp/workbook"
	"github.com/seed-251b9aba/offerkit/report"
	"github.com/seed-251b9aba/offerkit/report/jsonfile"
	"github.com/seed-251b9aba/offerkit/report/sarif"
	"github.com/seed-251b9aba/offerkit/report/text"
)

type checkOptions struct {
	caseOptions
	format string
	fixes  bool
}

// checkFormats are the formats of check: what it prints is a list of findings, and no table.
var checkFormats = []string{"table", "json", "sarif"}

func newCheck(s streams) *cobra.Command { return new(checkOptions).command(s) }

func (o *checkOptions) command(s streams) *cobra.Command {
	c := &cobra.Command{
		Use:   "check CASE...",
		Short: "Validate a case and say what is wrong with it",
		Long: `Check reads the case and reports everything that is wrong with it at once, with file,
line, column and what to write instead. It warns of what a coach would look into before the
figures are relied on, with what hangs on it: clauses that can be read in several ways, a
deadline that has passed, a sign-on without a clawback, refreshers that nobody has written,
a share price far from the letter's. Of a sheet of offers it lists what was not understood.
It ends with one line when all is well. The status is 0 with warnings, 1 with errors.

--fix first mends in the files what has exactly one right mend, such as 15 for a rate of 15%
or a date in another order, and shows what it changed; what may be meant in two ways it leaves
alone. --format sarif is for editors and code hosts, which show it beside the lines.`,
		Example: `  offerkit check offers.yaml
  offerkit check offers.csv
  offerkit check offers.yaml --fix
  offerkit check offers.yaml --format json
  offerkit check offers.yaml --format sarif > offers.sarif`,
		Args: atLeastOneCase,
		RunE: func(_ *cobra.Command, args []string) error { return o.run(s, args) },
	}
	o.bind(c)
	c.Flags().StringVar(&o.format, "format", "table", "output: "+strings.Join(checkFormats, ", "))
	c.Flags().BoolVar(&o.fixes, "fix", false, "first mend in the files what has exactly one right mend, and show what was changed")
	complete(c, "format", checkFormats)
	return c
}

func (o *checkOptions) run(s streams, files []string) error {
	if !slices.Contains(checkFormats, o.format) {
		return notOneOf("format", o.format, "a format", checkFormats)
	}
	o.listed = true
	if o.fixes {
		if slices.Contains(files, "-") {
			return usage(errors.New("--fix mends files, and standard input is none; save it into a file first"))
		}
		if err := o.fix(s, files); err != nil {
			return err
		}
		s.inputs.files = nil
	}
	c, wrong := o.load(s, files)
	if wrong != nil {
		mistakes := mistakesIn(wrong)
		if o.format == "table" || mistakes == nil {
			return wrong
		}
		if err := o.write(s, &report.Checked{Findings: mistakes}); err != nil {
			return err
		}
		return wrong
	}
	warnings, err := o.warnings(c)
	if err != nil {
		return err
	}
	checked := &report.Checked{AsOf: c.AsOf, Currency: c.Currency, Offers: len(c.Offers), Findings: slices.Concat(o.questions(), warnings)}
	if o.format != "table" {
		return o.write(s, checked)
	}
	if err := list(s, checked.Findings); err != nil {
		return err
	}
	_, err = fmt.Fprintln(s.out, allWell(&c))
	return err
}

// list writes the findings for a person: on a terminal within its width, elsewhere one on a line.
func list(s streams, findings []report.Finding) error {
	for i := range findings {
		line := fmt.Sprintf("%s: %s", findings[i].Level, inOneLine(&findings[i]))
		if s.terminal {
			if err := text.Hang(s.out, s.look(), line); err != nil {
				return err
			}
			continue
		}
		if _, err := fmt.Fprintln(s.out, line); err != nil {
			return err
		}
	}
	return nil
}

// write writes the findings for a program.
func (o *checkOptions) write(s streams, c *report.Checked) error {
	if o.format == "sarif" {
		return sarif.Write(s.out, c, version())
	}
	return jsonfile.WriteCheck(s.out, c)
}

// inOneLine is a finding behind the term that it is about: offer 1, deadline: ..., or in a workbook behind its cell,
// where it is filled in, and what its row is called: Inputs!D7, Deadline: ...
func inOneLine(f *report.Finding) string {
	said := report.Plain(f.Message)
	if label := comp.TermLabel(f.Term); label != "" && strings.EqualFold(filepath.Ext(f.File), ".xlsx") {
		return fmt.Sprintf("%s, %s: %s", cmp.Or(f.Cell, report.Plain(f.Offer)), label, said)
	}
	if i, inside, ofOffer := comp.InOffer(f.Term); ofOffer {
		said = fmt.Sprintf("offer %d, %s: %s", i+1, inside, said)
	}
	return said
}

// mistakesIn lists the mistakes that an error is made of, nothing for an error of another kind.
func mistakesIn(err error) (found []report.Finding) {
	for _, one := range each(err) {
		var inCase *casefile.Error
		var inSheet *offersheet.Error
		var inWorkbook *workbook.Error
		f := report.Finding{Level: report.IsError, Kind: "mistake"}
		switch {
		case errors.As(one, &inCase):
			f.File, f.Line, f.Column, f.Message, f.Mend = inCase.File, inCase.Line, inCase.Column, inCase.Message, inCase.Mend
		case errors.As(one, &inSheet):
			f.File, f.Message, f.Mend, f.Cell = inSheet.File, inSheet.Message, inSheet.Mend, cellOf(inSheet.Row, inSheet.Column)
		case errors.As(one, &inWorkbook):
			f.File, f.Message, f.Mend, f.Cell = inWorkbook.File, inWorkbook.Message, inWorkbook.Mend, inWorkbook.Cell
		default:
			return nil
		}
		found = append(found, f)
	}
	return found
}

// cellOf names a cell, as far as it is known.
func cellOf(row, column int) string {
	if row == 0 || column == 0 {
		return ""
	}
	return workbook.CellName(column, row)
}

// questions are what the sheets of offers leave open.
func (o *caseOptions) questions() (all []report.Finding) {
	for _, sheet := range o.sheets {
		for i := range sheet.Questions {
			q := &sheet.Questions[i]
			all = append(all, report.Finding{Level: report.IsQuestion, Kind: string(q.Kind), Message: q.String(), File: q.File, Cell: cellOf(q.Row, q.Column)})
		}
	}
	return all
}

// allWell says that a case can be computed.
func allWell(c *comp.Case) string {
	return fmt.Sprintf("ok: %s, valued on %v", report.Count(len(c.Offers), "offer"), c.AsOf)
}

// warnings says what to look into in a case before its figures are relied on, and where it stands.
func (o *caseOptions) warnings(c comp.Case) (all []report.Finding, err error) {
	compared, err := comp.Compare(c)
	if err != nil {
		return nil, err
	}
	all = report.Warnings(compared)
	outside, err := outsideRanges(c)
	for _, text := range outside {
		all = append(all, report.Finding{Level: report.IsWarning, Kind: "outside-range", Message: text, Term: "ranges"})
	}
	for i := range all {
		all[i].File, all[i].Line, all[i].Column, all[i].Cell = o.places.At(all[i].Term)
		if at, _ := o.places.Of(all[i].Term); at == "" {
			all[i].Cell = "" // of the part that it would stand in, which a form has in other rows
		}
	}
	return append(all, o.whichDollars(compared)...), err
}

// whichDollars asks back of each bare $ that is read as another dollar than that of the United States, in
// a case that counts with both.
func (o *caseOptions) whichDollars(c *comp.Comparison) (all []report.Finding) {
	for _, d := range o.places.BareDollars() {
		if d.Offer >= len(c.Offers) {
			continue
		}
		r := &c.Offers[d.Offer]
		read, term := r.Currency, "currency"
		if d.Shares {
			read, term = r.Equity, "equity_currency"
		}
		rate, known := c.Case.Exchange(comp.USD, c.Case.AsOf)
		if read == comp.USD || !known {
			continue
		}
		f := report.Finding{
			Level: report.IsWarning, Kind: "which-dollar", Offer: r.Name, Term: fmt.Sprintf("offers[%d].%s", d.Offer, term),
			File: d.File, Line: d.Line, Column: d.Column, Cell: d.Cell,
		}
		amount, err := casefile.ParseMoney(d.Text, comp.USD)
		if err != nil {
			continue
		}
		if read == c.Case.Currency {
			f.Worth = amount.Mul(rate).Sub(amount).Abs().Round(read.Places())
		}
		f.Message = report.WhichDollar(d.Text, d.More, read, f.Worth)
		all = append(all, f)
	}
	return all
}

// outsideRanges says which ranges of the case leave out what it assumes; of one offer, where nothing is
// stressed, none.
func outsideRanges(c comp.Case) ([]string, error) {
	if len(c.Ranges) == 0 || len(c.Offers) < 2 {
		return nil, nil
	}
	const metric = "total"
	result, err := compareBy(c, metric)
	if err != nil {
		return nil, err
	}
	lead, err := risk.New(result, metric)
	if err != nil {
		return nil, err
	}
	return report.OutsideRanges(lead), nil
}
