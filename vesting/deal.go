package vesting

import (
	"errors"
	"math/bits"
	"slices"
)

// dealing is what the shares of one grant are dealt by.
type dealing struct {
	shares     Fraction
	allocation Allocation
	granted    Date // grant date; zero when nothing is to wait for it
	options    Options
}

// deal appends the events of the grant to dst. The path's series are in the order in
// which they were reached.
func (g *dealing) deal(dst []Event, path []series) ([]Event, error) {
	quantity, err := g.quantity()
	if err != nil {
		return dst, err
	}
	for i := range path {
		if !path[i].inRange() {
			return dst, &RangeError{After: path[i].calendar.anchor()}
		}
	}
	release := g.release(path)
	if den, ok := g.streamable(path, release); ok {
		return g.stream(dst, path, release, quantity, den)
	}
	return g.expand(dst, path, release, quantity)
}

// quantity returns the whole shares to deal; for a fractional allocation the value is
// not used.
func (g *dealing) quantity() (int64, error) {
	n, whole := g.shares.Int64()
	switch {
	case g.shares.Sign() < 0:
		return 0, ErrNegativeGrant
	case !whole && g.allocation != Fractional:
		return 0, ErrFractionalGrant
	case n > MaxShares:
		return 0, ErrTooLarge
	}
	return n, nil
}

// release returns the day before which nothing vests, because the grant had not been
// made or its first vests are deferred.
func (g *dealing) release(path []series) Date {
	if g.granted.IsZero() || g.options.PreGrant == ReleaseOnGrantDate {
		return g.granted
	}
	earliest := g.granted
	if g.options.PreGrant == DeferPastGrantDate {
		earliest = g.granted.AddDays(1)
	}
	next := Date{}
	for i := range path {
		s := &path[i]
		for n := int(s.from) + 1; n <= int(s.from+s.count); n++ {
			day := s.vests(n)
			if !day.Before(earliest) && (next.IsZero() || day.Before(next)) {
				next = day
			}
		}
	}
	if next.IsZero() {
		return g.granted
	}
	return next
}

// streamable reports whether the instalments can be dealt one after the other in
// machine words, and the common denominator of their parts. That is so for every
// ordinary grant: cumulative rounding, series that follow each other, small fractions.
func (g *dealing) streamable(path []series, release Date) (den int64, ok bool) {
	if g.allocation > CumulativeRounding || g.options.Accumulation != PerGrant {
		return 0, false
	}
	den = 1
	total, before := int64(0), Date{}
	for i := range path {
		s := &path[i]
		if s.part.wide != nil {
			return 0, false
		}
		d := s.part.denominator()
		if den%d != 0 {
			scale := d / gcd(den, d)
			if den > maxDenominator/scale {
				return 0, false
			}
			den *= scale
			total *= scale
		}
		sum, ok := mulInts(s.part.num*(den/d), int64(s.count))
		total += sum
		first := later(s.first(), release)
		if !ok || total > den || first.Before(before) {
			return 0, false
		}
		before = later(s.last(), release)
	}
	return den, true
}

// maxDenominator leaves room to double a denominator and to add two numerators.
const maxDenominator = 1 << 60

// stream deals the instalments in order. The cumulative total advances by a quotient
// and a remainder (Bresenham's line), so that no instalment costs a division.
func (g *dealing) stream(dst []Event, path []series, release Date, quantity, den int64) ([]Event, error) {
	var row Date
	var dealt, reached int64 // shares in events so far, and accrued so far
	numerator := int64(0)
	separate := g.options.SameDay == SeparateSameDay
	for i := range path {
		s := &path[i]
		step := s.part.num * (den / s.part.denominator())
		line := newLine(quantity, numerator, step, den, g.allocation)
		numerator += step * int64(s.count)
		earliest := later(s.hold, release)
		n := int(s.from) + 1
		if held := min(s.surelyBefore(earliest), int(s.from+s.count)); held >= n {
			if earliest != row {
				dst, dealt = appendRow(dst, row, dealt, reached)
				row = earliest
			}
			for ; n <= held; n++ {
				reached = line.next()
			}
		}
		for ; n <= int(s.from+s.count); n++ {
			day := s.occurrence(n)
			waited := day.Before(earliest)
			if waited {
				day = earliest
			}
			if day != row {
				dst, dealt = appendRow(dst, row, dealt, reached)
				row = day
			}
			reached = line.next()
			if separate && !waited {
				dst, dealt = appendRow(dst, row, dealt, reached)
			}
		}
	}
	dst, _ = appendRow(dst, row, dealt, reached)
	return dst, nil
}

// appendRow appends the event of a day, unless no share vests on it.
func appendRow(dst []Event, day Date, dealt, reached int64) ([]Event, int64) {
	if reached == dealt {
		return dst, dealt
	}
	return append(dst, Event{Date: day, Shares: Whole(reached - dealt), Cumulative: Whole(reached)}), reached
}

// line walks the rounded multiples of a grant: floor((quantity*(start+i*step))/den) for
// i = 1, 2, ..., half a share added first where totals are rounded half up.
type line struct {
	total, rest         uint64 // whole shares, and the numerator of what is left over
	stepTotal, stepRest uint64
	den                 uint64
}

func newLine(quantity, start, step, den int64, a Allocation) line {
	l := line{den: uint64(den)}
	hi, lo := bits.Mul64(uint64(quantity), uint64(start))
	l.total, l.rest = bits.Div64(hi, lo, l.den)
	hi, lo = bits.Mul64(uint64(quantity), uint64(step))
	l.stepTotal, l.stepRest = bits.Div64(hi, lo, l.den)
	if a == CumulativeRounding {
		// floor(x+1/2) over a doubled denominator.
		l.den *= 2
		l.stepRest *= 2
		l.rest = l.rest*2 + uint64(den)
		if l.rest >= l.den {
			l.rest -= l.den
			l.total++
		}
	}
	return l
}

func (l *line) next() int64 {
	l.total += l.stepTotal
	l.rest += l.stepRest
	if l.rest >= l.den {
		l.rest -= l.den
		l.total++
	}
	return int64(l.total)
}

// instalment is one occurrence of a series, on the day it vests.
type instalment struct {
	day    Date
	waited bool // it was due earlier
	part   ratio
	shares int64 // as far as dealt already
}

// expand deals the instalments in the general way, each by itself, with numbers of any
// size. It takes the loaded and the fractional types, rounding by condition, and series
// that overlap.
func (g *dealing) expand(dst []Event, path []series, release Date, quantity int64) ([]Event, error) {
	total, err := totalOf(path)
	if err != nil {
		return dst, err
	}
	if total.cmp(ratio{num: 1, den: 1}) > 0 && g.options.OverAllocation == RefuseOverAllocation {
		return dst, overAllocated(total)
	}
	instalments := instalmentsOf(path, release)
	grouped := g.allocation != Fractional && (g.allocation > CumulativeRounding || g.options.Accumulation == PerCondition)
	if grouped {
		if err := g.dealGroups(instalments, path, quantity); err != nil {
			return dst, err
		}
	}
	slices.SortStableFunc(instalments, func(a, b instalment) int { return a.day.Compare(b.day) })
	switch {
	case g.allocation == Fractional:
		return g.appendFractions(dst, instalments)
	case !grouped:
		if err := g.dealInOrder(instalments, quantity); err != nil {
			return dst, err
		}
	}
	return g.appendWhole(dst, instalments), nil
}

// totalOf returns the part of the grant that a path vests.
func totalOf(path []series) (total ratio, err error) {
	for i := range path {
		total = total.plus(path[i].total())
		if total.tooPrecise() {
			return total, ErrTooPrecise
		}
	}
	return total, nil
}

func instalmentsOf(path []series, release Date) []instalment {
	count := int32(0)
	for i := range path {
		count += path[i].count
	}
	instalments := make([]instalment, 0, count)
	for i := range path {
		s := &path[i]
		earliest := later(s.hold, release)
		for n := int(s.from) + 1; n <= int(s.from+s.count); n++ {
			day := s.occurrence(n)
			instalments = append(instalments, instalment{day: later(day, earliest), waited: day.Before(earliest), part: s.part})
		}
	}
	return instalments
}

// dealInOrder deals by the cumulative total over the grant.
func (g *dealing) dealInOrder(instalments []instalment, quantity int64) error {
	var sum ratio
	dealt := int64(0)
	for i := range instalments {
		sum = sum.plus(instalments[i].part)
		total, err := g.allocation.total(quantity, sum)
		if err != nil {
			return err
		}
		instalments[i].shares = total - dealt
		dealt = total
	}
	return nil
}

// closes reports whether the event of a day ends with instalment i.
func (g *dealing) closes(instalments []instalment, i int) bool {
	if i+1 == len(instalments) || instalments[i+1].day != instalments[i].day {
		return true
	}
	return g.options.SameDay == SeparateSameDay && !instalments[i].waited
}

func (g *dealing) appendWhole(dst []Event, instalments []instalment) []Event {
	var dealt, reached int64
	for i := range instalments {
		reached += instalments[i].shares
		if g.closes(instalments, i) {
			dst, dealt = appendRow(dst, instalments[i].day, dealt, reached)
		}
	}
	return dst
}

// appendFractions appends exact fractions of the grant: 18 over 4 is 4.5 each. It
// refuses a grant that has no denominator over which all sums and differences of its
// events fit, so that those can be taken without a check.
func (g *dealing) appendFractions(dst []Event, instalments []instalment) ([]Event, error) {
	appended := dst
	var pending, vested ratio
	den := g.shares.Den()
	for i := range instalments {
		pending = pending.plus(g.shares.ratio().times(instalments[i].part))
		if !g.closes(instalments, i) || pending.sign() == 0 {
			continue
		}
		vested = vested.plus(pending)
		shares, err1 := pending.fraction()
		cumulative, err2 := vested.fraction()
		if err := errors.Join(err1, err2); err != nil {
			return dst, ErrTooLarge
		}
		common, ok := mulInts(den/gcd(den, shares.Den()), shares.Den())
		if _, fits := mulInts(common, g.shares.num/g.shares.Den()+1); !ok || !fits {
			return dst, ErrTooLarge
		}
		den = common
		appended = append(appended, Event{Date: instalments[i].day, Shares: shares, Cumulative: cumulative})
		pending = ratio{}
	}
	return appended, nil
}
