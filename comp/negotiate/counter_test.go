package negotiate

import (
	"errors"
	"testing"

	"github.com/shopspring/decimal"
)

// W35, repository JoshDoody/fsn, _book_excerpts/negotiate/how-to-determine-your-counter-offer.md:
// they need 8, you need 3: 15% more than 55,000, 45,000 and 40,000 is 63,250, 51,750 and
// 46,000, which is below the minimum of 50,000, so that 50,000 is stated.
func TestCounterOffer(t *testing.T) {
	for _, c := range []struct {
		offer, want   int64
		they, you     int
		share         string
		statesMinimum bool
	}{
		{55_000, 63_250, 8, 3, "0.15", false},
		{45_000, 51_750, 8, 3, "0.15", false},
		{40_000, 50_000, 8, 3, "0.15", true},
		{100_000, 110_000, 2, 9, "0.1", false}, // needing them more takes nothing off the 10%
	} {
		got, err := CounterOffer(decimal.NewFromInt(c.offer), decimal.NewFromInt(50_000), c.they, c.you)
		if err != nil {
			t.Fatal(err)
		}
		if !got.Amount.Equal(decimal.NewFromInt(c.want)) || got.AtMinimum != c.statesMinimum || got.Share.String() != c.share {
			t.Errorf("%d: got %+v, want %d", c.offer, got, c.want)
		}
	}
	var need *NeedError
	if _, err := CounterOffer(decimal.NewFromInt(1), decimal.Zero, 11, 0); !errors.As(err, &need) || need.Need != 11 {
		t.Errorf("got %v", err)
	}
}
