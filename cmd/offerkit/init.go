package main

import (
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/casefile"
	"github.com/seed-251b9aba/offerkit/report/xlsx"
)

type initOptions struct {
	output string
	xlsx   string
}

func newInit(s streams) *cobra.Command {
	var o initOptions
	c := &cobra.Command{
		Use:   "init [COMPANY...]",
		Short: "Write a commented case file to fill in",
		Long: `Init writes a case file with one offer for each company: what every offer needs stands
blank, what it may have stands behind a #. A company whose vesting schedule is known gets
it by name. Fill it in, then run check, which says what is still missing.

With --xlsx it writes an Excel form instead, with a column for each company, that compare
reads when it is filled in.`,
		Example: `  offerkit init Amazon Google -o offers.yaml
  offerkit init Amazon Google > offers.yaml
  offerkit init Amazon Google --xlsx offers.xlsx`,
		RunE: func(_ *cobra.Command, companies []string) error { return o.run(s, companies) },
	}
	c.Flags().StringVarP(&o.output, "output", "o", "", "file to write; it must not exist yet (default: -, standard output)")
	c.Flags().StringVar(&o.xlsx, "xlsx", "", "write an Excel form into this file instead, - for standard output; it must not exist yet")
	return c
}

func (o *initOptions) run(s streams, companies []string) error {
	scaffold := func(w io.Writer) error {
		_, err := w.Write(casefile.Scaffold(s.today, companies...))
		return err
	}
	form := func(w io.Writer) error {
		return xlsx.WriteForm(w, comp.NewCase(s.today), max(2, len(companies)))
	}
	switch {
	case o.xlsx != "" && o.output != "":
		return usagef("--xlsx names the file of the form; leave out --output, or --xlsx")
	case o.xlsx == "-" && s.terminal:
		return notForATerminal()
	case o.xlsx == "-":
		return form(s.out)
	case o.xlsx != "":
		return fresh(s, o.xlsx, form)
	case o.output != "" && o.output != "-":
		return fresh(s, o.output, scaffold)
	}
	return scaffold(s.out)
}

// fresh writes a file to fill in, and never over one that may be filled in already.
func fresh(s streams, path string, write func(io.Writer) error) error {
	if _, err := os.Lstat(path); err == nil {
		return fmt.Errorf("%s exists already; name another file, so that nothing you filled in is lost", path)
	}
	if err := writeFile(s, path, write); err != nil {
		return err
	}
	_, err := fmt.Fprintf(s.err, "wrote %s: fill it in, then run offerkit check %s\n", path, path)
	return err
}
