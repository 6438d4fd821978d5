package vesting

import (
	"fmt"
	"strconv"
)

// Terms returns the schedule as vesting terms of the Open Cap Format (v1), which vest
// every grant as the schedule does. A schedule with fixed vest dates needs the grant's
// start, because the format has no such dates but absolute ones; the others serve any
// start.
//
// A series that does not begin at the start counts from a condition of its own that
// vests nothing, so that no reader needs to know whether "relative to" a repeated
// condition means its first or its last occurrence.
func (s Schedule) Terms(id string, g Grant) (*Terms, error) {
	w := &termsWriter{schedule: s}
	w.add("start", "0", triggerDocument{Type: "VESTING_START_DATE"})
	switch {
	case s.fixed != nil && g.Start.IsZero():
		return nil, ErrNoStart
	case s.fixed != nil:
		w.writeDates(s.place(nil, g.Start))
	default:
		for i := range s.series {
			w.writeSeries(i)
		}
	}
	return new(reader).compile(termsDocument{
		ID:             id,
		ObjectType:     "VESTING_TERMS",
		Name:           s.text,
		Description:    "Vesting " + s.text,
		AllocationType: g.Allocation.String(),
		Conditions:     w.conditions,
	}, Options{})
}

// termsWriter writes the conditions of a schedule as one chain.
type termsWriter struct {
	schedule   Schedule
	conditions []conditionDocument
}

// add appends a condition that vests a quantity ("0") or a portion, and leads the one
// before to it.
func (w *termsWriter) add(id, quantity string, t triggerDocument) *conditionDocument {
	if n := len(w.conditions); n > 0 {
		w.conditions[n-1].Next = []string{id}
	}
	c := conditionDocument{ID: id, Trigger: t, Next: []string{}}
	if quantity != "" {
		q := numeric(quantity)
		c.Quantity = &q
	}
	w.conditions = append(w.conditions, c)
	return &w.conditions[len(w.conditions)-1]
}

func portionOf(part ratio) *portionDocument {
	r := part.rat()
	return &portionDocument{Numerator: numeric(r.Num().String()), Denominator: numeric(r.Denom().String())}
}

// writeDates writes every instalment on its date.
func (w *termsWriter) writeDates(path []series) {
	vests := 0
	for _, s := range path {
		for n := int(s.from) + 1; n <= int(s.from+s.count); n++ {
			vests++
			c := w.add(fmt.Sprintf("vest-%d", vests), "", triggerDocument{Type: "VESTING_SCHEDULE_ABSOLUTE", Date: s.vests(n).String()})
			c.Portion = portionOf(s.part)
		}
	}
}

// writeSeries writes one series of a schedule in months, with the schedule's cliff.
func (w *termsWriter) writeSeries(i int) {
	s, cliff := w.schedule.series[i], int32(w.schedule.cliff)
	held := s.heldBefore(cliff)
	if held > 0 && s.from == 0 && cliff%s.length == 0 && cliff <= s.count*s.length && i+1 == w.lastHeld(cliff) {
		period := monthsPeriod(s.length, s.count)
		installment := whole(strconv.Itoa(int(cliff / s.length)))
		period.Cliff = &installment
		w.vest("start", period, s.part)
		return
	}
	if held > 0 {
		// Instalments of several series, or a cliff between two instalments: those held
		// vest as so many occurrences on the day of the cliff.
		w.vest(w.mark(cliff), monthsPeriod(0, held), s.part)
		s.from, s.count = s.from+held, s.count-held
	}
	if s.count > 0 {
		w.vest(w.mark(s.from*s.length), monthsPeriod(s.length, s.count), s.part)
	}
}

// heldBefore returns how many of its instalments come due before a month.
func (s *series) heldBefore(month int32) int32 {
	if s.length == 0 {
		if month > 0 {
			return s.count
		}
		return 0
	}
	return min(max((month-1)/s.length-s.from, 0), s.count)
}

// lastHeld returns the number of series up to the last that the cliff holds.
func (w *termsWriter) lastHeld(cliff int32) int {
	last := 0
	for i := range w.schedule.series {
		if w.schedule.series[i].heldBefore(cliff) > 0 {
			last = i + 1
		}
	}
	return last
}

// mark returns the id of a condition that vests nothing so many months after the start.
func (w *termsWriter) mark(months int32) string {
	if months == 0 {
		return "start"
	}
	id := fmt.Sprintf("month-%d", months)
	for _, c := range w.conditions {
		if c.ID == id {
			return id
		}
	}
	w.add(id, "0", relativeTo("start", monthsPeriod(months, 1)))
	return id
}

func (w *termsWriter) vest(from string, period *periodDocument, part ratio) {
	id := fmt.Sprintf("vest-%d", len(w.conditions))
	c := w.add(id, "", relativeTo(from, period))
	c.Portion = portionOf(part)
}

func relativeTo(id string, period *periodDocument) triggerDocument {
	return triggerDocument{Type: "VESTING_SCHEDULE_RELATIVE", Period: period, RelativeTo: id}
}

func monthsPeriod(length, occurrences int32) *periodDocument {
	return &periodDocument{
		Length:      whole(strconv.Itoa(int(length))),
		Type:        "MONTHS",
		Occurrences: whole(strconv.Itoa(int(occurrences))),
		DayOfMonth:  "VESTING_START_DAY_OR_LAST_DAY_OF_MONTH",
	}
}
