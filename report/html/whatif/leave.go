package whatif

import (
	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
)

// Leave is what does not move with the share, by month of leaving from 0: cash and
// other pay in hand, what is owed, and what is lost that is no equity.
type Leave struct {
	Cash     []any `json:"cash"`
	Other    []any `json:"other"`
	Clawback []any `json:"clawback"`
	Lost     []any `json:"lost"`
}

func newLeave(walks []comp.WalkAway, currency comp.Currency) *Leave {
	l := &Leave{}
	for m := range walks {
		lost := decimal.Zero
		for _, f := range walks[m].Forfeits {
			if !f.Award {
				lost = lost.Add(f.Amount)
			}
		}
		l.Cash = append(l.Cash, minor(walks[m].Cash, currency))
		l.Other = append(l.Other, minor(walks[m].Other, currency))
		l.Clawback = append(l.Clawback, minor(walks[m].Clawback, currency))
		l.Lost = append(l.Lost, minor(lost, currency))
	}
	return l
}
