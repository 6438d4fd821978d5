package comp

import (
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"
)

// Machine words give what decimals give, whatever the numbers.
func TestTimesIsTheRoundedProduct(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := rapid.SampledFrom([]Currency{"USD", "JPY", "KWD"}).Draw(t, "currency")
		shares := decimal.New(rapid.Int64().Draw(t, "shares")>>rapid.IntRange(0, 63).Draw(t, "size"), int32(rapid.IntRange(-10, 3).Draw(t, "fraction")/8))
		price := decimal.New(rapid.Int64().Draw(t, "price")>>rapid.IntRange(0, 63).Draw(t, "price size"), int32(rapid.IntRange(-9, 3).Draw(t, "decimals")))
		if got, want := c.times(shares, price), c.Round(shares.Mul(price)); !got.Equal(want) {
			t.Fatalf("%s * %s in %s = %s, want %s", shares, price, c, got, want)
		}
	})
}
