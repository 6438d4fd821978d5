package report

import (
	"fmt"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/negotiate"
	"github.com/seed-251b9aba/offerkit/comp/risk"
)

// BriefFacts is what a brief of a negotiation says.
type BriefFacts struct {
	Comparison  *comp.Comparison
	Metric      string
	From        int // position of the offer that is asked; -1 for none
	Why         ChoiceReason
	Negotiation *Negotiation           // nil where there is no target
	None        *negotiate.TargetError // why there is none
	Grill       *risk.Grill            // nil of one offer
	Note        string
}

// ChoiceReason says why an offer is the one that is asked.
type ChoiceReason int

// The reasons.
const (
	ChosenByName   ChoiceReason = iota // it was named
	ChosenTrailing                     // the best evidence of the offers behind the one that leads
	ChosenAlone                        // the only one that somebody has made
	ChosenNone                         // nobody has made an offer
)

// NewBrief turns the facts into the document of a brief, each section under the ID by which it is
// known.
func NewBrief(f BriefFacts) *Document {
	c := f.Comparison
	d := &Document{
		Title:    "Negotiation brief",
		Subtitle: ForCandidate(c) + fmt.Sprintf("%s, valued on %v, over %s of service", c.Case.Currency, c.Case.AsOf, Count(c.Case.Years, "year")),
		Verdict:  Verdict(c, f.Metric), Metric: f.Metric, Currency: c.Case.Currency, Comparison: c, View: comp.ByYear,
	}
	if f.Negotiation != nil {
		d.Verdict, d.Ask = f.Negotiation.verdict(), f.Negotiation
		d.Sections = f.Negotiation.sections()
	}
	d.Sections = append(d.Sections, assumptionSection(c))
	return d
}
