package comp

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/vesting"
)

// WalkAway is what an offer has come to for someone who leaves after a number of months
// (SPEC 7.4), in the reporting currency: Net = Cash + Equity - Clawback.
type WalkAway struct {
	Month    int             // months from the start; the last day of work is their anniversary
	Date     vesting.Date    // last day of work
	Cash     decimal.Decimal // received by then: everything but equity
	Equity   decimal.Decimal // vested by then, at the value of each vest day
	Clawback decimal.Decimal // owed, positive
	Net      decimal.Decimal

	LeftBehind decimal.Decimal // sum of Forfeits
	Forfeits   []Forfeit       // what was granted or earned and is lost
	Debts      []ClauseDebt    // the clawbacks that take something or could have
	Exercises  []Exercise      // vested options of a private company that have to be exercised now or never
}

// Forfeit is one thing that leaving gives up, at its value on the last day of work.
type Forfeit struct {
	Item     string
	Quantity decimal.Decimal // shares; zero for what is no share
	Amount   decimal.Decimal // 0 for a private company's equity, which no market prices
}

// Exercise is vested options that leaving forces a decision on. What an exit may pay for
// them is in no figure of the walk-away value.
type Exercise struct {
	Item    string
	Options decimal.Decimal
	Cost    decimal.Decimal // of exercising all of them
	Until   vesting.Date    // last day of the exercise window
}

// ClauseDebt is what one clawback clause takes.
type ClauseDebt struct {
	Item   string // "Sign-on, year 1"
	Amount decimal.Decimal
	Why    string
}

// MakeWhole returns what a new employer would have to pay so that leaving costs nothing:
// what is left behind and what has to be paid back.
func (w *WalkAway) MakeWhole() decimal.Decimal { return w.LeftBehind.Add(w.Clawback) }

// Leaving answers what someone keeps who leaves one offer of a case.
type Leaving struct {
	kase      *Case
	offer     *Offer
	u         *unfolding // of a longer horizon, for what vests after the case's
	timeline  Timeline   // within the case's horizon, in the reporting currency
	voluntary bool
}

// NewLeaving prepares to answer for one offer of a comparison. Voluntary says that the
// employee resigns; some clauses take nothing otherwise.
func NewLeaving(c *Comparison, r *Result, voluntary bool) *Leaving {
	return newLeaving(&c.Case, r, voluntary)
}

func newLeaving(c *Case, r *Result, voluntary bool) *Leaving {
	return &Leaving{kase: c, offer: &r.Offer, u: c.unfoldBeyond(&r.Offer), timeline: r.Timeline, voluntary: voluntary}
}

// longestVesting is how many years past the horizon an award can run on and still be
// seen in full when it is left behind: the longest life of an ISO.
const longestVesting = 10

// unfoldBeyond unfolds an offer of the case for so many years more.
func (c *Case) unfoldBeyond(o *Offer) *unfolding {
	longer := *c
	longer.Years = min(MaxYears, c.Years+longestVesting)
	return unfold(&longer, o)
}

// Beyond returns the payments of one offer over ten years more than the horizon, in the
// offer's own currency: what its awards pay after the horizon is in no total, but it is
// left behind by leaving early.
func (c *Comparison) Beyond(r *Result) Timeline { return c.Case.unfoldBeyond(&r.Offer).payments }

// Cheapest returns the walk-away value of the month from today (month 0) to the given
// one in which leaving forfeits least; of equals the earliest.
func (l *Leaving) Cheapest(months int) WalkAway {
	best := l.After(0)
	for m := 1; m <= months; m++ {
		if w := l.After(m); w.MakeWhole().LessThan((&best).MakeWhole()) {
			best = w
		}
	}
	return best
}

// After returns the walk-away value after a number of full months of service. Counted as
// received is what is paid by the last day of work for a service year that has begun
// before it: leaving on the first anniversary forgoes the sign-on paid that day for the
// second year. A bonus whose payday is later is forfeited (SPEC 5.2).
func (l *Leaving) After(months int) WalkAway {
	w := WalkAway{Month: months, Date: l.u.start.AddMonths(months)}
	for i := range l.timeline {
		p := &l.timeline[i]
		switch {
		case !l.received(p, w.Date) || p.Component == MatchPay:
		case p.Component.IsEquity():
			w.Equity = w.Equity.Add(p.Amount)
		default:
			w.Cash = w.Cash.Add(p.Amount)
		}
	}
	l.keepMatch(&w)
	l.clawBack(&w)
	l.forfeit(&w)
	w.Net = w.Cash.Add(w.Equity).Sub(w.Clawback)
	return w
}

// received reports whether a payment is in hand on the last day of work.
func (l *Leaving) received(p *Payment, last vesting.Date) bool {
	return !p.Date.After(last) && (p.Year == 1 || l.u.anniversary(p.Year-1).Before(last))
}

// clawBack adds what each clause takes of what was received.
func (l *Leaving) clawBack(w *WalkAway) {
	for i, s := range l.offer.SignOn {
		l.owe(w, s.Clawback, fmt.Sprintf("Sign-on, year %d", s.Year), l.paid(fmt.Sprintf("sign_on[%d]", i), w.Date))
	}
	relocation := l.paid("relocation", w.Date)
	if r := l.offer.Relocation; r.Service {
		// No cash was received, but what the movers cost can be claimed back all the same.
		relocation = r.instalments(l.u.hired, l.u.currency)
		for i := range relocation {
			relocation[i].Amount = l.kase.convert(relocation[i].Amount, l.u.currency, relocation[i].Paid)
		}
	}
	l.owe(w, l.offer.Relocation.clause(), "Relocation", relocation)
}

// paid lists what a term has paid by the last day of work, before the comparison too.
func (l *Leaving) paid(term string, last vesting.Date) (paid []Instalment) {
	for _, p := range l.u.earlier {
		if p.Term == term {
			paid = append(paid, Instalment{Paid: p.Date, Amount: l.kase.convert(p.Amount, l.u.currency, p.Date)})
		}
	}
	for i := range l.timeline {
		if p := &l.timeline[i]; p.Term == term && l.received(p, last) {
			paid = append(paid, Instalment{Paid: p.Date, Amount: p.Amount})
		}
	}
	return paid
}

func (l *Leaving) owe(w *WalkAway, clause Clawback, item string, paid []Instalment) {
	if clause.Months == 0 {
		return
	}
	debt := clause.Owed(paid, l.u.hired, Departure{On: w.Date, Voluntary: l.voluntary}, l.kase.Currency)
	w.Clawback = w.Clawback.Add(debt.Amount)
	w.Debts = append(w.Debts, ClauseDebt{Item: item, Amount: debt.Amount, Why: debt.Why})
}

// keepMatch adds the vested part of the employer's match and loses the rest. Of a job
// that was held long enough for every term all of it is vested.
func (l *Leaving) keepMatch(w *WalkAway) {
	paid := l.timeline.Sum(func(p *Payment) bool { return p.Component == MatchPay && l.received(p, w.Date) })
	kept := paid
	if !l.u.hired.IsZero() {
		share := l.offer.Retirement.VestedShare(l.u.hired, w.Date)
		kept = paid.Mul(decimal.NewFromInt(share.Num())).DivRound(decimal.NewFromInt(share.Den()), l.kase.Currency.Places())
	}
	w.Cash = w.Cash.Add(kept)
	w.lose(Forfeit{Item: "401(k) match, unvested", Amount: paid.Sub(kept)})
}

// forfeit lists what is left behind: the equity granted by the last day and not vested,
// at the price of that day, and the bonus earned but not yet paid.
func (l *Leaving) forfeit(w *WalkAway) {
	var awards []Forfeit
	var granted []Payment // the first payment left behind of each award
	for i := range l.u.payments {
		p := &l.u.payments[i]
		if p.Granted.IsZero() || p.Granted.After(w.Date) || !p.Date.After(w.Date) || p.isExit() {
			continue
		}
		j := slices.IndexFunc(granted, func(q Payment) bool { return q.Term == p.Term && q.Granted == p.Granted })
		if j < 0 {
			j, granted, awards = len(awards), append(granted, *p), append(awards, Forfeit{Item: l.awardItem(p) + ", unvested"})
		}
		if p.isShares() {
			awards[j].Quantity = awards[j].Quantity.Add(p.Quantity)
		}
		awards[j].Amount = awards[j].Amount.Add(l.worth(p, w.Date))
	}
	for _, award := range awards {
		award.Amount = l.kase.convert(l.u.currency.Round(award.Amount), l.u.currency, w.Date)
		w.lose(award)
	}
	l.forfeitPrivate(w)
	for i := range l.timeline {
		if p := &l.timeline[i]; p.Date.After(w.Date) {
			w.lose(Forfeit{Item: p.Item + ", not yet paid", Amount: l.kase.Currency.Round(p.accrued(w.Date))})
		}
	}
}

// awardItem names the award of a vest: a grant by its place in the letter, anything else
// by the item of the payment.
func (l *Leaving) awardItem(p *Payment) string {
	for i := range l.offer.Grants {
		if p.Term == fmt.Sprintf("grants[%d]", i) {
			return l.u.grantItem(&l.offer.Grants[i], i)
		}
	}
	return p.Item
}

// lose adds one forfeit that is worth something or counts shares.
func (w *WalkAway) lose(f Forfeit) {
	if !f.Amount.IsPositive() && !f.Quantity.IsPositive() {
		return
	}
	w.Forfeits = append(w.Forfeits, f)
	w.LeftBehind = w.LeftBehind.Add(f.Amount)
}

// worth returns what a later vest is worth at the share price of an earlier day, in the
// offer's currency and not rounded.
func (l *Leaving) worth(p *Payment, day vesting.Date) decimal.Decimal {
	year, _ := l.u.year(day)
	switch {
	case p.isShares():
		return p.Quantity.Mul((&award{strike: p.Strike}).gain(l.u.price.on(day, year)))
	case p.isIndexed() && p.Price.IsPositive():
		then := l.u.price.index(p.Date, p.Year)
		return p.Amount.Mul(l.u.price.index(day, year)).DivRound(then, powerPlaces)
	}
	return p.Amount
}

// forfeitPrivate lists what leaving does to a private company's equity before its exit:
// what has not vested is lost, vested options have to be exercised within their window.
func (l *Leaving) forfeitPrivate(w *WalkAway) {
	exit := l.offer.Private.Exit
	if exit.Value.IsPositive() && !exit.On.After(w.Date) {
		return
	}
	for _, a := range l.u.held {
		if a.start.After(w.Date) || a.lapsed(w.Date) {
			continue
		}
		vested, unvested := l.u.vestedBy(a, w.Date)
		if a.doubleTrigger {
			vested, unvested = decimal.Zero, vested.Add(unvested) // the second trigger is the exit
		}
		w.lose(Forfeit{Item: a.pay.Item + ", unvested", Quantity: unvested})
		if a.strike.IsPositive() && vested.IsPositive() {
			w.Exercises = append(w.Exercises, Exercise{
				Item: a.pay.Item, Options: vested, Cost: l.u.reported(vested.Mul(a.strike)), Until: l.lastExercise(&a, w.Date),
			})
		}
	}
}

// lastExercise returns the end of the exercise window of an award.
func (l *Leaving) lastExercise(a *award, left vesting.Date) vesting.Date {
	for i := range l.offer.Grants {
		if g := &l.offer.Grants[i]; a.pay.Term == fmt.Sprintf("grants[%d]", i) {
			return g.LastExercise(a.start, left)
		}
	}
	return a.expires
}

// IsEquity reports whether the component is worth what a share is worth.
func (c Component) IsEquity() bool {
	switch c {
	case RSUPay, RefresherPay, OptionPay, ESPPPay:
		return true
	}
	return false
}
