package comp

import (
	"fmt"

	"github.com/seed-251b9aba/offerkit/comp/calc"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// A fixed-term job ends by itself (SPEC 3.7): its last day worked is a term of the letter. Nothing is
// earned after it. The salary of a month that it cuts, and what is paid with the salary, is paid by
// days on the last day. What falls on the day after it, the day of leaving, is still one's own, as
// for anybody who leaves on a monthly anniversary (SPEC 3.2): a year of service that the last day
// completes earns its vest and its bonus. What vests or is paid later is lost, a bonus
// by its own rule too: its payday is after leaving (SPEC 5.2).

// leaves returns the day of leaving a fixed-term job, the day after the last one worked; zero where
// the job goes on.
func (o *Offer) leaves() vesting.Date {
	if o.End.IsZero() {
		return vesting.Date{}
	}
	return o.End.AddDays(1)
}

// over reports whether a month of service begins after the job has ended.
func (u *unfolding) over(month int) bool {
	return !u.leaves.IsZero() && !u.months[month-1].Before(u.leaves)
}

// served returns the part of a year, as a quotient, that an offer is worked over so many years of
// the horizon: all of them, or until it ends.
func (c *Case) served(o *Offer, years int) (worked, of int64) {
	begins, leaves := c.begins(o), o.leaves()
	if leaves.IsZero() || !leaves.Before(begins.AddMonths(12*years)) {
		return int64(years), 1
	}
	month := 0
	for !leaves.Before(begins.AddMonths(month + 1)) {
		month++
	}
	from, to := begins.AddMonths(month), begins.AddMonths(month+1)
	days := int64(from.DaysUntil(to))
	return int64(month)*days + int64(from.DaysUntil(leaves)), 12 * days
}

// end takes away what a fixed-term job does not pay any more, and says so.
func (u *unfolding) end() {
	if u.leaves.IsZero() {
		return
	}
	kept := u.payments[:0]
	var lost []Payment
	for i := range u.payments {
		p := u.payments[i]
		if !u.inHand(&p).After(u.leaves) {
			kept = append(kept, u.worked(p))
			continue
		}
		if !p.EarnedTo.IsZero() && p.EarnedFrom.Before(u.leaves) {
			lost = append(lost, p)
		}
	}
	u.payments = kept
	if last := u.yearBegun(u.offer.End); u.offer.End.Before(u.anniversary(u.kase.Years)) {
		u.note(Note{Term: EndTerm.Alone(), Kind: NoteJobEnds, On: u.offer.End, Year: last, first: last})
		for years := last + 1; years <= u.kase.Years; years++ {
			u.noteUntil(years, calc.Fixed(true), Note{Term: EndTerm.Alone(), Kind: NoteYearsAfterEnd, Year: last + 1, first: years})
		}
	}
	for i := range lost {
		if p := &lost[i]; p.Year <= u.kase.Years && (i == 0 || lost[i-1].Earns != p.Earns) {
			u.noteIf(p.RestsOn().Positive(), Note{Term: p.Term, Kind: NoteEndsBeforePayday, Item: p.Earns, On: p.Date, Until: u.offer.End, first: p.Year})
		}
	}
}

// worked returns a payment of what is earned by days, of which only those before the end of the
// job count. One that is a share of base has them already.
func (u *unfolding) worked(p Payment) Payment {
	if p.EarnedTo.IsZero() || !u.leaves.Before(p.EarnedTo) || !p.earns.IsFixedZero() || !p.paid.IsFixedZero() {
		return p
	}
	days, of := p.EarnedFrom.DaysUntil(u.leaves), p.EarnedFrom.DaysUntil(p.EarnedTo)
	amount := p.Number().Part(int64(max(days, 0)), int64(of), u.currency.Places())
	p.Item, p.EarnedTo = fmt.Sprintf("%s, %d of %d days", p.Earns, max(days, 0), p.EarnedOf), later(u.leaves, p.EarnedFrom)
	return p.of(amount)
}

// checkEnd names what cannot stand in the end of a fixed-term job.
func (o *Offer) checkEnd(at checker, c *Case) {
	at = at.at("end")
	at.year(o.End)
	switch begins := c.begins(o); {
	case o.End.IsZero():
	case o.End.Before(o.start(c)) && !o.Start.IsZero():
		at.refuse(fmt.Sprintf("the job ends on %v, before its first day, %v", o.End, o.start(c)), "write the last day worked, such as end: 2029-06-30")
	case o.End.Before(begins):
		at.refuse(fmt.Sprintf("the job ends on %v, before the comparison begins on %v", o.End, begins), "leave the offer out, or write the last day worked")
	}
}
