package ics

import (
	"fmt"
	"strings"

	"github.com/seed-251b9aba/offerkit/report"
)

// Days is the calendar of the days of offers. Its events are known by the offer, the term and
// their place, so that a day that moves moves its event. The stamp is the valuation date.
func Days(d *report.Diary) Calendar {
	c := Calendar{Name: "Offers", Key: "offers", Stamp: d.Comparison.Case.AsOf}
	if len(d.Offers) == 1 {
		c.Name = d.Result(&d.Offers[0]).Name
	}
	for i := range d.Offers {
		r := d.Result(&d.Offers[i])
		for k := range d.Offers[i].Days {
			day := &d.Offers[i].Days[k]
			c.Events = append(c.Events, Event{
				Key: fmt.Sprintf("%s\x00%s\x00%v\x00%v\x00%d", r.Name, day.Kind, day.Term, day.Granted, day.Place),
				Day: day.On, Summary: report.DayInWords(r, day), Description: strings.Join(report.DayDetails(r, day), "\n"),
			})
		}
	}
	return c
}
