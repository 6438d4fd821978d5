package ics

import (
	"strings"

	"github.com/seed-251b9aba/offerkit/report"
)

// Vest is the calendar of a vested grant: an event a vest. The stamp is the grant date, or the
// start where that is not known.
func Vest(v *report.Vested) Calendar {
	c := Calendar{Name: v.CalendarName(), Key: v.Schedule + "\x00" + v.Grant.Start.String(), Stamp: v.Grant.Start}
	if !v.Grant.Granted.IsZero() {
		c.Stamp = v.Grant.Granted
	}
	for _, e := range v.Award.Events {
		c.Events = append(c.Events, Event{Day: e.Date, Summary: v.VestInWords(e), Description: strings.Join(v.VestDetails(e), "\n")})
	}
	return c
}
