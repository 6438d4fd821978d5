package risk

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
)

// The questions about the lead: how wide it is, on which metric, and what it rests on.

// margin asks how sure the lead is, or why the offer that leads is not taken.
func (g *Grill) margin() []Question {
	kind := AskMargin
	if !g.leads() {
		kind = AskBehind
	}
	lead := g.Lead.Between(g.Chosen, g.rival())
	q := g.about(kind, lead.Gap)
	q.Other, q.Amount, q.Decides = g.rival(), lead.Gap, kind == AskBehind || g.Stress.Verdict == TooClose || g.Stress.Verdict == Fragile
	return []Question{q}
}

// together asks for the assumptions that weigh most, wrong at once.
func (g *Grill) together() []Question {
	if len(g.Stress.Top) < 2 {
		return nil
	}
	worst := g.Stress.Worst()
	q := g.about(AskTogether, g.Lead.Gap.Sub(worst.Gap))
	q.Offer, q.Other, q.Amount, q.Decides = g.Lead.Leader, worst.Leads, worst.Gap, !worst.Gap.IsPositive()
	return []Question{q}
}

// metrics asks about those that another offer leads: of several offers the one that leads by the
// widest share.
func (g *Grill) metrics() []Question {
	d, disagree := g.c().Disagreement()
	if !disagree {
		return nil
	}
	share := func(r comp.Ranking) decimal.Decimal {
		s, _ := g.c().Share(r)
		return s
	}
	var against []comp.Ranking
	for _, r := range d.Stakes {
		if r.Verdict == comp.Leads && r.Order[0] != g.Chosen && r.Metric.Name != g.Lead.Metric.Name {
			against = append(against, r)
		}
	}
	if against == nil {
		return nil
	}
	slices.SortStableFunc(against, func(a, b comp.Ranking) int { return share(b).Cmp(share(a)) })
	q := g.about(AskMetrics, against[0].Gap)
	q.Other, q.Decides = against[0].Order[0], true
	q.Rankings = slices.DeleteFunc(against, func(r comp.Ranking) bool { return r.Order[0] != q.Other })
	return []Question{q}
}

// makesPrice are the terms that make the price of a listed share.
var makesPrice = []string{"growth", "offers[].price.today", "offers[].price.growth", "offers[].price.path[].price"}

// price asks about the prices of listed shares: who pays most of the offer in them chose the price.
func (g *Grill) price() []Question {
	r := g.result()
	shares := r.Timeline.Sum(func(p *comp.Payment) bool { return p.Component.IsEquity() && p.Certainty == comp.Market })
	term := g.widest(func(t *Stressed) bool {
		return slices.Contains(makesPrice, t.Term.Path) && (t.Offer == g.Chosen || t.Offer < 0 || slices.ContainsFunc(t.Also, g.ofChosen))
	})
	if !shares.IsPositive() || term == nil || !r.Total.IsPositive() {
		return nil
	}
	q := g.about(AskPrice, shares)
	q.Amount, q.Share, q.Term, q.Decides = shares, shares.DivRound(r.Total, 12), term, term.Flips
	return []Question{q}
}

func (g *Grill) ofChosen(path string) bool {
	i, _, inOffer := comp.InOffer(path)
	return inOffer && i == g.Chosen
}

// widest returns the assumption with the largest effect of those that are meant, nil where none moves
// the gap.
func (g *Grill) widest(meant func(*Stressed) bool) *Stressed {
	for i := range g.Stress.Terms {
		if t := &g.Stress.Terms[i]; meant(t) {
			return t
		}
	}
	return nil
}

// moved asks about exchange rates, and about payouts of the chosen offer.
func (g *Grill) moved() (asked []Question) {
	add := func(kind QuestionKind, t *Stressed) {
		if t == nil {
			return
		}
		q := g.about(kind, t.Effect())
		q.Term, q.Decides = t, t.Flips
		asked = append(asked, q)
	}
	add(AskCurrency, g.widest(func(t *Stressed) bool { return t.Term.Path == "fx[].rate" }))
	add(AskPayout, g.widest(func(t *Stressed) bool {
		return t.Offer == g.Chosen && slices.Contains([]string{"offers[].bonus.payout", "offers[].bonuses[].payout", "offers[].commission.attainment"}, t.Term.Path)
	}))
	return asked
}

// starts asks for the comparison on one day, where two offers begin on different ones.
func (g *Grill) starts() []Question {
	c := g.c()
	a, b := g.result(), &c.Offers[g.rival()]
	if a.Start == b.Start || a.Offer.Current || b.Offer.Current {
		return nil
	}
	q := g.about(AskStarts, decimal.Zero)
	q.Other, q.On = g.rival(), a.Start.AddMonths(12*c.Case.Years)
	if end := b.Start.AddMonths(12 * c.Case.Years); end.Before(q.On) {
		q.On = end
	}
	by := func(p *comp.Payment) bool { return !p.Date.After(q.On) }
	q.Amount, q.OtherAmount = a.Timeline.Sum(by), b.Timeline.Sum(by)
	then, whole := q.Amount.Sub(q.OtherAmount), a.Total.Sub(b.Total)
	q.Stake, q.Decides = then.Sub(whole).Abs(), then.Sign() != whole.Sign()
	return []Question{q}
}

// place asks about taxes, where two offers are in different places.
func (g *Grill) place() []Question {
	c := g.c()
	rival := &c.Offers[g.rival()]
	if a, b := g.result().Offer.Location, rival.Offer.Location; a == "" || b == "" || a == b {
		return nil
	}
	q := g.about(AskPlace, g.Lead.Gap)
	q.Other = g.rival()
	r, taxed := c.Ranking("after-tax")
	if !taxed {
		q.Lacks = []string{"candidate.filing_status"}
		return []Question{q}
	}
	q.Rankings, q.Stake, q.Decides = []comp.Ranking{r}, r.Gap, r.Order[0] != g.Lead.Leader
	return []Question{q}
}

// deadline asks about the first day by which an offer has to be answered.
func (g *Grill) deadline() []Question {
	c := g.c()
	q := g.about(AskDeadline, g.Lead.Gap)
	for i := range c.Offers {
		o := &c.Offers[i].Offer
		switch {
		case o.Current:
		case !o.Deadline.IsZero() && (q.On.IsZero() || o.Deadline.Before(q.On)):
			q.Offer, q.On = i, o.Deadline
		case o.Evidence == comp.InProcess:
			q.Other = i
		}
	}
	if q.On.IsZero() {
		if g.result().Offer.Current {
			return nil
		}
		q.Lacks = []string{g.path("deadline")}
		return []Question{q}
	}
	q.Days = c.Case.AsOf.DaysUntil(q.On)
	return []Question{q}
}

// minimum asks below what one walks away.
func (g *Grill) minimum() []Question {
	average, _ := g.result().Figure("average")
	least := g.c().Case.Candidate.Minimum
	q := g.about(AskMinimum, decimal.Max(least.Sub(average), decimal.Zero))
	q.Amount, q.OtherAmount = least, average
	switch {
	case least.IsZero():
		q.Lacks = []string{"candidate.minimum"}
	case !average.LessThan(least):
		return nil
	}
	return []Question{q}
}

// quotes asks about totals that recruiters quoted and the model does not count.
func (g *Grill) quotes() (asked []Question) {
	c := g.c()
	for _, i := range []int{g.Chosen, g.rival()} {
		r := &c.Offers[i]
		years, _ := r.NativeYears()
		n := min(len(r.Offer.Quoted), len(years))
		if n == 0 {
			continue
		}
		q := g.about(AskQuote, decimal.Zero)
		q.Offer, q.Month = i, n
		q.Amount, q.OtherAmount = decimal.Sum(decimal.Zero, r.Offer.Quoted[:n]...), decimal.Sum(decimal.Zero, years[:n]...)
		hope := q.Amount.Sub(q.OtherAmount)
		if !hope.GreaterThan(q.OtherAmount.Abs().Mul(c.Case.Tolerance)) {
			continue
		}
		if r.Currency == c.Case.Currency {
			q.Stake = hope
		}
		asked = append(asked, q)
	}
	return asked
}
