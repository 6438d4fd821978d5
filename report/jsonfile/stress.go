package jsonfile

import (
	"io"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/risk"
	"github.com/seed-251b9aba/offerkit/report"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// Stress is the contract of `offerkit stress --format json`. Gaps are in the reporting currency, of the
// first offer over the best of the others, negative where it has lost the lead; values of terms are
// as in [RiskTerm].
type Stress struct {
	AsOf      vesting.Date       `json:"as_of"`
	Currency  comp.Currency      `json:"currency"`
	Offers    []string           `json:"offers"` // who leads today first, then the runner-up
	Metric    string             `json:"metric"`
	Gap       string             `json:"gap"`
	Terms     []StressTerm       `json:"terms"` // the widest first
	Corners   []StressCorner     `json:"corners"`
	Verdict   risk.StressVerdict `json:"verdict"`
	Robust    bool               `json:"robust"`
	FragileTo []string           `json:"fragile_to"` // terms that lose the lead alone within what is plausible
	Fact      *StressFact        `json:"fact,omitempty"`
}

// StressTerm is one assumption at the ends of what is plausible, and where the lead is lost: flip is left
// out where it was found nowhere.
type StressTerm struct {
	RiskTerm
	Low    string `json:"low"`
	High   string `json:"high"`
	Reason string `json:"reason,omitempty"` // of the range; left out of one that the case states
	GapLow string `json:"gap_low"`
	GapHi  string `json:"gap_high"`
	Effect string `json:"effect"`
	Flip   string `json:"flip,omitempty"`
	FlipTo string `json:"flip_to,omitempty"`   // who leads beyond it
	Away   string `json:"flip_away,omitempty"` // of today's value
	Flips  bool   `json:"flips"`               // the lead is lost within what is plausible
}

// StressCorner is the assumptions that weigh most, each at an end of its range.
type StressCorner struct {
	Terms map[string]string `json:"terms"`
	Gap   string            `json:"gap"`
	Leads string            `json:"leads"` // empty for a tie
}

// StressFact is what is worth finding out first: who knows it, and the question.
type StressFact struct {
	Term     string      `json:"term"`
	Source   risk.Source `json:"source"`
	Decides  bool        `json:"decides"` // what is plausible of it changes by itself who leads
	Question string      `json:"question,omitempty"`
}

// WriteStress writes the contract of a stress.
func WriteStress(w io.Writer, s *risk.Stress) error { return encode(w, stressOf(s)) }

func stressOf(s *risk.Stress) *Stress {
	l := s.Lead
	c := l.Comparison
	result := &Stress{
		AsOf: c.Case.AsOf, Currency: c.Case.Currency, Offers: []string{c.Offers[l.Leader].Name}, Metric: l.Metric.Name, Gap: money(c, l.Gap),
		Terms: []StressTerm{}, Corners: []StressCorner{}, Verdict: s.Verdict, Robust: s.IsRobust(), FragileTo: []string{},
	}
	for _, i := range l.Others {
		result.Offers = append(result.Offers, c.Offers[i].Name)
	}
	for i := range s.Terms {
		result.Terms = append(result.Terms, stressTerm(c, &s.Terms[i]))
	}
	for _, corner := range s.Corners {
		one := StressCorner{Terms: map[string]string{}, Gap: money(c, corner.Gap), Leads: leaderName(c, corner.Leads)}
		for i, a := range s.Top {
			one.Terms[a.Path] = termValue(c, a, corner.Values[i])
		}
		result.Corners = append(result.Corners, one)
	}
	for _, a := range s.FragileTo {
		result.FragileTo = append(result.FragileTo, a.Path)
	}
	if s.Fact != nil {
		result.Fact = &StressFact{Term: s.Fact.Path, Source: s.Fact.Source, Decides: s.Fact.Decides, Question: report.FactQuestion(s)}
	}
	return result
}

func stressTerm(c *comp.Comparison, t *risk.Stressed) StressTerm {
	a := t.Assumption
	one := StressTerm{
		RiskTerm: riskTerm(c, a), Low: termValue(c, a, a.Plausible.Low), High: termValue(c, a, a.Plausible.High), Reason: a.Reason,
		GapLow: money(c, t.GapLow), GapHi: money(c, t.GapHigh), Effect: money(c, t.Effect()), Flips: t.Flips,
	}
	if f := t.Flip; f != nil {
		one.Flip, one.Away, one.FlipTo = termValue(c, a, f.Value), termValue(c, a, f.Away), leaderName(c, f.To(a.Today))
	}
	return one
}
