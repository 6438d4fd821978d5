package vesting

// Schedule is a vesting schedule: which part of a grant vests how many months after
// the vesting start. It is an immutable value; [Parse] makes one. The zero Schedule
// vests nothing and is not a valid schedule.
type Schedule struct {
	text  string
	parts []part
	den   int64 // the denominator of every part's cumulative
}

// part is one instalment: the grant accrues up to cumulative/den, and its shares are
// released months after the vesting start. Instalments before a cliff share the
// cliff's month.
type part struct {
	months     int
	cumulative int64
}

// IsZero reports whether s is the zero Schedule.
func (s Schedule) IsZero() bool { return len(s.parts) == 0 }

// String returns the schedule as it was written.
func (s Schedule) String() string { return s.text }

// Months returns the length of the schedule: months from the vesting start to the
// last vest.
func (s Schedule) Months() int {
	if s.IsZero() {
		return 0
	}
	return s.parts[len(s.parts)-1].months
}

// Tranche is a part of a grant that vests on one day.
type Tranche struct {
	Date       Date
	Part       Fraction // of the grant, vesting on this day
	Cumulative Fraction // of the grant, vested up to and including this day
}

// Tranches returns the dated parts of a grant whose vesting starts on start, in order
// of date, with the instalments of one day merged. The last Cumulative is 1.
func (s Schedule) Tranches(start Date) []Tranche {
	tranches := make([]Tranche, 0, len(s.parts))
	before := int64(0)
	for i, p := range s.parts {
		if i+1 < len(s.parts) && s.parts[i+1].months == p.months {
			continue
		}
		tranches = append(tranches, Tranche{
			Date:       start.AddMonths(p.months),
			Part:       reduced(p.cumulative-before, s.den),
			Cumulative: reduced(p.cumulative, s.den),
		})
		before = p.cumulative
	}
	return tranches
}

func reduced(num, den int64) Fraction {
	g := gcd(num, den)
	return Fraction{num: num / g, den: den / g}
}

// Grant is what a schedule is applied to.
type Grant struct {
	Shares     Fraction   // whole, except under Fractional allocation
	Start      Date       // vesting start
	Allocation Allocation // how whole shares are dealt
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
// [ErrTooLarge] for more shares than the package can hold.
func (s Schedule) Events(g Grant) ([]Event, error) {
	return s.AppendEvents(nil, g)
}

// AppendEvents appends the events of a grant to dst and returns the extended slice,
// so that one slice can serve many grants.
func (s Schedule) AppendEvents(dst []Event, g Grant) ([]Event, error) {
	if g.Allocation == Fractional {
		return s.appendFractional(dst, g)
	}
	quantity, whole := g.Shares.Int64()
	switch {
	case !whole:
		return dst, ErrFractionalGrant
	case quantity < 0:
		return dst, ErrNegativeGrant
	}
	dealer := newDealer(g.Allocation, quantity, s.parts, s.den)
	var before, pending, vested int64
	for i, p := range s.parts {
		pending += dealer.deal(i, before, p.cumulative, s.den)
		before = p.cumulative
		if pending == 0 || i+1 < len(s.parts) && s.parts[i+1].months == p.months {
			continue
		}
		vested += pending
		dst = append(dst, Event{Date: g.Start.AddMonths(p.months), Shares: Whole(pending), Cumulative: Whole(vested)})
		pending = 0
	}
	return dst, nil
}

// appendFractional appends exact fractions of the grant: 18 over 4 is 4.5 each.
func (s Schedule) appendFractional(dst []Event, g Grant) ([]Event, error) {
	if g.Shares.Sign() < 0 {
		return dst, ErrNegativeGrant
	}
	for _, t := range s.Tranches(g.Start) {
		shares, err := g.Shares.mul(t.Part)
		if err != nil {
			return dst, err
		}
		vested, err := g.Shares.mul(t.Cumulative)
		if err != nil {
			return dst, err
		}
		if shares.Sign() > 0 {
			dst = append(dst, Event{Date: t.Date, Shares: shares, Cumulative: vested})
		}
	}
	return dst, nil
}
