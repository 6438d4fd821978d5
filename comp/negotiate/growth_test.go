package negotiate

import (
	"testing"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// 100,000 of base and 1,000 shares at 100 over two years, half after each: 150,000 a year at a flat
// price. With growth g the shares pay 500 x 100 x (1+g) and 500 x 100 x (1+g)^2, so that two years
// pay 200,000 + 50,000 x ((1+g) + (1+g)^2): at 20% 332,000, 166,000 on average; at -50% 237,500,
// 118,750 on average; at 900% 5,700,000, 2,850,000 on average.
func TestGrowthTo(t *testing.T) {
	offer := comp.Offer{
		Company: "Acme", Base: dec("100000"), Price: comp.Price{Today: dec("100")},
		Grants: []comp.Grant{{Kind: comp.RSU, Shares: dec("1000"), Vesting: schedule(t, "2y annual")}},
	}
	with := func(change func(*comp.Offer)) comp.Offer {
		o := offer
		change(&o)
		return o
	}
	for _, c := range []struct {
		name, target string
		offer        comp.Offer
		kind         GrowthKind
		yearly       string
	}{
		{"a growth", "166000", offer, GrowthReaches, "0.2"},
		{"a cent more takes a hundredth of a percent more", "166000.01", offer, GrowthReaches, "0.2001"},
		{"a flat price", "150000", offer, GrowthReaches, "0"},
		{"whatever the case assumes", "166000", with(func(o *comp.Offer) { o.Price.Growth.Decimal, o.Price.Growth.Valid = dec("0.5"), true }), GrowthReaches, "0.2"},
		{"in place of a path", "166000", with(func(o *comp.Offer) {
			o.Price.Path = []comp.PricePoint{{On: vesting.MustDate("2028-01-01"), Price: dec("300")}}
		}), GrowthReaches, "0.2"},
		{"cash alone", "100000", offer, GrowthUnneeded, "0"},
		{"cash and a little", "118750", offer, GrowthHalved, "0"},
		{"a cent more than halving leaves", "118750.01", offer, GrowthReaches, "-0.4999"},
		{"the most", "2850000", offer, GrowthReaches, "9"},
		{"more than the most", "2850000.01", offer, GrowthNone, "0"},
		{"no shares", "100000.01", comp.Offer{Company: "Acme", Base: dec("100000")}, GrowthUnmoved, "0"},
		{"dollars, whatever a share is worth", "160000", with(func(o *comp.Offer) {
			o.Grants = []comp.Grant{{Kind: comp.RSU, Value: dec("100000"), ByValue: true, Vesting: schedule(t, "2y annual")}}
		}), GrowthUnmoved, "0"},
		{"private shares", "150000", with(func(o *comp.Offer) { o.Price, o.Private = comp.Price{}, comp.Private{FMV: dec("100")} }), GrowthUnmoved, "0"},
	} {
		kase := comp.NewCase(vesting.MustDate("2027-01-11"))
		kase.Years, kase.Offers = 2, []comp.Offer{c.offer}
		compared, err := comp.Compare(kase)
		if err != nil {
			t.Fatal(c.name, err)
		}
		metric, err := comp.FindMetric("average", 2)
		if err != nil {
			t.Fatal(err)
		}
		g, err := GrowthTo(compared, 0, metric, dec(c.target))
		if err != nil {
			t.Fatal(c.name, err)
		}
		if g.Kind != c.kind || !g.Yearly.Equal(dec(c.yearly)) {
			t.Errorf("%s: %s at %v, want %s at %s", c.name, g.Kind, g.Yearly, c.kind, c.yearly)
		}
		if reached := !g.Value.LessThan(dec(c.target)); g.Kind == GrowthReaches && (!reached || !g.Below.LessThan(dec(c.target))) {
			t.Errorf("%s: %v, and %v one step below", c.name, g.Value, g.Below)
		}
	}
}
