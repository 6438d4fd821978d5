package whatif_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/report"
	"github.com/seed-251b9aba/offerkit/report/html/whatif"
	"github.com/seed-251b9aba/offerkit/vesting"
)

func dec(s string) decimal.Decimal { return decimal.RequireFromString(s) }

func schedule(t *testing.T, text string) vesting.Schedule {
	t.Helper()
	s, err := vesting.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// written returns one offer as it is written down, valued on its first day.
func written(t *testing.T, years int, o comp.Offer) whatif.Offer {
	t.Helper()
	c := comp.NewCase(o.Start)
	c.Years, c.Offers = years, []comp.Offer{o}
	result, err := comp.Compare(c)
	if err != nil {
		t.Fatal(err)
	}
	d, err := report.Compare(result, report.Options{})
	if err != nil {
		t.Fatal(err)
	}
	w, err := whatif.New(d, nil)
	if err != nil {
		t.Fatal(err)
	}
	return w.Offers[0]
}

// 120,000 a year is 10,000 a month, of which 10% of six months is 6,000. Started on
// 1 July, the first purchase lies in the first calendar year to its last day (31
// December), the second in the next; counted by service years both lie in the first.
func TestPurchases(t *testing.T) {
	o := comp.Offer{
		Company: "Initech", Start: vesting.MustDate("2027-07-01"), Base: dec("120000"), Price: comp.Price{Today: dec("80")},
		ESPP: comp.ESPP{Contribution: dec("0.1"), Discount: dec("0.15"), Offering: 6, Purchase: 6},
	}
	const days, year = 184, 366 // 1 July to 1 January, and to 1 July 2028 over a leap day
	for limit, want := range map[comp.LimitYear][][7]any{
		comp.LimitByServiceYear:  {{0, 1, days, 1, int64(600000), 0, 0}, {days, 1, year, 1, int64(600000), 0, 0}},
		comp.LimitByCalendarYear: {{0, 1, days, 1, int64(600000), 0, 0}, {days, 1, year, 1, int64(600000), 1, 1}},
	} {
		o.ESPP.Limit = limit
		if diff := cmp.Diff(want, written(t, 1, o).ESPP.Purchases); diff != "" {
			t.Errorf("%s (-want +got):\n%s", limit, diff)
		}
	}
}

// A grant of 90,000 that vests 40/30/30 and is priced anew buys with 36,000, 27,000 and
// 27,000; each year's halves vest as 1/2 and 2/2 of that year.
func TestYearsOfAGrantPricedAnew(t *testing.T) {
	o := comp.Offer{
		Company: "Initech", Start: vesting.MustDate("2027-01-01"), Base: dec("120000"), Price: comp.Price{Today: dec("80")},
		Grants: []comp.Grant{{Kind: comp.RSU, Value: dec("90000"), Repriced: true, Vesting: schedule(t, "6:20 12:20 18:15 24:15 30:15 36:15")}},
	}
	lots := written(t, 3, o).Lots
	if len(lots) != 3 {
		t.Fatalf("%d lots, want 3", len(lots))
	}
	for i, want := range []struct {
		value  string
		bought []int
	}{{"36000", []int{0, 1}}, {"27000", []int{365, 2}}, {"27000", []int{731, 3}}} { // 2028 has a leap day
		if lots[i].Value != want.value || !cmp.Equal(lots[i].Bought, want.bought) {
			t.Errorf("year %d buys with %s on %v, want %s on %v", i+1, lots[i].Value, lots[i].Bought, want.value, want.bought)
		}
		for k, vest := range lots[i].Vests {
			if got, want := dec("1").Mul(decimal.NewFromInt(int64(vest[2]))).Div(decimal.NewFromInt(int64(vest[3]))), decimal.NewFromInt(int64(k+1)).Div(dec("2")); !got.Equal(want) {
				t.Errorf("year %d, vest %d: %s has vested, want %s", i+1, k+1, got, want)
			}
		}
	}
}

// A top-up counts what a year pays in money: base, and the sign-on of its year.
func TestTopUpCountsMoney(t *testing.T) {
	o := comp.Offer{
		Company: "Amazon", Start: vesting.MustDate("2027-01-01"), Base: dec("160000"), Price: comp.Price{Today: dec("100")},
		SignOn:     []comp.SignOn{{Year: 2, Amount: dec("90000")}},
		Relocation: comp.Relocation{Amount: dec("10000")},
		TopUp:      comp.TopUp{Target: dec("300000"), Year: 1},
	}
	var got []any
	for _, y := range written(t, 2, o).TopUp.Years {
		got = append(got, y[4])
	}
	if diff := cmp.Diff([]any{int64(16000000), int64(25000000)}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// The IRS limits are known to 2026: a note about later years holds from the horizon on
// that reaches one.
func TestNotesByHorizon(t *testing.T) {
	o := comp.Offer{
		Company: "Initech", Start: vesting.MustDate("2025-07-01"), Base: dec("120000"),
		Retirement: comp.Retirement{Tiers: []comp.MatchTier{{Rate: dec("0.5"), UpTo: dec("0.06")}}, Vesting: schedule(t, "3y annual")},
	}
	var got [][2]any
	for _, group := range written(t, 4, o).Notes {
		for _, note := range group.Notes {
			text, _, _ := strings.Cut(note[0].(string), ",")
			if strings.Contains(text, "after 2026") {
				got = append(got, [2]any{note[1], note[2]})
			}
		}
	}
	if diff := cmp.Diff([][2]any{{3, 4}}, got); diff != "" { // year 3 begins in 2027
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// What cannot be moved says why.
func TestFixedPrices(t *testing.T) {
	start := vesting.MustDate("2027-01-01")
	grant := comp.Grant{Kind: comp.RSU, Value: dec("90000"), Vesting: schedule(t, "4y annual")}
	for want, o := range map[string]comp.Offer{
		"":                   {Price: comp.Price{Today: dec("80")}, Grants: []comp.Grant{grant}},
		"Nothing in it":      {Price: comp.Price{Today: dec("80")}},
		"is not known":       {Grants: []comp.Grant{grant}},
		"dated path":         {Price: comp.Price{Path: []comp.PricePoint{{On: start, Price: dec("80")}}}, Grants: []comp.Grant{grant}},
		"no exit is assumed": {Private: comp.Private{FMV: dec("2")}, Grants: []comp.Grant{grant}},
	} {
		o.Company, o.Start, o.Base = "Initech", start, dec("120000")
		if got := written(t, 4, o).Fixed; (want == "") != (got == "") || !strings.Contains(got, want) {
			t.Errorf("it says %q, want %q", got, want)
		}
	}
}
