package jsonfile

import (
	"io"

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
		result.Components[string(component)] = money(c, report.PaidOf(component)(r))
	}
	return result
}

// Rounds is the contract of `offerkit rounds --format json`.
type Rounds struct {
	AsOf     vesting.Date  `json:"as_of"`
	Currency comp.Currency `json:"currency"`
	Years    int           `json:"years"`
	Rounds   []Move        `json:"rounds"`
}

// Move is how an offer has moved from the first of its rounds listed to the last.
type Move struct {
	Offer  string       `json:"offer"`
	Rounds []NamedRound `json:"rounds"`
	Change Change       `json:"change"` // of the last over the first

	Dropped []DroppedClause `json:"dropped_clawbacks,omitempty"`
}

// DroppedClause is a clawback of so many months that an earlier round had and the last has not.
type DroppedClause struct {
	Term   string `json:"term"` // of the pay, within the offer
	Months int    `json:"months"`
}

// NamedRound is a round under the name that tables have for it.
type NamedRound struct {
	Name string `json:"name"`
	OfferRound
}

// Change is a difference by service year and component, over all years, and by metric.
type Change struct {
	Years      []ChangeOfYear    `json:"years"`
	Components map[string]string `json:"components"`
	Total      string            `json:"total"`
	Metrics    map[string]string `json:"metrics"`
}

// ChangeOfYear is the difference of one service year.
type ChangeOfYear struct {
	Year       int               `json:"year"`
	Components map[string]string `json:"components"`
	Total      string            `json:"total"`
}

// WriteRounds writes the contract of rounds.
func WriteRounds(w io.Writer, c *comp.Comparison, list []report.Move) error {
	return encode(w, Rounds{AsOf: c.Case.AsOf, Currency: c.Case.Currency, Years: c.Case.Years, Rounds: moves(c, list)})
}

func moves(c *comp.Comparison, list []report.Move) []Move {
	var all []Move
	for i := range list {
		m := Move{Offer: list[i].Offer, Change: changeOf(c, &list[i])}
		for _, r := range list[i].Rounds {
			m.Rounds = append(m.Rounds, NamedRound{r.Name, offerRound(c, negotiate.Round{On: r.On, Result: r.Result})})
		}
		for _, d := range list[i].Dropped() {
			m.Dropped = append(m.Dropped, DroppedClause{Term: d.Term.String(), Months: d.Clause.Months})
		}
		all = append(all, m)
	}
	return all
}

func changeOf(c *comp.Comparison, m *report.Move) Change {
	change := Change{Components: map[string]string{}, Metrics: map[string]string{}}
	components := m.Components()
	for _, component := range components {
		change.Components[string(component)] = money(c, m.Change(report.PaidOf(component)))
	}
	for k := range c.Case.Years {
		year := ChangeOfYear{Year: k + 1, Components: map[string]string{}}
		for _, component := range components {
			year.Components[string(component)] = money(c, m.Change(func(r *comp.Result) decimal.Decimal { return r.Years[k].Components[component] }))
		}
		year.Total = money(c, m.Change(func(r *comp.Result) decimal.Decimal { return r.Years[k].Total }))
		change.Years = append(change.Years, year)
	}
	change.Total = money(c, m.Change(func(r *comp.Result) decimal.Decimal { return r.Total }))
	for _, metric := range comp.Metrics(c.Case.Years) {
		change.Metrics[metric.Name] = money(c, m.Change(report.FigureOf(metric.Name)))
	}
	return change
}
