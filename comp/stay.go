package comp

import (
	"fmt"

	"github.com/seed-251b9aba/offerkit/vesting"
)

// Today's job is compared from the day on which the first of the other offers starts:
// staying and leaving are the same until then (SPEC 3.6). Two days matter for it:
//
//   - its first compared day, from which months of pay, service years and months of
//     leaving count, and also refreshers, top-ups and offerings of an ESPP;
//   - the day of hiring, from which raises by a rate, bonus years, vests, the vesting of a
//     match, sign-ons, relocation and their clawbacks count.
//
// For any other offer both are its first day of work. What is paid or vests before the
// first compared day is in no total; what falls on that day itself is in year 1, as on
// the first day of any offer (SPEC 3.2), and leaving on it keeps it.

// begins returns the first compared day of an offer.
func (c *Case) begins(o *Offer) vesting.Date {
	if !o.Current {
		return o.start(c)
	}
	var first vesting.Date
	for i := range c.Offers {
		other := &c.Offers[i]
		if start := other.start(c); !other.Current && (first.IsZero() || start.Before(first)) {
			first = start
		}
	}
	if first.IsZero() {
		return c.AsOf
	}
	return first
}

// hired returns the first day of work. It is zero for today's job where the case does not
// tell it, or gives the first compared day: then it was held long enough for every term.
func (c *Case) hired(o *Offer) vesting.Date {
	if o.Current && (o.Start.IsZero() || !o.Start.Before(c.begins(o))) {
		return vesting.Date{}
	}
	return o.start(c)
}

// stay notes how today's job is compared.
func (u *unfolding) stay() {
	if !u.offer.Current {
		return
	}
	first, last := u.othersStart()
	if first != last {
		u.note(Note{Term: CurrentTerm.Alone(), Kind: NoteOthersStart, On: first, Until: last})
	}
	for i := range u.payments {
		if p := &u.payments[i]; p.Component == BonusPay && p.EarnedFrom.Before(u.start) {
			u.note(Note{Term: BonusTerm.Alone(), Kind: NoteBonusEarnedBefore, Item: p.Item, On: u.start})
		}
	}
	if !u.hired.IsZero() {
		return
	}
	if len(u.offer.SignOn) > 0 || !u.offer.Relocation.Amount.IsZero() {
		u.note(Note{Term: StartTerm.Alone(), Kind: NoteNoHiringDay})
	}
}

// othersStart returns the first and the last day on which an offer other than today's job
// starts; both zero where there is none.
func (u *unfolding) othersStart() (first, last vesting.Date) {
	for i := range u.kase.Offers {
		o := &u.kase.Offers[i]
		if o.Current {
			continue
		}
		start := o.start(u.kase)
		if first.IsZero() || start.Before(first) {
			first = start
		}
		if start.After(last) {
			last = start
		}
	}
	return first, last
}

// heldBefore is how long before the first compared day the salaries of today's job are
// needed: a bonus paid on the last day of the year after its own was earned from two
// years before on.
const heldBefore = 24 // months

// checkStay names what cannot stand in the start of today's job and of its grants.
func (o *Offer) checkStay(at checker, c *Case) {
	if !o.Current {
		return
	}
	if begins := c.begins(o); o.Start.After(begins) {
		at.at("start").refuse(fmt.Sprintf("today's job starts on %v, after the first compared day, %v", o.Start, begins),
			"write the day of hiring, or leave start out")
	}
	if !c.hired(o).IsZero() {
		return
	}
	for i := range o.Grants {
		if o.Grants[i].Start.IsZero() {
			at.at("grants[%d].start", i).refuse("a grant of today's job needs the day on which its vesting began",
				"add start: 2025-02-15 to the grant, or to the job where that was the day of hiring")
		}
	}
}
