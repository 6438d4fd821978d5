package comp

import (
	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/vesting"
)

// ExchangeRate is the worth of one unit of a currency in the reporting currency, from a
// day on. A rate is an assumption and is printed as such (SPEC 5.11).
type ExchangeRate struct {
	Currency Currency
	On       vesting.Date // in force from this day; zero means always
	Rate     decimal.Decimal
}
