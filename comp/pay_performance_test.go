package comp_test

import (
	"testing"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
)

// Performance shares pay their target times the payout in whole shares, as pay on target: 100 shares at
// 150% and a price of 50 are 7,500; 101 at 150% are 151 shares, 7,550; none at 0%; 30,000 at a price of 170
// are 176 shares, at 200% 352, or 17,600; 30,000 without any price is followed in dollars, half of it 15,000.
func TestPerformanceShares(t *testing.T) {
	for _, c := range []struct {
		name  string
		grant comp.Grant
		price string
		want  string
	}{
		{"at target by default", comp.Grant{Shares: dec("100")}, "50", "5000"},
		{"above target", comp.Grant{Shares: dec("100"), Payout: rate("1.5")}, "50", "7500"},
		{"whole shares", comp.Grant{Shares: dec("101"), Payout: rate("1.5")}, "50", "7550"},
		{"nothing", comp.Grant{Shares: dec("100"), Payout: rate("0")}, "50", "0"},
		{"a value", comp.Grant{Value: dec("30000"), Price: dec("170"), Payout: rate("2")}, "50", "17600"},
		{"a value in dollars", comp.Grant{Value: dec("30000"), Payout: rate("0.5")}, "0", "15000"},
	} {
		c.grant.Kind, c.grant.Vesting = comp.PSU, schedule(t, "36:100")
		o := comp.Offer{Company: "Initech", Start: day("2027-01-11"), Base: dec("100000"), Grants: []comp.Grant{c.grant}, Price: comp.Price{Today: dec(c.price)}}
		paid := unfolded(t, caseOf(), o, comp.RSUPay)
		wantMoney(t, c.name, paid.Total(), c.want)
		for _, p := range paid {
			if p.Certainty != comp.Target || p.Date != day("2030-01-11") {
				t.Errorf("%s: %s on %v", c.name, p.Certainty, p.Date)
			}
		}
	}
}

// 0.25% of 20m shares are 50,000; of an exit of 400m each is worth 20, or 17 above a strike of 3: 850,000.
func TestOptionsAsAPartOfTheCompany(t *testing.T) {
	o := comp.Offer{
		Company: "Initech", Start: day("2027-01-11"), Base: dec("100000"),
		Private: comp.Private{FMV: dec("4"), FullyDiluted: dec("20000000"), Exit: comp.Exit{Value: dec("400000000"), On: day("2030-06-30")}},
		Grants:  []comp.Grant{{Kind: comp.Option, Percent: dec("0.0025"), Strike: dec("3"), Vesting: schedule(t, "3y annual")}},
	}
	paid := unfolded(t, caseOf(), o, comp.OptionPay)
	wantMoney(t, "options", paid.Total(), "850000")
	if len(paid) != 1 || !paid[0].Quantity.Equal(decimal.NewFromInt(50000)) {
		t.Errorf("%+v", paid)
	}
}

func TestPartsAndPayoutsThatCannotStand(t *testing.T) {
	for name, c := range map[string]struct {
		grant comp.Grant
		want  string
	}{
		"no whole company":       {comp.Grant{Kind: comp.Option, Percent: dec("0.0025"), Strike: dec("3")}, "offers[0].grants[0].percent"},
		"a part and shares":      {comp.Grant{Kind: comp.RSU, Percent: dec("0.0025"), Shares: dec("5")}, "offers[0].grants[0].percent"},
		"a payout of no psu":     {comp.Grant{Kind: comp.RSU, Shares: dec("5"), Payout: rate("1")}, "offers[0].grants[0].payout"},
		"a payout of 50 times":   {comp.Grant{Kind: comp.PSU, Shares: dec("5"), Payout: rate("50")}, "offers[0].grants[0].payout"},
		"a psu priced each year": {comp.Grant{Kind: comp.PSU, Value: dec("50000"), Repriced: true}, "offers[0].grants[0].repriced"},
	} {
		c.grant.Vesting = schedule(t, "4y annual")
		o := comp.Offer{Company: "Initech", Base: dec("100000"), Price: comp.Price{Today: dec("10")}, Grants: []comp.Grant{c.grant}}
		wantTexts(t, name, refusedPaths(t, caseOf(o)), c.want)
	}
}
