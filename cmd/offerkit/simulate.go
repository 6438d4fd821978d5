package main

import (
	"context"
	"errors"

	"github.com/spf13/cobra"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/casefile"
	"github.com/seed-251b9aba/offerkit/comp/risk"
	"github.com/seed-251b9aba/offerkit/report"
	"github.com/seed-251b9aba/offerkit/report/csvfile"
	"github.com/seed-251b9aba/offerkit/report/jsonfile"
)

type simulateOptions struct {
	caseOptions
	futures
	metric string
	regret string
	format string
}

// futures says how many are drawn, and from where.
type futures struct{ paths, seed int }

func (f *futures) bindFutures(c *cobra.Command, when string) {
	intFlag(c, &f.paths, "paths", when+"how many futures to draw (default: "+grouped(risk.DefaultPaths)+")")
	intFlag(c, &f.seed, "seed", when+"where the draws begin, a whole number; the same seed gives the same figures (default: 1)")
}

// drawn reads the flags.
func (f *futures) drawn() (risk.Draws, error) {
	draws := risk.Draws{Paths: risk.DefaultPaths, Seed: 1}
	if f.paths != notGiven {
		draws.Paths = f.paths
	}
	if f.seed != notGiven {
		draws.Seed = uint64(f.seed)
	}
	switch {
	case draws.Paths < 2 || draws.Paths > risk.MaxPaths:
		return draws, usagef("--paths %d is outside 2 to %d", draws.Paths, risk.MaxPaths)
	case f.seed < 0 && f.seed != notGiven:
		return draws, usagef("--seed %d is below 0", f.seed)
	}
	return draws, nil
}

func newSimulate(s streams) *cobra.Command {
	var o simulateOptions
	c := &cobra.Command{
		Use:   "simulate CASE...",
		Short: "How far pay may spread, and how often each offer wins",
		Long: `Simulate draws many futures of the share prices, on the exact days on which pay depends, and of
private companies that may fail, and works every offer out in each: how often one pays more
than another, how far pay spreads by year and in total, how likely it is to regret a choice
by more than an amount, and what being free to leave is worth.

Prices move by geometric Brownian motion; the expected price is the case's. The case states
volatility (price: {today: 170, volatility: 32%}; 35% is assumed where it does not) and how
shares move together (correlation: 30%; 0% where it does not). The same seed gives the same
figures on any number of cores.`,
		Example: `  offerkit simulate offers.yaml
  offerkit simulate offers.yaml --metric year4 --paths 1000000 --seed 7
  offerkit simulate offers.yaml --regret 50k
  offerkit simulate offers.yaml --format json`,
		Args: atLeastOneCase,
		RunE: func(c *cobra.Command, args []string) error { return o.run(c.Context(), s, args) },
	}
	o.bind(c)
	f := c.Flags()
	f.StringVar(&o.metric, "metric", "total", "metric to measure in every future, such as total, year4, pv or walkaway@24")
	o.bindFutures(c, "")
	f.StringVar(&o.regret, "regret", "", "difference that you would regret, such as 50k (default: 5% of what the leader pays)")
	bindFormat(c, &o.format)
	return c
}

func (o *simulateOptions) run(ctx context.Context, s streams, files []string) error {
	if err := checkFormat(o.format); err != nil {
		return err
	}
	c, err := o.load(s, files)
	if err != nil {
		return err
	}
	draws, err := o.draws(s, c.Currency)
	if err != nil {
		return err
	}
	result, err := compareBy(c, o.metric)
	if err != nil {
		return err
	}
	simulated, err := risk.Simulate(ctx, result, o.metric, draws)
	if err != nil {
		return simulationError(err)
	}
	switch o.format {
	case "json":
		return jsonfile.WriteSimulation(s.out, simulated)
	case "csv":
		return csvfile.WriteSimulation(s.out, simulated)
	}
	return write(s, report.Simulation(simulated), o.format)
}

// draws reads the flags.
func (o *simulateOptions) draws(s streams, currency comp.Currency) (risk.Draws, error) {
	draws, err := o.drawn()
	if err != nil {
		return draws, err
	}
	if o.regret != "" {
		amount, err := casefile.ParseMoney(o.regret, currency)
		if err == nil && !amount.IsPositive() {
			err = errors.New("a difference to regret is more than 0")
		}
		if err != nil {
			return draws, usagef("--regret: %w", err)
		}
		draws.Regret = amount
	}
	if !s.quiet {
		draws.Progress = newCountProgress(s.err, draws.Paths, "futures drawn")
	}
	return draws, nil
}

// simulationError says what to mend.
func simulationError(err error) error {
	if errors.Is(err, risk.ErrRiskAdjusted) {
		return usagef("--metric risk-adjusted: it weighs already what a simulation draws; measure total")
	}
	return err
}
