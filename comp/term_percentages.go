package comp

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/seed-251b9aba/offerkit/comp/calc"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// openParts are the percentages of a grant's schedule as numbers of its terms: what has vested of
// the grant is then a sum of them. They move only where more terms are open than a letter's amounts.
type openParts struct {
	written vesting.Percentages
	parts   []calc.Number
	before  []calc.Number // by part, the sum of those before it; the last is the sum of all
}

// openParts returns the percentages of the schedule of a grant of the offer, nil where they are no
// terms of their own.
func (t terms) openParts(grant int, s vesting.Schedule) *openParts {
	if !t.open {
		return nil
	}
	written, ok := s.Percentages()
	if !ok {
		return nil
	}
	o := &openParts{written: written, before: []calc.Number{{}}}
	for n, part := range written.Parts {
		x := calc.Input(fmt.Sprintf("%s.grants[%d].vesting[%d]", t.at, grant, n), part.Decimal(fractionPlaces))
		o.parts, o.before = append(o.parts, x), append(o.before, o.before[n].Add(x))
	}
	return o
}

// fractionPlaces are the decimals of a percentage of at most four, as a part of 1.
const fractionPlaces = 6

// vested returns the part of a whole that has vested as num/den of a number: the whole itself where
// the schedule is fixed, and otherwise the whole times a sum of its percentages.
func (o *openParts) vested(whole calc.Number, part vesting.Fraction) (of calc.Number, num, den int64) {
	if o == nil {
		return whole, part.Num(), part.Den()
	}
	n, instalments, _ := o.written.Reached(part) // a vest ends an instalment
	if instalments == 0 {
		return whole.Mul(o.before[n]), 1, 1
	}
	return whole.Mul(o.times(n, instalments)), 1, int64(o.written.Each)
}

// times returns so many whole parts and instalments of the next, times the instalments of a part: a
// sum of percentages that nothing rounds.
func (o *openParts) times(whole, instalments int) calc.Number {
	sum := o.before[whole].Mul(calc.Int(int64(o.written.Each)))
	if instalments == 0 {
		return sum
	}
	return sum.Add(o.parts[whole].Mul(calc.Int(int64(instalments))))
}

// instalment is what is due on one day as a part num/den of a number.
type instalment struct {
	of       calc.Number
	num, den int64
	part     calc.Number // the percentage that it is an equal part of; live where it is open
}

// positive reports whether anything is due.
func (i *instalment) positive() calc.Cond { return i.part.Positive() }

// instalment returns one of the instalments in which a whole vests, in their order.
func (o *openParts) instalment(whole calc.Number, n int, part vesting.Fraction) instalment {
	if o == nil {
		return instalment{of: whole, num: part.Num(), den: part.Den(), part: calc.Int(1)}
	}
	x := o.parts[n/o.written.Each]
	return instalment{of: whole.Mul(x), num: 1, den: int64(o.written.Each), part: x}
}

// between returns what vests from one part of the grant to another as num/den, not rounded.
func (o *openParts) between(from, to vesting.Fraction) (num, den calc.Number) {
	i, before, _ := o.written.Reached(from)
	j, by, _ := o.written.Reached(to)
	return o.times(j, by).Sub(o.times(i, before)), calc.Int(int64(o.written.Each))
}

// ofYear returns the part of one year of a grant that has vested as num/den, and false where it does
// not move: in a year within one percentage, whose instalments are equal, and at its end.
func (o *openParts) ofYear(year vesting.Year, vested vesting.Fraction) (num, den calc.Number, moves bool) {
	if o == nil || vested.Cmp(year.To) == 0 {
		return num, den, false
	}
	first, _, _ := o.written.Reached(year.From)
	last, instalments, _ := o.written.Reached(year.To)
	if last == first || last == first+1 && instalments == 0 {
		return num, den, false
	}
	num, _ = o.between(year.From, vested)
	den, _ = o.between(year.From, year.To)
	return num, den, true
}

// Percentages returns what a schedule of the case is written in by the schedule's path, such as
// offers[0].grants[1].vesting, as [vesting.Schedule.Percentages] does.
func (c *Case) Percentages(path string) (vesting.Percentages, bool) {
	_, at, ok := c.at(path)
	if s, isSchedule := at.(*vesting.Schedule); ok && isSchedule {
		return s.Percentages()
	}
	return vesting.Percentages{}, false
}

// percentage returns the percentage at a place of a schedule by its path; false for any other path.
func (c *Case) percentage(path string) (Value, bool) {
	schedule, place, ok := InSchedule(path)
	written, inPercentages := c.Percentages(schedule)
	if !ok || !inPercentages || place >= len(written.Parts) {
		return Value{}, false
	}
	return numberUnlessZero(written.Parts[place].Decimal(fractionPlaces)), true
}

// InSchedule returns the schedule that a percentage belongs to and its place there:
// offers[0].grants[0].vesting and 1 for offers[0].grants[0].vesting[1]. It returns false for the
// path of any other term.
func InSchedule(path string) (schedule string, place int, ok bool) {
	at := strings.LastIndexByte(path, '[')
	if at < 0 || !strings.HasSuffix(path, "]") {
		return "", 0, false
	}
	place, err := strconv.Atoi(path[at+1 : len(path)-1])
	t := findTerm(path)
	if err != nil || place < 0 || t == nil || t.Kind != KindSchedule {
		return "", 0, false
	}
	return path[:at], place, true
}
