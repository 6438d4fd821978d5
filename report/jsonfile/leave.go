package jsonfile

import (
	"io"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/report"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// Leave is the contract of `offerkit leave --format json`.
type Leave struct {
	AsOf      vesting.Date  `json:"as_of"`
	Currency  comp.Currency `json:"currency"`
	Voluntary bool          `json:"voluntary"`
	Offers    []LeaveOffer  `json:"offers"`
}

// LeaveOffer is the walk-away values of one offer. Cheapest is given for today's job.
type LeaveOffer struct {
	Name     string       `json:"name"`
	Months   []LeaveMonth `json:"months"`
	Cheapest *LeaveMonth  `json:"cheapest,omitempty"`
}

// LeaveMonth is the walk-away value after a number of months: net = cash + equity + other
// - clawback.
type LeaveMonth struct {
	Month      int          `json:"month"`
	Date       vesting.Date `json:"date"`
	Cash       string       `json:"cash"`
	Equity     string       `json:"equity"`
	Other      string       `json:"other"` // vested match and benefits in kind
	Clawback   string       `json:"clawback"`
	Net        string       `json:"net"`
	LeftBehind string       `json:"left_behind"`
	MakeWhole  string       `json:"make_whole"`
	Debts      []Debt       `json:"clawbacks,omitempty"`
	Forfeits   []Forfeit    `json:"forfeits,omitempty"`
	Exercises  []Exercise   `json:"exercises,omitempty"`
}

// Debt is what one clawback clause takes.
type Debt struct {
	Item   string `json:"item"`
	Amount string `json:"amount"`
	Why    string `json:"why"`
}

// Forfeit is one thing that is left behind.
type Forfeit struct {
	Item     string `json:"item"`
	Quantity string `json:"quantity,omitempty"`
	Amount   string `json:"amount"`
	Unpriced bool   `json:"unpriced,omitempty"` // no market prices it: the amount is 0 because nobody knows it
}

// Exercise is vested private options that have to be exercised or lapse.
type Exercise struct {
	Item    string       `json:"item"`
	Options string       `json:"options"`
	Cost    string       `json:"cost"`
	Until   vesting.Date `json:"until"`
}

// WriteLeave writes the contract of walk-away values.
func WriteLeave(w io.Writer, d *report.Departures) error {
	c := d.Comparison
	result := Leave{AsOf: c.Case.AsOf, Currency: c.Case.Currency, Voluntary: d.Voluntary}
	for _, departure := range d.Offers {
		o := LeaveOffer{Name: departure.Result.Name}
		for i := range departure.Months {
			o.Months = append(o.Months, leaveMonth(c, &departure.Months[i]))
		}
		if departure.Cheapest != nil {
			cheapest := leaveMonth(c, departure.Cheapest)
			o.Cheapest = &cheapest
		}
		result.Offers = append(result.Offers, o)
	}
	return encode(w, result)
}

func leaveMonth(c *comp.Comparison, a *comp.WalkAway) LeaveMonth {
	m := LeaveMonth{
		Month: a.Month, Date: a.Date, Cash: money(c, a.Cash), Equity: money(c, a.Equity), Other: money(c, a.Other), Clawback: money(c, a.Clawback),
		Net: money(c, a.Net), LeftBehind: money(c, a.LeftBehind), MakeWhole: money(c, a.MakeWhole()),
	}
	for _, debt := range a.Debts {
		m.Debts = append(m.Debts, Debt{Item: debt.Item, Amount: money(c, debt.Amount), Why: report.DebtInWords(&debt, c.Case.Currency).String()})
	}
	for _, f := range a.Forfeits {
		forfeit := Forfeit{Item: f.Item, Amount: money(c, f.Amount), Unpriced: f.Unpriced}
		if !f.Quantity.IsZero() {
			forfeit.Quantity = f.Quantity.String()
		}
		m.Forfeits = append(m.Forfeits, forfeit)
	}
	for _, e := range a.Exercises {
		m.Exercises = append(m.Exercises, Exercise{Item: e.Item, Options: e.Options.String(), Cost: money(c, e.Cost), Until: e.Until})
	}
	return m
}
