package comp_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// What a case states is found by the term's path, in the case file's words: a flag that the model
// turns round, a word for what is a yes or no there, a rate or an amount. What stands at its
// default states nothing.
func TestValue(t *testing.T) {
	c := comp.NewCase(vesting.MustDate("2026-11-23"))
	c.Rates = []comp.ExchangeRate{{Currency: "EUR", Rate: decimal.RequireFromString("1.08")}, {Currency: "GBP", On: vesting.MustDate("2027-01-01"), Rate: decimal.RequireFromString("1.27")}}
	c.CostOfLiving = []comp.LivingCost{{Place: "Bern", Index: decimal.NewFromInt(130)}}
	c.Offers = []comp.Offer{{
		Company: "Initech", Base: decimal.NewFromInt(160_000), Start: vesting.MustDate("2027-01-11"),
		Bonus:      comp.Bonus{Rate: decimal.RequireFromString("0.15"), Paid: []comp.DayOfYear{{Month: 3, Day: 5}}, Prorate: comp.InFull},
		SignOn:     []comp.SignOn{{Year: 1, Amount: decimal.NewFromInt(10)}, {Year: 2, Amount: decimal.NewFromInt(20), Monthly: true, Clawback: comp.Clawback{Months: 24, Voluntary: true}}},
		Grants:     []comp.Grant{{Kind: comp.RSU, Value: decimal.NewFromInt(300_000), Price: decimal.NewFromInt(170), Vesting: schedule(t, "5/15/40/40"), Allocation: vesting.BackLoaded}},
		Retirement: comp.Retirement{Tiers: []comp.MatchTier{{}, {UpTo: decimal.RequireFromString("0.06")}}},
	}, {Company: "Globex", Bonus: comp.Bonus{Amount: decimal.NewFromInt(20_000)}}}
	for path, want := range map[string]string{
		"years": "4", "discount_rate": "0.05", "growth": "", "as_of": "2026-11-23", "fx.EUR.rate": "1.08", "fx.GBP[0].on": "2027-01-01", "fx.GBP[0].rate": "1.27",
		"offers[0].company": "Initech", "offers[0].start": "2027-01-11", "offers[0].base": "160000", "offers[0].raise.rate": "",
		"offers[0].bonus.target": "0.15", "offers[1].bonus.target": "20000", "offers[0].bonus.payout": "", "offers[0].bonus.paid": "03-05", "offers[0].bonus.prorate": "false",
		"offers[1].bonus.prorate": "", "offers[0].sign_on[1].amount": "20", "offers[0].sign_on[0].paid": "", "offers[0].sign_on[1].paid": "monthly",
		"offers[0].sign_on[1].clawback.when": "resignation", "offers[0].sign_on[1].clawback.months": "24", "offers[0].grants[0].vesting": "5/15/40/40",
		"offers[0].grants[0].allocation": vesting.BackLoaded.Key(), "offers[0].grants[0].kind": "rsu", "offers[0].price.today": "", "offers[0].retirement.true_up": "",
		"offers[0].grants[0].vesting[0]": "0.05", "offers[0].grants[0].vesting[3]": "0.4", "offers[0].grants[0].vesting[4]": "none", "offers[0].grants[1].vesting[0]": "none",
		"offers[0].grants[1].value": "none", "offers[2].base": "none", "offers[0].bonus": "none", "fx.CHF.rate": "none", "cost_of_living[0].index": "130", "cost_of_living[0].place": "Bern", "cost_of_living[1].index": "none", "nonsense": "none",
	} {
		v, ok := c.Value(path)
		if got := written(v, ok); got != want {
			t.Errorf("%s is %q, want %q", path, got, want)
		}
	}
	for path, want := range map[string]string{
		"offers[0].price.growth": "growth", "offers[0].price.growth_timing": "growth_timing", "offers[0].price.today": "offers[0].grants[0].price",
		"offers[1].price.today": "", "offers[0].retirement.contribution": "offers[0].retirement.tiers[1].up_to", "offers[0].base": "",
	} {
		if got, ok := c.Follows(path); got != want || ok != (want != "") {
			t.Errorf("%s follows %q, want %q", path, got, want)
		}
	}
	for path, want := range map[string]int{"offers[0].sign_on": 2, "offers[0].grants": 1, "offers[1].grants": 0, "offers[0].retirement.tiers": 2, "offers[0].base": 0, "fx": 2} {
		if got := c.Count(path); got != want {
			t.Errorf("%s has %d items, want %d", path, got, want)
		}
	}
}

func written(v comp.Value, ok bool) string {
	switch {
	case !ok:
		return "none"
	case v.IsZero():
		return ""
	case v.Number.Valid:
		return v.Number.Decimal.String()
	case !v.Date.IsZero():
		return v.Date.String()
	}
	return v.Word
}

// Every term that is read from a file says where the model has it, and what it is called.
func TestEveryTermHasAPlace(t *testing.T) {
	c := comp.NewCase(vesting.MustDate("2026-11-23"))
	c.Rates = make([]comp.ExchangeRate, 1)
	c.Rates[0].Currency = "EUR"
	c.Correlations = make([]comp.Correlation, 1)
	c.CostOfLiving = make([]comp.LivingCost, 1)
	c.Offers = []comp.Offer{{
		Raise: comp.Raise{Dated: make([]comp.DatedBase, 1)}, SignOn: make([]comp.SignOn, 1), Bonuses: make([]comp.Bonus, 1), Relocations: make([]comp.Relocation, 1), Commission: comp.Commission{Accelerators: make([]comp.Accelerator, 1)}, Grants: make([]comp.Grant, 1), Refreshers: make([]comp.Refresher, 1),
		Benefits: make([]comp.Benefit, 1), Costs: make([]comp.Benefit, 1), Price: comp.Price{Path: make([]comp.PricePoint, 1)},
		Retirement: comp.Retirement{Tiers: make([]comp.MatchTier, 1)}, Private: comp.Private{Rounds: make([]comp.Round, 1)},
	}}
	for _, term := range comp.Terms() {
		if term.Kind == comp.KindPart || term.Kind == comp.KindList || term.Kind.IsKeyed() || term.Example == "" {
			continue
		}
		path := strings.Replace(strings.ReplaceAll(term.Path, "[]", "[0]"), "fx[0]", "fx.EUR", 1)
		if _, ok := c.Value(path); !ok && path != "fx.EUR.on" {
			t.Errorf("%s has no place in the model", path)
		}
		if list, _, inList := cutLast(term.Path, "[]."); term.Label == "" && !inList || term.Group == "" {
			t.Errorf("%s has no label, or no group; list %s", term.Path, list)
		}
	}
	if got := fmt.Sprint(c.Count("offers[0].raise"), c.Count("offers[0].private.rounds")); got != "1 1" {
		t.Errorf("lists of %s items", got)
	}
}

func cutLast(text, sep string) (before, after string, found bool) {
	if i := strings.LastIndex(text, sep); i >= 0 {
		return text[:i], text[i+len(sep):], true
	}
	return text, "", false
}
