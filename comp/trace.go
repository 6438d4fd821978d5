package comp

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"
)

// Trace takes a figure apart (SPEC 7.6): what each payment adds to it, what is added or
// taken off besides, and what the sum is divided by. The parts and lines add up to Sum
// exactly, and Value is the figure.
type Trace struct {
	Metric   Metric
	Payments Timeline
	Parts    []decimal.Decimal // what each payment adds: its amount, or of pv its present value
	Lines    []TraceLine
	Sum      decimal.Decimal
	Divisor  decimal.Decimal // 0 where nothing is divided
	Of       string          // what the divisor counts: years, hours
	Value    decimal.Decimal
}

// TraceLine is something that is no payment: a haircut, a clawback, a term of the
// levels-style year.
type TraceLine struct {
	Item   string
	How    string
	Amount decimal.Decimal
}

// ErrOtherResult is returned where a result is none of the comparison that it is given to.
var ErrOtherResult = errors.New("the offer is not one of this comparison's results")

// Trace explains the named metric of an offer. It returns a *MetricError for a name that
// is no metric of the horizon, and [ErrOtherResult] for an offer of another comparison.
func (c *Comparison) Trace(r *Result, metric string) (*Trace, error) {
	if !c.has(r) {
		return nil, ErrOtherResult
	}
	m, err := FindMetric(metric, c.Case.Years)
	if err != nil {
		return nil, err
	}
	t := &Trace{Metric: m, Value: m.of(&c.Case, r)}
	t.trace(&c.Case, r)
	for _, part := range t.Parts {
		t.Sum = t.Sum.Add(part)
	}
	for _, line := range t.Lines {
		t.Sum = t.Sum.Add(line.Amount)
	}
	return t, nil
}

func (t *Trace) trace(c *Case, r *Result) {
	name, month, _ := strings.Cut(t.Metric.Name, "@")
	switch name {
	case "total":
		t.keep(r, func(*Payment) bool { return true })
	case "average":
		t.keep(r, func(*Payment) bool { return true })
		t.Divisor, t.Of = decimal.NewFromInt(int64(c.Years)), "years"
	case hourlyName:
		t.keep(r, func(*Payment) bool { return true })
		t.Divisor, t.Of = r.Offer.hoursWorked(c.Years), "hours"
	case "guaranteed":
		t.keep(r, func(p *Payment) bool { return p.Certainty == Guaranteed })
	case "cash":
		t.keep(r, func(p *Payment) bool { return p.Component.IsCash() })
	case "pv":
		t.discount(c, r)
	case riskAdjustedName:
		t.keep(r, func(*Payment) bool { return true })
		for i := range r.Discounts {
			d := &r.Discounts[i]
			how := fmt.Sprintf("%s%% of %s", d.Rate.Shift(2), c.Currency.Grouped(d.Of))
			t.Lines = append(t.Lines, TraceLine{Item: d.Title(), How: how, Amount: d.Amount.Neg()})
		}
	case "levels-tc":
		t.Lines = levelsLines(c, r)
	case "walkaway":
		months, _ := strconv.Atoi(month) // FindMetric has read it
		t.walkAway(newLeaving(c, r, true), months)
	default:
		year := t.year(r)
		t.keep(r, func(p *Payment) bool { return p.Year == year })
	}
}

// keep takes the payments that match at their amounts.
func (t *Trace) keep(r *Result, match func(*Payment) bool) {
	for i := range r.Timeline {
		if p := &r.Timeline[i]; match(p) {
			t.Payments, t.Parts = append(t.Payments, *p), append(t.Parts, p.Amount)
		}
	}
}

// year returns the service year that a metric of one year is of.
func (t *Trace) year(r *Result) int {
	for i, year := range r.Years {
		if t.Metric.Name == fmt.Sprintf("year%d", i+1) || t.Metric.Name == "worst-year" && year.Total.Equal(t.Value) {
			return i + 1
		}
	}
	return len(r.Years) // steady
}

// discount takes every payment at its present value. The parts are rounded cumulatively,
// so that they add up to the rounded figure (SPEC 2.3).
func (t *Trace) discount(c *Case, r *Result) {
	powers := c.growths()
	exact, shown := decimal.Zero, decimal.Zero
	for i := range r.Timeline {
		p := &r.Timeline[i]
		exact = exact.Add(p.Amount.Mul(powers.Daily(c.DiscountRate, p.Date.DaysUntil(c.AsOf))))
		due := c.Currency.Round(exact)
		t.Payments, t.Parts = append(t.Payments, *p), append(t.Parts, due.Sub(shown))
		shown = due
	}
}

// walkAway takes what is received by the last day, less the match that is not vested and
// every clawback.
func (t *Trace) walkAway(l *Leaving, months int) {
	w := l.After(months)
	received := decimal.Zero
	for i := range l.timeline {
		if p := &l.timeline[i]; l.isReceived(p, w.Date) {
			t.Payments, t.Parts = append(t.Payments, *p), append(t.Parts, p.Amount)
			received = received.Add(p.Amount)
		}
	}
	if l.offer.Sell == Hold {
		equity := t.Payments.Sum(func(p *Payment) bool { return p.Component.IsEquity() })
		if gain := w.Equity.Sub(equity); !gain.IsZero() {
			t.Lines = append(t.Lines, TraceLine{Item: "Shares held", How: "at the price of the last day of work", Amount: gain})
			received = received.Add(gain)
		}
	}
	if lost := received.Sub(w.Cash).Sub(w.Equity).Sub(w.Other); !lost.IsZero() {
		t.Lines = append(t.Lines, TraceLine{Item: "401(k) match, unvested", How: "forfeited on leaving", Amount: lost.Neg()})
	}
	for _, debt := range w.Debts {
		t.Lines = append(t.Lines, TraceLine{Item: "Clawback of " + debt.Item, How: debt.Why, Amount: debt.Amount.Neg()})
	}
}

// levelsLines are the terms of the levels-style year. They are rounded cumulatively, so
// that they add up to the rounded figure (SPEC 2.3).
func levelsLines(c *Case, r *Result) []TraceLine {
	var lines []TraceLine
	exact, shown := decimal.Zero, decimal.Zero
	for _, line := range levelsTerms(c, &r.Offer) {
		exact = exact.Add(line.Amount)
		due := c.convert(r.Currency.Round(exact), r.Currency, c.AsOf)
		line.Amount, shown = due.Sub(shown), due
		lines = append(lines, line)
	}
	return lines
}
