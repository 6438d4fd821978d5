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
	Other      string       `json:"other"`    // vested match and benefits in kind
	Clawback   string       `json:"clawback"` // negative, so that the four add up to the net
	Net        string       `json:"net"`
	LeftBehind string       `json:"left_behind"`
	MakeWhole  string       `json:"make_whole"`
	AfterTax   string       `json:"clawback_after_tax,omitempty"` // left out where that is not known
	Debts      []Debt       `json:"clawbacks,omitempty"`
	Forfeits   []Forfeit    `json:"forfeits,omitempty"`
	Exercises  []Exercise   `json:"exercises,omitempty"`
}

// Debt is what one clawback clause takes.
type Debt struct {
	Item   string `json:"item"`
	Amount string `json:"amount"`
	Why    string `json:"why"`

	AfterTax *Repayment `json:"after_tax,omitempty"` // left out where nothing is owed or that is not known
}

// Repayment is what a clawback costs after tax: cost = same_year + earlier_years - taxes_back - credit.
type Repayment struct {
	ServiceYear int    `json:"service_year"` // whose taxes these are
	SameYear    string `json:"same_year"`    // owed of what was paid in the calendar year of leaving
	Earlier     string `json:"earlier_years"`
	Back        string `json:"taxes_back"` // with the corrected wages of the year
	Credit      string `json:"credit"`     // of federal income tax, 26 USC 1341
	Cost        string `json:"cost"`
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
			o.Months = append(o.Months, leaveMonth(c, departure.Result, &departure.Months[i], departure.Repayments(&departure.Months[i])))
		}
		if departure.Cheapest != nil {
			cheapest := leaveMonth(c, departure.Result, departure.Cheapest, departure.Repayments(departure.Cheapest))
			o.Cheapest = &cheapest
		}
		result.Offers = append(result.Offers, o)
	}
	return encode(w, result)
}

func repayment(c *comp.Comparison, r *comp.Result, p *comp.Repayment) *Repayment {
	return &Repayment{
		ServiceYear: p.Year, SameYear: money(c, p.SameYear), Earlier: money(c, p.Later), Back: money(c, report.Stated(r, p.Netted)),
		Credit: money(c, report.Stated(r, p.Credit)), Cost: money(c, report.Stated(r, p.Cost())),
	}
}

func leaveMonth(c *comp.Comparison, r *comp.Result, a *comp.WalkAway, repaid []*comp.Repayment) LeaveMonth {
	m := LeaveMonth{
		Month: a.Month, Date: a.Date, Cash: money(c, a.Cash), Equity: money(c, a.Equity), Other: money(c, a.Other), Clawback: money(c, a.Clawback.Neg()),
		Net: money(c, a.Net), LeftBehind: money(c, a.LeftBehind), MakeWhole: money(c, a.MakeWhole()),
	}
	if cost, known := report.ClawbackAfterTax(a, repaid); known && r.Taxes != nil {
		m.AfterTax = money(c, report.Stated(r, cost).Neg()) // as the clawback: it is taken away
	}
	for i, debt := range a.Debts {
		one := Debt{Item: debt.Item, Amount: money(c, debt.Amount), Why: report.DebtInWords(&debt, c.Case.Currency).String()}
		if i < len(repaid) && repaid[i] != nil {
			one.AfterTax = repayment(c, r, repaid[i])
		}
		m.Debts = append(m.Debts, one)
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
