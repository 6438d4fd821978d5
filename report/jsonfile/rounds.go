package jsonfile

import (
	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/comp/negotiate"
	"github.com/seed-251b9aba/offerkit/report"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// OfferRound is what an offer came to in one round.
type OfferRound struct {
	On         *vesting.Date     `json:"on,omitempty"` // of the revision; left out of the first offer
	Years      []string          `json:"years"`        // totals by service year
	Components map[string]string `json:"components"`   // over all years
	Total      string            `json:"total"`
	Metrics    map[string]string `json:"metrics"`
}

// rounds adds the rounds of the offers that were revised, and what variants are from.
func rounds(c *comp.Comparison, offers []Offer) error {
	for i := range offers {
		offers[i].From = c.Offers[i].Offer.From
		list, err := negotiate.Rounds(c, i)
		if err != nil {
			return err
		}
		for _, round := range list {
			offers[i].Rounds = append(offers[i].Rounds, offerRound(c, round))
		}
	}
	return nil
}

func offerRound(c *comp.Comparison, round negotiate.Round) OfferRound {
	r := round.Result
	result := OfferRound{Total: money(c, r.Total), Metrics: figures(c, r.Metrics), Components: map[string]string{}}
	if !round.On.IsZero() {
		result.On = &round.On
	}
	var years []decimal.Decimal
	for _, y := range r.Years {
		years = append(years, y.Total)
	}
	result.Years = amounts(c.Case.Currency, years)
	for _, component := range report.Paid(r) {
		result.Components[string(component)] = money(c, r.Timeline.Sum(func(p *comp.Payment) bool { return p.Component == component }))
	}
	return result
}
