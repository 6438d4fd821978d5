package comp

import (
	"cmp"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/vesting"
)

// DayKind says what happens on a day of an offer.
type DayKind string

// The kinds of days.
const (
	AnswerDay      DayKind = "answer"       // the last day to answer
	FirstDay       DayKind = "start"        // of work
	VestDay        DayKind = "vest"         // of an award
	PayDay         DayKind = "payday"       // of a bonus, contractual cash, a commission, profit sharing, a sign-on, a relocation
	ClawbackEndDay DayKind = "clawback-end" // from it on, leaving owes nothing of a term
	ExpiryDay      DayKind = "expiry"       // the last on which options of an award can be exercised at all
	LastDay        DayKind = "leaving"      // of work, where somebody means to leave or the job ends
	PromotionDay   DayKind = "promotion"    // as the case assumes
	TenderDay      DayKind = "tender"       // a private company's offer to buy, as the case assumes
	ExitDay        DayKind = "exit"         // a private company's, as the case assumes
	WindowDay      DayKind = "window"       // the last on which vested options can be exercised after leaving
)

// Day is a day of an offer that belongs in a calendar, with what happens on it.
type Day struct {
	Kind    DayKind
	On      vesting.Date
	Term    TermRef
	Granted vesting.Date // vesting start of the award, which tells one year's refresher from another's
	Place   int          // among the days of its kind, term and award, from 1: what stays when the day moves
	Item    string       // names the term for a person

	Component Component
	Amount    decimal.Decimal // in the offer's own currency, as the case assumes; 0 where nothing is paid that day
	Quantity  decimal.Decimal // shares or options; 0 where it is none
	Options   bool            // Quantity counts options
	Expected  bool            // nobody has put it in writing
	Unpriced  bool            // of a private company: what it is worth, its exit says
}

// Days lists the days of an offer, in order of date: the last day to answer, the first day of work,
// vests, as late as the awards granted within the horizon run, paydays of what is not paid with the
// salary, the day on which each clawback ends, the expiry of options, the promotion, the tender offer and
// the exit that the case assumes, and the last day of a fixed-term job. It is nil for a result
// that is none of the comparison's.
func (c *Comparison) Days(r *Result) []Day {
	if c == nil || !c.has(r) {
		return nil
	}
	l := newLeaving(&c.Case, r, true)
	var days []Day
	if on := r.Offer.Deadline; !on.IsZero() && !r.Offer.Current {
		days = append(days, Day{Kind: AnswerDay, On: on})
	}
	if !r.Offer.Current {
		days = append(days, Day{Kind: FirstDay, On: r.Start, Term: StartTerm.Alone()})
	}
	for _, more := range [][]Day{l.payDays(), l.vestDays(), l.heldDays(), l.expiries(), l.clawbackEnds(), l.assumedDays()} {
		days = append(days, more...)
	}
	return inOrder(days)
}

// LeavingDays lists the days that leaving after a number of full months of service makes: the last
// day of work, and until when the vested options of a private company can be exercised.
func (l *Leaving) LeavingDays(months int) []Day {
	if l.u == nil {
		return nil
	}
	w := l.After(months)
	days := []Day{{Kind: LastDay, On: w.Date}}
	for i := range w.Exercises {
		e := &w.Exercises[i]
		days = append(days, Day{Kind: WindowDay, On: e.Until, Term: e.Term, Item: e.Item, Quantity: e.Options, Component: OptionPay, Options: true, Unpriced: true})
	}
	return inOrder(days)
}

// MergeDays puts days of one offer in order of date.
func MergeDays(days, more []Day) []Day { return inOrder(slices.Concat(days, more)) }

// inOrder sorts days by date and gives each its place.
func inOrder(days []Day) []Day {
	slices.SortStableFunc(days, func(a, b Day) int { return a.On.Compare(b.On) })
	type key struct {
		kind    DayKind
		term    TermRef
		granted vesting.Date
	}
	places := map[key]int{}
	for i := range days {
		k := key{days[i].Kind, days[i].Term, days[i].Granted}
		places[k]++
		days[i].Place = places[k]
	}
	return days
}

// vestDays are the vests of what is listed or is money: the payments of awards.
func (l *Leaving) vestDays() []Day {
	end := l.u.anniversary(l.kase.Years)
	return l.paid(VestDay, func(p *Payment) bool {
		return !p.Granted.IsZero() && p.Granted.Before(end) && p.Component != DividendPay && !p.isSale()
	})
}

// payDays are the days on which something is paid that does not come with the salary.
func (l *Leaving) payDays() []Day {
	return l.paid(PayDay, func(p *Payment) bool {
		if p.Year > l.kase.Years {
			return false
		}
		switch p.Component {
		case BonusPay, CommissionPay, ProfitSharingPay, RelocationPay, SignOnPay, ESPPPay:
			return p.Granted.IsZero() && !l.monthly(p)
		case BenefitPay:
			return p.IsCash() && p.Granted.IsZero() && !l.monthly(p)
		}
		return false
	})
}

// monthly reports whether a payment is one of those that a term makes with the salary.
func (l *Leaving) monthly(p *Payment) bool {
	if p.Component == BonusPay {
		return false // however many paydays it has, and parts held back
	}
	n, last := 0, vesting.Date{}
	for i := range l.u.payments { // in order of date
		if q := &l.u.payments[i]; q.Term == p.Term && q.Year == p.Year && q.Date != last {
			n, last = n+1, q.Date
		}
	}
	return n > 4 // a quarter's commission is not, a month's is
}

// paid makes a day of the payments of one term on one date: a bonus of two service years is one.
func (l *Leaving) paid(kind DayKind, which func(*Payment) bool) (days []Day) {
	type key struct {
		term        TermRef
		granted, on vesting.Date
	}
	index := map[key]int{}
	for i := range l.u.payments {
		p := &l.u.payments[i]
		if !which(p) {
			continue
		}
		k := key{p.Term, p.Granted, p.Date}
		j, known := index[k]
		if !known {
			j, index[k] = len(days), len(days)
			item := p.Item
			if kind == VestDay {
				item = l.awardItem(p)
			}
			days = append(days, Day{Kind: kind, On: p.Date, Term: p.Term, Granted: p.Granted, Item: item, Component: p.Component, Options: l.offer.IsOption(p), Expected: p.Promise == PromiseExpected})
		}
		if known && days[j].Item != p.Item {
			days[j].Item = l.together(p, k.on)
		}
		days[j].Amount = days[j].Amount.Add(p.Number().Decimal())
		if p.isShares() {
			days[j].Quantity = days[j].Quantity.Add(p.Quantity)
		}
	}
	return days
}

// together names what a term pays on one day in several payments: one bonus of two service years by its
// year, anything else by its component.
func (l *Leaving) together(p *Payment, on vesting.Date) string {
	for i := range l.u.payments {
		if q := &l.u.payments[i]; q.Term == p.Term && q.Granted == p.Granted && q.Date == on && q.Earns != p.Earns {
			return p.Component.Title()
		}
	}
	return cmp.Or(p.Earns, p.Component.Title())
}

// assumedDays are the promotion, the tender offer and the exit that the case assumes, and the end of a
// fixed-term job, after which none of these comes.
func (l *Leaving) assumedDays() (days []Day) {
	o := l.offer
	if !o.End.IsZero() {
		days = append(days, Day{Kind: LastDay, On: o.End, Term: EndTerm.Alone()})
	}
	if pr := &o.Promotion; !pr.IsZero() && !l.past(pr.On) {
		days = append(days, Day{Kind: PromotionDay, On: pr.On, Term: PromotionTerm.Alone(), Item: pr.Title(), Expected: true})
	}
	p := &o.Private
	if p.Tender.stated() && !l.past(p.Tender.On) {
		days = append(days, Day{Kind: TenderDay, On: p.Tender.On, Term: PrivateTerm.Alone(), Expected: true, Amount: l.sold(AtTender)})
	}
	if p.Exit.Value.IsPositive() && !l.past(p.Exit.On) {
		days = append(days, Day{Kind: ExitDay, On: p.Exit.On, Term: PrivateTerm.Alone(), Expected: true, Amount: l.sold(AtExit)})
	}
	return days
}

// past reports whether a day comes after a fixed-term job has ended.
func (l *Leaving) past(day vesting.Date) bool { return !l.u.leaves.IsZero() && day.After(l.u.leaves) }

// sold is what the tender offer or the exit pays.
func (l *Leaving) sold(valued Valuation) decimal.Decimal {
	return l.u.payments.Sum(func(p *Payment) bool { return p.Valued == valued })
}

// expiries are the days on which options on listed shares expire.
func (l *Leaving) expiries() (days []Day) {
	if l.offer.Private.Stated() {
		return nil // with the days of its awards
	}
	expire := func(g *Grant, day Day) {
		day.Granted = l.u.grantStart(g)
		if day.On = g.expiry(day.Granted); !day.On.IsZero() {
			day.Kind, day.Options = ExpiryDay, true
			days = append(days, day)
		}
	}
	for i := range l.offer.Grants {
		g := &l.offer.Grants[i]
		shares, _, _ := l.result.ShareCount(g)
		expire(g, Day{Term: GrantTerm.At(i), Item: g.Item(i), Component: OptionPay, Quantity: shares})
	}
	for i := range l.offer.Refreshers {
		r := &l.offer.Refreshers[i]
		promise := r.Promise.orExpected()
		if r.Kind != Option || promise == PromiseNone {
			continue
		}
		first, every := r.Schedule()
		for n := range r.count(l.kase.Years) {
			g := r.Options(l.u.start.AddMonths(first + n*every))
			expire(&g, Day{Term: RefresherTerm.At(i), Item: l.offer.AwardTitle(RefresherTerm.At(i)), Component: RefresherPay, Quantity: l.u.refresherValue(i, r).Decimal(), Expected: promise == PromiseExpected})
		}
	}
	return days
}

// heldDays are the vests and the expiry of a private company's awards, whose worth an exit says.
func (l *Leaving) heldDays() (days []Day) {
	end := l.u.anniversary(l.kase.Years)
	for i := range l.held {
		h := &l.held[i]
		if !h.award.start.Before(end) {
			continue // a refresher that is granted after the horizon
		}
		pay := &h.award.pay
		day := Day{Kind: VestDay, Term: pay.Term, Granted: h.award.start, Item: pay.Item, Component: pay.Component, Options: l.offer.IsOption(pay), Expected: pay.Promise == PromiseExpected, Unpriced: true}
		before := h.dealt(h.before)
		for _, e := range h.vests.Events {
			vested := h.dealt(e.Cumulative)
			day.On, day.Quantity = e.Date, vested.Sub(before).Decimal()
			if before = vested; day.Quantity.IsPositive() && !e.Date.Before(l.u.start) && !l.gone(e.Date) {
				days = append(days, day)
			}
		}
		if on := h.award.expires; !on.IsZero() && !l.gone(on) {
			day.Kind, day.On, day.Quantity = ExpiryDay, on, orFixed(h.award.count, h.award.shares).Decimal()
			days = append(days, day)
		}
	}
	return days
}

// gone reports whether a private company's awards are paid or lost before a day: after the exit, which adds
// nothing for what vests later, and after the end of a fixed-term job.
func (l *Leaving) gone(day vesting.Date) bool {
	exit := &l.offer.Private.Exit
	return l.past(day) || exit.Value.IsPositive() && day.After(exit.On)
}

// clawbackEnds are the days from which leaving owes nothing of a term any more: the end of the
// clause for its last instalment.
func (l *Leaving) clawbackEnds() (days []Day) {
	for i := range l.clauses {
		d := &l.clauses[i]
		var end vesting.Date
		for _, paid := range d.paid {
			part := d.clause.part(paid, l.u.hired, paid.Paid)
			end = later(end, part.Since.AddMonths(d.clause.Months))
		}
		if !end.Before(l.u.start) {
			days = append(days, Day{Kind: ClawbackEndDay, On: end, Term: d.term, Item: d.item})
		}
	}
	return days
}
