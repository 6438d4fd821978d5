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

// horizonEnd returns the last day of the horizon of an offer.
func (c *Case) horizonEnd(o *Offer) vesting.Date { return c.begins(o).AddMonths(12 * c.Years) }

// hired returns the first day of work. It is zero for today's job where the case does not
// tell it, or gives the first compared day: then it was held long enough for every term.
func (c *Case) hired(o *Offer) vesting.Date {
	if o.Current && (o.Start.IsZero() || !o.Start.Before(c.begins(o))) {
		return vesting.Date{}
	}
	return o.start(c)
}

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
