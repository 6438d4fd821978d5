package vesting

import "math/big"

// Year is one year of a grant that is made anew each year, counted from the vesting
// start: the one-year grants of Stripe, Lyft, Coinbase and Snap. What vests in it is a
// grant of its own, of its own number of shares, because the same dollars buy another
// number at another price.
type Year struct {
	Begins   Date      // the day on which the year's grant is made
	From, To Fraction  // of the whole grant, vested before the year and by its end
	Tranches []Tranche // that vest in the year, as parts of the whole grant
}

// Years splits a grant whose vesting starts on start into the years in which anything
// vests, in order of date. A vest on an anniversary belongs to the year that ends on it,
// so that a cliff of twelve months is in the first (SPEC 3.2). It returns nil where
// [Schedule.Tranches] does.
func (s Schedule) Years(start Date) []Year {
	var years []Year
	var before Fraction
	tranches := s.Tranches(start)
	for k := 1; len(tranches) > 0; k++ {
		end := start.AddMonths(12 * k)
		n := 0
		for n < len(tranches) && !tranches[n].Date.After(end) {
			n++
		}
		if n == 0 {
			continue
		}
		to := tranches[n-1].Cumulative
		years = append(years, Year{Begins: start.AddMonths(12 * (k - 1)), From: before, To: to, Tranches: tranches[:n:n]})
		before, tranches = to, tranches[n:]
	}
	return years
}

// Vested returns which part of the year's own grant has vested when so much of the whole
// grant has, such as the Cumulative of one of the year's tranches: exactly, and 0 for the
// zero Year. Where the year begins with 1/4 and ends with 1/2 of the whole, 3/8 of it are
// 1/2 of the year's.
func (y Year) Vested(cumulative Fraction) *big.Rat {
	year := difference(y.To, y.From)
	if year.Sign() == 0 {
		return year
	}
	return year.Quo(difference(cumulative, y.From), year)
}

func difference(f, g Fraction) *big.Rat {
	way := f.Rat()
	return way.Sub(way, g.Rat())
}
