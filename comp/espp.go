package comp

import "github.com/shopspring/decimal"

// ESPP is an employee stock purchase plan under Section 423 (SPEC 5.8). The gain, value
// at purchase less contributions, is what it pays.
type ESPP struct {
	Contribution decimal.Decimal // share of base paid in: 0.1 is 10%; 0 means no plan
	Discount     decimal.Decimal // 0.15 is 15%
	Lookback     bool            // the lower of the prices at the offering and at the purchase counts
	Offering     int             // months of an offering period; 0 means 6
	Purchase     int             // months of a purchase period within it; 0 means 6
}
