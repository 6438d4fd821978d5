package vesting

// Repriced returns grants that are made anew each year, each of its own number of shares
// because the same dollars buy another number at another price: the one-year grants of
// Stripe, Lyft, Coinbase and Snap. The first starts with g, each other a year after the
// one before; g.Shares is not used, and g.Granted holds back the first only. What vests
// on one day is one event.
func (s Schedule) Repriced(g Grant, shares []Fraction) (Award, error) {
	var all Award
	for year, n := range shares {
		grant := Grant{Shares: n, Start: g.Start.AddMonths(12 * year), Allocation: g.Allocation}
		if year == 0 {
			grant.Granted = g.Granted
		}
		var err error
		if all.Events, err = s.AppendEvents(all.Events, grant); err != nil {
			return Award{}, err
		}
		if all.Granted, err = all.Granted.add(n); err != nil {
			return Award{}, err
		}
	}
	var err error
	all.Events, err = mergeDays(all.Events)
	return all, err
}
