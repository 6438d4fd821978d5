// Package comp models job offers and compares them.
//
// One idea carries everything: an offer unfolds into a timeline of dated payments, and
// every answer is a fold over it. [Unfold] makes the timeline of one offer;
// [Compare] folds the timelines of a case into yearly statements, metrics and rankings:
//
//	kase := comp.NewCase(asOf)
//	kase.Offers = append(kase.Offers, comp.Offer{Company: "Initech", Base: decimal.NewFromInt(150_000)})
//	result, err := comp.Compare(kase)
//
// # Money
//
// Amounts, rates and counts of shares are decimals; no float is involved. A payment is
// rounded once, when it is made, to its currency's minor unit, half away from zero.
// Nothing is rounded again, so the sum by year is the sum by component is the sum of the
// timeline, to the cent. A rate of 15% is 0.15.
//
// # Years
//
// Every payment has a date, when it is received, and a service year, when it is earned.
// Year k is the half-open span (start + (k-1) years, start + k years], plus the start day
// itself in year 1, so that a month-12 cliff belongs to year 1.
//
// # Terms
//
// A term of a case has one name, its path in the case file: offers[0].grants[1].price.
// [Terms] and [FindTerm] describe it: what it means, its kind, unit and bounds, the words
// that it may be, what holds where it is missing, and whether figures follow it. The checks
// of [Case.Validate] and the keys of the case file are read from there. [Case.With] is the case with
// another value of one of its numbers, and [Case.TermsAt] finds the terms that a path of all offers
// stands for, as scenarios and ranges have it.
//
// # How to read the package
//
// The files stand on three floors, which their names begin with. What a file uses stands on its
// own floor or below.
//
//   - term_: what a case says. [Case] and [Offer] (the one that names the kinds of pay, which
//     stand above it), currencies and rates, the description of the terms, their checks.
//   - pay_: what it pays. pay_kind.go lists the kinds of pay, each a file with its terms, checks
//     and rule; pay_unfold.go makes a timeline of them; pay_award.go and pay_price.go are what
//     equity has in common.
//   - answer_: what a timeline answers: the statement, the metrics (a recipe each, in
//     answer_recipe.go), rankings, leaving, and how a number came about.
//
// # How a number came about
//
// The rules of pay compute with numbers of comp/calc, which cost what decimals cost. For
// [Comparison.Remember] an offer is unfolded once more on numbers that remember the terms they
// rest on: each [Payment.Number] can then be read down to the terms of the case, and worked out
// again for other terms, exactly as the rule would; [Remembered] says what is taken as it is.
// [Comparison.Sensitivity] says which terms a metric rests on and works it out for other terms.
//
// # Facts, not sentences
//
// What a program may have to decide by is typed: the [TermRef] that pays, the [Rule] of a
// payment and the kind of a [Note], whose meanings stand at their constants. The package
// offerkit/report puts them into words.
//
// # What a program cannot add
//
// The metrics are those of [Metrics] and [FindMetric]; a [Metric] that a program makes itself
// is known by its name alone. So are the components, the certainties, the views and the kinds
// of grant. A [Result] comes from [Compare]: for one that a program makes, or takes from
// a comparison of another horizon, the methods that take a result answer with nothing, and
// those that return an error with [ErrOtherResult]. What cannot stand in a case is a
// [*ValidationError] before anything is computed.
//
// # Stability
//
// What this package and package vesting export is a promise to scripts: within a major version nothing of it
// goes or changes its meaning, and what is new comes beside it. The lists of testdata/api hold what is
// promised, and a test holds the packages to them. A figure changes only where it was wrong, and the commit
// says so. The packages below report may change with the commands.
//
// # Purity
//
// The package reads no file and no clock, prints nothing and keeps no state; all of it is
// safe for concurrent use.
package comp
