package letter

import (
	"fmt"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/negotiate"
	"github.com/seed-251b9aba/offerkit/report"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// deadline is the day by which the offer has to be answered, and until when more time is asked for.
type deadline struct {
	on     vesting.Date // zero where there is none
	over   bool
	extend int // days more, so that all offers are alive on one day; 0 where nothing has to be extended
	until  vesting.Date
	why    ground // what runs until then: an offer, a process; nothing where it is not to be said
}

// newDeadline works out the time to ask for (SPEC 10.10).
func newDeadline(n *report.Negotiation) (d deadline) {
	all, last := negotiate.Deadlines(n.Asking.Comparison)
	for i := range all {
		if all[i].Offer == n.Asking.From && !all[i].On.IsZero() {
			d.on, d.over = all[i].On, all[i].Left < 0
			if !last.Before(n.Asking.Comparison.Case.AsOf) { // a day that is over helps nobody
				d.extend, d.until = all[i].Extend, last
			}
		}
	}
	for i := range all {
		if all[i].On == last && all[i].Offer != n.Asking.From {
			if r := reasonOf(n, all[i].Offer); r.ground == writtenOffer || r.ground == verbalOffer || r.ground == process {
				d.why = r.ground
				break
			}
		}
	}
	return d
}

// request asks for the days that are missing.
func (d *deadline) request(t *text) string {
	if d.on.IsZero() {
		return ""
	}
	on, until := t.day(d.on), t.day(d.until)
	switch {
	case d.over && d.extend == 0:
		return fmt.Sprintf("Your deadline of %s is over. Does the offer still stand, and until when?", on)
	case d.extend == 0 && t.asks.any():
		return fmt.Sprintf("Your deadline is %s; can we settle this before it?", on)
	case d.extend == 0:
		return fmt.Sprintf("I will come back to you by your deadline of %s.", on)
	}
	text := fmt.Sprintf("Your deadline is %s. May I have until %s, %s more?", on, until, report.Count(d.extend, "day"))
	if d.over {
		text = fmt.Sprintf("Your deadline of %s is over. May I have until %s?", on, until)
	}
	switch d.why {
	case writtenOffer, verbalOffer:
		return text + " Another offer runs until then, and I would like to decide on both on one day."
	case process:
		return text + " Another process runs until then, and I would like to decide once I know how it ends."
	}
	return text
}

// written reports whether the offer is in writing already.
func written(o *comp.Offer) bool { return o.Evidence == comp.Written }
