package comp

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp/calc"
)

// Pay by a period: so much an hour, a day, a week or a month, and how many of them a year has; and
// a yearly or monthly pay in more than twelve salaries (SPEC 2.5, 5.1).

// PayRate is pay by a period. The zero PayRate is none: the salary is a yearly one.
type PayRate struct {
	Amount   decimal.Decimal // for each period
	Per      Per             // hour, day, week, month or year; the empty one is a year
	Hours    decimal.Decimal // a week that the pay is for; 0 means those of the offer, else 40
	Weeks    decimal.Decimal // paid a year, of pay by the hour or the week; 0 means 52
	Days     decimal.Decimal // paid a year, of pay by the day; 0 means 260
	Payments int             // salaries a year, of pay by the month or the year; 0 means 12 and the extra ones
	Extra    Months          // in which a further salary is paid; none means December, or June and December
}

// Months are months of the year.
type Months []time.Month

// String writes the months as a case file has them: june, december.
func (m Months) String() string {
	names := make([]string, len(m))
	for i, month := range m {
		names[i] = strings.ToLower(month.String())
	}
	return strings.Join(names, ", ")
}

// Per says how often an amount recurs.
type Per string

// The recurrences. The empty one means a year.
const (
	PerHour    Per = "hour" // of pay alone
	PerDay     Per = "day"  // of pay alone
	PerYear    Per = "year"
	PerQuarter Per = "quarter"
	PerMonth   Per = "month"
	PerWeek    Per = "week"
	PerOnce    Per = "once"
)

// Recurrences lists the recurrences.
func Recurrences() []Per { return []Per{PerYear, PerQuarter, PerMonth, PerWeek, PerOnce} }

// PayPeriods lists the periods that a salary may be by.
func PayPeriods() []Per { return []Per{PerHour, PerDay, PerWeek, PerMonth, PerYear} }

func payRateTerms() []Term {
	moves := func(path, label, meaning, example, otherwise string, unit Unit, most int64, field func(*PayRate) *decimal.Decimal) Term {
		return Term{Path: "base." + path, Label: label, field: func(o *Offer, _ int) any { return field(&o.Rate) },
			Kind: KindCount, Unit: unit, Bounds: count(0, most).above(), Moves: true, Meaning: meaning, Default: otherwise, Example: example}
	}
	return []Term{
		{Path: "base.amount", Label: "Base pay rate", field: func(o *Offer, _ int) any { return &o.Rate.Amount },
			Kind: KindMoney, Unit: UnitCurrency, Bounds: amounts().above(), Moves: true, Meaning: "pay for one hour, day, week, month or year, as base.per says, instead of a yearly base; $100/hour is short for the two", Example: "100"},
		{Path: "base.per", Label: "Base pay per", field: func(o *Offer, _ int) any { return &o.Rate.Per },
			Kind: KindWord, Choices: asWords(PayPeriods()), Meaning: "what the pay is for: an hour, a day, a week, a month or a year", Default: "year", Example: "hour"},
		moves("hours", "Paid hours", "hours a week that the pay is for", "40", "those of hours, else 40", UnitHoursAWeek, 7*24, func(r *PayRate) *decimal.Decimal { return &r.Hours }),
		moves("weeks", "Paid weeks", "weeks paid a year, of pay by the hour or the week; the others are not worked", "48", "52", UnitWeeksAYear, weeksAYear, func(r *PayRate) *decimal.Decimal { return &r.Weeks }),
		moves("days", "Paid days", "days paid a year, of pay by the day; the others are not worked", "220", "260", UnitDaysAYear, 366, func(r *PayRate) *decimal.Decimal { return &r.Days }),
		{Path: "base.payments", Label: "Salaries a year", field: func(o *Offer, _ int) any { return &o.Rate.Payments },
			Kind: KindCount, Bounds: count(12, 14), Meaning: "salaries a year, of pay by the month or the year: the 13th is paid in December, of 14 one in June too", Default: "12", Example: "14"},
		{Path: "base.extra", Label: "Extra salaries in", field: func(o *Offer, _ int) any { return &o.Rate.Extra },
			Kind: KindText, Meaning: "months in which one more salary is paid", Default: "December, or June and December", Example: "[june, december]"},
	}
}

// isZero reports whether there is no pay by a period.
func (r *PayRate) isZero() bool {
	return r.Amount.IsZero() && r.Per == "" && r.Hours.IsZero() && r.Weeks.IsZero() && r.Days.IsZero() && r.Payments == 0 && len(r.Extra) == 0
}

// period returns what the pay is for.
func (r *PayRate) period() Per {
	if r.Per == "" {
		return PerYear
	}
	return r.Per
}

// extra lists the months in which a further salary is paid.
func (r *PayRate) extra() Months {
	switch {
	case len(r.Extra) > 0:
		return r.Extra
	case r.Payments == 13:
		return Months{time.December}
	case r.Payments == 14:
		return Months{time.June, time.December}
	}
	return nil
}

// payments returns how many salaries a year has.
func (r *PayRate) payments() int64 { return int64(12 + len(r.extra())) }

// factor is something that pay for a period is multiplied by to be that of a year.
type factor struct {
	by calc.Number
	of string // what it counts: hours
}

// factors returns by what the pay for a period is multiplied.
func (o *Offer) factors(per Per, t terms) []factor {
	count := func(path string, stated decimal.Decimal, otherwise int64) calc.Number {
		return unlessZero(t.of("base."+path, stated), calc.Int(otherwise))
	}
	switch r := &o.Rate; per {
	case PerHour:
		return []factor{{o.paidHours(t), "hours"}, {count("weeks", r.Weeks, weeksAYear), "weeks"}}
	case PerDay:
		return []factor{{count("days", r.Days, daysAYear), "days"}}
	case PerWeek:
		return []factor{{count("weeks", r.Weeks, weeksAYear), "weeks"}}
	case PerMonth:
		return []factor{{calc.Int(r.payments()), "salaries"}}
	}
	return nil
}

// paidHours are the hours of a week: those that the pay counts, else those of the offer, else 40.
func (o *Offer) paidHours(t terms) calc.Number {
	if !o.Rate.Hours.IsZero() {
		return t.of("base.hours", o.Rate.Hours)
	}
	return unlessZero(t.of("hours", o.Hours), calc.Int(fullTime))
}

// aYear returns what an amount for each period comes to in a year.
func (o *Offer) aYear(amount calc.Number, per Per, t terms) calc.Number {
	for _, f := range o.factors(per, t) {
		amount = amount.Mul(f.by)
	}
	return amount
}

// yearly returns the salary a year at the start: of pay by a period what its year comes to.
func (o *Offer) yearly(c *Case, t terms) calc.Number {
	if o.Rate.Amount.IsZero() {
		return t.of("base", o.Base)
	}
	year := o.aYear(t.of("base.amount", o.Rate.Amount), o.Rate.period(), t).Round(o.currency(c).Places())
	return year.Named(func() string { return "Base a year" })
}

// YearlyBase returns the salary a year at the start, in the offer's own currency: of pay by a
// period what its year comes to.
func (o *Offer) YearlyBase() decimal.Decimal {
	if o == nil {
		return decimal.Zero
	}
	if o.Rate.Amount.IsZero() {
		return o.Base
	}
	return o.aYear(calc.Of(o.Rate.Amount), o.Rate.period(), terms{}).Decimal()
}

// BasePath returns the path within the offer of the term that states its base: base, or base.amount
// of pay by a period.
func (o *Offer) BasePath() string {
	if o == nil || o.Rate.Amount.IsZero() {
		return "base"
	}
	return "base.amount"
}

// SmallBase reports whether a yearly base of the offer is so small that it may be meant for an hour or a
// day, or in thousands.
func (o *Offer) SmallBase(base calc.Number) calc.Cond {
	if o == nil || !o.Rate.isZero() {
		return calc.Fixed(false)
	}
	return base.Positive().And(base.Less(calc.Int(1000)))
}

// WeeklyHours returns the hours of work in a week.
func (o *Offer) WeeklyHours() decimal.Decimal {
	if o == nil {
		return decimal.Zero
	}
	return o.paidHours(terms{}).Decimal()
}

// arithmetic writes how pay for a period becomes that of a year: "100.00 an hour x 40 hours x 48
// weeks"; empty of a yearly one.
func (o *Offer) arithmetic(amount decimal.Decimal, per Per, c Currency) string {
	if per == PerYear || per == "" {
		return ""
	}
	text := c.Grouped(amount) + " " + per.each()
	for _, f := range o.factors(per, terms{}) {
		text += " x " + GroupedNumber(f.by.Decimal()) + " " + f.of
	}
	return text
}

// each puts a period behind an amount: "an hour".
func (p Per) each() string {
	if p == PerHour {
		return "an hour"
	}
	return "a " + string(p)
}

// Each puts the period that the base is stated by behind an amount: "an hour", "a year".
func (r *PayRate) Each() string { return r.period().each() }

// workdays are the days of five a week that are worked in a year, paid days off among them: weeks
// and days that pay by a period leaves out are not worked.
func (o *Offer) workdays(t terms) calc.Number {
	r := &o.Rate
	switch r.period() {
	case PerHour, PerWeek:
		if !r.Weeks.IsZero() {
			return t.of("base.weeks", r.Weeks).Mul(calc.Int(daysAWeek))
		}
	case PerDay:
		if !r.Days.IsZero() {
			return t.of("base.days", r.Days)
		}
	}
	return calc.Int(daysAYear)
}

// Workdays returns the days that are worked in a year, paid days off among them: 260 where the
// pay leaves no weeks or days out.
func (o *Offer) Workdays() decimal.Decimal {
	if o == nil {
		return decimal.Zero
	}
	return o.workdays(terms{}).Decimal()
}

func (r *PayRate) check(at checker, o *Offer) {
	if r.isZero() {
		return
	}
	at.at("amount").amount(r.Amount)
	if r.Amount.IsZero() {
		at.at("amount").refuse("no amount for each "+string(r.period()), "write for example base: {amount: 100, per: hour}")
	}
	if !o.Base.IsZero() && !r.Amount.IsZero() {
		at.at("amount").refuse("a yearly base and pay by a period exclude each other", "keep one of them")
	}
	if r.Per != "" && !slices.Contains(PayPeriods(), r.Per) {
		oneOf(at.at("per"), r.Per)
	}
	r.checkCounts(at, o)
	r.checkPayments(at)
}

// checkCounts checks that what counts the periods of a year belongs to the period.
func (r *PayRate) checkCounts(at checker, o *Offer) {
	for _, c := range []struct {
		key   string
		value decimal.Decimal
		of    []Per
	}{
		{"hours", r.Hours, PayPeriods()}, {"weeks", r.Weeks, []Per{PerHour, PerWeek}}, {"days", r.Days, []Per{PerDay}},
	} {
		at := at.at("%s", c.key)
		switch {
		case c.value.IsZero():
		case at.outside(c.value) || c.value.Exponent() < -18:
			at.refuse(fmt.Sprintf("%s %s is outside %v", c.value, c.key, at.term().Bounds), "write for example "+c.key+": "+at.term().Example)
		case !slices.Contains(c.of, r.period()):
			at.refuse(fmt.Sprintf("pay by the %s does not count %s", r.period(), c.key), fmt.Sprintf("delete %s, or write per: %s", c.key, c.of[0]))
		}
	}
	if h := r.Hours; !h.IsZero() && !o.Hours.IsZero() && !h.Equal(o.Hours) {
		at.at("hours").refuse(fmt.Sprintf("the base is for %s hours a week, and hours says %s", h, o.Hours), "write the hours once, in base or as hours")
	}
}

// checkPayments checks the salaries of a year.
func (r *PayRate) checkPayments(at checker) {
	switch {
	case r.Payments == 0 && len(r.Extra) == 0:
	case r.period() != PerMonth && r.period() != PerYear:
		at.at("payments").refuse(fmt.Sprintf("pay by the %s has no 13th salary", r.period()), "write the pay of a month or a year, or the extra salary under benefits with kind: cash")
	case r.Payments != 0 && at.at("payments").outsideCount(r.Payments):
		at.at("payments").refuse(fmt.Sprintf("%d salaries a year are outside %v", r.Payments, at.at("payments").term().Bounds), "write for example payments: 14, or the months of the extra ones alone, extra: [march, june, december]")
	case len(r.Extra) > 12:
		at.at("extra").refuse("more months than a year has", "write each month once")
	case len(r.Extra) > 0 && r.Payments != 0 && r.Payments != 12+len(r.Extra):
		at.at("extra").refuse(fmt.Sprintf("%d salaries a year are %d extra ones, and extra names %d", r.Payments, r.Payments-12, len(r.Extra)), "name a month for each salary beyond the twelfth, or leave payments out")
	}
	for i, month := range r.Extra {
		switch {
		case month < time.January || month > time.December:
			at.at("extra").refuse("no month of the year", "write extra: [june, december]")
			return
		case slices.Contains(r.Extra[:i], month):
			at.at("extra").refuse(month.String()+" is named twice", "write each month once")
			return
		}
	}
}
