package comp

import (
	"fmt"

	"github.com/seed-251b9aba/offerkit/vesting"
)

// Wait is a time from the first day of work until something is paid: days or months, not both.
type Wait struct{ Days, Months int }

// IsZero reports whether there is nothing to wait for.
func (w Wait) IsZero() bool { return w == Wait{} }

// String writes it as a case file has it: 30 days, 6 months.
func (w Wait) String() string {
	if w.Months != 0 {
		return counted(w.Months, "month")
	}
	return counted(w.Days, "day")
}

// until returns the day on which it is over.
func (w Wait) until(start vesting.Date) vesting.Date {
	return start.AddMonths(w.Months).AddDays(w.Days)
}

// dated is the payday that a letter gives to what is paid once: neither is stated of a part that is
// paid on the first day of its year.
type dated struct {
	on    vesting.Date
	after Wait
}

func (d dated) isZero() bool { return d.on.IsZero() && d.after.IsZero() }

// day returns the payday in a job that starts on a day, and otherwise the day for what is not dated.
func (d dated) day(start, otherwise vesting.Date) vesting.Date {
	switch {
	case !d.on.IsZero():
		return d.on
	case !d.after.IsZero():
		return d.after.until(start)
	}
	return otherwise
}

// titled adds the payday to a title.
func (d dated) titled(title string) string {
	switch {
	case !d.on.IsZero():
		return fmt.Sprintf("%s on %v", title, d.on)
	case !d.after.IsZero():
		return fmt.Sprintf("%s after %v", title, d.after)
	}
	return title
}

// check refuses what is no payday.
func (d dated) check(at checker) {
	at.at("on").year(d.on)
	after := at.at("after")
	if !d.on.IsZero() && !d.after.IsZero() {
		after.refuse("it has a day already", "keep on or after")
	}
	if d.after.Days < 0 || d.after.Months < 0 || d.after.Days > 366*MaxYears || d.after.Months > 12*MaxYears || d.after.Days != 0 && d.after.Months != 0 {
		after.refuse("no length of time within the horizon", "write for example after: 30 days")
	}
}

// datedTerms describes the payday, and where an offer has it.
func datedTerms(of func(o *Offer, i int) (on *vesting.Date, after *Wait)) []Term {
	return []Term{
		{Path: "on", Label: "paid on", field: func(o *Offer, i int) any { on, _ := of(o, i); return on },
			Kind: KindDate, Meaning: "day on which it is paid, before the first day of work too", Example: "2027-01-29"},
		{Path: "after", Label: "paid after", field: func(o *Offer, i int) any { _, after := of(o, i); return after },
			Kind: KindText, Meaning: "days or months from the first day of work until it is paid", Example: "30 days"},
	}
}
