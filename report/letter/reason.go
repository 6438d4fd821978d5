package letter

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/market"
	"github.com/seed-251b9aba/offerkit/comp/negotiate"
	"github.com/seed-251b9aba/offerkit/report"
)

// ground is what an ask rests on (SPEC 10.5).
type ground int

const (
	nothing       ground = iota // the ask is a wish, and the text says so
	writtenOffer                // another employer's, in writing
	verbalOffer                 // another employer's, said
	todaysJob                   // what staying comes to
	toStay                      // today's employer's offer to stay, in writing or said
	leavingCosts                // what leaving today's job costs
	marketFigure                // an offer of the case that is market data
	marketStudied               // market data beside the case
	process                     // with another employer: no offer, and never called one
)

// reason is what the case has to show for an ask.
type reason struct {
	ground ground
	offer  int  // position of the offer that it is, where it is one
	equals bool // the ask makes the metric equal to it

	figure  decimal.NullDecimal // of the metric, where it may be told and stands by itself
	restsOn []comp.ConditionKind
	answer  *market.Answer // of marketStudied
}

// newReason finds what the case has to show. A target of one's own is told to nobody: what else there is
// gives the reason, or nothing does.
func newReason(n *report.Negotiation) reason {
	switch n.Target.Kind {
	case negotiate.ToMatch, negotiate.ToMatchBest:
		if r := reasonOf(n, n.Target.Offer); r.ground != nothing {
			r.equals = true
			return r.told(n, n.Target.Whole())
		}
	case negotiate.ToMakeWhole:
		return reason{ground: leavingCosts, offer: n.Target.Offer, equals: true, figure: decimal.NewNullDecimal(n.Target.MakeWhole)}
	case negotiate.ToAmount:
		if r := bestOf(n); r.ground != nothing {
			return r
		}
	}
	return marketReason(n)
}

// reasonOf grades another offer as a reason.
func reasonOf(n *report.Negotiation, offer int) reason {
	o := &n.Asking.Comparison.Offers[offer].Offer
	r := reason{offer: offer}
	switch leverage := n.Asking.Leverage(offer); {
	case leverage == negotiate.Carries && o.Current && o.From != "":
		r.ground = toStay
	case leverage == negotiate.Carries && o.Current:
		r.ground = todaysJob
	case leverage == negotiate.Carries && o.Evidence == comp.Written:
		r.ground = writtenOffer
	case leverage == negotiate.Carries && o.Evidence == comp.Verbal:
		r.ground = verbalOffer
	case leverage == negotiate.Supports && o.Evidence == comp.MarketData:
		r.ground = marketFigure
	case leverage == negotiate.Supports && o.Evidence == comp.InProcess:
		r.ground = process
	}
	return r
}

// told adds the figure where it may be told: of an offer in writing or said, or of market data, on a
// metric that is no private matter, and where it rests on nothing that nobody has put in writing.
func (r reason) told(n *report.Negotiation, figure decimal.Decimal) reason {
	c := n.Asking.Comparison
	for _, offer := range []int{r.offer, n.Asking.From} {
		kinds, _ := c.RestsOn(offer, n.Asking.Metric.Name, true)
		for _, kind := range kinds {
			if offer == r.offer && kind != comp.OnGrowth && r.isCarried(n, figure) {
				continue // it is not in the figure
			}
			if !slices.Contains(r.restsOn, kind) {
				r.restsOn = append(r.restsOn, kind)
			}
		}
	}
	tellable := r.ground == writtenOffer || r.ground == verbalOffer || r.ground == marketFigure
	if tellable && open(n.Asking.Metric) && r.restsOn == nil && !n.Ends() && r.isCarried(n, figure) {
		r.figure = decimal.NewNullDecimal(figure)
	}
	return r
}

// isCarried reports whether a figure of the offer is what its letter carries.
func (r *reason) isCarried(n *report.Negotiation, figure decimal.Decimal) bool {
	carried, _ := n.Asking.Comparison.Written(r.offer, n.Asking.Metric.Name)
	return figure.Equal(carried)
}

// open reports whether a metric is of the pay alone, and not of the candidate's taxes, life or judgment.
func open(m comp.Metric) bool {
	switch m.Kind {
	case comp.MetricTotal, comp.MetricAverage, comp.MetricYear, comp.MetricSteady, comp.MetricWorstYear, comp.MetricGuaranteed, comp.MetricCash, comp.MetricLevelsTC:
		return true
	}
	return false
}

// bestOf is the best offer in writing or said that pays more than the offer asked about. It backs a
// target of one's own, and is not said to equal it.
func bestOf(n *report.Negotiation) (best reason) {
	most := n.Asking.Today
	for i := range n.Asking.Comparison.Offers {
		r := reasonOf(n, i)
		if i == n.Asking.From || r.ground != writtenOffer && r.ground != verbalOffer {
			continue
		}
		if v, known := n.Asking.Comparison.Offers[i].Figure(n.Asking.Metric.Name); known && v.GreaterThan(most) {
			best, most = r, v
		}
	}
	return best
}

// marketReason is market data that speak for more than the offer pays: an offer of the case that is
// market data, else the data beside the case.
func marketReason(n *report.Negotiation) reason {
	for i := range n.Market {
		if s := &n.Market[i]; s.Verdict == negotiate.Lowball && !n.Asking.Comparison.Offers[s.Offer].Offer.Current { // one's own job is no market
			return reason{ground: marketFigure, offer: s.Offer}.told(n, s.Market)
		}
	}
	if n.Standing == nil {
		return reason{}
	}
	for i := range n.Standing.Answers {
		a := &n.Standing.Answers[i]
		if median, known := a.Median(); known && a.Measure.Year() == "" && a.Value.LessThan(median) { // a year's figure rests on prices
			return reason{ground: marketStudied, figure: decimal.NewNullDecimal(median), answer: a}
		}
	}
	return reason{}
}

// constraint gives the reason as what binds the candidate: a constraint moves the other side, and
// disparaging the offer does the opposite (Lee & Ames, OBHDP 2017).
func (r *reason) constraint(t *text) string {
	if r.ground == nothing {
		return "" // the wish is said after the ask
	}
	return t.opensReason() + " " + r.inWords(t) + "."
}

func (t *text) opensReason() string {
	if t.o.Tone == Plain {
		return "The constraint on my side is"
	}
	return "What constrains me is"
}

// inWords names the reason: "another written offer, which comes to $1,194,380 over 4 years".
func (r *reason) inWords(t *text) string {
	n := t.n
	switch r.ground {
	case todaysJob:
		return "what staying in my present job comes to"
	case toStay:
		return t.offerToStay()
	case leavingCosts:
		return fmt.Sprintf("what leaving my present job costs me: %s that I would leave behind or pay back", t.money(r.figure.Decimal))
	case marketFigure:
		if !r.figure.Valid {
			return fmt.Sprintf("market data (%s)", n.Asking.Comparison.Offers[r.offer].Name)
		}
		return fmt.Sprintf("market data (%s) at %s %s", n.Asking.Comparison.Offers[r.offer].Name, t.money(r.figure.Decimal), n.Asking.Metric.In())
	case marketStudied:
		return fmt.Sprintf("what the market pays: a median %s of %s by %s (%s)", r.answer.Measure,
			report.Headline(r.figure.Decimal, r.answer.Currency), report.RowsInWords(r.answer), report.SourceInWords(r.answer))
	}
	if text := t.otherOffer(); r.figure.Valid {
		return fmt.Sprintf("%s, which comes to %s %s%s", text, t.money(r.figure.Decimal), n.Asking.Metric.In(), r.atTarget(n))
	}
	return t.otherOffer()
}

// atTarget says that a figure is one at target, where the case counts on more.
func (r *reason) atTarget(n *report.Negotiation) string {
	if n.Asking.Comparison.Offers[r.offer].Offer.AboveTarget() {
		return ", at target"
	}
	return ""
}

// otherOffer names the offer or process that is the reason, with its company where that is wanted.
func (t *text) otherOffer() string {
	what := map[ground]string{
		writtenOffer: "another written offer", verbalOffer: "another offer, made verbally so far", process: "another process that I am in, which is no offer yet",
	}[t.reason.ground]
	if company := t.n.Asking.Comparison.Offers[t.reason.offer].Offer.Company; t.o.NameCompetitor && company != "" {
		what += fmt.Sprintf(" (%s)", company)
	}
	return what
}

// offerToStay names what today's employer offers.
func (t *text) offerToStay() string {
	if t.n.Asking.Comparison.Offers[t.reason.offer].Offer.Evidence == comp.Written {
		return "my present employer's written offer to stay"
	}
	return "my present employer's offer to stay, made verbally so far"
}

// shortReason names the reason where it has been named.
func (t *text) shortReason() string {
	switch t.reason.ground {
	case todaysJob:
		return "staying in my present job"
	case toStay:
		return "that offer to stay"
	case leavingCosts:
		return "what it is today with those costs paid"
	case marketFigure:
		return "that market figure"
	case process:
		return "what I expect of that process"
	}
	return "that one"
}

// money writes an amount of the metric in whole units.
func (t *text) money(v decimal.Decimal) string {
	return report.Headline(v, t.n.Asking.Comparison.Case.Currency)
}

// derivation says how the ask was arrived at: those who hire for a living trust a precise figure only
// with its reason (Loschelder et al., Psychological Science 2016).
func (t *text) derivation() string {
	switch r := &t.reason; {
	case r.ground == nothing && len(t.asks.packages) > 1:
		return "These figures are what I hope for; I put no other offer forward for them."
	case r.ground == nothing:
		return "That figure is what I hope for; it rests on no other offer."
	case !r.equals:
		return ""
	case t.n.Target.Full.Valid:
		return t.nearer()
	case len(t.asks.packages) > 1:
		return fmt.Sprintf("Each of them brings %s level with %s %s%s.", t.yours(), t.shortReason(), t.measured(), t.conditions())
	case !t.asks.reaches:
		return t.nearer()
	case t.asks.high.Valid:
		return fmt.Sprintf("The low end brings %s level with %s %s%s.", t.yours(), t.shortReason(), t.measured(), t.conditions())
	case r.figure.Valid && r.ground != leavingCosts:
		return fmt.Sprintf("That brings %s to %s %s, level with %s%s.", t.yours(), t.money(t.asks.value), t.measured(), t.shortReason(), t.conditions())
	}
	return fmt.Sprintf("That brings %s level with %s %s%s.", t.yours(), t.shortReason(), t.measured(), t.conditions())
}

// nearer says of an ask that does not make things equal what it comes to, where that may be told.
func (t *text) nearer() string {
	brings, to := "It brings", t.money(t.asks.value)
	switch {
	case len(t.asks.packages) > 1:
		brings, to = "Each of them brings", "about "+t.money(t.n.Target.Amount)
	case t.asks.high.Valid:
		brings = "The low end brings"
	}
	if r := &t.reason; r.figure.Valid && r.ground != leavingCosts {
		return fmt.Sprintf("%s %s to %s %s, and so nearer to %s%s.", brings, t.yours(), to, t.measured(), t.shortReason(), t.conditions())
	}
	return fmt.Sprintf("%s %s nearer to %s %s%s.", brings, t.yours(), t.shortReason(), t.measured(), t.conditions())
}

// yours names what the text asks to be more: an offer, one to come, or today's pay.
func (t *text) yours() string {
	switch o := &t.n.Asking.Result().Offer; {
	case o.Current:
		return "my pay here"
	case o.Evidence == comp.InProcess:
		return "what I expect of you"
	}
	return "your offer"
}

// measured says on which metric things are equal; of one that would tell of plans or of a judgment of
// risk only that the candidate has one.
func (t *text) measured() string {
	switch m := t.n.Asking.Metric; m.Kind {
	case comp.MetricRiskAdjusted, comp.MetricReal, comp.MetricHourly, comp.MetricWalkAway:
		return "as I weigh them"
	default:
		return m.In()
	}
}

// conditions say on what the equality rests: what nobody has put in writing, or else the prices at
// which shares are counted.
func (t *text) conditions() string {
	if t.reason.restsOn != nil {
		return ", as I count them, which rests on " + report.ConditionsInWords(t.reason.restsOn)
	}
	c, shares, flat := t.n.Asking.Comparison, false, true
	for _, i := range []int{t.n.Asking.From, t.reason.offer} {
		o := &c.Offers[i].Offer
		if len(o.Grants) == 0 && len(o.Refreshers) == 0 && !o.ESPP.Contribution.IsPositive() {
			continue
		}
		rate, _ := o.GrowthIn(&c.Case)
		shares, flat = true, flat && rate.IsZero() && len(o.Price.Path) == 0
	}
	switch {
	case !shares:
		return ""
	case flat:
		return ", with shares at today's prices"
	}
	return ", with shares at the prices that I assume"
}
