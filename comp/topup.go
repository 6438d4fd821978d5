package comp

import "github.com/shopspring/decimal"

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
