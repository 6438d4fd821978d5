package vesting

// dealGroups deals the shares group by group: the left-over shares of the loaded types
// are spread over a group, and rounding by condition starts anew in each. A group is one
// condition, or, when rounding runs over the grant, one stretch of the path: what was
// known at one time. A later event begins a new stretch, so it never changes what has
// vested before it.
func (g *dealing) dealGroups(instalments []instalment, path []series, quantity int64) error {
	var before ratio // part of the grant vested by the groups before
	dealt := int64(0)
	for len(path) > 0 {
		group := path[:g.groupLength(path)]
		shares, err := g.split(group, before, quantity, dealt)
		if err != nil {
			return err
		}
		next := 0
		for _, s := range group {
			for i := range int(s.count) {
				instalments[i].shares = shares[next+i]
				dealt += shares[next+i]
			}
			instalments = instalments[s.count:]
			next += int(s.planned)
			before = before.plus(s.total())
		}
		path = path[len(group):]
	}
	return nil
}

func (g *dealing) groupLength(path []series) int {
	for i := range path {
		if g.options.Accumulation == PerCondition && path[i].condition != path[0].condition ||
			path[i].stretch != path[0].stretch {
			return i
		}
	}
	return len(path)
}

// split returns the shares of each planned instalment of a group that begins with the
// part before of the grant vested, in dealt whole shares.
func (g *dealing) split(group []series, before ratio, quantity, dealt int64) ([]int64, error) {
	var part ratio
	count := 0
	for i := range group {
		part = part.plus(group[i].plannedTotal())
		count += int(group[i].planned)
	}
	shares := make([]int64, 0, count)
	if part.sign() == 0 {
		return shares[:count], nil
	}
	total, err := g.groupTotal(quantity, before.plus(part))
	if err != nil {
		return nil, err
	}
	total = max(total-dealt, 0)
	if g.allocation <= CumulativeRounding {
		return appendCumulative(shares, group, part, total, g.allocation)
	}
	left := total
	rounded := make([]bool, 0, count)
	for i := range group {
		each, err := group[i].part.floorOf(quantity)
		if err != nil {
			return nil, err
		}
		fraction := !group[i].part.timesInt(quantity).whole()
		for range group[i].planned {
			shares = append(shares, each)
			rounded = append(rounded, fraction)
		}
		left -= each * int64(group[i].planned)
	}
	if left < 0 {
		// A front-loaded group that an event cut short was ahead of its exact part, and
		// this group makes up for it.
		return appendCumulative(shares[:0], group, part, total, CumulativeRoundDown)
	}
	g.allocation.addLeft(shares, rounded, left)
	return shares, nil
}

// groupTotal returns the whole shares vested when sum of the grant has.
func (g *dealing) groupTotal(quantity int64, sum ratio) (int64, error) {
	if g.allocation == CumulativeRounding || g.allocation > CumulativeRounding && g.options.PartTotal == RoundHalfUpTotal {
		return sum.roundOf(quantity)
	}
	return sum.floorOf(quantity)
}

// appendCumulative deals total over the planned instalments by their cumulative share.
func appendCumulative(shares []int64, group []series, part ratio, total int64, a Allocation) ([]int64, error) {
	inverse := ratio{num: 1, den: 1}.dividedBy(part)
	var sum ratio
	dealt := int64(0)
	for i := range group {
		for range group[i].planned {
			sum = sum.plus(group[i].part)
			reached, err := a.total(total, sum.times(inverse))
			if err != nil {
				return nil, err
			}
			shares = append(shares, reached-dealt)
			dealt = reached
		}
	}
	return shares, nil
}

// total returns the cumulative whole shares that a cumulative type vests at a part of
// the grant.
func (a Allocation) total(quantity int64, part ratio) (int64, error) {
	if a == CumulativeRounding {
		return part.roundOf(quantity)
	}
	return part.floorOf(quantity)
}

// addLeft adds the left-over shares of the loaded types. The standard's example has equal
// instalments; where they are unequal, one share each goes to the first or the last that
// were rounded down, so that none is a whole share off its part. Those are always enough,
// unless an event cut an earlier group short and left it behind its exact part.
func (a Allocation) addLeft(shares []int64, rounded []bool, left int64) {
	count := len(shares)
	switch a {
	case FrontLoadedToSingleTranche:
		shares[0] += left
		return
	case BackLoadedToSingleTranche:
		shares[count-1] += left
		return
	}
	for left > 0 {
		for i := range shares {
			if a == BackLoaded {
				i = count - 1 - i
			}
			if rounded[i] && left > 0 {
				shares[i]++
				left--
			}
		}
		for i := range rounded {
			rounded[i] = true
		}
	}
}
