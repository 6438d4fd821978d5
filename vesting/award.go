package vesting

import (
	"slices"
	"sort"
)

// Award is one grant as it vests: what was granted, and the days it vests on. Events are
// in order of date, at most one a day. What is granted and in no event depends on
// something that has not happened, or was forfeited.
type Award struct {
	Granted Fraction
	Events  []Event
}

// Award returns the grant as it vests under the schedule. The errors are those of
// [Schedule.Events].
func (s Schedule) Award(g Grant) (Award, error) {
	events, err := s.Events(g)
	if err != nil {
		return Award{}, err
	}
	return Award{Granted: g.Shares, Events: events}, nil
}

// Award returns the issuance as it vests under the terms. The errors are those of
// [Issuance.Events].
func (i *Issuance) Award(t *Terms) (Award, error) {
	events, err := i.Events(t)
	if err != nil {
		return Award{}, err
	}
	events, err = mergeDays(events)
	return Award{Granted: i.Quantity, Events: events}, err
}

// VestedAt returns the shares vested by the end of a day: a vest on the day counts.
func (a Award) VestedAt(day Date) Fraction {
	n := a.through(day)
	if n == 0 {
		return Whole(0)
	}
	return a.Events[n-1].Cumulative
}

// Unvested returns the shares granted and not vested by the end of a day, those that
// depend on something included.
func (a Award) Unvested(day Date) Fraction { return a.Granted.minus(a.VestedAt(day)) }

// through returns the number of events up to and including a day.
func (a Award) through(day Date) int {
	return sort.Search(len(a.Events), func(i int) bool { return a.Events[i].Date.After(day) })
}

// HeldUntil returns the award of shares that need a second trigger to vest, such as a
// private company's RSUs a liquidity event: what would have vested before vests on its
// day. The zero Date stands for an event that has not happened; then nothing vests.
func (a Award) HeldUntil(event Date) Award {
	if event.IsZero() {
		return Award{Granted: a.Granted}
	}
	held := slices.Clone(a.Events)
	for i := range held {
		held[i].Date = later(held[i].Date, event)
	}
	held, _ = mergeDays(held) // the sums are those it had
	return Award{Granted: a.Granted, Events: held}
}

// mergeDays puts events in order of date, one a day, and sums them anew. It returns
// [ErrTooLarge] where fractions of different grants have no sum that fits.
func mergeDays(events []Event) ([]Event, error) {
	sorted := slices.Clone(events)
	slices.SortStableFunc(sorted, func(x, y Event) int { return x.Date.Compare(y.Date) })
	merged := sorted[:0]
	sum := Fraction{}
	for _, e := range sorted {
		if e.Shares.Sign() == 0 {
			continue
		}
		var err error
		if sum, err = sum.add(e.Shares); err != nil {
			return nil, err
		}
		if n := len(merged); n > 0 && merged[n-1].Date == e.Date {
			if e.Shares, err = merged[n-1].Shares.add(e.Shares); err != nil {
				return nil, err
			}
			merged = merged[:n-1]
		}
		merged = append(merged, Event{Date: e.Date, Shares: e.Shares, Cumulative: sum})
	}
	return merged, nil
}

// add returns the exact sum, or ErrTooLarge.
func (f Fraction) add(g Fraction) (Fraction, error) {
	if f.Den() == 1 && g.Den() == 1 {
		return Whole(f.num + g.num), nil
	}
	return f.ratio().plus(g.ratio()).fraction()
}

// minus is exact for shares of one grant, whose sums and differences all fit: the dealer
// refuses a grant of which that is not so.
func (f Fraction) minus(g Fraction) Fraction {
	difference, _ := f.add(Fraction{num: -g.num, den: g.den})
	return difference
}

// least returns the smaller of two counts of shares.
func least(f, g Fraction) Fraction {
	if g.Cmp(f) < 0 {
		return g
	}
	return f
}
