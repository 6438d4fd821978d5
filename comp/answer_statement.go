package comp

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/vesting"
)

// View is a way to cut a timeline into periods (SPEC 3.3).
type View string

// The views.
const (
	ByYear     View = "year"       // service years, by when pay is earned
	ByCalendar View = "calendar"   // calendar years, by when pay is received, as for tax
	ByQuarter  View = "quarter"    // calendar quarters, by when pay is received
	ByMonth    View = "month"      // calendar months, by when pay is received
	Cumulative View = "cumulative" // running totals by calendar month, of all that is received by its end
)

// Views lists the views.
func Views() []View { return []View{ByYear, ByCalendar, ByQuarter, ByMonth, Cumulative} }

// Period is one line of a statement: what an offer pays in a span of time.
type Period struct {
	Label       string       // "Year 1", "2027", "2027 Q1", "2027-01"
	Year        int          // service year; 0 in the other views
	From, To    vesting.Date // first and last day
	Components  map[Component]decimal.Decimal
	Total       decimal.Decimal
	Certainties map[Certainty]decimal.Decimal // Total by certainty
	Guaranteed  decimal.Decimal               // the part of Total that is guaranteed
	Expected    decimal.Decimal               // the part of Total that is refreshers and top-ups nobody has put in writing; see Band
}

// ServiceYears returns the statement of a timeline by service year, 1 to years. The
// first year holds the start day; every later one begins the day after an anniversary. A
// payment that names no year of them is left out, and years outside 1 to [MaxYears] are
// taken to the nearest of them.
func ServiceYears(t Timeline, start vesting.Date, years int) []Period {
	periods := make([]Period, horizon(years))
	for k := range periods {
		from := start
		if k > 0 {
			from = start.AddMonths(12 * k).AddDays(1)
		}
		periods[k] = newPeriod(fmt.Sprintf("Year %d", k+1), from, start.AddMonths(12*(k+1)))
		periods[k].Year = k + 1
	}
	for i := range t {
		if year := t[i].Year; year >= 1 && year <= len(periods) {
			periods[year-1].add(&t[i])
		}
	}
	return periods
}

// Statement returns the timeline cut into the calendar periods of a view, from the
// period that holds the day from to the one that holds the day to; payments outside are
// an error of the caller and are left out. For service years use [ServiceYears].
func Statement(t Timeline, view View, from, to vesting.Date) []Period {
	var periods []Period
	next := 0
	for begin := firstDay(view, from); !begin.After(to); {
		end := begin.AddMonths(view.months())
		period := newPeriod(view.label(begin), begin, end.AddDays(-1))
		for ; next < len(t) && t[next].Date.Before(end); next++ {
			if !t[next].Date.Before(begin) {
				period.add(&t[next])
			}
		}
		periods = append(periods, period)
		if !end.After(begin) {
			break // the calendar is over
		}
		begin = end
	}
	if view == Cumulative {
		accumulate(periods)
	}
	return periods
}

// accumulate makes each period the sum of itself and those before it.
func accumulate(periods []Period) {
	for i := 1; i < len(periods); i++ {
		p, before := &periods[i], &periods[i-1]
		p.From = before.From
		for component, amount := range before.Components {
			p.Components[component] = p.Components[component].Add(amount)
		}
		for class, amount := range before.Certainties {
			p.Certainties[class] = p.Certainties[class].Add(amount)
		}
		p.Total, p.Guaranteed, p.Expected = p.Total.Add(before.Total), p.Guaranteed.Add(before.Guaranteed), p.Expected.Add(before.Expected)
	}
}

func newPeriod(label string, from, to vesting.Date) Period {
	return Period{Label: label, From: from, To: to, Components: map[Component]decimal.Decimal{}, Certainties: map[Certainty]decimal.Decimal{}}
}

func (p *Period) add(payment *Payment) {
	p.Components[payment.Component] = p.Components[payment.Component].Add(payment.Amount)
	p.Certainties[payment.Certainty] = p.Certainties[payment.Certainty].Add(payment.Amount)
	p.Total = p.Total.Add(payment.Amount)
	if payment.Certainty == Guaranteed {
		p.Guaranteed = p.Guaranteed.Add(payment.Amount)
	}
	if payment.Promise == PromiseExpected {
		p.Expected = p.Expected.Add(payment.Amount)
	}
}

func (v View) months() int {
	switch v {
	case ByQuarter:
		return 3
	case ByMonth, Cumulative:
		return 1
	}
	return 12
}

func firstDay(v View, d vesting.Date) vesting.Date {
	month := (int(d.Month())-1)/v.months()*v.months() + 1
	return civil(d.Year(), 1, 1).AddMonths(month - 1)
}

func (v View) label(d vesting.Date) string {
	switch v {
	case ByQuarter:
		return fmt.Sprintf("%d Q%d", d.Year(), (int(d.Month())+2)/3)
	case ByMonth, Cumulative:
		return fmt.Sprintf("%d-%02d", d.Year(), int(d.Month()))
	}
	return fmt.Sprintf("%d", d.Year())
}
