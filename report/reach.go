package report

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp/negotiate"
)

// What stands before an ask that nobody grants: that the job ends and what is asked for is years without
// it, or that it is beyond what a counter is.

// Ends reports whether what is missing is years in which the job that is asked about does not exist. A
// text to send names no figure then.
func (n *Negotiation) Ends() bool {
	_, ends := n.Asking.Together(n.Target)
	return ends && !n.reached()
}

// outOfReach says first, of an ask that nobody grants as it stands, why that is and what there is to ask
// for instead; empty of any other.
func (n *Negotiation) outOfReach() string {
	if both, ends := n.Asking.Together(n.Target); ends {
		return n.endsFirst(both)
	}
	if share, most, beyond := n.Asking.Beyond(n.Target); beyond {
		return n.beyondCounter(share, most)
	}
	return ""
}

// endsFirst says of a job that ends before the one it is to match what the two pay while both exist.
func (n *Negotiation) endsFirst(both negotiate.Together) string {
	c, currency := n.Asking.Comparison, n.reporting()
	other, years := &c.Offers[n.Target.Offer], "year 1"
	if both.Years > 1 {
		years = "years " + series(runs(upTo(both.Years)))
	}
	most := "most of the"
	if both.Other.Sub(both.Asked).Mul(decimal.NewFromInt(2)).GreaterThan(other.Total.Sub(n.Asking.Result().Total)) {
		most = "part of the"
	}
	text := fmt.Sprintf("%s ends on %v, and %s gap of %s to %s %s is time without the job", n.name(), both.Ends, most,
		Headline(n.Target.Amount.Sub(n.Asking.Today), currency), other.Name, n.Asking.Metric.In())
	if both.Years == 0 {
		return text + ": there is no whole year in which both jobs exist."
	}
	return text + fmt.Sprintf(": in %s, in which both jobs exist, it pays %s before tax against %s's %s.", years,
		Headline(both.Asked, currency), other.Name, Headline(both.Other, currency))
}

// upTo are the numbers from 1.
func upTo(last int) (all []int) {
	for k := 1; k <= last; k++ {
		all = append(all, k)
	}
	return all
}

// beyondCounter says of a target that it is beyond what a counter is, what to ask for within one, and
// how much of the gap that leaves.
func (n *Negotiation) beyondCounter(share, most decimal.Decimal) string {
	text := fmt.Sprintf("%s %s is beyond a counter: it is %s more than %s's %s, and a counter is %s more at the most (J. Doody's rule: 10%%, and up to 10%% of need)",
		n.targetInWords(), n.Asking.Metric.In(), PercentBeside(share, most), n.name(), n.amount(n.Asking.Today), ExactPercent(most))
	w, found := n.Within()
	if !found {
		return text + "."
	}
	return text + fmt.Sprintf(". Within that, ask %s for %s: it then pays %s, which leaves %s of the gap of %s.", n.name(),
		n.changesInWords([]negotiate.Change{w.Change}), n.amount(w.Target.Amount), n.amount(n.Target.Amount.Sub(w.Target.Amount)), n.amount(n.Target.Amount.Sub(n.Asking.Today)))
}

// Within is the most to ask for within a counter of a target that is beyond one.
func (n *Negotiation) Within() (w negotiate.Within, found bool) {
	w, beyond, err := n.Asking.Within(n.Target)
	return w, beyond && err == nil && w.Change.Lever != nil
}

// isBeyond reports whether the target is beyond what a counter is.
func (n *Negotiation) isBeyond() bool {
	_, _, beyond := n.Asking.Beyond(n.Target)
	return beyond
}

// withinInBrief is what to ask for within a counter, for a row of an index.
func (n *Negotiation) withinInBrief() string {
	w, found := n.Within()
	if !found {
		return "no step is within a counter"
	}
	return n.changesInWords([]negotiate.Change{w.Change}) + ", the most within a counter"
}
