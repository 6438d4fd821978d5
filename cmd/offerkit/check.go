package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/risk"
	"github.com/seed-251b9aba/offerkit/report"
)

type checkOptions struct{ caseOptions }

func newCheck(s streams) *cobra.Command {
	var o checkOptions
	c := &cobra.Command{
		Use:   "check CASE...",
		Short: "Validate a case and say what is wrong with it",
		Long: `Check reads the case and reports everything that is wrong with it at once, with file,
line, column and what to write instead. Clauses that can be read in several ways are
warned of, each reading in money: ask which is meant before you sign; so are ranges that
leave out what the case assumes. It ends with one line when all is well.`,
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
	for i := range c.Offers {
		for _, text := range report.Ambiguities(c, c.Offers[i]) {
			if _, err := fmt.Fprintf(s.out, "warning: offer %d, %s\n", i+1, report.Plain(text)); err != nil {
				return err
			}
		}
	}
	outside, err := outsideRanges(c)
	if err != nil {
		return err
	}
	for _, text := range outside {
		if _, err := fmt.Fprintf(s.out, "warning: %s\n", report.Plain(text)); err != nil {
			return err
		}
	}
	noun := "offers"
	if len(c.Offers) == 1 {
		noun = "offer"
	}
	_, err = fmt.Fprintf(s.out, "ok: %d %s, valued on %v\n", len(c.Offers), noun, c.AsOf)
	return err
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
