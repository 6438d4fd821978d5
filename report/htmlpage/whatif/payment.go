package whatif

import (
	"encoding/json"
	"fmt"
	"slices"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/report"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// Award is one lot of equity.
type Award struct {
	Title    string             `json:"title"` // names its term
	Term     comp.TermRef       `json:"-"`
	Granted  int                `json:"granted"`            // days from the valuation date
	Expected comp.ConditionKind `json:"expected,omitempty"` // nobody has put it in writing
	Options  bool               `json:"options,omitempty"`  // rather than shares
}

// inCash marks, where a payment has how it is valued, a benefit that arrives as money though it is not guaranteed.
const inCash = 4

// payments are those of a horizon and those that its awards make later, by column, because what a
// column holds is alike and packs well. Component, certainty and item are positions in lists, an award
// counts from 1; what comes from the amount on are references to numbers of the graph.
type payments struct {
	days, year, component, certainty, item, award, valued packed // days from the payment before, the first from the valuation date
	amount, quantity, price, exercise, rests              places
}

func (p *payments) MarshalJSON() ([]byte, error) {
	return json.Marshal([]any{
		p.days, p.year, p.component, p.certainty, p.item, p.award, p.valued, p.amount, p.quantity, p.price, p.exercise, p.rests,
	})
}

// valuedAs numbers how a payment is worth what it is, where it is not by the price of its day.
func valuedAs(p *comp.Payment) int {
	switch {
	case p.InCash:
		return inCash
	case p.Valued == comp.InShares:
		return 1
	case p.Valued == comp.AtExit:
		return 2
	case p.Valued == comp.AtTender:
		return 3
	}
	return 0
}

// pay writes the payments of a horizon and those that its awards make later.
func (o *Offer) pay(c *comp.Comparison, r *comp.Remembered, later comp.Timeline, components []comp.Component) *payments {
	all, before := &payments{}, c.Case.AsOf
	for _, timeline := range []comp.Timeline{r.Timeline, later} {
		for k := range timeline {
			p := &timeline[k]
			if o.Graph.never(p.RestsOn()) {
				continue
			}
			if first, pays := o.first[p.Certainty]; !pays || p.Year < first {
				o.first[p.Certainty] = p.Year
			}
			all.days, before = append(all.days, before.DaysUntil(p.Date)), p.Date
			all.year = append(all.year, p.Year)
			all.component = append(all.component, slices.Index(components, p.Component))
			all.certainty = append(all.certainty, slices.Index(comp.Certainties(), p.Certainty))
			all.item = append(all.item, o.item(r, p))
			all.award = append(all.award, o.award(c, r, p))
			all.valued = append(all.valued, valuedAs(p))
			all.amount = append(all.amount, o.Graph.Place(p.Number()))
			all.quantity = append(all.quantity, o.Graph.Place(p.QuantityNumber()))
			all.price = append(all.price, o.Graph.Place(p.PriceNumber()))
			all.exercise = append(all.exercise, o.Graph.Place(r.ExerciseNumber(p)))
			all.rests = append(all.rests, max(o.Graph.Place(p.RestsOn()), 0))
		}
	}
	return all
}

// item returns the position of the item of a payment.
func (o *Offer) item(r *comp.Remembered, p *comp.Payment) int {
	key := p.Item
	if figures := p.Conversion(); figures.Moves() {
		key += fmt.Sprint("\x00", o.Graph.Place(figures.What), o.Graph.Place(figures.Price))
	}
	i, known := o.items[key]
	if !known {
		i = len(o.Items)
		o.items[key], o.Items = i, append(o.Items, o.text(report.ItemInWords(&r.Result, p)))
	}
	return i
}

// award returns the number of the award that makes a payment, from 1; 0 for other pay.
func (o *Offer) award(c *comp.Comparison, r *comp.Remembered, p *comp.Payment) int {
	if p.Granted.IsZero() && p.Promise != comp.PromiseExpected { // what comes with an expected vest is as expected
		return 0
	}
	return o.awardOf(c, r, p.Term, p.Granted, p.Promise)
}

func (o *Offer) awardOf(c *comp.Comparison, r *comp.Remembered, term comp.TermRef, granted vesting.Date, promise comp.Promise) int {
	a := Award{Term: term, Options: r.Offer.InOptions(term)}
	if !granted.IsZero() {
		a.Title, a.Granted = report.Plain(r.Offer.AwardTitle(term)), c.Case.AsOf.DaysUntil(granted)
	}
	if promise == comp.PromiseExpected {
		a.Expected = comp.ExpectedOf(term)
	}
	i := slices.Index(o.Awards, a)
	if i < 0 {
		i = len(o.Awards)
		o.Awards = append(o.Awards, a)
	}
	return i + 1
}
