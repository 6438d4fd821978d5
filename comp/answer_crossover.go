package comp

import (
	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/vesting"
)

// Crossover is a day on which another offer becomes the one that has paid most so far.
type Crossover struct {
	On       vesting.Date
	From, To int             // positions in Comparison.Offers: who led before, who leads from this day
	Lead     decimal.Decimal // of To over the next best, on that day
}

// crossovers walks through the payments of all offers by the day they are received. The
// first leader is no crossover; a tie changes nothing.
func crossovers(offers []Result) []Crossover {
	var found []Crossover
	received := make([]decimal.Decimal, len(offers))
	next := make([]int, len(offers))
	leader := -1
	for {
		day, more := nextPayday(offers, next)
		if !more {
			return found
		}
		for i := range offers {
			for ; next[i] < len(offers[i].Timeline) && offers[i].Timeline[next[i]].Date == day; next[i]++ {
				received[i] = received[i].Add(offers[i].Timeline[next[i]].Amount)
			}
		}
		first, lead := ahead(received)
		if leader >= 0 && first != leader && lead.IsPositive() {
			found = append(found, Crossover{On: day, From: leader, To: first, Lead: lead})
		}
		if lead.IsPositive() {
			leader = first
		}
	}
}

// nextPayday returns the earliest day on which a payment is still to come.
func nextPayday(offers []Result, next []int) (day vesting.Date, more bool) {
	for i := range offers {
		if next[i] == len(offers[i].Timeline) {
			continue
		}
		if d := offers[i].Timeline[next[i]].Date; !more || d.Before(day) {
			day, more = d, true
		}
	}
	return day, more
}

// ahead returns the position of the largest sum and its lead over the next.
func ahead(sums []decimal.Decimal) (first int, lead decimal.Decimal) {
	for i := range sums {
		if sums[i].GreaterThan(sums[first]) {
			first = i
		}
	}
	second := decimal.Zero
	for i, chosen := 0, false; i < len(sums); i++ {
		if i != first && (!chosen || sums[i].GreaterThan(second)) {
			second, chosen = sums[i], true
		}
	}
	return first, sums[first].Sub(second)
}
