package vesting

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// statement is one statement of v2: a part of the grant that vests on a grid of dates, on
// an event, or on a grid held until an event.
type statement struct {
	where      string
	order      int
	percentage ratio // of the grant

	base        statementBase
	event       string // what a milestone vests on, a grid is held for, or counts from
	occurrences int32
	period      int32
	inDays      bool
	day         VestingDay
	cliff       statementCliff
}

type statementBase uint8

const (
	fromChain statementBase = iota // after the statement before it; the first from the vesting start
	fromEvent                      // from the day of the event, beside the chain
	milestone                      // all on the day of the event
)

// statementCliff vests a part of the statement on a day of its own; the instalments due
// by then fall away and the rest is spread evenly over those after it.
type statementCliff struct {
	part         ratio // of the statement
	length       int32 // after the statement's beginning (v2 alpha)
	inDays       bool
	occurrence   int32 // or the instalment that it falls on (draft of May 2026)
	isOccurrence bool
	exists       bool
}

func (r *reader) statements(documents []statementDocument, o Options) []statement {
	if len(documents) > maxConditions {
		r.fail(&NumberError{"the terms", "statements", strconv.Itoa(len(documents)), "are more than " + strconv.Itoa(maxConditions)})
		return nil
	}
	var total ratio
	instalments := 0
	statements := make([]statement, len(documents))
	for i := range documents {
		statements[i] = r.statement(i, &documents[i], o)
		if total = total.plus(statements[i].percentage); total.tooPrecise() {
			r.fail(tooPrecise(statements[i].where))
			return nil
		}
		instalments += int(statements[i].occurrences)
	}
	if instalments > maxInstalments {
		r.fail(&NumberError{"the terms", "occurrences", strconv.Itoa(instalments), "in all are more than " + strconv.Itoa(maxInstalments)})
	}
	if total.cmp(ratio{num: 1, den: 1}) > 0 && o.OverAllocation == RefuseOverAllocation {
		r.fail(overAllocated(total))
	}
	slices.SortStableFunc(statements, func(a, b statement) int { return compareInts(int64(a.order), int64(b.order)) })
	return statements
}

func (r *reader) statement(i int, d *statementDocument, o Options) statement {
	s := statement{where: fmt.Sprintf("statement %d", i+1), day: o.VestingDay}
	s.order = r.integer(s.where, "order", d.Order, -maxPeriod, maxPeriod, i+1)
	s.where = fmt.Sprintf("statement %d", s.order)
	s.percentage = r.percentage(s.where, d.Percentage)
	if d.EventCondition != nil {
		s.event = d.EventCondition.EventID
		r.eventID(s.where, "event_condition.event_id", s.event)
	}
	r.idleStatement(s.where, d)
	switch {
	case d.Base != nil:
		r.draftSchedule(&s, d)
	case d.Schedule != nil:
		r.schedule(&s, d.Schedule)
	case d.EventCondition != nil:
		s.base = milestone
	default:
		r.fail(&FieldError{s.where, "schedule", "or event_condition is missing"})
	}
	return s
}

func (r *reader) eventID(where, field, id string) {
	if strings.TrimSpace(id) == "" {
		r.fail(&FieldError{where, field, "is missing or blank"})
	}
}

// schedule reads the grid of the v2 alpha.
func (r *reader) schedule(s *statement, d *scheduleDocument) {
	s.occurrences = int32(r.integer(s.where, "schedule.occurrences", d.Occurrences, 1, maxOccurrences, 0))
	s.period = int32(r.integer(s.where, "schedule.period", d.Period, 0, maxPeriod, -1))
	s.period, s.inDays = r.periodType(s.where, "schedule.period_type", d.PeriodType, s.period)
	if d.VestingDay != "" {
		s.day = r.vestingDay(s.where, d.VestingDay)
	}
	if d.Cliff == nil {
		return
	}
	where := s.where + " cliff"
	c := statementCliff{exists: true, part: r.percentage(where, d.Cliff.Percentage)}
	c.length = int32(r.integer(where, "length", d.Cliff.Length, 0, maxPeriod, -1))
	c.length, c.inDays = r.periodType(where, "period_type", d.Cliff.PeriodType, c.length)
	s.cliff = r.cliffPart(where, c, d.Cliff)
}

// draftSchedule reads the grid of the draft of May 2026.
func (r *reader) draftSchedule(s *statement, d *statementDocument) {
	switch d.Base.Type {
	case "DATE":
	case "EVENT":
		s.base, s.event = fromEvent, d.Base.EventID
		r.eventID(s.where, "vesting_base.event_id", s.event)
	default:
		r.fail(&FieldError{s.where, "vesting_base.type", fmt.Sprintf("%q is neither DATE nor EVENT", d.Base.Type)})
	}
	s.occurrences = int32(r.integer(s.where, "occurrences", d.Occurrences, 1, maxOccurrences, 0))
	s.period = int32(r.integer(s.where, "period", d.Period, 0, maxPeriod, -1))
	s.period, s.inDays = r.periodType(s.where, "period_type", d.PeriodType, s.period)
	if d.Cliff == nil {
		return
	}
	where := s.where + " cliff"
	c := statementCliff{exists: true, isOccurrence: true, part: r.percentage(where, d.Cliff.Percentage)}
	c.occurrence = int32(r.integer(where, "occurrence", d.Cliff.Occurrence, 1, maxOccurrences, 0))
	if c.occurrence > s.occurrences {
		r.fail(&CliffError{s.where, fmt.Sprintf("instalment %d", c.occurrence), int(s.occurrences), "lies beyond the last"})
	}
	s.cliff = r.cliffPart(where, c, d.Cliff)
}

func (r *reader) cliffPart(where string, c statementCliff, d *cliffDocument) statementCliff {
	if c.part.cmp(ratio{num: 1, den: 1}) > 0 {
		r.fail(&NumberError{where, "percentage", c.part.rat().RatString(), "must be at most 1, the whole statement"})
	}
	return c
}

// periodType reads DAYS, MONTHS or YEARS, which are twelve months each.
func (r *reader) periodType(where, field, text string, length int32) (int32, bool) {
	switch text {
	case "DAYS":
		return length, true
	case "MONTHS":
		return length, false
	case "YEARS":
		return 12 * length, false
	}
	r.fail(&FieldError{where, field, fmt.Sprintf("%q is not one of DAYS, MONTHS, YEARS", text)})
	return length, false
}

var vestingDays = [...]string{
	StartDay:         "VESTING_START_DAY",
	FirstDayOfMonth:  "FIRST_DAY_OF_MONTH",
	LastDayOfMonth:   "LAST_DAY_OF_MONTH",
	StartDayMinusOne: "VESTING_START_DAY_MINUS_ONE",
}

func (r *reader) vestingDay(where, text string) VestingDay {
	if i := slices.Index(vestingDays[:], text); i >= 0 {
		return VestingDay(i)
	}
	r.fail(&FieldError{where, "schedule.vesting_day_of_month", fmt.Sprintf("%q is not one of %v", text, vestingDays)})
	return 0
}

// String returns the standard's name of the day.
func (d VestingDay) String() string { return vestingDays[d] }

// chain is how far the statements that follow each other have come.
type chain struct {
	date        Date
	year, month int32 // of date before a day was taken off, where statements go on in months
	startDay    int8  // of the grant's vesting start, through the whole chain
}

func newChain(start Date) chain {
	year, month, day := start.civil()
	return chain{date: start, year: int32(year), month: int32(month), startDay: int8(day)}
}

// calendar returns the dates every so many days or months from where the chain is.
func (c chain) calendar(length int32, inDays bool, day VestingDay) calendar {
	if inDays {
		return daily(c.date, length)
	}
	dates := calendar{unit: inMonths, length: length, year: c.year, month: c.month, day: c.startDay}
	switch day {
	case FirstDayOfMonth:
		dates.day = 1
	case LastDayOfMonth:
		dates.day = lastDay
	case StartDayMinusOne:
		dates.shift = -1
	}
	return dates
}

// after returns the chain at the n-th date of a calendar.
func (c chain) after(dates calendar, n int32) chain {
	end := newChain(dates.occurrence(int(n)))
	end.startDay = c.startDay
	if dates.unit == inMonths {
		end.year, end.month = dates.year, dates.month+n*dates.length
	}
	return end
}

// appendStatements appends the series of the statements, in order of their first vest.
func (t *Terms) appendStatements(path []series, i *Issuance) ([]series, error) {
	at := chain{}
	if i.started() {
		at = newChain(i.Start)
	}
	var err error
	for n := range t.statements {
		s := &t.statements[n]
		fired, realized, happened := i.occurrence(s.event)
		amount := s.percentage.times(realized)
		before := len(path)
		if s.base == milestone {
			path = s.appendMilestone(path, fired, amount, happened)
		} else if path, at, err = s.appendSchedule(path, at, fired, amount, happened); err != nil {
			return path, err
		}
		for k := before; k < len(path); k++ {
			path[k].hold = fired
			path[k].stretch, path[k].condition = int32(n), int32(n)
		}
	}
	slices.SortStableFunc(path, func(a, b series) int { return a.first().Compare(b.first()) })
	return path, nil
}

func (s *statement) appendMilestone(path []series, fired Date, amount ratio, happened bool) []series {
	if !happened || amount.sign() <= 0 {
		return path
	}
	return append(path, single(fired, amount))
}

// appendSchedule appends a statement's grid and moves the chain past it. The chain moves
// on even where nothing vests, because an event that the statement is held for has not
// happened; a grid that counts from an event runs beside the chain.
func (s *statement) appendSchedule(path []series, at chain, fired Date, amount ratio, happened bool) ([]series, chain, error) {
	from := at
	if s.base == fromEvent {
		from = chain{}
		if happened {
			from = newChain(fired)
		}
	}
	if from.date.IsZero() {
		return path, at, nil
	}
	dates := from.calendar(s.period, s.inDays, s.day)
	if !dates.reaches(int(s.occurrences)) {
		return path, at, &RangeError{After: from.date}
	}
	if s.base == fromChain {
		at = at.after(dates, s.occurrences)
	}
	if !happened || amount.sign() <= 0 {
		return path, at, nil
	}
	path, err := s.appendGrid(path, from, dates, amount)
	return path, at, err
}

// occurrence returns when the event happened first, and how much of it was realized. No
// event at all has happened always.
func (i *Issuance) occurrence(id string) (day Date, realized ratio, happened bool) {
	whole := ratio{num: 1, den: 1}
	if id == "" {
		return Date{}, whole, true
	}
	for _, o := range i.Occurrences {
		if o.ID != id || happened && !o.Date.Before(day) {
			continue
		}
		day, realized, happened = o.Date, whole, true
		if o.Realized.Sign() != 0 {
			realized = o.Realized.ratio()
		}
	}
	return day, realized, happened
}

// appendGrid appends the instalments of a statement, and its cliff.
func (s *statement) appendGrid(path []series, from chain, dates calendar, amount ratio) ([]series, error) {
	rest := series{calendar: dates, count: s.occurrences}
	if s.cliff.exists {
		day, err := s.cliffDay(from, dates)
		if err != nil {
			return path, err
		}
		for rest.count > 0 && !dates.occurrence(int(rest.from)+1).After(day) {
			rest.from++
			rest.count--
		}
		if lump := amount.times(s.cliff.part); lump.sign() > 0 {
			path = append(path, single(day, lump))
			amount = amount.minus(lump)
		}
		if rest.count == 0 && amount.sign() > 0 {
			return path, s.cliffError("leaves none after it for the rest")
		}
	}
	if amount.sign() == 0 {
		return path, nil
	}
	rest.planned = rest.count
	rest.part = amount.over(int64(rest.count))
	return append(path, rest), nil
}

// cliffDay returns the day of the cliff, which counts from where the statement begins.
func (s *statement) cliffDay(from chain, dates calendar) (Date, error) {
	if s.cliff.isOccurrence {
		return dates.occurrence(int(s.cliff.occurrence)), nil
	}
	counted := from.calendar(s.cliff.length, s.cliff.inDays, s.day)
	if !counted.reaches(1) {
		return Date{}, &RangeError{After: from.date}
	}
	day := counted.occurrence(1)
	if day.Before(from.date) {
		return day, s.cliffError(fmt.Sprintf("falls on %v, before the statement begins on %v", day, from.date))
	}
	return day, nil
}

func (s *statement) cliffError(reason string) error {
	unit := "months"
	if s.cliff.inDays {
		unit = "days"
	}
	text := fmt.Sprintf("%d %s", s.cliff.length, unit)
	if s.cliff.isOccurrence {
		text = fmt.Sprintf("instalment %d", s.cliff.occurrence)
	}
	return &CliffError{Where: s.where, Cliff: text, Occurrences: int(s.occurrences), Reason: reason}
}
