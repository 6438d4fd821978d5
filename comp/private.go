package comp

import (
	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/vesting"
)

// Private describes the equity of a company whose shares no market prices (SPEC 5.7).
// Its RSUs and options are never counted as cash: they are speculative and add to a
// total only what Exit pays, on the exit's date.
type Private struct {
	Preferred    decimal.Decimal // price of a preferred share in the last round
	FMV          decimal.Decimal // fair market value of a common share (409A)
	FullyDiluted decimal.Decimal // shares, options and pool of the company, counted as converted
	Rounds       []Round         // to come before the exit
	Preference   decimal.Decimal // liquidation preferences to be paid before common shares (1x, non-participating)
	Exit         Exit
	Failure      decimal.Decimal // probability that the shares end worth nothing: 0.6 is 60%; weighs in risk-adjusted only
}

// Round is a funding round to come: either what it raises and at which valuation, or the
// dilution itself.
type Round struct {
	Raise    decimal.Decimal // new money
	PreMoney decimal.Decimal // valuation before it
	Dilution decimal.Decimal // instead of both: 0.2 leaves 80% of every earlier share's part
}

// Exit is the sale or listing of the company.
type Exit struct {
	Value decimal.Decimal // of all equity; 0 means that no exit is assumed
	On    vesting.Date
}
