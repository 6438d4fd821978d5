package comp

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/shopspring/decimal"
)

// Scenario is a named set of assumptions (SPEC 11.3).
type Scenario struct {
	Name  string
	Terms []Assumed // no two of one path
}

// Assumed is a term put to a value.
type Assumed struct {
	Path  string          // of the terms that [Case.TermsAt] finds at it: price.growth, offers[0].base
	Value decimal.Decimal // in the model's measure: -0.2 is -20%
}

// Range is what a term may plausibly be (SPEC 11.2).
type Range struct {
	Path      string // as that of Assumed
	Low, High decimal.Decimal
}

// AsWritten is the name of the case as it is written among its scenarios.
const AsWritten = "as written"

// isAsWritten reports whether a name reads as [AsWritten], in whatever spelling.
func isAsWritten(name string) bool {
	words := strings.FieldsFunc(name, func(r rune) bool { return !unicode.IsLetter(r) })
	return strings.EqualFold(strings.Join(words, " "), AsWritten)
}

// MaxScenarios bounds the scenarios of a case.
const MaxScenarios = 20

// scenarioTerms are no terms that move: they say how others do.
func scenarioTerms() []Term {
	return []Term{
		{Path: "ranges", Label: "Plausible ranges", inCase: func(c *Case, _ int) any { return &c.Ranges },
			Kind: KindByTerm, Meaning: "what a term may plausibly be, by its path: [low, high]; a path without an offer is that of every offer that has the term", Example: `{price.growth: [-10%, 25%]}`},
		{Path: "scenarios", Label: "Scenarios", inCase: func(c *Case, _ int) any { return &c.Scenarios },
			Kind: KindByTerm, Meaning: "named sets of assumptions: by name the terms, each by its path, with the values that they have", Example: `{bear: {price.growth: -20%, bonus.payout: 50%}}`},
	}
}

// WrongAssumptions lists what is wrong with the ranges and scenarios of the case: what no offer has,
// and values that no term of it can have. [Case.Validate] leaves them alone: no payment rests on
// them, and a question about some offers of a case keeps those of all.
func (c *Case) WrongAssumptions() []*TermError {
	var found []*TermError
	at := checker{found: &found}
	for i, r := range c.Ranges {
		at := at.at("ranges[%d]", i)
		t, known := c.checkAssumed(at, r.Path, r.Low, r.High)
		switch {
		case !known || r.Low.LessThan(r.High):
		case t.IsRate(r.Low):
			at.refuse(fmt.Sprintf("a range from %s%% to %s%% is empty", r.Low.Shift(2), r.High.Shift(2)), "write the lower end first")
		default:
			at.refuse(fmt.Sprintf("a range from %s to %s is empty", r.Low, r.High), "write the lower end first")
		}
	}
	if at := at.at("scenarios"); len(c.Scenarios) > MaxScenarios {
		at.refuse(fmt.Sprintf("%d scenarios, the limit is %d", len(c.Scenarios), MaxScenarios), "write fewer")
	}
	for i, s := range c.Scenarios {
		at := at.at("scenarios[%d]", i)
		if seen(s.Name) == "" {
			at.refuse("a scenario needs a name that can be seen", "write for example bear")
		}
		if isAsWritten(s.Name) && (s.Name != AsWritten || len(s.Terms) > 0) { // without terms it says where among the others that stands
			at.refuse(fmt.Sprintf("%q is the name of the case without any scenario", s.Name), "write another name, for example base")
		}
		for k, term := range s.Terms {
			c.checkAssumed(at.at("[%d]", k), term.Path, term.Value)
		}
	}
	return found
}

// checkAssumed refuses a path at which there is no term, and values that it cannot have. It returns
// the term, and false where there is none.
func (c *Case) checkAssumed(at checker, path string, values ...decimal.Decimal) (t *Term, known bool) {
	terms := c.TermsAt(path)
	if terms == nil {
		at.refuse("no offer has "+path, "write the path of a term that the case has, such as price.growth or offers[0].bonus.payout")
		return nil, false
	}
	t = findTerm(terms[0])
	for _, v := range values {
		switch {
		case t.Bounds.Hold(v) || t.Kind == KindRateOrMoney && !v.IsNegative() && !v.GreaterThan(maxAmount):
		case t.Bounds.Above && v.Equal(t.Bounds.Lo):
			at.refuse(fmt.Sprintf("%s is none of it", v), "write more")
		case t.IsRate(v):
			at.refuse(fmt.Sprintf("%s%% is outside %s", v.Shift(2), t.Bounds.inPercent()), "check the decimal point")
		default:
			at.refuse(fmt.Sprintf("%s is outside %v", v, t.Bounds), "check the number")
		}
	}
	return t, true
}
