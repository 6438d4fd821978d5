package comp_test

import (
	"strings"
	"testing"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// rulesOf lists the rules of one component in a comparison.
func rulesOf(t *testing.T, component comp.Component, offers ...comp.Offer) []string {
	t.Helper()
	var rules []string
	for _, r := range compare(t, caseOf(offers...)).Rules() {
		if r.Component == component {
			rules = append(rules, string(r.Rule))
		}
	}
	return rules
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
	const converted, preference = "the preferred shares convert", "the preferred shares take their preference"
	for _, c := range []struct {
		name   string
		offers []comp.Offer
		want   []string
	}{
		{"converted", []comp.Offer{exit("A", "200000000")}, []string{converted}},
		{"preference", []comp.Offer{exit("A", "99000000")}, []string{preference}},
		{"an offer each", []comp.Offer{exit("A", "200000000"), exit("B", "99000000")}, []string{converted, preference}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := rulesOf(t, comp.OptionPay, c.offers...)
			if len(got) != len(c.want) {
				t.Fatalf("got %d rules: %q", len(got), got)
			}
			for i := range got {
				if !strings.Contains(got[i], c.want[i]) {
					t.Errorf("got %q, want %q", got[i], c.want[i])
				}
			}
		})
	}
}

// At 15% off a flat price contributions reach the limit at 21,250 a year (SPEC 5.8): 10% of
// 150,000 do not, 20% are cut in the second purchase of each year. Then one rule says both.
func TestTheLimitIsInTheRuleWhereItCuts(t *testing.T) {
	for contribution, cut := range map[string]bool{"0.1": false, "0.2": true} {
		o := comp.Offer{
			Company: "A", Base: dec("150000"), Price: comp.Price{Today: dec("40")},
			ESPP: comp.ESPP{Contribution: dec(contribution), Discount: dec("0.15"), Lookback: true},
		}
		got := rulesOf(t, comp.ESPPPay, o)
		if len(got) != 1 || strings.Contains(got[0], "the contributions are cut") != cut {
			t.Errorf("%s of base: %q", contribution, got)
		}
	}
}
