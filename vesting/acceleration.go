package vesting

import (
	"errors"
	"fmt"
	"slices"
)

// Acceleration is shares that vest early, all of them on one day: on a change of control
// (single trigger), on leaving after one (double trigger), or because the company decides
// so. Which shares is one of Part, Months and Shares; with none of them it is
// everything that has not vested.
type Acceleration struct {
	On Date

	Part   Fraction // of what has not vested on the day, 1/2; whole shares are rounded down
	Months int      // what would vest in so many months after the day: "twelve months' acceleration"
	Shares Fraction // so many shares (OCF TX_VESTING_ACCELERATION)

	From AccelerateFrom
}

// AccelerateFrom says which later events an acceleration of some of the shares takes
// them from. The standard leaves it open (OCF issue 538, OCF-Tools issue 120).
type AccelerateFrom uint8

const (
	// NextTranches, the default, brings forward the shares that were next in line: it is
	// what "acceleration" says, what twelve months of it mean, and it leaves the last
	// day of vesting where it was.
	NextTranches AccelerateFrom = iota
	// LastTranches takes them from the end, so that the events after the day go on as
	// before and end earlier.
	LastTranches
)

// AccelerationError reports an acceleration of more than there is, or of less than
// nothing.
type AccelerationError struct {
	Reason string
}

func (e *AccelerationError) Error() string { return "acceleration: " + e.Reason }

// Accelerate returns the award with the shares of x vesting on its day. It returns an
// *[AccelerationError] for more shares than have not vested.
func (a Award) Accelerate(x Acceleration) (Award, error) {
	shares, err := a.accelerated(x)
	if err != nil {
		return Award{}, err
	}
	n := a.through(x.On)
	events := slices.Clone(a.Events)
	if err := takeShares(events[n:], shares, x.From); err != nil {
		return Award{}, err
	}
	events, err = mergeDays(append(events, Event{Date: x.On, Shares: shares}))
	return Award{Granted: a.Granted, Events: events}, err
}

// accelerated returns the number of shares that vest early.
func (a Award) accelerated(x Acceleration) (Fraction, error) {
	unvested := a.Unvested(x.On)
	switch {
	case x.On.IsZero():
		return Fraction{}, &AccelerationError{"needs its date"}
	case x.Shares.Sign() < 0 || x.Part.Sign() < 0 || x.Months < 0:
		return Fraction{}, &AccelerationError{"cannot be negative"}
	case x.Shares.Cmp(unvested) > 0:
		return Fraction{}, &AccelerationError{fmt.Sprintf("%v shares are more than the %v that have not vested on %v", x.Shares, unvested, x.On)}
	case x.Part.Cmp(Whole(1)) > 0:
		return Fraction{}, &AccelerationError{fmt.Sprintf("%v is more than all of what has not vested; write a part such as 1/2", x.Part)}
	case x.Shares.Sign() > 0:
		return x.Shares, nil
	case x.Part.Sign() > 0:
		return a.partOf(unvested, x.Part)
	case x.Months > 0:
		return a.VestedAt(x.On.AddMonths(x.Months)).minus(a.VestedAt(x.On)), nil
	}
	return unvested, nil
}

// partOf returns a part of some shares, rounded down unless the grant vests in fractions.
func (a Award) partOf(shares, part Fraction) (Fraction, error) {
	exact := shares.ratio().times(part.ratio())
	if a.fractional() {
		return exact.fraction()
	}
	whole, err := exact.floorOf(1)
	return Whole(whole), err
}

func (a Award) fractional() bool {
	if a.Granted.Den() != 1 {
		return true
	}
	return slices.ContainsFunc(a.Events, func(e Event) bool { return e.Shares.Den() != 1 })
}

// takeShares takes shares out of events, from the first or from the last on.
func takeShares(events []Event, shares Fraction, from AccelerateFrom) error {
	for i := range events {
		e := &events[i]
		if from == LastTranches {
			e = &events[len(events)-1-i]
		}
		taken := least(e.Shares, shares)
		taken.num = -taken.num
		var err1, err2 error
		e.Shares, err1 = e.Shares.add(taken)
		shares, err2 = shares.add(taken)
		if err := errors.Join(err1, err2); err != nil {
			return err
		}
	}
	return nil
}
