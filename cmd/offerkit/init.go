package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/casefile"
	"github.com/seed-251b9aba/offerkit/comp/offersheet"
	"github.com/seed-251b9aba/offerkit/report/xlsx"
	"github.com/seed-251b9aba/offerkit/vesting"
)

type initOptions struct {
	output string
	xlsx   string
	from   string

	presets string
}

func newInit(s streams) *cobra.Command {
	var o initOptions
	c := &cobra.Command{
		Use:   "init [COMPANY...]",
		Short: "Write a commented case file to fill in",
		Long: `Init writes a case file with one offer for each company: what every offer needs stands
blank, what it may have stands behind a #. A company whose vesting schedule is known gets
it by name. Fill it in, then run check, which says what is still missing.

With --presets a company gets the schedule that your own file of presets has of it, written
out, so that the case file is read without it.

With --from it writes the case file that a sheet of offers of your own is read as, a CSV file
or an Excel workbook, with what was not understood as remarks.

With --xlsx it writes an Excel form instead, with a column for each company and its known
vesting schedule, that compare reads when it is filled in.`,
		Example: `  offerkit init Amazon Google -o offers.yaml
  offerkit init Amazon Google > offers.yaml
  offerkit init --from offers.csv -o offers.yaml
  offerkit init Amazon Google --xlsx offers.xlsx`,
		RunE: func(_ *cobra.Command, companies []string) error { return o.run(s, companies) },
	}
	c.ValidArgsFunction = completeCompanies
	c.Flags().StringVarP(&o.output, "output", "o", "", "file to write; it must not exist yet (default: -, standard output)")
	c.Flags().StringVar(&o.from, "from", "", "sheet of offers, .csv or .xlsx, to write as a case file (- is standard input)")
	c.Flags().StringVar(&o.presets, "presets", "", presetsUsage)
	c.Flags().StringVar(&o.xlsx, "xlsx", "", "write an Excel form into this file instead, - for standard output; it must not exist yet")
	return c
}

func (o *initOptions) run(s streams, companies []string) error {
	for _, company := range companies {
		if strings.TrimSpace(company) == "" {
			return usagef("%q is no name of a company; write it in one line of plain text", company)
		}
		if _, err := casefile.ParseText(company); err != nil {
			return usagef("no name of a company: %w", err)
		}
	}
	var presets vesting.Presets
	if o.presets != "" {
		var err error
		if presets, err = loadPresets(s, o.presets); err != nil {
			return err
		}
	}
	scaffold := func(w io.Writer) error {
		_, err := w.Write(casefile.Scaffold(s.today, presets, companies...))
		return err
	}
	if o.from != "" {
		text, err := o.fromSheet(s, companies)
		if err != nil {
			return err
		}
		scaffold = func(w io.Writer) error { _, err := w.Write(text); return err }
	}
	form := func(w io.Writer) error {
		return xlsx.WriteForm(w, formCase(s.today, presets, companies), max(2, len(companies)))
	}
	isWorkbook := func(file string) bool { return strings.EqualFold(filepath.Ext(file), ".xlsx") }
	switch {
	case o.xlsx != "" && o.output != "":
		return usagef("--xlsx names the file of the form; leave out --output, or --xlsx")
	case o.xlsx != "" && o.xlsx != "-" && !isWorkbook(o.xlsx):
		return usagef("--xlsx %s: the form is an Excel workbook; write a name that ends in .xlsx, or -o %s for a case file in YAML", o.xlsx, o.xlsx)
	case isWorkbook(o.output):
		return usagef("-o %s: the case file is YAML; write a name that ends in .yaml, or --xlsx %s for a form in Excel", o.output, o.output)
	case o.xlsx == "-" && s.terminal:
		return notForATerminal()
	case o.xlsx == "-":
		return form(s.out)
	case o.xlsx != "":
		return o.fresh(s, o.xlsx, form)
	case o.output != "" && o.output != "-":
		if err := o.fresh(s, o.output, scaffold); err != nil || s.quiet {
			return err
		}
		return sayWhereTheSchemaIs(s, o.output)
	}
	return scaffold(s.out)
}

// fromSheet writes a sheet of offers as a case file, with what was not understood as remarks.
func (o *initOptions) fromSheet(s streams, companies []string) ([]byte, error) {
	switch {
	case o.presets != "":
		return nil, usagef("--from %s: the sheet has the schedules; leave out --presets", o.from)
	case len(companies) > 0:
		return nil, usagef("--from %s: the sheet names the companies; leave out the companies", o.from)
	case o.xlsx != "":
		return nil, usagef("--from %s makes a case file; leave out --xlsx", o.from)
	}
	data, err := readFile(s, o.from)
	if err != nil {
		return nil, err
	}
	source := casefile.Source{Name: shown(o.from), Data: data}
	if !offersheet.IsSheet(source) {
		return nil, fmt.Errorf("%s is no sheet of offers; name a .csv file, or an .xlsx file that offerkit did not write", source.Name)
	}
	_, sheets, wrong := offersheet.ReadAll(casefile.Options{Today: s.today}, source)
	if len(sheets) == 0 {
		return nil, wrong
	}
	return sheets[0].CaseFile(s.today), wrong
}

// formCase is what a form says before it is filled in: the companies, each with the vesting
// schedule that is known of it.
func formCase(today vesting.Date, presets vesting.Presets, companies []string) comp.Case {
	c := comp.NewCase(today)
	for _, company := range companies {
		offer := comp.Offer{Company: company}
		if preset, own, known := casefile.PresetOf(presets, company); known {
			text := preset.Name
			if own {
				text = preset.Schedule // the form is read without the presets
			}
			if schedule, err := vesting.Parse(text); err == nil {
				offer.Grants = []comp.Grant{{Kind: comp.RSU, Vesting: schedule}}
			}
		}
		c.Offers = append(c.Offers, offer)
	}
	return c
}

// sayWhereTheSchemaIs names what lets an editor check a case file, unless it is there already.
func sayWhereTheSchemaIs(s streams, file string) error {
	schema := filepath.Join(filepath.Dir(file), casefile.SchemaFile)
	if _, err := os.Stat(schema); err == nil {
		return nil
	}
	_, err := fmt.Fprintf(s.err, "offerkit schema -o %s lets an editor complete and check it\n", schema)
	return err
}

// fresh writes a file to fill in, and never over one that may be filled in already.
func (o *initOptions) fresh(s streams, path string, write func(io.Writer) error) error {
	if _, err := os.Lstat(path); err == nil {
		return fmt.Errorf("%s exists already; name another file, so that nothing you filled in is lost", path)
	}
	if err := writeFile(s, path, write); err != nil {
		return err
	}
	if s.quiet {
		return s.wrote(path)
	}
	_, err := fmt.Fprintf(s.err, "wrote %s: fill it in, then run offerkit check %s\n", path, path)
	return err
}
