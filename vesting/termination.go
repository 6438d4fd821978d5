package vesting

// Reason is why somebody left, in the words of the Open Cap Format (TerminationWindowType).
type Reason string

// The reasons that the standard knows.
const (
	VoluntaryOther        Reason = "VOLUNTARY_OTHER"
	VoluntaryGoodCause    Reason = "VOLUNTARY_GOOD_CAUSE"
	VoluntaryRetirement   Reason = "VOLUNTARY_RETIREMENT"
	InvoluntaryOther      Reason = "INVOLUNTARY_OTHER"
	InvoluntaryDeath      Reason = "INVOLUNTARY_DEATH"
	InvoluntaryDisability Reason = "INVOLUNTARY_DISABILITY"
	InvoluntaryWithCause  Reason = "INVOLUNTARY_WITH_CAUSE"
)

// Reasons lists them in the standard's order.
func Reasons() []Reason {
	return []Reason{VoluntaryOther, VoluntaryGoodCause, VoluntaryRetirement,
		InvoluntaryOther, InvoluntaryDeath, InvoluntaryDisability, InvoluntaryWithCause}
}

// PeriodUnit is what a period is counted in.
type PeriodUnit uint8

// The units of a period.
const (
	Days PeriodUnit = iota
	Months
	Years
)

// ExerciseWindow is how long after leaving for a reason vested options may still be
// exercised (termination_exercise_windows).
type ExerciseWindow struct {
	Reason Reason
	Length int
	Unit   PeriodUnit
}

// Until returns the last day of the window of somebody who leaves on a day. Months and
// years are calendar months, clamped to the month's end.
func (w ExerciseWindow) Until(left Date) Date {
	switch w.Unit {
	case Days:
		return left.AddDays(w.Length)
	case Months:
		return left.AddMonths(w.Length)
	}
	return left.AddMonths(12 * w.Length)
}

// Termination is the end of somebody's service.
type Termination struct {
	On      Date // the last day of service; a vest on it still counts
	Reason  Reason
	Windows []ExerciseWindow // of the grant, where it is options
}

// Leaving is what remains of an award after a termination.
type Leaving struct {
	Award      Award    // as far as it vested
	Vested     Fraction // by the end of the last day
	Forfeited  Fraction
	ExerciseBy Date // last day to exercise vested options; zero where no window is stated for the reason
}

// Terminate ends vesting on a day and returns what is kept and what is lost. Where terms
// accelerate on leaving, accelerate first: a vest on the last day is kept.
func (a Award) Terminate(t Termination) Leaving {
	n := a.through(t.On)
	left := Leaving{
		Award:     Award{Granted: a.Granted, Events: a.Events[:n:n]},
		Vested:    a.VestedAt(t.On),
		Forfeited: a.Unvested(t.On),
	}
	for _, w := range t.Windows {
		if w.Reason == t.Reason {
			left.ExerciseBy = w.Until(t.On)
		}
	}
	return left
}
