package vesting

// calendar gives the dates of a repeated instalment: the n-th lies n periods after an
// anchor. Dates are always counted from the anchor, never from the last result, so that
// a start on the 30th returns to the 30th after February (SPEC 3.1; OCF explainer
// "Vesting Terms", example 3).
type calendar struct {
	unit   calendarUnit
	length int32 // months or days between occurrences

	year, month int32 // the anchor's month, for inMonths
	day         int8  // day of the month, clamped to the month's end; 31 is the last day
	shift       int8  // days added after clamping (VESTING_START_DAY_MINUS_ONE)

	base Date // the anchor, for inDays

	fixed   *fixedDays // the days of the year, for onFixedDays
	ordinal int32      // the fixed day that is occurrence 0: year times days a year, plus index
}

type calendarUnit uint8

const (
	inMonths calendarUnit = iota
	inDays
	onFixedDays
)

// lastDay as a day of the month is the month's last day, by clamping.
const lastDay = 31

// fixedDays are the days of the year on which a company vests, such as Feb 15, May 15,
// Aug 15 and Nov 15, in order.
type fixedDays []yearDay

type yearDay struct{ month, day int8 }

// monthly returns the calendar that counts in months from anchor and vests on its day.
func monthly(anchor Date, length int32) calendar {
	year, month, day := anchor.civil()
	return calendar{unit: inMonths, length: length, year: int32(year), month: int32(month), day: int8(day)}
}

// daily returns the calendar that counts in days from anchor.
func daily(anchor Date, length int32) calendar {
	return calendar{unit: inDays, length: length, base: anchor}
}

// onDate returns the calendar whose every occurrence is one day.
func onDate(day Date) calendar { return calendar{unit: inDays, base: day} }

// onFixed returns the calendar of fixed days of which occurrence n is the first on or
// after the day given.
func onFixed(days *fixedDays, n int, onOrAfter Date) calendar {
	year, month, day := onOrAfter.civil()
	first := 0
	for first < len(*days) && !(*days)[first].atLeast(month, day) {
		first++
	}
	ordinal := year*len(*days) + first - n
	return calendar{unit: onFixedDays, fixed: days, ordinal: int32(ordinal)}
}

func (d yearDay) atLeast(month, day int) bool {
	return int(d.month) > month || int(d.month) == month && int(d.day) >= day
}

// occurrence returns the date of occurrence n, from 1; 0 is the anchor.
func (c *calendar) occurrence(n int) Date {
	switch c.unit {
	case inMonths:
		return monthDay(int(c.year), int(c.month)+n*int(c.length), int(c.day)).AddDays(int(c.shift))
	case inDays:
		return c.base.AddDays(n * int(c.length))
	}
	days := *c.fixed
	index := int(c.ordinal) + n
	d := days[index%len(days)]
	return monthDay(index/len(days), int(d.month), int(d.day))
}

// surelyBefore returns a number of occurrences, from the first, that certainly fall before
// a day: most of those that wait for a cliff, whose own dates nobody needs. A month has at
// most 31 days, so occurrence n falls within 31 days for each of its months.
func (c *calendar) surelyBefore(day Date) int {
	if c.unit != inMonths || c.length == 0 || day.IsZero() {
		return 0
	}
	gap := int(day.day) - int(monthDay(int(c.year), int(c.month), 1).day)
	return (gap/31 - 1) / int(c.length)
}

// reaches reports whether occurrence n lies in the calendar that the package accepts.
func (c *calendar) reaches(n int) bool {
	switch c.unit {
	case inMonths:
		return int(c.year)+(int(c.month)+n*int(c.length)-1)/12 <= maxYear
	case inDays:
		return int64(c.base.day)+int64(n)*int64(c.length) <= int64(lastDate.day)
	}
	return c.ordinal >= 0 && (int(c.ordinal)+n)/len(*c.fixed) <= maxYear
}

// anchor returns the day that the calendar counts from, for a message.
func (c *calendar) anchor() Date {
	switch c.unit {
	case inMonths:
		return monthDay(int(c.year), int(c.month), int(c.day))
	case inDays:
		return c.base
	}
	return monthDay(max(minYear, int(c.ordinal)/len(*c.fixed)), 1, 1)
}

var lastDate = Date{day: dayNumber(maxYear, 12, 31)}
