package market

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"
)

// Percentile is an amount that Rank of a hundred earn no more than.
type Percentile struct {
	Rank    int // 50 is the median
	Amount  decimal.Decimal
	AtLeast bool // the amount is not published, only that it is no less than Amount
}

// Position is where a value stands among percentiles.
type Position struct {
	// Rank is the percentile of the value, interpolated between two that are known; not valid
	// outside them.
	Rank decimal.NullDecimal
	// Above is the highest known percentile below the value, and Below the lowest above it; 0
	// where there is none.
	Above, Below int
	// Unknown is the percentile above the value, or perhaps below it, of which only a bound is
	// published; nil where all are known.
	Unknown *Percentile
}

// Undecided reports whether the value reaches the bound of a percentile that is not published,
// so that nobody can say on which side of it the value is.
func (p *Position) Undecided() bool { return p.Unknown != nil && p.Below == 0 }

// String is the position as a number, "62.5", or where there is none in words: "below p10",
// "above p90", "between p75 and p90".
func (p *Position) String() string {
	switch {
	case p.Rank.Valid:
		return p.Rank.Decimal.String()
	case p.Above == 0 && p.Below == 0:
		return "unknown"
	case p.Above == 0:
		return fmt.Sprintf("below p%d", p.Below)
	case p.Below == 0:
		return fmt.Sprintf("above p%d", p.Above)
	}
	return fmt.Sprintf("between p%d and p%d", p.Above, p.Below)
}

// Place finds the position of a value among percentiles in order of rank, whose amounts do not
// fall. Where several percentiles are the value, the lowest is its position, as in Excel's
// PERCENTRANK.INC.
func Place(value decimal.Decimal, percentiles []Percentile) Position {
	known := percentiles
	var p Position
	if i := slices.IndexFunc(percentiles, func(q Percentile) bool { return q.AtLeast }); i >= 0 {
		known, p.Unknown = percentiles[:i], &percentiles[i]
	}
	i := slices.IndexFunc(known, func(q Percentile) bool { return q.Amount.GreaterThanOrEqual(value) })
	switch {
	case i < 0:
		if len(known) > 0 {
			p.Above = known[len(known)-1].Rank
		}
		if p.Unknown != nil && value.LessThan(p.Unknown.Amount) {
			p.Below = p.Unknown.Rank
		}
		return p
	case known[i].Amount.Equal(value):
		p.Rank = decimal.NewNullDecimal(decimal.NewFromInt(int64(known[i].Rank)))
	case i == 0:
		p.Below = known[i].Rank
	default:
		p.Above, p.Below = known[i-1].Rank, known[i].Rank
		p.Rank = decimal.NewNullDecimal(interpolate(value, known[i-1], known[i]))
	}
	p.Unknown = nil // it is above all that is known, and so above the value
	return p
}

// interpolate is a rank to one decimal, or as many as keep it between the two beside it.
func interpolate(value decimal.Decimal, low, high Percentile) decimal.Decimal {
	from, to := decimal.NewFromInt(int64(low.Rank)), decimal.NewFromInt(int64(high.Rank))
	part := value.Sub(low.Amount).Mul(to.Sub(from))
	var rank decimal.Decimal
	for places := int32(1); places <= 12; places++ {
		rank = from.Mul(high.Amount.Sub(low.Amount)).Add(part).DivRound(high.Amount.Sub(low.Amount), places)
		if rank.GreaterThan(from) && rank.LessThan(to) {
			break
		}
	}
	return rank
}
