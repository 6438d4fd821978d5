package vesting

import "slices"

// Milestone is a part of a grant that vests when something happens, and not by time.
type Milestone struct {
	Name string
	Part Fraction // of the grant
	Met  Date     // the zero Date while it has not been met
}

// MilestoneAward returns a grant that vests by milestones alone, in the order in which
// they are met; whole shares are dealt by the grant's allocation. The grant's start is
// not used. It returns an *[OverAllocationError] when the milestones add up to more than
// the grant, met or not.
func MilestoneAward(g Grant, milestones []Milestone) (Award, error) {
	var total ratio
	var path []series
	for i, m := range milestones {
		if m.Part.Sign() < 0 {
			return Award{}, &NumberError{"milestone " + m.Name, "part", m.Part.String(), "must not be negative"}
		}
		total = total.plus(m.Part.ratio())
		if m.Met.IsZero() || m.Part.Sign() == 0 {
			continue
		}
		s := single(m.Met, m.Part.ratio())
		s.stretch, s.condition = int32(i), int32(i)
		path = append(path, s)
	}
	if total.cmp(ratio{num: 1, den: 1}) > 0 {
		return Award{}, overAllocated(total)
	}
	slices.SortStableFunc(path, func(a, b series) int { return a.base.Compare(b.base) })
	dealing := dealing{shares: g.Shares, allocation: g.Allocation, granted: g.Granted}
	events, err := dealing.deal(nil, path)
	if err != nil {
		return Award{}, err
	}
	return Award{Granted: g.Shares, Events: events}, nil
}
