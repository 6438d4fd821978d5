package whatif

import (
	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/report"
)

// Leave is what does not move with the share, by month of leaving from 0: cash and
// other pay in hand, what is owed, and what is lost that is no equity.
type Leave struct {
	Cash     []any `json:"cash"`
	Other    []any `json:"other"`
	Clawback []any `json:"clawback"`
	Lost     []any `json:"lost"`
}

// Forfeit is one line of what resigning from today's job on the first compared day gives
// up or pays back: a text, or an award that the script values anew.
type Forfeit struct {
	Text  string `json:"text"` // of an award its name
	Award int    `json:"award,omitempty"`
}

// newResignation lists what resigning gives up on the first compared day.
func newResignation(w *comp.WalkAway, currency comp.Currency, awards map[awardKey]int) []Forfeit {
	var list []Forfeit
	for _, loss := range report.Departed(w, currency) {
		entry := Forfeit{Text: report.Plain(loss.Text)}
		if f := loss.Forfeit; f != nil && f.Award && !f.Granted.IsZero() {
			entry = Forfeit{Text: report.Plain(f.Item), Award: awards[awardKey{f.Term, f.Granted}]}
		}
		list = append(list, entry)
	}
	return list
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
