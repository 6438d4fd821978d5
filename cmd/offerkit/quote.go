package main

import (
	"github.com/spf13/cobra"

	"github.com/seed-251b9aba/offerkit/comp/negotiate"
	"github.com/seed-251b9aba/offerkit/report"
	"github.com/seed-251b9aba/offerkit/report/csvfile"
	"github.com/seed-251b9aba/offerkit/report/jsonfile"
)

type quoteOptions struct {
	caseOptions
	format string
}

func newQuote(s streams) *cobra.Command {
	var o quoteOptions
	c := &cobra.Command{
		Use:   "quote CASE...",
		Short: "What growth the recruiter's totals assume",
		Long: `Quote finds the growth of the share price, and from when it counts, that reproduces the
yearly totals that a recruiter has quoted (quoted: [300k, 300k, 300k, 320k] in the offer). It
restates every offer at a flat price and at one common growth, the case's or --growth, else
the highest that a quote assumes, and says how much of a quoted total is hope.`,
		Example: `  offerkit quote offers.yaml
  offerkit quote offers.yaml --growth 5%
  offerkit quote offers.yaml --format json`,
		Args: atLeastOneCase,
		RunE: func(_ *cobra.Command, args []string) error { return o.run(s, args) },
	}
	o.bind(c)
	bindFormat(c, &o.format)
	return c
}

func (o *quoteOptions) run(s streams, files []string) error {
	result, err := o.compare(s, files, "total", o.format)
	if err != nil {
		return err
	}
	quotes, err := negotiate.NewQuotes(result)
	if err != nil {
		return err
	}
	switch o.format {
	case "json":
		return jsonfile.WriteQuotes(s.out, quotes)
	case "csv":
		return csvfile.WriteTables(s.out, report.Quote(quotes))
	}
	return write(s, report.Quote(quotes), o.format)
}
