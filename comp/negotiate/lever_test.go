package negotiate

import (
	"testing"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// A letter that states base and commission together is asked for base beside the commission as it is: 40,000 over
// four years are 10,000 a year. A base of 136,000, which on-target earnings of 126,000 would need, is more than they are.
func TestABaseIsAskedForBesideTheCommission(t *testing.T) {
	c := comp.NewCase(vesting.MustDate("2026-11-28"))
	start := vesting.MustDate("2027-05-04")
	c.Offers = []comp.Offer{
		{Company: "Pell Rigby", Start: start, Base: dec("84000"), Commission: comp.Commission{OTE: dec("126000")}},
		{Company: "Orsino", Start: start, Base: dec("84000"), Commission: comp.Commission{Target: dec("52000")}},
	}
	asks, err := asking(t, c, "total").Asks(dec("544000"))
	if err != nil {
		t.Fatal(err)
	}
	if base := asks[0]; base.Lever.Key != "base" || !base.Reaches || !base.To.Equal(dec("94000")) {
		t.Errorf("%s: got %v, want 94000", base.Lever.Key, base.To)
	}
}
