package comp

import (
	"fmt"

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
	Forfeits   []Forfeit       // what was promised and is lost
	Debts      []ClauseDebt    // the clawbacks that take something or could have
}

// Forfeit is one thing that leaving gives up, at its value on the last day of work.
type Forfeit struct {
	Item     string
	Quantity decimal.Decimal // shares; zero for what is no share
	Amount   decimal.Decimal
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
	u         *unfolding
	timeline  Timeline // in the reporting currency
	voluntary bool
}

// NewLeaving prepares to answer for one offer of a comparison. Voluntary says that the
// employee resigns; some clauses take nothing otherwise.
func NewLeaving(c *Comparison, r *Result, voluntary bool) *Leaving {
	return newLeaving(&c.Case, r, voluntary)
}

func newLeaving(c *Case, r *Result, voluntary bool) *Leaving {
	u := newUnfolding(c, &r.Offer)
	return &Leaving{kase: c, offer: &r.Offer, u: u, timeline: r.Timeline, voluntary: voluntary}
}

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
		case !l.received(p, w.Date):
		case p.Component.IsEquity():
			w.Equity = w.Equity.Add(p.Amount)
		default:
			w.Cash = w.Cash.Add(p.Amount)
		}
	}
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
		l.owe(w, s.Clawback, fmt.Sprintf("sign_on[%d]", i), fmt.Sprintf("Sign-on, year %d", s.Year))
	}
	if !l.offer.Relocation.Service {
		l.owe(w, l.offer.Relocation.Clawback, "relocation", "Relocation")
	}
}

func (l *Leaving) owe(w *WalkAway, clause Clawback, term, item string) {
	if clause.Months == 0 {
		return
	}
	var paid []Instalment
	for i := range l.timeline {
		if p := &l.timeline[i]; p.Term == term && l.received(p, w.Date) {
			paid = append(paid, Instalment{Paid: p.Date, Amount: p.Amount})
		}
	}
	debt := clause.Owed(paid, l.u.start, Departure{On: w.Date, Voluntary: l.voluntary}, l.kase.Currency)
	w.Clawback = w.Clawback.Add(debt.Amount)
	w.Debts = append(w.Debts, ClauseDebt{Item: item, Amount: debt.Amount, Why: debt.Why})
}

// forfeit lists what is left behind: unvested equity at the price of the last day, and
// the bonus earned but not yet paid.
func (l *Leaving) forfeit(w *WalkAway) {
	for i := range l.offer.Grants {
		l.forfeitGrant(w, &l.offer.Grants[i], i)
	}
	for i := range l.timeline {
		if p := &l.timeline[i]; p.Date.After(w.Date) {
			w.lose(Forfeit{Item: p.Item + ", not yet paid", Amount: l.kase.Currency.Round(p.accrued(w.Date))})
		}
	}
}

// lose adds one forfeit that is worth something.
func (w *WalkAway) lose(f Forfeit) {
	if !f.Amount.IsPositive() {
		return
	}
	w.Forfeits = append(w.Forfeits, f)
	w.LeftBehind = w.LeftBehind.Add(f.Amount)
}

func (l *Leaving) forfeitGrant(w *WalkAway, g *Grant, i int) {
	vested := l.u.vestedPart(g, w.Date)
	f := Forfeit{Item: l.u.grantItem(g, i) + ", unvested"}
	year := max(1, w.Month/12+min(1, w.Month%12)) // the service year that the last day belongs to
	if shares, _, ok := l.offer.ShareCount(g); ok {
		f.Quantity = shares.Sub(l.u.vestedShares(g, shares, w.Date))
		f.Amount = f.Quantity.Mul((&award{strike: g.Strike}).gain(l.u.price.on(w.Date, year)))
		if l.offer.Private.stated() {
			return // worth what an exit pays, and to no one what it is on paper
		}
	} else {
		f.Amount = g.Value.Sub(l.u.part(g.Value, vested))
		if g.Kind == RSU && !g.ByValue {
			f.Amount = f.Amount.Mul(l.u.price.index(w.Date, year))
		}
	}
	f.Amount = l.kase.convert(l.u.currency.Round(f.Amount), l.u.currency, w.Date)
	w.lose(f)
}

// IsEquity reports whether the component is worth what a share is worth.
func (c Component) IsEquity() bool {
	switch c {
	case RSUPay, RefresherPay, OptionPay, ESPPPay:
		return true
	}
	return false
}
