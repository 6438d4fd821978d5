package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/risk"
	"github.com/seed-251b9aba/offerkit/report"
)

type checkOptions struct{ caseOptions }

func newCheck(s streams) *cobra.Command { return new(checkOptions).command(s) }

func (o *checkOptions) command(s streams) *cobra.Command {
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
	warnings, err := warningsOf(c)
	if err != nil {
		return err
	}
	for _, text := range warnings {
		if _, err := fmt.Fprintf(s.out, "warning: %s\n", text); err != nil {
			return err
		}
	}
	_, err = fmt.Fprintln(s.out, allWell(&c))
	return err
}

// allWell says that a case can be computed.
func allWell(c *comp.Case) string {
	return fmt.Sprintf("ok: %s, valued on %v", report.Count(len(c.Offers), "offer"), c.AsOf)
}

// warningsOf says what in a case can be read in several ways, and which of its ranges leave out what it assumes.
func warningsOf(c comp.Case) (warnings []string, err error) {
	for i := range c.Offers {
		for _, text := range report.Ambiguities(c, c.Offers[i]) {
			warnings = append(warnings, fmt.Sprintf("offer %d, %s", i+1, report.Plain(text)))
		}
	}
	for i := range c.Offers {
		if text := report.SmallSalary(&c.Offers[i]); text != "" {
			warnings = append(warnings, fmt.Sprintf("offer %d, %s", i+1, text))
		}
	}
	outside, err := outsideRanges(c)
	for _, text := range outside {
		warnings = append(warnings, report.Plain(text))
	}
	return warnings, err
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
