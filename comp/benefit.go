package comp

import "github.com/shopspring/decimal"

// Per says how often an amount recurs.
type Per string

// The recurrences. The empty one means a year.
const (
	PerYear  Per = "year"
	PerMonth Per = "month"
	PerWeek  Per = "week"
	PerOnce  Per = "once"
)

// Recurrences lists the recurrences.
func Recurrences() []Per { return []Per{PerYear, PerMonth, PerWeek, PerOnce} }

// Benefit is something of worth beside pay, or, among an offer's costs, something that
// the job costs its holder (SPEC 5.10).
type Benefit struct {
	Name    string
	Amount  decimal.Decimal // positive, of a cost too
	Per     Per
	Taxable bool
}

// Commute is the way to work.
type Commute struct {
	Minutes decimal.Decimal // there and back, a day
	Days    decimal.Decimal // a week
}
