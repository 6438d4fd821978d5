package report

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/negotiate"
)

// What a text for the other side needs of the answers: the one ask, the asks of equal worth, and how
// both are said.

// Counter is the ask in one line: its changes, what they come to, and whether that reaches the target.
func (n *Negotiation) Counter() (changes []negotiate.Change, value decimal.Decimal, reaches bool) {
	changes, value, _, reaches = n.headline()
	return changes, value, reaches
}

// Reached reports whether nothing has to be asked for.
func (n *Negotiation) Reached() bool { return n.reached() }

// EqualPackages are the packages that reach the target to within one step: those that are equal to
// whoever asks.
func (n *Negotiation) EqualPackages() (equal []negotiate.Package) {
	for i := range n.Packages {
		if n.levelWith(&n.Packages[i]) {
			equal = append(equal, n.Packages[i])
		}
	}
	return equal
}

// levelWith reports whether a package reaches the target to within one step, and not with what it puts
// to a value alone.
func (n *Negotiation) levelWith(p *negotiate.Package) bool {
	return p.Reaches && (p.Below.Valid || p.Value.Equal(n.Target.Amount))
}

// InWords says what changes ask for: "a base of $166,000 and a sign-on of $142,000 in year 1".
func (n *Negotiation) InWords(changes []negotiate.Change) string { return n.askedAll(changes) }

// RangeInWords says a change as a range that begins with it: "a base of $166,000 to $180,000".
func (n *Negotiation) RangeInWords(c negotiate.Change, high decimal.Decimal) string {
	return fmt.Sprintf(leverPhrases[c.Lever.Key], n.leverValue(c.Lever, c.To)+" to "+n.leverValue(c.Lever, high))
}

// StandsInWords says what a lever is at in the offer: "$160,000".
func (n *Negotiation) StandsInWords(l *negotiate.Lever) string {
	return n.leverValue(l, l.Current)
}

// PlainTerms are the terms on which changes ask for what the offer does not have: "a lump sum without
// clawback".
func (n *Negotiation) PlainTerms(changes []negotiate.Change) (terms []string) {
	for _, c := range changes {
		if term := plainTerm(c.Lever, &n.Asking.Result().Offer); c.Lever.Lacks && term != "" && !slices.Contains(terms, term) {
			terms = append(terms, term)
		}
	}
	return terms
}

// AddOn is the term beside pay that is worth most to whoever asks, in words: "no clawback, instead of 12
// months"; empty where there is none that adds anything.
func (n *Negotiation) AddOn() string {
	if n.BeyondMoney == nil {
		return ""
	}
	var best *negotiate.TermAsk
	for i := range n.BeyondMoney.Terms {
		if t := &n.BeyondMoney.Terms[i]; t.Worth.IsPositive() && (best == nil || t.Worth.GreaterThan(best.Worth)) {
			best = t
		}
	}
	if best == nil {
		return ""
	}
	return termAskInWords(best)
}

// ConditionsInWords names what a figure rests on and nobody has put in writing.
func ConditionsInWords(kinds []comp.ConditionKind) string { return conditionsInWords(kinds) }

// InSeries joins words as a sentence does: "a, b and c".
func InSeries(words []string) string { return series(words) }

// Questions are the weightiest questions to the employer that the silence of the offer raises, so many at
// the most.
func (n *Negotiation) Questions(most int) []string {
	asked := SilencesInWords(n.Asking.Comparison, n.Asking.From)
	return asked[:min(most, len(asked))]
}
