package vesting

import (
	"fmt"
	"time"
)

// Date is a civil day of the proleptic Gregorian calendar, without time of day or
// zone. Dates are comparable with ==; the zero Date means "no date".
type Date struct {
	day int32 // days since 0000-12-31, so that 0001-01-01 is day 1
}

// Limits of the calendar that the package accepts.
const (
	minYear = 1
	maxYear = 9999
)

// NewDate returns the given civil day, or an error where the calendar has no such day.
func NewDate(year int, month time.Month, day int) (Date, error) {
	if year < minYear || year > maxYear || month < 1 || month > 12 || day < 1 || day > daysIn(year, int(month)) {
		return Date{}, &DateError{Text: fmt.Sprintf("%04d-%02d-%02d", year, int(month), day)}
	}
	return Date{day: dayNumber(year, int(month), day)}, nil
}

// ParseDate reads a day written as 2027-01-11.
func ParseDate(text string) (Date, error) {
	if len(text) != 10 || text[4] != '-' || text[7] != '-' {
		return Date{}, &DateError{Text: text}
	}
	year, ok1 := digits(text[0:4])
	month, ok2 := digits(text[5:7])
	day, ok3 := digits(text[8:10])
	if !ok1 || !ok2 || !ok3 {
		return Date{}, &DateError{Text: text}
	}
	d, err := NewDate(year, time.Month(month), day)
	if err != nil {
		return Date{}, &DateError{Text: text}
	}
	return d, nil
}

// MustDate is ParseDate for dates written in a program; it panics on a bad one.
func MustDate(text string) Date {
	d, err := ParseDate(text)
	if err != nil {
		panic(err)
	}
	return d
}

// DateError reports a text that is no day of the calendar.
type DateError struct {
	Text string // what was written
}

func (e *DateError) Error() string {
	return fmt.Sprintf("%q is not a date; write it as 2027-01-11 (year-month-day, a day that exists)", e.Text)
}

func digits(s string) (int, bool) {
	n := 0
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		n = n*10 + int(s[i]-'0')
	}
	return n, true
}

// IsZero reports whether d is the zero Date, "no date".
func (d Date) IsZero() bool { return d.day == 0 }

// Before reports whether d is an earlier day than e.
func (d Date) Before(e Date) bool { return d.day < e.day }

// After reports whether d is a later day than e.
func (d Date) After(e Date) bool { return d.day > e.day }

// Compare returns -1, 0 or +1 as d is before, equal to or after e.
func (d Date) Compare(e Date) int {
	switch {
	case d.day < e.day:
		return -1
	case d.day > e.day:
		return 1
	}
	return 0
}

// Year returns the calendar year of d.
func (d Date) Year() int { y, _, _ := d.civil(); return y }

// Month returns the calendar month of d.
func (d Date) Month() time.Month { _, m, _ := d.civil(); return time.Month(m) }

// Day returns the day of the month of d, from 1.
func (d Date) Day() int { _, _, day := d.civil(); return day }

// AddDays returns the day n days later (earlier for a negative n): at most 9999-12-31, and
// no date before 0001-01-01.
func (d Date) AddDays(n int) Date {
	n = min(max(n, -int(lastDate.day)), int(lastDate.day))
	return within(Date{day: d.day + int32(n)})
}

// within keeps a day that was counted in the calendar, so that nothing overflows: after
// 9999-12-31 there is only that day, before 0001-01-01 no date.
func within(d Date) Date { return Date{day: min(max(d.day, 0), lastDate.day)} }

// AddMonths returns the day n calendar months later, clamped to the month's end:
// Jan 31 + 1, 2, 3 months = Feb 28, Mar 31, Apr 30. Count every step from the same
// anchor date; adding to a clamped result would stick to its day (SPEC 3.1). Like [Date.AddDays]
// it stays within the calendar.
func (d Date) AddMonths(n int) Date {
	year, month, day := d.civil()
	n = min(max(n, -12*maxYear), 12*maxYear)
	return within(monthDay(year, month+n, day))
}

// DaysUntil returns the number of days from d to e, negative when e is earlier.
func (d Date) DaysUntil(e Date) int { return int(e.day - d.day) }

// MonthsUntil returns the whole months from d to e, counted from d with clamping, and
// the days left over. For an e before d it returns 0, 0.
func (d Date) MonthsUntil(e Date) (months, days int) {
	if e.day <= d.day {
		return 0, 0
	}
	y1, m1, _ := d.civil()
	y2, m2, _ := e.civil()
	months = (y2-y1)*12 + m2 - m1
	if d.AddMonths(months).After(e) {
		months--
	}
	return months, d.AddMonths(months).DaysUntil(e)
}

// MonthEnd returns the last day of d's month.
func (d Date) MonthEnd() Date {
	y, m, _ := d.civil()
	return Date{day: dayNumber(y, m, daysIn(y, m))}
}

// String returns the day as 2027-01-11, and "" for the zero Date.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	y, m, day := d.civil()
	return fmt.Sprintf("%04d-%02d-%02d", y, m, day)
}

// MarshalText writes the day as 2027-01-11.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads a day written as 2027-01-11; empty text is the zero Date.
func (d *Date) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*d = Date{}
		return nil
	}
	parsed, err := ParseDate(string(text))
	if err != nil {
		return err
	}
	*d = parsed
	return nil
}

// monthDay returns the given day of the month, clamped to the month's end; month may
// lie outside 1..12 and is carried into the year.
func monthDay(year, month, day int) Date {
	month--
	year += month / 12
	month %= 12
	if month < 0 {
		month += 12
		year--
	}
	month++
	if day > 28 {
		day = min(day, daysIn(year, month))
	}
	return Date{day: dayNumber(year, month, day)}
}

var monthDays = [13]int{0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}

func daysIn(year, month int) int {
	if month == 2 && leap(year) {
		return 29
	}
	return monthDays[month]
}

// leap is the Gregorian rule; a multiple of 4 and of 25 is one of 100, of 16 and 25 one
// of 400.
func leap(year int) bool { return year&3 == 0 && (year%25 != 0 || year&15 == 0) }

// daysBefore is the days of an ordinary year before each month.
var daysBefore = [13]int{0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334}

// dayNumber counts the days since 0000-12-31.
func dayNumber(year, month, day int) int32 {
	past := year - 1
	centuries := past / 100
	n := past*365 + past>>2 - centuries + centuries>>2 + daysBefore[month] + day
	if month > 2 && leap(year) {
		n++
	}
	return int32(n)
}

// civil is the way back. It shifts the year to begin in March, so that the leap day is
// the last of its year (H. Hinnant, "chrono-Compatible Low-Level Date Algorithms").
func (d Date) civil() (year, month, day int) {
	n := int(d.day) + 305
	era := n / 146097
	dayOfEra := n - era*146097
	yearOfEra := (dayOfEra - dayOfEra/1460 + dayOfEra/36524 - dayOfEra/146096) / 365
	dayOfYear := dayOfEra - (365*yearOfEra + yearOfEra/4 - yearOfEra/100)
	shifted := (5*dayOfYear + 2) / 153
	day = dayOfYear - (153*shifted+2)/5 + 1
	month = shifted + 3
	year = yearOfEra + era*400
	if month > 12 {
		month -= 12
		year++
	}
	return year, month, day
}
