package main

import (
	"errors"
	"slices"

	"github.com/spf13/cobra"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/report"
	"github.com/seed-251b9aba/offerkit/report/csvfile"
	"github.com/seed-251b9aba/offerkit/report/jsonfile"
)

type roundsOptions struct {
	caseOptions
	offer  string
	rounds []string
	format string
}

func newRounds(s streams) *cobra.Command {
	var o roundsOptions
	c := &cobra.Command{
		Use:   "rounds CASE...",
		Short: "What has changed from one round of an offer to the next",
		Long: `Rounds says what the revisions of each offer have changed since it was first made, and what
tells a variant from the offer that it is from, by component, year and metric.

With --round, written twice, it sets any two rounds side by side: the first offer by the word
first, a revision by its day, a variant or the terms now compared by the offer's name.`,
		Example: `  offerkit rounds offers.yaml
  offerkit rounds offers.yaml --round first --round 2027-01-08
  offerkit rounds offers.yaml --offer Google --round 2027-01-08 --round 'Google at 165k' --format csv`,
		Args: atLeastOneCase,
		RunE: func(_ *cobra.Command, args []string) error { return o.run(s, args) },
	}
	o.bind(c)
	c.Flags().StringVar(&o.offer, "offer", "", "name of the offer whose rounds are meant (may be left out where one has moved)")
	c.Flags().StringArrayVar(&o.rounds, "round", nil, "round to set beside another one: first, a day such as 2027-01-08, or a variant's name; written twice")
	bindFormat(c, &o.format)
	return c
}

func (o *roundsOptions) run(s streams, files []string) error {
	if err := checkFormat(o.format); err != nil {
		return err
	}
	if n := len(o.rounds); n != 0 && n != 2 {
		return usagef("--round is written twice, once for each round, such as --round first --round 2027-01-08; it stands here %s", times(n))
	}
	result, err := o.compared(s, files)
	if err != nil {
		return err
	}
	moves, err := o.moves(result)
	if err != nil {
		return err
	}
	switch o.format {
	case "json":
		return jsonfile.WriteRounds(s.out, result, moves)
	case "csv":
		return csvfile.WriteRounds(s.out, result, moves)
	}
	return write(s, report.Rounds(result, moves), o.format)
}

func times(n int) string {
	if n == 1 {
		return "once"
	}
	return report.Count(n, "time")
}

// moves are the two rounds asked for, or the whole way of every offer or of the one named.
func (o *roundsOptions) moves(c *comp.Comparison) ([]report.Move, error) {
	if len(o.rounds) == 2 {
		move, err := report.Between(c, o.offer, o.rounds[0], o.rounds[1])
		return []report.Move{move}, roundUsage(err)
	}
	moves, err := report.Moves(c)
	if err != nil {
		return nil, err
	}
	if len(moves) == 0 {
		return nil, &report.RoundError{Kind: report.NothingMoved}
	}
	if o.offer == "" {
		return moves, nil
	}
	at, err := offerNamed(c, o.offer)
	if err != nil {
		return nil, err
	}
	name := c.Offers[at].Name
	moves = slices.DeleteFunc(moves, func(m report.Move) bool { return m.Offer != name })
	if len(moves) == 0 {
		return nil, &report.RoundError{Kind: report.OfferUnmoved, Name: name}
	}
	return moves, nil
}

// roundUsage is the mistake of a flag that names no round or no offer. That a case has no rounds is
// a failed run: the flags are right.
func roundUsage(err error) error {
	var unknown *report.UnknownOfferError
	var wrong *report.RoundError
	switch {
	case errors.As(err, &unknown):
		return usagef("no offer is named %q; %s", unknown.Name, oneOf(unknown.Name, unknown.Known))
	case !errors.As(err, &wrong), wrong.Kind == report.NothingMoved, wrong.Kind == report.OfferUnmoved:
		return err
	case wrong.Kind == report.NoSuchRound:
		return usagef("--round: there is no round %q; %s", wrong.Name, oneOf(wrong.Name, wrong.Known))
	case wrong.Kind == report.SeveralMoved:
		return usagef("%w (--offer)", err)
	}
	return usagef("--round: %w", err)
}
