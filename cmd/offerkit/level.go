package main

import (
	"slices"

	"github.com/spf13/cobra"

	"github.com/seed-251b9aba/offerkit/comp/negotiate"
	"github.com/seed-251b9aba/offerkit/report"
	"github.com/seed-251b9aba/offerkit/report/csvfile"
	"github.com/seed-251b9aba/offerkit/report/jsonfile"
)

type levelOptions struct {
	caseOptions
	from   string
	kind   string
	format string
}

func newLevel(s streams) *cobra.Command {
	var o levelOptions
	c := &cobra.Command{
		Use:   "level CASE...",
		Short: "Sign-ons that make the years equal",
		Long: `Level finds the sign-ons that make every year of an offer pay as much as its best year does,
such as where shares vest late. With --kind floor it leaves year 1 as it is and
finds those that let no later year pay less. What the letter has is never asked for less of.
The full model works the years out again.`,
		Example: `  offerkit level offers.yaml --from Amazon
  offerkit level offers.yaml --from Amazon --kind floor --format json`,
		Args: atLeastOneCase,
		RunE: func(_ *cobra.Command, args []string) error { return o.run(s, args) },
	}
	o.bind(c)
	c.Flags().StringVar(&o.from, "from", "", "name of the offer (may be left out where there is one)")
	c.Flags().StringVar(&o.kind, "kind", string(negotiate.LevelEqual), "equal, or floor for no year below year 1")
	bindFormat(c, &o.format)
	complete(c, "kind", words(negotiate.LevelKinds()))
	return c
}

func (o *levelOptions) run(s streams, files []string) error {
	if err := checkFormat(o.format); err != nil {
		return err
	}
	if known := words(negotiate.LevelKinds()); !slices.Contains(known, o.kind) {
		return notOneOf("kind", o.kind, "a kind of levelling", known)
	}
	result, err := o.compared(s, files)
	if err != nil {
		return err
	}
	from, err := offerAskedAbout(result, o.from)
	if err != nil {
		return err
	}
	levelled, err := negotiate.LevelYears(result, from, negotiate.LevelKind(o.kind))
	if err != nil {
		return err
	}
	switch o.format {
	case "json":
		return jsonfile.WriteLevel(s.out, result, levelled)
	case "csv":
		return csvfile.WriteTables(s.out, report.Level(result, levelled))
	}
	return write(s, report.Level(result, levelled), o.format)
}
