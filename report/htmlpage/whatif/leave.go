package whatif

import (
	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/report"
)

// Leave is what leaving after each month, from month 0, comes to: references to numbers of the
// graph.
type Leave struct {
	Cash     places `json:"cash"`
	Equity   places `json:"equity"`
	Other    places `json:"other"`
	Clawback places `json:"clawback"`
	Left     places `json:"left"` // behind
}

// leave adds what leaving comes to in every month of a horizon.
func (o *Offer) leave(c *comp.Comparison, r *comp.Remembered, leaving *comp.Leaving) {
	l := Leave{}
	for m := 0; m <= 12*c.Case.Years; m++ {
		w := leaving.After(m)
		l.Cash, l.Equity = append(l.Cash, o.Graph.Place(w.CashNumber())), append(l.Equity, o.Graph.Place(w.EquityNumber()))
		l.Other, l.Clawback = append(l.Other, o.Graph.Place(w.OtherNumber())), append(l.Clawback, o.Graph.Place(w.ClawbackNumber()))
		l.Left = append(l.Left, o.Graph.Place(w.LeftBehindNumber()))
		if m == 0 && r.Offer.Current && o.Resign == nil {
			for _, loss := range report.Departed(&w, c.Case.Currency) {
				o.Resign = o.say(o.Resign, loss.Holds, loss.Sentence)
			}
		}
	}
	o.Leave = append(o.Leave, l)
}
