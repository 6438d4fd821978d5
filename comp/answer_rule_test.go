package comp_test

import (
	"slices"
	"testing"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// rulesOf lists the rules of one component in a comparison.
func rulesOf(t *testing.T, component comp.Component, offers ...comp.Offer) []comp.ComponentRule {
	t.Helper()
	return slices.DeleteFunc(compare(t, caseOf(offers...)).Rules(), func(r comp.ComponentRule) bool { return r.Component != component })
}

// Of 10m shares 40% are preferred and owed 40m: of 200m they are 80m and convert, of 99m
// they are 39.6m and take their preference. No other rule paid.
func TestOnlyTheRuleOfTheExitThatPaidIsListed(t *testing.T) {
	exit := func(name, value string) comp.Offer {
		o := startup(t, "100000", "0.5", comp.Private{
			FullyDiluted: dec("10000000"), Investors: dec("0.4"), Preference: dec("40000000"), Exit: comp.Exit{Value: dec(value)},
		})
		o.Company, o.Start = name, vesting.MustDate("2027-01-11")
		return o
	}
	converted := comp.ComponentRule{Component: comp.OptionPay, Rule: comp.RuleExitConverted}
	preference := comp.ComponentRule{Component: comp.OptionPay, Rule: comp.RuleExitPreference}
	for _, c := range []struct {
		name   string
		offers []comp.Offer
		want   []comp.ComponentRule
	}{
		{"converted", []comp.Offer{exit("A", "200000000")}, []comp.ComponentRule{converted}},
		{"preference", []comp.Offer{exit("A", "99000000")}, []comp.ComponentRule{preference}},
		{"an offer each", []comp.Offer{exit("A", "200000000"), exit("B", "99000000")}, []comp.ComponentRule{converted, preference}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := rulesOf(t, comp.OptionPay, c.offers...); !slices.Equal(got, c.want) {
				t.Errorf("got %v, want %v", got, c.want)
			}
		})
	}
}

// At 15% off a flat price contributions reach the limit at 21,250 a year (SPEC 5.8): 10% of
// 150,000 do not, 20% are cut in the second purchase of each year. Then one rule says both.
func TestTheLimitIsInTheRuleWhereItCuts(t *testing.T) {
	for contribution, want := range map[string]comp.Rule{"0.1": comp.RuleESPP, "0.2": comp.RuleESPPCut} {
		o := comp.Offer{
			Company: "A", Base: dec("150000"), Price: comp.Price{Today: dec("40")},
			ESPP: comp.ESPP{Contribution: dec(contribution), Discount: dec("0.15"), Lookback: true},
		}
		got := rulesOf(t, comp.ESPPPay, o)
		if len(got) != 1 || got[0].Rule != want {
			t.Errorf("%s of base: %v, want %s", contribution, got, want)
		}
	}
}

// Every vest whose shares follow a price says that they are held, whatever term pays it;
// what is paid in money says nothing of the kind.
func TestWhatIsHeldSaysSo(t *testing.T) {
	annual := schedule(t, "4y annual")
	for _, price := range []string{"0", "100"} {
		for _, sell := range comp.Sells() {
			o := comp.Offer{
				Company: "A", Base: dec("150000"), Price: comp.Price{Today: dec(price)}, Sell: sell,
				Grants: []comp.Grant{
					{Kind: comp.RSU, Value: dec("200000"), Vesting: annual},
					{Kind: comp.RSU, Value: dec("200000"), Vesting: annual, Repriced: true},
					{Kind: comp.RSU, Value: dec("200000"), Vesting: annual, ByValue: true},
					{Kind: comp.CashGrant, Value: dec("200000"), Vesting: annual},
				},
				Refreshers: []comp.Refresher{{Value: dec("60000"), Vesting: annual}},
				TopUp:      comp.TopUp{Target: dec("900000")},
			}
			for _, p := range compare(t, caseOf(o)).Offers[0].Timeline {
				follows := p.Valued != comp.NotValued
				if p.Held != (follows && sell == comp.Hold) {
					t.Errorf("price %s, %s: %s of %v is held: %t", price, sell, p.Item, p.Date, p.Held)
				}
			}
		}
	}
}
