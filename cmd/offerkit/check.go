package main

import (
	"fmt"

	"github.com/spf13/cobra"
)

type checkOptions struct{ caseOptions }

func newCheck(s streams) *cobra.Command {
	var o checkOptions
	c := &cobra.Command{
		Use:   "check CASE...",
		Short: "Validate a case and say what is wrong with it",
		Long: `Check reads the case and reports everything that is wrong with it at once, with file,
line, column and what to write instead. It prints one line when all is well.`,
		Example: `  offerkit check offers.yaml`,
		Args:    atLeastOneCase,
		RunE:    func(_ *cobra.Command, args []string) error { return o.run(s, args) },
	}
	o.bind(c)
	return c
}

func (o *checkOptions) run(s streams, files []string) error {
	c, err := o.load(s, files)
	if err != nil {
		return err
	}
	noun := "offers"
	if len(c.Offers) == 1 {
		noun = "offer"
	}
	_, err = fmt.Fprintf(s.out, "ok: %d %s, valued on %v\n", len(c.Offers), noun, c.AsOf)
	return err
}
