package comp

import (
	"fmt"
	"time"

	"github.com/seed-251b9aba/offerkit/vesting"
)

// DayOfYear is a day of every year; February 29 is the 28th in common years. The zero DayOfYear is none.
type DayOfYear struct {
	Month time.Month
	Day   int
}

// IsZero reports whether it is no day.
func (d DayOfYear) IsZero() bool { return d == DayOfYear{} }

// in returns the day in a year.
func (d DayOfYear) in(year int) vesting.Date {
	first := civil(year, d.Month, 1)
	return first.AddDays(min(d.Day, first.MonthEnd().Day()) - 1)
}

// within returns the day in the year that begins on a day.
func (d DayOfYear) within(first vesting.Date) vesting.Date {
	if on := d.in(first.Year()); !on.Before(first) {
		return on
	}
	return d.in(first.Year() + 1)
}

// String writes it as a case file has it: 03-15.
func (d DayOfYear) String() string { return fmt.Sprintf("%02d-%02d", d.Month, d.Day) }

func (d DayOfYear) check(at checker) {
	if d.Month < 1 || d.Month > 12 || d.Day < 1 || d.Day > 31 {
		at.refuse("not a day of the year", "write month and day, such as 03-15")
	}
}

// civil returns a day that exists in every year.
func civil(year int, month time.Month, day int) vesting.Date {
	d, _ := vesting.NewDate(year, month, day)
	return d
}
