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

// Until returns the last day on which somebody who leaves on a day can exercise options:
// the window's last, or the last day of the options themselves where that is earlier; the
// zero Date stands for options that do not expire. Months and years are calendar months,
// clamped to the month's end.
func (w ExerciseWindow) Until(left, expires Date) Date {
	last := left.AddMonths(12 * w.Length)
	switch w.Unit {
	case Days:
		last = left.AddDays(w.Length)
	case Months:
		last = left.AddMonths(w.Length)
	}
	if !expires.IsZero() && expires.Before(last) {
		return expires
	}
	return last
}
