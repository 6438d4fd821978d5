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
// # Purity
//
// The package reads no file and no clock, prints nothing and keeps no state; all of it is
// safe for concurrent use.
package comp
