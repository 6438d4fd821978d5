package vesting

import (
	"errors"
	"slices"
)

// Issuance is what vesting terms are applied to: one security, and what has happened to
// it. [ParseIssuance] reads one from the Open Cap Format.
type Issuance struct {
	Quantity Fraction // whole, except under Fractional allocation
	Granted  Date     // the day of the issuance; the zero Date holds nothing back

	// Start is the date of the vesting start transaction, the zero Date when there is
	// none. StartCondition is the condition that it names; "" means whichever there is.
	Start          Date
	StartCondition string

	Occurrences []Occurrence // what has happened, in any order

	Terms         string           // id of the vesting terms, or ""
	Vestings      []DatedQuantity  // explicit vestings, instead of terms
	EarlyExercise bool             // early_exercisable: the schedule governs the repurchase right
	Windows       []ExerciseWindow // how long after leaving options may be exercised
}

// Occurrence is an event that vesting depends on, as a vesting event transaction records
// it: a milestone, a sale of the company.
type Occurrence struct {
	ID       string // of the condition (v1) or the event (v2)
	Date     Date
	Realized Fraction // v2: the part of what hangs on it that it realizes; zero means all
}

// started reports whether vesting has a start. The last day of the calendar, which some
// programs write for a start that still depends on something, is none.
func (i *Issuance) started() bool { return !i.Start.IsZero() && i.Start != lastDate }

// DatedQuantity is shares that vest on a day, stated and not computed.
type DatedQuantity struct {
	Date     Date
	Quantity Fraction
}

// Events returns the vest events of the issuance under the terms, in order of date. Nil
// terms stand for an issuance that names none: it vests as its Vestings say, or in full
// on the grant date. What depends on an event that has not happened is not among them.
//
// The shares sum to the part of the grant that the path taken vests: to all of it when
// the portions do. Errors are those of [Schedule.Events], and *[OverAllocationError].
func (i *Issuance) Events(t *Terms) ([]Event, error) { return i.appendEvents(nil, t) }

// appendEvents appends the events to dst and returns the extended slice, so that one
// slice can serve many issuances. On an error dst is returned as it was.
func (i *Issuance) appendEvents(dst []Event, t *Terms) ([]Event, error) {
	if t == nil || len(i.Vestings) > 0 && t.options.Vestings == VestingsFirst {
		return i.appendStated(dst)
	}
	dealing := dealing{shares: i.Quantity, allocation: t.allocation, granted: i.Granted, options: t.options}
	var room [8]series // enough for ordinary terms, on the stack
	path, err := t.appendPath(room[:0], i)
	if err != nil {
		return dst, err
	}
	return dealing.deal(dst, path)
}

// appendPath appends the series of the path that the issuance takes.
func (t *Terms) appendPath(path []series, i *Issuance) ([]series, error) {
	if len(t.statements) > 0 {
		return t.appendStatements(path, i)
	}
	var room [16]visit
	w := walk{terms: t, issuance: i, current: -1, visits: append(room[:0], make([]visit, len(t.conditions))...)}
	return w.run(path, t.roots)
}

// walk is one way through a graph: what the issuance makes of the terms. The path that it
// appends to is handed from method to method, which keeps it on the caller's stack.
type walk struct {
	terms    *Terms
	issuance *Issuance
	visits   []visit // by condition
	current  int32   // the condition that the walk is at, -1 before the first
	day      Date    // the day that it has reached
	stretch  int32
}

// visit is when a condition was met. Occurrences are counted as they fall, even where
// their shares had to wait.
type visit struct {
	first, last Date
}

// run follows the graph from the conditions given: of the next ones, the one that is met
// first, and on one day the one named first. The walk ends where none is met.
func (w *walk) run(path []series, next []int) ([]series, error) {
	for {
		best, met := w.firstMet(next, true)
		if best < 0 {
			return path, nil
		}
		c := &w.terms.conditions[best]
		var err error
		if c.trigger == onEvent {
			if path, err = w.planWithout(path, next); err != nil {
				return path, err
			}
			w.stretch++
		}
		if path, err = w.meet(path, best, met); err != nil {
			return path, err
		}
		next = c.next
	}
}

// meet goes on to a condition.
func (w *walk) meet(path []series, i int, met Date) ([]series, error) {
	w.day = later(w.day, met)
	w.interrupt(path, i, w.day)
	w.current = int32(i)
	return w.enter(path, i, met)
}

// firstMet returns the condition of those given that is met first and the day on which
// it falls, or -1. What fell before the walk got here is met on the day it got here.
func (w *walk) firstMet(next []int, events bool) (best int, met Date) {
	best = -1
	bestDay := Date{}
	for _, i := range next {
		c := &w.terms.conditions[i]
		if c.trigger == onEvent && !events {
			continue
		}
		falls, ok := w.falls(c)
		day := later(falls, w.day)
		if ok && (best < 0 || day.Before(bestDay)) {
			best, bestDay, met = i, day, falls
		}
	}
	return best, met
}

// falls returns the day on which a condition is met, as far as is known.
func (w *walk) falls(c *condition) (Date, bool) {
	switch c.trigger {
	case onStart:
		named := w.issuance.StartCondition
		return w.issuance.Start, w.issuance.started() && (named == "" || named == c.id)
	case onEvent:
		return w.occurred(c.id)
	case onAbsoluteDate:
		return c.date, true
	}
	if w.visits[c.relativeTo].last.IsZero() {
		return Date{}, false
	}
	dates := w.calendar(c)
	if !dates.reaches(1) {
		return lastDate, true // enter refuses it
	}
	return dates.occurrence(1), true
}

// occurred returns the first day on which the event is recorded.
func (w *walk) occurred(id string) (Date, bool) {
	first := Date{}
	for _, o := range w.issuance.Occurrences {
		if o.ID != id || w.terms.options.EarlyEvents == Disregarded && o.Date.Before(w.day) {
			continue
		}
		if first.IsZero() || o.Date.Before(first) {
			first = o.Date
		}
	}
	return first, !first.IsZero()
}

// calendar returns the dates of a relative condition.
func (w *walk) calendar(c *condition) calendar {
	from := w.visits[c.relativeTo].last
	if w.terms.options.Anchor == FirstOccurrence {
		from = w.visits[c.relativeTo].first
	}
	if c.inDays {
		return daily(from, c.period)
	}
	dates := monthly(from, c.period)
	if c.startDay {
		if w.issuance.started() {
			dates.day = int8(w.issuance.Start.Day())
		}
		return dates
	}
	dates.day = c.day
	if w.terms.options.NumericDay == FullPeriod && dates.reaches(1) && dates.occurrence(1).Before(from.AddMonths(int(c.period))) {
		dates.month++
	}
	return dates
}

// enter vests what the condition vests, from the day it is met.
func (w *walk) enter(path []series, i int, met Date) ([]series, error) {
	c := &w.terms.conditions[i]
	s := series{
		calendar: onDate(met), count: c.occurrence, planned: c.occurrence,
		hold: w.day, stretch: w.stretch, condition: int32(i),
	}
	if c.trigger == onRelativeDate {
		s.calendar = w.calendar(c)
		if !s.inRange() {
			return path, &RangeError{After: s.calendar.anchor()}
		}
		if c.cliff > 1 {
			s.hold = later(s.hold, s.occurrence(int(c.cliff)))
		}
	}
	last := s.occurrence(int(c.occurrence))
	w.visits[i] = visit{first: s.occurrence(1), last: last}
	if w.terms.options.Anchor == LastOccurrence && w.terms.options.Repeats == RunToEnd {
		w.day = later(w.day, last)
	}
	return w.vest(path, c, s)
}

// vest appends the series of a condition, unless it vests nothing.
func (w *walk) vest(path []series, c *condition, s series) ([]series, error) {
	part, err := w.part(path, c)
	if err != nil || part.sign() == 0 {
		return path, err
	}
	if c.remainder && c.occurrence > 1 && w.terms.options.Remainder == RemainderEachTime {
		return vestEachTime(path, c, s)
	}
	s.part = part
	return append(path, s), nil
}

// vestEachTime appends a series for each occurrence, each a portion of what is left then.
func vestEachTime(path []series, c *condition, s series) ([]series, error) {
	left, err := leftAfter(path)
	for n := range c.occurrence {
		if err != nil || left.tooPrecise() {
			return path, errors.Join(err, ErrTooPrecise)
		}
		s.from, s.count, s.planned = n, 1, 1
		s.part = left.times(c.amount)
		left = left.minus(s.part)
		path = append(path, s)
	}
	return path, nil
}

// leftAfter returns the part of the grant that has not vested, exactly: 1000 granted, 400
// vested, 1/5 of the remainder is 120.
func leftAfter(path []series) (ratio, error) {
	vested, err := totalOf(path)
	left := ratio{num: 1, den: 1}.minus(vested)
	if err != nil || left.sign() < 0 {
		return ratio{}, err
	}
	return left, nil
}

// part returns the part of the grant that one occurrence vests.
func (w *walk) part(path []series, c *condition) (ratio, error) {
	switch {
	case c.remainder:
		left, err := leftAfter(path)
		return left.times(c.amount), err
	case !c.inShares || c.amount.sign() == 0:
		return c.amount, nil
	case w.issuance.Quantity.Sign() <= 0:
		if w.terms.options.OverAllocation == AllowOverAllocation {
			return ratio{}, nil
		}
		return ratio{}, &OverAllocationError{Path: []string{c.id}, Total: c.amount.rat().RatString() + " shares"}
	}
	return c.amount.dividedBy(w.issuance.Quantity.ratio()), nil
}

// interrupt ends a repeated condition, under Interrupted, on the day on which the next
// one is met. Occurrences due by then have vested; shares that still waited for a cliff
// have not. Under FirstOccurrence a condition may run beside the one it is relative to.
func (w *walk) interrupt(path []series, next int, day Date) {
	c := &w.terms.conditions[next]
	if w.terms.options.Repeats != Interrupted || c.trigger == onRelativeDate && int32(c.relativeTo) == w.current {
		return
	}
	for i := range path {
		if path[i].condition == w.current {
			w.cut(&path[i], day, c.trigger != onEvent)
		}
	}
}

// cut takes the instalments after the day off a series. What cuts it short by its date
// was known from the beginning, and so was never planned.
func (w *walk) cut(s *series, day Date, known bool) {
	if s.count == 0 || !s.last().After(day) {
		return
	}
	for s.count > 0 && s.last().After(day) {
		s.count--
	}
	if known {
		s.planned = s.count
	}
	met := &w.visits[s.condition]
	met.last = met.first
	if s.count > 0 {
		met.last = s.occurrence(int(s.from + s.count))
	}
}

// planWithout appends, before an event changes the path, what would have vested without
// it, as planned and not taken. The loaded types spread left-over shares over what is
// planned; so the event does not change what has vested before it.
func (w *walk) planWithout(path []series, next []int) ([]series, error) {
	if w.terms.allocation <= CumulativeRounding || w.terms.allocation == Fractional || w.terms.options.Accumulation != PerGrant {
		return path, nil
	}
	plan := *w
	plan.visits = slices.Clone(w.visits)
	taken := len(path)
	for {
		best, met := plan.firstMet(next, false)
		if best < 0 {
			break
		}
		var err error
		if path, err = plan.meet(path, best, met); err != nil {
			return path, err
		}
		next = w.terms.conditions[best].next
	}
	for i := taken; i < len(path); i++ {
		path[i].count = 0
	}
	return path, nil
}
