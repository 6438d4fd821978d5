package whatif

import (
	"fmt"
	"math/big"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// Lot is a value that buys shares at the share price of a day: one refresher, one
// year of a grant that is priced anew every year, a grant that takes today's price.
// Moving the price moves their number and every vest.
type Lot struct {
	Component int          `json:"component"`
	Certainty int          `json:"certainty"`
	Award     int          `json:"award"`
	Term      comp.TermRef `json:"term"`
	Item      string       `json:"item"`
	Value     string       `json:"value,omitempty"`
	Of        []string     `json:"of,omitempty"`    // instead of Value: shares at today's price, and the part of their worth
	Bought    []int        `json:"bought"`          // day, and service year, of the price; empty for today's
	Rounding  string       `json:"round,omitempty"` // of the shares; empty rounds down
	Deal      string       `json:"deal,omitempty"`  // to the vests: an allocation; empty by cumulative round-down
	Vests     [][4]int     `json:"vests"`           // day, service year (0 before the start), and the part vested by then as a fraction; of a loaded allocation the part of each instalment
}

// lots lists the lots of an offer, in the order in which the engine makes them.
func (o *Offer) lots(c *comp.Comparison, r *comp.Result, l *lists) {
	if r.Offer.Private.Stated() || !pricedByShare(&r.Offer) {
		return
	}
	for i := range r.Offer.Grants {
		g := &r.Offer.Grants[i]
		lot := Lot{
			Component: slices.Index(l.components, comp.RSUPay), Certainty: slices.Index(comp.Certainties(), comp.Market), Term: comp.GrantTerm.At(i),
			Item: fmt.Sprintf("RSU grant %d, %s", i+1, g.Vesting), Rounding: string(g.RoundingRule()), Deal: dealing(g),
		}
		start := r.VestingStart(g)
		lot.Award = l.awards[awardKey{lot.Term, start}]
		switch {
		case g.Repriced:
			o.repriced(c, r, g, lot)
		case takesTodaysPrice(r, g):
			lot.Value, lot.Bought, lot.Vests = g.Value.String(), []int{}, vests(c, r, g.Vesting.Tranches(start))
			if isLoaded(g) {
				lot.Vests = instalments(c, r, g.Vesting.Instalments(start))
			}
			o.Lots = append(o.Lots, lot)
		}
	}
	o.refreshers(c, r, l)
}

// repriced adds the years of a grant that is priced anew every year (comp/pay_repriced.go).
func (o *Offer) repriced(c *comp.Comparison, r *comp.Result, g *comp.Grant, lot Lot) {
	for _, year := range repricedYears(r, g) {
		lot.Value, lot.Bought = year.value.String(), []int{c.Case.AsOf.DaysUntil(year.begins), yearBegun(r.Start, year.begins)}
		lot.Vests = vests(c, r, year.tranches)
		o.Lots = append(o.Lots, lot)
	}
}

// repricedYear is one year of such a grant: its part of the value and its vests, as parts
// of that year.
type repricedYear struct {
	begins   vesting.Date
	value    decimal.Decimal
	tranches []vesting.Tranche
}

func repricedYears(r *comp.Result, g *comp.Grant) []repricedYear {
	start := r.VestingStart(g)
	tranches := g.Vesting.Tranches(start)
	var years []repricedYear
	var before vesting.Fraction
	for k := 1; len(tranches) > 0; k++ {
		n := 0
		for n < len(tranches) && !tranches[n].Date.After(start.AddMonths(12*k)) {
			n++
		}
		if n == 0 {
			continue
		}
		last := tranches[n-1].Cumulative
		year := repricedYear{begins: start.AddMonths(12 * (k - 1)), value: part(r, g.Value, last).Sub(part(r, g.Value, before))}
		for _, t := range tranches[:n] {
			year.tranches = append(year.tranches, vesting.Tranche{Date: t.Date, Cumulative: partOf(before, t.Cumulative, last)})
		}
		years = append(years, year)
		before, tranches = last, tranches[n:]
	}
	return years
}

// part returns a fraction of a whole, rounded to the offer's minor unit.
func part(r *comp.Result, whole decimal.Decimal, f vesting.Fraction) decimal.Decimal {
	return whole.Mul(decimal.NewFromInt(f.Num())).DivRound(decimal.NewFromInt(f.Den()), r.Currency.Places())
}

// partOf returns which part of the way from one fraction to another has been reached.
func partOf(from, reached, to vesting.Fraction) vesting.Fraction {
	way := func(f vesting.Fraction) *big.Rat { return new(big.Rat).Sub(f.Rat(), from.Rat()) }
	done := new(big.Rat).Quo(way(reached), way(to))
	f, _ := vesting.NewFraction(done.Num().Int64(), done.Denom().Int64()) // the parts of a schedule are small by its grammar
	return f
}

// refreshers adds every refresher that is granted (SPEC 5.6).
func (o *Offer) refreshers(c *comp.Comparison, r *comp.Result, l *lists) {
	for i := range r.Offer.Refreshers {
		f := &r.Offer.Refreshers[i]
		if f.Promise == comp.PromiseNone {
			continue
		}
		lot := Lot{
			Component: slices.Index(l.components, comp.RefresherPay), Certainty: slices.Index(comp.Certainties(), f.Promise.Certainty()),
			Term: comp.RefresherTerm.At(i),
		}
		lot.Value, lot.Of = refresherValue(r, f)
		for _, granted := range grantDays(f, r, c.Case.Years) {
			lot.Award = l.awards[awardKey{lot.Term, granted}]
			lot.Item = fmt.Sprintf("Refresher of %v, %s", granted, f.Vesting)
			lot.Bought = []int{c.Case.AsOf.DaysUntil(granted), serviceYear(r.Start, granted)}
			lot.Vests = vests(c, r, f.Vesting.Tranches(granted))
			o.Lots = append(o.Lots, lot)
		}
	}
}

// grantDays lists the days within the horizon on which a refresher is granted: what is
// granted on its last day is not left behind by leaving on that day.
func grantDays(f *comp.Refresher, r *comp.Result, years int) []vesting.Date {
	first, every := f.Schedule()
	var days []vesting.Date
	for m := first; m < 12*years; m += every {
		days = append(days, r.Start.AddMonths(m))
		if f.Once {
			break
		}
	}
	return days
}

// refresherValue returns the value of each grant, or, where that is a part of a grant
// that moves with today's price, the shares of that grant and the part.
func refresherValue(r *comp.Result, f *comp.Refresher) (value string, of []string) {
	g := r.Offer.FirstRSU()
	switch {
	case f.ShareOfGrant.IsZero() || g == nil:
		return f.Value.String(), nil
	case !g.Value.IsZero():
		return r.Currency.Round(g.Value.Mul(f.ShareOfGrant)).String(), nil
	case !g.Price.IsZero():
		return r.Currency.Round(g.Shares.Mul(g.Price).Mul(f.ShareOfGrant)).String(), nil
	}
	return "", []string{g.Shares.String(), f.ShareOfGrant.String()}
}

// vests lists dated parts of a lot as the script reads them, those after the horizon
// included: what has vested by each day.
func vests(c *comp.Comparison, r *comp.Result, tranches []vesting.Tranche) [][4]int {
	list := [][4]int{}
	for _, t := range tranches {
		list = append(list, vest(c, r, t.Date, t.Cumulative))
	}
	return list
}

// instalments lists them by what each vests. All are listed, because the shares that are
// left over go to the first or to the last.
func instalments(c *comp.Comparison, r *comp.Result, tranches []vesting.Tranche) [][4]int {
	list := [][4]int{}
	for _, t := range tranches {
		list = append(list, vest(c, r, t.Date, t.Part))
	}
	return list
}

func vest(c *comp.Comparison, r *comp.Result, day vesting.Date, part vesting.Fraction) [4]int {
	year := 0
	if !day.Before(r.Start) {
		year = serviceYear(r.Start, day)
	}
	return [4]int{c.Case.AsOf.DaysUntil(day), year, int(part.Num()), int(part.Den())}
}

// takesTodaysPrice reports whether a grant's value becomes shares at today's price.
func takesTodaysPrice(r *comp.Result, g *comp.Grant) bool {
	_, _, counted := r.ShareCount(g)
	return counted && g.Shares.IsZero() && g.Price.IsZero() && !r.Offer.Private.Stated()
}

// dealing names how a lot's shares are dealt to its vests, as the script knows it.
func dealing(g *comp.Grant) string {
	switch {
	case g.Rounding == comp.RoundNone:
		return vesting.Fractional.Key()
	case g.Allocation == vesting.CumulativeRoundDown:
		return ""
	}
	return g.Allocation.Key()
}

// isLoaded reports whether the shares of a grant that are left over go to its first or to
// its last instalments.
func isLoaded(g *comp.Grant) bool {
	if g.Rounding == comp.RoundNone {
		return false
	}
	switch g.Allocation {
	case vesting.FrontLoaded, vesting.BackLoaded, vesting.FrontLoadedToSingleTranche, vesting.BackLoadedToSingleTranche:
		return true
	}
	return false
}

// serviceYear returns the service year of a day (SPEC 3.2).
func serviceYear(start, day vesting.Date) int {
	k := 1
	for day.After(start.AddMonths(12 * k)) {
		k++
	}
	return k
}

// yearBegun returns the service year that begins on or runs through a day.
func yearBegun(start, day vesting.Date) int {
	k := 1
	for !day.Before(start.AddMonths(12 * k)) {
		k++
	}
	return k
}
