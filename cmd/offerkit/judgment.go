package main

import (
	"context"

	"github.com/spf13/cobra"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/risk"
	"github.com/seed-251b9aba/offerkit/report"
)

// riskQuestion is the flags that ask how far a ranking can be trusted, for commands that write more.
type riskQuestion struct {
	wanted bool
	paths  int
	seed   uint64
	seeded bool // the seed was given
}

func (q *riskQuestion) bindRisk(c *cobra.Command) {
	c.Flags().BoolVar(&q.wanted, "risk", false, "also say how far the ranking can be trusted: break-even, stress, scenarios and simulate, by --metric")
	intFlag(c, &q.paths, "paths", "with --risk, how many futures to draw (default: 100000)")
	c.Flags().Uint64Var(&q.seed, "seed", 1, "with --risk, where the draws begin; the same seed gives the same figures")
}

// checkRisk checks that flags about the simulation have one.
func (q *riskQuestion) checkRisk() error {
	switch {
	case !q.wanted && q.paths != notGiven:
		return usagef("--paths is of the simulation, and the report has none; add --risk")
	case !q.wanted && q.seeded:
		return usagef("--seed is of the simulation, and the report has none; add --risk")
	case q.paths != notGiven && (q.paths < 1 || q.paths > risk.MaxPaths):
		return usagef("--paths %d is outside 1 to %d", q.paths, risk.MaxPaths)
	}
	return nil
}

// judge answers what the commands of risk do with these flags.
func (q *riskQuestion) judge(ctx context.Context, s streams, c *comp.Comparison, metric string) (*report.Judgment, error) {
	outlook, err := outlookOf(c, metric)
	if err != nil {
		return nil, err
	}
	draws := risk.Draws{Seed: q.seed, Paths: risk.DefaultPaths}
	if q.paths != notGiven {
		draws.Paths = q.paths
	}
	draws.Progress = newFutureProgress(s.err, draws.Paths)
	j, err := report.Judge(ctx, outlook, draws)
	if err == nil && j.Simulation == nil && (q.seeded || q.paths != notGiven) {
		err = simulationError(risk.ErrRiskAdjusted)
	}
	return j, err
}
