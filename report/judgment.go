package report

import (
	"context"
	"errors"

	"github.com/seed-251b9aba/offerkit/comp/risk"
)

// Judgment is how far a ranking can be trusted: what break-even, stress, scenarios and simulate answer,
// within one report.
type Judgment struct {
	Thresholds *Thresholds      // nil of one offer, which has no lead
	Stress     *risk.Stress     // the same
	Outlook    *Outlook         // of every case
	Simulation *risk.Simulation // nil for a metric that weighs itself what a simulation draws
}

// Judge asks all of it by the metric of an outlook. It returns the errors of [risk.New], [risk.Lead.Stress]
// and [risk.Simulate].
func Judge(ctx context.Context, o *Outlook, draws risk.Draws) (*Judgment, error) {
	j := &Judgment{Outlook: o}
	if len(o.Comparison.Offers) > 1 {
		if err := j.leads(); err != nil {
			return nil, err
		}
	}
	var err error
	j.Simulation, err = risk.Simulate(ctx, o.Comparison, o.Metric.Name, draws)
	if errors.Is(err, risk.ErrRiskAdjusted) {
		return j, nil
	}
	return j, err
}

// leads asks what is about the lead of an offer.
func (j *Judgment) leads() error {
	lead, err := risk.New(j.Outlook.Comparison, j.Outlook.Metric.Name)
	if err != nil {
		return err
	}
	two := lead.Between(lead.Leader, lead.RunnerUp())
	j.Thresholds = &Thresholds{Lead: two, All: true, Terms: two.BreakEvens(two.Assumptions())}
	if rows, columns, ok := two.Growths(); ok {
		if j.Thresholds.Map, err = two.Map(rows, columns); err != nil {
			return err
		}
	}
	j.Stress, err = lead.Stress()
	return err
}

// RiskSections are the answers within a comparison: a section a question, with its verdict, its tables
// and what it rests on.
func RiskSections(j *Judgment, charts bool) []Section {
	var sections []Section
	if j.Thresholds != nil {
		sections = append(sections, j.Thresholds.within(charts))
	}
	if j.Stress != nil {
		sections = append(sections, stressed{j.Stress, j.Stress.Lead.Comparison}.within(charts))
	}
	outlook := j.Outlook.within()
	if j.Stress == nil {
		outlook.Blocks = append(outlook.Blocks, Paragraph{Text: "One offer has no lead: where a lead changes, and how firm it is, is told of two offers or more."})
	}
	return append(sections, outlook, j.spread(charts))
}

// spread is the simulation's section.
func (j *Judgment) spread(charts bool) Section {
	if j.Simulation != nil {
		return simulationWithin(j.Simulation, charts)
	}
	return risky("simulation", spreadTitle, nil, Paragraph{
		Text: "Nothing was drawn: " + InSentence(j.Outlook.Metric.Title) + " weighs already what a simulation draws. A report by another metric has it, such as one by total.",
	})
}

// risky is a section of a report about one question of risk, under its verdict.
func risky(id, title string, verdict []string, blocks ...Block) Section {
	s := Section{ID: id, Part: Closing, Title: title}
	for _, sentence := range verdict {
		s.Blocks = append(s.Blocks, Paragraph{Text: sentence})
	}
	s.Blocks = append(s.Blocks, blocks...)
	return s
}

// blocksOf are the blocks of sections in order.
func blocksOf(sections ...Section) (blocks []Block) {
	for _, s := range sections {
		blocks = append(blocks, s.Blocks...)
	}
	return blocks
}
