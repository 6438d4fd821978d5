package comp

import (
	"cmp"
	"fmt"
	"slices"
	"sync/atomic"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp/calc"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// WalkAway is what an offer has come to for someone who leaves after a number of months
// (SPEC 7.4), in the reporting currency: Net = Cash + Equity + Other - Clawback.
type WalkAway struct {
	Month    int             // months from the first compared day; the last day of work is their anniversary
	Date     vesting.Date    // last day of work
	Cash     decimal.Decimal // received by then of what the metric cash counts, and what is earned of contractual cash that a year earns, paid on leaving
	Equity   decimal.Decimal // vested by then, at the value of each vest day
	Other    decimal.Decimal // received by then: vested match and benefits in kind
	Clawback decimal.Decimal // owed, positive
	Net      decimal.Decimal

	LeftBehind decimal.Decimal // sum of Forfeits
	Forfeits   []Forfeit       // what was granted or earned and is lost
	Debts      []ClauseDebt    // the clawbacks that take something or could have
	Exercises  []Exercise      // vested options of a private company that have to be exercised now or never

	net, behind                   calc.Number // Net and LeftBehind
	cash, equity, other, clawback calc.Number
	unvested                      calc.Number // of the match
	settledCash, settledOther     calc.Number // what leaving is paid of what a year earns: holiday pay
}

// NetNumber returns Net, with the steps that made it from the terms where the result that is
// left remembers them; see [Comparison.Remember].
func (w *WalkAway) NetNumber() calc.Number { return w.net }

// LeftBehindNumber, CashNumber, EquityNumber, OtherNumber and ClawbackNumber return the figures
// of those names likewise.
func (w *WalkAway) LeftBehindNumber() calc.Number { return w.behind }
func (w *WalkAway) CashNumber() calc.Number       { return w.cash }
func (w *WalkAway) EquityNumber() calc.Number     { return w.equity }
func (w *WalkAway) OtherNumber() calc.Number      { return w.other }
func (w *WalkAway) ClawbackNumber() calc.Number   { return w.clawback }

// Forfeit is one thing that leaving gives up, at its value on the last day of work. A result that
// remembers has those too that are lost for other terms only, and so with debts and exercises.
type Forfeit struct {
	Item     string
	Quantity decimal.Decimal // shares, or options; zero for what is neither
	Options  bool            // Quantity counts options
	Amount   decimal.Decimal // 0 where Unpriced
	Unpriced bool            // a private company's equity, which no market prices
	Award    bool            // an award that has not vested, rather than a match or a bonus
	Term     TermRef         // of an award
	Granted  vesting.Date    // of an award: its vesting start

	made *lost // nil where no term of it is live
}

// lost are the figures of a forfeit or an exercise with the steps that made them.
type lost struct{ quantity, amount calc.Number }

func (l *lost) makings() lost {
	if l == nil {
		return lost{}
	}
	return *l
}

// remembersLoss returns the figures where their terms are live.
func remembersLoss(quantity, amount calc.Number) *lost {
	if !quantity.Live() && !amount.Live() {
		return nil
	}
	return &lost{quantity, amount}
}

// QuantityNumber and AmountNumber return the figures of those names with the steps that made them.
func (f *Forfeit) QuantityNumber() calc.Number { return orFixed(f.made.makings().quantity, f.Quantity) }
func (f *Forfeit) AmountNumber() calc.Number   { return orFixed(f.made.makings().amount, f.Amount) }

// Holds returns whether there is something that is lost.
func (f *Forfeit) Holds() calc.Cond {
	return f.AmountNumber().Positive().Or(f.QuantityNumber().Positive())
}

// Exercise is vested options that leaving forces a decision on. What an exit may pay for
// them is in no figure of the walk-away value.
type Exercise struct {
	Item    string
	Term    TermRef // the grant
	Options decimal.Decimal
	Cost    decimal.Decimal // of exercising all of them
	Until   vesting.Date    // last day of the exercise window

	made *lost // nil where no term of it is live
}

// OptionsNumber and CostNumber return the figures of those names with the steps that made them.
func (e *Exercise) OptionsNumber() calc.Number { return orFixed(e.made.makings().quantity, e.Options) }
func (e *Exercise) CostNumber() calc.Number    { return orFixed(e.made.makings().amount, e.Cost) }

// ClauseDebt is what one clawback clause takes.
type ClauseDebt struct {
	Item   string          // "Sign-on, year 1"
	Term   TermRef         // whose clause it is
	Amount decimal.Decimal // in the reporting currency, converted on the day of leaving
	Debt   Debt            // how it came about, in the offer's own currency

	amount calc.Number
	absent calc.Cond // nothing is paid that the clause is about
}

// AmountNumber returns Amount with the steps that made it.
func (d *ClauseDebt) AmountNumber() calc.Number { return orFixed(d.amount, d.Amount) }

// Holds returns whether anything is paid that the clause is about.
func (d *ClauseDebt) Holds() calc.Cond { return d.absent.Not() }

// MakeWhole returns what a new employer would have to pay so that leaving costs nothing:
// what is left behind and what has to be paid back.
func (w *WalkAway) MakeWhole() decimal.Decimal { return w.LeftBehind.Add(w.Clawback) }

// Leaving answers what someone keeps who leaves one offer of a case. It is prepared once
// and answers for any month in about the time that it takes to look one up.
type Leaving struct {
	kase      *Case
	offer     *Offer
	result    *Result
	u         *unfolding // of a longer horizon, for what vests after the case's
	timeline  Timeline   // within the case's horizon, in the reporting currency
	voluntary bool

	received receipts
	clauses  []debtor
	awards   []unvested
	bonuses  []Payment // in the offer's own currency
	accruing []Payment // of benefits that a year earns, likewise: leaving is paid what is earned of them
	held     []heldAward
}

// NewLeaving prepares to answer for one offer of a comparison. Voluntary says that the
// employee resigns; some clauses take nothing otherwise. For a result that is none of the
// comparison's, what is kept is nothing in every month.
func NewLeaving(c *Comparison, r *Result, voluntary bool) *Leaving {
	if c == nil || !c.has(r) {
		return &Leaving{}
	}
	return newLeaving(&c.Case, r, voluntary)
}

func newLeaving(c *Case, r *Result, voluntary bool) *Leaving {
	l := keeping(c, r, c.beyond(r), voluntary)
	l.awards = l.unvested()
	for i := range l.u.held {
		l.held = append(l.held, l.u.holding(&l.u.held[i], vesting.Date{}))
	}
	for i := range l.u.payments {
		if p := &l.u.payments[i]; !p.EarnedTo.IsZero() && !p.accruing() {
			l.bonuses = append(l.bonuses, *p)
		}
	}
	return l
}

// keeping is a leaving that knows what is kept, not what is left behind.
func keeping(c *Case, r *Result, u *unfolding, voluntary bool) *Leaving {
	l := &Leaving{kase: c, offer: &r.Offer, result: r, u: u, timeline: r.Timeline, voluntary: voluntary}
	l.received = newReceipts(l.u, l.timeline)
	l.clauses = l.debtors()
	for i := range u.payments {
		if p := &u.payments[i]; p.accruing() {
			l.accruing = append(l.accruing, *p)
		}
	}
	return l
}

// KeptByMonth returns what somebody keeps who resigns after each month of the horizon, from
// month 0 on, as [Leaving.KeptAfter] has it, and nothing of another comparison's offer. An offer that remembers is not unfolded once more.
func (c *Comparison) KeptByMonth(r *Remembered) []WalkAway {
	l := &Leaving{}
	switch {
	case c == nil || r == nil || !c.has(&r.Result):
		return nil
	case r.u == nil:
		l = newLeaving(&c.Case, &r.Result, true)
	default:
		l = keeping(&c.Case, &r.Result, r.u, true)
	}
	months := make([]WalkAway, 12*c.Case.Years+1)
	for m := range months {
		months[m] = l.KeptAfter(m)
	}
	return months
}

// beyond returns the offer of a result unfolded as by unfoldBeyond: one that is to spare, or a new one.
// Asking it changes it, so that it is the caller's alone, until it is given back for the next one. A copy of
// the result, whose offer may have been changed, has none to spare.
func (c *Case) beyond(r *Result) *unfolding {
	if s := r.spare; s != nil && s.of == r {
		if u := s.u.Swap(nil); u != nil {
			return u
		}
	}
	return c.unfoldBeyond(&r.Offer, r.terms)
}

// giveBack leaves an unfolding that is asked nothing more for who asks next.
func (r *Result) giveBack(u *unfolding) {
	if s := r.spare; s != nil && s.of == r {
		s.u.Store(u)
	}
}

// spare is an unfolding of a comparison's result that nobody asks at the moment, where there is one.
type spare struct {
	of *Result
	u  atomic.Pointer[unfolding]
}

// unfoldBeyond unfolds an offer of the case for as many years more as its awards run on:
// what was granted within the horizon is left behind by leaving early, however late it
// vests.
func (c *Case) unfoldBeyond(o *Offer, t terms) *unfolding {
	longer := *c
	begins := c.begins(o)
	for last := c.lastVest(o); begins.AddMonths(12 * longer.Years).Before(last); {
		longer.Years++
	}
	return unfoldWith(&longer, o, c.Years, t)
}

// vestsBeyond reports whether an award granted within the horizon may vest after it.
func (c *Case) vestsBeyond(o *Offer) bool { return c.lastVest(o) != c.horizonEnd(o) }

// afterExit is how many months after the last vest of a private company's award its exit may still
// come to be looked at.
const afterExit = 24

// lastVest returns the last day on which an award granted within the horizon vests, or the end of
// the horizon where that is later.
func (c *Case) lastVest(o *Offer) vesting.Date {
	begins, hired, end := c.begins(o), c.hired(o), c.horizonEnd(o)
	last := end
	for i := range o.Grants {
		if start := o.Grants[i].vestingStart(begins, hired); start.Before(end) {
			last = later(last, o.Grants[i].Vesting.Ends(start))
		}
	}
	for i := range o.Refreshers {
		last = later(last, o.Refreshers[i].Vesting.Ends(end))
	}
	if !o.Promotion.Refresher.IsZero() {
		last = later(last, o.promotedVesting().Ends(end))
	}
	for i := range o.Benefits {
		if months := o.Benefits[i].Vests; months > 0 && !hired.IsZero() {
			last = later(last, hired.AddMonths(months))
		}
	}
	if o.Private.Stated() && len(o.Grants)+len(o.Refreshers) > 0 {
		last = last.AddMonths(afterExit)
	}
	return last
}

// Beyond returns the payments of one offer over its horizon and for as long after it as
// its awards run on, in the offer's own currency: what they pay after the horizon is in no
// total, but it is left behind by leaving early.
func (c *Comparison) Beyond(r *Result) Timeline {
	if !c.has(r) {
		return nil
	}
	u := c.Case.beyond(r)
	defer r.giveBack(u)
	return slices.Clone(u.payments)
}

// Later returns what the awards granted within the horizon pay after it, as [Comparison.Later].
func (l *Leaving) Later() Timeline {
	if l.u == nil {
		return nil
	}
	return l.kase.later(l.u)
}

// Cheapest returns the walk-away value of the month from the first compared day (month 0)
// to the given one, within 40 years, in which leaving forfeits least; of equals the
// earliest.
func (l *Leaving) Cheapest(months int) WalkAway {
	best := l.After(0)
	months = min(months, 12*MaxYears)
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
// second year, which is not left behind either. A bonus whose payday is later is forfeited
// (SPEC 5.2). Fewer months than none are month 0.
func (l *Leaving) After(months int) WalkAway {
	w := l.KeptAfter(months)
	if l.u != nil {
		l.forfeit(&w)
		w.LeftBehind = w.behind.Decimal()
	}
	return w
}

// KeptAfter is After without what is left behind and what has to be exercised: what somebody
// keeps takes a fraction of the time, and a workbook shows it for every month.
func (l *Leaving) KeptAfter(months int) WalkAway {
	months = max(months, 0)
	if l.u == nil {
		return WalkAway{Month: months}
	}
	w := WalkAway{Month: months, Date: l.u.start.AddMonths(months)}
	cash, equity, other := l.received.by(w.Date)
	if l.offer.Sell == Hold {
		equity = l.heldEquity(w.Date)
	}
	w.settledCash, w.settledOther = l.settles(w.Date)
	cash, other = cash.Add(w.settledCash), other.Add(w.settledOther).Add(l.keepMatch(&w))
	var owed calc.Number
	for i := range l.clauses {
		owed = owed.Add(l.clauses[i].owe(l, &w))
	}
	w.cash, w.equity, w.other, w.clawback = cash, equity, other, owed
	w.Cash, w.Equity, w.Other, w.Clawback = cash.Decimal(), equity.Decimal(), other.Decimal(), owed.Decimal()
	w.net = cash.Add(equity).Add(other).Sub(owed)
	w.Net = w.net.Decimal()
	return w
}

// isReceived reports whether a payment is in hand on the last day of work.
func (l *Leaving) isReceived(p *Payment, last vesting.Date) bool { return !l.u.inHand(p).After(last) }

// receipts are the payments of an offer by the day on which they are in hand, as running
// sums.
type receipts struct {
	days                          []vesting.Date // ascending
	cash, equity, benefits, match []calc.Number
	atOnce                        []calc.Number // of match, what is one's own whatever has vested
}

func newReceipts(u *unfolding, t Timeline) receipts {
	order := make([]*Payment, len(t))
	for i := range t {
		order[i] = &t[i]
	}
	slices.SortStableFunc(order, func(a, b *Payment) int { return u.inHand(a).Compare(u.inHand(b)) })
	var r receipts
	var cash, equity, benefits, match, atOnce calc.Number
	for _, p := range order {
		switch {
		case p.Component == MatchPay:
			match = match.Add(p.Number())
			if p.atOnce {
				atOnce = atOnce.Add(p.Number())
			}
		case p.Component.IsEquity():
			equity = equity.Add(p.Number())
		case p.IsCash():
			cash = cash.Add(p.Number())
		default:
			benefits = benefits.Add(p.Number())
		}
		r.days = append(r.days, u.inHand(p))
		r.cash, r.equity = append(r.cash, cash), append(r.equity, equity)
		r.benefits, r.match, r.atOnce = append(r.benefits, benefits), append(r.match, match), append(r.atOnce, atOnce)
	}
	return r
}

// by returns what is in hand on a day but for the match.
func (r *receipts) by(day vesting.Date) (cash, equity, other calc.Number) {
	n := countUntil(r.days, day)
	if n == 0 {
		return cash, equity, other
	}
	return r.cash[n-1], r.equity[n-1], r.benefits[n-1]
}

// matched returns the match paid by a day, and what of it is one's own at once.
func (r *receipts) matched(day vesting.Date) (all, atOnce calc.Number) {
	if n := countUntil(r.days, day); n > 0 {
		return r.match[n-1], r.atOnce[n-1]
	}
	return all, atOnce
}

// debtor is a clawback clause with what it can reach, in the offer's own currency.
type debtor struct {
	item    string
	term    TermRef
	clause  Clawback
	taxed   calc.Number // the tax rate that a net clause leaves out
	assumed bool        // the clause does not say that rate
	year    int         // service year in which all of it is paid; 0 where it is not one
	paid    []Instalment
	amount  []calc.Number  // by instalment, on the terms
	inHand  []vesting.Date // by instalment, the first last day of work on which it is received
}

// debtors lists the clauses of the offer.
func (l *Leaving) debtors() []debtor {
	var all []debtor
	for i, s := range l.offer.SignOn {
		if s.Clawback.Months != 0 {
			d := debtor{item: s.title(), term: SignOnTerm.At(i), clause: s.Clawback}
			d.taxed = l.u.terms.ofEach("sign_on[%d].clawback.tax_rate", i, s.Clawback.NetRate)
			d.collect(l)
			l.leaveOutTaxes(&d)
			all = append(all, d)
		}
	}
	for _, r := range l.offer.moving() {
		if r.Clawback.Months == 0 {
			continue
		}
		d := debtor{item: r.title(), term: r.term, clause: r.clause(), taxed: r.taxed(l.u.terms)}
		if r.Service && !l.u.hired.IsZero() {
			// No cash was received, but what the movers cost can be claimed back all the same.
			day := r.dated().day(l.u.hired, l.u.hired)
			d.add(day, r.paid(l.u.terms, l.u.currency), day)
		}
		d.collect(l)
		l.leaveOutTaxes(&d)
		all = append(all, d)
	}
	return all
}

// collect adds what the term has paid, before the comparison too.
func (d *debtor) collect(l *Leaving) {
	for _, timeline := range []Timeline{l.u.earlier, l.u.payments} {
		for i := range timeline {
			if p := &timeline[i]; p.Term == d.term {
				if len(d.paid) == 0 {
					d.year = p.Year
				} else if p.Year != d.year {
					d.year = 0
				}
				d.add(p.Date, l.asPaid(p), l.u.inHand(p))
			}
		}
	}
}

// asPaid returns the amount of a payment in the offer's own currency: where the result that is
// left remembers it, the very number of its timeline.
func (l *Leaving) asPaid(p *Payment) calc.Number {
	if !p.Number().Live() {
		return p.Number()
	}
	for i := range l.timeline {
		q := &l.timeline[i]
		switch {
		case q.Term != p.Term || q.Date != p.Date:
		case l.u.currency != l.kase.Currency:
			return q.NativeNumber()
		default:
			return q.Number()
		}
	}
	return p.Number()
}

func (d *debtor) add(paid vesting.Date, amount calc.Number, inHand vesting.Date) {
	d.paid = append(d.paid, Instalment{Paid: paid, Amount: amount.Decimal()})
	d.amount, d.inHand = append(d.amount, amount), append(d.inHand, inHand)
}

// owe lists what the clause takes of what was received, and returns it. It is rounded in the
// offer's own currency and converted on the day of leaving (SPEC 5.3).
func (d *debtor) owe(l *Leaving, w *WalkAway) calc.Number {
	received := 0
	for received < len(d.paid) && !d.inHand[received].After(w.Date) {
		received++
	}
	leaving := Departure{On: w.Date, Voluntary: l.voluntary}
	if end := l.offer.leaves(); !end.IsZero() && !w.Date.Before(end) { // a fixed term is over by itself: nobody resigns
		leaving = Departure{On: end}
	}
	debt, owed := d.clause.owed(d.paid[:received], d.amount[:received], d.taxed, l.u.hired, leaving, l.u.currency)
	debt.Assumed = d.assumed
	amount := l.kase.exchange(owed, l.u.currency, w.Date, l.u.terms)
	clause := ClauseDebt{Item: d.item, Term: d.term, Amount: amount.Decimal(), Debt: debt, amount: amount}
	if paid := calc.Sum(d.amount...); paid.Live() {
		clause.absent = paid.Positive().Not()
	}
	w.Debts = append(w.Debts, clause)
	return amount
}

// settles returns what is earned on a last day of work of benefits that have a payday in the year,
// and is paid with the last salary: holiday pay, a 13th month. They accrue with service (SPEC 5.10).
func (l *Leaving) settles(day vesting.Date) (cash, other calc.Number) {
	for i := range l.accruing {
		p := &l.accruing[i]
		if !l.u.inHand(p).After(day) {
			continue
		}
		_, earned := l.accrued(p, day)
		if earned = l.reported(earned, l.u.currency, day); p.IsCash() || p.Component == CostPay {
			cash = cash.Add(earned)
		} else {
			other = other.Add(earned)
		}
	}
	return cash, other
}

// keepMatch returns the vested part of the employer's match; the rest is lost. Of a job
// that was held long enough for every term all of it is vested.
func (l *Leaving) keepMatch(w *WalkAway) calc.Number {
	paid, atOnce := l.received.matched(w.Date)
	share := l.offer.matchVested(l.u.hired, w.Date)
	if share.Cmp(vesting.Whole(1)) == 0 {
		return paid
	}
	kept := paid.Sub(atOnce).Part(share.Num(), share.Den(), l.kase.Currency.Places()).Add(atOnce)
	w.unvested = paid.Sub(kept)
	return kept
}

// unvestedMatch names what leaving loses of the match.
func (l *Leaving) unvestedMatch() string {
	return l.offer.Retirement.Title(l.u.currency) + ", unvested"
}

// unvested is one award with what it has still to vest, as running sums from the end.
type unvested struct {
	item    string
	term    TermRef
	granted vesting.Date
	in      Currency // of its amounts
	strike  calc.Number
	options bool
	days    []vesting.Date // of its vests, ascending
	shares  []calc.Number  // by vest, the shares (or options) of it and of all later ones
	dollars []calc.Number  // the parts of a value followed in dollars, at the index of the day it is of
	money   []calc.Number  // the parts that are money whatever the share price
}

// unvested lists the awards of the offer in the order in which they first vest.
func (l *Leaving) unvested() []unvested {
	var all []unvested
	index := map[string]int{}
	for i := range l.u.payments {
		p := &l.u.payments[i]
		if p.Granted.IsZero() || p.isSale() {
			continue
		}
		key := p.Term.String() + " " + p.Granted.String()
		j, known := index[key]
		if !known {
			j = len(all)
			index[key] = j
			all = append(all, unvested{item: l.awardItem(p) + ", unvested", term: p.Term, granted: p.Granted, in: cmp.Or(p.Currency, l.u.currency), strike: p.strike(), options: l.offer.InOptions(p.Term)})
		}
		shares, dollars, money := l.leaves(p)
		a := &all[j]
		a.days = append(a.days, p.Date)
		a.shares, a.dollars, a.money = append(a.shares, shares), append(a.dollars, dollars), append(a.money, money)
	}
	for j := range all {
		a := &all[j]
		for i := len(a.days) - 2; i >= 0; i-- {
			a.shares[i] = a.shares[i].Add(a.shares[i+1])
			a.dollars[i] = a.dollars[i].Add(a.dollars[i+1])
			a.money[i] = a.money[i].Add(a.money[i+1])
		}
	}
	return all
}

// leaves returns what someone leaves behind who leaves before a vest: shares, dollars that
// grow with the share, or money.
func (l *Leaving) leaves(p *Payment) (shares, dollars, money calc.Number) {
	switch {
	case p.isShares():
		shares = p.quantity()
	case p.isIndexed():
		index := l.u.price.index(l.u.valuedOn(p.Date, p.Year)) // where it has lost everything, so has the vest
		dollars = calc.If(index.Positive(), p.dollars().Mul(p.price()).Div(index, quotientPlaces), calc.Number{})
	case p.Currency != "":
		money = p.NativeNumber()
	default:
		money = p.Number()
	}
	return shares, dollars, money
}

// Dollars returns the part of a value followed in dollars that a vest is, not rounded.
func (p *Payment) Dollars() decimal.Decimal { return p.dollars().Decimal() }

func (p *Payment) dollars() calc.Number {
	if p.Term.Kind == TopUpTerm {
		return p.quantity()
	}
	if open := p.makings().parts; open != nil {
		num, den := open.between(p.From, p.To)
		return p.basis().Mul(num).Div(den, quotientPlaces)
	}
	from, to := p.From.Rat(), p.To.Rat()
	part := to.Sub(to, from)
	num, den := calc.Of(decimal.NewFromBigInt(part.Num(), 0)), calc.Of(decimal.NewFromBigInt(part.Denom(), 0))
	return p.basis().Mul(num).Div(den, quotientPlaces)
}

// forfeit lists what is left behind: the match and the equity granted before the last day that
// have not vested, shares at the price of that day, and the bonus and commission earned but not yet paid.
func (l *Leaving) forfeit(w *WalkAway) {
	w.lose(Forfeit{Item: l.unvestedMatch()}, calc.Number{}, w.unvested)
	year, _ := l.u.year(w.Date)
	for i := range l.awards {
		a := &l.awards[i]
		if !a.granted.Before(w.Date) {
			continue
		}
		next := countUntil(a.days, w.Date)
		if next == len(a.days) {
			continue
		}
		amount := a.money[next]
		if shares := a.shares[next]; !shares.IsFixedZero() {
			amount = amount.Add(shares.Mul(worth(l.u.price.on(w.Date, year), a.strike)))
		}
		if dollars := a.dollars[next]; !dollars.IsFixedZero() {
			amount = amount.Add(dollars.Mul(l.u.price.index(w.Date, year)))
		}
		lost := Forfeit{Item: a.item, Award: true, Options: a.options, Term: a.term, Granted: a.granted}
		w.lose(lost, a.shares[next], l.reported(amount, a.in, w.Date))
	}
	l.forfeitPrivate(w)
	l.forfeitBonuses(w)
	l.forfeitCommission(w)
}

// reported rounds an amount of a currency in it and converts it on a day.
func (l *Leaving) reported(amount calc.Number, in Currency, day vesting.Date) calc.Number {
	return l.kase.exchange(amount.Round(in.Places()), in, day, l.u.terms)
}

// accrued returns the days of a bonus that are worked before a day, and what they have
// earned of it, not rounded: of a share of base each day at the salary in force on it, so that a
// raise after the last day of work earns nothing.
func (l *Leaving) accrued(p *Payment, day vesting.Date) (days int, amount calc.Number) {
	if p.EarnedTo.IsZero() || !p.EarnedFrom.Before(day) {
		return 0, calc.Number{}
	}
	whole := p.EarnedFrom.DaysUntil(p.EarnedTo)
	if !day.Before(p.EarnedTo) {
		return whole, p.Number()
	}
	days = p.EarnedFrom.DaysUntil(day)
	if !p.paid.IsFixedZero() {
		base := l.u.basePaid(p.EarnedFrom, day)
		if p.Term.Kind == PromotionTerm {
			base = l.u.basePaidOf(l.u.promoted, p.EarnedFrom, day).Sub(base)
		}
		return days, base.Mul(p.paid)
	}
	if p.earns.IsFixedZero() {
		return days, p.Number().Part(int64(days), int64(whole), quotientPlaces)
	}
	earned := l.u.salary.days(p.EarnedFrom, day).Mul(p.earns)
	return days, earned.Part(1, int64(p.EarnedOf), quotientPlaces)
}

// forfeitBonuses lists the bonuses that are earned and not yet paid, by the days worked of
// their year. One that is paid for two service years is one bonus.
func (l *Leaving) forfeitBonuses(w *WalkAway) {
	for i := 0; i < len(l.bonuses); i++ {
		first := &l.bonuses[i]
		if !first.Date.After(w.Date) || !first.EarnedFrom.Before(w.Date) {
			continue // it is paid, or its year has not begun
		}
		days, accrued := l.accrued(first, w.Date)
		for ; i+1 < len(l.bonuses) && l.bonuses[i+1].Date == first.Date && l.bonuses[i+1].Earns == first.Earns; i++ {
			more, amount := l.accrued(&l.bonuses[i+1], w.Date)
			days, accrued = days+more, accrued.Add(amount)
		}
		item := fmt.Sprintf("%s, %d of %d days, not yet paid", first.Earns, days, first.EarnedOf)
		w.lose(Forfeit{Item: item}, calc.Number{}, l.reported(accrued, l.u.currency, w.Date))
	}
}

// forfeitCommission lists commission that is earned since the last payday, by the days worked of its
// quarter, as a bonus is.
func (l *Leaving) forfeitCommission(w *WalkAway) {
	for i := range l.u.commissions {
		d := &l.u.commissions[i]
		if !d.from.Before(w.Date) || !w.Date.Before(d.ends()) {
			continue
		}
		lost := Forfeit{Item: fmt.Sprintf("Commission to %v, %d of %d days, not yet paid", d.ends().AddDays(-1), d.from.DaysUntil(w.Date), d.from.DaysUntil(d.ends()))}
		w.lose(lost, calc.Number{}, l.reported(d.unpaid(l.u, w.Date), l.u.currency, w.Date))
	}
}

// awardItem names the award of a vest: a grant by its place in the letter, anything else
// by the item of the payment.
func (l *Leaving) awardItem(p *Payment) string {
	for i := range l.offer.Grants {
		if p.Term == GrantTerm.At(i) {
			return l.offer.Grants[i].Item(i)
		}
	}
	return p.Item
}

// lose adds one forfeit, which is listed where it is worth something or counts shares.
func (w *WalkAway) lose(f Forfeit, shares, amount calc.Number) {
	w.behind = w.behind.Add(amount)
	f.Quantity, f.Amount = shares.Decimal(), amount.Decimal()
	f.made = remembersLoss(shares, amount)
	if f.made != nil || f.Amount.IsPositive() || f.Quantity.IsPositive() {
		w.Forfeits = append(w.Forfeits, f)
	}
}

// countUntil counts the days, which ascend, up to a day.
func countUntil(days []vesting.Date, day vesting.Date) int {
	n, _ := slices.BinarySearchFunc(days, day, func(d, day vesting.Date) int {
		if d.After(day) {
			return 1
		}
		return -1
	})
	return n
}

// forfeitPrivate lists what leaving does to a private company's equity before its exit:
// what has not vested is lost, vested options have to be exercised within their window.
func (l *Leaving) forfeitPrivate(w *WalkAway) {
	exit := l.offer.Private.Exit
	if exit.Value.IsPositive() && !exit.On.After(w.Date) {
		return
	}
	for i := range l.held {
		a := l.held[i].award
		if !a.start.Before(w.Date) || a.lapsed(w.Date) {
			continue
		}
		by, unvested := l.held[i].by(w.Date)
		w.lose(Forfeit{Item: a.pay.Item + ", unvested", Unpriced: true, Award: true, Options: l.offer.InOptions(a.pay.Term)}, unvested, calc.Number{})
		if a.strike.IsPositive() && (by.Live() || by.Decimal().IsPositive()) {
			cost := l.u.reported(by.Mul(calc.Of(a.strike)))
			w.Exercises = append(w.Exercises, Exercise{
				Item: a.pay.Item, Term: a.pay.Term, Options: by.Decimal(), Cost: cost.Decimal(), Until: a.window.Until(w.Date, a.expires), made: remembersLoss(by, cost),
			})
		}
	}
}

// received is what is in hand on the last day of work of a walk-away metric.
func (f *folding) received() scope {
	l := f.left()
	last := l.u.start.AddMonths(f.metric.Number)
	return scope{has: func(p *Payment) bool { return l.isReceived(p, last) }}
}

// left is the leaving that a walk-away metric is about: a resignation, and what is kept.
func (f *folding) left() *Leaving {
	if f.leaving == nil {
		f.leaving = keeping(f.kase, f.result, f.kase.beyond(f.result), true)
	}
	return f.leaving
}

// takenOnLeaving is what a walk-away value is beside what was received: shares that are held
// stand at another price, a match that is not vested is lost, clawbacks are owed.
func (f *folding) takenOnLeaving() []line {
	l := f.left()
	w := l.KeptAfter(f.metric.Number)
	var lines []line
	add := func(kind TraceLineKind, item string, amount calc.Number) {
		if amount.Live() || !amount.Decimal().IsZero() {
			lines = append(lines, line{TraceLine{Kind: kind, Item: item}, amount})
		}
	}
	if l.offer.Sell == Hold {
		_, sold, _ := l.received.by(w.Date)
		add(HeldSharesLine, "", l.heldEquity(w.Date).Sub(sold))
	}
	add(SettledLine, "", w.settledCash.Add(w.settledOther))
	add(UnvestedMatchLine, l.unvestedMatch(), w.unvested.Neg())
	for i := range w.Debts {
		lines = append(lines, line{TraceLine{Kind: ClawbackLine, Item: w.Debts[i].Item, Debt: &w.Debts[i]}, w.Debts[i].amount.Neg()})
	}
	return lines
}

// heldEquity returns what shares that are held are worth on a last day of work: those
// received by then, at its price, each vest a sale of its own as in the total.
func (l *Leaving) heldEquity(day vesting.Date) calc.Number {
	year, _ := l.u.year(day)
	price, index := l.u.price.on(day, year), l.u.price.index(day, year)
	var sales []calc.Number
	for i := range l.timeline {
		p := &l.timeline[i]
		if !p.Component.IsEquity() || !l.isReceived(p, day) {
			continue
		}
		switch shares, dollars, _ := l.leaves(p); {
		case !shares.IsFixedZero():
			sales = append(sales, l.reported(shares.Mul(worth(price, p.strike())), l.u.equity, day))
		case !dollars.IsFixedZero():
			sales = append(sales, l.reported(dollars.Mul(index), l.u.equity, day))
		default:
			sales = append(sales, p.Number())
		}
	}
	return calc.Sum(sales...)
}
