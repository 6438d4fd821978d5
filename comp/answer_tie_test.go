package comp_test

import (
	"testing"

	"github.com/seed-251b9aba/offerkit/comp"
)

// 10,000 options at 3 of 12m shares, all vested after four years. The other offer pays 25,000 a year more,
// 100,000: a share has to be worth 13, the company 156m. Half a cent less is rounded up, 10,000 x (13 - 3) = 99,999.995
// at a company of 6 less. A round that dilutes by 20% makes it 195m, less 7.5. A preference of 40m at 12 a share converts
// above 12 and changes nothing.
func TestTheExitAtWhichOffersTie(t *testing.T) {
	for _, c := range []struct {
		name, want string
		bend       func(*comp.Private)
	}{
		{"as it stands", "155999994", func(*comp.Private) {}},
		{"diluted", "194999993", func(p *comp.Private) { p.Rounds = []comp.Round{{Dilution: dec("0.2")}} }},
		{"a preference that converts", "155999994", func(p *comp.Private) { p.Preferred, p.Preference = dec("12"), dec("40000000") }},
	} {
		o := startup(t, "10000", "3", comp.Private{FullyDiluted: dec("12000000")})
		o.Base = dec("100000")
		c.bend(&o.Private)
		k := horizonOf(4, o, comp.Offer{Company: "Globex", Start: o.Start, Base: dec("125000")})
		compared := compare(t, k)
		r := &compared.Offers[0]
		tie, ok := compared.TieAtExit(r)
		if !ok || !tie.Value.Equal(dec(c.want)) || tie.Against != 1 || !tie.Short.Equal(dec("100000")) || tie.On != day("2030-11-23") {
			t.Errorf("%s: %+v, %v; want %s", c.name, tie, ok, c.want)
		}
		// With that exit in the case they tie, and a dollar less is less.
		k.Offers[0].Private.Exit = comp.Exit{Value: tie.Value, On: tie.On}
		wantMoney(t, c.name, compare(t, k).Offers[0].Total, "500000")
		// 10,000 of 12m is 0.0833%.
		if share := compared.ShareOfCompany(r).StringFixed(6); share != "0.000833" {
			t.Errorf("%s: %s of the company", c.name, share)
		}
	}
}

// Where the offer leads anyway, an exit is in the case or nobody knows of how many shares it divides, there is
// no such exit.
func TestNoExitToTieAt(t *testing.T) {
	for name, bend := range map[string]func(a, b *comp.Offer){
		"it leads":           func(a, _ *comp.Offer) { a.Base = dec("130000") },
		"an exit":            func(a, _ *comp.Offer) { a.Private.Exit = comp.Exit{Value: dec("1000000"), On: day("2030-01-11")} },
		"shares not known":   func(a, _ *comp.Offer) { a.Private = comp.Private{FMV: dec("4")} },
		"listed":             func(a, _ *comp.Offer) { a.Private, a.Price.Today = comp.Private{}, dec("5") },
		"it ends before":     func(a, _ *comp.Offer) { a.End = day("2029-06-30") },
		"more than anything": func(_, b *comp.Offer) { b.Base = dec("100000000000") },
	} {
		a := startup(t, "10000", "3", comp.Private{FullyDiluted: dec("12000000")})
		a.Base = dec("100000")
		b := comp.Offer{Company: "Globex", Start: a.Start, Base: dec("125000")}
		bend(&a, &b)
		compared := compare(t, horizonOf(4, a, b))
		if tie, ok := compared.TieAtExit(&compared.Offers[0]); ok {
			t.Errorf("%s: %+v", name, tie)
		}
	}
}
