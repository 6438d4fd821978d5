package negotiate

import (
	"testing"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// An offer of 100,000 of base and 100,000 of shares that all vest after a year pays 200,000
// over one year. Against 220,000 it is a lowball, which a share that grows 20% in that year makes
// up for: 120,000. Against 203,000 it is fair, being 1.5% below; against 150,000 high. No growth
// of a salary reaches 220,000.
func TestAgainstMarket(t *testing.T) {
	c := comp.NewCase(vesting.MustDate("2027-01-11"))
	c.Years = 1
	c.Offers = []comp.Offer{{
		Company: "Acme", Base: dec("100000"), Price: comp.Price{Today: dec("100")},
		Grants: []comp.Grant{{Kind: comp.RSU, Shares: dec("1000"), Vesting: schedule(t, "1y annual")}},
	}}
	for name, base := range map[string]string{"220": "220000", "203": "203000", "150": "150000"} {
		c.Offers = append(c.Offers, comp.Offer{Company: name, Evidence: comp.MarketData, Base: dec(base)})
	}
	standings, err := asking(t, c, "total").AgainstMarket()
	if err != nil || len(standings) != 3 {
		t.Fatalf("got %+v, %v", standings, err)
	}
	for _, s := range standings {
		want := map[string]MarketVerdict{"220": Lowball, "203": Fair, "150": High}[c.Offers[s.Offer].Company]
		if s.Verdict != want || (s.Growth != nil) != (want == Lowball) {
			t.Errorf("%s: got %+v", c.Offers[s.Offer].Company, s)
		}
		if want == Lowball {
			equal(t, "growth", s.Growth.Yearly, "0.2")
			equal(t, "gap", s.Gap, "-20000")
		}
	}
	c.Offers[0] = comp.Offer{Company: "Flat", Base: dec("100000")}
	standings, err = asking(t, c, "total").AgainstMarket()
	if err != nil || standings[0].Growth.Kind != GrowthUnmoved {
		t.Errorf("got %+v, %v", standings, err)
	}
}
