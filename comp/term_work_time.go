package comp

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp/calc"
)

// Commute is the way to work.
type Commute struct {
	Minutes decimal.Decimal // there and back, a day
	Days    decimal.Decimal // a week; 0 means 5
}

func workTimeTerms() []Term {
	return []Term{
		{Path: "hours", Label: "Hours of work", field: func(o *Offer, _ int) any { return &o.Hours },
			Kind: KindCount, Unit: UnitHoursAWeek, Bounds: count(0, 7*24).above(), Moves: true, Meaning: "hours worked a week", Default: "40", Example: "45"},
		{Path: "commute", Kind: KindPart, Meaning: "way to work: its minutes there and back, or {minutes, days}", Example: "{minutes: 40, days: 4}"},
		{Path: "commute.minutes", Label: "Commute, there and back", field: func(o *Offer, _ int) any { return &o.Commute.Minutes },
			Kind: KindCount, Unit: UnitMinutesADay, Bounds: count(0, 24*60), Moves: true, Meaning: "minutes to work and back, a day", Example: "40"},
		{Path: "commute.days", Label: "Days of commuting", field: func(o *Offer, _ int) any { return &o.Commute.Days },
			Kind: KindCount, Unit: UnitDaysAWeek, Bounds: count(0, 7), Moves: true, Meaning: "days a week on which one commutes", Default: "5", Example: "4"},
		{Path: "pto", Label: "Paid days off", field: func(o *Offer, _ int) any { return &o.PTO },
			Kind: KindCount, Unit: UnitDaysAYear, Bounds: count(0, daysAYear-1), Moves: true, Meaning: "paid days off a year", Example: "20"},
		{Path: "end", Label: "Last day of a fixed term", field: func(o *Offer, _ int) any { return &o.End },
			Kind: KindDate, Meaning: "last day worked of a fixed-term job; nothing is earned after it", Example: "2029-06-30"},
	}
}

// A year of work is 52 weeks of five days, 260 days, as SPEC 5.10 counts them; public
// holidays are the same for every offer in one place and are not taken off.
const (
	weeksAYear = 52
	daysAWeek  = 5
	daysAYear  = weeksAYear * daysAWeek
	fullTime   = 40 // hours a week where an offer states none
)

// MinutesAWeek returns the minutes of work and commute in a week without days off.
func (o *Offer) MinutesAWeek() decimal.Decimal { return o.minutesAWeek(terms{}).Decimal() }

func (o *Offer) minutesAWeek(t terms) calc.Number {
	hours := o.paidHours(t)
	days := unlessZero(t.of("commute.days", o.Commute.Days), calc.Int(daysAWeek))
	return hours.Mul(calc.Int(60)).Add(t.of("commute.minutes", o.Commute.Minutes).Mul(days))
}

// statesWorkTime reports whether any offer has other hours than 40, a commute or days off, weeks that are not
// worked or an end. Otherwise the hourly figure is the average year over 2,080 hours and would only
// repeat the ranking by total.
func (c *Case) statesWorkTime() bool {
	usual := decimal.NewFromInt(60 * fullTime)
	return slices.ContainsFunc(c.Offers, func(o Offer) bool {
		return !o.MinutesAWeek().Equal(usual) || !o.PTO.IsZero() || !o.Workdays().Equal(decimal.NewFromInt(daysAYear)) || !o.End.IsZero()
	})
}

// checkWorkTime refuses hours, ways and days off that no week or year has room for.
func (o *Offer) checkWorkTime(at checker) {
	if at.at("hours").outside(o.Hours) {
		at.at("hours").refuse(fmt.Sprintf("%s hours is not within a week", o.Hours), "write the hours of a week, such as hours: 45")
	}
	if m := o.Commute.Minutes; at.at("commute.minutes").outside(m) {
		at.at("commute.minutes").refuse(fmt.Sprintf("%s minutes is not within a day", m), "write the minutes there and back, such as minutes: 40")
	}
	if d := o.Commute.Days; at.at("commute.days").outside(d) {
		at.at("commute.days").refuse(fmt.Sprintf("%s days is not within a week", d), "write the days of a week, such as days: 4")
	} else if !d.IsZero() && o.Commute.Minutes.IsZero() {
		at.at("commute.minutes").refuse("days of commuting without its minutes", "add minutes: 40, there and back")
	}
	if at.at("pto").outside(o.PTO) {
		at.at("pto").refuse(fmt.Sprintf("%s days off leaves nothing of a year's %d working days", o.PTO, daysAYear), "write working days a year, such as pto: 20")
	}
	for _, d := range []decimal.Decimal{o.Hours, o.Commute.Minutes, o.Commute.Days, o.PTO} {
		if d.Exponent() < -18 {
			at.at("hours").refuse("a number is too finely written to be meant", "write hours, minutes and days with a few decimals")
			break
		}
	}
}
