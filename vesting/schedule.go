package vesting

// Schedule is a vesting schedule: which part of a grant vests how long after the vesting
// start. It is an immutable value; [Parse] makes one, or [Presets.Schedule]. The zero
// Schedule vests nothing and is not a valid schedule.
type Schedule struct {
	text   string
	preset *Preset  // the employer's record that it is written by; nil for any other form
	series []series // counted from the vesting start, which is still to be placed
	months int      // from the vesting start to the last vest
	cliff  int      // months before which nothing vests; 0 for none
	every  int      // months between instalments, where the schedule has a frequency

	written *written // in percentages; nil for equal parts

	// The days of the year on which it vests, where it has such. Without a frequency (every
	// is 0) each series is then one instalment that stands on its month.
	fixed *fixedDays
}

// IsZero reports whether s is the zero Schedule.
func (s Schedule) IsZero() bool { return len(s.series) == 0 }

// String returns the schedule as it was written.
func (s Schedule) String() string { return s.text }

// Preset returns the employer's record by whose name the schedule was written, and false
// for a schedule written in another form.
func (s Schedule) Preset() (Preset, bool) {
	if s.preset == nil {
		return Preset{}, false
	}
	return *s.preset, true
}

// Months returns the length of the schedule: months from the vesting start to the last
// vest. With fixed vest dates it is the nominal length, 48 for sixteen quarters, whatever
// the days between the start and the first fixed date.
func (s Schedule) Months() int { return s.months }

// Ends returns the day of the last vest of a grant whose vesting starts on start: an anniversary in
// months, or the last of the fixed vest dates. It is zero of the zero Schedule, and no later than the
// end of the year 9999.
func (s Schedule) Ends(start Date) Date {
	if start.IsZero() {
		return Date{}
	}
	var room [8]series
	var end Date
	for _, placed := range s.place(room[:0], start) {
		if !placed.inRange() {
			return lastDate
		}
		end = later(end, placed.last())
	}
	return end
}

// CliffMonths returns the months before which nothing vests, 0 where there is no cliff.
func (s Schedule) CliffMonths() int { return s.cliff }

// Count returns the number of instalments, 48 for 4y monthly; those that a cliff holds back
// each count.
func (s Schedule) Count() int {
	n := 0
	for i := range s.series {
		n += int(s.series[i].count)
	}
	return n
}

// Yearly returns the part of a grant that vests in each year, month 12 in the first. With
// fixed vest dates the years are nominal: four quarters each.
func (s Schedule) Yearly() []Fraction {
	parts := make([]ratio, max(1, (s.months+11)/12))
	for i := range s.series {
		run := &s.series[i]
		for n := run.from + 1; n <= run.from+run.count; n++ {
			month := max(int(n*run.length), s.cliff, 1)
			parts[(month-1)/12] = parts[(month-1)/12].plus(run.part)
		}
	}
	years := make([]Fraction, len(parts))
	for i, part := range parts {
		years[i], _ = part.fraction() // a schedule's parts are small by its grammar
	}
	return years
}

// Tranche is a part of a grant that vests on one day.
type Tranche struct {
	Date       Date
	Part       Fraction // of the grant, vesting on this day
	Cumulative Fraction // of the grant, vested up to and including this day
}

// Tranches returns the dated parts of a grant whose vesting starts on start, in order
// of date, with the instalments of one day merged. The last Cumulative is 1. It returns
// nil where the schedule would run past the year 9999.
func (s Schedule) Tranches(start Date) []Tranche {
	events, err := s.Events(Grant{Shares: Whole(1), Start: start, Allocation: Fractional})
	if err != nil {
		return nil
	}
	tranches := make([]Tranche, len(events))
	for i, e := range events {
		tranches[i] = Tranche{Date: e.Date, Part: e.Shares, Cumulative: e.Cumulative}
	}
	return tranches
}

// Instalments returns the dated parts of a grant one by one, in the order in which they
// are reached: those that a cliff holds back stand each by itself, on the day of the
// cliff. The loaded allocations deal to instalments. It returns nil where the schedule
// would run past the year 9999.
func (s Schedule) Instalments(start Date) []Tranche {
	if start.IsZero() {
		return nil
	}
	var room [8]series
	path := s.place(room[:0], start)
	for i := range path {
		if !path[i].inRange() {
			return nil
		}
	}
	instalments := instalmentsOf(path, Date{})
	tranches := make([]Tranche, len(instalments))
	var sum ratio
	for i, n := range instalments {
		sum = sum.plus(n.part)
		part, err1 := n.part.fraction()
		cumulative, err2 := sum.fraction()
		if err1 != nil || err2 != nil {
			return nil
		}
		tranches[i] = Tranche{Date: n.day, Part: part, Cumulative: cumulative}
	}
	return tranches
}

// Grant is what a schedule is applied to.
type Grant struct {
	Shares     Fraction   // whole, except under Fractional allocation
	Start      Date       // vesting start
	Allocation Allocation // how whole shares are dealt

	// Granted is the day of the grant, where vesting started earlier: what would have
	// vested before is released on it (see PreGrant). The zero Date means no such wait.
	Granted Date
}

// Event is shares vesting on a day.
type Event struct {
	Date       Date
	Shares     Fraction // vesting on this day; whole, except under Fractional
	Cumulative Fraction // vested up to and including this day
}

// Events returns the vest events of a grant in order of date, one a day, days on
// which no share vests left out. The shares always sum to the grant. It returns
// [ErrFractionalGrant] for a grant that is not whole under a whole-share allocation,
// [ErrNegativeGrant], [ErrNoStart], [ErrTooLarge] for more than [MaxShares] shares, and a *[RangeError]
// for dates past the year 9999.
func (s Schedule) Events(g Grant) ([]Event, error) {
	return s.AppendEvents(nil, g)
}

// AppendEvents appends the events of a grant to dst and returns the extended slice,
// so that one slice can serve many grants. On an error dst is returned as it was.
func (s Schedule) AppendEvents(dst []Event, g Grant) ([]Event, error) {
	return s.appendEvents(dst, g, Options{})
}

func (s Schedule) appendEvents(dst []Event, g Grant, o Options) ([]Event, error) {
	if g.Start.IsZero() {
		return dst, ErrNoStart
	}
	var room [8]series // enough for every ordinary schedule, on the stack
	path := s.place(room[:0], g.Start)
	dealing := dealing{shares: g.Shares, allocation: g.Allocation, granted: g.Granted, options: o}
	return dealing.deal(dst, path)
}

// place appends the schedule's series as they run from start.
func (s Schedule) place(path []series, start Date) []series {
	anchor, hold := s.anchor(start)
	for _, placed := range s.series {
		length := placed.length
		placed.calendar = anchor
		switch {
		case s.fixed == nil:
			placed.length = length
		case s.every == 0:
			placed.calendar = onFixed(s.fixed, 1, start.AddMonths(int(length)))
		}
		placed.hold = hold
		path = append(path, placed)
	}
	return path
}

// anchor returns the calendar from start, and the day before which nothing vests.
//
// With fixed vest dates what vests more than once a year falls on the first such dates
// after the start; a yearly part, like one that stands on a month, falls on the first such
// date on or after its month, and has a calendar of its own (SPEC 4). With a cliff as well,
// the instalments up to the cliff vest together on the first such date on or after it.
func (s Schedule) anchor(start Date) (c calendar, hold Date) {
	if s.fixed == nil {
		if s.cliff > 0 {
			hold = start.AddMonths(s.cliff)
		}
		return monthly(start, 0), hold
	}
	if s.cliff == 0 {
		return onFixed(s.fixed, 1, start.AddDays(1)), Date{}
	}
	accrued := 1
	if s.every > 0 {
		accrued = max(1, s.cliff/s.every)
	}
	c = onFixed(s.fixed, accrued, start.AddMonths(s.cliff))
	return c, c.occurrence(accrued)
}
