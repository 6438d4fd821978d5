package whatif

import (
	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/report"
)

// Leave is what leaving after each month, from month 0, comes to: references to numbers of the
// graph.
type Leave struct {
	Cash     packed `json:"cash"`
	Equity   packed `json:"equity"`
	Other    packed `json:"other"`
	Clawback packed `json:"clawback"`
	Left     packed `json:"left"` // behind
}

// Forfeit is one line of what resigning from today's job on the first compared day gives
// up or pays back: a text, or an award with references to its shares and its amount.
type Forfeit struct {
	Text   string `json:"text"` // of an award its name
	Shares int    `json:"shares,omitempty"`
	Amount int    `json:"amount,omitempty"`
	Award  bool   `json:"award,omitempty"`
}

// leave adds what leaving comes to in every month of a horizon.
func (o *Offer) leave(c *comp.Comparison, r *comp.Remembered) {
	leaving := comp.NewLeaving(c, &r.Result, true)
	l := Leave{}
	for m := 0; m <= 12*c.Case.Years; m++ {
		w := leaving.After(m)
		numbers := o.places(w.CashNumber(), w.EquityNumber(), w.OtherNumber(), w.ClawbackNumber(), w.LeftBehindNumber())
		for i, list := range []*packed{&l.Cash, &l.Equity, &l.Other, &l.Clawback, &l.Left} {
			*list = append(*list, numbers[i])
		}
		if m == 0 && r.Offer.Current && o.Resign == nil {
			o.resign(c, &w)
		}
	}
	o.Leave = append(o.Leave, l)
}

// resign lists what resigning gives up on the first compared day.
func (o *Offer) resign(c *comp.Comparison, w *comp.WalkAway) {
	lost := 0
	for _, loss := range report.Departed(w, c.Case.Currency) {
		entry := Forfeit{Text: report.Plain(loss.Text)}
		if f := loss.Forfeit; f != nil {
			shares, amount := w.ForfeitNumbers(lost)
			lost++
			if f.Award && !f.Granted.IsZero() {
				entry = Forfeit{Text: report.Plain(f.Item), Award: true, Shares: o.Graph.Place(shares), Amount: o.Graph.Place(amount)}
			}
		}
		o.Resign = append(o.Resign, entry)
	}
}
