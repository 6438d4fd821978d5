package vesting

// series is a run of equal instalments, and a list of series is the one internal form
// of a grant's vesting: a schedule, an Open Cap Format graph and the format's newer
// statements are all brought to it, and from it the shares are dealt.
type series struct {
	calendar
	part  ratio // of the grant, per instalment
	from  int32 // occurrences from+1 .. from+count of the calendar are the instalments
	count int32

	// planned is the number of instalments that were due when the series began. It is
	// more than count where an event cut the series short.
	planned int32

	hold      Date  // no instalment vests before this day; earlier ones wait for it
	stretch   int32 // series known at one time, from one event to the next
	condition int32 // the condition that vests
}

// single returns the series of one instalment on one day.
func single(day Date, part ratio) series {
	return series{calendar: onDate(day), part: part, count: 1, planned: 1}
}

// first and last return the days of the first and the last instalment.
func (s *series) first() Date { return s.vests(int(s.from) + 1) }

func (s *series) last() Date { return s.vests(int(s.from + s.count)) }

// vests returns the day on which occurrence n vests.
func (s *series) vests(n int) Date { return later(s.occurrence(n), s.hold) }

// inRange reports whether all its dates are in the calendar.
func (s *series) inRange() bool { return s.reaches(int(s.from + max(s.count, s.planned))) }

// total returns the part of the grant that the series vests.
func (s *series) total() ratio { return s.part.timesInt(int64(s.count)) }

// plannedTotal returns the part of the grant that it was to vest when it began.
func (s *series) plannedTotal() ratio { return s.part.timesInt(int64(s.planned)) }

func later(a, b Date) Date {
	if a.Before(b) {
		return b
	}
	return a
}
