package negotiate

import (
	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// Deadline is the day by which an offer has to be answered.
type Deadline struct {
	Offer   int
	On      vesting.Date // zero where the case does not say
	Left    int          // days from the valuation date to it, negative once it is over
	Extend  int          // by so many days, so that the offer is alive on the last deadline of all
	Process bool         // there is no offer yet
}

// Deadlines lists the offers that have a deadline or are still under way, an offer to stay in today's job too, and
// the last day of any, on which all could be alive (SPEC 10.10): with one deadline alone nothing
// has to be extended.
func Deadlines(c *comp.Comparison) (all []Deadline, last vesting.Date) {
	for i := range c.Offers {
		o := &c.Offers[i].Offer
		imagined := o.Evidence == comp.MarketData || o.Evidence == comp.Aspiration // and nobody waits for an answer
		if isHeld(o) || imagined || o.Deadline.IsZero() && o.Evidence != comp.InProcess {
			continue
		}
		d := Deadline{Offer: i, On: o.Deadline, Process: o.Evidence == comp.InProcess}
		if !d.On.IsZero() {
			d.Left = c.Case.AsOf.DaysUntil(d.On)
			if d.On.After(last) {
				last = d.On
			}
		}
		all = append(all, d)
	}
	for i := range all {
		if !all[i].On.IsZero() {
			all[i].Extend = all[i].On.DaysUntil(last)
		}
	}
	return all, last
}
