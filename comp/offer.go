package comp

import (
	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/vesting"
)

// Offer is one job offer. Amounts are in its Currency. The zero value of a term means
// that it is not offered; only a name (or company) and a base are required.
type Offer struct {
	Company  string
	Name     string // where the company alone would not tell offers apart
	Role     string
	Level    string
	Location string
	Notes    string // free text

	Start    vesting.Date // first day of work; zero means the case's AsOf
	Deadline vesting.Date // last day to answer; zero when none is known
	Evidence Evidence     // how firm the offer is; empty when not said
	Currency Currency     // empty means the case's

	Base       decimal.Decimal // salary a year at the start
	Raise      Raise
	Bonus      Bonus
	SignOn     []SignOn
	Commission Commission
	Relocation Relocation

	Price      Price // of the share
	Sell       Sell  // empty means SellAtVest
	Private    Private
	Grants     []Grant
	Refreshers []Refresher
	TopUp      TopUp
	ESPP       ESPP

	Retirement Retirement
	Benefits   []Benefit
	Costs      []Benefit
	Hours      decimal.Decimal // worked a week; 0 means 40
	Commute    Commute
	PTO        decimal.Decimal // paid days off a year

	Current bool // today's job: it joins the comparison as "stay"
}

// Evidence grades how firm an offer is (SPEC 10.5).
type Evidence string

// The grades of evidence, from the firmest.
const (
	Written    Evidence = "written"
	Verbal     Evidence = "verbal"
	InProcess  Evidence = "process"
	MarketData Evidence = "market"
	Aspiration Evidence = "aspiration"
)

// Evidences lists the grades of evidence, from the firmest.
func Evidences() []Evidence {
	return []Evidence{Written, Verbal, InProcess, MarketData, Aspiration}
}
