package report

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/seed-251b9aba/offerkit/comp"
	"github.com/seed-251b9aba/offerkit/vesting"
)

func TestMetricsAreListedAsASentenceDoes(t *testing.T) {
	for _, c := range []struct {
		names []string
		want  string
	}{
		{[]string{"year2"}, "year 2"},
		{[]string{"year1", "year2", "cash"}, "years 1 and 2 and cash"},
		{[]string{"year1", "year2", "year3", "year5", "total", "pv"}, "years 1 to 3 and 5, the total and present value"},
	} {
		var metrics []comp.Metric
		for _, name := range c.names {
			m, err := comp.FindMetric(name, 5)
			if err != nil {
				t.Fatal(err)
			}
			metrics = append(metrics, m)
		}
		if got := metricList(metrics); got != c.want {
			t.Errorf("%v: got %q, want %q", c.names, got, c.want)
		}
	}
}

func amount(text string) decimal.Decimal { return decimal.RequireFromString(text) }

// startup is five offers of which the first leads by an assumed exit alone: 1m of 10m
// shares of 700m are 70m; without it four years of 190,000 are the least of the five.
func startup(t *testing.T) *comp.Comparison {
	t.Helper()
	c := comp.NewCase(vesting.MustDate("2026-11-23"))
	annual, err := vesting.Parse("3y annual")
	if err != nil {
		t.Fatal(err)
	}
	c.Offers = []comp.Offer{{
		Company: "Quantum", Base: amount("190000"), Start: vesting.MustDate("2027-01-01"),
		Private: comp.Private{FMV: amount("4"), FullyDiluted: amount("10000000"), Failure: amount("0.65"),
			Exit: comp.Exit{Value: amount("700000000"), On: vesting.MustDate("2030-09-01")}},
		Grants: []comp.Grant{{Kind: comp.RSU, Shares: amount("10000"), Vesting: annual}},
	}}
	for _, company := range []string{"A", "B", "C", "D"} {
		c.Offers = append(c.Offers, comp.Offer{Company: company, Base: amount("200000"), Start: vesting.MustDate("2027-01-01")})
	}
	result, err := comp.Compare(c)
	if err != nil {
		t.Fatal(err)
	}
	return result
}

// 760,000 and 10,000 shares of 700m/10m = 70 are 1,460,000, 660,000 (82.5%) above 800,000.
func TestAConditionStandsBeforeItsFigure(t *testing.T) {
	c := startup(t)
	const want = "Quantum leads over 4 years only if it exits at $700m in September 2030: $1,460,000, which is $660,000 (82.5%) more than A; " +
		"without, it pays $760,000, the least of the five."
	if got := Compared(c, "total").Headline; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	found := false
	for _, text := range Assumptions(c) {
		found = found || text == "Quantum: an exit at $700m on 2030-09-01 is assumed; it fails with a probability of 65%, which weighs in risk-adjusted alone."
	}
	if !found {
		t.Errorf("the exit is no assumption: %q", Assumptions(c))
	}
}

// What follows the headline says it too: at 40% for taxes 876,000 of 1,460,000, 480,000 of 800,000 and 456,000 of 760,000
// are left.
func TestWhatFollowsAConditionalLeadSaysSo(t *testing.T) {
	c := startup(t).Case
	c.Candidate.TaxRate = decimal.NewNullDecimal(amount("0.4"))
	result, err := comp.Compare(c)
	if err != nil {
		t.Fatal(err)
	}
	further := Compared(result, "total").Further
	const after = "Quantum leads after tax over 4 years only if it exits at $700m in September 2030: $876,000, which is $396,000 (82.5%) more than A; " +
		"without, it pays $456,000, the least of the five."
	if !slices.Contains(further, after) {
		t.Errorf("got  %q\nwant %s", further, after)
	}
	if !strings.HasPrefix(further[0], "As assumed, Quantum leads on ") {
		t.Errorf("the leads on other metrics have no condition: %s", further[0])
	}
}

// One offer leads nobody; what it pays still says first what it rests on: 760,000 and 700,000 of the exit.
func TestTheOnlyOfferSaysItsConditionFirst(t *testing.T) {
	c := startup(t).Case
	c.Offers = c.Offers[:1]
	result, err := comp.Compare(c)
	if err != nil {
		t.Fatal(err)
	}
	const want = "If it exits at $700m in September 2030, Quantum pays $1,460,000 over 4 years; without, $760,000."
	if got := Compared(result, "total").Headline; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if got, want := Compared(result, "cash").Headline, "Quantum pays $760,000 in cash over 4 years."; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// Refreshers of A's, 40,000 a year of which each pays within two years: 20,000, 40,000 and 40,000, beside four years
// of 200,000. Neither they nor the exit are in a letter, so that without the exit A's 900,000 are no written figure
// either: 760,000 against 800,000.
func TestWithoutIsSaidOfAllOffers(t *testing.T) {
	c := startup(t).Case
	biennial, err := vesting.Parse("2y annual")
	if err != nil {
		t.Fatal(err)
	}
	c.Offers = slices.Clone(c.Offers)
	c.Offers[1].Price.Today = amount("10")
	c.Offers[1].Refreshers = []comp.Refresher{{Value: amount("40000"), Vesting: biennial, Promise: comp.PromiseExpected}}
	result, err := comp.Compare(c)
	if err != nil {
		t.Fatal(err)
	}
	const want = "Quantum leads over 4 years only if it exits at $700m in September 2030: $1,460,000, which is $560,000 (62.2%) more than A; " +
		"without the exit and the refreshers of any offer, A, B, C and D are equal: each pays $800,000; Quantum pays $760,000."
	if got := Compared(result, "total").Headline; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestAConditionNamesWhatIsTakenAway(t *testing.T) {
	exit, tender, promotion, growth := comp.OnExit, comp.OnTender, comp.OnPromotion, comp.OnGrowth
	for want, of := range map[string][2][]comp.ConditionKind{
		"without":                               {{exit, promotion}, {exit, promotion}},
		"without the exit and the tender offer": {{exit}, {exit, tender}},
		"without the promotion and growth":      {{growth}, {promotion, growth}},
	} {
		if got := withoutInWords(of[0], of[1]); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	// A clause ends before the next condition begins.
	clause := "it promotes you, which nobody has put in writing"
	for want, of := range map[string][]string{
		clause:                          {clause},
		clause + ", and it exits":       {clause, "it exits"},
		clause + ", it exits and grows": {clause, "it exits", "grows"},
		"it exits and grows":            {"it exits", "grows"},
	} {
		if got := clauses(of); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestAPercentageDoesNotContradictItsThreshold(t *testing.T) {
	two := amount("0.02")
	for share, want := range map[string]string{"0.0204": "2.04%", "0.02": "2%", "0.0199": "1.99%", "0.13": "13%", "0.1333": "13.3%", "0.0200001": "2.00001%", "-0.05": "−5%", "0.00004": "0.004%", "-0.0000061": "−0.001%", "0.0000001": "0%", "0": "0%"} {
		if got := PercentBeside(amount(share), two); got != want {
			t.Errorf("%s beside 2%%: %s, want %s", share, got, want)
		}
	}
}

func TestShortAmounts(t *testing.T) {
	for v, want := range map[string]string{"700000000": "$700m", "1250000000": "$1.25bn", "12345678": "$12,345,678", "950000": "$950,000", "1000000": "$1m"} {
		if got := Short(amount(v), comp.USD); got != want {
			t.Errorf("%s: %s, want %s", v, got, want)
		}
	}
}

// What an offer's leads rest on is counted once, whichever metric it is: an exit for the total and for present
// value, with a promotion too for the average.
func TestWhatALeadCountsOnIsNamedOnce(t *testing.T) {
	c := startup(t)
	var d comp.Disagreement
	for metric, kinds := range map[string][]comp.ConditionKind{"total": {comp.OnExit}, "pv": {comp.OnExit, comp.OnPromotion}} {
		r, _ := c.Ranking(metric)
		d.Stakes = append(d.Stakes, r)
		d.Misleading = append(d.Misleading, comp.Misleading{Why: comp.RestsOnConditions, Offer: r.Order[0], Metrics: []comp.Metric{r.Metric}, Conditions: kinds})
	}
	if got, want := suitedBy(c, &d, 0), "Quantum suits you if you count on an exit that is assumed and a promotion that nobody has put in writing."; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// 2,000 shares of 100 over four years beside a base of 150,000, 800,000 against 840,000 flat. At 20% a year from the
// first day of work, the valuation date, 500 shares each pay 60,000, 72,000, 86,400 and 103,680: 322,080 instead of
// 200,000, 922,080, which is 82,080 (9.8%) more. Less growth would do, so that it is no "only if".
func TestGrowthIsNotTheOnlyWayToALead(t *testing.T) {
	c := comp.NewCase(vesting.MustDate("2027-01-01"))
	annual, err := vesting.Parse("4y annual")
	if err != nil {
		t.Fatal(err)
	}
	c.Offers = []comp.Offer{
		{Company: "A", Base: amount("150000"), Start: c.AsOf, Price: comp.Price{Today: amount("100"), Growth: decimal.NewNullDecimal(amount("0.2"))},
			Grants: []comp.Grant{{Kind: comp.RSU, Shares: amount("2000"), Vesting: annual}}},
		{Company: "B", Base: amount("210000"), Start: c.AsOf},
	}
	result, err := comp.Compare(c)
	if err != nil {
		t.Fatal(err)
	}
	const want = "A leads over 4 years if its share grows 20% a year as assumed: $922,080, which is $82,080 (9.8%) more than B; without, it pays $800,000, less than B."
	if got := Compared(result, "total").Headline; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// 200,000 and 203,000 a year are within 2% of 800,000: nobody leads by the end, though B has paid more all along.
func TestATieHasNoLeaderInAPicture(t *testing.T) {
	c := comp.NewCase(vesting.MustDate("2027-01-01"))
	c.Offers = []comp.Offer{{Company: "A", Base: amount("200000"), Start: c.AsOf}, {Company: "B", Base: amount("203000"), Start: c.AsOf}}
	result, err := comp.Compare(c)
	if err != nil {
		t.Fatal(err)
	}
	if chart := cumulativeChart(result); chart.Title != "B's and A's pay ends within 2% of each other" || chart.Marks != nil {
		t.Errorf("%q with the marks %v", chart.Title, chart.Marks)
	}
	if got, want := Crossovers(result), "Counted by the day it is paid, B is ahead throughout, at the end too close to call."; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// A lead that is none without what nobody has written says so, whichever offer the file names first; ties name every
// offer that is in them. Base 200,000, and refreshers of which 90,000 vest in four years.
func TestALeadThatIsNoneWithoutItsCondition(t *testing.T) {
	const a = "  - {company: A, start: 2027-01-11, base: 200k, refreshers: {value: 60k, vesting: 4y annual}}\n"
	const condition = "A leads over 4 years only if it grants the refreshers that nobody has put in writing: $890,000, which is "
	other := func(name, base string) string {
		return fmt.Sprintf("  - {company: %s, start: 2027-01-11, base: %s}\n", name, base)
	}
	for offers, want := range map[string]string{
		a + other("C", "200k"):                                       condition + "$90,000 (11.3%) more than C; without, both pay $800,000.",
		other("C", "200k") + a:                                       condition + "$90,000 (11.3%) more than C; without, both pay $800,000.",
		a + other("C", "198k"):                                       condition + "$98,000 (12.4%) more than C; without, it is too close to call: A pays $800,000, $8,000 (1%) more than C.",
		other("C", "201k") + a:                                       condition + "$86,000 (10.7%) more than C; without, it is too close to call: C pays $804,000, $4,000 (0.5%) more than A.",
		other("C", "210k") + a:                                       condition + "$50,000 (6%) more than C; without, it pays $800,000, less than C.",
		other("B", "100k") + other("C", "100k"):                      "Equal: B and C each pay $400,000 over 4 years.",
		other("B", "100k") + other("C", "100k") + other("D", "100k"): "Equal: B, C and D each pay $400,000 over 4 years.",
	} {
		if got := Lead(read(t, "as_of: 2026-11-23\noffers:\n"+offers), "total"); got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
}

// What is left without the condition of a lead says so where it would rest on growth in its turn. A's 960,000 and
// refreshers of 250,000 lead over B's 800,000 and 375 shares a year at 130, 169, 219.70 and 285.61; held flat B's are
// 950,000, 10,000 (1.1%) less than 960,000.
func TestWhatIsLeftRestsOnNoGrowth(t *testing.T) {
	c := read(t, "as_of: 2027-01-01\noffers:\n"+
		"  - {company: A, start: 2027-01-01, base: 240k, refreshers: {value: 100k, vesting: 2y annual}, price: {today: 100}}\n"+
		"  - {company: B, start: 2027-01-01, base: 200k, rsu: {shares: 1500, price: 100, vesting: 4y annual}, price: {today: 100, growth: 30%}}\n")
	const want = "A leads over 4 years only if it grants the refreshers that nobody has put in writing: $1,210,000, which is $108,384 (9.8%) more than B; " +
		"without the refreshers and growth, it is too close to call: A pays $960,000, $10,000 (1.1%) more than B."
	if got := Lead(c, "total"); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}
