package vesting

import "fmt"

// EarlyExercise is options exercised before they vested. The shares are owned, and the
// company may buy the unvested ones back, until that right lapses on the days on which
// the options would have vested (OCF early_exercisable).
type EarlyExercise struct {
	On      Date
	Shares  Fraction // exercised
	Subject Fraction // of them, to repurchase by the end of the day of the exercise
	Lapses  []Event  // when the right to repurchase them lapses
}

// ExerciseError reports an exercise of more options than were granted.
type ExerciseError struct {
	Shares, Granted Fraction
}

func (e *ExerciseError) Error() string {
	return fmt.Sprintf("%v options cannot be exercised of a grant of %v", e.Shares, e.Granted)
}

// ExerciseEarly exercises options on a day. Those that have vested by then go first, so
// that as few shares as possible are subject to repurchase.
func (a Award) ExerciseEarly(on Date, shares Fraction) (EarlyExercise, error) {
	if shares.Sign() < 0 || shares.Cmp(a.Granted) > 0 {
		return EarlyExercise{}, &ExerciseError{Shares: shares, Granted: a.Granted}
	}
	x := EarlyExercise{On: on, Shares: shares}
	free := least(shares, a.VestedAt(on))
	x.Subject = shares.minus(free)
	lapsed := Fraction{}
	for _, e := range a.Events[a.through(on):] {
		upTo := least(shares, e.Cumulative).minus(free)
		if upTo.Cmp(lapsed) > 0 {
			x.Lapses = append(x.Lapses, Event{Date: e.Date, Shares: upTo.minus(lapsed), Cumulative: upTo})
			lapsed = upTo
		}
	}
	return x, nil
}

// SubjectAt returns the shares that may still be repurchased at the end of a day, and
// none before the exercise.
func (x EarlyExercise) SubjectAt(day Date) Fraction {
	if day.Before(x.On) {
		return Whole(0)
	}
	return Award{Granted: x.Subject, Events: x.Lapses}.Unvested(day)
}
