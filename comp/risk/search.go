package risk

import (
	"cmp"
	"maps"
	"slices"

	"github.com/shopspring/decimal"
)

// search looks for every place at which a lead changes as one term moves in whole steps. It is
// sampled evenly, more densely where the lead may be lost and won again between two samples, and
// between two samples with different leaders halved down to neighbours.
type search struct {
	gap   func(n int64) (decimal.Decimal, bool)
	slack decimal.Decimal // by how much the gap may jump and come back between neighbours: shares are whole
	noise decimal.Decimal // the same of cents that are rounded
	cells int             // of the first samples
	tries int             // how many samples are looked at before halving
	also  []int64         // further places of first samples

	known map[int64]sample
}

type sample struct {
	at      int64
	gap     decimal.Decimal
	defined bool
}

// change is two neighbouring values between which the lead changes.
type change struct{ below, above sample }

// nearest returns the neighbour that is nearer the tie.
func (c change) nearest() sample {
	if c.above.gap.Abs().LessThan(c.below.gap.Abs()) {
		return c.above
	}
	return c.below
}

// farther returns the neighbour that is farther from a place.
func (c change) farther(from int64) sample {
	if from < c.above.at {
		return c.above
	}
	return c.below
}

// at returns the sample at a place.
func (s *search) at(n int64) sample {
	found, known := s.known[n]
	if !known {
		found.at = n
		found.gap, found.defined = s.gap(n)
		s.known[n] = found
	}
	return found
}

// changes returns all changes of the lead from low to high, in order.
func (s *search) changes(low, high int64) []change {
	s.known = map[int64]sample{}
	for k := range int64(s.cells) + 1 {
		s.at(low + part(high-low, k, int64(s.cells)))
	}
	for _, n := range s.also {
		if low <= n && n <= high {
			s.at(n)
		}
	}
	for {
		samples := s.inOrder()
		doubtful := s.doubtful(samples)
		if len(doubtful) == 0 || len(samples) > s.tries {
			break
		}
		for _, i := range doubtful {
			for k := range int64(3) {
				s.at(samples[i].at + part(samples[i+1].at-samples[i].at, k+1, 4))
			}
		}
	}
	for _, c := range s.between(s.inOrder()) {
		s.around(c, low, high)
	}
	return s.between(s.inOrder())
}

// part returns k/n of a length, without leaving the integers.
func part(length, k, n int64) int64 { return length/n*k + length%n*k/n }

func (s *search) inOrder() []sample {
	return slices.SortedFunc(maps.Values(s.known), func(a, b sample) int { return cmp.Compare(a.at, b.at) })
}

// doubtful lists the cells in which the lead may change and change back: beside a sample at which
// the gap is least, if it falls so fast that it may reach nothing; and wherever it is so small that
// one share more or less decides.
func (s *search) doubtful(samples []sample) (cells []int) {
	two := decimal.NewFromInt(2)
	size := func(i int) decimal.Decimal { return samples[min(max(i, 0), len(samples)-1)].gap.Abs() }
	dips := func(i int) bool {
		fall := decimal.Max(size(i-1), size(i+1)).Sub(size(i))
		return size(i).LessThanOrEqual(size(i-1)) && size(i).LessThanOrEqual(size(i+1)) && fall.IsPositive() && size(i).LessThanOrEqual(fall.Mul(two))
	}
	for i := range len(samples) - 1 {
		a, b := samples[i], samples[i+1]
		if b.at-a.at <= 1 || !a.defined || !b.defined {
			continue
		}
		shares := s.slack.IsPositive() && decimal.Min(size(i), size(i+1)).LessThanOrEqual(s.slack)
		if shares || a.gap.Sign() == b.gap.Sign() && (dips(i) || dips(i+1)) {
			cells = append(cells, i)
		}
	}
	return cells
}

// between halves every cell between two samples with different leaders down to neighbours.
func (s *search) between(samples []sample) (found []change) {
	for i := range len(samples) - 1 {
		a, b := samples[i], samples[i+1]
		if !a.defined || !b.defined || a.gap.Sign() == b.gap.Sign() {
			continue
		}
		if c, known := s.narrow(a, b); known {
			found = append(found, c)
		}
	}
	return found
}

// narrow returns a change between two samples: where the straight line between them has the tie,
// and half-way in turn. It returns false where a figure divides by zero between them, so that
// nothing changes from one value to the next.
func (s *search) narrow(a, b sample) (change, bool) {
	for half := false; b.at-a.at > 1; half = !half {
		middle := a.at + (b.at-a.at)/2
		if rise := b.gap.Sub(a.gap); !half && !rise.IsZero() {
			ahead := a.gap.Neg().Mul(decimal.NewFromInt(b.at-a.at)).DivRound(rise, 0).IntPart()
			middle = min(max(a.at+ahead, a.at+1), b.at-1)
		}
		m := s.at(middle)
		switch {
		case !m.defined:
			return change{}, false
		case m.gap.Sign() == a.gap.Sign():
			a = m
		default:
			b = m
		}
	}
	return change{a, b}, true
}

// longestAround bounds the steps that are looked at beside a change, each way.
const longestAround = 64

// around looks at the neighbours of a change for others, as far as the cents that are rounded can
// make one.
func (s *search) around(c change, low, high int64) {
	for _, way := range []int64{-1, 1} {
		n := c.below.at
		if way > 0 {
			n = c.above.at
		}
		for range longestAround {
			if n += way; n < low || n > high || s.at(n).gap.Abs().GreaterThan(s.noise) {
				break
			}
		}
	}
}
