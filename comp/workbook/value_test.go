package workbook

import "testing"

// Of a payout of 100% a multiple may be meant; a target bonus is a part of the base, and 3 in its cell
// is 3%.
func TestWholeNumbersInCellsOfPercentages(t *testing.T) {
	for _, c := range []struct {
		key  Key
		x    float64
		want bool
	}{
		{Key{Term: "bonus.target", Kind: Rate}, 3, true},
		{Key{Term: "bonus.target", Kind: Rate}, 2, false},
		{Key{Term: "bonus.target", Kind: Rate}, 3.5, false},
		{Key{Term: "bonus.payout", Kind: Rate}, 3, false},
		{Key{Term: "commission.accelerators[1].rate", Kind: Rate}, 4, false},
		{Key{Term: "growth", ForAll: true, Kind: Rate}, 8, true},
		{Key{Term: "no term", Kind: Rate}, 8, false},
	} {
		if got := c.key.isBare(c.x); got != c.want {
			t.Errorf("%v of %s is bare: %t", c.x, c.key.Term, got)
		}
	}
}
