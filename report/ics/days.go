package ics

import (
	"fmt"
	"slices"
	"strings"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/report"
	"github.com/seed-251b9aba/offerkit/vesting"
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
		number := awardNumbers(d.Offers[i].Days)
		for k := range d.Offers[i].Days {
			day := &d.Offers[i].Days[k]
			c.Events = append(c.Events, Event{
				Key: fmt.Sprintf("%s\x00%s\x00%v\x00%d\x00%d", r.Name, day.Kind, day.Term, number(day), day.Place),
				Day: day.On, Summary: report.DayInWords(r, day), Description: strings.Join(report.DayDetails(r, day), "\n"),
			})
		}
	}
	return c
}

// awardNumbers tells the awards of a term apart by their order: their days of grant move with the start.
func awardNumbers(days []comp.Day) func(day *comp.Day) int {
	granted := map[comp.TermRef][]vesting.Date{}
	for i := range days {
		term := days[i].Term
		if !slices.Contains(granted[term], days[i].Granted) {
			granted[term] = append(granted[term], days[i].Granted)
		}
	}
	for _, all := range granted {
		slices.SortFunc(all, vesting.Date.Compare)
	}
	return func(day *comp.Day) int { return slices.Index(granted[day.Term], day.Granted) }
}
