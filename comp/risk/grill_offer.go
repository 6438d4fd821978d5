package risk

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
)

// The questions about the chosen offer itself: what of it is in writing, and what leaving it costs.

// path is the path of a term of the chosen offer.
func (g *Grill) path(inside string) string { return fmt.Sprintf("offers[%d].%s", g.Chosen, inside) }

// conditions asks about what nobody has put in writing.
func (g *Grill) conditions() (asked []Question) {
	r := g.result()
	standing, _ := g.c().Standing(g.Lead.Metric.Name)
	for _, kind := range []comp.ConditionKind{comp.OnExit, comp.OnTender, comp.OnRefreshers, comp.OnTopUp, comp.OnPromotion} {
		amount := r.Timeline.Sum(func(p *comp.Payment) bool { return restsOn(p, kind) })
		if !amount.IsPositive() {
			continue
		}
		q := g.about(AskCondition, amount)
		q.Condition, q.Amount = kind, amount
		if g.leads() && slices.Contains(standing.Conditions, kind) {
			q.Decides, q.Standing = true, standing
		}
		asked = append(asked, q)
	}
	return asked
}

// restsOn reports whether a payment is one that nobody has put in writing.
func restsOn(p *comp.Payment, kind comp.ConditionKind) bool {
	if kind == comp.OnExit {
		return p.Valued == comp.AtExit
	}
	if kind == comp.OnTender {
		return p.Valued == comp.AtTender
	}
	return p.Promise == comp.PromiseExpected && comp.ExpectedOf(p.Term) == kind
}

// private asks what becomes of the equity of a company that nobody trades.
func (g *Grill) private() []Question {
	r := g.result()
	paid := r.Timeline.Sum(func(p *comp.Payment) bool { return p.Valued == comp.AtExit })
	if !r.Offer.Private.Stated() || len(r.Paper) == 0 && !paid.IsPositive() {
		return nil
	}
	if !paid.IsPositive() {
		q := g.about(AskNoExit, decimal.Zero)
		if atFMV, _, _ := r.PaperTotal(); atFMV.Valid {
			q.Amount = atFMV.Decimal
		}
		q.Lacks = []string{g.path("private.exit.value")}
		return []Question{q}
	}
	q := g.about(AskFailure, paid)
	q.Amount, q.Share = paid, r.Offer.Private.Failure
	if !q.Share.IsPositive() {
		q.Lacks = []string{g.path("private.failure")}
	}
	if weighed, known := g.c().Ranking("risk-adjusted"); known {
		q.Rankings, q.Decides = []comp.Ranking{weighed}, g.leads() && weighed.Order[0] != g.Chosen
	}
	return []Question{q}
}

// fewLeave are the months after which hardly anybody has left yet.
const fewLeave = 11

// leaving asks for the worst month to leave in, from the end of the first year on: the one in which
// the offer has kept least beside the best of the others.
func (g *Grill) leaving() []Question {
	c := g.c()
	var stays []*comp.Leaving
	for i := range c.Offers {
		stays = append(stays, comp.NewLeaving(c, &c.Offers[i], true))
	}
	q := g.about(AskLeaving, decimal.Zero)
	var worst decimal.Decimal
	for m := fewLeave + 1; m <= 12*c.Case.Years && !g.hasEnded(m); m++ {
		own, other, best := stays[g.Chosen].KeptAfter(m).Net, -1, decimal.Zero
		for i := range stays {
			if kept := stays[i].KeptAfter(m).Net; i != g.Chosen && (other < 0 || kept.GreaterThan(best)) {
				other, best = i, kept
			}
		}
		if ahead := own.Sub(best); q.Month == 0 || ahead.LessThan(worst) {
			q.Month, q.Other, q.OtherAmount, worst = m, other, best, ahead
		}
	}
	if q.Month == 0 {
		return nil // nobody leaves a job that ends within the year
	}
	w := stays[g.Chosen].After(q.Month)
	q.On, q.Amount, q.Owed, q.Left = w.Date, w.Net, w.Clawback, w.LeftBehind
	q.Stake = decimal.Max(worst.Neg(), w.MakeWhole())
	return []Question{q}
}

// hasEnded reports whether the chosen job has ended by itself before so many months.
func (g *Grill) hasEnded(months int) bool {
	end := g.result().Offer.End
	return !end.IsZero() && end.AddDays(1).Before(g.result().Start.AddMonths(months))
}

// clawback asks about the clauses: those that can be read in several ways, else what is owed at most.
func (g *Grill) clawback() []Question {
	c := g.c()
	stay := comp.NewLeaving(c, g.result(), true)
	q := g.about(AskClawback, decimal.Zero)
	for m := 0; m <= 12*c.Case.Years; m++ {
		owed := stay.KeptAfter(m).Clawback
		if owed.GreaterThan(q.Owed) {
			q.Owed, q.Month = owed, m
		}
		if owed.IsPositive() {
			q.Days = m
		}
	}
	spread := decimal.Zero
	for _, a := range comp.Ambiguities(c.Case, g.result().Offer) {
		if apart := a.Apart(); q.Clause == nil || apart.GreaterThan(spread) {
			q.Clause, spread = &a, apart
		}
	}
	if q.Stake = q.Owed; !q.Owed.IsPositive() && q.Clause == nil {
		return nil
	}
	return []Question{q}
}

// noClawback asks about sign-ons and a relocation without any clause: letters mostly have one.
func (g *Grill) noClawback() []Question {
	r := g.result()
	q := g.about(AskNoClawback, decimal.Zero)
	for i, s := range r.Offer.SignOn {
		if paid := g.paidBy(comp.SignOnTerm.At(i)); s.Clawback.IsSilent() && paid.IsPositive() {
			q.Lacks, q.Amount = append(q.Lacks, g.path(fmt.Sprintf("sign_on[%d].clawback", i))), q.Amount.Add(paid)
		}
	}
	for _, term := range r.Offer.RelocationTerms() {
		if paid := g.paidBy(term); r.Offer.RelocationOf(term).Clawback.IsSilent() && paid.IsPositive() {
			q.Lacks, q.Amount = append(q.Lacks, g.path(term.String()+".clawback")), q.Amount.Add(paid)
		}
	}
	if q.Stake = q.Amount; q.Lacks == nil || r.Offer.Current {
		return nil
	}
	return []Question{q}
}

// paidBy is what a term of the chosen offer pays within the horizon.
func (g *Grill) paidBy(term comp.TermRef) decimal.Decimal {
	return g.result().Timeline.Sum(func(p *comp.Payment) bool { return p.Term == term })
}

// evidence asks how firm the offer is.
func (g *Grill) evidence() []Question {
	o := &g.result().Offer
	if o.Current || o.Evidence == comp.Written {
		return nil
	}
	figure, _ := g.result().Figure(g.Lead.Metric.Name)
	q := g.about(AskEvidence, figure)
	q.Amount, q.Other = figure, g.rival()
	if o.Evidence == "" {
		q.Lacks = []string{g.path("evidence")}
		return []Question{q}
	}
	q.Decides = g.leads() // without it there is no lead
	return []Question{q}
}

// vesting asks which schedule the letter has, where sources disagree on the employer's.
func (g *Grill) vesting() []Question {
	var asked []Question
	for _, reading := range g.c().ScheduleReadings(g.result()) {
		q := g.about(AskVesting, decimal.Zero)
		q.Reading = &reading
		for _, more := range reading.Years {
			q.Stake = decimal.Max(q.Stake, more.Abs())
		}
		if asked == nil || q.Stake.GreaterThan(asked[0].Stake) {
			asked = []Question{q}
		}
	}
	return asked
}

// resigning asks what leaving today's job costs.
func (g *Grill) resigning() []Question {
	c := g.c()
	at := slices.IndexFunc(c.Offers, func(r comp.Result) bool { return r.Offer.Current })
	if at < 0 || g.result().Offer.Current {
		return nil
	}
	stay := comp.NewLeaving(c, &c.Offers[at], true)
	now, cheapest := stay.After(0), stay.Cheapest(12)
	if !now.MakeWhole().IsPositive() {
		return nil
	}
	q := g.about(AskResigning, now.MakeWhole())
	q.Other, q.Amount, q.On = at, now.MakeWhole(), cheapest.Date
	q.Month, q.OtherAmount = cheapest.Month, cheapest.MakeWhole()
	return []Question{q}
}
