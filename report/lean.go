package report

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/negotiate"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// leanSection says what the ask may lean on, until when, and which figure the counter rule has.
func (n *Negotiation) leanSection() Section {
	c := n.Asking.Comparison
	s := Section{ID: "leverage", Title: "What it leans on"}
	said := append(n.leans(), deadlinesInWords(c)...)
	if text := counterInWords(c, n.Asking.Result()); text != "" {
		said = append(said, text)
	}
	if said != nil {
		s.Blocks = append(s.Blocks, List{Items: said})
	}
	return s
}

// leans says what each other offer is good for, and where the offer stands against market data of the case.
func (n *Negotiation) leans() (said []string) {
	c := n.Asking.Comparison
	for i := range c.Offers {
		if i != n.Asking.From {
			said = append(said, n.leverageInWords(i))
		}
	}
	for i := range n.Market {
		said = append(said, n.marketInWords(&n.Market[i]))
	}
	return said
}

// leverageInWords says what an offer is good for in a negotiation (SPEC 10.5).
func (n *Negotiation) leverageInWords(offer int) string {
	r, grade := &n.Asking.Comparison.Offers[offer], n.Asking.Leverage(offer)
	what := map[negotiate.Leverage]string{
		negotiate.Carries:  "carries an ask",
		negotiate.Unstated: "the case does not say how firm it is (evidence); it carries an ask once it is written or said",
		negotiate.Lapsed:   fmt.Sprintf("it had to be answered by %v, so that it carries an ask only once you know that it still stands", r.Offer.Deadline),
		negotiate.Supports: "supports an ask, and carries none by itself",
		negotiate.Refused:  "nobody has offered it, so that no ask leans on it",
		negotiate.Supposed: fmt.Sprintf("a variant of %s that nobody has offered, unless the case says how firm it is (evidence); it carries nothing", r.Offer.From),
		negotiate.Variant:  "a variant of the same offer, which no other employer pays: it says what to ask for, and carries nothing",
	}[grade]
	firm := map[comp.Evidence]string{
		comp.Written: "in writing", comp.Verbal: "said, not in writing", comp.InProcess: "a process under way", comp.MarketData: "market data", comp.Aspiration: "an aspiration",
	}[r.Offer.Evidence]
	switch {
	case r.Offer.Current && (r.Offer.From == "" || firm == ""):
		firm = "today's job"
	case r.Offer.Current:
		firm = "to stay in today's job, " + firm
	case firm == "":
		return fmt.Sprintf("%s: %s.", r.Name, what)
	}
	return fmt.Sprintf("%s: %s%s; %s%s.", r.Name, firm, since(r), what, n.beyondTheLetter(offer))
}

// beyondTheLetter says how much of an offer an ask can lean on, where some of its pay is in no letter;
// empty where all of it is.
func (n *Negotiation) beyondTheLetter(offer int) string {
	c, metric := n.Asking.Comparison, n.Asking.Metric
	kinds, _ := c.RestsOn(offer, metric.Name, false)
	written, less := c.Written(offer, metric.Name)
	atTarget := ""
	if c.Offers[offer].Offer.AboveTarget() {
		atTarget = " at target"
	}
	switch {
	case !less || n.Asking.Leverage(offer) != negotiate.Carries:
		return ""
	case kinds == nil:
		return fmt.Sprintf(" with the %s that it pays %s%s", Headline(written, n.reporting()), metric.In(), atTarget)
	}
	return fmt.Sprintf(" with the %s that it pays %s without %s, of which no letter speaks", Headline(written, n.reporting()), metric.In()+atTarget, thingsInWords(kinds))
}

// marketInWords says how the offer looks against market data, and how much its share would have to
// grow to make up for what is missing.
func (n *Negotiation) marketInWords(s *negotiate.MarketStanding) string {
	currency := n.reporting()
	name, market := n.name(), n.Asking.Comparison.Offers[s.Offer].Name
	against := fmt.Sprintf("against %s, %s %s", market, Headline(s.Market, currency), n.Asking.Metric.In())
	switch s.Verdict {
	case negotiate.Fair:
		return fmt.Sprintf("%s is fair %s: %s, within the tolerance.", name, against, Signed(s.Gap, currency))
	case negotiate.High:
		return fmt.Sprintf("%s is high %s: %s.", name, against, Signed(s.Gap, currency))
	}
	return fmt.Sprintf("%s is a lowball %s: %s. %s", name, against, Signed(s.Gap, currency), GrowthInWords(n.Asking.Result(), s.Growth, fmt.Sprintf("%s's %s", market, exactHeadline(s.Market, currency)), currency))
}

// since says from which day on the terms stand, where the case tells of an earlier round.
func since(r *comp.Result) string {
	if r.Offer.Revised.IsZero() {
		return ""
	}
	return fmt.Sprintf(" since %v", r.Offer.Revised)
}

// deadlinesInWords says by when to answer, and what has to be extended so that all offers are
// alive on one day (SPEC 10.10).
func deadlinesInWords(c *comp.Comparison) (said []string) {
	all, last := negotiate.Deadlines(c)
	for _, d := range all {
		name := c.Offers[d.Offer].Name
		switch {
		case d.On.IsZero():
			said = append(said, fmt.Sprintf("%s is still under way: no deadline can be compared with it until there is an offer.", name))
		case d.Left < 0:
			said = append(said, fmt.Sprintf("%s had to be answered by %v, %s before the valuation date: ask whether it still stands%s.", name, d.On, Count(-d.Left, "day"), extension(c, d, last)))
		case d.Extend > 0:
			said = append(said, fmt.Sprintf("%s has to be answered by %v, in %s: ask for %s more, until %v, when every offer would be alive.", name, d.On, Count(d.Left, "day"), Count(d.Extend, "day"), last))
		default:
			said = append(said, fmt.Sprintf("%s has to be answered by %v, in %s.", name, d.On, Count(d.Left, "day")))
		}
	}
	return said
}

// extension says until when an offer whose deadline is over would have to stand. A day that is over too
// helps nobody.
func extension(c *comp.Comparison, d negotiate.Deadline, last vesting.Date) string {
	if d.Extend == 0 || last.Before(c.Case.AsOf) {
		return ""
	}
	return fmt.Sprintf(" until %v", last)
}

// counterInWords states the counter rule's figure as one point of reference (SPEC 10.6); empty
// where the case does not say how much each side needs the other.
func counterInWords(c *comp.Comparison, r *comp.Result) string {
	counter, average, stated := negotiate.CounterTo(c, r)
	if !stated {
		return ""
	}
	above, currency := Percent(counter.Share), c.Case.Currency
	text := fmt.Sprintf("One point of reference, the counter rule of J. Doody (Fearless Salary Negotiation): they need you %v and you need them %v of 10, so counter ", r.Offer.Need.Decimal, c.Case.Candidate.Need.Decimal)
	if counter.AtMinimum {
		return text + fmt.Sprintf("your minimum, %s a year on average: %s above the offer would be %s, which is not above it.",
			Headline(counter.Amount, currency), above, Headline(average.Mul(counter.Share.Add(decimal.NewFromInt(1))), currency))
	}
	return text + fmt.Sprintf("%s above the offer, %s a year on average.", above, Headline(counter.Amount, currency))
}
