package market_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/seed-251b9aba/offerkit/comp/market"
)

// Positions by hand: 148,000 lies 8,000/20,000 of the way from p25 (140,000) to p50 (160,000), so
// at 25 + 0.4*25 = 35.
func TestPlace(t *testing.T) {
	known := []market.Percentile{{Rank: 10, Amount: amount("120000")}, {Rank: 25, Amount: amount("140000")}, {Rank: 50, Amount: amount("160000")}, {Rank: 90, Amount: amount("200000")}}
	topCoded := append(known[:3:3], market.Percentile{Rank: 90, Amount: amount("239200"), AtLeast: true})
	for _, c := range []struct {
		name        string
		value       string
		percentiles []market.Percentile
		want        string
		undecided   bool
	}{
		{"between two", "148000", known, "35", false},
		{"between two that are far apart", "170000", known, "60", false},
		{"on one", "160000", known, "50", false},
		{"on the first", "120000", known, "10", false},
		{"on the last", "200000", known, "90", false},
		{"below the first", "119999.99", known, "below p10", false},
		{"above the last", "200000.01", known, "above p90", false},
		// 40/40,000*39,999.99... is p90 to one decimal: 89.99999 keeps it below
		{"just below the last", "199999.99", known, "89.99999", false},
		{"a third of the way", "126666.66", known, "15", false}, // 10 + 6,666.66/20,000*15 = 14.999995
		{"below one that is not published", "230000", topCoded, "between p50 and p90", false},
		{"where one may be that is not published", "250000", topCoded, "above p50", true},
		{"where none is published", "250000", topCoded[3:], "unknown", true},
		{"below all, none published", "100000", topCoded[3:], "below p90", false},
		{"the lowest of equals", "160000", []market.Percentile{{Rank: 10, Amount: amount("160000")}, {Rank: 25, Amount: amount("160000")}}, "10", false},
	} {
		p := market.Place(amount(c.value), c.percentiles)
		if p.String() != c.want || p.Undecided() != c.undecided {
			t.Errorf("%s: %s is %s (undecided: %v), want %s (%v)", c.name, c.value, p.String(), p.Undecided(), c.want, c.undecided)
		}
	}
}

// More pay never stands lower, and a number stands between the percentiles that it names.
func TestPlaceRises(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var percentiles []market.Percentile
		sum := int64(0)
		for _, rank := range []int{10, 25, 50, 75, 90} {
			sum += rapid.Int64Range(0, 50_000).Draw(t, "step")
			percentiles = append(percentiles, market.Percentile{Rank: rank, Amount: decimal.NewFromInt(sum)})
		}
		order := func(p market.Position) decimal.Decimal {
			switch {
			case p.Rank.Valid:
				return p.Rank.Decimal
			case p.Above == 0:
				return decimal.NewFromInt(int64(p.Below) - 1)
			}
			return decimal.NewFromInt(int64(p.Above) + 1)
		}
		low := rapid.Int64Range(0, 300_000).Draw(t, "low")
		high := rapid.Int64Range(low, 300_000).Draw(t, "high")
		a, b := market.Place(decimal.NewFromInt(low), percentiles), market.Place(decimal.NewFromInt(high), percentiles)
		if order(a).GreaterThan(order(b)) {
			t.Errorf("%d is at %s and %d at %s of %v", low, a.String(), high, b.String(), percentiles)
		}
	})
}
