package comp_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/vesting"
)

// careless is an offer of which a coach would ask everything: 160k and 10% bonus, a sign-on of 40k
// without a clause, 300k at a price of 100 where a share is at 130 today, first vesting two weeks after
// the start, a refresher that nobody has written and a match of 50% of 6%.
func careless(t *testing.T) comp.Case {
	t.Helper()
	c := comp.NewCase(vesting.MustDate("2026-11-23"))
	c.Years = 2
	c.Offers = []comp.Offer{{
		Company: "Initech", Start: vesting.MustDate("2027-02-01"), Deadline: vesting.MustDate("2026-11-20"),
		Base: decimal.NewFromInt(160_000), Bonus: comp.Bonus{Rate: decimal.RequireFromString("0.1")},
		SignOn:     []comp.SignOn{{Year: 1, Amount: decimal.NewFromInt(40_000)}},
		Price:      comp.Price{Today: decimal.NewFromInt(130)},
		Grants:     []comp.Grant{{Kind: comp.RSU, Value: decimal.NewFromInt(300_000), Price: decimal.NewFromInt(100), Vesting: schedule(t, "4y quarterly on 02-15 05-15 08-15 11-15")}},
		Refreshers: []comp.Refresher{{Value: decimal.NewFromInt(13_000), Vesting: schedule(t, "1y annual"), Once: true}},
		Retirement: comp.Retirement{Tiers: []comp.MatchTier{{Rate: decimal.RequireFromString("0.5"), UpTo: decimal.RequireFromString("0.06")}}},
	}}
	return c
}

func cautions(t *testing.T, c comp.Case) (all []string) {
	t.Helper()
	compared, err := comp.Compare(c)
	if err != nil {
		t.Fatal(err)
	}
	for _, q := range compared.Cautions() {
		all = append(all, fmt.Sprintf("%s %s %d %s", q.Kind, q.Term, q.Days, q.Worth))
	}
	return all
}

func TestCautions(t *testing.T) {
	want := []string{
		"deadline-passed offers[0].deadline 3 0", // from November 20 to 23
		"no-evidence offers[0].evidence 0 0",
		"no-clawback offers[0].sign_on[0].clawback 0 40000",
		"first-bonus offers[0].bonus.paid 0 16000",               // 10% of 160,000
		"unwritten offers[0].refreshers[0].certainty 0 13000",    // 13,000/130 = 100 shares, which vest in month 24 at 130
		"early-vest offers[0].grants[0].vesting 0 24310",         // 300,000/100 = 3,000 shares; a sixteenth, rounded down, is 187, x 130
		"price-far offers[0].grants[0].price 0 90000",            // 3,000 shares x 30
		"match-in-full offers[0].retirement.contribution 0 9600", // two years of 50% of 6% of 160,000
	}
	if got := cautions(t, careless(t)); strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// Whoever has looked into it is warned of nothing.
func TestNoCautionOfWhatIsSaid(t *testing.T) {
	c := careless(t)
	o := &c.Offers[0]
	o.Deadline, o.Evidence = c.AsOf, comp.Written // the last day is one on which it can be answered
	o.SignOn[0].Clawback = comp.Clawback{Months: 12, Kind: comp.ProRata}
	o.Bonus.Paid = []comp.DayOfYear{{Month: 3, Day: 15}}
	o.Refreshers[0].Promise = comp.PromiseWritten
	o.Grants[0].Vesting = schedule(t, "4y quarterly") // first after three months
	o.Price.Today = decimal.NewFromInt(120)           // 20% above 100, and no more
	o.Retirement.Contribution = decimal.NewNullDecimal(decimal.RequireFromString("0.06"))
	if got := cautions(t, c); len(got) > 0 {
		t.Errorf("warned of\n%s", strings.Join(got, "\n"))
	}
	o.Price.Today = decimal.RequireFromString("120.01") // 3,000 shares x 20.01
	if got := cautions(t, c); len(got) != 1 || got[0] != "price-far offers[0].grants[0].price 0 60030" {
		t.Errorf("got %s", strings.Join(got, "\n"))
	}
}

func TestCautionsOfDaysAndPrivateShares(t *testing.T) {
	c := comp.NewCase(vesting.MustDate("2026-11-23"))
	offer := func(company, deadline string) comp.Offer {
		return comp.Offer{Company: company, Evidence: comp.Written, Base: decimal.NewFromInt(100_000), Deadline: vesting.MustDate(deadline)}
	}
	c.Offers = []comp.Offer{offer("Initech", "2026-12-04"), offer("Globex", "2026-12-11"), {Company: "Today", Base: decimal.NewFromInt(90_000), Current: true, Start: vesting.MustDate("2020-01-01")}}
	c.Offers[1].Start = vesting.MustDate("2026-11-01")
	c.Offers[1].Grants = []comp.Grant{{Kind: comp.RSU, Value: decimal.NewFromInt(80_000), Vesting: schedule(t, "4y annual")}}
	want := []string{
		"deadlines-apart offers[0].deadline 7 0", // December 4 to 11
		"start-past offers[1].start 22 0",        // November 1 to 23
		"private offers[1].private 0 80000",      // without any price, from an employer of whom nothing is known
	}
	if got := cautions(t, c); strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// What counts more than the letter may mean: 525 a day for all of 260 days, of which ten are 5,250; a commission
// of 60,000 a year; an exit of 400m of which 25,000 of 12m shares get 833,333.33, and after a round of 20%
// 666,666.67; and an offer in rupees with 12,000 of provident fund a year beside its base.
func TestCautionsOfWhatCountsInFull(t *testing.T) {
	c := horizonOf(2, comp.Offer{Company: "Initech", Evidence: comp.Written, Rate: comp.PayRate{Amount: dec("525"), Per: comp.PerDay}},
		comp.Offer{Company: "Globex", Evidence: comp.Written, Base: dec("100000"), Commission: comp.Commission{Target: dec("60000")}})
	o := comp.Offer{Company: "Umbrella", Evidence: comp.Written, Base: dec("100000"), Private: comp.Private{FullyDiluted: dec("12000000"), Exit: comp.Exit{Value: dec("400000000"), On: day("2028-11-01")}},
		Grants: []comp.Grant{{Kind: comp.RSU, Shares: dec("25000"), Vesting: schedule(t, "1y annual")}}}
	rupees := comp.Offer{Company: "Hooli", Evidence: comp.Written, Currency: "INR", Base: dec("2500000"), Benefits: []comp.Benefit{{Name: "PF", Amount: dec("12000")}}}
	c.Offers = append(c.Offers, o, rupees)
	c.Rates = []comp.ExchangeRate{{Currency: "INR", Rate: dec("0.01")}}
	want := []string{
		"paid-days offers[0].base 0 5250",
		"commission offers[1].commission.attainment 0 120000",
		"exit-in-full offers[2].private.liquidation_preference 0 166666.66", // 833,333.33 - 666,666.67
		"package offers[3].base 0 240",                                      // two years of 12,000, at 0.01
	}
	if got := cautions(t, c); strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	// 25 days off of an offer's are 9,615.38 of another's 100,000, which has none.
	c.Offers[1].PTO = dec("25")
	if got := cautions(t, c); !slices.Contains(got, "no-days-off offers[2].pto 0 9615.38") || slices.ContainsFunc(got, func(text string) bool { return strings.HasPrefix(text, "no-days-off offers[0]") }) {
		t.Errorf("got\n%s", strings.Join(got, "\n"))
	}
	c.Offers[1].PTO = decimal.Zero
	// Who has asked writes the days, a preference and a round, or a guarantee for all of it.
	c.Offers[0].Rate.Days = dec("220")
	c.Offers[1].Commission = comp.Commission{Target: dec("60000"), Ramp: comp.Ramp{Months: 24}}
	c.Offers[2].Private.Preference = dec("40000000")
	c.Offers[3].Benefits[0].Kind = comp.CashBenefit
	if got := cautions(t, c); len(got) > 0 {
		t.Errorf("warned of\n%s", strings.Join(got, "\n"))
	}
}

// 100 performance shares at a payout of 250% are 250 at 120 each, 30,000; of them 50 are above 200%, 6,000. A
// payout of 200% is one that plans pay.
func TestCautionOfAPayoutAboveMostPlans(t *testing.T) {
	c := careless(t)
	o := &c.Offers[0]
	*o = comp.Offer{Company: "Initech", Evidence: comp.Written, Base: o.Base, Price: comp.Price{Today: decimal.NewFromInt(120)}}
	o.Grants = []comp.Grant{{Kind: comp.PSU, Shares: decimal.NewFromInt(100), Vesting: schedule(t, "2y annual"), Payout: decimal.NewNullDecimal(decimal.RequireFromString("2.5"))}}
	if got := cautions(t, c); len(got) != 1 || got[0] != "payout-high offers[0].grants[0].payout 0 6000" {
		t.Errorf("got %s", strings.Join(got, "\n"))
	}
	o.Grants[0].Payout.Decimal = decimal.NewFromInt(2)
	if got := cautions(t, c); len(got) > 0 {
		t.Errorf("warned of\n%s", strings.Join(got, "\n"))
	}
}

// 20,000 of 2020 in an offer of 2027 are counted, and so asked about; what a job pays between the valuation date and
// its first day is not.
func TestCautionsPaidBefore(t *testing.T) {
	o := comp.Offer{Company: "Initech", Start: day("2027-01-11"), Base: dec("160000")}
	o.SignOn = []comp.SignOn{{Year: 1, Amount: dec("20000"), On: day("2020-01-01")}, {Year: 1, Amount: dec("7000"), On: day("2026-12-15")}}
	o.Relocations = []comp.Relocation{{Amount: dec("5000"), On: day("2020-02-01")}}
	c := compare(t, caseOf(o))
	var got []string
	for _, q := range c.Cautions() {
		if q.Kind == comp.CautionPaidBefore {
			got = append(got, q.Term+" "+q.On.String()+" "+q.Worth.String())
		}
	}
	wantTexts(t, "paid before", got, "offers[0].sign_on[0].on 2020-01-01 20000", "offers[0].relocations[0].on 2020-02-01 5000")
}
