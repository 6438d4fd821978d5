// Package vesting says when which shares of a grant vest.
//
// A schedule is written the way people say it, or named after the employer whose it is,
// and gives the events of a grant:
//
//	schedule, err := vesting.Parse("4y monthly, 12mo cliff") // or "google", "5/15/40/40"
//	events, err := schedule.Events(vesting.Grant{Shares: vesting.Whole(1000), Start: start})
//
// # Exactness
//
// Dates are civil days. Parts of a grant are exact fractions, of any size inside the
// package; shares are integers, or exact fractions under [Fractional] allocation. No
// floating-point number appears anywhere, so 1/48 of 108 shares is 2.25 and not a
// neighbour of it that rounds the other way. The shares of a schedule always add up to
// the grant.
//
// Dates count from their anchor, never from the last result: a start on January 31 vests
// on February 28, March 31 and April 30.
//
// # One form inside
//
// Whatever vesting is written in becomes a list of series, runs of equal instalments on a
// calendar of months, days or fixed days of the year. One dealer gives them whole shares:
//
//	schedule   ─┐
//	OCF graph  ─┼─▶ series ─▶ shares by allocation type ─▶ events, one a day
//	statements ─┘
//
// The ordinary grant, cumulative rounding over series that follow each other, is dealt in
// one pass with one addition an instalment; see the benchmarks. Everything else takes the
// general way, which a property test holds against the fast one.
//
// # The Open Cap Format
//
// [ParseTerms] reads the vesting terms of the Open Cap Format: v1 with its four triggers,
// portions, remainders, quantities, repeated periods and seven allocation types; v2 as of
// its alpha; and the draft of v2 of May 2026. [Issuance.Events] follows the one path
// through the graph that an issuance takes, given its start and what has happened.
// [Schedule.Terms] writes a schedule in the format.
//
// The standard leaves much open, and every engine fills the gaps in its own way. Here each
// gap is a field of [Options] whose type names the readings, states the default and
// argues for it. Terms that cannot be meant are refused with typed errors: circles,
// references to nothing, more than the whole grant, cliffs out of reach, impossible
// numbers. All errors of a file are reported together.
//
// # What happens to a grant
//
// An [Award] is a grant as it vests. It answers [Award.VestedAt] (the day itself counts)
// and [Award.Unvested], which is what leaving loses, and gives new awards for what may
// happen: [Award.HeldUntil] a liquidity event (the double trigger of RSUs), and
// [Award.Accelerate]. [ExerciseWindow.Until] says how long who leaves can exercise options,
// and [Schedule.Years] splits a grant that is made anew each year.
//
// # Employers
//
// [Embedded] holds the schedules of some fifty employers as public sources report them,
// with the date, the sources and how far to trust each. Rows known from officers' grants
// only, of low confidence, or whose sources disagree, say so in [Preset.Caveat], which
// belongs wherever the row is shown; what other sources say is in Preset.Readings, as
// schedules. [Schedule.Preset] tells whose a schedule is. [Presets.With] adds one's own. These
// are reports, not offers: the schedule that counts is the one in the grant agreement.
//
// The package knows no money, keeps no state, prints nothing, reads no clock, and its
// values are safe for concurrent use.
package vesting
