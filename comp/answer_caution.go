package comp

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp/calc"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// Caution is what a seasoned adviser would point out in a case before it is relied on. It is no
// error: the case is computed as it stands.
type Caution struct {
	Kind  CautionKind
	Offer int    // position in the case
	Term  string // path of the term that it is about, written or not: offers[0].deadline
	Item  string // the award that it is about, as it is named everywhere; may be empty

	On, Until vesting.Date    // the days that its kind names
	Days      int             // between them
	Price     decimal.Decimal // of a share, in the offer's currency, as the letter has it
	Today     decimal.Decimal // the same today
	Worth     decimal.Decimal // what hangs on it, in the reporting currency; 0 where that is no amount
	Reading   ScheduleReading // of CautionSchedule
}

// CautionKind is what a caution points out, with the facts that it has beside its term.
type CautionKind string

// The kinds, in the order in which [Comparison.Cautions] lists them of an offer.
const (
	CautionDeadlinePassed CautionKind = "deadline-passed" // on On, Days ago
	CautionDeadlinesApart CautionKind = "deadlines-apart" // On is Days before Until, the last day of another offer
	CautionStartPast      CautionKind = "start-past"      // the first day of work, On, is Days ago
	CautionPaidBefore     CautionKind = "paid-before"     // Worth is paid on On, before the valuation date
	CautionNoEvidence     CautionKind = "no-evidence"     // the case does not say how firm the offer is
	CautionNoClawback     CautionKind = "no-clawback"     // Worth is paid, and nothing is said of paying it back
	CautionEarlyVest      CautionKind = "early-vest"      // Item vests first on On, within a month of the start: Worth
	CautionPriceFar       CautionKind = "price-far"       // Item was priced at Price, and a share is at Today: Worth more or less than in the letter
	CautionPayoutHigh     CautionKind = "payout-high"     // Item pays more than plans mostly do at most: Worth is what is above that
	CautionPrivate        CautionKind = "private"         // Item is counted as if its shares were listed: Worth
	CautionSchedule       CautionKind = "schedule"        // sources disagree on how Item vests: Worth is the largest difference of a year
	CautionUnwritten      CautionKind = "unwritten"       // refreshers of Worth in the total are not in writing
	CautionFirstBonus     CautionKind = "first-bonus"     // the first year's bonus, Worth, has neither a payday nor a proration
	CautionMatchInFull    CautionKind = "match-in-full"   // the match, Worth, is that of a contribution that earns all of it
	CautionPaidDays       CautionKind = "paid-days"       // pay by a period counts 260 days a year, of which ten are Worth
	CautionNoDaysOff      CautionKind = "no-days-off"     // no paid days off are counted; as many as Item, another offer, has are Worth a year
	CautionPackage        CautionKind = "package"         // Worth is paid beside a base that may be the cost to company, and contain it
	CautionCommission     CautionKind = "commission"      // Worth of it is at an attainment that nobody guarantees
	CautionExitInFull     CautionKind = "exit-in-full"    // the exit counts without preferences and rounds; one round of 20% costs Worth
	CautionNoExit         CautionKind = "no-exit"         // private equity counts nothing; Worth is what it lacks to the best other offer
)

// priceFar is how far a grant's price may lie from today's before it is pointed out.
var priceFar = decimal.New(20, -2)

// Cautions lists what to look into before the figures are relied on, by offer and kind. Today's job
// has no letter that could say more.
func (c *Comparison) Cautions() []Caution {
	if c == nil {
		return nil
	}
	var found []Caution
	for i := range c.Offers {
		if r := &c.Offers[i]; !r.Offer.Current {
			w := warner{c: c, r: r, offer: i}
			w.days()
			w.silences()
			w.grants()
			w.match()
			w.base()
			w.commission()
			w.exit()
			found = append(found, w.found...)
		}
	}
	return found
}

// warner looks for what is to be pointed out in one offer.
type warner struct {
	c     *Comparison
	r     *Result
	offer int
	found []Caution
}

func (w *warner) add(kind CautionKind, term string, q Caution) {
	q.Kind, q.Offer, q.Term = kind, w.offer, fmt.Sprintf("offers[%d].%s", w.offer, term)
	w.found = append(w.found, q)
}

// paid is what a term pays within the horizon, of the payments that are asked for.
func (w *warner) paid(term TermRef, of func(*Payment) bool) decimal.Decimal {
	return w.r.Timeline.Sum(func(p *Payment) bool { return p.Term == term && of(p) })
}

func anyPayment(*Payment) bool { return true }

func (w *warner) days() {
	o, today := &w.r.Offer, w.c.Case.AsOf
	if on := o.Deadline; !on.IsZero() && on.Before(today) {
		w.add(CautionDeadlinePassed, "deadline", Caution{On: on, Days: on.DaysUntil(today)})
	} else if last := w.lastDeadline(); !on.IsZero() && last.After(on) {
		w.add(CautionDeadlinesApart, "deadline", Caution{On: on, Until: last, Days: on.DaysUntil(last)})
	}
	if !o.Start.IsZero() && o.Start.Before(today) {
		w.add(CautionStartPast, "start", Caution{On: o.Start, Days: o.Start.DaysUntil(today)})
	}
	for i, s := range o.SignOn {
		w.paidBefore(SignOnTerm.At(i), s.On)
	}
	for _, part := range o.moving() {
		w.paidBefore(part.term, part.On)
	}
	if o.Evidence == "" {
		w.add(CautionNoEvidence, "evidence", Caution{})
	}
}

// paidBefore points out a dated payment that is over on the valuation date and counts all the same.
func (w *warner) paidBefore(term TermRef, on vesting.Date) {
	if worth := w.paid(term, anyPayment); !on.IsZero() && on.Before(w.c.Case.AsOf) && worth.IsPositive() {
		w.add(CautionPaidBefore, term.String()+".on", Caution{On: on, Worth: worth})
	}
}

// lastDeadline is the last day on which any offer has to be answered.
func (w *warner) lastDeadline() (last vesting.Date) {
	for i := range w.c.Offers {
		if o := &w.c.Offers[i].Offer; !o.Current && o.Deadline.After(last) {
			last = o.Deadline
		}
	}
	return last
}

// silences are those of the letter's silences on which money hangs.
func (w *warner) silences() {
	for _, s := range Silences(w.r.Offer) {
		q := Caution{}
		switch s.Kind {
		case SilentClawback:
			if q.Worth = w.paid(s.Term, anyPayment); q.Worth.IsPositive() {
				w.add(CautionNoClawback, s.Term.String()+".clawback", q)
			}
		case SilentFirstBonus:
			if q.Worth = w.paid(s.Term, func(p *Payment) bool { return p.Year == 1 }); q.Worth.IsPositive() {
				w.add(CautionFirstBonus, s.Term.String()+".paid", q)
			}
		case SilentUnwritten:
			if q.Worth = w.paid(s.Term, func(p *Payment) bool { return p.Promise == PromiseExpected }); q.Worth.IsPositive() {
				w.add(CautionUnwritten, s.Term.String()+".certainty", q)
			}
		}
	}
}

func (w *warner) grants() {
	for i := range w.r.Offer.Grants {
		g := &w.r.Offer.Grants[i]
		if g.Kind == CashGrant {
			continue
		}
		term, item := GrantTerm.At(i), g.Item(i)
		if on, worth := w.firstVest(term); !on.IsZero() && g.Start.IsZero() && on.Before(w.r.Start.AddMonths(1)) {
			w.add(CautionEarlyVest, term.String()+".vesting", Caution{Item: item, On: on, Worth: worth})
		}
		w.priced(term, g, item)
		if most := UsualPayout().Hi; g.Kind == PSU && g.Payout.Decimal.GreaterThan(most) {
			above := g.Payout.Decimal.Sub(most)
			w.add(CautionPayoutHigh, term.String()+".payout", Caution{Item: item, Worth: w.c.Case.Currency.Round(w.paid(term, anyPayment).Mul(above).DivRound(g.Payout.Decimal, 20))})
		}
		if w.mayBePrivate(g) {
			if worth := w.paid(term, anyPayment); worth.IsPositive() {
				w.add(CautionPrivate, "private", Caution{Item: item, Worth: worth})
			}
		}
	}
	for _, reading := range w.c.ScheduleReadings(w.r) {
		q := Caution{Item: reading.Item, Reading: reading}
		for _, more := range reading.Years {
			q.Worth = decimal.Max(q.Worth, more.Abs())
		}
		if q.Worth.IsPositive() {
			w.add(CautionSchedule, reading.Term.String()+".vesting", q)
		}
	}
}

// firstVest is the first day on which a grant pays, and what.
func (w *warner) firstVest(term TermRef) (on vesting.Date, worth decimal.Decimal) {
	for i := range w.r.Timeline {
		if p := &w.r.Timeline[i]; p.Term == term && (on.IsZero() || p.Date.Before(on)) {
			on, worth = p.Date, p.Amount
		}
	}
	return on, worth
}

// priced compares the price of a grant with today's: shares bought at another price are worth more or
// less than the letter says.
func (w *warner) priced(term TermRef, g *Grant, item string) {
	today := w.r.Offer.TodaysPrice()
	if w.r.Offer.Private.Stated() || !g.Price.IsPositive() || !today.IsPositive() || !today.Sub(g.Price).Abs().GreaterThan(priceFar.Mul(g.Price)) {
		return
	}
	shares := g.Shares
	if shares.IsZero() {
		shares = g.Value.DivRound(g.Price, 20)
	}
	rate, _ := w.c.Case.Exchange(w.r.Currency, w.c.Case.AsOf)
	w.add(CautionPriceFar, term.String()+".price", Caution{Item: item, Price: g.Price, Today: today,
		Worth: w.c.Case.Currency.Round(shares.Mul(today.Sub(g.Price)).Mul(rate))})
}

// mayBePrivate reports whether nothing says that the shares of a grant are listed: options without a
// word on the company, or a value without any price from an employer of whom no schedule is known.
func (w *warner) mayBePrivate(g *Grant) bool {
	o := &w.r.Offer
	if o.Private.Stated() {
		return false
	}
	_, known := vesting.Embedded().Find(strings.ToLower(o.Company))
	unpriced := g.Value.IsPositive() && !g.ByValue && !g.Price.IsPositive() && !o.TodaysPrice().IsPositive() && len(o.Price.Path) == 0
	return g.Kind == Option && !known || unpriced && !known
}

// match points out a match that rests on a contribution that nobody has stated.
func (w *warner) match() {
	m := w.r.Offer.Retirement
	if len(m.Tiers) == 0 || m.Contribution.Valid || !slices.ContainsFunc(m.Tiers, func(t MatchTier) bool { return t.Rate.IsPositive() }) {
		return
	}
	if worth := w.paid(RetirementTerm.Alone(), anyPayment); worth.IsPositive() {
		w.add(CautionMatchInFull, "retirement.contribution", Caution{Worth: worth})
	}
}

// base points out what the yearly base rests on: the days of pay by a period, and, in India, whether it is
// the cost to company, in which the provident fund and a gratuity are contained.
func (w *warner) base() {
	o, in := &w.r.Offer, w.r.Currency
	rate, known := w.c.Case.Exchange(in, w.c.Case.AsOf)
	if o.countsAllDays() && known {
		tenDays := o.YearlyBase().Mul(decimal.NewFromInt(10)).DivRound(decimal.NewFromInt(daysAYear), quotientPlaces)
		w.add(CautionPaidDays, "base", Caution{Worth: w.c.Case.Currency.Round(tenDays.Mul(rate))})
	}
	w.daysOff(rate)
	if in != "INR" {
		return
	}
	worth := w.r.Timeline.Sum(func(p *Payment) bool {
		return p.Component == BenefitPay && !p.IsCash() || p.Component == MatchPay && !o.Retirement.Included
	})
	if worth.IsPositive() {
		w.add(CautionPackage, "base", Caution{Worth: worth})
	}
}

// daysOff points out that an offer has no paid days off where another one has: those hours count as worked.
func (w *warner) daysOff(rate decimal.Decimal) {
	o := w.r.Offer
	if !o.PTO.IsZero() || o.countsAllDays() {
		return
	}
	i := slices.IndexFunc(w.c.Offers, func(other Result) bool { return other.Offer.PTO.IsPositive() })
	if i < 0 {
		return
	}
	o.PTO = w.c.Offers[i].Offer.PTO
	worth := o.ptoValue(&w.c.Case, terms{}).Decimal().Mul(rate)
	w.add(CautionNoDaysOff, "pto", Caution{Item: w.c.Offers[i].Name, Worth: w.c.Case.Currency.Round(worth)})
}

// countsAllDays reports whether pay by a period counts every working day of a year because nothing says
// which of them are not paid.
func (o *Offer) countsAllDays() bool {
	switch o.Rate.period() {
	case PerDay:
		return o.Rate.Days.IsZero()
	case PerHour, PerWeek:
		return o.Rate.Weeks.IsZero()
	}
	return false
}

// commission points out what is paid only where the quota is reached.
func (w *warner) commission() {
	if worth := w.paid(CommissionTerm.Alone(), func(p *Payment) bool { return p.Certainty != Guaranteed }); worth.IsPositive() {
		w.add(CautionCommission, "commission.attainment", Caution{Worth: worth})
	}
}

// dilutionOfARound is what a round of financing typically dilutes.
var dilutionOfARound = decimal.New(20, -2)

// exit points out what stands between a private company's exit and its common shares, and what an exit would
// have to be where none is in the case.
func (w *warner) exit() {
	p, r := &w.r.Offer.Private, w.r
	if tie, found := w.c.TieAtExit(r); found {
		w.add(CautionNoExit, "private.exit.value", Caution{Worth: tie.Short})
		return
	}
	paid := r.Timeline.Sum(func(q *Payment) bool { return q.Valued == AtExit })
	if !paid.IsPositive() || !p.Preference.IsZero() || len(p.Rounds) > 0 {
		return
	}
	grid, err := NewExitGrid(w.c.Case, r.Offer, []decimal.Decimal{p.Exit.Value}, []decimal.Decimal{decimal.Zero, dilutionOfARound})
	if err != nil {
		return
	}
	less := calc.Of(grid.Payouts[0][0].Sub(grid.Payouts[0][1]))
	w.add(CautionExitInFull, "private.liquidation_preference", Caution{Worth: w.c.Case.exchange(less, r.Equity, p.Exit.On, terms{}).Decimal()})
}
