package negotiate

import (
	"testing"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// startup is the options of https://venturecalculator.com/outcomes/employee-options-worth-after-dilution:
// 25,000 of 12,000,000 shares, twice diluted by 20%, of 400,000,000 are 533,333.33, and 514,583.33
// above their strike of 0.75: 20.58333 for each option, which vest monthly over four years.
func startup(t *testing.T, exit string) comp.Case {
	c := comp.NewCase(vesting.MustDate("2027-01-11"))
	c.Offers = []comp.Offer{{
		Company: "Startup", Base: dec("100000"),
		Private: comp.Private{FullyDiluted: dec("12000000"), Rounds: []comp.Round{{Dilution: dec("0.2")}, {Dilution: dec("0.2")}}, Exit: comp.Exit{Value: dec("400000000"), On: vesting.MustDate(exit)}},
		Grants:  []comp.Grant{{Kind: comp.Option, Shares: dec("25000"), Strike: dec("0.75"), Vesting: schedule(t, "4y monthly, 12mo cliff")}},
	}}
	return c
}

func beyondMoney(t *testing.T, c comp.Case) *BeyondMoney {
	t.Helper()
	b, err := asking(t, c, "total").BeyondMoney()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// A quarter of the options has vested after 12 months, 6,250: 514,583.33 / 4 = 128,645.83 at the exit,
// and 4,687.50 to pay within 90 days, by 2028-04-10. A longer window adds nothing where the letter's
// own reaches the exit, where it does not reach it itself, and where the options have expired.
func TestExerciseWindow(t *testing.T) {
	type row struct{ month, options, cost, until, adds string }
	for _, c := range []struct {
		name, exit string
		change     func(*comp.Offer)
		unpriced   Unpriced
		rows       []row
	}{
		{"after four years", "2031-01-11", nil, "", []row{
			{"12", "6250", "4687.5", "2028-04-10", "128645.83"}, {"24", "12500", "9375", "2029-04-11", "257291.67"}, {"36", "18750", "14062.5", "2030-04-11", "385937.5"}}},
		{"beyond the horizon", "2035-06-30", nil, "", []row{
			{"12", "6250", "4687.5", "2028-04-10", "128645.83"}, {"24", "12500", "9375", "2029-04-11", "257291.67"}, {"36", "18750", "14062.5", "2030-04-11", "385937.5"},
			{"48", "25000", "18750", "2031-04-11", "514583.33"}}},
		{"within the letter's window", "2028-04-10", nil, "", []row{{"12", "6250", "4687.5", "2028-04-10", "0"}}},
		{"a day after it", "2028-04-11", nil, "", []row{{"12", "6250", "4687.5", "2028-04-10", "128645.83"}}},
		{"after the options have expired", "2037-01-12", nil, "", []row{
			{"12", "6250", "4687.5", "2028-04-10", "0"}, {"24", "12500", "9375", "2029-04-11", "0"}, {"36", "18750", "14062.5", "2030-04-11", "0"}, {"48", "25000", "18750", "2031-04-11", "0"}}},
		{"after ten years more", "2038-01-12", func(o *comp.Offer) { o.Grants[0].Expires = 12 * 20 }, "", []row{
			{"12", "6250", "4687.5", "2028-04-10", "0"}, {"24", "12500", "9375", "2029-04-11", "257291.67"}, {"36", "18750", "14062.5", "2030-04-11", "385937.5"},
			{"48", "25000", "18750", "2031-04-11", "514583.33"}}},
		{"no exit", "2031-01-11", func(o *comp.Offer) { o.Private.Exit = comp.Exit{} }, UnpricedNoExit, []row{
			{"12", "6250", "4687.5", "2028-04-10", ""}, {"24", "12500", "9375", "2029-04-11", ""}, {"36", "18750", "14062.5", "2030-04-11", ""}, {"48", "25000", "18750", "2031-04-11", ""}}},
		{"a listed company", "2031-01-11", func(o *comp.Offer) { o.Private, o.Price = comp.Private{}, comp.Price{Today: dec("3")} }, UnpricedListed, nil},
	} {
		kase := startup(t, c.exit)
		if c.change != nil {
			c.change(&kase.Offers[0])
		}
		w := beyondMoney(t, kase).Window
		if w == nil || w.Unpriced != c.unpriced || w.Days != 90 || len(w.Rows) != len(c.rows) {
			t.Errorf("%s: got %+v", c.name, w)
			continue
		}
		for i, want := range c.rows {
			got := w.Rows[i]
			equal(t, c.name+", options", got.Options, want.options)
			equal(t, c.name+", cost", got.Cost, want.cost)
			if got.Until != vesting.MustDate(want.until) || got.Adds.Valid != (want.adds != "") {
				t.Errorf("%s, %d months: got %+v", c.name, got.Month, got)
			}
			if got.Adds.Valid {
				equal(t, c.name+", adds after "+want.month, got.Adds.Decimal, want.adds)
			}
		}
	}
	kase := startup(t, "2031-01-11")
	kase.Offers[0].Grants[0].ExerciseWindow = 3653
	if w := beyondMoney(t, kase).Window; w != nil {
		t.Errorf("ten years already: got %+v", w)
	}
	if b := beyondMoney(t, amazon(t)); b.Window != nil {
		t.Errorf("no options: got %+v", b.Window)
	}
}

// Of 1,100 shares on 5/15/40/40 there have not vested 1,045 after a year, 880 after two and 440 after
// three; at 240 each. At an exit after two years the startup's other half of 25,000 options vests: all
// of them pay 514,583.33, half of them 257,291.67.
func TestAcceleration(t *testing.T) {
	c := amazon(t)
	c.Offers[0].Grants = append(c.Offers[0].Grants, comp.Grant{Kind: comp.CashGrant, Value: dec("50000"), Vesting: schedule(t, "2y annual")})
	x := beyondMoney(t, c).Acceleration
	if x == nil || x.Unpriced != "" || x.AtExit || len(x.Rows) != 3 {
		t.Fatalf("got %+v", x)
	}
	award, err := c.Offers[0].Grants[0].Vesting.Award(vesting.Grant{Shares: vesting.Whole(1100), Start: c.Offers[0].Start})
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []struct{ on, shares, adds string }{{"2028-01-11", "1045", "250800"}, {"2029-01-11", "880", "211200"}, {"2030-01-11", "440", "105600"}} {
		got := x.Rows[i]
		equal(t, want.on, got.Shares, want.shares)
		equal(t, want.on, got.Adds, want.adds)
		sooner, err := award.Accelerate(vesting.Acceleration{On: got.On})
		if err != nil || got.On != vesting.MustDate(want.on) || award.VestedAt(got.On).Decimal(0).Add(got.Shares).String() != sooner.VestedAt(got.On).Decimal(0).String() {
			t.Errorf("%s: %+v, %v", want.on, got, err)
		}
	}
	kase := startup(t, "2029-01-11")
	x = beyondMoney(t, kase).Acceleration
	if x == nil || !x.AtExit || len(x.Rows) != 1 || x.Rows[0].Month != 24 {
		t.Fatalf("got %+v", x)
	}
	equal(t, "at the exit", x.Rows[0].Adds, "257291.66")
	if x := beyondMoney(t, startup(t, "2031-01-11")).Acceleration; x == nil || x.Unpriced != UnpricedVested {
		t.Errorf("all vested by the exit: got %+v", x)
	}
	kase.Offers[0].Private.Exit = comp.Exit{}
	if x := beyondMoney(t, kase).Acceleration; x == nil || x.Unpriced != UnpricedNoExit {
		t.Errorf("no exit: got %+v", x)
	}
	kase.Offers[0].Grants = nil
	if x := beyondMoney(t, kase).Acceleration; x != nil {
		t.Errorf("no grants: got %+v", x)
	}
}
