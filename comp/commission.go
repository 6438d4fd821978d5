package comp

import "github.com/shopspring/decimal"

// Commission is the variable part of on-target earnings (SPEC 5.2).
type Commission struct {
	Target     decimal.Decimal     // a year at full attainment
	Attainment decimal.NullDecimal // share of target reached; not valid means 100%, a valid 0 is 0
}
