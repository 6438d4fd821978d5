package comp

import (
	"github.com/seed-251b9aba/offerkit/vesting"
)

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
		if p := &u.payments[i]; !p.EarnedFrom.IsZero() && p.EarnedFrom.Before(u.start) {
			u.noteIf(p.RestsOn().Positive(), Note{Term: p.Term, Kind: NoteBonusEarnedBefore, Item: p.Item, On: u.start})
		}
	}
	if !u.hired.IsZero() {
		return
	}
	if len(u.offer.SignOn) > 0 || len(u.offer.RelocationTerms()) > 0 {
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
// years before on, and what is held back of it is paid later still.
const heldBefore = 24 + maxHeldBack // months
