package comp

import "github.com/shopspring/decimal"

// Haircut is a risk discount by certainty (SPEC 6.5), shown as a line of its own and
// never hidden in the headline: 0.1 takes 10% off. It weighs in risk-adjusted only.
type Haircut struct {
	Target      decimal.Decimal
	Market      decimal.Decimal
	Speculative decimal.Decimal
}
