package comp

import (
	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/vesting"
)

// Retirement is a 401(k) plan with an employer's match (SPEC 5.9).
type Retirement struct {
	Tiers        []MatchTier         // marginal bands of pay, ascending; empty means no match
	Contribution decimal.NullDecimal // the employee's own, as a share of pay; not valid means enough for the full match
	Vesting      vesting.Schedule    // of the match; zero means vested at once
	NoTrueUp     bool                // a match computed pay period by pay period is not made up at the year's end
}

// MatchTier is one band: the employer adds Rate of the contributions up to UpTo of pay.
type MatchTier struct {
	Rate decimal.Decimal // 0.5 is 50%
	UpTo decimal.Decimal // share of pay where the band ends: 0.06 is 6%
}
