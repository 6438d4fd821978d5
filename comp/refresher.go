package comp

import (
	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/vesting"
)

// Promise says how firm a promise of refreshers is (SPEC 5.6).
type Promise string

// The promises. The empty promise means PromiseExpected: nobody has put it in writing.
const (
	PromiseWritten  Promise = "written"  // in the letter: counted as market-priced equity
	PromiseExpected Promise = "expected" // said or usual: in the totals as speculative, with the band shown
	PromiseNone     Promise = "none"     // left out of every total
)

// Promises lists the promises, from the firmest.
func Promises() []Promise { return []Promise{PromiseWritten, PromiseExpected, PromiseNone} }

// Refresher is a yearly grant of RSUs that stacks on the earlier ones (SPEC 5.6). Each
// is priced at the share price of its own grant date under the price path in force.
type Refresher struct {
	Value        decimal.Decimal // of each grant, in the offer's currency; excludes ShareOfGrant
	ShareOfGrant decimal.Decimal // of the first grant's value instead: 0.25 is 25%
	Vesting      vesting.Schedule
	First        int // months from the offer's start to the first grant; 0 means 12
	Every        int // months between grants; 0 means 12
	Once         bool
	Promise      Promise
}

// TopUp is a yearly grant that fills the gap to a target compensation, with the share
// price that the employer assumes: the Amazon method. For every service year from Year
// on, the shares are what the gap buys at the assumed price on the vest date, rounded
// down; they vest at the year's end and are worth the price path in force.
type TopUp struct {
	Target  decimal.Decimal // total compensation a year, in the offer's currency; 0 means no top-up
	Growth  decimal.Decimal // of the share price a year that the employer assumes: 0.15 is 15%
	Year    int             // first service year that is topped up; 0 means 3
	Promise Promise
}
