package main

import (
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"github.com/seed-251b9aba/offerkit/comp/casefile"
)

type initOptions struct{ output string }

func newInit(s streams) *cobra.Command {
	var o initOptions
	c := &cobra.Command{
		Use:   "init [COMPANY...]",
		Short: "Write a commented case file to fill in",
		Long: `Init writes a case file with one offer for each company: what every offer needs stands
blank, what it may have stands behind a #. A company whose vesting schedule is known gets
it by name. Fill it in, then run check, which says what is still missing.`,
		Example: `  offerkit init Amazon Google -o offers.yaml
  offerkit init Amazon Google > offers.yaml`,
		RunE: func(_ *cobra.Command, companies []string) error { return o.run(s, companies) },
	}
	c.Flags().StringVarP(&o.output, "output", "o", "", "file to write; it must not exist yet (default: standard output)")
	return c
}

func (o *initOptions) run(s streams, companies []string) error {
	scaffold := casefile.Scaffold(s.today, companies...)
	if o.output == "" {
		_, err := s.out.Write(scaffold)
		return err
	}
	if _, err := os.Stat(o.output); err == nil {
		return fmt.Errorf("%s exists already; name another file, so that nothing you filled in is lost", o.output)
	}
	err := writeFile(o.output, func(w io.Writer) error {
		_, err := w.Write(scaffold)
		return err
	})
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(s.err, "wrote %s: fill it in, then run offerkit check %s\n", o.output, o.output)
	return err
}
