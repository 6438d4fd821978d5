package vesting

// Options says how to read what the Open Cap Format leaves open. Every field is one
// question on which existing engines give different answers; the zero Options is the
// recommended reading. The question's type states the default and argues for it.
type Options struct {
	Accumulation   Accumulation
	PreGrant       PreGrant
	Anchor         Anchor
	Repeats        Repeats
	Remainder      Remainder
	NumericDay     NumericDay
	SameDay        SameDay
	PartTotal      PartTotal
	EarlyEvents    EarlyEvents
	Vestings       VestingsRule
	OverAllocation OverAllocation
	VestingDay     VestingDay
}

// Accumulation says over what the whole-share rounding of an allocation type runs.
type Accumulation uint8

const (
	// PerGrant, the default, rounds over the whole grant. It is the only reading under
	// which a cliff written as its own condition vests the same shares as a
	// cliff_installment, and it is what the format's v2 does.
	PerGrant Accumulation = iota
	// PerCondition fixes the whole shares of each condition first and rounds inside each
	// from zero. The shares still sum to the grant, because each condition's total is
	// the difference of two rounded totals of the grant; the generator of OCF-Tools,
	// which rounds each condition alone, vests 103 of 102 shares.
	PerCondition
)

// PreGrant says when shares vest whose instalments fall before the grant date, because
// vesting was backdated to an earlier start.
type PreGrant uint8

const (
	// ReleaseOnGrantDate, the default, vests them on the grant date, the first day on
	// which there is something to vest: the reading of the canonical compiler of
	// OCF-Tools and of vestlang. An instalment on the grant date stays there.
	ReleaseOnGrantDate PreGrant = iota
	// DeferToInstalment vests them with the first instalment on or after the grant date
	// (generator v0 of OCF-Tools), and on the grant date when there is none.
	DeferToInstalment
	// DeferPastGrantDate vests them with the first instalment strictly after the grant
	// date, and an instalment on the grant date with them (generator v1 of OCF-Tools).
	DeferPastGrantDate
)

// Anchor says from which occurrence of a repeated condition a later condition counts
// that is relative to it.
type Anchor uint8

const (
	// LastOccurrence, the default, counts from the last: the standard's own six-year
	// sample ends after six years, as its description says, only under this reading.
	LastOccurrence Anchor = iota
	// FirstOccurrence counts from the first, so that the blocks overlap and the same
	// sample ends in month 39 (generator v1 of OCF-Tools).
	FirstOccurrence
)

// Repeats says what an event does that falls among the occurrences of a repeated condition.
type Repeats uint8

const (
	// RunToEnd, the default, lets the condition finish: the standard's explainer has it
	// "continue to re-trigger until it has triggered 36 times total", and what comes
	// next is looked for afterwards. No share is lost.
	RunToEnd Repeats = iota
	// Interrupted leaves the condition for a next one as soon as that is met, which is
	// how terms are meant that list an acceleration after a monthly condition. What had
	// not vested by then vests only if the next conditions say so.
	Interrupted
)

// Remainder says what a portion of the remainder means in a repeated condition.
type Remainder uint8

const (
	// RemainderAtStart, the default, takes each occurrence's portion of what had not
	// vested when the condition began, so that 1/4 of the remainder, four times, vests
	// it all. The period is described as repeating one amount.
	RemainderAtStart Remainder = iota
	// RemainderEachTime takes it of what has not vested yet at each occurrence: 1/4,
	// then 3/16, and so on, never all of it.
	RemainderEachTime
)

// NumericDay says on which day an instalment falls whose day_of_month ("15") is earlier
// in the month than the day it counts from.
type NumericDay uint8

const (
	// SetDay, the default, adds the months and then sets the day: one month after Jan 31
	// on the 15th is Feb 15. No month is skipped, and a company that vests on the 15th
	// vests everybody in the same month.
	SetDay NumericDay = iota
	// FullPeriod waits for the whole period and then takes the next such day: Mar 15.
	FullPeriod
)

// SameDay says whether several conditions that vest on one day are one event.
type SameDay uint8

const (
	// MergeSameDay, the default, returns one event a day: one release at the broker, one
	// entry in a calendar, dates that ascend strictly.
	MergeSameDay SameDay = iota
	// SeparateSameDay returns one event for each condition that vests on the day, as the
	// OCF-Tools compilers do. Shares that waited, for a cliff or for the grant date, are
	// in the event they waited for.
	SeparateSameDay
)

// PartTotal says how many whole shares vest in total when the conditions on the path
// taken reach only a part of the grant that is not whole, under the front- and
// back-loaded types. The cumulative types round it by their own name.
type PartTotal uint8

const (
	// RoundDownTotal, the default, vests no share that has not been earned in full.
	RoundDownTotal PartTotal = iota
	// RoundHalfUpTotal rounds to the nearest whole share.
	RoundHalfUpTotal
)

// EarlyEvents says what becomes of an event recorded before its condition could be
// reached on the path.
type EarlyEvents uint8

const (
	// CountWhenReached, the default, takes the condition as met on the day it is
	// reached: the issuer has recorded that it was met, and nothing says it must happen
	// again.
	CountWhenReached EarlyEvents = iota
	// Disregarded lets it have no effect.
	Disregarded
)

// VestingsRule says which of the two an issuance follows that carries both explicit
// vestings and vesting terms.
type VestingsRule uint8

const (
	// VestingsFirst, the default, follows the vestings: the schema says that with them
	// the terms "may be ignored".
	VestingsFirst VestingsRule = iota
	// TermsFirst follows the terms (generator v1 of OCF-Tools).
	TermsFirst
)

// OverAllocation says what to do with terms that vest more than the grant.
type OverAllocation uint8

const (
	// RefuseOverAllocation, the default, returns an [OverAllocationError].
	RefuseOverAllocation OverAllocation = iota
	// AllowOverAllocation vests what is written, 150 shares of 100, as vestlang does.
	AllowOverAllocation
)

// VestingDay names the day of the month on which instalments counted in months vest,
// for the format's v2, where a grant may state it for every statement that does not.
type VestingDay uint8

// The vesting days of the format's v2; the default is the day of the vesting start.
const (
	StartDay         VestingDay = iota // VESTING_START_DAY, clamped to the month's end
	FirstDayOfMonth                    // FIRST_DAY_OF_MONTH
	LastDayOfMonth                     // LAST_DAY_OF_MONTH
	StartDayMinusOne                   // VESTING_START_DAY_MINUS_ONE: clamped, then the day before
)
