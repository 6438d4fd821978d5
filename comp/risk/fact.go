package risk

import (
	"slices"
)

// Fact is what would take most of the doubt away: the assumption that moves the gap most of those
// that can be known before the decision.
type Fact struct {
	*Assumption
	Source   Source
	Unknowns int  // assumptions that move the gap more, and that no employer knows
	Decides  bool // what is plausible of it changes by itself who leads
}

// Source is who knows what an assumption will be.
type Source string

// The sources.
const (
	FromEmployer Source = "employer" // a question to the recruiter
	FromYourself Source = "yourself" // a judgment or an estimate of one's own
	FromNobody   Source = "nobody"   // a price or a rate that will only be known when it comes
)

// ofNobody and ofOneself are the terms that no employer knows.
var (
	ofNobody  = []string{"growth", "fx[].rate", "offers[].price.today", "offers[].price.growth", "offers[].price.path[].price", "offers[].dividend"}
	ofOneself = []string{
		"discount_rate", "haircut.target", "haircut.market", "haircut.speculative", "candidate.tax_rate", MonthsStayed,
		"offers[].costs[].amount", "offers[].commute.minutes", "offers[].commute.days", "offers[].espp.contribution", "offers[].retirement.contribution",
	}
)

// Source returns who knows what the assumption will be.
func (a *Assumption) Source() Source {
	switch {
	case slices.Contains(ofNobody, a.Term.Path):
		return FromNobody
	case slices.Contains(ofOneself, a.Term.Path):
		return FromYourself
	}
	return FromEmployer
}

// fact finds the assumption that is worth asking about.
func (s *Stress) fact() *Fact {
	for i := range s.Terms {
		if a := s.Terms[i].Assumption; a.Source() != FromNobody {
			return &Fact{Assumption: a, Source: a.Source(), Unknowns: i, Decides: s.Terms[i].Flips}
		}
	}
	if len(s.Terms) == 0 {
		return nil
	}
	return &Fact{Assumption: s.Terms[0].Assumption, Source: FromNobody, Decides: s.Terms[0].Flips}
}
