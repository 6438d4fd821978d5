package whatif

import (
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
}

// inCash marks, where a vest has how it is valued, a benefit that arrives as money though it is not guaranteed.
const inCash = 4

// pay writes the payments of a horizon and those that its awards make later, each as [days from
// the valuation date, service year, component, certainty, item, award, 1 for a count of shares
// and 2 for what an exit pays, amount, quantity, price, cost of exercising, what it rests on].
// Component, certainty and item are positions in lists, award counts from 1, the rest are
// references to numbers of the graph. Zeros at the end are left out, the length stands before,
// and days count from those of the payment before.
func (o *Offer) pay(c *comp.Comparison, r *comp.Remembered, later comp.Timeline, components []comp.Component) packed {
	rows, days := packed{}, 0
	for _, timeline := range []comp.Timeline{r.Timeline, later} {
		for k := range timeline {
			if p := &timeline[k]; !o.Graph.never(p.RestsOn()) {
				row := o.row(c, r, p, components)
				row[0], days = row[0]-days, row[0]
				rows = append(append(rows, len(row)), row...)
			}
		}
	}
	return rows
}

func (o *Offer) row(c *comp.Comparison, r *comp.Remembered, p *comp.Payment, components []comp.Component) []int {
	if first, pays := o.first[p.Certainty]; !pays || p.Year < first {
		o.first[p.Certainty] = p.Year
	}
	row := []int{
		c.Case.AsOf.DaysUntil(p.Date), p.Year, slices.Index(components, p.Component), slices.Index(comp.Certainties(), p.Certainty),
		o.item(r, p), o.award(c, r, p), map[comp.Valuation]int{comp.InShares: 1, comp.AtExit: 2, comp.AtTender: 3}[p.Valued],
		o.Graph.Place(p.Number()), o.Graph.Place(p.QuantityNumber()), o.Graph.Place(p.PriceNumber()), o.Graph.Place(r.ExerciseNumber(p)), 0,
	}
	if p.InCash {
		row[6] = inCash
	}
	row[11] = max(o.Graph.Place(p.RestsOn()), 0)
	for row[len(row)-1] == 0 {
		row = row[:len(row)-1]
	}
	return row
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
	a := Award{Term: term}
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
