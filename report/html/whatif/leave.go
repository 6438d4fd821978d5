package whatif

import (
	"strings"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
)

// Leave is what does not move with the share, by month of leaving from 1: cash in
// hand, what is owed, and what is lost that is no equity.
type Leave struct {
	Cash     []any `json:"cash"`
	Clawback []any `json:"clawback"`
	Lost     []any `json:"lost"`
}

func newLeave(walks []comp.WalkAway, currency comp.Currency) *Leave {
	l := &Leave{}
	for m := range walks {
		lost := decimal.Zero
		for _, f := range walks[m].Forfeits {
			if !isAward(f) {
				lost = lost.Add(f.Amount)
			}
		}
		l.Cash = append(l.Cash, minor(walks[m].Cash, currency))
		l.Clawback = append(l.Clawback, minor(walks[m].Clawback, currency))
		l.Lost = append(l.Lost, minor(lost, currency))
	}
	return l
}

// isAward reports whether a forfeit is equity (or cash on a vesting schedule) that has
// not vested, which the script makes anew, rather than an unpaid bonus or a match.
func isAward(f comp.Forfeit) bool {
	return strings.HasSuffix(f.Item, ", unvested") && !strings.HasPrefix(f.Item, "401(k) match")
}
