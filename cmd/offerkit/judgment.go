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
	futures
	wanted bool
}

func (q *riskQuestion) bindRisk(c *cobra.Command) {
	c.Flags().BoolVar(&q.wanted, "risk", false, "also say how far the ranking can be trusted: break-even, stress, scenarios and simulate, by --metric")
	q.bindFutures(c, "with --risk, ")
}

// checkRisk checks that flags about the simulation have one.
func (q *riskQuestion) checkRisk() error {
	switch {
	case !q.wanted && q.paths != notGiven:
		return usagef("--paths is of the simulation, and the report has none; add --risk")
	case !q.wanted && q.seed != notGiven:
		return usagef("--seed is of the simulation, and the report has none; add --risk")
	}
	_, err := q.drawn()
	return err
}

// judge answers what the commands of risk do with these flags.
func (q *riskQuestion) judge(ctx context.Context, s streams, c *comp.Comparison, metric string) (*report.Judgment, error) {
	outlook, err := outlookOf(c, metric)
	if err != nil {
		return nil, err
	}
	draws, err := q.drawn()
	if err != nil {
		return nil, err
	}
	draws.Progress = newCountProgress(s.err, draws.Paths, "futures drawn")
	j, err := report.Judge(ctx, outlook, draws)
	if err == nil && j.Simulation == nil && (q.seed != notGiven || q.paths != notGiven) {
		err = simulationError(risk.ErrRiskAdjusted)
	}
	return j, err
}
