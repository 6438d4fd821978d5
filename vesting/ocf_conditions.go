package vesting

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// condition is one node of a v1 graph.
type condition struct {
	id      string
	trigger trigger

	amount    ratio // of the grant, or in shares; per occurrence
	inShares  bool
	remainder bool // amount is of what has not vested yet

	date       Date  // absolute trigger
	relativeTo int   // relative trigger: the condition that it counts from
	period     int32 // days or months between occurrences
	inDays     bool
	occurrence int32 // how many there are; 1 for the other triggers
	cliff      int32 // instalments that vest together with the cliff-th; 0 or 1 for none
	startDay   bool  // vests on the day of the vesting start
	day        int8  // or on this one, clamped

	next []int
}

type trigger uint8

const (
	onStart trigger = iota
	onEvent
	onAbsoluteDate
	onRelativeDate
)

var triggerTypes = map[string]trigger{
	"VESTING_START_DATE":        onStart,
	"VESTING_EVENT":             onEvent,
	"VESTING_SCHEDULE_ABSOLUTE": onAbsoluteDate,
	"VESTING_SCHEDULE_RELATIVE": onRelativeDate,
}

// readConditions reads the graph and checks it.
func (t *Terms) readConditions(r *reader) {
	documents := t.document.Conditions
	if len(documents) > maxConditions {
		r.fail(&NumberError{"the terms", "vesting_conditions", strconv.Itoa(len(documents)), "are more than " + strconv.Itoa(maxConditions)})
		return
	}
	ids := r.conditionIDs(documents)
	t.conditions = make([]condition, len(documents))
	instalments := 0
	for i := range documents {
		t.conditions[i] = r.condition(&documents[i], ids)
		instalments += int(t.conditions[i].occurrence)
	}
	if instalments > maxInstalments {
		r.fail(&NumberError{"the terms", "occurrences", strconv.Itoa(instalments), "in all are more than " + strconv.Itoa(maxInstalments)})
	}
	t.findRoots()
	if len(r.errors) > 0 {
		return // the checks below need a graph without holes
	}
	if cycle := t.findCycle(); cycle != nil {
		r.fail(&CycleError{Path: cycle})
	} else if t.options.OverAllocation == RefuseOverAllocation {
		t.checkAllocation(r)
	}
}

func (r *reader) conditionIDs(documents []conditionDocument) map[string]int {
	ids := make(map[string]int, len(documents))
	for i, d := range documents {
		switch _, twice := ids[d.ID]; {
		case strings.TrimSpace(d.ID) == "":
			r.fail(&FieldError{"condition " + strconv.Itoa(i+1), "id", "is missing or blank"})
		case twice:
			r.fail(&FieldError{conditionName(d.ID), "id", "is used twice; every condition needs its own"})
		default:
			ids[d.ID] = i
		}
	}
	return ids
}

// conditionName names a condition in a message.
func conditionName(id string) string { return fmt.Sprintf("condition %q", id) }

func (r *reader) condition(d *conditionDocument, ids map[string]int) condition {
	where := conditionName(d.ID)
	c := condition{id: d.ID, occurrence: 1, relativeTo: -1}
	switch {
	case d.Portion != nil && d.Quantity != nil:
		r.fail(&FieldError{where, "portion", "and quantity are both given; keep one"})
	case d.Portion != nil:
		c.amount, c.remainder = r.portion(where, d.Portion), d.Portion.Remainder
	case d.Quantity != nil:
		c.amount, c.inShares = r.numeric(where, "quantity", *d.Quantity), true
	default:
		r.fail(&FieldError{where, "portion", `or quantity is missing; write "quantity": "0" where nothing vests`})
	}
	r.trigger(where, &c, &d.Trigger, ids)
	for _, id := range d.Next {
		next, found := ids[id]
		switch {
		case !found:
			r.fail(&DanglingError{Condition: d.ID, Field: "next_condition_ids", ID: id, Near: nearestID(id, ids)})
		case slices.Contains(c.next, next):
			r.fail(&FieldError{where, "next_condition_ids", fmt.Sprintf("names %q twice", id)})
		default:
			c.next = append(c.next, next)
		}
	}
	return c
}

func (r *reader) trigger(where string, c *condition, d *triggerDocument, ids map[string]int) {
	known := false
	c.trigger, known = triggerTypes[d.Type]
	if !known {
		r.fail(&FieldError{where, "trigger.type", fmt.Sprintf("%q is not one of VESTING_START_DATE, VESTING_EVENT, VESTING_SCHEDULE_ABSOLUTE, VESTING_SCHEDULE_RELATIVE", d.Type)})
		return
	}
	r.idleTrigger(where, c, d)
	switch c.trigger {
	case onAbsoluteDate:
		date, err := ParseDate(d.Date)
		if err != nil {
			r.fail(&FieldError{where, "trigger.date", err.Error()})
		}
		c.date = date
	case onRelativeDate:
		r.period(where, c, d.Period)
		to, found := ids[d.RelativeTo]
		if !found {
			r.fail(&DanglingError{Condition: c.id, Field: "relative_to_condition_id", ID: d.RelativeTo, Near: nearestID(d.RelativeTo, ids)})
		}
		if d.RelativeTo == c.id {
			r.fail(&CycleError{Path: []string{c.id, c.id}})
		}
		c.relativeTo = to
	}
}

func (r *reader) period(where string, c *condition, d *periodDocument) {
	if d == nil {
		r.fail(&FieldError{where, "trigger.period", "is missing"})
		return
	}
	r.idlePeriod(where, d)
	occurrences := d.Occurrences
	if occurrences == "" {
		occurrences = d.Repetitions
	}
	c.period = int32(r.integer(where, "period.length", d.Length, 0, maxPeriod, -1))
	c.occurrence = int32(r.integer(where, "period.occurrences", occurrences, 1, maxOccurrences, 0))
	if d.Cliff != nil {
		c.cliff = int32(r.integer(where, "period.cliff_installment", *d.Cliff, 0, maxOccurrences, 0))
	}
	if c.cliff > c.occurrence {
		r.fail(&CliffError{where, fmt.Sprintf("instalment %d", c.cliff), int(c.occurrence), "lies beyond the last; no share would ever vest"})
	}
	switch d.Type {
	case "DAYS":
		c.inDays = true
	case "MONTHS":
		r.dayOfMonth(where, c, d.DayOfMonth)
	case "YEARS":
		r.fail(&FieldError{where, "period.type", "YEARS has no rule for the day; write MONTHS, twelve to a year"})
	default:
		r.fail(&FieldError{where, "period.type", fmt.Sprintf("%q is neither DAYS nor MONTHS", d.Type)})
	}
}

// dayOfMonth reads the standard's VestingDayOfMonth: "01" to "28", 29, 30 and 31 "or last
// day of month", and the day of the vesting start.
func (r *reader) dayOfMonth(where string, c *condition, text string) {
	if text == "VESTING_START_DAY_OR_LAST_DAY_OF_MONTH" {
		c.startDay = true
		return
	}
	number := text
	if len(text) > 2 && text[2:] == "_OR_LAST_DAY_OF_MONTH" {
		number = text[:2]
	}
	day, ok := digits(number)
	if !ok || len(number) != 2 || day < 1 || day > lastDay || (day > 28) == (number == text) {
		r.fail(&FieldError{where, "period.day_of_month", fmt.Sprintf(
			"%q is not one of 01 to 28, 29_ to 31_OR_LAST_DAY_OF_MONTH, VESTING_START_DAY_OR_LAST_DAY_OF_MONTH", text)})
		return
	}
	c.day = int8(day)
}

func nearestID(id string, ids map[string]int) string {
	names := make([]string, 0, len(ids))
	for name := range ids {
		names = append(names, name)
	}
	slices.Sort(names)
	return nearest(id, names)
}

// findRoots finds the conditions that no other leads to.
func (t *Terms) findRoots() {
	led := make([]bool, len(t.conditions))
	for _, c := range t.conditions {
		for _, next := range c.next {
			led[next] = true
		}
	}
	for i := range t.conditions {
		if !led[i] {
			t.roots = append(t.roots, i)
		}
	}
}

// findCycle returns the ids of a circle in the graph, or nil. It keeps its own stack,
// because a file may hold a chain longer than a goroutine should recurse.
func (t *Terms) findCycle() []string {
	const (
		unseen = iota
		open
		done
	)
	state := make([]uint8, len(t.conditions))
	tried := make([]int, len(t.conditions))
	for root := range t.conditions {
		if state[root] != unseen {
			continue
		}
		stack := []int{root}
		state[root] = open
		for len(stack) > 0 {
			at := stack[len(stack)-1]
			if tried[at] == len(t.conditions[at].next) {
				state[at] = done
				stack = stack[:len(stack)-1]
				continue
			}
			next := t.conditions[at].next[tried[at]]
			tried[at]++
			switch state[next] {
			case open:
				return t.cyclePath(stack, next)
			case unseen:
				state[next] = open
				stack = append(stack, next)
			}
		}
	}
	return nil
}

func (t *Terms) cyclePath(stack []int, back int) []string {
	var path []string
	for _, i := range stack[slices.Index(stack, back):] {
		path = append(path, t.conditions[i].id)
	}
	return append(path, t.conditions[back].id)
}

// checkAllocation refuses a graph with a path whose portions add up to more than the
// grant. Quantities depend on the issuance and portions of a remainder never exceed it;
// what they add is checked when shares are dealt.
func (t *Terms) checkAllocation(r *reader) {
	most := make([]ratio, len(t.conditions)) // from the condition to the end, on the worst path
	worst := make([]int, len(t.conditions))
	for _, i := range t.inReverse() {
		c := &t.conditions[i]
		worst[i] = -1
		for _, next := range c.next {
			if worst[i] < 0 || most[next].cmp(most[worst[i]]) > 0 {
				worst[i] = next
			}
		}
		if worst[i] >= 0 {
			most[i] = most[worst[i]]
		}
		if !c.inShares && !c.remainder {
			most[i] = most[i].plus(c.amount.timesInt(int64(c.occurrence)))
		}
		if most[i].tooPrecise() {
			r.fail(tooPrecise(fmt.Sprintf("condition %q", c.id)))
			return
		}
	}
	for _, root := range t.roots {
		if most[root].cmp(ratio{num: 1, den: 1}) > 0 {
			e := &OverAllocationError{Total: most[root].rat().RatString()}
			for i := root; i >= 0; i = worst[i] {
				e.Path = append(e.Path, t.conditions[i].id)
			}
			r.fail(e)
			return
		}
	}
}

// inReverse returns the conditions so that each comes after all that it leads to. The
// graph has no circle.
func (t *Terms) inReverse() []int {
	order := make([]int, 0, len(t.conditions))
	seen := make([]bool, len(t.conditions))
	tried := make([]int, len(t.conditions))
	for _, root := range t.roots {
		stack := []int{root}
		seen[root] = true
		for len(stack) > 0 {
			at := stack[len(stack)-1]
			if tried[at] == len(t.conditions[at].next) {
				order = append(order, at)
				stack = stack[:len(stack)-1]
				continue
			}
			next := t.conditions[at].next[tried[at]]
			tried[at]++
			if !seen[next] {
				seen[next] = true
				stack = append(stack, next)
			}
		}
	}
	return order
}
